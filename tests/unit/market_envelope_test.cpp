// The rule of thumb on outcomes made by hand.
#include "market/envelope.h"

#include <gtest/gtest.h>

namespace netback::market {
namespace {

world::World two_hubs(double elasticity) {
  world::World world;
  for (const char* id : {"node:a", "node:b"}) {
    world::Node node;
    node.id = id;
    world.nodes.push_back(node);
    world::Demand row;
    row.id = std::string("demand:") + id, row.node = id, row.quantity = 1000, row.elasticity = elasticity,
    row.reference_price = 30, row.unserved_cost = 1000;
    world.demand.push_back(row);
  }
  return world;
}

Outcome before() {
  Outcome o;
  o.months = {Month(2025, 1), Month(2025, 2)};
  o.price = {{"node:a", {30, 30}}, {"node:b", {20, 20}}};
  o.consumption = {{"node:a", {50, 50}}, {"node:b", {40, 40}}};
  o.sales["node:a"] = {{"seller:x", {30, 30}}, {"seller:y", {20, 20}}};
  o.sales["node:b"] = {{"seller:y", {40, 40}}};
  return o;
}

TEST(market_envelope, tells_shock_from_answer_and_who_met_it) {
  Outcome after = before();  // x brings 10 less a month; y 4 more, 5 are not burnt, a store gives 1; b hardly moves
  after.price["node:a"] = {36, 36}, after.price["node:b"] = {20.2, 20.2};
  after.sales["node:a"] = {{"seller:x", {20, 20}}, {"seller:y", {24, 24}}};
  after.consumption["node:a"] = {45, 45};
  const Envelope e = envelope(two_hubs(-0.2), before(), after, {"node:b", "node:a"}, 0, 2);
  EXPECT_EQ(e.leading_node, "node:a");
  EXPECT_EQ(e.node_count, 1u);
  EXPECT_NEAR(e.market, 100, 1e-9);
  EXPECT_NEAR(e.lost, 20, 1e-9);
  EXPECT_NEAR(e.by_sellers, 8, 1e-9);
  EXPECT_NEAR(e.by_demand, 10, 1e-9);
  EXPECT_NEAR(e.by_stores, 2, 1e-9);
  EXPECT_NEAR(e.model, 0.2, 1e-9);
  EXPECT_NEAR(e.demand_elasticity, 0.2, 2e-3);
  EXPECT_NEAR(e.rule, 0.2 / 0.3, 5e-3);
  EXPECT_FALSE(e.is_inside());
  ASSERT_EQ(e.shock.size(), 1u);
  EXPECT_EQ(e.shock[0].seller, "seller:x");
}

TEST(market_envelope, is_the_same_with_the_signs_turned) {
  Outcome after = before();
  after.price["node:a"] = {36, 36};
  after.sales["node:a"] = {{"seller:x", {20, 20}}, {"seller:y", {24, 24}}};
  after.consumption["node:a"] = {44, 44};
  const Envelope there = envelope(two_hubs(-0.2), before(), after, {"node:a"}, 0, 2),
                 back = envelope(two_hubs(-0.2), after, before(), {"node:a"}, 0, 2);
  EXPECT_NEAR(back.lost, -there.lost, 1e-9);
  EXPECT_NEAR(back.by_sellers, -there.by_sellers, 1e-9);
  EXPECT_NEAR(back.by_demand, -there.by_demand, 1e-9);
  EXPECT_LT(back.rule, 0);
  EXPECT_GT(back.ratio(), 0);
}

TEST(market_envelope, demand_that_moves_with_the_price_is_the_shock) {
  Outcome after = before();  // a cold month: 10 more are burnt, y brings 6 of them
  after.price["node:a"] = {33, 33};
  after.sales["node:a"] = {{"seller:x", {30, 30}}, {"seller:y", {26, 26}}};
  after.consumption["node:a"] = {60, 60};
  const Envelope e = envelope(two_hubs(-0.2), before(), after, {"node:a"}, 0, 2);
  EXPECT_NEAR(e.lost, 20, 1e-9);
  EXPECT_NEAR(e.by_sellers, 12, 1e-9);
  EXPECT_EQ(e.by_demand, 0);
  EXPECT_NEAR(e.by_stores, 8, 1e-9);
  EXPECT_GT(e.rule, 0);
}

TEST(market_envelope, of_nothing_is_not_compared) {
  EXPECT_TRUE(envelope(two_hubs(-0.2), before(), before(), {"node:a"}, 0, 2).leading_node.empty());
  EXPECT_TRUE(envelope(two_hubs(-0.2), before(), before(), {"node:a"}, 2, 2).leading_node.empty());
}

}  // namespace
}  // namespace netback::market
