// Voyages of the shipped world: every plant reaches every terminal, and distances are those a mariner knows.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>
#include <vector>

#include "route/sea.h"
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

TEST(RouteShipped, EveryPlantReachesEveryTerminal) {
  std::set<std::string> from, to;
  for (const auto& plant : tables().liquefaction) from.insert(plant.port);
  for (const auto& terminal : tables().regasification) to.insert(terminal.port);
  ASSERT_GT(from.size(), 40u);
  ASSERT_GT(to.size(), 60u);
  for (const auto& a : from)
    for (const auto& b : to) {
      const auto passage = sea().passage(a, b, {});
      ASSERT_TRUE(passage) << a << " " << b;
      EXPECT_LT(passage->distance_nm, 17'000) << a << " " << b;
      // Plants and terminals side by side (Altamira, Darwin's neighbours) may share a waypoint: short, but never negative.
      EXPECT_GE(passage->distance_nm, 0) << a << " " << b;
    }
}

// Voyages of the graph beside distances as remembered or reckoned by hand (rounded, judgement); none was used to lay it.
struct Known {
  const char *from, *to;
  double distance_nm;
};
constexpr Known kKnown[] = {
    {"port:bonny", "port:sines", 3400},
    {"port:bonny", "port:batangas", 9950},
    {"port:soyo", "port:dahej", 6750},
    {"port:punta-europa", "port:barcelona", 4050},
    {"port:cove-point", "port:klaipeda", 4450},
    {"port:elba-island", "port:rotterdam", 4050},
    {"port:sabine-pass", "port:andres", 1650},
    {"port:sabine-pass", "port:colon", 1500},
    {"port:sabine-pass", "port:cartagena-colombia", 1600},
    {"port:sabine-pass", "port:old-harbour", 1250},
    {"port:point-fortin", "port:penuelas", 550},
    {"port:point-fortin", "port:inkoo", 5350},
    {"port:coral", "port:dahej", 2850},
    {"port:coral", "port:thi-vai", 4600},
    {"port:ras-laffan", "port:hidd", 110},
    {"port:ras-laffan", "port:aqaba", 3000},
    {"port:bintulu", "port:thi-vai", 550},
    {"port:bintulu", "port:batangas", 800},
    {"port:tortue", "port:mukran", 3100},
    {"port:kitimat", "port:yung-an", 5050},
    {"port:squamish", "port:tongyeong", 4600},
    {"port:saint-john", "port:klaipeda", 3900},
    {"port:idku", "port:aqaba", 530},
};

TEST(RouteShipped, DistancesAgreeWithThoseRemembered) {
  double worst = 0, sum = 0;
  for (const Known& known : kKnown) {
    const auto passage = sea().passage(known.from, known.to, {});
    ASSERT_TRUE(passage) << known.from << " " << known.to;
    const double off = passage->distance_nm / known.distance_nm - 1;
    std::printf("%s %s %.0f (%.0f) %+.1f %%\n", known.from, known.to, passage->distance_nm, known.distance_nm, 100 * off);
    worst = std::max(worst, std::abs(off)), sum += std::abs(off);
    EXPECT_LT(std::abs(passage->distance_nm - known.distance_nm), std::max(60.0, 0.1 * known.distance_nm))
        << known.from << " " << known.to;
  }
  std::printf("mean %.1f %%, worst %.1f %%\n", 100 * sum / std::size(kKnown), 100 * worst);
}

// The published table with the graph's own sums: canals as the table gives them.
TEST(RouteShipped, TheGraphAgreesWithThePublishedTable) {
  world::World bare = tables();
  bare.sea_distances.clear();
  const SeaNetwork graph(bare);
  const std::set<std::string> canals = {"route:suez-canal", "route:panama-canal"};
  std::vector<double> off;
  for (const auto& row : tables().sea_distances) {
    std::set<std::string> closed = canals;
    for (const auto& gate : row.gates) closed.erase(gate);
    const auto passage = graph.passage(row.from_port, row.to_port, closed);
    ASSERT_TRUE(passage) << row.id;
    off.push_back(std::abs(passage->distance_nm / row.distance - 1));
  }
  ASSERT_GT(off.size(), 70u);
  std::sort(off.begin(), off.end());
  std::printf("%zu pairs: median %.1f %%, ninth decile %.1f %%, largest %.1f %%\n", off.size(), 100 * off[off.size() / 2],
              100 * off[off.size() * 9 / 10], 100 * off.back());
  EXPECT_LT(off[off.size() / 2], 0.025);
  EXPECT_LT(off.back(), 0.075);
}

}  // namespace
}  // namespace netback::route
