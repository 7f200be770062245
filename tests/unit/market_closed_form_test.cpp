// Markets whose answer is a formula: the competitive cases (theta = 0) that docs/closed-forms.md lists and no other test
// holds. Every expected number is computed here from the formula, never read off a run.
#include <gtest/gtest.h>

#include "market/forms.h"
#include "toy_markets.h"

namespace netback::market {
namespace {

using toy::hub;
using toy::in_month;
using toy::months;
using toy::quadratic;
using toy::ToyWorld;

const Month kJanuary(2025, 1);
constexpr double kTies = 2e-3;  // USD/MWh: tie-breaks of up to 5e-5 of the mean price a leg

void seller(ToyWorld& toy, const std::string& name, double capacity, double cost) {
  toy.node(name);
  toy.supply(name, capacity, cost);
  toy.pipe(name, "hub", 100, 0);
}

TEST(market_closed_form, n_sellers_of_one_cost_sell_at_that_cost_however_many_they_are) {
  for (int n = 1; n <= 5; ++n) {
    ToyWorld toy = hub();
    for (int i = 0; i < n; ++i) seller(toy, "s" + std::to_string(i), 20, 6);
    // P = (A + n k) / (n + 1) holds for Cournot; at theta = 0 P = k for every n, and Q = (A - k) / B.
    for (const Outcome& outcome : {toy::solved(toy.world(), months(1)), quadratic(toy.world(), months(1))})
      EXPECT_NEAR(outcome.price.at("node:hub")[0], 6, kTies) << n;
    EXPECT_NEAR(quadratic(toy.world(), months(1)).consumption.at("node:hub")[0], in_month((30.0 - 6) / 4, kJanuary), 1e-3);
  }
}

TEST(market_closed_form, beside_a_fringe_the_cheaper_of_two_sells_all_at_its_cost) {
  ToyWorld toy = hub();
  seller(toy, "fringe", 1 / 0.995, 0);  // a field gives 99.5 % of its capacity
  seller(toy, "one", 20, 5), seller(toy, "two", 20, 8);
  const Outcome outcome = quadratic(toy.world(), months(1));
  EXPECT_NEAR(outcome.price.at("node:hub")[0], 5, kTies);
  EXPECT_NEAR(outcome.production.at("node:fringe")[0], in_month(1, kJanuary), 1e-6);
  EXPECT_NEAR(outcome.production.at("node:one")[0], in_month((30.0 - 5) / 4 - 1, kJanuary), 1e-3);
  EXPECT_NEAR(outcome.production.at("node:two")[0], 0, 1e-6);
  EXPECT_NEAR(toy::solved(toy.world(), months(1)).price.at("node:hub")[0], 5, kTies);
}

TEST(market_closed_form, two_of_unlike_cost_share_by_their_marginal_costs) {
  ToyWorld toy = hub();
  toy.node("flat"), toy.node("steep");
  toy.supply("flat", 10, 2, 2 + 0.9 * 10, 2 + 0.98 * 10);     // 2 + q
  toy.supply("steep", 10, 1, 1 + 0.9 * 30, 1 + 0.98 * 30);    // 1 + 3 q
  toy.pipe("flat", "hub", 100, 0), toy.pipe("steep", "hub", 100, 0);
  // Q = (30 - P) / 4 = (P - 2) + (P - 1) / 3
  const double price = (30.0 / 4 + 2 + 1.0 / 3) / (1.0 / 4 + 1 + 1.0 / 3);
  const Outcome outcome = quadratic(toy.world(), months(1));
  EXPECT_NEAR(outcome.price.at("node:hub")[0], price, kTies);
  EXPECT_NEAR(outcome.production.at("node:flat")[0], in_month(price - 2, kJanuary), 1e-3);
  EXPECT_NEAR(outcome.production.at("node:steep")[0], in_month((price - 1) / 3, kJanuary), 1e-3);
  // The wider of the steps: buyers 0.06 of 10 at a price below 7, the steep field 10 % of its cost.
  EXPECT_NEAR(toy::solved(toy.world(), months(1)).price.at("node:hub")[0], price, std::max(0.6, 0.1 * price));
}

TEST(market_closed_form, what_is_lost_raises_the_price_by_the_envelope) {
  ToyWorld toy;
  toy.node("a"), toy.node("lost");
  toy.supply("a", 120, 10, 10 + 30 * 0.9, 10 + 30 * 0.98);  // 10 + 30 q / Q
  toy.supply("lost", 10 / 0.995, 0);
  toy.pipe("lost", "a", 100, 0);
  toy.demand("a", 80, -0.5, 30);
  scenario::Scenario scenario;
  scenario.events = {toy::event("gone", scenario::CapacityLever{"supply:lost", 0})};
  const auto check = check_forms(toy.world(), scenario, months(1), 1);
  ASSERT_TRUE(check) << check.error().what;
  // 80 (1 - .5 (P / 30 - 1)) = 10 + 4 (P - 10)
  const double before = 150 / (4 + 80 / 60.0), demand_slope = 80 * 0.5 / 30, supply_slope = 4;
  const double volume = 80 * (1 - 0.5 * (before / 30 - 1));
  // dP / P = (lost volume / market volume) / (|eps_d| + eps_s); on straight lines with the elasticities at the start.
  const double eps_d = demand_slope * before / volume, eps_s = supply_slope * before / volume;
  const double rise = before * (10 / volume) / (eps_d + eps_s);
  const auto price = [&](std::size_t variant) {
    for (const auto& pair : check->variants[variant].hubs)
      if (pair.node == "node:a") return pair.quadratic[0];
    ADD_FAILURE();
    return 0.0;
  };
  EXPECT_NEAR(price(0), before, kTies);
  EXPECT_NEAR(price(1) - price(0), rise, kTies);
}

}  // namespace
}  // namespace netback::market
