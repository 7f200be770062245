// Markets small enough to be solved by hand.
#include <gtest/gtest.h>

#include <cmath>

#include "market/accounts.h"
#include "market/compare.h"
#include "toy_world.h"

namespace netback::market {
namespace {

using namespace scenario;
using toy::event;
using toy::in_month;
using toy::lng_twh;
using toy::months;
using toy::pipe_twh;
using toy::solved;
using toy::ToyWorld;

constexpr double kTies = 5e-3;  // USD/MWh: what tie-breaks may add along a chain
const Month kJanuary(2025, 1);

TEST(market_toy, one_seller_and_one_line_of_demand_meet_at_the_intersection) {
  for (const double quantity : {60.0, 90.0, 110.0}) {
    ToyWorld toy;
    toy.node("a");
    toy.supply("a", 120, 10, 10 + 30 * 0.9, 10 + 30 * 0.98);  // a straight line: 10 + 30 q/Q
    toy.demand("a", quantity, -0.5, 30);
    const Outcome outcome = solved(toy.world(), months(2));
    // Q0 (1 - .5 (P / 30 - 1)) = 120 (P - 10) / 30
    const double price = (1.5 * quantity + 40) / (4 + quantity / 60), step = std::max(0.1 * price, 0.5) / 2 + 0.05 * price;
    for (std::size_t t = 0; t < 2; ++t) {
      EXPECT_NEAR(outcome.price.at("node:a")[t], price, step);
      EXPECT_NEAR(outcome.consumption.at("node:a")[t],
                  in_month(quantity * (1 - 0.5 * (price / 30 - 1)), kJanuary + static_cast<int>(t)),
                  in_month(4 * step, kJanuary));
      EXPECT_GT(outcome.price.at("node:a")[t], 0);
    }
    EXPECT_TRUE(outcome.unserved.empty());
  }
}

TEST(market_toy, ample_gas_of_one_cost_sets_the_price) {
  ToyWorld toy;
  toy.node("a");
  toy.supply("a", 1000, 17);
  toy.demand("a", 100, -0.5, 30);
  EXPECT_NEAR(solved(toy.world(), months(1)).price.at("node:a")[0], 17, 1e-9);
}

ToyWorld a_pipe(double capacity) {
  ToyWorld toy;
  toy.seller("a", "a");
  toy.node("a", "a");
  toy.node("b");
  toy.supply("a", 1000, 10);
  toy.supply("b", 1000, 30);
  toy.demand("a", 50, -0.3, 20);
  toy.demand("b", 100, -0.3, 20);
  toy.pipe("a", "b", capacity, 2);
  return toy;
}

TEST(market_toy, an_open_pipe_makes_prices_differ_by_its_tariff) {
  const Outcome outcome = solved(a_pipe(1000).world(), months(1));
  EXPECT_NEAR(outcome.price.at("node:a")[0], 10, kTies);
  EXPECT_NEAR(outcome.price.at("node:b")[0], 12, kTies);
  EXPECT_NEAR(pipe_twh(outcome, "pipe:a-b"), outcome.consumption.at("node:b")[0], 1e-6);
  EXPECT_NEAR(outcome.sales.at("node:b").at("seller:a")[0], outcome.consumption.at("node:b")[0], 1e-6);
}

TEST(market_toy, loss_is_paid_for_by_the_buyer) {
  ToyWorld toy = a_pipe(1000);
  toy.raw().pipelines[0].loss = 0.1;
  const Outcome outcome = solved(toy.world(), months(1));
  EXPECT_NEAR(outcome.price.at("node:b")[0], 12 / 0.9, kTies);
  EXPECT_NEAR(pipe_twh(outcome, "pipe:a-b") * 0.9, outcome.consumption.at("node:b")[0], 1e-6);
}

TEST(market_toy, a_full_pipe_earns_the_difference_as_rent) {
  const Outcome outcome = solved(a_pipe(40).world(), months(1));
  EXPECT_NEAR(pipe_twh(outcome, "pipe:a-b"), in_month(40, kJanuary), 1e-6);
  EXPECT_NEAR(outcome.price.at("node:a")[0], 10, kTies);
  EXPECT_NEAR(outcome.price.at("node:b")[0], 30, kTies);
  ASSERT_FALSE(outcome.bindings.empty());
  EXPECT_EQ(outcome.bindings[0].id, "pipe:a-b");
  EXPECT_EQ(outcome.bindings[0].kind, "pipeline");
  EXPECT_NEAR(outcome.bindings[0].usd_per_mwh, 30 - 10 - 2, kTies);
}

TEST(market_toy, half_the_capacity_is_half_the_flow) {
  const world::World world = a_pipe(40).world();
  const Outcome outcome = solved(world, months(2), {event("e", CapacityLever{"pipe:a-b", 0.5})});
  EXPECT_NEAR(pipe_twh(outcome, "pipe:a-b", 1), in_month(20, kJanuary + 1), 1e-6);
}

TEST(market_toy, a_cap_and_a_resumption_limit_the_flow) {
  const world::World world = a_pipe(1000).world();
  for (const bool resume : {false, true}) {
    const Outcome on = solved(world, months(1), {event("e", FlowLever{"pipe:a-b", "seller:a", 25, resume})});
    EXPECT_NEAR(pipe_twh(on, "pipe:a-b"), in_month(25, kJanuary), 1e-6);
  }
}

TEST(market_toy, a_tariff_is_passed_on) {
  const Outcome outcome = solved(a_pipe(1000).world(), months(1), {event("e", TariffLever{"pipe:a-b", 4})});
  EXPECT_NEAR(outcome.price.at("node:b")[0], 16, kTies);
}

TEST(market_toy, a_closed_pipe_leaves_demand_unserved_and_says_where) {
  ToyWorld toy;
  toy.node("a");
  toy.node("b");
  toy.supply("a", 1000, 10);
  toy.demand("a", 50, -0.3, 20);
  toy.demand("b", 100, 0, 20, 500);
  toy.pipe("a", "b", 1000, 2);
  const world::World world = toy.world();
  const Outcome base = solved(world, months(1));
  EXPECT_TRUE(base.unserved.empty());
  const Outcome closed = solved(world, months(1), {event("e", CapacityLever{"pipe:a-b", 0})});
  ASSERT_EQ(closed.unserved.size(), 1u);
  EXPECT_NEAR(closed.unserved.at("node:b")[0], in_month(100, kJanuary), 1e-6);
  EXPECT_NEAR(closed.price.at("node:b")[0], 500, 1e-6);
  EXPECT_NEAR(closed.price.at("node:a")[0], base.price.at("node:a")[0], kTies);
}

// x liquefies; e and j buy; each of them also has gas of its own.
ToyWorld an_ocean() {
  ToyWorld toy;
  toy.vessel();
  toy.node("x");
  toy.node("e");
  toy.node("j");
  toy.supply("x", 300, 5);
  toy.supply("e", 40, 8, 20, 60);
  toy.supply("j", 30, 8, 25, 70);
  toy.demand("x", 20, -0.2, 6);
  toy.demand("e", 150, -0.4, 30);
  toy.demand("j", 150, -0.4, 35);
  toy.plant("x", 180, 1.5, 0.1);
  toy.terminal("e", 400, 0.5);
  toy.terminal("j", 400, 0.7);
  toy.sea("x", "e", 4800);
  toy.sea("x", "j", 9600);
  return toy;
}

// Sailing days one way are distance / (24 x 20 knots); two ways and four days in port; cargo 1 TWh, dues 0.5 million.
double delivery_cost(double distance_nm, double regasification, double charter_usd_per_day) {
  return 1.5 + regasification + 0.5 + (2 * distance_nm / 480 + 4) * charter_usd_per_day / 1e6;
}

TEST(market_toy, a_plant_earns_the_same_netback_in_every_market_it_serves) {
  const Outcome outcome = solved(an_ocean().world(), months(1));
  EXPECT_GT(lng_twh(outcome, "node:x", "node:e"), 0.1);
  EXPECT_GT(lng_twh(outcome, "node:x", "node:j"), 0.1);
  EXPECT_NEAR(lng_twh(outcome, "node:x", "node:e") + lng_twh(outcome, "node:x", "node:j"), in_month(180, kJanuary), 1e-6);
  const double hire = outcome.charter_rate.at("vessel:toy")[0];
  EXPECT_GE(hire, 20'000 - 1);
  const double from_e = outcome.price.at("node:e")[0] - delivery_cost(4800, 0.5, hire);
  const double from_j = outcome.price.at("node:j")[0] - delivery_cost(9600, 0.7, hire);
  EXPECT_NEAR(from_e, from_j, kTies);
  EXPECT_GT(from_e, 5 / 0.9) << "a full plant earns rent";
}

TEST(market_toy, with_plants_to_spare_the_buyer_pays_what_delivery_costs) {
  ToyWorld toy = an_ocean();
  toy.raw().liquefaction[0].capacity = 290;
  toy.raw().supply[0].capacity = 2000;
  toy.raw().demand[1].quantity = toy.raw().demand[2].quantity = 80;
  const Outcome outcome = solved(toy.world(), months(1));
  const double hire = outcome.charter_rate.at("vessel:toy")[0];
  EXPECT_NEAR(outcome.price.at("node:e")[0], 5 / 0.9 + delivery_cost(4800, 0.5, hire), kTies);
  EXPECT_NEAR(outcome.price.at("node:j")[0], 5 / 0.9 + delivery_cost(9600, 0.7, hire), kTies);
}

TEST(market_toy, few_ships_make_hire_dear_and_keep_cargoes_near) {
  ToyWorld toy = an_ocean();
  const Outcome many = solved(toy.world(), months(1));
  toy.raw().vessels[0].fleet = 14;
  const Outcome few = solved(toy.world(), months(1));
  EXPECT_GT(few.charter_rate.at("vessel:toy")[0], many.charter_rate.at("vessel:toy")[0] + 10'000);
  EXPECT_LT(lng_twh(few, "node:x", "node:j"), lng_twh(many, "node:x", "node:j"));
}

TEST(market_toy, a_month_has_the_fleet_of_its_row) {
  ToyWorld grown = an_ocean();
  grown.fleet(1000, Date{2025, 2, 1});
  grown.raw().vessels[0].fleet = 14;
  ToyWorld small = an_ocean(), large = an_ocean();
  small.raw().vessels[0].fleet = 14, large.raw().vessels[0].fleet = 1000;
  const auto hire = [](const ToyWorld& toy) { return solved(toy.world(), months(2)).charter_rate.at("vessel:toy"); };
  EXPECT_NEAR(hire(grown)[0], hire(small)[0], 1e-3);
  EXPECT_NEAR(hire(grown)[1], hire(large)[1], 1e-3);
  EXPECT_GT(hire(small)[1], hire(large)[1] + 10'000);
}

TEST(market_toy, a_closed_strait_sends_ships_the_long_way) {
  ToyWorld toy = an_ocean();
  toy.raw().vessels[0].fleet = 16;
  toy.raw().sea_distances.clear();  // a published distance stands for the way it names
  toy.sea("x", "j", 3000, "canal:short");
  const world::World world = toy.world();
  const Event closure = event("e", RouteLever{"canal:short", 0});
  PathSolver solver(world, months(1), {closure}, 1);
  ASSERT_TRUE(solver.solve_base());
  const auto answer = solver.solve({{}, {{kJanuary, {1}}}});
  ASSERT_TRUE(answer);
  const std::vector<Outcome>* outcomes = &answer->outcomes;
  ASSERT_EQ(outcomes->size(), 2u);
  const auto through = [](const Outcome& outcome) {
    double sum = 0;
    for (const auto& flow : outcome.lng_flows)
      if (flow.to_node == "node:j" && !flow.gates.empty()) sum += flow.twh[0];
    return sum;
  };
  EXPECT_GT(through((*outcomes)[0]), 1);
  EXPECT_EQ(through((*outcomes)[1]), 0);
  EXPECT_GT(lng_twh((*outcomes)[1], "node:x", "node:j"), 0.1);
  EXPECT_GT((*outcomes)[1].charter_rate.at("vessel:toy")[0], (*outcomes)[0].charter_rate.at("vessel:toy")[0]);
  EXPECT_GE((*outcomes)[1].price.at("node:j")[0], (*outcomes)[0].price.at("node:j")[0]);
}

// Little use in the first month, much in the second; one field.
ToyWorld two_seasons(double volume, double cost) {
  ToyWorld toy;
  toy.node("a");
  toy.supply("a", 1200, 8, 20, 60);
  world::Monthly share{};
  share[0] = 0.05, share[1] = 0.11;
  const std::string shape = toy.shape("winter", share);
  toy.demand("a", 1000, -0.3, 25).shape = shape;
  toy.storage("a", volume, volume, cost, {2025, 1, 1}, 0);
  return toy;
}

TEST(market_toy, carried_gas_makes_months_differ_by_what_storing_costs) {
  ToyWorld without = two_seasons(0, 3);
  const Outcome apart = solved(without.world(), months(2));
  EXPECT_GT(apart.price.at("node:a")[1] - apart.price.at("node:a")[0], 5);
  const Outcome outcome = solved(two_seasons(500, 3).world(), months(2));
  EXPECT_GT(outcome.stock.at("storage:a")[0], 1);
  EXPECT_NEAR(outcome.stock.at("storage:a")[1], 0, 1e-6);
  EXPECT_NEAR(outcome.price.at("node:a")[1] - outcome.price.at("node:a")[0], 3, 1e-6);
}

TEST(market_toy, a_full_store_leaves_a_wider_gap) {
  const Outcome outcome = solved(two_seasons(2, 3).world(), months(2));
  EXPECT_NEAR(outcome.stock.at("storage:a")[0], 2, 1e-6);
  EXPECT_GT(outcome.price.at("node:a")[1] - outcome.price.at("node:a")[0], 3 + 1e-3);
}

TEST(market_toy, nothing_is_carried_when_it_does_not_pay) {
  const Outcome outcome = solved(two_seasons(500, 60).world(), months(2));
  EXPECT_NEAR(outcome.stock.at("storage:a")[0], 0, 1e-6);
}

TEST(market_toy, what_a_normal_year_leaves_in_store_is_left) {
  ToyWorld toy = two_seasons(20, 3);
  toy.raw().storage_norms[0].share.fill(0.6);
  toy.raw().storage_levels[0].level = 12;
  const Outcome outcome = solved(toy.world(), months(2));
  // Up to 15 % of the volume below the norm is kept while gas costs less than 1.8 times the reference.
  EXPECT_LT(outcome.price.at("node:a")[1], 1.8 * 25);
  EXPECT_GE(outcome.stock.at("storage:a")[1], (0.6 - 0.15) * 20 - 1e-6);
}

// Cheap a and dear b both reach c.
ToyWorld two_sellers() {
  ToyWorld toy;
  toy.seller("a", "a");
  toy.seller("b", "b");
  toy.node("a", "a");
  toy.node("b", "b");
  toy.node("c");
  toy.supply("a", 1000, 10);
  toy.supply("b", 1000, 15);
  toy.demand("c", 100, -0.3, 15);
  toy.pipe("a", "c", 1000, 2);
  toy.pipe("b", "c", 1000, 2);
  return toy;
}

TEST(market_toy, a_minimum_of_a_contract_is_taken_though_it_is_dear) {
  ToyWorld toy = two_sellers();
  EXPECT_EQ(pipe_twh(solved(toy.world(), months(1)), "pipe:b-c"), 0);
  toy.contract("b", "c", "pipe:b-c", 40, 0.8, 1.1);
  const Outcome outcome = solved(toy.world(), months(1));
  EXPECT_NEAR(pipe_twh(outcome, "pipe:b-c", 0, "seller:b"), in_month(32, kJanuary), 1e-6);
  EXPECT_NEAR(outcome.price.at("node:c")[0], 12, kTies) << "the last MWh is still a's";
  ASSERT_FALSE(outcome.bindings.empty());
  EXPECT_EQ(outcome.bindings[0].kind, "contract");
  EXPECT_NEAR(outcome.bindings[0].usd_per_mwh, 5, kTies);
}

TEST(market_toy, a_minimum_that_cannot_flow_does_not_break_the_market) {
  ToyWorld toy = two_sellers();
  toy.contract("b", "c", "pipe:b-c", 40, 1, 1.1);
  const Outcome outcome = solved(toy.world(), months(1), {event("e", CapacityLever{"pipe:b-c", 0})});
  EXPECT_EQ(pipe_twh(outcome, "pipe:b-c"), 0);
  EXPECT_NEAR(outcome.price.at("node:c")[0], 12, kTies);
}

TEST(market_toy, a_maximum_of_a_contract_limits_the_flow) {
  ToyWorld toy = two_sellers();
  toy.contract("a", "c", "pipe:a-c", 40, 0, 1);
  const Outcome outcome = solved(toy.world(), months(1));
  EXPECT_NEAR(pipe_twh(outcome, "pipe:a-c"), in_month(40, kJanuary), 1e-6);
  EXPECT_NEAR(outcome.price.at("node:c")[0], 17, kTies);
}

TEST(market_toy, a_ban_moves_a_sellers_gas_to_another_buyer) {
  ToyWorld toy = two_sellers();
  toy.raw().supply[0].capacity = 90, toy.raw().supply[0].production = 80;
  toy.node("d");
  toy.demand("d", 100, -0.3, 15);
  toy.pipe("a", "d", 1000, 4);  // the longer way
  toy.pipe("b", "d", 1000, 2);
  const world::World world = toy.world();
  const Outcome base = solved(world, months(1));
  EXPECT_GT(pipe_twh(base, "pipe:a-c"), in_month(85, kJanuary));
  EXPECT_LT(pipe_twh(base, "pipe:a-d"), 1e-6);
  const Outcome banned =
      solved(world, months(1), {event("e", RestrictionLever{"seller:a", "trade_flow", "gov:c", {"country:c"}, 0, false})});
  EXPECT_EQ(pipe_twh(banned, "pipe:a-c"), 0);
  EXPECT_FALSE(banned.sales.at("node:c").contains("seller:a"));
  EXPECT_NEAR(pipe_twh(banned, "pipe:a-d"), pipe_twh(base, "pipe:a-c"), 1e-6);
  EXPECT_NEAR(banned.price.at("node:c")[0], 17, kTies);
}

TEST(market_toy, a_banned_seller_may_still_pass_through) {
  ToyWorld toy;
  toy.seller("a", "a");
  toy.node("a", "a");
  toy.node("b");
  toy.node("c");
  toy.supply("a", 1000, 10);
  toy.supply("b", 1000, 40);
  toy.demand("b", 50, -0.3, 30);
  toy.demand("c", 50, -0.3, 30);
  toy.pipe("a", "b", 1000, 1);
  toy.pipe("b", "c", 1000, 1);
  toy.ban("a", "b");
  const Outcome outcome = solved(toy.world(), months(1));
  EXPECT_FALSE(outcome.sales.at("node:b").contains("seller:a"));
  EXPECT_NEAR(outcome.price.at("node:b")[0], 40, kTies);
  EXPECT_NEAR(outcome.price.at("node:c")[0], 12, kTies);
  EXPECT_GT(pipe_twh(outcome, "pipe:b-c", 0, "seller:a"), 1);
}

TEST(market_toy, a_ban_on_cargoes_sends_them_elsewhere) {
  ToyWorld toy = an_ocean();
  toy.seller("x", "x");
  toy.raw().nodes[0].seller = "seller:x";
  toy.ban("x", "j", "commodity:lng");
  const Outcome outcome = solved(toy.world(), months(1));
  EXPECT_EQ(lng_twh(outcome, "node:x", "node:j"), 0);
  EXPECT_GT(lng_twh(outcome, "node:x", "node:e"), 1);
}

TEST(market_toy, what_the_tables_leave_open_is_a_sink_of_its_own) {
  ToyWorld toy;
  toy.node("a");
  toy.supply("a", 1000, 10);
  toy.demand("a", 100, 0, 10);
  world::Balance balance;
  balance.id = "balance:a", balance.node = "node:a", balance.year = 2024, balance.statistical_difference = 7.3;
  toy.raw().balances.push_back(balance);
  const Outcome outcome = solved(toy.world(), months(1));
  EXPECT_NEAR(outcome.production.at("node:a")[0], in_month(107.3, kJanuary), 1e-6);
  EXPECT_NEAR(outcome.consumption.at("node:a")[0], in_month(100, kJanuary), 1e-6);
}

TEST(market_toy, output_that_must_flow_flows_below_its_cost) {
  ToyWorld toy;
  toy.node("a");
  toy.supply("a", 100, 30).minimum_share = 1;  // 90 of 100
  toy.demand("a", 80, -0.5, 20);
  const Outcome outcome = solved(toy.world(), months(1));
  EXPECT_NEAR(outcome.production.at("node:a")[0], in_month(90, kJanuary), 1e-6);
  EXPECT_LT(outcome.price.at("node:a")[0], 20);
}

TEST(market_toy, accounts_add_up_to_what_is_sold) {
  const world::World world = a_pipe(40).world();
  const Outcome outcome = solved(world, months(2));
  const Accounts accounts = make_accounts(world, outcome, {"country:b"});
  double sold = 0, used = 0, money = 0;
  for (const auto& seller : accounts.sellers)
    sold += seller.export_twh + seller.home_twh, money += seller.export_revenue + seller.home_revenue;
  double spent = 0;
  for (const auto& [node, series] : outcome.consumption)
    for (std::size_t t = 0; t < series.size(); ++t) used += series[t], spent += series[t] * outcome.price.at(node)[t];
  EXPECT_NEAR(sold, used, 1e-6);
  EXPECT_NEAR(money, spent, 1e-6);
  double shares = 0;
  for (const auto& [seller, share] : accounts.places.at(0).share) shares += share;
  EXPECT_NEAR(shares, 1, 1e-9);
  EXPECT_NEAR(accounts.places[0].share.at("seller:a"), in_month(40, kJanuary) / outcome.consumption.at("node:b")[0], 2e-2);
}

Scenario announced(double odds, int ramp = 0) {
  Scenario s;
  s.as_of = Date{2024, 12, 10};
  Event e = event("half", CapacityLever{"pipe:a-b", 0.5}, Month(2025, 3));
  e.probability = {odds, odds, odds}, e.ramp_months = ramp;
  s.events = {e};
  return s;
}

TEST(market_compare, without_events_there_is_base_alone) {
  const world::World world = a_pipe(40).world();
  const auto compared = compare(world, {}, months(2), 1);
  ASSERT_TRUE(compared);
  EXPECT_EQ(compared->comparison.outcomes.size(), 1u);
  EXPECT_EQ(compared->comparison.variants.size(), 1u);
}

TEST(market_compare, an_event_without_odds_is_base_in_every_weighted_world) {
  const world::World world = a_pipe(40).world();
  const auto compared = compare(world, announced(0), months(4), 1);
  ASSERT_TRUE(compared);
  ASSERT_EQ(compared->comparison.worlds.size(), 1u);
  EXPECT_EQ(compared->comparison.worlds[0].outcome, 0u);
}

TEST(market_compare, without_storage_nothing_moves_before_the_event) {
  const world::World world = a_pipe(40).world();
  const auto compared = compare(world, announced(0.6), months(4), 1);
  ASSERT_TRUE(compared);
  const auto& outcomes = compared->comparison.outcomes;
  const Outcome& all = outcomes[compared->comparison.variants[1].outcome];
  for (std::size_t t = 0; t < 2; ++t) {
    EXPECT_NEAR(pipe_twh(all, "pipe:a-b", t), pipe_twh(outcomes[0], "pipe:a-b", t), 1e-6);
    EXPECT_NEAR(all.price.at("node:b")[t], outcomes[0].price.at("node:b")[t], 1e-6);
  }
  EXPECT_NEAR(pipe_twh(all, "pipe:a-b", 2), in_month(20, Month(2025, 3)), 1e-6);
  double weight = 0;
  for (const auto& one : compared->comparison.worlds) weight += one.weight[1];
  EXPECT_NEAR(weight, 1, 1e-12);
}

TEST(market_compare, with_storage_an_expected_shortage_is_prepared_for_and_a_surprise_is_not) {
  ToyWorld toy = a_pipe(60);
  toy.raw().supply[1].capacity = 50, toy.raw().supply[1].production = 45;
  toy.raw().supply[1].cash_cost = 20, toy.raw().supply[1].base_cost = 40, toy.raw().supply[1].wall_cost = 90;
  toy.storage("b", 30, 1, 1, {2025, 1, 1}, 5);
  const world::World world = toy.world();
  Scenario s = announced(0.9);
  std::get<CapacityLever>(s.events[0].lever).share = 0;
  const auto stock_before = [&](bool surprise) {
    s.events[0].surprise = surprise;
    const auto compared = compare(world, s, months(4), 1);
    if (!compared) {
      ADD_FAILURE() << compared.error().what;
      return std::pair(0.0, 0.0);
    }
    const auto& c = compared->comparison;
    return std::pair(c.outcomes[0].stock.at("storage:b")[1], c.outcomes[c.variants[1].outcome].stock.at("storage:b")[1]);
  };
  const auto [base, prepared] = stock_before(false);
  EXPECT_GT(prepared, base + 0.5);
  const auto [same_base, surprised] = stock_before(true);
  EXPECT_NEAR(surprised, same_base, 1e-6);
}

TEST(market_compare, a_stake_moves_money_and_no_molecule) {
  const world::World world = a_pipe(40).world();
  Scenario s;
  s.as_of = Date{2024, 12, 10};
  s.events = {event("stake", StakeLever{"pipe:a-b", "actor:x", "", 0.25})};
  const auto compared = compare(world, s, months(2), 1);
  ASSERT_TRUE(compared);
  EXPECT_EQ(compared->comparison.outcomes.size(), 1u);
  ASSERT_EQ(compared->comparison.stakes.size(), 1u);
  const StakeMove& move = compared->comparison.stakes[0];
  EXPECT_NEAR(move.asset_margin, 2 * in_month(40, kJanuary) + 2 * in_month(40, kJanuary + 1), 1e-6);
  EXPECT_NEAR(move.attributable, 0.25 * 0.6 * move.asset_margin, 1e-9);
}

}  // namespace
}  // namespace netback::market
