// The quadratic form against closed forms, and the linear form against the quadratic one.
#include "market/forms.h"

#include <gtest/gtest.h>

#include <cmath>

#include "market/quadratic_path.h"
#include "model/quadratic.h"
#include "solve/quadratic_solver.h"
#include "toy_world.h"

namespace netback::market {
namespace {

using namespace scenario;
using toy::event;
using toy::in_month;
using toy::months;
using toy::ToyWorld;

const Month kJanuary(2025, 1);

struct Both {
  Outcome linear, quadratic;
  double quadratic_objective = 0;
};

// `world` in both forms, without events.
Both both(const world::World& world, const model::Timeline& line) {
  Both found;
  found.linear = toy::solved(world, line);
  const std::vector<Event> none;
  const model::State state = model::make_state(world, line, {});
  const model::MarketModel model = model::build(world, line, none, state);
  const auto solved = solve::solve_quadratic(model::quadratic_twin(model.layout, state, model.program).program);
  if (!solved) ADD_FAILURE() << solved.error().what;
  if (solved) found.quadratic_objective = solved->solution.objective;
  QuadraticPath path(world, none, model);
  if (const auto done = path.solve({line.start, {}}); !done) {
    ADD_FAILURE() << done.error().what;
    return found;
  }
  found.quadratic = path.outcome();
  EXPECT_TRUE(found.quadratic.certificate.holds()) << found.quadratic.certificate.worst();
  return found;
}

// Buyers pay P = 30 - 4Q; a seller's cost is C = q + q^2 / 2 up to 10. Both a year, so a month has its share of them.
void buyers(ToyWorld& toy, const std::string& node) { toy.demand(node, 5, -0.5, 10); }
world::Supply& seller(ToyWorld& toy, const std::string& node) {
  return toy.supply(node, 10, 1, 1 + 0.9 * 10, 1 + 0.98 * 10);
}

TEST(market_forms, a_competitive_duopoly_sells_where_price_is_marginal_cost) {
  ToyWorld toy;
  toy.node("a");
  buyers(toy, "a");
  seller(toy, "a"), seller(toy, "a");
  const auto [linear, quadratic, objective] = both(toy.world(), months(1));
  const double price = 38.0 / 9, q = 29.0 / 9;  // 4.2222 and 3.2222 each
  EXPECT_NEAR(quadratic.price.at("node:a")[0], price, 1e-5);
  EXPECT_NEAR(quadratic.production.at("node:a")[0], in_month(2 * q, kJanuary), 1e-6);
  EXPECT_NEAR(quadratic.consumption.at("node:a")[0], in_month(2 * q, kJanuary), 1e-6);
  // Nobody has power over the price, so what is maximised is welfare: 30 Q - 2 Q^2 - 2 C(q), here and in the closed form.
  EXPECT_NEAR(-objective, in_month(30 * 2 * q - 2 * 4 * q * q - 2 * (q + q * q / 2), kJanuary), 1e-5);
  // The steps of the linear form are at most 0.6 (buyers, .38 to .44 of 10, shifted by 2 %) and 0.42 wide (sellers).
  EXPECT_NEAR(linear.price.at("node:a")[0], price, 0.62);
}

TEST(market_forms, n_sellers_share_the_market_alike) {
  for (int n = 1; n <= 5; ++n) {
    ToyWorld toy;
    toy.node("hub");
    buyers(toy, "hub");
    for (int i = 0; i < n; ++i) {
      const std::string name = "s" + std::to_string(i);
      toy.node(name);
      seller(toy, name);
      toy.pipe(name, "hub", 100, 1);
    }
    const auto [linear, quadratic, objective] = both(toy.world(), months(1));
    // P = 30 - 4 n q = 1 + q + 1 (tariff): q = 28 / (4 n + 1)
    const double price = 2 + 28.0 / (4 * n + 1);
    EXPECT_NEAR(quadratic.price.at("node:hub")[0], price, 2e-3) << n;  // a tie-break of up to 5e-5 of the mean price
    EXPECT_NEAR(linear.price.at("node:hub")[0], price, 0.06 * 10 * 1.02) << n;
  }
}

TEST(market_forms, the_linear_form_stays_within_a_step_of_the_quadratic_one) {
  for (const double quantity : {30.0, 55.0, 80.0, 105.0, 130.0}) {
    ToyWorld toy;
    toy.node("a");
    toy.supply("a", 120, 10, 10 + 30 * 0.9, 10 + 30 * 0.98);  // a straight line: 10 + 30 q/Q
    toy.demand("a", quantity, -0.5, 30);
    const auto [linear, quadratic, objective] = both(toy.world(), months(1));
    // Q0 (1 - .5 (P / 30 - 1)) = 120 (P - 10) / 30
    const double price = (1.5 * quantity + 40) / (4 + quantity / 60);
    EXPECT_NEAR(quadratic.price.at("node:a")[0], price, 1e-3);
    // The wider of the two steps the price may lie in: demand 0.06 of 30 at most here, supply 10 % of the cost.
    EXPECT_NEAR(linear.price.at("node:a")[0], price, std::max(0.06 * 30, 0.1 * price));
  }
}

TEST(market_forms, a_capacity_wall_and_an_unserved_tier_are_the_same_in_both) {
  ToyWorld toy;
  toy.node("a");
  toy.supply("a", 100, 10);
  toy.demand("a", 150, 0, 30, 400);
  const auto [linear, quadratic, objective] = both(toy.world(), months(1));
  EXPECT_NEAR(linear.price.at("node:a")[0], 400, 1e-6);
  EXPECT_NEAR(quadratic.price.at("node:a")[0], 400, 1e-4);
  EXPECT_NEAR(quadratic.consumption.at("node:a")[0], in_month(99.5, kJanuary), 1e-6);
}

ToyWorld chain(double k) {
  ToyWorld toy;
  toy.node("a"), toy.node("b"), toy.node("c");
  toy.supply("a", 200, 5 * k, 9 * k, 30 * k);
  toy.supply("b", 60, 8 * k, 15 * k, 40 * k);
  toy.demand("a", 40, -0.3, 20 * k, 900 * k);
  toy.demand("b", 90, -0.2, 22 * k, 900 * k);
  toy.demand("c", 70, -0.1, 24 * k, 900 * k);
  toy.pipe("a", "b", 100, 1 * k, 0.01), toy.pipe("b", "c", 120, 2 * k);
  toy.storage("c", 10, 0.2, 1 * k, {2025, 1, 1}, 6, 0.5);
  return toy;
}

TEST(market_forms, twice_the_prices_leave_the_flows) {
  const model::Timeline line = months(4);
  const Outcome once = both(chain(1).world(), line).quadratic, twice = both(chain(2).world(), line).quadratic;
  for (const char* node : {"node:a", "node:b", "node:c"})
    for (std::size_t t = 0; t < 4; ++t) {
      EXPECT_NEAR(twice.price.at(node)[t], 2 * once.price.at(node)[t], 1e-3);
      EXPECT_NEAR(twice.consumption.at(node)[t], once.consumption.at(node)[t], 1e-4);
    }
  for (std::size_t t = 0; t < 4; ++t)
    EXPECT_NEAR(toy::pipe_twh(twice, "pipe:b-c", t), toy::pipe_twh(once, "pipe:b-c", t), 1e-4);
}

TEST(market_forms, the_twin_has_the_same_rows_and_the_same_gas) {
  const world::World world = chain(1).world();
  const model::Timeline line = months(3);
  const model::State state = model::make_state(world, line, {});
  const model::MarketModel linear = model::build(world, line, {}, state);
  const model::QuadraticTwin twin = model::quadratic_twin(linear.layout, state, linear.program);
  EXPECT_EQ(twin.program.linear.row_lower, linear.program.row_lower);
  EXPECT_EQ(twin.layout.rows.size(), linear.layout.rows.size());
  EXPECT_EQ(twin.layout.cols.size(), twin.program.linear.col_cost.size());
  EXPECT_LT(twin.layout.cols.size(), linear.layout.cols.size());
  for (std::size_t kind = 0; kind < model::kColKinds; ++kind) {
    const auto total = [&](const model::Layout& layout, const solve::LinearProgram& p) {
      double sum = 0;
      const model::Range range = layout.of(static_cast<model::ColKind>(kind));
      for (auto c = static_cast<std::size_t>(range.begin); c < static_cast<std::size_t>(range.end); ++c) {
        EXPECT_EQ(static_cast<std::size_t>(layout.cols[c].kind), kind);
        if (std::isfinite(p.col_upper[c])) sum += p.col_upper[c];
      }
      return sum;
    };
    const double ours = total(linear.layout, linear.program), theirs = total(twin.layout, twin.program.linear);
    // The linear grid ends at 0.3 of the reference price; the line goes on to 0.
    if (static_cast<model::ColKind>(kind) == model::ColKind::demand)
      EXPECT_GT(theirs, ours);
    else
      EXPECT_EQ(theirs, ours);
  }
}

TEST(market_forms, both_agree_with_events_too) {
  Scenario scenario;
  scenario.events = {event("cut", CapacityLever{"pipe:a-b", 0.5}, kJanuary + 2)};
  scenario.events[0].probability = {0.4, 0.5, 0.6};
  const model::Timeline line = months(6);
  const world::World world = chain(1).world();
  const auto check = check_forms(world, scenario, line, 1);
  ASSERT_TRUE(check) << check.error().what;
  ASSERT_EQ(check->variants.size(), 2u);
  EXPECT_EQ(check->variants[1].id, "all");
  EXPECT_GE(check->variants[1].solve_count, 2);
  for (const FormPair& pair : check->variants) {
    EXPECT_TRUE(pair.linear.holds());
    EXPECT_TRUE(pair.quadratic.holds());
    ASSERT_EQ(pair.hubs.size(), 3u);
    for (const HubPrices& hub : pair.hubs) EXPECT_LT(difference(hub).worst_year, 0.1) << pair.id << " " << hub.node;
  }
  // The event moves both forms the same way.
  const auto mean_at = [&](std::size_t variant, std::size_t hub) { return difference(check->variants[variant].hubs[hub]); };
  EXPECT_GT(mean_at(1, 2).quadratic_mean, mean_at(0, 2).quadratic_mean + 1);
  EXPECT_GT(mean_at(1, 2).linear_mean, mean_at(0, 2).linear_mean + 1);
}

TEST(market_forms, differences_are_told_by_year_and_by_month) {
  HubPrices hub{"node:a", Series(14, 20.0), Series(14, 20.0)};
  hub.quadratic[3] = 26;    // + 30 %, and 0.5 / 20 in the year
  hub.quadratic[13] = 19;   // the rest of a second year: half a unit of 20
  const HubDifference d = difference(hub);
  EXPECT_NEAR(d.worst_month, 0.3, 1e-12);
  EXPECT_EQ(d.worst_month_at, 3u);
  EXPECT_NEAR(d.worst_year, 0.025, 1e-12);
  EXPECT_NEAR(d.quadratic_mean, 20 + 5.0 / 14, 1e-12);
  EXPECT_NEAR(relative_difference(0, 0.5), 0.5, 1e-12);  // worthless gas: below 1 USD/MWh counts as 1
}

}  // namespace
}  // namespace netback::market
