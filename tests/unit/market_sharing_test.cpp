// Three places in a line and others drawn by hand: what each lacks can be worked out on paper.
#include "market/sharing.h"

#include <gtest/gtest.h>

#include <numeric>

namespace netback::market {
namespace {

double all(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

Shared equally(const GasToShare& gas) {
  auto shared = share_equally(gas);
  EXPECT_TRUE(shared) << (shared ? "" : shared.error().what);
  EXPECT_TRUE(shared->certificate.holds());
  EXPECT_NEAR(shared->withheld, 0, 1e-6);
  return *shared;
}
Shared own_first(const GasToShare& gas) {
  auto shared = own_demand_first(gas);
  EXPECT_TRUE(shared) << (shared ? "" : shared.error().what);
  EXPECT_TRUE(shared->certificate.holds());
  return *shared;
}

// Gas comes to the first of three; the second lies on the way to the third.
GasToShare a_line(double first, double second, double brought = 60) {
  return {{40, 30, 30}, {brought, 0, 0}, {{0, 1, first, 0}, {1, 2, second, 0}}};
}

TEST(market_sharing, where_no_line_binds_all_lack_the_same_part) {
  const auto missing = equally(a_line(100, 100)).missing;
  EXPECT_NEAR(missing[0], 16, 1e-5);
  EXPECT_NEAR(missing[1], 12, 1e-5);
  EXPECT_NEAR(missing[2], 12, 1e-5);
}

TEST(market_sharing, behind_a_bottleneck_more_is_missing_and_before_it_the_rest_is_shared) {
  // 10 reach the third: it lacks 20 of 30; the other 50 go to 70 wanted.
  const auto missing = equally(a_line(100, 10)).missing;
  EXPECT_NEAR(missing[2], 20, 1e-5);
  EXPECT_NEAR(missing[0], 40 * 2.0 / 7, 1e-5);
  EXPECT_NEAR(missing[1], 30 * 2.0 / 7, 1e-5);
}

TEST(market_sharing, two_bottlenecks_make_three_rates) {
  // 20 reach the second, 5 of them the third; the first has 40 of its own.
  const auto missing = equally(a_line(20, 5)).missing;
  EXPECT_NEAR(missing[2], 25, 1e-5);
  EXPECT_NEAR(missing[1], 15, 1e-5);
  EXPECT_NEAR(missing[0], 0, 1e-5);
}

TEST(market_sharing, whoever_is_nearer_is_served_first_when_each_serves_himself) {
  // 60: 40 for the first, 20 for the second, none for the third.
  const auto missing = own_first(a_line(100, 100)).missing;
  EXPECT_NEAR(missing[0], 0, 1e-5);
  EXPECT_NEAR(missing[1], 10, 1e-5);
  EXPECT_NEAR(missing[2], 30, 1e-5);
}

TEST(market_sharing, a_place_on_the_way_hands_on_what_it_does_not_lack) {
  const auto missing = own_first(a_line(100, 100, 85)).missing;
  EXPECT_NEAR(missing[0], 0, 1e-5);
  EXPECT_NEAR(missing[1], 0, 1e-5);
  EXPECT_NEAR(missing[2], 15, 1e-5);
}

TEST(market_sharing, two_neighbours_of_one_who_has_gas_to_spare_lack_the_same_part) {
  const auto missing = own_first({{10, 20, 40}, {40, 0, 0}, {{0, 1, 100, 0}, {0, 2, 100, 0}}}).missing;
  EXPECT_NEAR(missing[0], 0, 1e-5);
  EXPECT_NEAR(missing[1], 10, 1e-5);
  EXPECT_NEAR(missing[2], 20, 1e-5);
}

TEST(market_sharing, both_rules_lack_as_much_in_all_where_nothing_binds) {
  for (const double brought : {0.0, 30.0, 60.0, 85.0, 100.0, 120.0}) {
    const GasToShare gas = a_line(100, 100, brought);
    const double missing = std::max(0.0, 100 - brought);
    EXPECT_NEAR(all(equally(gas).missing), missing, 1e-4) << brought;
    EXPECT_NEAR(all(own_first(gas).missing), missing, 1e-4) << brought;
  }
}

TEST(market_sharing, a_bottleneck_makes_the_sum_of_what_is_missing_larger_only_where_gas_is_left_before_it) {
  const GasToShare gas = a_line(20, 100, 70);
  EXPECT_NEAR(all(equally(gas).missing), 40, 1e-4);  // 10 cannot leave the first
  EXPECT_NEAR(all(own_first(gas).missing), 40, 1e-4);
}

TEST(market_sharing, what_is_lost_on_the_way_is_missing_too) {
  // x to the first, y = (1 - loss)(60 - x) to the second, at one rate: x / 50 = y / 50.
  const double x = 0.9 * 60 / 1.9;
  const auto missing = equally({{50, 50}, {60, 0}, {{0, 1, 100, 0.1}}}).missing;
  EXPECT_NEAR(missing[0], 50 - x, 1e-4);
  EXPECT_NEAR(missing[1], 50 - x, 1e-4);
}

TEST(market_sharing, what_must_leave_all_places_is_held_back_only_by_him_who_would_lack_it) {
  // The second owes 10 to a place outside and has only what the first leaves him.
  const GasToShare gas{{50, 20}, {60, -10}, {{0, 1, 100, 0}}};
  const auto equal = equally(gas);
  EXPECT_NEAR(equal.missing[0], 50 * 20.0 / 70, 1e-4);
  const auto own = own_first({{50, 20}, {55, -10}, {{0, 1, 100, 0}}});
  EXPECT_NEAR(own.missing[0], 0, 1e-5);
  EXPECT_NEAR(own.missing[1], 20, 1e-4);
  EXPECT_NEAR(own.withheld, 5, 1e-4);
}

TEST(market_sharing, a_ring_of_lines_gives_the_same_as_a_line) {
  GasToShare gas = a_line(100, 100);
  gas.lines.push_back({2, 1, 100, 0}), gas.lines.push_back({1, 0, 100, 0}), gas.lines.push_back({0, 2, 100, 0});
  const auto missing = equally(gas).missing;
  EXPECT_NEAR(missing[0], 16, 1e-4);
  EXPECT_NEAR(missing[2], 12, 1e-4);
}

TEST(market_sharing, a_place_that_wants_nothing_lacks_nothing) {
  const auto missing = equally({{0, 10}, {4, 0}, {{0, 1, 100, 0}}}).missing;
  EXPECT_NEAR(missing[0], 0, 1e-9);
  EXPECT_NEAR(missing[1], 6, 1e-5);
}

}  // namespace
}  // namespace netback::market
