// Supply curves and demand curves as steps.
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "model/demand_curve.h"
#include "model/supply_curve.h"

namespace netback::model {
namespace {

world::Supply field(double capacity, double share_used, double cash, double base, double wall, double minimum_share = 0) {
  world::Supply row;
  row.id = "supply:a", row.capacity = capacity, row.production = share_used * capacity, row.minimum_share = minimum_share;
  row.cash_cost = cash, row.base_cost = base, row.wall_cost = wall;
  return row;
}

const std::vector<world::Supply> kFields = {field(100, 0.9, 5, 23, 30), field(2000, 0.95, 2, 16.6, 20),
                                            field(12, 0.6, 10, 32, 60, 0.8), field(300, 0.97, 1, 4, 5, 0.5),
                                            field(50, 0.3, 20, 21, 22)};

TEST(model_supply_curve, meets_cash_base_and_wall_cost) {
  for (const auto& row : {kFields[0], kFields[1], kFields[2]}) {
    const SupplyCurve curve = fit_supply_curve(row);
    EXPECT_GE(curve.beta_q, 0);
    EXPECT_GE(curve.gamma, 0);
    EXPECT_NEAR(curve.marginal(0), row.cash_cost, 1e-9);
    EXPECT_NEAR(curve.marginal(row.production / row.capacity), row.base_cost, 1e-9);
    EXPECT_NEAR(curve.marginal(0.98), row.wall_cost, 1e-9);
  }
}

TEST(model_supply_curve, the_wall_wins_where_no_curve_meets_all_three) {
  // Base cost above the straight line from cash to wall: gamma would be negative.
  const SupplyCurve bent = fit_supply_curve(field(100, 0.5, 5, 25, 30));
  EXPECT_EQ(bent.gamma, 0);
  EXPECT_NEAR(bent.marginal(0.98), 30, 1e-9);
  // Base cost so low that the straight part would fall.
  const SupplyCurve flat = fit_supply_curve(field(100, 0.97, 5, 5.1, 60));
  EXPECT_EQ(flat.beta_q, 0);
  EXPECT_NEAR(flat.marginal(0.98), 60, 1e-9);
  EXPECT_NEAR(flat.marginal(0), 5, 1e-9);
}

TEST(model_supply_curve, the_total_is_the_integral_of_the_marginal) {
  for (const auto& row : kFields) {
    const SupplyCurve curve = fit_supply_curve(row);
    const int count = 20'000;
    double sum = 0;
    for (int i = 0; i < count; ++i) sum += curve.marginal(0.99 * (i + 0.5) / count) * 0.99 / count;
    EXPECT_NEAR(curve.total(0.99), sum, 1e-4 * sum);
  }
}

TEST(model_supply_curve, steps_rise_sum_to_the_wall_and_keep_the_integral) {
  for (const auto& row : kFields) {
    const SupplyCurve curve = fit_supply_curve(row);
    const auto steps = supply_steps(row);
    double u = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      EXPECT_GT(steps[i].share, 0);
      if (i > 0) {
        EXPECT_GE(steps[i].cost, steps[i - 1].cost - 1e-12);
      }
      const double to = u + steps[i].share;
      EXPECT_NEAR(steps[i].cost * steps[i].share, curve.total(to) - curve.total(u), 1e-9);
      const bool always = i == 0 && row.minimum_share > 0;
      if (!always) {
        EXPECT_LE(steps[i].share * row.capacity, 40 + 1e-9);
        EXPECT_LE(curve.marginal(to), curve.marginal(u) + std::max(0.03 * row.wall_cost, 0.1 * curve.marginal(u)) + 0.05);
      }
      u = to;
    }
    EXPECT_NEAR(u, 0.995, 1e-9);
  }
}

TEST(model_supply_curve, what_flows_at_any_price_is_one_step) {
  const world::Supply row = field(2000, 0.9, 2, 3, 20, 0.8);
  EXPECT_NEAR(supply_steps(row).front().share, 0.9 * 0.8, 1e-12);
}

TEST(model_supply_curve, a_field_without_capacity_still_has_steps_of_one_shape) {
  EXPECT_FALSE(supply_steps(field(0, 0, 5, 10, 20)).empty());
}

world::Demand sector(double quantity, double elasticity, double reference, double unserved) {
  world::Demand row;
  row.node = "node:a", row.quantity = quantity, row.elasticity = elasticity, row.reference_price = reference,
  row.unserved_cost = unserved;
  return row;
}

// Demand of a row that is still bought at a price, from the steps: share of the reference quantity.
double bought_at(const std::vector<DemandStep>& steps, std::size_t row, double price) {
  double sum = 0;
  for (const auto& step : steps)
    if (step.price >= price) sum += row < step.share.size() ? step.share[row] : 0;
  return sum;
}

TEST(model_demand_pieces, bend_at_three_times_the_reference) {
  const auto pieces = demand_pieces(sector(100, -0.1, 30, 300));
  ASSERT_EQ(pieces.size(), 3u);
  EXPECT_EQ(pieces[0].price_high, pieces[0].price_low);  // the unserved tier
  EXPECT_NEAR(pieces[0].share, 0.8 - 0.05 * 7, 1e-12);
  EXPECT_EQ(pieces[1].price_low, 90);
  EXPECT_NEAR(pieces[1].share / (300 - 90), 0.5 * 0.1 / 30, 1e-12);
  EXPECT_NEAR(pieces[2].share / 90, 0.1 / 30, 1e-12);
  EXPECT_NEAR(demand_at(pieces, 30), 1, 1e-12);
  EXPECT_NEAR(demand_at(pieces, 90), 0.8, 1e-12);
  EXPECT_NEAR(demand_at(pieces, 300), 0.45, 1e-12);
  EXPECT_EQ(demand_at(pieces, 301), 0);
  double all = 0;
  for (const auto& piece : pieces) all += piece.share;
  EXPECT_NEAR(all, 1.1, 1e-12);
}

TEST(model_demand_pieces, end_at_the_choke_price_or_where_demand_counts_as_unserved) {
  const auto choked = demand_pieces(sector(100, -0.5, 30, 900));  // nothing is left at the bend
  ASSERT_EQ(choked.size(), 1u);
  EXPECT_EQ(choked[0].price_high, 90);
  const auto cut = demand_pieces(sector(100, -0.2, 30, 60));
  ASSERT_EQ(cut.size(), 2u);
  EXPECT_EQ(cut[0].price_high, 60);
  EXPECT_NEAR(cut[0].share, 0.8, 1e-12);
  EXPECT_EQ(demand_pieces(sector(100, 0, 30, 700)).size(), 1u);
}

TEST(model_demand_pieces, of_the_linear_curve_do_not_bend) {
  const auto pieces = demand_pieces(sector(100, -0.1, 30, 300), {world::DemandCurve::linear, 1});
  for (const double price : {5.0, 30.0, 90.0, 200.0, 299.0}) EXPECT_NEAR(demand_at(pieces, price), 1.1 - price / 300, 1e-12);
  EXPECT_NEAR(pieces.front().share, 0.1, 1e-12);  // unserved at 300
}

TEST(model_demand_pieces, of_the_iso_elastic_curve_have_its_elasticity_everywhere) {
  for (const double e : {-0.05, -0.3, -0.9}) {
    const auto pieces = demand_pieces(sector(100, e, 30, 600), {world::DemandCurve::iso_elastic, 1});
    for (const double price : {10.0, 30.0, 77.0, 250.0, 599.0})
      EXPECT_NEAR(demand_at(pieces, price), std::pow(price / 30, e), 1e-3) << e << " at " << price;
    EXPECT_NEAR(demand_at(pieces, 1), std::pow(0.3, e), 1e-9);  // nothing more is wanted below 0.3 of the reference
    EXPECT_EQ(demand_at(pieces, 601), 0);
  }
}

TEST(model_demand_pieces, take_the_runs_factor_of_elasticity) {
  const auto halved = demand_pieces(sector(100, -0.4, 30, 500), {world::DemandCurve::two_piece, 0.5});
  const auto plain = demand_pieces(sector(100, -0.2, 30, 500));
  for (const double price : {3.0, 30.0, 80.0, 130.0, 400.0})
    EXPECT_NEAR(demand_at(halved, price), demand_at(plain, price), 1e-12);
  EXPECT_EQ(demand_pieces(sector(100, -0.4, 30, 500), {world::DemandCurve::linear, 0}).size(), 1u);
}

TEST(model_demand_steps, of_every_curve_wants_its_quantity_at_the_reference) {
  const world::Demand row = sector(100, -0.3, 30, 500);
  for (const auto curve : {world::DemandCurve::two_piece, world::DemandCurve::linear, world::DemandCurve::iso_elastic})
    EXPECT_NEAR(bought_at(demand_steps({&row}, "node:a", {curve, 1}), 0, 30), 1, 0.012);
}

TEST(model_demand_steps, follow_the_line_within_half_a_step) {
  const world::Demand row = sector(100, -0.4, 30, 500);
  const auto steps = demand_steps({&row}, "node:a");
  for (std::size_t i = 1; i < steps.size(); ++i) EXPECT_GT(steps[i - 1].price, steps[i].price);
  for (double price = 12; price < 100; price += 1.7) {
    const double line = price < 90 ? 1 - 0.4 * (price / 30 - 1) : 0.2 - 0.2 * (price - 90) / 30;
    double widest = 0;
    for (const auto& step : steps)
      widest = std::max(widest, step.price < 1.9 * 30 && step.price > 0.5 * 30 ? step.share[0] : 0);
    EXPECT_NEAR(bought_at(steps, 0, price), line, (price > 0.5 * 30 && price < 1.9 * 30 ? widest / 2 : 0.1) + 1e-9) << price;
  }
}

TEST(model_demand_steps, between_two_steps_they_are_on_the_line) {
  const world::Demand row = sector(100, -0.4, 30, 500);
  const auto steps = demand_steps({&row}, "node:a");
  // Steps stand at the middle of two grid prices, so from a grid price p on, d(p) is bought: the sum of dearer steps
  // must lie on the line at some price between a step and the next.
  double sum = 0;
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    sum += steps[i].share[0];
    // At 90, three times the reference, 0.2 are left; above it half as much gives way.
    const double price = sum < 0.2 ? 90 + (0.2 - sum) * 30 / 0.2 : 30 * (1 + (1 - sum) / 0.4);
    EXPECT_LE(price, steps[i].price + 1e-9);
    EXPECT_GE(price, steps[i + 1].price - 1e-9);
  }
}

