// Why a place goes short, in worlds whose answer can be drawn on paper.
#include "market/shortage.h"

#include <gtest/gtest.h>

#include <set>

#include "toy_world.h"

namespace netback::market {
namespace {

using namespace scenario;
using toy::event;
using toy::months;
using toy::solved;
using toy::ToyWorld;

std::set<std::string> ids(const Shortage& shortage) {
  std::set<std::string> set;
  for (const Cause& cause : shortage.causes) set.insert(cause.kind + " " + cause.id);
  return set;
}

// a has gas; m has none.
ToyWorld two_places() {
  ToyWorld toy;
  toy.node("a");
  toy.node("m");
  toy.supply("a", 1000, 10);
  toy.demand("a", 50, -0.3, 20);
  toy.demand("m", 30, 0, 20, 500);
  return toy;
}

TEST(market_shortage, nothing_is_short_where_all_is_served) {
  ToyWorld toy = two_places();
  toy.pipe("a", "m", 100, 2);
  EXPECT_TRUE(solved(toy.world(), months(1)).shortages.empty());
}

TEST(market_shortage, the_only_way_in_is_closed) {
  ToyWorld toy = two_places();
  toy.pipe("a", "m", 100, 2);
  const world::World world = toy.world();
  const Outcome outcome = solved(world, months(3), {event("e", CapacityLever{"pipe:a-m", 0}, Month(2025, 2))});
  ASSERT_EQ(outcome.shortages.size(), 1u);
  const Shortage& shortage = outcome.shortages[0];
  EXPECT_EQ(shortage.node, "node:m");
  EXPECT_EQ(shortage.first, Month(2025, 2));
  EXPECT_NEAR(shortage.twh, toy::in_month(30, Month(2025, 2)) + toy::in_month(30, Month(2025, 3)), 1e-6);
  ASSERT_EQ(shortage.causes.size(), 1u);
  EXPECT_EQ(ids(shortage), std::set<std::string>{"pipeline pipe:a-m"});
  EXPECT_TRUE(shortage.causes[0].is_closed);
  EXPECT_TRUE(shortage.causes[0].is_enough);
}

TEST(market_shortage, of_two_closed_ways_either_would_do) {
  ToyWorld toy = two_places();
  toy.node("b");
  toy.supply("b", 1000, 11);
  toy.demand("b", 10, -0.3, 20);
  toy.pipe("a", "m", 0, 2);
  toy.pipe("b", "m", 0, 2);
  toy.pipe("a", "b", 0, 2);  // closed as well, and of no help
  const Outcome outcome = solved(toy.world(), months(1));
  ASSERT_EQ(outcome.shortages.size(), 1u);
  EXPECT_EQ(ids(outcome.shortages[0]), (std::set<std::string>{"pipeline pipe:a-m", "pipeline pipe:b-m"}));
  for (const Cause& cause : outcome.shortages[0].causes) EXPECT_TRUE(cause.is_enough) << cause.id;
}

TEST(market_shortage, of_two_closed_ways_in_a_row_neither_is_enough) {
  ToyWorld toy = two_places();
  toy.node("b");
  toy.demand("b", 10, 0, 20, 500);
  toy.pipe("a", "b", 0, 2);
  toy.pipe("b", "m", 0, 2);
  const Outcome outcome = solved(toy.world(), months(1));
  ASSERT_EQ(outcome.shortages.size(), 2u);
  const Shortage& m = outcome.shortages[0];
  EXPECT_EQ(m.node, "node:m");
  ASSERT_EQ(m.causes.size(), 1u) << "one of them, the other lifted";
  EXPECT_FALSE(m.causes[0].is_enough);
  EXPECT_EQ(ids(outcome.shortages[1]), std::set<std::string>{"pipeline pipe:a-b"});
}

TEST(market_shortage, a_full_pipe_is_full_and_not_closed) {
  ToyWorld toy = two_places();
  toy.pipe("a", "m", 12, 2);
  const Outcome outcome = solved(toy.world(), months(1));
  ASSERT_EQ(outcome.shortages.size(), 1u);
  ASSERT_EQ(ids(outcome.shortages[0]), std::set<std::string>{"pipeline pipe:a-m"});
  EXPECT_FALSE(outcome.shortages[0].causes[0].is_closed);
  EXPECT_NEAR(outcome.shortages[0].twh, toy::in_month(18, Month(2025, 1)), 1e-6);
}

TEST(market_shortage, an_empty_store) {
  ToyWorld toy;
  toy.node("m");
  toy.supply("m", 20, 10);
  toy.demand("m", 60, 0, 20, 500);
  toy.storage("m", 5, 1, 1, {2025, 1, 1}, 2.0, 0);
  const Outcome outcome = solved(toy.world(), months(1));
  ASSERT_EQ(outcome.shortages.size(), 1u);
  EXPECT_EQ(ids(outcome.shortages[0]), std::set<std::string>{"store storage:m"});
  EXPECT_TRUE(outcome.shortages[0].causes[0].is_closed);
}

TEST(market_shortage, a_ban_on_the_only_seller) {
  ToyWorld toy = two_places();
  toy.seller("a", "a");
  toy.raw().nodes[0].seller = "seller:a";
  toy.pipe("a", "m", 100, 2);
  toy.ban("a", "m");
  const Outcome outcome = solved(toy.world(), months(1));
  ASSERT_EQ(outcome.shortages.size(), 1u);
  EXPECT_EQ(ids(outcome.shortages[0]), std::set<std::string>{"ban seller:a>node:m"});
  EXPECT_TRUE(outcome.shortages[0].causes[0].is_enough);
}

// A plant at x and a terminal at j with one way between them, through `gate`.
ToyWorld behind(const std::string& gate) {
  ToyWorld toy;
  toy.vessel();
  toy.node("x");
  toy.node("j");
  toy.supply("x", 300, 5);
  toy.demand("x", 20, -0.2, 6);
  toy.demand("j", 60, 0, 35, 500);
  toy.plant("x", 180, 1.5);
  toy.terminal("j", 400, 0.7);
  toy.sea("x", "j", 3000, gate);
  return toy;
}

TEST(market_shortage, a_closed_gate_between_plant_and_terminal) {
  const ToyWorld toy = behind("strait:narrow");
  const world::World world = toy.world();
  EXPECT_TRUE(solved(world, months(1)).shortages.empty());
  const Outcome outcome = solved(world, months(1), {event("e", RouteLever{"strait:narrow", 0})});
  ASSERT_EQ(outcome.shortages.size(), 1u);
  EXPECT_EQ(ids(outcome.shortages[0]), std::set<std::string>{"gate strait:narrow"});
}

TEST(market_shortage, a_canal_without_a_slot_left) {
  ToyWorld toy = behind("canal:narrow");
  toy.raw().straits[0].slots = 1;
  const world::World world = toy.world();
  EXPECT_TRUE(solved(world, months(1)).shortages.empty());
  for (const double share : {0.2, 0.0}) {
    const Outcome outcome = solved(world, months(1), {event("e", RouteLever{"canal:narrow", share})});
    ASSERT_EQ(outcome.shortages.size(), 1u);
    EXPECT_NEAR(outcome.shortages[0].twh, (60 / 365.0 - share / 2) * 31, 1e-6);
    EXPECT_EQ(ids(outcome.shortages[0]), std::set<std::string>{"gate canal:narrow"});
    EXPECT_EQ(outcome.shortages[0].causes[0].is_closed, share == 0);
  }
}

TEST(market_shortage, where_no_way_is_at_fault_the_fields_are) {
  ToyWorld toy;
  toy.node("m");
  toy.supply("m", 20, 10);
  toy.demand("m", 60, 0, 20, 500);
  const Outcome outcome = solved(toy.world(), months(1));
  ASSERT_EQ(outcome.shortages.size(), 1u);
  EXPECT_EQ(ids(outcome.shortages[0]), std::set<std::string>{"field supply:m"});
}

TEST(market_shortage, rows_that_cannot_hold_together_are_named) {
  // The tables leave a sink open at a place without gas; elsewhere all is well.
  ToyWorld toy = two_places();
  toy.pipe("a", "m", 100, 2);
  toy.node("z");
  toy.raw().balances.emplace_back();
  toy.raw().balances.back().id = "balance:z", toy.raw().balances.back().node = "node:z";
  toy.raw().balances.back().statistical_difference = 12;
  const world::World world = toy.world();
  PathSolver solver(world, months(1), {}, 1);
  const auto based = solver.solve_base();
  ASSERT_FALSE(based);
  EXPECT_EQ(based.error().code, Error::Code::limit);
  EXPECT_NE(based.error().what.find("the balance of node:z in 2025-01"), std::string::npos) << based.error().what;
  EXPECT_EQ(based.error().what.find("node:m"), std::string::npos) << based.error().what;
}

}  // namespace
}  // namespace netback::market
