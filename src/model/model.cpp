#include "model/model.h"

#include "model/constraints.h"
#include "model/contract_price.h"

namespace netback::model {

MarketModel build(const world::World& world, const Timeline& timeline, const std::vector<scenario::Event>& events,
                  const State& state) {
  return build(world, timeline, events, state, {});
}

MarketModel build(const world::World& world, const Timeline& timeline, const std::vector<scenario::Event>& events,
                  const State& state, const GivenCargoes& cargoes) {
  MarketModel model;
  Layout& layout = model.layout;
  layout.world = &world;
  layout.timeline = timeline;
  layout.events = events;
  layout.network = make_network(world, events, timeline);
  layout.cargoes = on_voyages(layout.network, cargoes);
  layout.habits = habit_pairs(world, layout.network, layout.habit_year);
  layout.cargo_covers = cargo_covers(layout);
  layout.contract_room = contract_rooms(world);
  layout.contract_wedge = contract_wedges(world, layout.network, timeline);
  layout.col_range.resize(kColKinds);
  layout.row_range.resize(kRowKinds);
  Builder builder(layout, model.program);
  add_balance_rows(builder);
  add_pipeline_rows(builder);
  add_contract_rows(builder);
  add_cargo_cover_rows(builder);
  add_flow_limit_rows(builder);
  add_lng_rows(builder);
  add_transits_rows(builder);
  add_habit_rows(builder);
  add_ship_days_rows(builder);
  add_storage_rows(builder);
  add_conduct_rows(builder);

  add_supply(builder);
  add_demand(builder);
  add_sale(builder);
  add_pipeline(builder);
  add_lng(builder);
  add_habit(builder);
  add_ship_days(builder);
  add_storage(builder);
  add_contract(builder);
  add_conduct(builder);
  write_state(layout, state, model.program);
  return model;
}

void write_state(const Layout& layout, const State& state, solve::LinearProgram& program) {
  bound_balance(layout, state, program);
  bound_supply(layout, state, program);
  bound_demand(layout, state, program);
  bound_sale(layout, state, program);
  bound_pipeline(layout, state, program);
  bound_contract(layout, state, program);
  bound_cargo_cover(layout, state, program);
  bound_flow_limit(layout, state, program);
  bound_lng(layout, state, program);
  bound_transits(layout, state, program);
  bound_habit(layout, state, program);
  bound_ship_days(layout, state, program);
  bound_storage(layout, state, program);
  bound_conduct(layout, state, program);
}

solve::LpPatch difference(const solve::LinearProgram& from, const solve::LinearProgram& to) {
  solve::LpPatch patch;
  for (std::size_t c = 0; c < to.col_cost.size(); ++c) {
    if (from.col_cost[c] == to.col_cost[c] && from.col_lower[c] == to.col_lower[c] && from.col_upper[c] == to.col_upper[c])
      continue;
    patch.cols.push_back(static_cast<std::int32_t>(c));
    patch.col_cost.push_back(to.col_cost[c]);
    patch.col_lower.push_back(to.col_lower[c]);
    patch.col_upper.push_back(to.col_upper[c]);
  }
  for (std::size_t r = 0; r < to.row_lower.size(); ++r) {
    if (from.row_lower[r] == to.row_lower[r] && from.row_upper[r] == to.row_upper[r]) continue;
    patch.rows.push_back(static_cast<std::int32_t>(r));
    patch.row_lower.push_back(to.row_lower[r]);
    patch.row_upper.push_back(to.row_upper[r]);
  }
  return patch;
}

}  // namespace netback::model
