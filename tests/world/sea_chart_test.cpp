// A place at sea joins the network: the same chart, the same distances.
#include "route/sea_chart.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "unit/world_files.h"

namespace netback::route {
namespace {

const world::World& tables() {
  static const world::World world = [] {
    auto sea = world::load_sea(world::test::kShipped);
    if (!sea) throw std::runtime_error(sea.error().what);
    return std::move(sea->world);
  }();
  return world;
}
const SeaChart& chart() {
  static const SeaChart opened = [] {
    auto open = SeaChart::open(world::test::kShipped);
    if (!open) throw std::runtime_error(open.error().what);
    return std::move(*open);
  }();
  return opened;
}
double leg_nm(const world::World& world, const std::string& from, const std::string& to) {
  for (const auto& leg : world.sea_legs)
    if ((leg.from_point == from && leg.to_point == to) || (leg.from_point == to && leg.to_point == from))
      return leg.distance;
  return -1;
}

TEST(SeaChart, APlaceWhereAPortLiesIsAsFarAsThePort) {
  world::World world = tables();
  const auto port = std::find_if(world.ports.begin(), world.ports.end(), [](const auto& p) { return p.id == "port:bonny"; });
  const Point at{port->lat, port->lon};
  const double berth = port->berth;
  ASSERT_TRUE(chart().add_place(world, "port:here", at));
  int compared = 0;
  for (const char* other : {"gate:dover/b", "gate:gibraltar/a", "port:point-fortin", "port:everett", "gate:agulhas-1/a"}) {
    EXPECT_NEAR(leg_nm(world, "port:here", other), leg_nm(tables(), "port:bonny", other) - berth, 3) << other;
    ++compared;
  }
  EXPECT_EQ(compared, 5);
  EXPECT_LT(leg_nm(world, "port:here", "gate:hormuz/b"), 0);  // other water: by gates alone
}
TEST(SeaChart, APortInNarrowWaterIsReached) {
  world::World world = tables();
  ASSERT_TRUE(chart().add_place(world, "port:here", {45, -40}));
  std::size_t joined = 0;
  for (const auto& leg : world.sea_legs) joined += leg.from_point == "port:here";
  EXPECT_GT(joined, 40u);
  for (const char* port : {"port:cove-point", "port:rotterdam", "port:isle-of-grain", "port:saint-john"})
    EXPECT_GT(leg_nm(world, "port:here", port) + leg_nm(world, "port:here", "gate:dover/b"), 0) << port;
}
TEST(SeaChart, APortInNarrowWaterIsComeToByTheNearSide) {
  world::World world = tables();
  const Point at{43.0, 4.5};
  ASSERT_TRUE(chart().add_place(world, "port:here", at));
  const auto fos = std::find_if(world.ports.begin(), world.ports.end(), [](const auto& p) { return p.id == "port:fos"; });
  EXPECT_NEAR(leg_nm(world, "port:here", "port:fos"), geodesic_nm(at, {fos->lat, fos->lon}) + fos->berth, 10);
}
TEST(SeaChart, IceLiesOnTheKaraSea) {
  world::World world = tables();
  ASSERT_TRUE(chart().add_place(world, "port:here", {74, 70}));
  EXPECT_EQ(world.sea_legs.back().zone, "ice:kara-sea");
}
TEST(SeaChart, LandIsTold) {
  world::World world = tables();
  const auto added = chart().add_place(world, "port:here", {50, 90});
  ASSERT_FALSE(added);
  EXPECT_NE(added.error().what.find("no navigable water"), std::string::npos);
  EXPECT_EQ(world.ports.size(), tables().ports.size());
}

TEST(SeaMaskBytes, ReadBackTheSame) {
  SeaMask mask(-5, 0, 100, 100, 10);
  for (int i = 0; i < 100; i += 3) mask.block(i, (i * 7) % 100);
  const auto back = SeaMask::of_bytes(mask.bytes(), "here");
  ASSERT_TRUE(back);
  EXPECT_EQ(back->bytes(), mask.bytes());
  for (int r = 0; r < 100; ++r)
    for (int c = 0; c < 100; ++c) EXPECT_EQ(back->sea(r, c), mask.sea(r, c));
}
TEST(SeaMaskBytes, NothingElseIsBelieved) {
  const std::string good = SeaMask(-5, 0, 4, 4, 1).bytes();
  ASSERT_TRUE(SeaMask::of_bytes(good, ""));
  for (const std::string& bad :
       {std::string(), std::string("netback.sea-mask/1"), good.substr(0, good.size() - 1), good + "\x01",
        std::string("netback.sea-mask/1 -5 0 99999999 99999999 1\n"), std::string("netback.sea-mask/1 -5 0 4 4 x\n\x10"),
        std::string("netback.sea-mask/1 -5 0 4 4 1\n\xff\xff\xff\xff\xff\xff\xff"),
        std::string("netback.sea-mask/1 -5 0 4 4 1\n\x20")})
    EXPECT_FALSE(SeaMask::of_bytes(bad, "")) << bad;
}

}  // namespace
}  // namespace netback::route
