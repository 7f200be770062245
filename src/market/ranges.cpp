#include "market/ranges.h"

#include <algorithm>
#include <cmath>

#include "core/index.h"
#include "market/accounts.h"
#include "market/outcome.h"
#include "model/lookup.h"
#include "model/model.h"
#include "solve/certified.h"

namespace netback::market {
namespace {

using model::ColInfo;
using model::ColKind;
using model::RowKind;

constexpr double kNoCost = 0.01;     // USD/MWh (or million USD a ship-day's worth of it): below it a cost is a tie-break
constexpr double kAtBound = 1e-7;    // relative
constexpr std::size_t kYear = 12, kYearCount = 3, kExporterCount = 5;

bool near(double a, double b) { return std::fabs(a - b) <= kAtBound * (1 + std::fabs(a)); }

class Stage {
 public:
  Stage(const model::Layout& layout, const DecidedStage& stage, solve::Solver& solver)
      : l_(layout), world_(*layout.world), s_(stage), p_(*stage.program), solver_(solver) {
    activity_.assign(l_.rows.size(), 0);
    for (std::size_t c = 0; c < l_.cols.size(); ++c)
      for (auto k = at(p_.a_start[c]); k < at(p_.a_start[c + 1]); ++k)
        activity_[at(p_.a_index[k])] += p_.a_value[k] * s_.values->col_value[c];
  }

  Result<bool> prices(const std::vector<Wanted>& wanted, std::vector<Ranged>& ranges) {
    const solve::LinearProgram cone = tangent();
    NB_TRY(loaded, solver_.load(cone));
    (void)loaded;
    held_ = cone;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (wanted[i].kind != "price") continue;
      std::vector<std::pair<std::int32_t, double>> at_hub;  // weight of each of the stage's months in the mean
      for (std::int32_t r = l_.of(RowKind::hub).begin; r < l_.of(RowKind::hub).end; ++r) {
        const auto& row = l_.rows[at(r)];
        if (world_.nodes[row.item].id != wanted[i].id || !decided(row.month)) continue;
        const double weight = share_of_months(wanted[i], row.month);
        if (weight > 0) at_hub.emplace_back(r, weight);
      }
      if (at_hub.empty()) continue;
      for (const auto& [r, weight] : at_hub) ranges[i].value += weight * s_.values->row_dual[at(r)];
      for (const int sign : {-1, 1}) {
        solve::LinearProgram program = cone;
        for (const auto& [r, weight] : at_hub) program.row_lower[at(r)] = program.row_upper[at(r)] = sign * weight;
        NB_TRY(cost, solved(program));
        (sign > 0 ? ranges[i].high : ranges[i].low) += sign * cost;
      }
    }
    return true;
  }

  Result<bool> flows(const std::vector<Wanted>& wanted, std::vector<Ranged>& ranges) {
    const solve::LinearProgram face = optimal_face();
    NB_TRY(loaded, solver_.load(face));
    (void)loaded;
    held_ = face;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (wanted[i].kind == "price") continue;
      solve::LinearProgram program = face;
      bool any = false;
      double value = 0;
      for (std::size_t c = 0; c < l_.cols.size(); ++c) {
        const double weight = weight_of(wanted[i], c);
        if (weight == 0) continue;
        program.col_cost[c] = weight, any = true;
        value += weight * s_.values->col_value[c];
      }
      if (!any) continue;
      ranges[i].value += value;
      NB_TRY(least, solved(program));
      ranges[i].low += std::min(least, value);
      for (double& cost : program.col_cost) cost = -cost;
      NB_TRY(most, solved(program));
      ranges[i].high += std::max(-most, value);
    }
    return true;
  }

 private:
  bool decided(int period) const { return period >= s_.first && period < s_.last; }

  // How many of the wanted months lie in the period.
  int months_in(const Wanted& wanted, int period) const {
    const Month begin = std::max(l_.timeline.month(period), l_.timeline.report + static_cast<int>(wanted.begin)),
                end = std::min(l_.timeline.month(period) + l_.timeline.length(period),
                               l_.timeline.report + static_cast<int>(wanted.end));
    return std::max(0, end - begin);
  }
  double share_of_months(const Wanted& wanted, int period) const {
    return static_cast<double>(months_in(wanted, period)) / static_cast<double>(wanted.end - wanted.begin);
  }

  double weight_of(const Wanted& wanted, std::size_t c) const {
    const ColInfo& col = l_.cols[c];
    const bool ship = col.kind == ColKind::lng || col.kind == ColKind::afloat;
    if (!ship && col.kind != ColKind::flow) return 0;
    if (!decided(col.month)) return 0;
    const auto part = [&](int period) {
      return static_cast<double>(months_in(wanted, period)) / l_.timeline.length(period);
    };
    double share = col.kind == ColKind::lng ? 0 : part(col.month);
    if (col.kind == ColKind::lng)
      for (const auto& [period, landed] : model::landings(l_.timeline, l_.network.voyages[col.item], col.month))
        if (landed > 0) share += landed * part(period);
    if (share <= 0) return 0;
    if (wanted.kind == "lng_import") {
      if (!ship) return 0;
      const auto& node = world_.nodes[l_.network.imports[l_.network.voyages[col.item].to].node];
      return model::holds_node(world_, wanted.id, node) ? share : 0;
    }
    const auto is_home = [&](std::size_t node) { return world_.nodes[node].seller == wanted.id; };
    if (ship) {
      const auto& arc = l_.network.voyages[col.item];
      return is_home(l_.network.exports[arc.from].node) && !is_home(l_.network.imports[arc.to].node) ? share : 0;
    }
    const auto& pipe = world_.pipelines[col.item];
    return is_home(node_index(pipe.from_node)) && !is_home(node_index(pipe.to_node)) ? share : 0;
  }
  std::size_t node_index(const std::string& id) const {
    return static_cast<std::size_t>(
        std::lower_bound(world_.nodes.begin(), world_.nodes.end(), id,
                         [](const world::Node& n, const std::string& key) { return n.id < key; }) -
        world_.nodes.begin());
  }

