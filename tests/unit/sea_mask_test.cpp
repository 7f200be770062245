// Water on a grid: lines that stay at sea, ways round land, and lines pulled tight.
#include <gtest/gtest.h>

#include <cmath>

#include "route/sea_search.h"
#include "route/taut_line.h"

namespace netback::route {
namespace {

// A window of ten degrees each way at the equator, or all the world's equator where lines must wrap.
SeaMask window() { return SeaMask(-5, 0, 100, 100, 10); }

void block_box(SeaMask& mask, double south, double north, double west, double east) {
  for (int r = 0; r < mask.rows(); ++r)
    for (int c = 0; c < mask.cols(); ++c)
      if (const Point at = mask.centre(r, c); at.lat > south && at.lat < north && at.lon > west && at.lon < east)
        mask.block(r, c);
}

TEST(SeaMask, ALineOverLandIsNotClear) {
  SeaMask mask = window();
  block_box(mask, -1, 1, 4, 6);
  mask.measure_clearance();
  EXPECT_FALSE(mask.clear({0, 1}, {0, 9}));
  EXPECT_FALSE(mask.clear({-0.95, 1}, {-0.95, 9}));
  EXPECT_TRUE(mask.clear({-1.1, 1}, {-1.1, 9}));
  EXPECT_TRUE(mask.clear({0, 1}, {0, 3.9}));
}

TEST(SeaMask, ARockOfOneCellStopsALineAndABesideOneDoesNot) {
  SeaMask mask = window();
  mask.block(Point{2.05, 5.05});
  mask.measure_clearance();
  EXPECT_FALSE(mask.clear({2.01, 1}, {2.01, 9}));
  EXPECT_FALSE(mask.clear({2.09, 1}, {2.09, 9}));
  EXPECT_TRUE(mask.clear({2.15, 1}, {2.15, 9}));
}

TEST(SeaMask, WhatLiesOutsideIsNoWater) {
  SeaMask mask = window();
  mask.measure_clearance();
  EXPECT_FALSE(mask.sea(Point{20, 5}));
  EXPECT_FALSE(mask.clear({4, 5}, {6, 5}));
}

TEST(SeaMask, TheGlobeWraps) {
  SeaMask mask(-5, -180, 40, 360 * 4, 4);
  mask.measure_clearance();
  EXPECT_TRUE(mask.clear({0, 179}, {0, -179}));
  mask.block(Point{0.1, -179.9});
  mask.measure_clearance();
  EXPECT_FALSE(mask.clear({0.1, 179}, {0.1, -179}));
}

TEST(SeaSearch, GoesRoundAnIslandAndIsPulledTight) {
  SeaMask mask = window();
  block_box(mask, -2, 1, 4, 6);
  mask.measure_clearance();
  const SeaSearch search(mask, 2);
  const Point a{-1, 1}, b{-1, 9};
  auto way = search.ways(a, std::vector<Point>{b}).front();
  ASSERT_GE(way.size(), 3u);
  for (std::size_t i = 1; i < way.size(); ++i) EXPECT_TRUE(mask.clear(way[i - 1], way[i]));
  const double found = line_nm(way);
  way = taut_line(way, [&](Point p, Point q) { return mask.clear(p, q); }, mask.cell_degrees());
  for (std::size_t i = 1; i < way.size(); ++i) EXPECT_TRUE(mask.clear(way[i - 1], way[i]));
  // By the island's southern corners: flat at the equator to a part in a thousand.
  const double shortest = 60 * (2 * std::hypot(3, 1) + 2);
  EXPECT_LE(line_nm(way), found);
  EXPECT_LT(line_nm(way), shortest * 1.01);
  EXPECT_GT(line_nm(way), shortest * 0.995);
}

TEST(SeaSearch, NoWayBetweenTwoWaters) {
  SeaMask mask = window();
  block_box(mask, -5, 5, 4, 6);
  mask.measure_clearance();
  const SeaSearch search(mask, 2);
  EXPECT_TRUE(search.ways({0, 1}, std::vector<Point>{{0, 9}}).front().empty());
  EXPECT_NE(search.basin({0, 1}), search.basin({0, 9}));
  EXPECT_EQ(search.basin({0, 1}), search.basin({4, 3}));
  EXPECT_EQ(search.basin({0, 5}), -1);
}

TEST(SeaSearch, NearestWaterOfABasinThatCounts) {
  SeaMask mask = window();
  block_box(mask, -5, 5, 4, 6);
  mask.measure_clearance();
  const SeaSearch search(mask, 2);
  const int east = search.basin({0, 9});
  const auto near = search.nearest({0, 5}, 200, [&](int basin) { return basin == east; }, 3);
  ASSERT_EQ(near.size(), 3u);
  for (const Point& at : near) EXPECT_GT(at.lon, 6);
}

TEST(GreatCircle, FollowsTheShortestLineOverTheAntimeridian) {
  const GreatCircle arc({60, 170}, {60, -170});
  EXPECT_NEAR(std::abs(arc.at(0.5).lon), 180, 1e-9);
  EXPECT_GT(arc.at(0.5).lat, 60);
  EXPECT_NEAR(arc.length_nm(), sphere_nm({60, 170}, {60, -170}), 1e-9);
  // WGS84 beside a published figure: London 51.5 N 0 W to New York 40.7 N 74 W is 5,570 km (great-circle tables).
  EXPECT_NEAR(geodesic_nm({51.5, 0}, {40.7, -74}) * 1.852, 5585, 20);
  const auto dense = densified(std::vector<Point>{{0, 0}, {0, 1}}, 10);
  EXPECT_EQ(dense.size(), 8u);  // 60.04 nm on the sphere: seven parts
}

}  // namespace
}  // namespace netback::route
