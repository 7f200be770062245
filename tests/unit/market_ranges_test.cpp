// Numbers that are not unique, on markets built to have such.
#include "market/ranges.h"

#include <gtest/gtest.h>

#include "toy_world.h"

namespace netback::market {
namespace {

using toy::in_month;
using toy::months;
using toy::ToyWorld;

const Month kJanuary(2025, 1);

Outcome ranged(const world::World& world, const model::Timeline& line) {
  PathSolver solver(world, line, {}, 1);
  solver.ask_ranges();
  const auto based = solver.solve_base();
  EXPECT_TRUE(based) << based.error().what;
  auto answer = solver.solve({});
  if (!answer) {
    ADD_FAILURE() << answer.error().what;
    return {};
  }
  return std::move(answer->outcomes[0]);
}

const Ranged& range_of(const Outcome& outcome, const std::string& kind, const std::string& id) {
  for (const Ranged& one : outcome.ranges)
    if (one.kind == kind && one.id == id) return one;
  ADD_FAILURE() << "no range of " << kind << " " << id;
  static const Ranged kNone;
  return kNone;
}

// a and b sell to m at the same delivered cost.
ToyWorld twins(double second_cost) {
  ToyWorld toy;
  toy.seller("a", "a");
  toy.seller("b", "b");
  toy.node("a", "a");
  toy.node("b", "b");
  toy.node("m");
  toy.supply("a", 1000, 10);
  toy.supply("b", 1000, second_cost);
  toy.demand("m", 100, 0, 20, 500);
  toy.pipe("a", "m", 80, 2);
  toy.pipe("b", "m", 200, 2);
  return toy;
}

TEST(market_ranges, equal_sellers_share_a_market_in_any_way) {
  const Outcome outcome = ranged(twins(10).world(), months(1));
  const Ranged& a = range_of(outcome, "export", "seller:a");
  const double all = in_month(100, kJanuary), most = in_month(80, kJanuary);
  EXPECT_NEAR(a.low, 0, 1e-6);
  EXPECT_NEAR(a.high, most, 1e-6);
  EXPECT_GE(a.value, a.low - 1e-9);
  EXPECT_LE(a.value, a.high + 1e-9);
  for (const Ranged& one : outcome.ranges)
    if (one.id == "seller:b") {
      EXPECT_NEAR(one.low, all - most, 1e-6);
      EXPECT_NEAR(one.high, all, 1e-6);
    }
}

TEST(market_ranges, a_dearer_seller_leaves_no_choice) {
  const Outcome outcome = ranged(twins(11).world(), months(1));
  const Ranged& a = range_of(outcome, "export", "seller:a");
  EXPECT_NEAR(a.low, in_month(80, kJanuary), 1e-6);
  EXPECT_NEAR(a.high, in_month(80, kJanuary), 1e-6);
  const Ranged& price = range_of(outcome, "price", "node:m");
  EXPECT_NEAR(price.low, 13, 5e-3);
  EXPECT_NEAR(price.high, 13, 5e-3);
}

TEST(market_ranges, where_supply_ends_as_demand_does_a_price_is_an_interval) {
  // What can be had is what is wanted, to the last MWh: a buyer more pays up to 500, a buyer less saves 10.
  ToyWorld toy;
  toy.node("m");
  toy.supply("m", 100, 10);
  toy.demand("m", 99.5, 0, 20, 500);  // a field gives 99.5 % of its capacity
  const Outcome outcome = ranged(toy.world(), months(1));
  const Ranged& price = range_of(outcome, "price", "node:m");
  EXPECT_NEAR(price.low, 10, 1e-6);
  EXPECT_NEAR(price.high, 500, 1e-6);
  EXPECT_GE(price.value, price.low - 1e-6);
  EXPECT_LE(price.value, price.high + 1e-6);
}

TEST(market_ranges, the_mean_of_a_year_is_bounded_as_one_number) {
  // January is tight as above, February is not: the mean may move by half of January's interval.
  ToyWorld toy;
  toy.node("m");
  auto& supply = toy.supply("m", 100, 10);
  world::Monthly even{}, falling{};
  even[0] = even[1] = 0.1, falling[0] = 0.1, falling[1] = 0.05;
  supply.shape = toy.shape("even", even);
  toy.demand("m", 99.5, 0, 20, 500).shape = toy.shape("falling", falling);
  const Outcome outcome = ranged(toy.world(), months(2));
  const Ranged& price = range_of(outcome, "price", "node:m");
  EXPECT_NEAR(price.low, 10, 1e-6);
  EXPECT_NEAR(price.high, (500 + 10) / 2.0, 1e-6);
}

TEST(market_ranges, nothing_is_bounded_unasked) { EXPECT_TRUE(toy::solved(twins(10).world(), months(1)).ranges.empty()); }

}  // namespace
}  // namespace netback::market
