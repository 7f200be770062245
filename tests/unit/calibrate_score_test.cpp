// Matrix errors, the inverse program and forecasts against numbers computed by hand.
#include <cmath>

#include "calibrate/forecast.h"
#include "calibrate/inverse.h"
#include "calibrate/matrix.h"
#include "toy_world.h"

namespace netback::calibrate {
namespace {

using toy::ToyWorld;

void observe(world::World& world, const std::string& measure, const std::string& subject, const std::string& partner,
             int year, double value) {
  world::Observed row;
  row.id = "observed:" + std::to_string(world.observed.size());
  row.measure = measure, row.subject = subject, row.partner = partner, row.year = year, row.value = value;
  world.observed.push_back(row);
}
market::LngFlow shipped(const std::string& from, const std::string& to, double twh) {
  market::LngFlow flow;
  flow.from_node = "node:" + from, flow.to_node = "node:" + to, flow.twh = {twh};
  return flow;
}

TEST(matrix_error, is_half_of_what_goes_another_way) {
  EXPECT_DOUBLE_EQ(matrix_error({{"a", "b", 10, 12}, {"a", "c", 5, 3}}), 0.5 * 4 / 15);
  EXPECT_DOUBLE_EQ(matrix_error({{"a", "b", 10, 12}, {"a", "c", 5, 3}}, 1), 4.0 / 15);
  EXPECT_DOUBLE_EQ(matrix_error({}), 0);
}

TEST(trade_pairs, have_a_line_for_what_an_exporter_sold_beyond_them) {
  ToyWorld toy;
  for (const char* name : {"a", "b", "c"}) toy.node(name);
  world::World world = toy.world();
  observe(world, "lng_trade", "node:a", "node:b", 2024, 10);
  observe(world, "lng_export", "country:a", "", 2024, 14);
  market::Outcome outcome;
  outcome.lng_flows = {shipped("a", "b", 9), shipped("a", "c", 6)};
  const auto pairs = trade_pairs(world, outcome, "lng_trade", 2024);
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_DOUBLE_EQ(pairs[0].modelled, 9);
  EXPECT_DOUBLE_EQ(pairs[1].observed, 4);
  EXPECT_DOUBLE_EQ(pairs[1].modelled, 6);
  EXPECT_TRUE(trade_pairs(world, outcome, "lng_trade", 2023).empty());
}

// Ways from a and b to e and j that cost 20, at prices of 50. `hidden`: how much too cheap the model has a -> j.
struct Traded {
  world::World world;
  market::Outcome outcome;
};
Traded traded(double hidden) {
  ToyWorld toy;
  for (const char* name : {"a", "b", "e", "j"}) toy.node(name);
  Traded t{toy.world(), {}};
  for (const char* from : {"a", "b"})
    for (const char* to : {"e", "j"}) {
      const bool is_odd = std::string(from) + to == "aj";
      observe(t.world, "lng_trade", std::string("node:") + from, std::string("node:") + to, 2024, is_odd ? 1 : 30);
      market::Netback back;
      back.by_ship = true, back.from_node = std::string("node:") + from, back.to_node = std::string("node:") + to;
      back.price = 50, back.mean_fob = 30 + (is_odd ? hidden : 0);
      t.outcome.netbacks.push_back(back);
    }
  return t;
}

TEST(inverse, finds_the_cost_the_model_does_not_know) {
  const Traded t = traded(4);
  const auto found = inverse_costs(t.world, t.outcome, 2024);
  ASSERT_TRUE(found) << found.error().what;
  EXPECT_EQ(found->way_count, 4);
  ASSERT_EQ(found->corrections.size(), 1U);
  EXPECT_EQ(found->corrections[0].id, "correction:lng/a-to-j/2024");
  EXPECT_NEAR(found->corrections[0].value, 4, 1e-6);
  EXPECT_NEAR(found->corrections[0].cap, 0.3 * 16, 1e-9);  // of the cost the model knows
  EXPECT_NEAR(found->mean_absolute, 4.0 / 91, 1e-6);
  EXPECT_TRUE(found->beyond.empty());
}

TEST(inverse, where_nothing_is_hidden_corrects_nothing) {
  const auto found = inverse_costs(traded(0).world, traded(0).outcome, 2024);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->corrections.empty() && found->beyond.empty());
}

// The way seems to cost 0.5, so its cap is EUR 1; moving the 30 TWh of another way costs more than what lies beyond (20 x
// 1).
TEST(inverse, lists_what_would_need_more_than_the_cap) {
  const Traded t = traded(19.5);
  const auto found = inverse_costs(t.world, t.outcome, 2024);
  ASSERT_TRUE(found) << found.error().what;
  ASSERT_EQ(found->beyond.size(), 1U);
  EXPECT_EQ(found->beyond[0].from, "node:a");
  EXPECT_EQ(found->beyond[0].to, "node:j");
  EXPECT_NEAR(found->beyond[0].needed_usd_per_mwh, 19.5, 1e-6);
  EXPECT_NEAR(found->beyond[0].cap, 1.1, 1e-9);
  for (const auto& row : found->corrections) EXPECT_LE(std::abs(row.value), row.cap + 1e-9) << row.id;
}

TEST(forecasts, score_the_models_change_on_what_was_observed_before) {
  ToyWorld toy;
  toy.node("a"), toy.node("b");
  toy.demand("b", 100, -0.5, 20).base_year = 2019;
  world::World all = toy.world();
  world::Benchmark hub;
  hub.id = "price:b", hub.node = "node:b";
  all.benchmarks = {hub};
  observe(all, "lng_trade", "node:a", "node:b", 2019, 50), observe(all, "lng_trade", "node:a", "node:b", 2020, 100);
  observe(all, "price", "price:b", "", 2019, 10), observe(all, "price", "price:b", "", 2020, 12);
  Prediction p;
  p.known = all, p.base = 2019, p.year = 2020;
  p.base_outcome.lng_flows = {shipped("a", "b", 40)}, p.base_outcome.price["node:b"] = {20};
  market::Outcome ours;
  ours.lng_flows = {shipped("a", "b", 60)}, ours.price["node:b"] = {30};
  p.outcomes = {{Expectation::rolling, ours}};
  ListedEvent less;  // of demand, as it came: the naive forecasts know it
  less.id = "event:1", less.target = "node:b", less.year = 2020, less.value = 0.9;
  const Forecasts found = compare_forecasts(all, p, {less});
  ASSERT_EQ(found.flows.size(), 1U);
  EXPECT_NEAR(found.flows[0].said.at("rolling"), 50 + 20, 1e-9);
  EXPECT_NEAR(found.flows[0].said.at("proportional"), 45, 1e-9);
  EXPECT_NEAR(found.scores.at("rolling").lng.value(), 0.5 * 0.30, 1e-9);
  EXPECT_NEAR(found.scores.at("no change").lng.value(), 0.5 * 0.50, 1e-9);
  EXPECT_EQ(found.scores.at("rolling").changes, 1);
  EXPECT_EQ(found.scores.at("rolling").right, 1);
  EXPECT_EQ(found.scores.at("no change").right, 0);
  EXPECT_EQ(found.scores.at("proportional").right, 0);
  ASSERT_EQ(found.prices.size(), 1U);
  EXPECT_NEAR(found.prices[0].said.at("rolling"), 15, 1e-9);
  EXPECT_NEAR(found.scores.at("rolling").price.value(), std::log(15.0 / 12), 1e-9);
  EXPECT_NEAR(found.scores.at("proportional").price.value(), std::log(12.0 / 9), 1e-9);
}

}  // namespace
}  // namespace netback::calibrate
