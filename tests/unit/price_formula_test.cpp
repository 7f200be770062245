// Price formulas of contracts as text, and what they come to in a month.
#include "world/price_formula.h"

#include <gtest/gtest.h>

#include "core/units.h"
#include "model/contract_price.h"

namespace netback::model {
namespace {

using world::parse_price_formula;

TEST(price_formula, is_a_sum_of_numbers_and_lagged_indices) {
  const auto formula = parse_price_formula("0.125*brent(3..8)+0.5+henry_hub+0.1*jkm(2)+1");
  ASSERT_TRUE(formula) << formula.error().what;
  EXPECT_DOUBLE_EQ(formula->constant, 1.5);
  ASSERT_EQ(formula->terms.size(), 3U);
  EXPECT_EQ(formula->terms[0].series, "price:brent");
  EXPECT_DOUBLE_EQ(formula->terms[0].coefficient, 0.125);
  EXPECT_EQ(formula->terms[0].first, 3);
  EXPECT_EQ(formula->terms[0].last, 8);
  EXPECT_EQ(formula->terms[1].series, "price:henry-hub");
  EXPECT_DOUBLE_EQ(formula->terms[1].coefficient, 1);
  EXPECT_EQ(formula->terms[2].first, 2);
  EXPECT_EQ(formula->terms[2].last, 2);
  EXPECT_TRUE(parse_price_formula("")->empty());
}

TEST(price_formula, every_fault_says_what_and_how_to_write_it) {
  for (const char* text : {"ttf+", "+ttf", "x*brent", "0.1*", "0.1*5x", "brent(3..8", "brent(8..3)", "brent(1..13)",
                           "brent(-1)", "brent(1.5)", "brent()", "0.1**brent", "br-ent", "brent (3)"}) {
    const auto formula = parse_price_formula(text);
    ASSERT_FALSE(formula) << text;
    EXPECT_FALSE(formula.error().what.empty()) << text;
    EXPECT_NE(formula.error().fix.find("0.125*brent(3..8)+0.5"), std::string::npos) << text;
  }
}

void quote(world::World& world, const std::string& series, Month month, double value) {
  world::Price row;
  row.series = series, row.month = month, row.value = value;
  world.prices.push_back(row);
}
// Brent at 80 from May to October 2024, at 60 before and after.
world::World priced() {
  world::World world;
  for (Month m(2024, 1); m < Month(2025, 1); m = m + 1)
    quote(world, "price:brent", m, m < Month(2024, 5) || Month(2024, 10) < m ? 60 : 80);
  world::Benchmark ttf;
  ttf.id = "price:ttf", ttf.node = "node:a";
  world.benchmarks = {ttf};
  return world;
}
std::optional<double> price_of(const char* formula, Month month) {
  return oil_indexed_price(priced(), *parse_price_formula(formula), month);
}

TEST(contract_price, takes_the_mean_of_the_months_before) {
  const double expected = units::usd_per_mwh(0.125 * 80 + 0.5);
  EXPECT_NEAR(price_of("0.125*brent(3..8)+0.5", Month(2025, 1)).value(), expected, 1e-12);
  // A month later the window is June to November: five months at 80, one at 60.
  EXPECT_NEAR(price_of("brent(3..8)", Month(2025, 2)).value(), units::usd_per_mwh((5 * 80 + 60) / 6.0), 1e-12);
  EXPECT_NEAR(price_of("brent", Month(2024, 6)).value(), units::usd_per_mwh(80), 1e-12);
}

TEST(contract_price, beyond_the_table_takes_the_nearest_month) {
  EXPECT_NEAR(price_of("brent(1..2)", Month(2030, 1)).value(), units::usd_per_mwh(60), 1e-12);
  EXPECT_FALSE(price_of("gold", Month(2025, 1)));
}

TEST(contract_price, half_hub_half_oil_is_worth_taking_above_its_oil_part_doubled) {
  EXPECT_NEAR(price_of("0.06*brent(3..8)+0.5*ttf", Month(2025, 1)).value(), units::usd_per_mwh(0.12 * 80), 1e-12);
  EXPECT_FALSE(price_of("ttf", Month(2025, 1)));
  EXPECT_FALSE(price_of("0.95*ttf+0.01*brent", Month(2025, 1))) << "a hub decides all but a rest";
  EXPECT_FALSE(price_of("", Month(2025, 1)));
  EXPECT_NEAR(price_of("6", Month(2025, 1)).value(), units::usd_per_mwh(6), 1e-12);
}

}  // namespace
}  // namespace netback::model
