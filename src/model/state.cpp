#include "model/state.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "model/apply_event.h"
#include "model/asset_share.h"
#include "model/condense.h"
#include "model/corrections.h"
#include "model/force_majeure.h"
#include "model/lookup.h"
#include "world/contract_in_force.h"

namespace netback::model {
namespace {

constexpr double kFree = std::numeric_limits<double>::infinity();

// The outlook's rows by target and measure, found once. A world known on a day holds those of its base year alone.
class OutlookFactors {
 public:
  explicit OutlookFactors(const world::World& world) {
    for (const auto& row : world.outlook) rows_[{row.target, row.measure}].push_back(&row);
  }
  // That year's factor, else that of the last year before it, else 1.
  double of(const std::string& target, const char* measure, int year) const;

 private:
  std::map<std::pair<std::string, std::string>, std::vector<const world::Outlook*>> rows_;
};

double OutlookFactors::of(const std::string& target, const char* measure, int year) const {
  const auto found = rows_.find({target, measure});
  if (found == rows_.end()) return 1;
  const world::Outlook* best = nullptr;
  for (const world::Outlook* told : found->second) {
    const world::Outlook& row = *told;
    if (row.year > year) continue;
    // Of two vintages for one year the one known later counts.
    if (!best || std::pair(best->year, best->known_from) < std::pair(row.year, row.known_from)) best = &row;
  }
  return best ? best->factor : 1;
}

// How much of a ban the events lift in a month.
double lifted(const world::Restriction& ban, Month month, const std::vector<WeightedEvent>& events) {
  double most = 0;
  for (const WeightedEvent& e : events)
    if (const auto* lever = std::get_if<scenario::RestrictionLever>(&e.event->lever); lever && lifts(*lever, ban))
      most = std::max(most, e.weight * ramp_at(*e.event, month));
  return most;
}

// Calls f(table of the state, its rows, system of a row) for everything that can be used in part.
template <class F>
void each_asset_table(State& state, const world::World& world, F&& f) {
  const auto no_system = [](const auto&) { return std::string(); };
  f(state.pipeline, world.pipelines, [](const world::Pipeline& p) { return p.system; });
  f(state.liquefaction, world.liquefaction, no_system);
  f(state.regasification, world.regasification, no_system);
  f(state.storage, world.storage, no_system);
  f(state.supply, world.supply, no_system);
  f(state.strait, world.straits, no_system);
}

void fill_assets(State& state, const world::World& world, const Timeline& line, const AssetShares& shares) {
  each_asset_table(state, world, [&](MonthTable& table, const auto& rows, auto system_of) {
    table = MonthTable(rows.size(), line.period_count(), 1);
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (int t = 0; t < line.period_count(); ++t)
        table.at(i, t) = shares.share(rows[i], system_of(rows[i]), line.month(t));
  });
}

// What the plants of a base year could load, whatever share of them events leave.
void correct_plants(State& state, const world::World& world, const Timeline& line) {
  for (std::size_t i = 0; i < world.liquefaction.size(); ++i) {
    const double correction = liquefaction_correction(world, world.liquefaction[i]);
    for (int t = 0; t < line.period_count(); ++t) state.liquefaction.at(i, t) *= correction;
  }
}

// Whatever an event makes of an asset, it is used no further than the bans in force allow.
void limit_use(State& state, const world::World& world, const Timeline& line, const AssetShares& shares) {
  each_asset_table(state, world, [&](MonthTable& table, const auto& rows, auto system_of) {
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (int t = 0; t < line.period_count(); ++t)
        table.at(i, t) = std::min(table.at(i, t), shares.allowed(rows[i].id, system_of(rows[i]), line.month(t)));
  });
}

void fill_outlook(State& state, const world::World& world, const Timeline& line) {
  const OutlookFactors outlook(world);
  state.supply_factor = state.supply_minimum = MonthTable(world.supply.size(), line.period_count(), 1);
  state.demand_factor = MonthTable(world.demand.size(), line.period_count(), 1);
  std::vector<double> supply_found, demand_found;
  for (const auto& row : world.supply) supply_found.push_back(supply_correction(world, row));
  for (const auto& row : world.demand) demand_found.push_back(demand_correction(world, row));
  for (int t = 0; t < line.period_count(); ++t) {
    const int year = line.month(t).year();
    for (std::size_t i = 0; i < world.supply.size(); ++i) {
      const auto& row = world.supply[i];
      const double capacity =
          outlook.of(row.id, "supply_capacity", year) * outlook.of(row.node, "supply_capacity", year) * supply_found[i];
      const double output = outlook.of(row.id, "supply_production", year) * outlook.of(row.node, "supply_production", year);
      state.supply_factor.at(i, t) = capacity;
      state.supply_minimum.at(i, t) = std::min(capacity, output == 1 ? capacity : output);
    }
    for (std::size_t i = 0; i < world.demand.size(); ++i)
      state.demand_factor.at(i, t) = outlook.of(world.demand[i].id, "demand", year) *
                                     outlook.of(world.demand[i].node, "demand", year) * demand_found[i];
  }
}

void fill_contracts(State& state, const world::World& world, const Timeline& line) {
  state.contract_minimum = MonthTable(world.contracts.size(), line.period_count(), 0);
  state.contract_take_or_pay = state.contract_make_up = state.contract_minimum;
  state.contract_maximum = MonthTable(world.contracts.size(), line.period_count(), kFree);
  for (std::size_t i = 0; i < world.contracts.size(); ++i)
    for (int t = 0; t < line.period_count(); ++t) {
      // A contract binds in whole months; when it does not hold it says nothing about the flow.
      const auto& row = world.contracts[i];
      if (!world::is_in_force(world, row, line.month(t).first_day())) continue;
      const double even = row.quantity * line.month(t).day_count() / 365.0;
      state.contract_minimum.at(i, t) = even * row.minimum_share;
      state.contract_maximum.at(i, t) = even * row.maximum_share;
      state.contract_take_or_pay.at(i, t) = even * row.take_or_pay;
      state.contract_make_up.at(i, t) = even * row.make_up;
    }
}

void fill_bans(State& state, const world::World& world, const Timeline& line, const std::vector<WeightedEvent>& events) {
  const std::size_t pairs = world.nodes.size() * world.sellers.size();
  state.pipe_sale = state.lng_sale = MonthTable(pairs, line.period_count(), 1);
  for (const auto& ban : world.restrictions)
    // What leaves a share is no bar: a sale is allowed or not, and a milder row must not undo a full ban.
    if (ban.kind == "trade_flow" && ban.share == 0) {
      for (int t = 0; t < line.period_count(); ++t)
        // A ban counts from the first whole month it holds, and an expected lift once it is as likely as not.
        if (ban.holds_on(line.month(t).first_day()) && lifted(ban, line.month(t), events) < 0.5)
          bar_sales(state, world, ban.target, ban.buyers, ban.commodity, t, 0);
    }
}

// A line that only one seller may use carries nothing while that seller's flow is held at nothing: its capacity is then no
// difference between two states.
void close_unused(State& state, const world::World& world, const Timeline& line, const std::vector<WeightedEvent>& events) {
  for (std::size_t e = 0; e < events.size(); ++e) {
    const auto* lever = std::get_if<scenario::FlowLever>(&events[e].event->lever);
    if (!lever || !lever->resume) continue;
    for (std::size_t i = 0; i < world.pipelines.size(); ++i) {
      const auto& pipe = world.pipelines[i];
      if ((pipe.id != lever->route && pipe.system != lever->route) || pipe.sellers != world::Ids{lever->seller}) continue;
      for (int t = 0; t < line.period_count(); ++t)
        if (state.flow_limit.at(e, t) == 0) state.pipeline.at(i, t) = 0;
    }
  }
}

}  // namespace

std::size_t node_seller(const world::World& world, std::size_t node, std::size_t seller) {
  return node * world.sellers.size() + seller;
}

State make_state(const world::World& world, const Timeline& timeline, const std::vector<WeightedEvent>& events) {
  const Timeline line = timeline.monthly();  // events and rows are dated by months; seasons come last
  State state;
  const AssetShares shares(world, [&](const world::Restriction& ban, Month month) { return lifted(ban, month, events); });
  fill_assets(state, world, line, shares);
  fill_outlook(state, world, line);
  fill_contracts(state, world, line);
  fill_bans(state, world, line, events);
  state.tariff_add = MonthTable(world.pipelines.size(), line.period_count(), 0);
  state.strait_cost = MonthTable(world.straits.size(), line.period_count(), 0);
  state.supply_add = MonthTable(world.supply.size(), line.period_count(), 0);
  state.liquefaction_add = MonthTable(world.liquefaction.size(), line.period_count(), 0);
  state.regasification_add = MonthTable(world.regasification.size(), line.period_count(), 0);
  state.sale_add = MonthTable(world.nodes.size() * world.sellers.size(), line.period_count(), 0);
  state.use_add = state.cap_weight = MonthTable(world.nodes.size(), line.period_count(), 0);
  state.price_cap = MonthTable(world.nodes.size(), line.period_count(), kFree);
  state.flow_limit = MonthTable(events.size(), line.period_count(), kFree);
  for (std::size_t i = 0; i < events.size(); ++i) apply_event(state, world, line, events[i], i);
  limit_use(state, world, line, shares);
  correct_plants(state, world, line);
  for (const WeightedEvent& event : events) apply_use_ban(state, world, line, event);
  close_unused(state, world, line, events);
  release_contracts(state, world, line);
  return condensed(std::move(state), timeline);
}

}  // namespace netback::model
