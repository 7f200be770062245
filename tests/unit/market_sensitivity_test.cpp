// The same question under other assumptions: which cases there are, and what they must and must not differ in.
#include "market/sensitivity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "market/compare.h"
#include "toy_markets.h"

namespace netback::market {
namespace {

using namespace scenario;
using toy::a_pipe;
using toy::event;
using toy::months;
using toy::ToyWorld;

Scenario half_shut(double odds) {
  Scenario s;
  s.as_of = Date{2024, 12, 10};
  Event e = event("half", CapacityLever{"pipe:a-b", 0.5}, Month(2025, 3));
  e.probability = {odds, odds, odds};
  s.events = {e};
  return s;
}

// b has gas of its own that gets dearer, and a store.
world::World with_store() {
  ToyWorld toy = a_pipe(60);
  toy.raw().supply[1].capacity = 50, toy.raw().supply[1].production = 45;
  toy.raw().supply[1].cash_cost = 20, toy.raw().supply[1].base_cost = 40, toy.raw().supply[1].wall_cost = 90;
  toy.storage("b", 30, 1, 1, {2025, 1, 1}, 5);
  return toy.world();
}

Comparison solved(const world::World& told, const world::World& other, const Scenario& s, int threads) {
  auto compared = compare(told, s, months(4), threads);
  if (!compared) throw std::runtime_error(compared.error().what);
  if (auto added = add_sensitivity(compared->comparison, {told, other}, s, months(4), threads, ""); !added)
    throw std::runtime_error(added.error().what);
  return std::move(compared->comparison);
}

const SensitivityCase& named(const Comparison& c, const std::string& id) {
  const auto found = std::ranges::find(c.cases, id, &SensitivityCase::id);
  if (found == c.cases.end()) throw std::runtime_error("no case " + id);
  return *found;
}

double change(const Comparison& c, const SensitivityCase& one, std::size_t t) {
  return c.outcomes[one.all].price.at("node:b")[t] - c.outcomes[one.base].price.at("node:b")[t];
}

// What comes as a surprise anyway is the same where all does: the odds of its lengths are no expectation of its coming.
TEST(market_sensitivity, a_surprise_is_still_believed_to_last_by_its_odds) {
  const world::World world = with_store();
  Scenario s = half_shut(0.5);
  s.events[0].surprise = true, s.events[0].from = Month(2025, 2), s.events[0].durations = {{1, 0.6}, {3, 0.4}};
  const Comparison c = solved(world, world, s, 1);
  const auto prices = [&](std::size_t outcome) { return c.outcomes[outcome].price.at("node:b"); };
  const auto told = prices(c.variants[1].outcome), surprised = prices(named(c, "two-piece/surprise").all);
  for (std::size_t t = 0; t < told.size(); ++t) EXPECT_NEAR(surprised[t], told[t], 1e-9) << t;
  double weight = 0;
  for (const WeightedWorld& one : named(c, "elasticity-low").worlds) weight += one.weight[1];
  EXPECT_EQ(named(c, "elasticity-low").worlds.size(), 3u);
  EXPECT_NEAR(weight, 1, 1e-12);
}

TEST(market_sensitivity, crosses_curves_and_expectations_and_varies_the_rest_alone) {
  const world::World world = with_store();
  const Comparison c = solved(world, world, half_shut(0.5), 1);
  std::vector<std::string> ids;
  for (const auto& one : c.cases) ids.push_back(one.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"two-piece/surprise", "two-piece/foreseen", "linear/odds", "linear/surprise",
                                           "linear/foreseen", "iso-elastic/odds", "iso-elastic/surprise",
                                           "iso-elastic/foreseen", "elasticity-low", "elasticity-high"}));
  EXPECT_EQ(c.accounts.size(), c.outcomes.size());
  for (const auto& one : c.cases) EXPECT_NE(one.base, 0u) << one.id;
}

TEST(market_sensitivity, of_base_alone_has_no_expectations) {
  const world::World world = with_store();
  Scenario none;
  none.as_of = Date{2024, 12, 10};
  const Comparison c = solved(world, world, none, 1);
  std::vector<std::string> ids;
  for (const auto& one : c.cases) {
    ids.push_back(one.id);
    EXPECT_EQ(one.base, one.all);
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"linear", "iso-elastic", "elasticity-low", "elasticity-high"}));
}

TEST(market_sensitivity, less_elastic_demand_moves_the_price_more) {
  const world::World world = with_store();
  const Comparison c = solved(world, world, half_shut(0.5), 1);
  double low = 0, told = 0, high = 0;
  for (std::size_t t = 0; t < 4; ++t)
    low += change(c, named(c, "elasticity-low"), t), high += change(c, named(c, "elasticity-high"), t),
        told += c.outcomes[c.variants[1].outcome].price.at("node:b")[t] - c.outcomes[0].price.at("node:b")[t];
  EXPECT_GT(low, told);
  EXPECT_GT(told, high);
  EXPECT_GT(high, 0);
}

TEST(market_sensitivity, stores_prepare_for_what_is_foreseen_and_not_for_a_surprise) {
  const world::World world = with_store();
  const Comparison c = solved(world, world, half_shut(0.5), 1);
  const auto stock = [&](std::size_t outcome) { return c.outcomes[outcome].stock.at("storage:b")[1]; };
  const double base = stock(0), surprised = stock(named(c, "two-piece/surprise").all),
               foreseen = stock(named(c, "two-piece/foreseen").all), told = stock(c.variants[1].outcome);
  EXPECT_NEAR(surprised, base, 1e-6);
  EXPECT_GT(foreseen, base + 0.5);
  EXPECT_LE(told, foreseen + 1e-6);
}

TEST(market_sensitivity, weighs_each_cases_own_worlds) {
  const world::World world = with_store();
  const Comparison c = solved(world, world, half_shut(0.3), 1);
  for (const char* id : {"linear/odds", "elasticity-low"}) {
    double weight = 0;
    std::set<std::size_t> outcomes;
    for (const auto& one : named(c, id).worlds) weight += one.weight[1], outcomes.insert(one.outcome);
    EXPECT_NEAR(weight, 1, 1e-12) << id;
    EXPECT_TRUE(outcomes.contains(named(c, id).all)) << id;
  }
  EXPECT_TRUE(named(c, "linear/surprise").worlds.empty());
}

TEST(market_sensitivity, asks_for_the_other_behaviour_where_there_is_one) {
  world::World other = with_store();
  world::Conduct row;
  row.id = "conduct:a", row.seller = "seller:a", row.region = "node:b", row.theta = 0.5, row.elasticity = -0.5;
  other.conduct.push_back(row);
  const world::World told = with_store();
  const Comparison c = solved(told, other, half_shut(0.5), 1);
  EXPECT_EQ(c.cases.back().id, "oligopoly");
  EXPECT_EQ(solved(other, told, half_shut(0.5), 1).cases.back().id, "competitive");
}

TEST(market_sensitivity, does_not_depend_on_threads) {
  const world::World world = with_store();
  const Comparison one = solved(world, world, half_shut(0.5), 1), three = solved(world, world, half_shut(0.5), 3);
  ASSERT_EQ(one.outcomes.size(), three.outcomes.size());
  for (std::size_t i = 0; i < one.outcomes.size(); ++i) EXPECT_EQ(one.outcomes[i].price, three.outcomes[i].price) << i;
}

}  // namespace
}  // namespace netback::market