  bool is_fixed(std::size_t c) const { return p_.col_lower[c] == p_.col_upper[c]; }

  // All solutions that cost the same: what has a price of its own stays where it is.
  solve::LinearProgram optimal_face() const {
    solve::LinearProgram face = p_;
    for (std::size_t c = 0; c < l_.cols.size(); ++c) {
      double reduced = p_.col_cost[c];
      for (auto k = at(p_.a_start[c]); k < at(p_.a_start[c + 1]); ++k)
        reduced -= p_.a_value[k] * s_.values->row_dual[at(p_.a_index[k])];
      face.col_cost[c] = 0;
      if (l_.cols[c].kind == ColKind::ship_days) reduced *= 1e3;  // a MWh takes some thousandth of a ship-day
      if (std::fabs(reduced) <= kNoCost || is_fixed(c)) continue;
      // Above a lower bound a cost keeps it down, below an upper one a gain keeps it up.
      const double bound = reduced > 0 ? p_.col_lower[c] : p_.col_upper[c];
      if (near(s_.values->col_value[c], bound)) face.col_lower[c] = face.col_upper[c] = bound;
    }
    for (std::size_t r = 0; r < l_.rows.size(); ++r) {
      if (l_.rows[r].month < s_.first || p_.row_lower[r] == p_.row_upper[r]) continue;
      const double dual = s_.values->row_dual[r];
      if (std::fabs(dual) <= kNoCost) continue;
      const double bound = dual > 0 ? p_.row_lower[r] : p_.row_upper[r];
      if (near(activity_[r], bound)) face.row_lower[r] = face.row_upper[r] = bound;
    }
    return face;
  }

  // What may change by a little, and what it costs: its optimum is the derivative of the market's cost.
  solve::LinearProgram tangent() const {
    solve::LinearProgram cone = p_;
    const auto widen = [](double value, double& lower, double& upper) {
      const bool at_lower = near(value, lower), at_upper = near(value, upper);
      lower = at_lower ? 0 : -solve::kInfinity, upper = at_upper ? 0 : solve::kInfinity;
    };
    for (std::size_t c = 0; c < l_.cols.size(); ++c) {
      if (is_fixed(c))
        cone.col_lower[c] = cone.col_upper[c] = 0;
      else
        widen(s_.values->col_value[c], cone.col_lower[c], cone.col_upper[c]);
    }
    for (std::size_t r = 0; r < l_.rows.size(); ++r) {
      if (p_.row_lower[r] == p_.row_upper[r])
        cone.row_lower[r] = cone.row_upper[r] = 0;
      else
        widen(activity_[r], cone.row_lower[r], cone.row_upper[r]);
    }
    return cone;
  }

  Result<double> solved(const solve::LinearProgram& program) {
    NB_TRY(applied, solver_.apply(model::difference(held_, program)));
    (void)applied;
    held_ = program;
    NB_TRY(started, solver_.start_from(*s_.basis));
    (void)started;
    NB_TRY(solved, solve::solve_certified(solver_, program));
    if (solved.solution.status != solve::Status::optimal)
      return std::unexpected(
          Error{Error::Code::internal,
                std::string("a bound over the optima ends as ") + solve::status_name(solved.solution.status),
                "market/ranges.cpp", "Report this run, or leave --ranges away."});
    return solved.solution.objective;
  }

  const model::Layout& l_;
  const world::World& world_;
  const DecidedStage& s_;
  const solve::LinearProgram& p_;
  solve::Solver& solver_;
  solve::LinearProgram held_;
  std::vector<double> activity_;
};

}  // namespace

std::vector<Wanted> headline_quantities(const world::World& world, const Outcome& base) {
  std::vector<Wanted> wanted;
  std::vector<std::pair<std::string, std::string>> what;
  for (const auto& row : world.benchmarks)
    if (base.price.contains(row.node)) what.emplace_back("price", row.node);
  if (what.empty())
    for (const auto& [node, series] : base.price) what.emplace_back("price", node);
  auto sellers = make_accounts(world, base, {}).sellers;
  std::stable_sort(sellers.begin(), sellers.end(),
                   [](const SellerAccount& a, const SellerAccount& b) { return a.export_twh > b.export_twh; });
  std::size_t told = 0;
  for (const auto& seller : sellers)
    if (told < kExporterCount && seller.seller != "seller:rest" && seller.seller != "seller:storage")
      what.emplace_back("export", seller.seller), ++told;
  for (const char* region : {"region:eu", "region:asia"})
    if (std::any_of(world.regions.begin(), world.regions.end(), [&](const auto& r) { return r.id == region; }))
      what.emplace_back("lng_import", region);
  for (const auto& [kind, id] : what)
    for (std::size_t begin = 0; begin < std::min(base.months.size(), kYear * kYearCount); begin += kYear)
      wanted.push_back({kind, id, begin, std::min(begin + kYear, base.months.size())});
  return wanted;
}

Result<bool> add_ranges(const model::Layout& layout, const DecidedStage& stage, const std::vector<Wanted>& wanted,
                        solve::Solver& solver, std::vector<Ranged>& ranges) {
  if (ranges.empty())
    for (const Wanted& one : wanted) ranges.push_back({one.kind, one.id, one.begin, one.end, 0, 0, 0});
  Stage work(layout, stage, solver);
  NB_TRY(prices, work.prices(wanted, ranges));
  (void)prices;
  return work.flows(wanted, ranges);
}

}  // namespace netback::market
