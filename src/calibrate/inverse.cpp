#include "calibrate/inverse.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "model/lookup.h"
#include "solve/certified.h"

namespace netback::calibrate {
namespace {

constexpr double kCapShare = 0.3;          // of the way's cost
constexpr double kLeastCapEur = 1;         // EUR/MWh
constexpr double kPremiumShare =
    0.04;     // of a market's price that may be premium: the tables have one price for many markets
constexpr double kPremiumWeight = 0.3;     // of a premium against a correction
constexpr double kBeyondWeight = 20;       // of what lies beyond the cap
constexpr double kLeast = 0.05;            // USD/MWh: smaller corrections are noise
constexpr double kUsdPerEur = 1.1;         // where the tables have no rate

// A way between two places of the observed matrix, as the model sees it.
struct Way {
  std::string from, to;
  double twh = 0;  // observed
  double price = 0, cost = 0, cap = 0;
};

double usd_per_eur(const world::World& world, int year) {
  double sum = 0;
  int count = 0;
  for (const auto& quote : world.prices)
    if (quote.series == "price:eur-usd" && quote.month.year() == year) sum += quote.value, ++count;
  return count > 0 ? sum / count : kUsdPerEur;
}

std::vector<Way> ways(const world::World& world, const market::Outcome& outcome, int year) {
  const double least_cap = kLeastCapEur * usd_per_eur(world, year);
  std::vector<Way> list;
  for (const auto& row : world.observed) {
    if (row.measure != "lng_trade" || row.year != year) continue;
    Way way{row.subject, row.partner, row.value, 0, INFINITY, 0};
    for (const auto& back : outcome.netbacks)  // the cheapest of several ports
      if (back.by_ship && model::holds_node(world, row.subject, back.from_node) &&
          model::holds_node(world, row.partner, back.to_node) && back.price - back.mean_fob < way.cost)
        way.price = back.price, way.cost = back.price - back.mean_fob;
    if (std::isinf(way.cost)) continue;
    way.cap = std::max(kCapShare * way.cost, least_cap);
    list.push_back(way);
  }
  return list;
}

class Inverse {
 public:
  explicit Inverse(std::vector<Way> ways) : ways_(std::move(ways)) {
    for (const Way& way : ways_) {
      seller_.emplace(way.from, 0), buyer_.emplace(way.to, 0);
    }
    for (auto& [place, col] : seller_) col = column(-solve::kInfinity, solve::kInfinity, 0);
    for (auto& [place, col] : buyer_) {
      double price = 0, twh = 0;
      for (const Way& way : ways_)
        if (way.to == place) price = way.price, twh += way.twh;
      col = column(0, kPremiumShare * price, kPremiumWeight * twh);
      column(0, kPremiumShare * price, kPremiumWeight * twh);  // the same below: col + 1
    }
    for (const Way& way : ways_) {
      first_.push_back(column(0, way.cap, way.twh));
      column(0, way.cap, way.twh);                                 // below
      column(0, solve::kInfinity, kBeyondWeight * way.twh);        // beyond, above
      column(0, solve::kInfinity, kBeyondWeight * way.twh);        // beyond, below
    }
  }

  Result<InverseCosts> run(int year) {
    // One row a way: premium+ - premium- - value - c+ + c- - b+ + b- = cost - price.
    std::vector<std::vector<std::pair<std::int32_t, double>>> entries(columns_.size());
    for (std::size_t i = 0; i < ways_.size(); ++i) {
      const Way& way = ways_[i];
      const auto r = static_cast<std::int32_t>(i);
      const auto put = [&](std::size_t col, double value) { entries[col].emplace_back(r, value); };
      put(buyer_.at(way.to), 1), put(buyer_.at(way.to) + 1, -1), put(seller_.at(way.from), -1);
      for (const std::size_t k : {0U, 2U}) put(first_[i] + k, -1), put(first_[i] + k + 1, 1);
      program_.row_lower.push_back(way.cost - way.price), program_.row_upper.push_back(way.cost - way.price);
    }
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      program_.col_lower.push_back(columns_[c].lower), program_.col_upper.push_back(columns_[c].upper);
      program_.col_cost.push_back(columns_[c].cost);
      for (const auto& [row, value] : entries[c]) program_.a_index.push_back(row), program_.a_value.push_back(value);
      program_.a_start.push_back(static_cast<std::int32_t>(program_.a_index.size()));
    }
    const auto solver = solve::make_highs();
    NB_TRY(loaded, solver->load(program_));
    (void)loaded;
    NB_TRY(solved, solve::solve_certified(*solver, program_));
    if (solved.solution.status != solve::Status::optimal)
      return std::unexpected(Error{Error::Code::internal, "the inverse program has no solution", "", "Report this run."});
    return read(solved.solution.col_value, year);
  }

 private:
  struct Column { double lower, upper, cost; };
  std::size_t column(double lower, double upper, double cost) {
    columns_.push_back({lower, upper, cost});
    return columns_.size() - 1;
  }

  InverseCosts read(const std::vector<double>& value, int year) const {
    InverseCosts found;
    double sum = 0, twh = 0;
    for (std::size_t i = 0; i < ways_.size(); ++i) {
      const Way& way = ways_[i];
      const double within = value[first_[i]] - value[first_[i] + 1], beyond = value[first_[i] + 2] - value[first_[i] + 3];
      ++found.way_count, sum += way.twh * std::abs(within), twh += way.twh;
      if (std::abs(beyond) > kLeast) found.beyond.push_back({way.from, way.to, way.twh, within + beyond, way.cap});
      if (std::abs(within) < kLeast) continue;
      world::Correction row;
      row.kind = "lng", row.subject = way.from, row.partner = way.to, row.base_year = year, row.cap = way.cap;
      row.value = within;
      row.id = "correction:lng/" + way.from.substr(way.from.find(':') + 1) + "-to-" + way.to.substr(way.to.find(':') + 1) +
               "/" + std::to_string(year);
      found.corrections.push_back(std::move(row));
    }
    found.mean_absolute = twh > 0 ? sum / twh : 0;
    return found;
  }

  std::vector<Way> ways_;
  std::map<std::string, std::size_t> seller_, buyer_;
  std::vector<std::size_t> first_;
  std::vector<Column> columns_;
  solve::LinearProgram program_;
};

}  // namespace

Result<InverseCosts> inverse_costs(const world::World& known, const market::Outcome& outcome, int year) {
  return Inverse(ways(known, outcome, year)).run(year);
}

}  // namespace netback::calibrate
