// Positions and the whole calibration on a market whose hidden numbers are known.
#include <cmath>

#include "calibrate/calibrate.h"
#include "calibrate/positions.h"
#include "market/modelled.h"
#include "toy_markets.h"
#include "toy_years.h"

namespace netback::calibrate {
namespace {

constexpr int kYear = 2019;
constexpr double kHiddenDemand = 1.04, kHiddenOutput = 0.8;

world::Correction hidden(const std::string& kind, const std::string& subject, double value) {
  world::Correction row;
  row.id = "correction:" + kind, row.kind = kind, row.subject = subject, row.base_year = kYear, row.value = value;
  return row;
}

// x sells by sea to e, whose price is TTF, and to j. What was observed is what the market does with the hidden numbers.
world::World market() {
  world::World world = toy::an_ocean().world();
  toy::of_year(world, kYear);
  toy::lies_in(world, "country:e", "region:europe");
  toy::quoted(world, "price:ttf", "node:e");
  world::World truth = world;
  truth.corrections = {hidden("demand", "region:europe", kHiddenDemand), hidden("liquefaction", "country:x", kHiddenOutput)};
  const auto outcome = solve_year(truth, kYear);
  EXPECT_TRUE(outcome) << outcome.error().what;
  if (!outcome) return world;
  toy::observe(world, "price", "price:ttf", "", kYear, 0), toy::observe(world, "lng_export", "country:x", "", kYear, 0);
  for (auto& row : world.observed) row.value = market::modelled(world, *outcome, row).value_or(0);
  for (const char* to : {"e", "j"})
    toy::observe(world, "lng_trade", "country:x", std::string("country:") + to, kYear,
                 lng_between(world, *outcome, "country:x", std::string("country:") + to));
  return world;
}
double value_of(const std::vector<world::Correction>& rows, const std::string& kind) {
  for (const auto& row : rows)
    if (row.kind == kind) return row.value;
  return -1;
}

TEST(fit_positions, find_what_plants_could_load_and_what_was_wanted) {
  const world::World world = market();
  const auto found = fit_positions(world, kYear);
  ASSERT_TRUE(found) << found.error().what;
  EXPECT_NEAR(value_of(found->corrections, "liquefaction"), kHiddenOutput, 0.01);
  EXPECT_NEAR(value_of(found->corrections, "demand"), kHiddenDemand, 0.02);  // steps of the curve: 3.6 % of a price
  EXPECT_LT(found->worst_price, 0.01);
  EXPECT_EQ(value_of(found->corrections, "hire"), -1) << "no JKM was observed";
  EXPECT_GT(found->solve_count, 1);
  // From what was found nothing is left to do.
  const auto again = fit_positions(world, kYear, found->corrections);
  ASSERT_TRUE(again);
  EXPECT_LE(again->worst_price, found->worst_price + 1e-9);
  EXPECT_LE(again->solve_count, found->solve_count);
}

TEST(fit_positions, go_no_further_than_their_bounds) {
  world::World world = market();
  for (auto& row : world.observed) row.value *= row.measure == "price" ? 3 : row.measure == "lng_export" ? 0.3 : 1;
  const auto found = fit_positions(world, kYear);
  ASSERT_TRUE(found);
  EXPECT_DOUBLE_EQ(value_of(found->corrections, "demand"), 1.08);
  EXPECT_DOUBLE_EQ(value_of(found->corrections, "liquefaction"), 0.6);
  EXPECT_GT(found->worst_price, 0.5);
}

TEST(calibrate, tells_every_year_with_all_without_its_own_costs_and_without_habit) {
  const auto found = calibrate(market(), {kYear}, {});
  ASSERT_TRUE(found) << found.error().what;
  ASSERT_EQ(found->fits.size(), 3U);
  for (const auto& fit : found->fits) {
    EXPECT_EQ(fit.year, kYear);
    ASSERT_EQ(fit.score.prices.size(), 1U);
    EXPECT_NEAR(fit.score.prices[0].modelled / fit.score.prices[0].observed, 1, 0.02) << fit.with;
    EXPECT_LT(fit.score.lng.value(), 0.02) << fit.with;
  }
  EXPECT_GE(value_of(found->corrections, "habit"), 0.03);
  EXPECT_NEAR(value_of(found->corrections, "liquefaction"), kHiddenOutput, 0.02);
  EXPECT_TRUE(std::ranges::is_sorted(found->corrections, {}, &world::Correction::id));
  EXPECT_EQ(found->parameter_count, static_cast<int>(found->corrections.size()));  // one habit, one year
  EXPECT_TRUE(found->beyond.empty());
}

TEST(calibrate, wants_a_year_the_tables_have) { EXPECT_FALSE(calibrate(market(), {2018}, {})); }

}  // namespace
}  // namespace netback::calibrate
