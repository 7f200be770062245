#include "calibrate/positions.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "market/modelled.h"

namespace netback::calibrate {
namespace {

constexpr int kRounds = 12;
constexpr double kLeastOutput = 0.6, kMostOutput = 1.25;  // of what the plants' rows say
constexpr double kOutputWeight = 0.3;                     // of the worst plant against the worst price
constexpr double kClose = 0.004;                          // of prices; outputs may be off by four times that

// How far a factor may go and how a price answers to it: d ln price / d ln factor before two points are known, and its
// bounds.
struct Reach { double least, most, slope, flattest, steepest; };
constexpr Reach kDemand{0.92, 1.08, 6, 2, 40};  // beyond 8 % the balances are at fault
// Hire is a tenth of a cargo's price and less. Rates of the tables are those of an idle and a tight year; single winters
// were several times dearer, and the factor also holds what else keeps Asia's price above Europe's.
constexpr Reach kHire{0.4, 9, 0.1, 0.02, 1};

struct Factor {
  world::Correction row;
  const world::Observed* target = nullptr;
  std::optional<double> before_ln_value, before_ln_ratio;  // of the round before
  Reach reach = kDemand;
};

world::Correction row_of(const char* kind, const std::string& subject, int year, double cap) {
  world::Correction row;
  row.kind = kind, row.subject = subject, row.base_year = year, row.value = 1, row.cap = cap;
  row.id = "correction:" + row.kind + "/" + subject.substr(subject.find(':') + 1) + "/" + std::to_string(year);
  return row;
}

// Of a country whose basins are told apart, the basins.
std::vector<const world::Observed*> exporters(const world::World& world, int year) {
  std::vector<const world::Observed*> rows;
  for (const auto& row : world.observed) {
    if (row.measure != "lng_export" || row.year != year || row.subject == "region:world") continue;
    const bool is_split =
        row.subject.starts_with("country:") && std::ranges::any_of(world.observed, [&](const auto& other) {
          if (other.measure != "lng_export" || other.year != year || !other.subject.starts_with("node:")) return false;
          const auto node = std::ranges::find(world.nodes, other.subject, &world::Node::id);
          return node != world.nodes.end() && std::ranges::find(node->countries, row.subject) != node->countries.end();
        });
    if (!is_split) rows.push_back(&row);
  }
  return rows;
}

// Plants that load more than observed could not; those that load less may have been able to.
void move_output(Factor& factor, double ratio) {
  factor.row.value = std::clamp(factor.row.value / ratio, kLeastOutput, kMostOutput);
}

// Secant on logarithms, within the bounds of its reach.
void move_position(Factor& factor, double ln_ratio) {
  Reach& reach = factor.reach;
  const double ln_value = std::log(factor.row.value);
  if (factor.before_ln_value && std::abs(ln_value - *factor.before_ln_value) > 1e-6)
    reach.slope = std::clamp((ln_ratio - *factor.before_ln_ratio) / (ln_value - *factor.before_ln_value), reach.flattest,
                             reach.steepest);
  factor.before_ln_value = ln_value, factor.before_ln_ratio = ln_ratio;
  factor.row.value = std::clamp(std::exp(ln_value - ln_ratio / reach.slope), reach.least, reach.most);
}

}  // namespace

Result<Positions> fit_positions(const world::World& known, int year, const std::vector<world::Correction>& start) {
  std::vector<Factor> output, demand;
  for (const auto* row : exporters(known, year))
    if (row->value > 0) output.push_back({row_of("liquefaction", row->subject, year, 1 - kLeastOutput), row, {}, {}});
  for (const PricePosition& position : kPricePositions)
    if (const auto* row = observed_row(known, "price", position.price, year)) {
      const Reach reach = std::string_view(position.kind) == "hire" ? kHire : kDemand;
      demand.push_back({row_of(position.kind, position.subject, year, reach.most - 1), row, {}, {}, reach});
    }
  for (auto* list : {&output, &demand})
    for (Factor& factor : *list)
      if (const auto known_one = std::ranges::find(start, factor.row.id, &world::Correction::id); known_one != start.end())
        factor.row.value = known_one->value;
  Positions best, tried_now;
  solve::Basis basis;
  world::World tried = known;
  const auto collect = [&] {
    tried_now.corrections.clear();
    for (const auto* list : {&output, &demand})
      for (const Factor& factor : *list) tried_now.corrections.push_back(factor.row);
    tried.corrections = known.corrections;
    tried.corrections.insert(tried.corrections.end(), tried_now.corrections.begin(), tried_now.corrections.end());
  };
  int round = 0;
  double least = INFINITY;
  for (bool is_close = false; round < kRounds && !is_close; ++round) {
    collect();
    NB_TRY(outcome, solve_year(tried, year, &basis));
    tried_now.outcome = std::move(outcome);
    const auto ratio = [&](const Factor& factor) {
      const double modelled = market::modelled(tried, tried_now.outcome, *factor.target).value_or(factor.target->value);
      return std::max(1e-3, modelled / factor.target->value);
    };
    double worst_output = 0, worst_price = 0;
    for (const Factor& factor : output)  // a plant that may load no more than it did, or could load more and need not
      if (factor.row.value > kLeastOutput && factor.row.value < kMostOutput)
        worst_output = std::max(worst_output, std::log(ratio(factor)));
    for (const Factor& factor : demand) worst_price = std::max(worst_price, std::abs(std::log(ratio(factor))));
    is_close = worst_price < kClose && worst_output < 4 * kClose;
    // The optimum jumps from corner to corner: the best round counts, not the last.
    if (const double apart = worst_price + kOutputWeight * worst_output; apart < least) {
      least = apart, best.corrections = tried_now.corrections, best.outcome = tried_now.outcome,
      best.worst_price = worst_price;
    }
    for (Factor& factor : output) move_output(factor, ratio(factor));
    if (round > 0 || !start.empty())  // prices follow once plants load what they could
      for (Factor& factor : demand) move_position(factor, std::log(ratio(factor)));
  }
  best.solve_count = round;
  return best;
}

}  // namespace netback::calibrate
