// Netbacks and marginal suppliers of markets small enough to be solved by hand.
#include <gtest/gtest.h>

#include <cmath>

#include "toy_markets.h"

namespace netback::market {
namespace {

using namespace scenario;
using toy::an_ocean;
using toy::event;
using toy::lng_twh;
using toy::months;
using toy::solved;
using toy::ToyWorld;

constexpr double kTies = 5e-3;  // USD/MWh: what tie-breaks may add along a chain

const Netback& netback_of(const Outcome& outcome, const std::string& from, const std::string& to) {
  for (const Netback& one : outcome.netbacks)
    if (one.from == from && one.to_node == to) return one;
  ADD_FAILURE() << "no netback from " << from << " to " << to;
  static const Netback kNone;
  return kNone;
}

bool has_netback(const Outcome& outcome, const std::string& from, const std::string& to) {
  for (const Netback& one : outcome.netbacks)
    if (one.from == from && one.to_node == to) return true;
  return false;
}

double costs_of(const Netback& n) {
  return n.regasification + n.hire + n.port_and_tolls + n.canal_slots + n.fuel_and_boil_off + n.tariffs + n.losses +
         n.congestion + n.tie_break;
}

void expect_identity(const Outcome& outcome) {
  for (const Netback& n : outcome.netbacks) {
    EXPECT_NEAR(n.price, n.mean_fob + costs_of(n), 1e-9) << n.from << " to " << n.to_node;
    EXPECT_NEAR(n.value, n.feed_gas + n.own_use + n.liquefaction + n.plant_rent, 1e-9);
    EXPECT_GE(n.forgone, -1e-6) << n.from << " to " << n.to_node << ": a market pays more than the gas is worth";
    if (n.served_months == n.open_months) {
      EXPECT_NEAR(n.forgone, 0, 1e-6) << n.from << " to " << n.to_node;
    }
  }
}

TEST(market_netback, both_markets_of_a_plant_leave_it_the_same) {
  const Outcome outcome = solved(an_ocean().world(), months(1));
  expect_identity(outcome);
  const Netback &e = netback_of(outcome, "port:x", "node:e"), &j = netback_of(outcome, "port:x", "node:j");
  EXPECT_EQ(e.served_months, 1);
  EXPECT_EQ(j.served_months, 1);
  EXPECT_NEAR(e.mean_fob, j.mean_fob, 1e-6);
  const double hire = outcome.charter_rate.at("vessel:toy")[0];
  EXPECT_NEAR(e.price, outcome.price.at("node:e")[0], 1e-9);
  EXPECT_NEAR(e.regasification, 0.5, 1e-12);
  EXPECT_NEAR(e.port_and_tolls, 0.5, 1e-12);
  EXPECT_NEAR(e.fuel_and_boil_off, 0, 1e-12);
  EXPECT_NEAR(e.hire, (2 * 4800.0 / 480 + 4) * hire / 1e6, 1e-9);
  EXPECT_NEAR(j.hire, (2 * 9600.0 / 480 + 4) * hire / 1e6, 1e-9);
  // Feed gas at 5, a tenth of it burnt: 5 / 0.9 enters a MWh on board.
  EXPECT_NEAR(e.feed_gas + e.own_use, 5 / 0.9, kTies);
  EXPECT_NEAR(e.liquefaction, 1.5, 1e-12);
  EXPECT_GT(e.plant_rent, 1) << "a full plant earns rent";
}

TEST(market_netback, a_market_too_far_is_open_but_not_served) {
  ToyWorld toy = an_ocean();
  toy.raw().demand[2].reference_price = 8;  // j pays little: nothing above 28
  toy.raw().liquefaction[0].capacity = 100;
  const Outcome outcome = solved(toy.world(), months(1));
  expect_identity(outcome);
  const Netback& j = netback_of(outcome, "port:x", "node:j");
  EXPECT_EQ(j.served_months, 0);
  EXPECT_GT(j.forgone, 0.1);
  EXPECT_NEAR(netback_of(outcome, "port:x", "node:e").forgone, 0, 1e-6);
}

TEST(market_netback, a_full_terminal_is_a_rent_with_its_name) {
  ToyWorld toy = an_ocean();
  toy.raw().regasification[0].capacity = 50;  // e
  const Outcome outcome = solved(toy.world(), months(1));
  expect_identity(outcome);
  const Netback& e = netback_of(outcome, "port:x", "node:e");
  ASSERT_EQ(e.rents.size(), 1u);
  EXPECT_EQ(e.rents[0].kind, "regasification");
  EXPECT_NEAR(e.rents[0].usd_per_mwh, e.congestion, 1e-12);
  EXPECT_GT(e.congestion, 1);
  EXPECT_NEAR(e.mean_fob, netback_of(outcome, "port:x", "node:j").mean_fob, 1e-6);
}

TEST(market_netback, a_slot_of_a_canal_is_a_part_of_its_own) {
  ToyWorld toy = an_ocean();
  toy.raw().sea_legs.pop_back();
  toy.sea("x", "j", 9600, "canal:only");
  toy.raw().straits[0].slots = 0.1;  // 18.25 TWh a year
  const RouteLever dearer{.gate = "canal:only", .cost_million_usd = 0.25};
  const Outcome outcome = solved(toy.world(), months(1), {event("e", dearer)});
  expect_identity(outcome);
  const Netback &e = netback_of(outcome, "port:x", "node:e"), &j = netback_of(outcome, "port:x", "node:j");
  EXPECT_NEAR(lng_twh(outcome, "node:x", "node:j"), 0.1 * 31 / 2, 1e-6);
  EXPECT_NEAR(e.mean_fob, j.mean_fob, 1e-6);
  EXPECT_EQ(e.canal_slots, 0);
  EXPECT_NEAR(j.port_and_tolls, 0.5 + 0.25, 1e-12);
  EXPECT_GT(j.canal_slots, 1);
  EXPECT_NEAR(j.canal_slots, j.price - j.mean_fob - j.regasification - j.hire - j.port_and_tolls, kTies);
  EXPECT_EQ(j.congestion, 0);
  ASSERT_EQ(j.rents.size(), 1u);
  EXPECT_EQ(j.rents[0].id, "canal:only");
  const auto binding =
      std::find_if(outcome.bindings.begin(), outcome.bindings.end(), [](const Binding& one) { return one.kind == "canal"; });
  ASSERT_NE(binding, outcome.bindings.end());
  EXPECT_NEAR(binding->usd_per_mwh, j.canal_slots, 1e-9);
}

TEST(market_netback, a_banned_market_is_no_market) {
  ToyWorld toy = an_ocean();
  toy.seller("x", "x");
  toy.raw().nodes[0].seller = "seller:x";
  toy.ban("x", "e", "commodity:lng");
  const Outcome outcome = solved(toy.world(), months(1));
  EXPECT_FALSE(has_netback(outcome, "port:x", "node:e"));
  EXPECT_TRUE(has_netback(outcome, "port:x", "node:j"));
}

// a sells to b at once and to c through b; losses on the second leg.
ToyWorld a_chain(double capacity) {
  ToyWorld toy;
  toy.seller("a", "a");
  toy.node("a", "a");
  toy.node("b");
  toy.node("c");
  toy.supply("a", 1000, 10);
  toy.supply("c", 1000, 30);
  toy.demand("a", 50, -0.3, 20);
  toy.demand("b", 100, -0.3, 20);
  toy.demand("c", 100, -0.3, 20);
  toy.pipe("a", "b", 1000, 2);
  toy.pipe("b", "c", capacity, 3, 0.1);
  return toy;
}

TEST(market_netback, tariffs_losses_and_rents_of_a_chain_of_pipes) {
  for (const double capacity : {1000.0, 40.0}) {
    const Outcome outcome = solved(a_chain(capacity).world(), months(1));
    expect_identity(outcome);
    const Netback& c = netback_of(outcome, "node:a", "node:c");
    EXPECT_FALSE(c.by_ship);
    EXPECT_EQ(c.served_months, 1);
    EXPECT_NEAR(c.mean_fob, 10, kTies);
    EXPECT_NEAR(c.tariffs, 5, kTies);
    EXPECT_NEAR(c.losses, 0.1 * outcome.price.at("node:c")[0], 1e-9);
    // Open: the buyer pays (10 + 5) / 0.9. Full: 30, of which 0.9 x 30 - 15 are the pipe's.
    EXPECT_NEAR(c.congestion, capacity > 100 ? 0 : 0.9 * 30 - 15, kTies);
    EXPECT_NEAR(netback_of(outcome, "node:a", "node:b").mean_fob, 10, kTies);
    EXPECT_NEAR(netback_of(outcome, "node:a", "node:a").mean_fob, 10, kTies) << "home is a market too";
  }
}

TEST(market_netback, landed_gas_moves_on_by_pipe) {
  ToyWorld toy = an_ocean();
  toy.node("i");
  toy.demand("i", 60, -0.3, 40);
  toy.pipe("e", "i", 500, 2);
  const Outcome outcome = solved(toy.world(), months(1));
  expect_identity(outcome);
  const Netback& i = netback_of(outcome, "port:x", "node:i");
  EXPECT_EQ(i.served_months, 1);
  EXPECT_NEAR(i.tariffs, 2, kTies);
  EXPECT_NEAR(i.regasification, 0.5, 1e-12);
  EXPECT_NEAR(i.mean_fob, netback_of(outcome, "port:x", "node:j").mean_fob, 1e-6);
}

// Two equal months; the seller's route closes in the second.
TEST(market_netback, months_without_a_way_have_no_netback) {
  ToyWorld toy = a_chain(1000);
  const Outcome outcome = solved(toy.world(), months(2));
  EXPECT_EQ(netback_of(outcome, "node:a", "node:c").open_months, 2);
  ToyWorld ocean = an_ocean();
  ocean.raw().sea_legs.clear();
  ocean.sea("x", "e", 4800);
  ocean.sea("x", "j", 3000, "canal:short");
  const world::World world = ocean.world();
  const Outcome closed = solved(world, months(2), {event("e", RouteLever{"canal:short", 0}, Month(2025, 2))});
  // The stage in which it is closed decides the bounds; what was sold before stays sold.
  if (has_netback(closed, "port:x", "node:j")) {
    const Netback& j = netback_of(closed, "port:x", "node:j");
    EXPECT_TRUE(std::isnan(j.fob[1]));
    EXPECT_EQ(j.open_months, 1);
  }
}

const MarginalSource& first_source(const Outcome& outcome, const std::string& node) {
  const auto found = outcome.marginal.find(node);
  static const MarginalSource kNone;
  if (found == outcome.marginal.end() || found->second.empty()) {
    ADD_FAILURE() << "no marginal source of " << node;
    return kNone;
  }
  return found->second.front();
}

TEST(market_marginal, gas_of_one_cost_is_the_marginal_supplier) {
  const Outcome outcome = solved(a_chain(1000).world(), months(1));
  for (const char* node : {"node:a", "node:b", "node:c"}) {
    EXPECT_EQ(first_source(outcome, node).kind, "production") << node;
    EXPECT_EQ(first_source(outcome, node).id, "supply:a") << node;
  }
}

TEST(market_marginal, behind_a_full_pipe_it_is_the_gas_at_home) {
  const Outcome outcome = solved(a_chain(40).world(), months(1));
  EXPECT_EQ(first_source(outcome, "node:b").id, "supply:a");
  EXPECT_EQ(first_source(outcome, "node:c").id, "supply:c");
}

TEST(market_marginal, where_all_gas_is_used_demand_gives_way) {
  ToyWorld toy;
  toy.node("a");
  toy.node("b");
  toy.supply("a", 101, 10);
  toy.demand("a", 60, 0, 20, 500);
  toy.demand("b", 60, -0.5, 20);
  toy.pipe("a", "b", 1000, 1);
  const Outcome outcome = solved(toy.world(), months(1));
  EXPECT_EQ(first_source(outcome, "node:a").kind, "demand");
  EXPECT_EQ(first_source(outcome, "node:a").node, "node:b") << "the buyer who answers to the price makes it";
  EXPECT_EQ(first_source(outcome, "node:b").node, "node:b");
}

TEST(market_marginal, a_cargo_turned_away_from_another_market) {
  // The plant is full: a MWh more in e is a MWh less in j, where demand or the fields make up for it.
  const Outcome outcome = solved(an_ocean().world(), months(1));
  const MarginalSource &e = first_source(outcome, "node:e"), &j = first_source(outcome, "node:j");
  EXPECT_NE(e.kind, "mixed");
  EXPECT_EQ(e.kind, j.kind);
  EXPECT_EQ(e.id, j.id) << "one price of cargoes has one source";
}

TEST(market_marginal, storage_trades_months) {
  ToyWorld toy;
  toy.node("a");
  world::Monthly share{};
  share[0] = 0.5, share[1] = 1.2;  // little use in January, much in February
  toy.supply("a", 1200, 10);       // 100 a month by days
  toy.demand("a", 100, 0, 20, 500).shape = toy.shape("peak", share);
  toy.storage("a", 50, 5, 1, {2025, 1, 1}, 0, 0);
  const Outcome outcome = solved(toy.world(), months(2));
  // February's peak is met from January's ample fields by way of the store.
  const auto& list = outcome.marginal.at("node:a");
  bool by_store = false;
  for (const auto& m : list) by_store = by_store || (m.month[1] && m.by_storage == "storage:a" && m.kind == "production");
  EXPECT_TRUE(by_store) << list.front().kind << " " << list.front().id;
}

TEST(market_marginal, unserved_demand_makes_the_price) {
  ToyWorld toy;
  toy.node("b");
  toy.supply("b", 50, 10);
  toy.demand("b", 100, 0, 20, 500);
  const Outcome outcome = solved(toy.world(), months(1));
  EXPECT_EQ(first_source(outcome, "node:b").kind, "unserved");
}

}  // namespace
}  // namespace netback::market
