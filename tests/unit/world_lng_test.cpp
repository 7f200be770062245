// The chain of LNG against the balances it must carry: in a base year plants could load, and terminals could land, what
// they did, as known in February of the year after.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "world/query.h"
#include "world_files.h"

namespace netback::world {
namespace {

constexpr double kSmallTwh = 3;    // reloads and trucks that the balances count as trade
constexpr double kTolerance = 0.07;  // Norway counts small plants with Hammerfest

// TWh a year by node: capacity of each row in the months it stands, less what its states take away.
template <class T, class F>
std::map<std::string, double> ability(const World& world, const std::vector<T>& rows, int year, F&& twh_a_year) {
  std::map<std::string, double> sum;
  for (const T& row : rows) {
    double& of_node = sum[row.node];
    for (int m = 1; m <= 12; ++m) {
      const Month month(year, m);
      if (row.holds_on(month.first_day())) of_node += twh_a_year(row) * asset_share(world, row.id, month) / 12;
    }
  }
  return sum;
}

TEST(WorldLng, PlantsAndTerminalsCouldCarryTheBalances) {
  const auto loaded = load_world(test::kShipped);
  ASSERT_TRUE(loaded);
  int compared = 0;
  for (const int year : {2019, 2020, 2021, 2024}) {
    const World world = known_by(loaded->world, Date{year + 1, 2, 15});
    const auto loads =
        ability(world, world.liquefaction, year, [](const Liquefaction& r) { return r.capacity * r.availability; });
    const auto lands = ability(world, world.regasification, year, [](const Regasification& r) { return r.capacity; });
    for (const Balance& row : world.balances) {
      if (row.year != year) continue;
      const auto enough = [&](double moved, const std::map<std::string, double>& can, const char* what) {
        const auto found = can.find(row.node);
        if (found == can.end() || found->second == 0 || moved == 0) return;  // a node that only reloads has no plant
        ++compared;
        EXPECT_LT(moved - found->second, std::max(kSmallTwh, kTolerance * moved)) << row.id << " " << what;
      };
      enough(row.lng_out, loads, "loaded");
      enough(row.lng_in, lands, "landed");
    }
  }
  EXPECT_GT(compared, 40);
}

// A fleet that a run as of an early day sees is that of its order book, and ships only get more.
TEST(WorldLng, TheFleetGrowsFromYearToYearInEveryOrderBook) {
  const auto loaded = load_world(test::kShipped);
  ASSERT_TRUE(loaded);
  for (const int year : {2019, 2020, 2021, 2022, 2024, 2025}) {
    const World world = known_by(loaded->world, Date{year, 1, 31});
    const Vessel& class_row = test::row_of(world.vessels, "vessel:lng-174k");
    double before = 0;
    for (int later = year; later < year + 5; ++later) {
      const double ships = fleet_on(world, class_row, Date{later, 7, 1});
      EXPECT_GE(ships, before) << later << " as of " << year;
      EXPECT_GT(ships, 400);
      EXPECT_LT(ships, 1000);
      before = ships;
    }
  }
}

}  // namespace
}  // namespace netback::world
