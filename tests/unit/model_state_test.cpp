#include "model/state.h"

#include <cmath>

#include "model/apply_event.h"
#include "toy_world.h"

namespace netback::model {
namespace {

using namespace scenario;
using toy::event;
using toy::months;
using toy::ToyWorld;

ToyWorld two_nodes() {
  ToyWorld toy;
  toy.seller("a", "a");
  toy.node("a", "a");
  toy.node("b");
  toy.supply("a", 120, 10);
  toy.demand("b", 100, -0.3, 20);
  toy.pipe("a", "b", 365, 1);
  return toy;
}

State with(const world::World& world, const Timeline& line, const Event& e, double weight = 1) {
  return make_state(world, line, {{&e, weight}});
}

TEST(model_state, an_asset_without_states_is_whole) {
  const auto world = two_nodes().world();
  const State state = make_state(world, months(2), {});
  EXPECT_EQ(state.pipeline.at(0, 0), 1);
  EXPECT_EQ(state.supply.at(0, 1), 1);
  EXPECT_EQ(state.pipe_sale.at(node_seller(world, 1, 0), 0), 1);
}

TEST(model_state, of_two_states_the_one_known_later_wins) {
  ToyWorld toy = two_nodes();
  toy.state("old", "pipe:a-b", 0.2, {2020, 1, 1});
  toy.state("new", "pipe:a-b", 0.7, {2021, 1, 1});
  // From an earlier day, but known later: still the one that counts.
  toy.raw().asset_states[0].from = Date{2023, 1, 1};
  toy.raw().asset_states[1].from = Date{2022, 1, 1};
  EXPECT_NEAR(make_state(toy.world(), months(1), {}).pipeline.at(0, 0), 0.7, 1e-12);
}

TEST(model_state, known_on_one_day_the_later_from_wins) {
  ToyWorld toy = two_nodes();
  toy.state("x", "pipe:a-b", 0.2, {2020, 1, 1}).from = Date{2021, 6, 1};
  toy.state("y", "pipe:a-b", 0.7, {2020, 1, 1}).from = Date{2021, 1, 1};
  EXPECT_NEAR(make_state(toy.world(), months(1), {}).pipeline.at(0, 0), 0.2, 1e-12);
}

// Insurers ask for their premium until a strait is open, and give it up once: two events that open it open it no wider.
TEST(model_state, a_strait_that_opens_loses_its_war_premium_once) {
  ToyWorld toy = two_nodes();
  auto& strait = toy.raw().straits.emplace_back();
  strait.id = "route:gap";
  toy.state("shut", "route:gap", 0, {2024, 1, 15});
  auto& premium = toy.raw().passage_costs.emplace_back();
  premium.id = "passage:gap", premium.strait = "route:gap", premium.kind = "war_risk", premium.laden = 2,
  premium.ballast = 1;
  const auto world = toy.world();
  const Event one = event("one", RouteLever{.gate = "route:gap", .share = 1}), two = event("two", one.lever);
  const auto cost = [&](const std::vector<WeightedEvent>& events) {
    return make_state(world, months(1), events).strait_cost.at(0, 0);
  };
  EXPECT_NEAR(cost({{&one, 1}}), -3, 1e-12);
  EXPECT_NEAR(cost({{&one, 0.4}}), -1.2, 1e-12);
  EXPECT_NEAR(cost({{&one, 1}, {&two, 1}}), -3, 1e-12);
  EXPECT_NEAR(cost({{&one, 0.4}, {&two, 0.5}}), -3 * (1 - 0.6 * 0.5), 1e-12);
  const Event little = event("little", RouteLever{.gate = "route:gap", .share = 0.2});
  EXPECT_EQ(cost({{&little, 1}}), 0);
}

TEST(model_state, a_state_counts_by_its_days) {
  ToyWorld toy = two_nodes();
  auto& state = toy.state("x", "pipe:a-b", 0.5, {2025, 1, 1});
  state.from = Date{2025, 1, 17}, state.until = Date{2025, 2, 15};
  const State s = make_state(toy.world(), months(3), {});
  EXPECT_NEAR(s.pipeline.at(0, 0), (16 + 15 * 0.5) / 31, 1e-12);
  EXPECT_NEAR(s.pipeline.at(0, 1), (14 * 0.5 + 14) / 28, 1e-12);
  EXPECT_EQ(s.pipeline.at(0, 2), 1);
}

TEST(model_state, a_string_has_the_state_of_its_system_unless_it_has_one_of_its_own) {
  ToyWorld toy = two_nodes();
  toy.pipe("a", "b", 10, 1).id = "pipe:a-b/2";
  for (auto& pipe : toy.raw().pipelines) pipe.system = "pipe:system";
  toy.state("system", "pipe:system", 0.3, {2022, 1, 1});
  toy.state("own", "pipe:a-b/2", 0.6, {2020, 1, 1});
  const State s = make_state(toy.world(), months(1), {});
  EXPECT_NEAR(s.pipeline.at(0, 0), 0.3, 1e-12);
  EXPECT_NEAR(s.pipeline.at(1, 0), 0.6, 1e-12);
}

TEST(model_state, rows_hold_from_their_first_to_their_last_day) {
  ToyWorld toy = two_nodes();
  toy.raw().pipelines[0].from = Date{2025, 2, 1};
  toy.raw().pipelines[0].until = Date{2025, 3, 1};
  const State s = make_state(toy.world(), months(3), {});
  EXPECT_EQ(s.pipeline.at(0, 0), 0);
  EXPECT_EQ(s.pipeline.at(0, 1), 1);
  EXPECT_EQ(s.pipeline.at(0, 2), 0);
}

TEST(model_state, a_ban_on_use_closes_whatever_the_state) {
  ToyWorld toy = two_nodes();
  auto& ban = toy.ban("a", "b");
  ban.kind = "asset_use", ban.target = "pipe:a-b", ban.from = Date{2025, 2, 1};
  const State s = make_state(toy.world(), months(2), {});
  EXPECT_EQ(s.pipeline.at(0, 0), 1);
  EXPECT_EQ(s.pipeline.at(0, 1), 0);
}

TEST(model_state, a_ban_on_trade_counts_from_its_first_whole_month) {
  ToyWorld toy = two_nodes();
  toy.ban("a", "b").from = Date{2025, 1, 10};
  const auto world = toy.world();
  const State s = make_state(world, months(3), {});
  const std::size_t a_to_b = node_seller(world, 1, 0);
  EXPECT_EQ(world.sellers[0].id, "seller:a");
  EXPECT_EQ(s.pipe_sale.at(a_to_b, 0), 1);
  EXPECT_EQ(s.pipe_sale.at(a_to_b, 1), 0);
  EXPECT_EQ(s.lng_sale.at(a_to_b, 1), 0);
  EXPECT_EQ(s.pipe_sale.at(node_seller(world, 0, 0), 1), 1) << "a may still sell at home";
}

TEST(model_state, a_ban_on_one_commodity_leaves_the_other) {
  ToyWorld toy = two_nodes();
  toy.ban("a", "b", "commodity:lng");
  const auto world = toy.world();
  const State s = make_state(world, months(1), {});
  EXPECT_EQ(s.lng_sale.at(node_seller(world, 1, 0), 0), 0);
  EXPECT_EQ(s.pipe_sale.at(node_seller(world, 1, 0), 0), 1);
}

TEST(model_state, a_ban_on_crude_bars_no_gas) {
  ToyWorld toy = two_nodes();
  toy.ban("a", "b", "commodity:crude");
  const auto world = toy.world();
  EXPECT_EQ(make_state(world, months(1), {}).pipe_sale.at(node_seller(world, 1, 0), 0), 1);
}

TEST(model_state, a_milder_row_does_not_undo_a_full_ban) {
  ToyWorld toy = two_nodes();
  toy.ban("a", "b");
  toy.ban("a", "b", "commodity:gas").share = 0.75;  // of later id
  const auto world = toy.world();
  EXPECT_EQ(make_state(world, months(1), {}).pipe_sale.at(node_seller(world, 1, 0), 0), 0);
}

TEST(model_state, contracts_hold_in_their_months_only) {
  ToyWorld toy = two_nodes();
  auto& contract = toy.contract("a", "b", "pipe:a-b", 73, 0.5, 1.2);
  contract.from = Date{2025, 2, 1}, contract.until = Date{2025, 3, 1};
  const State s = make_state(toy.world(), months(3), {});
  EXPECT_EQ(s.contract_minimum.at(0, 0), 0);
  EXPECT_TRUE(std::isinf(s.contract_maximum.at(0, 0)));
  EXPECT_NEAR(s.contract_minimum.at(0, 1), 73 * 28.0 / 365 * 0.5, 1e-12);
  EXPECT_NEAR(s.contract_maximum.at(0, 1), 73 * 28.0 / 365 * 1.2, 1e-12);
  EXPECT_EQ(s.contract_minimum.at(0, 2), 0);
  EXPECT_TRUE(std::isinf(s.contract_maximum.at(0, 2)));
}

TEST(model_state, of_two_versions_of_a_contract_the_one_known_later_binds) {
  ToyWorld toy = two_nodes();
  toy.contract("a", "b", "pipe:a-b", 365, 0.5, 1).known_from = Date{2020, 1, 1};
  toy.contract("a", "b", "pipe:a-b", 365, 0, 0.4);
  toy.raw().contracts.back().id = "contract:a-b/cut";
  toy.raw().contracts.back().known_from = Date{2024, 6, 1};
  toy.raw().contracts.back().from = Date{2025, 2, 1};
  const State state = make_state(toy.world(), months(2), {});
  EXPECT_NEAR(state.contract_minimum.at(0, 0), 15.5, 1e-12);
  EXPECT_NEAR(state.contract_maximum.at(0, 0), 31, 1e-12);
  // From February on the older version binds nothing, and the newer has no minimum.
  EXPECT_EQ(state.contract_minimum.at(0, 1), 0);
  EXPECT_TRUE(std::isinf(state.contract_maximum.at(0, 1)));
  EXPECT_EQ(state.contract_minimum.at(1, 1), 0);
  EXPECT_NEAR(state.contract_maximum.at(1, 1), 0.4 * 28, 1e-12);
  // Before the news of the cut the contract binds as signed.
  const State before = make_state(world::known_by(toy.world(), Date{2024, 5, 31}), months(2), {});
  EXPECT_NEAR(before.contract_minimum.at(0, 1), 14, 1e-12);
}

TEST(model_state, contracts_of_another_route_or_buyer_bind_beside_each_other) {
  ToyWorld toy = two_nodes();
  toy.pipe("a", "b", 400, 1).id = "pipe:other";
  toy.contract("a", "b", "pipe:a-b", 365, 0.5, 1).known_from = Date{2020, 1, 1};
  toy.contract("a", "b", "pipe:other", 365, 0.2, 1).known_from = Date{2024, 1, 1};
  toy.raw().contracts.back().id = "contract:other";
  toy.pipe("a", "b", 365, 1).id = "pipe:other";  // a line that carries nothing would release its contract
  const State state = make_state(toy.world(), months(1), {});
  EXPECT_NEAR(state.contract_minimum.at(0, 0), 15.5, 1e-12);
  EXPECT_NEAR(state.contract_minimum.at(1, 0), 6.2, 1e-12);
}

TEST(model_state, the_outlook_of_a_year_holds_until_the_next_row) {
  ToyWorld toy = two_nodes();
  toy.outlook("demand:b/all", "demand", 2025, 1.1);
  toy.outlook("node:b", "demand", 2026, 1.2);
  toy.outlook("supply:a", "supply_capacity", 2025, 0.8);
  const State s = make_state(toy.world(), months(26, Month(2024, 12)), {});
  EXPECT_EQ(s.demand_factor.at(0, 0), 1);
  EXPECT_EQ(s.demand_factor.at(0, 1), 1.1);
  EXPECT_NEAR(s.demand_factor.at(0, 13), 1.1 * 1.2, 1e-12) << "row and node factors multiply; 2025's row goes on";
  EXPECT_EQ(s.supply_factor.at(0, 0), 1);
  EXPECT_EQ(s.supply_factor.at(0, 25), 0.8);
  EXPECT_EQ(s.supply_minimum.at(0, 25), 0.8) << "output that must flow falls with capacity";
}

TEST(model_state, of_two_vintages_of_a_year_the_later_known_counts) {
  ToyWorld toy = two_nodes();
  toy.outlook("node:b", "demand", 2025, 1.3, {2024, 12, 1});
  toy.outlook("node:b", "demand", 2025, 0.9, {2024, 1, 1});
  EXPECT_EQ(make_state(toy.world(), months(1), {}).demand_factor.at(0, 0), 1.3);
}

TEST(model_event, capacity_moves_by_weight_and_ramp) {
  const auto world = two_nodes().world();
  Event e = event("e", CapacityLever{"pipe:a-b", 0.4}, Month(2025, 2));
  e.ramp_months = 2, e.until = Month(2025, 5);
  const State s = with(world, months(5), e, 0.5);
  EXPECT_EQ(s.pipeline.at(0, 0), 1);
  EXPECT_NEAR(s.pipeline.at(0, 1), 1 - 0.6 * 0.25, 1e-12);
  EXPECT_NEAR(s.pipeline.at(0, 2), 1 - 0.6 * 0.5, 1e-12);
  EXPECT_NEAR(s.pipeline.at(0, 3), 1 - 0.6 * 0.5, 1e-12);
  EXPECT_EQ(s.pipeline.at(0, 4), 1);
}

TEST(model_event, weight_nothing_changes_nothing) {
  const auto world = two_nodes().world();
  const Event e = event("e", CapacityLever{"pipe:a-b", 0});
  EXPECT_EQ(with(world, months(1), e, 0).pipeline.at(0, 0), 1);
}

TEST(model_event, a_resumed_flow_is_none_without_it_and_a_cap_is_none_without_it) {
  const auto world = two_nodes().world();
  const Event resumed = event("e", FlowLever{"pipe:a-b", "seller:a", 73, true}, Month(2025, 2));
  const State on = with(world, months(2), resumed);
  EXPECT_EQ(on.flow_limit.at(0, 0), 0);
  EXPECT_NEAR(on.flow_limit.at(0, 1), 73 * 28.0 / 365, 1e-12);
  EXPECT_EQ(with(world, months(2), resumed, 0).flow_limit.at(0, 1), 0);
  const Event cap = event("e", FlowLever{"pipe:a-b", "seller:a", 73, false}, Month(2025, 2));
  EXPECT_TRUE(std::isinf(with(world, months(2), cap).flow_limit.at(0, 0)));
  EXPECT_NEAR(with(world, months(2), cap).flow_limit.at(0, 1), 73 * 28.0 / 365, 1e-12);
  EXPECT_TRUE(std::isinf(with(world, months(2), cap, 0).flow_limit.at(0, 1)));
}

TEST(model_event, an_expected_ban_counts_once_it_is_likely) {
  const auto world = two_nodes().world();
  const Event ban = event("e", RestrictionLever{"seller:a", "trade_flow", "gov:b", {"country:b"}, 0, false});
  EXPECT_EQ(with(world, months(1), ban, 0.4).pipe_sale.at(node_seller(world, 1, 0), 0), 1);
  EXPECT_EQ(with(world, months(1), ban, 0.6).pipe_sale.at(node_seller(world, 1, 0), 0), 0);
}

TEST(model_event, a_ban_by_event_keeps_to_its_commodity) {
  const auto world = two_nodes().world();
  const Event ban =
      event("e", RestrictionLever{"seller:a", "trade_flow", "gov:b", {"country:b"}, 0, false, "commodity:lng"});
  const State s = with(world, months(1), ban);
  EXPECT_EQ(s.lng_sale.at(node_seller(world, 1, 0), 0), 0);
  EXPECT_EQ(s.pipe_sale.at(node_seller(world, 1, 0), 0), 1);
}

TEST(model_event, a_ban_that_leaves_a_share_does_not_lift_another) {
  ToyWorld toy = two_nodes();
  toy.ban("a", "b");
  const auto world = toy.world();
  const Event mild = event("e", RestrictionLever{"seller:a", "trade_flow", "gov:b", {"country:b"}, 0.5, false});
  EXPECT_EQ(with(world, months(1), mild).pipe_sale.at(node_seller(world, 1, 0), 0), 0);
}

TEST(model_event, a_ban_on_use_never_opens_what_is_shut) {
  ToyWorld toy = two_nodes();
  toy.state("broken", "pipe:a-b", 0, {2020, 1, 1});
  const auto world = toy.world();
  const Event ban = event("e", RestrictionLever{"pipe:a-b", "asset_use", "gov:b", {}, 0.5, false});
  EXPECT_EQ(with(world, months(1), ban).pipeline.at(0, 0), 0);
}

TEST(model_event, lifting_a_ban_by_its_row_or_policy_frees_the_trade) {
  ToyWorld toy = two_nodes();
  toy.ban("a", "b");
  const auto world = toy.world();
  for (const char* target : {"restriction:a-b", "policy:toy", "seller:a"}) {
    const Event lift = event("e", RestrictionLever{target, "trade_flow", "gov:b", {}, 1, true});
    EXPECT_EQ(with(world, months(1), lift).pipe_sale.at(node_seller(world, 1, 0), 0), 1) << target;
  }
}

TEST(model_event, lifting_one_ban_of_two_frees_nothing) {
  ToyWorld toy = two_nodes();
  toy.ban("a", "b");
  toy.ban("a", "b", "commodity:gas").restrictor = "gov:a";
  const auto world = toy.world();
  const Event lift = event("e", RestrictionLever{"seller:a", "trade_flow", "gov:b", {}, 1, true});
  EXPECT_EQ(with(world, months(1), lift).pipe_sale.at(node_seller(world, 1, 0), 0), 0);
}

TEST(model_event, lifting_a_ban_on_use_mends_nothing) {
  ToyWorld toy = two_nodes();
  toy.state("broken", "pipe:a-b", 0.25, {2020, 1, 1});
  auto& ban = toy.ban("a", "b");
  ban.kind = "asset_use", ban.target = "pipe:a-b";
  const auto world = toy.world();
  EXPECT_EQ(make_state(world, months(1), {}).pipeline.at(0, 0), 0);
  const Event lift = event("e", RestrictionLever{"restriction:a-b", "asset_use", "gov:b", {}, 1, true});
  EXPECT_EQ(with(world, months(1), lift).pipeline.at(0, 0), 0.25);
}

TEST(model_event, two_bans_on_use_lifted_by_two_events_leave_it_free) {
  ToyWorld toy = two_nodes();
  for (const char* commodity : {"", "commodity:gas"}) {
    auto& ban = toy.ban("a", "b", commodity);
    ban.kind = "asset_use", ban.target = "pipe:a-b";
  }
  const auto world = toy.world();
  const Event one = event("one", RestrictionLever{"restriction:a-b", "asset_use", "gov:b", {}, 1, true});
  const Event other = event("other", RestrictionLever{"restriction:a-bcommodity:gas", "asset_use", "gov:b", {}, 1, true});
  EXPECT_EQ(make_state(world, months(1), {{&one, 1}, {&other, 0}}).pipeline.at(0, 0), 0);
  EXPECT_EQ(make_state(world, months(1), {{&one, 1}, {&other, 1}}).pipeline.at(0, 0), 1);
  EXPECT_EQ(make_state(world, months(1), {{&one, 1}, {&other, 0.5}}).pipeline.at(0, 0), 0.5);
}

TEST(model_event, lifting_a_ban_undoes_no_other_event_wherever_it_stands) {
  ToyWorld toy = two_nodes();
  toy.state("idle", "pipe:a-b", 0, {2020, 1, 1});
  auto& ban = toy.ban("a", "b");
  ban.kind = "asset_use", ban.target = "pipe:a-b";
  const auto world = toy.world();
  const Event ready = event("ready", CapacityLever{"pipe:a-b", 1});
  const Event lift = event("lift", RestrictionLever{"restriction:a-b", "asset_use", "gov:b", {}, 1, true});
  EXPECT_EQ(make_state(world, months(1), {{&ready, 1}, {&lift, 1}}).pipeline.at(0, 0), 1);
  EXPECT_EQ(make_state(world, months(1), {{&lift, 1}, {&ready, 1}}).pipeline.at(0, 0), 1);
}

TEST(model_event, contract_tariff_demand_supply) {
  ToyWorld toy = two_nodes();
  toy.contract("a", "b", "pipe:a-b", 73, 0.5, 1);
  const auto world = toy.world();
  const Event contract = event("e", ContractLever{"contract:a-b", "seller:a", "node:b", "pipe:a-b", 36.5, 0.8, 1});
  EXPECT_NEAR(with(world, months(1), contract).contract_minimum.at(0, 0), 36.5 * 31 / 365 * 0.8, 1e-12);
  const Event tariff = event("e", TariffLever{"pipe:a-b", 3});
  EXPECT_EQ(with(world, months(1), tariff, 0.5).tariff_add.at(0, 0), 1.5);
  const Event demand = event("e", DemandLever{"node:b", 0.8});
  EXPECT_NEAR(with(world, months(1), demand, 0.5).demand_factor.at(0, 0), 0.9, 1e-12);
  const Event supply = event("e", SupplyLever{"node:a", 0.5});
  EXPECT_EQ(with(world, months(1), supply).supply_factor.at(0, 0), 0.5);
  EXPECT_EQ(with(world, months(1), supply).supply_minimum.at(0, 0), 0.5);
}

TEST(model_event, a_contract_expected_where_none_holds_still_has_numbers) {
  ToyWorld toy = two_nodes();
  toy.contract("a", "b", "pipe:a-b", 73, 0.5, 1).from = Date{2030, 1, 1};
  const auto world = toy.world();
  const Event e = event("e", ContractLever{"contract:a-b", "seller:a", "node:b", "pipe:a-b", 36.5, 0.8, 1});
  for (const double weight : {0.5, 1.0}) {
    const State s = with(world, months(1), e, weight);
    EXPECT_FALSE(std::isnan(s.contract_maximum.at(0, 0))) << weight;
    EXPECT_GE(s.contract_maximum.at(0, 0), s.contract_minimum.at(0, 0)) << weight;
  }
}

TEST(model_event, stakes_and_agreements_move_nothing) {
  EXPECT_FALSE(moves_market(StakeLever{"pipe:a-b", "actor:x", "", 0.5}));
  EXPECT_FALSE(moves_market(AgreementLever{"energy"}));
  EXPECT_FALSE(moves_market(RestrictionLever{"pipe:a-b", "investment", "gov:b", {}, 0, true}));
  EXPECT_TRUE(moves_market(CapacityLever{"pipe:a-b", 0.5}));
}

}  // namespace
}  // namespace netback::model
