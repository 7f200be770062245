// Time in the market: cargoes that land a month later, seasons after the monthly part.
#include <gtest/gtest.h>

#include "toy_world.h"

namespace netback::market {
namespace {

using namespace scenario;
using toy::event;
using toy::in_month;
using toy::lng_twh;
using toy::months;
using toy::solved;
using toy::ToyWorld;

// a makes LNG for b, which has nothing else; 12,000 nm at 20 knots are 25 days, and 2 of the 4 days in port.
ToyWorld far_away(double distance_nm) {
  ToyWorld toy;
  toy.seller("a", "a");
  toy.node("a", "a");
  toy.node("b");
  toy.vessel();
  toy.supply("a", 400, 10);
  toy.demand("b", 100, 0, 30);
  toy.plant("a", 200, 2);
  toy.terminal("b", 300, 1);
  toy.sea("a", "b", distance_nm);
  return toy;
}

Outcome closed_from_february(double distance_nm) {
  return solved(far_away(distance_nm).world(), months(4), {event("closed", CapacityLever{"lng:a", 0}, Month(2025, 2))});
}

TEST(market_horizon, a_cargo_on_a_long_voyage_lands_a_month_later) {
  const Outcome far = closed_from_february(12'000);
  for (const std::size_t t : {0u, 1u}) EXPECT_NEAR(far.consumption.at("node:b")[t], in_month(100, far.months[t]), 1e-6);
  for (const std::size_t t : {2u, 3u}) EXPECT_NEAR(far.unserved.at("node:b")[t], in_month(100, far.months[t]), 1e-6);
}

TEST(market_horizon, a_cargo_on_a_short_voyage_lands_at_once) {
  const Outcome near = closed_from_february(2'000);
  EXPECT_NEAR(near.consumption.at("node:b")[0], in_month(100, near.months[0]), 1e-6);
  EXPECT_NEAR(near.unserved.at("node:b")[1], in_month(100, near.months[1]), 1e-6);
}

// The month before the run loaded what a month of its own would.
TEST(market_horizon, gas_afloat_when_the_run_begins_lands_in_its_first_month) {
  const Outcome base = solved(far_away(12'000).world(), months(4));
  EXPECT_NEAR(lng_twh(base, "node:a", "node:b", 0), in_month(100, Month(2024, 12)), 1e-6);
  EXPECT_NEAR(lng_twh(base, "node:a", "node:b", 3), in_month(100, Month(2025, 4)), 1e-6);
  for (std::size_t t = 1; t < 4; ++t) EXPECT_NEAR(base.price.at("node:b")[t], base.price.at("node:b")[1], 0.01);
}

TEST(market_horizon, gas_afloat_is_no_more_than_the_plants_made) {
  ToyWorld toy = far_away(12'000);
  toy.raw().liquefaction[0].capacity = 60;
  const Outcome base = solved(toy.world(), months(4));
  for (std::size_t t = 0; t < 3; ++t)
    EXPECT_NEAR(lng_twh(base, "node:a", "node:b", t), in_month(60, Month(2024, 12) + static_cast<int>(t)), 1e-6);
}

// Two buyers, one near: what lands in a year is what plants make in a year, at the start and at the end too.
TEST(market_horizon, plants_do_not_serve_near_and_far_with_the_same_gas) {
  for (const double far_price : {40.0, 80.0}) {
    ToyWorld toy = far_away(12'000);
    toy.raw().liquefaction[0].capacity = 60;
    toy.raw().demand[0].quantity = 40, toy.raw().demand[0].unserved_cost = far_price;
    toy.node("c");
    toy.demand("c", 40, 0, 30, 60);
    toy.terminal("c", 300, 1);
    toy.sea("a", "c", 2'000);
    const Outcome base = solved(toy.world(), months(12));
    double landed = 0;
    for (std::size_t t = 0; t < 12; ++t)
      landed += lng_twh(base, "node:a", "node:b", t) + lng_twh(base, "node:a", "node:c", t);
    EXPECT_NEAR(landed, 60, 60 * 3.0 / 365);
  }
}

// A winter of twice the summer's use, a field that cannot follow, a store that can.
ToyWorld winters() {
  ToyWorld toy;
  toy.node("a");
  toy.supply("a", 500, 10);
  world::Monthly share{};
  for (std::size_t m = 0; m < 12; ++m) share[m] = (m < 3 || m > 8 ? 2.0 : 1.0) / 18;
  toy.demand("a", 450, 0, 30).shape = toy.shape("winter", share);
  toy.storage("a", 200, 2, 1, {2025, 4, 1}, 20, 0.1);
  return toy;
}

TEST(market_horizon, seasons_carry_what_their_months_would) {
  const Month april(2025, 4);
  const model::Timeline monthly{april, april, april + 24, april + 24}, seasonal{april, april, april + 24, april + 24, 2};
  const world::World world = winters().world();
  const Outcome by_month = solved(world, monthly), by_season = solved(world, seasonal);
  ASSERT_EQ(by_month.months, by_season.months);
  for (std::size_t t = 12; t < 24; t += 6) {
    double used_by_month = 0, used_by_season = 0;
    for (std::size_t i = t; i < t + 6; ++i)
      used_by_month += by_month.consumption.at("node:a")[i], used_by_season += by_season.consumption.at("node:a")[i];
    EXPECT_NEAR(used_by_month, used_by_season, 1e-6);
    EXPECT_NEAR(by_month.stock.at("storage:a")[t + 5], by_season.stock.at("storage:a")[t + 5], 1e-6);
    EXPECT_NEAR(by_month.price.at("node:a")[t + 5], by_season.price.at("node:a")[t + 5], 0.02);
  }
  EXPECT_TRUE(by_season.unserved.empty());
}

TEST(market_horizon, a_stock_goes_straight_through_a_season) {
  const Month april(2025, 4);
  const Outcome outcome = solved(winters().world(), {april, april, april + 12, april + 12, 2});
  const auto& stock = outcome.stock.at("storage:a");
  EXPECT_NEAR(stock[8] - stock[7], stock[7] - stock[6], 1e-9);
  EXPECT_NEAR(stock[8], (stock[5] + stock[11]) / 2, 1e-9);
}

TEST(market_horizon, an_event_within_a_season_holds_for_its_share_of_the_days) {
  const Month april(2025, 4);
  ToyWorld toy;
  toy.node("a");
  toy.supply("a", 365, 10);
  toy.demand("a", 365, 0, 30);
  const Outcome outcome = solved(toy.world(), {april, april, april + 12, april + 12, 2},
                                 {event("half", CapacityLever{"supply:a", 0}, Month(2025, 7))});
  // April to June are 91 of 183 days; the capacity counts up to the wall at 99.5 %.
  EXPECT_NEAR(outcome.consumption.at("node:a")[0], 0.995 * 30 * 91.0 / 183, 1e-6);
  EXPECT_NEAR(outcome.consumption.at("node:a")[5], 0.995 * 30 * 91.0 / 183, 1e-6);
}

// b can pass gas on, so what is landed there is in a pool before it is sold.
ToyWorld barred(const std::string& commodity) {
  ToyWorld toy = far_away(2'000);
  toy.node("c");
  toy.pipe("b", "c", 10, 1);
  toy.ban("a", "b", commodity);
  return toy;
}

TEST(market_horizon, a_ban_on_gas_by_pipe_leaves_landed_gas_alone) {
  const Outcome by_pipe = solved(barred("commodity:gas").world(), months(1));
  EXPECT_NEAR(by_pipe.consumption.at("node:b")[0], in_month(100, by_pipe.months[0]), 1e-6);
  EXPECT_NEAR(by_pipe.sales.at("node:b").at("seller:a")[0], in_month(100, by_pipe.months[0]), 1e-6);
  for (const char* commodity : {"", "commodity:lng"})
    EXPECT_NEAR(solved(barred(commodity).world(), months(1)).unserved.at("node:b")[0], in_month(100, Month(2025, 1)), 1e-6)
        << commodity;
}

}  // namespace
}  // namespace netback::market