TEST(model_demand_steps, are_close_where_prices_are_usual) {
  const world::Demand row = sector(100, -0.4, 30, 500);
  const auto steps = demand_steps({&row}, "node:a");
  for (std::size_t i = 1; i < steps.size(); ++i) {
    const double multiple = steps[i].price / 30;
    if (multiple > 0.75 && multiple < 1.35) {
      EXPECT_LT(steps[i - 1].price / steps[i].price, 1.056);
    }
    if (multiple > 0.52 && multiple < 1.95) {
      EXPECT_LT(steps[i - 1].price / steps[i].price, 1.125);
    }
  }
}

TEST(model_demand_steps, a_row_without_elasticity_is_one_step_at_its_unserved_cost) {
  const world::Demand fixed = sector(100, 0, 30, 800), moving = sector(50, -0.5, 30, 400);
  const auto steps = demand_steps({&fixed, &moving}, "node:a");
  EXPECT_EQ(steps.front().price, 800);
  EXPECT_NEAR(steps.front().share[0], 1, 1e-12);
  EXPECT_EQ(steps.front().share.size(), 2u);
  double rest = 0;
  for (std::size_t i = 1; i < steps.size(); ++i) rest += steps[i].share[0];
  EXPECT_EQ(rest, 0);
  EXPECT_EQ(demand_steps({&fixed}, "node:a").size(), 1u);
}

TEST(model_demand_steps, what_is_bought_above_the_grid_counts_as_unserved_when_it_is_not) {
  const world::Demand stiff = sector(100, -0.05, 30, 900);
  const auto steps = demand_steps({&stiff}, "node:a");
  EXPECT_EQ(steps.front().price, 900);
  EXPECT_NEAR(steps.front().share[0], 1 - 0.05 * 2 - 0.025 * 16, 0.02);  // d at about 19 times the reference
  const world::Demand soft = sector(100, -0.5, 30, 900);     // nothing is bought at three times the reference
  EXPECT_LT(demand_steps({&soft}, "node:a").front().price, 30 * 3.2);
}

TEST(model_demand_steps, of_two_nodes_do_not_fall_together) {
  const world::Demand row = sector(100, -0.4, 30, 500);
  EXPECT_NE(demand_steps({&row}, "node:a").front().price, demand_steps({&row}, "node:b").front().price);
}

TEST(model_demand_steps, of_nothing_are_none) { EXPECT_TRUE(demand_steps({}, "node:a").empty()); }

}  // namespace
}  // namespace netback::model
