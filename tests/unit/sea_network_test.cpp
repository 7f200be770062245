// The builder of the sea network on worlds one can draw on a napkin.
#include "sea_network/build.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <fstream>

namespace netback::sea_network {
namespace {

// A topology of rings given as lon, lat in whole degrees; rings run clockwise round land, as in world-atlas.
Land land_of(const std::vector<std::vector<std::pair<int, int>>>& rings) {
  std::string arcs, polygons;
  for (std::size_t k = 0; k < rings.size(); ++k) {
    std::string arc;
    int x = 0, y = 0;
    for (const auto& [lon, lat] : rings[k]) {
      arc += (arc.empty() ? "[" : ",[") + std::to_string(lon - x) + "," + std::to_string(lat - y) + "]";
      x = lon, y = lat;
    }
    arcs += (k ? ",[" : "[") + arc + "]";
    polygons += (k ? ",[[" : "[[") + std::to_string(k) + "]]";
  }
  const std::string file = testing::TempDir() + "netback-land.json";
  std::ofstream(file) << R"({"type":"Topology","transform":{"scale":[1,1],"translate":[0,0]},"arcs":[)" << arcs
                      << R"(],"objects":{"land":{"type":"GeometryCollection","geometries":[{"type":"MultiPolygon","arcs":[)"
                      << polygons << "]}]}}}";
  auto land = Land::read(file);
  std::remove(file.c_str());
  if (!land) throw std::runtime_error(land.error().what);
  return std::move(*land);
}
std::vector<std::pair<int, int>> box(int west, int east, int south, int north) {
  return {{west, south}, {west, north}, {east, north}, {east, south}, {west, south}};
}
route::SeaMask globe(const Land& land) {
  route::SeaMask mask(-60, -180, 140 * 2, 720, 2);
  block_land(land, mask);
  return mask;
}

TEST(SeaNetworkLand, BlocksTheInsideAndTheEdge) {
  const auto mask = globe(land_of({box(10, 20, 0, 10)}));
  EXPECT_FALSE(mask.sea(Point{5.2, 15.2}));
  EXPECT_FALSE(mask.sea(Point{5.2, 10.1}));  // touched by the coast
  EXPECT_TRUE(mask.sea(Point{5.2, 9.2}));
  EXPECT_TRUE(mask.sea(Point{11.2, 15.2}));
}
TEST(SeaNetworkLand, LandOverTheAntimeridian) {
  const auto mask = globe(land_of({{{170, 0}, {170, 10}, {-170, 10}, {-170, 0}, {170, 0}}}));
  EXPECT_FALSE(mask.sea(Point{5.2, 175.2}));
  EXPECT_FALSE(mask.sea(Point{5.2, -175.2}));
  EXPECT_FALSE(mask.sea(Point{5.2, 179.9}));
  EXPECT_TRUE(mask.sea(Point{5.2, 165.2}));
  EXPECT_TRUE(mask.sea(Point{5.2, 0.2}));
}
TEST(SeaNetworkLand, FindsWhereALineCrossesTheCoast) {
  const Land land = land_of({box(10, 20, 0, 10)});
  const auto crossings = land.crossings({5, 5}, {5, 25});
  ASSERT_EQ(crossings.size(), 2u);
  EXPECT_NEAR(std::min(crossings[0].lon, crossings[1].lon), 10, 1e-9);
  EXPECT_TRUE(land.crossings({12, 5}, {12, 25}).empty());
}
TEST(SeaNetworkLand, TellsAFileThatIsNoTopology) {
  const std::string file = testing::TempDir() + "netback-no-land.json";
  std::ofstream(file) << "{}";
  const auto land = Land::read(file);
  ASSERT_FALSE(land);
  EXPECT_NE(land.error().fix.find("world-atlas"), std::string::npos);
  std::remove(file.c_str());
}

constexpr Grid kToy{-30, 30, 4, 2};

world::Port port(const char* id, Point at, double berth) {
  world::Port row;
  row.id = id, row.lat = at.lat, row.lon = at.lon, row.berth = berth;
  return row;
}

// A wall of land from 30 S to 30 N with a canal at the equator; a wall at 180 shuts the way round the globe.
world::World canal_input() {
  world::World input;
  input.ports = {port("port:east", {5, 30}, 4), port("port:west", {5, -30}, 0)};
  world::SeaGate canal;
  canal.id = "gate:canal", canal.strait = "route:canal", canal.line = {{0, -3}, {0, 3}}, canal.length = 400;
  canal.zone_b = "ice:east";
  input.sea_gates = {canal};
  return input;
}
Land canal_land() { return land_of({box(-1, 1, -40, 40), {{179, -40}, {179, 40}, {-179, 40}, {-179, -40}, {179, -40}}}); }

const Leg& leg(const std::vector<Leg>& legs, const std::string& from, const std::string& to) {
  const auto found = std::find_if(legs.begin(), legs.end(), [&](const Leg& l) { return l.from == from && l.to == to; });
  if (found == legs.end()) throw std::runtime_error("no leg " + from + " " + to);
  return *found;
}

TEST(SeaNetworkBuild, PortsMeetAtTheCanalAlone) {
  std::vector<std::string> remarks;
  const auto legs = build(canal_land(), canal_input(), 1, remarks, kToy).legs;
  EXPECT_TRUE(remarks.empty()) << remarks.front();
  ASSERT_EQ(legs.size(), 3u);
  const Leg& canal = leg(legs, "gate:canal/a", "gate:canal/b");
  EXPECT_EQ(canal.strait, "route:canal");
  EXPECT_DOUBLE_EQ(canal.distance_nm, 400);  // as given, not the length of its line
  const Leg& east = leg(legs, "port:east", "gate:canal/b");
  EXPECT_NEAR(east.distance_nm, route::geodesic_nm({5, 30}, {0, 3}) + 4, 1);  // open water, and four miles to the berth
  EXPECT_EQ(east.zone, "ice:east");
  EXPECT_EQ(leg(legs, "port:west", "gate:canal/a").zone, "");
}
TEST(SeaNetworkBuild, ManyThreadsGiveTheSame) {
  std::vector<std::string> remarks;
  const auto one = build(canal_land(), canal_input(), 1, remarks, kToy).legs,
             many = build(canal_land(), canal_input(), 3, remarks, kToy).legs;
  ASSERT_EQ(one.size(), many.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].from + one[i].to, many[i].from + many[i].to);
    EXPECT_EQ(one[i].distance_nm, many[i].distance_nm);
    EXPECT_EQ(one[i].line, many[i].line);
  }
}
TEST(SeaNetworkBuild, ABarrierShutsOpenWaterAndOneWithAHoleIsTold) {
  world::World input = canal_input();
  world::SeaGate cape;
  cape.id = "gate:cape", cape.strait = "route:cape", cape.barrier = {{-31, 10}, {31, 10}}, cape.line = {{-5, 8}, {-5, 12}};
  input.sea_gates.push_back(cape);
  std::vector<std::string> remarks;
  auto legs = build(canal_land(), input, 1, remarks, kToy).legs;
  EXPECT_TRUE(remarks.empty()) << remarks.front();
  EXPECT_NEAR(leg(legs, "gate:cape/a", "gate:cape/b").distance_nm, route::geodesic_nm({-5, 8}, {-5, 12}), 1);
  EXPECT_THROW(leg(legs, "port:east", "gate:canal/b"), std::runtime_error);
  input.sea_gates.back().barrier = {{-31, 10}, {-7, 10}};
  legs = build(canal_land(), input, 1, remarks, kToy).legs;
  ASSERT_EQ(remarks.size(), 1u);
  EXPECT_NE(remarks[0].find("hole"), std::string::npos);
}
TEST(SeaNetworkBuild, ABannedWaterIsGoneRound) {
  world::World input = canal_input();
  std::vector<std::string> remarks;
  const double straight = leg(build(canal_land(), input, 1, remarks, kToy).legs, "port:east", "gate:canal/b").distance_nm;
  input.sea_bans.emplace_back().polygon = {{-10, 14}, {12, 14}, {12, 18}, {-10, 18}};
  const auto legs = build(canal_land(), input, 1, remarks, kToy).legs;
  const Leg& round = leg(legs, "port:east", "gate:canal/b");
  EXPECT_GT(round.distance_nm, straight + 100);
  for (const Point& at : route::densified(round.line, 5))
    EXPECT_FALSE(at.lat > -9.7 && at.lat < 11.7 && at.lon > 14.3 && at.lon < 17.7);
}
TEST(SeaNetworkBuild, APortWithoutWaterIsTold) {
  world::World input = canal_input();
  input.ports.push_back(port("port:inland", {25, 0}, 0));
  std::vector<std::string> remarks;
  const Land land = land_of({box(-9, 9, -40, 40), {{179, -40}, {179, 40}, {-179, 40}, {-179, -40}, {179, -40}}});
  input.sea_gates[0].line = {{0, -12}, {0, 12}};
  build(land, input, 1, remarks, kToy).legs;
  ASSERT_EQ(remarks.size(), 1u);
  EXPECT_NE(remarks[0].find("port:inland"), std::string::npos);
}

}  // namespace
}  // namespace netback::sea_network
