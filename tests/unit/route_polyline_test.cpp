// Lines of passages on a map.
#include "route/polyline.h"

#include <gtest/gtest.h>

#include <cmath>

#include "route/place.h"
#include "sea_fixture.h"

namespace netback::route {
namespace {

using test::Sea;
using world::Line;

TEST(RoutePolyline, ALineOverTheAntimeridianIsCutThere) {
  const auto parts = cut_at_antimeridian({{10, 170}, {20, -170}, {20, -160}});
  ASSERT_EQ(parts.size(), 2U);
  ASSERT_EQ(parts[0].size(), 2U);
  EXPECT_EQ(parts[0][1].lon, 180);
  EXPECT_NEAR(parts[0][1].lat, 15, 1e-12);
  ASSERT_EQ(parts[1].size(), 3U);
  EXPECT_EQ(parts[1][0].lon, -180);
  EXPECT_NEAR(parts[1][0].lat, 15, 1e-12);
  const auto back = cut_at_antimeridian({{20, -160}, {20, -170}, {10, 170}});
  ASSERT_EQ(back.size(), 2U);
  EXPECT_EQ(back[0].back().lon, -180);
  EXPECT_EQ(back[1].front().lon, 180);
  EXPECT_EQ(cut_at_antimeridian({{0, 179}, {0, -179}, {0, 179}}).size(), 3U);
  EXPECT_EQ(cut_at_antimeridian({{0, 10}, {0, 20}}).size(), 1U);
  // A point on the edge itself leaves no part of one point.
  for (const auto& part : cut_at_antimeridian({{0, 170}, {0, 180}, {0, -170}})) EXPECT_GE(part.size(), 2U);
}

Sea a_pacific() {
  Sea sea;
  for (const char* name : {"a", "b"}) Sea::add(sea.world().ports, std::string("port:") + name);
  sea.world().ports[0].lat = 35, sea.world().ports[0].lon = 140;
  sea.world().ports[1].lat = 35, sea.world().ports[1].lon = -120;
  return sea;
}

TEST(RoutePolyline, BetweenStoredPointsItFollowsTheGreatCircle) {
  Sea sea = a_pacific();
  sea.leg("a", "b", 4800);
  const auto passage = SeaNetwork(sea.world()).passage("port:a", "port:b", {});
  const auto parts = polyline(sea.world(), *passage, 60);
  ASSERT_EQ(parts.size(), 2U);
  double north = 0;
  std::size_t points = 0;
  for (const Line& part : parts)
    for (std::size_t i = 0; i < part.size(); ++i) {
      north = std::max(north, part[i].lat), ++points;
      if (i > 0) {
        EXPECT_LT(std::abs(part[i].lon - part[i - 1].lon), 3);
      }
    }
  EXPECT_GT(north, 45);  // the rhumb line would stay at 35
  EXPECT_GT(points, 80U);
  EXPECT_EQ(parts[0].front().lon, 140);
  EXPECT_EQ(parts[1].back().lon, -120);
}

TEST(RoutePolyline, LegsSailedBackAreDrawnBack) {
  Sea sea = a_pacific();
  sea.leg("g/a", "a", 100).line = {{30, 150}, {33, 145}, {35, 140}};
  sea.leg("g/a", "b", 100).line = {{30, 150}, {20, 170}};
  const auto passage = SeaNetwork(sea.world()).passage("port:a", "port:b", {});
  const auto parts = polyline(sea.world(), *passage, 1e5);
  ASSERT_EQ(parts.size(), 1U);
  std::vector<double> lons;
  for (const auto& point : parts[0]) lons.push_back(point.lon);
  EXPECT_EQ(lons, (std::vector<double>{140, 145, 150, 170}));
}

TEST(RoutePlace, PortsAndCountriesByIdSlugNameOrCode) {
  Sea sea = a_pacific();
  auto& w = sea.world();
  w.ports[0].name = "Sabine Pass and Cameron", w.ports[0].id = "port:sabine-pass", w.ports[0].country = "country:us";
  w.ports[1].name = "Futtsu", w.ports[1].country = "country:japan";
  auto& us = Sea::add(w.countries, "country:us");
  us.name = "United States", us.iso3 = "USA";
  Sea::add(w.countries, "country:japan").name = "Japan";
  Sea::add(w.countries, "country:chad").name = "Chad";
  sea.leg("sabine-pass", "b", 9000);
  const SeaNetwork network(w);
  const auto found = [&](const char* told) {
    const auto place = find_place(w, network, told);
    return place ? place->id : place.error().what + " / " + place.error().fix;
  };
  for (const char* told : {"port:sabine-pass", "sabine-pass", "Sabine Pass", "sabine pass and cameron"})
    EXPECT_EQ(found(told), "port:sabine-pass") << told;
  for (const char* told : {"country:us", "us", "USA", "united states"}) EXPECT_EQ(found(told), "country:us") << told;
  EXPECT_NE(found("Sabine").find("Is it one of port:sabine-pass?"), std::string::npos) << found("Sabine");
  EXPECT_NE(found("chad").find("no port"), std::string::npos);
  EXPECT_EQ(position("34.5, -120"), (Point{34.5, -120}));
  EXPECT_EQ(position("-34.5,18"), (Point{-34.5, 18}));
  for (const char* told : {"34.5", "91,0", "0,181", "a,b", "1,2,3", "", ","}) EXPECT_FALSE(position(told)) << told;
  EXPECT_EQ(find_place(w, network, "japan")->ports, (std::vector<std::string>{"port:b"}));
}

}  // namespace
}  // namespace netback::route
