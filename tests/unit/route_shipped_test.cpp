// Voyages of the shipped world: every plant reaches every terminal, and distances are those a mariner knows.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <vector>

#include "route/network.h"
#include "world_files.h"

namespace netback::route {
namespace {

using world::test::kShipped;

const world::World& tables() {
  static const world::World world = [] {
    auto loaded = world::load_world(kShipped);
    if (!loaded) throw std::runtime_error(loaded.error().what);
    return std::move(loaded->world);
  }();
  return world;
}
const SeaNetwork& sea() {
  static const SeaNetwork network(tables());
  return network;
}

TEST(RouteShipped, EveryPortReachesEveryOther) {
  ASSERT_GT(tables().ports.size(), 100u);
  for (const auto& a : tables().ports)
    for (const auto& b : tables().ports) {
      if (a.id >= b.id) continue;
      const auto there = sea().passage(a.id, b.id, {}), back = sea().passage(b.id, a.id, {});
      ASSERT_TRUE(there && back) << a.id << " " << b.id;
      EXPECT_LT(there->distance_nm, 15'000) << a.id << " " << b.id;
      EXPECT_NEAR(there->distance_nm, back->distance_nm, 1e-6) << a.id << " " << b.id;
    }
}

TEST(RouteShipped, WhatHasNoOtherWayHasNone) {
  const std::pair<std::string, std::vector<std::string>> kOnlyBy[] = {
      {"route:strait-of-hormuz",
       {"port:ras-laffan", "port:das-island", "port:ruwais", "port:jebel-ali", "port:al-zour", "port:mina-al-ahmadi",
        "port:khor-al-zubair", "port:hidd", "port:tombak"}},
      {"route:danish-straits",
       {"port:swinoujscie", "port:mukran", "port:klaipeda", "port:inkoo", "port:vysotsk", "port:portovaya", "port:ust-luga",
        "port:gdansk"}},
      {"route:turkish-straits", {"port:marmara-ereglisi"}},
  };
  for (const auto& [strait, ports] : kOnlyBy)
    for (const auto& port : ports) {
      EXPECT_FALSE(sea().passage(port, "port:futtsu", {strait})) << port;
      EXPECT_EQ(sea().blocking(port, "port:futtsu", {strait, "route:suez-canal"}), std::set<std::string>{strait}) << port;
    }
  EXPECT_TRUE(sea().passage("port:ras-laffan", "port:al-zour", {"route:strait-of-hormuz"}));
  const std::set<std::string> red_sea = {"route:suez-canal", "route:bab-el-mandeb"};
  EXPECT_EQ(sea().blocking("port:ain-sukhna", "port:futtsu", red_sea).size(), 1u);
  const std::set<std::string> sabetta = {"route:kara-gate", "route:northern-sea-route"};
  EXPECT_FALSE(sea().passage("port:sabetta", "port:zeebrugge", sabetta));
}

// Every closure of one strait, every pair of the ports that ship or take most: never shorter than with all open.
TEST(RouteShipped, ClosingNeverShortens) {
  const char* kPorts[] = {"port:ras-laffan", "port:sabine-pass", "port:sabetta", "port:dampier",
                          "port:bonny",      "port:rotterdam",   "port:futtsu",  "port:tianjin",
                          "port:dahej",      "port:quintero",    "port:krk"};
  for (const char* a : kPorts)
    for (const char* b : kPorts) {
      if (std::string(a) >= b) continue;
      const auto open = sea().passage(a, b, {});
      ASSERT_TRUE(open);
      for (const auto& strait : tables().straits) {
        const auto shut = sea().passage(a, b, {strait.id});
        if (!shut) continue;
        EXPECT_GE(shut->distance_nm, open->distance_nm - 1e-6) << a << " " << b << " " << strait.id;
        if (!open->gates.contains(strait.id)) {
          EXPECT_NEAR(shut->distance_nm, open->distance_nm, 1e-6);
        }
        EXPECT_FALSE(shut->gates.contains(strait.id));
      }
    }
}

// The legs of open water keep the triangle inequality: no leg is longer than the way by a third point both its ends have
// legs to, but for what a mask of 3 miles cannot tell and the berths at a port.
TEST(RouteShipped, NoLegIsLongerThanAWayRound) {
  std::map<std::string, std::map<std::string, double>> nm;
  for (const auto& leg : tables().sea_legs)
    if (leg.gates.empty() && leg.from_point.starts_with("gate:") && leg.to_point.starts_with("gate:"))
      nm[leg.from_point][leg.to_point] = nm[leg.to_point][leg.from_point] = leg.distance;
  std::size_t triangles = 0;
  for (const auto& [a, to_b] : nm)
    for (const auto& [b, ab] : to_b)
      for (const auto& [c, bc] : nm[b]) {
        const auto ac = to_b.find(c);
        if (ac == to_b.end()) continue;
        ++triangles;
        EXPECT_LE(ac->second, (ab + bc) * 1.005 + 5) << a << " " << b << " " << c;
      }
  EXPECT_GT(triangles, 1000u);
}

// Days by EIA for US Gulf to Japan at 19.5 knots (offshore-energy.biz 2016): 20 by Panama, 31 by Suez, 34 by the Cape.
TEST(RouteShipped, DaysFromTheUsGulfToJapanAreThoseOfTheEia) {
  const auto days = [&](const std::set<std::string>& closed) {
    return sea().passage("port:sabine-pass", "port:futtsu", closed)->distance_nm / (24 * 19.5);
  };
  const std::string arctic = "route:northern-sea-route";
  EXPECT_NEAR(days({arctic}), 20, 1);
  EXPECT_NEAR(days({arctic, "route:panama-canal"}), 31, 1);
  EXPECT_NEAR(days({arctic, "route:panama-canal", "route:suez-canal"}), 34, 1);
}

// The published distances, none of which was used to lay the network: the canals and the Arctic as each row has them. A row
// that is off by more than 5 % is marked low and says in its note what other points or way it fits.
TEST(RouteShipped, TheNetworkAgreesWithThePublishedTable) {
  std::vector<double> off, sure;  // of all rows, and of those not marked low
  double sum = 0, sure_sum = 0;
  for (const auto& row : tables().sea_distances) {
    std::set<std::string> closed = {"route:suez-canal", "route:panama-canal", "route:northern-sea-route"};
    for (const auto& gate : row.gates) closed.erase(gate);
    const auto passage = sea().passage(row.from_port, row.to_port, closed);
    ASSERT_TRUE(passage) << row.id;
    const double error = passage->distance_nm / row.distance - 1;
    off.push_back(std::abs(error)), sum += error;
    if (row.confidence != "low") sure.push_back(std::abs(error)), sure_sum += error;
    EXPECT_TRUE(std::abs(error) <= 0.05 || (row.confidence == "low" && !row.note.empty())) << row.id << " " << error;
  }
  ASSERT_EQ(off.size(), 100u);
  const auto tell = [](std::vector<double>& errors, double errors_sum) {
    std::sort(errors.begin(), errors.end());
    const std::size_t n = errors.size();
    std::printf("%zu pairs: median %.2f %%, mean %+.2f %%, ninth decile %.1f %%, largest %.1f %%\n", n, 100 * errors[n / 2],
                100 * errors_sum / static_cast<double>(n), 100 * errors[n * 9 / 10], 100 * errors.back());
  };
  tell(off, sum), tell(sure, sure_sum);
  EXPECT_LE(off[50], 0.010);
  EXPECT_LE(std::abs(sum / 100), 0.003);
  EXPECT_LE(sure[sure.size() / 2], 0.008);
  EXPECT_LE(std::abs(sure_sum) / static_cast<double>(sure.size()), 0.003);
}

}  // namespace
}  // namespace netback::route
