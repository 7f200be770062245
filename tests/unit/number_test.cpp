#include "core/number.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace netback {
namespace {

TEST(number, reads_whole_finite_numbers) {
  EXPECT_EQ(parse_number("12.5"), 12.5);
  EXPECT_EQ(parse_number("-3e2"), -300.0);
  EXPECT_EQ(parse_number("0"), 0.0);
  for (const char* text : {"", " 1", "1 ", "1,5", "1.5x", "+1", "inf", "nan", "1e999", "0x10", "--1", "."})
    EXPECT_FALSE(parse_number(text)) << text;
}

TEST(number, prints_the_shortest_text_that_reads_back) {
  EXPECT_EQ(number_text(0.1), "0.1");
  EXPECT_EQ(number_text(10.55), "10.55");
  EXPECT_EQ(number_text(-0.0), "0");
  EXPECT_EQ(number_text(-2.5), "-2.5");
  for (const double value : {1.0 / 3, 1e-300, 5e-324, std::numeric_limits<double>::max(), 123456789.123456789, -40.0 / 3.6})
    EXPECT_EQ(parse_number(number_text(value)), value);
}

TEST(number, prints_fixed_decimals_without_minus_zero) {
  EXPECT_EQ(fixed_text(12.3, 2), "12.30");
  EXPECT_EQ(fixed_text(-0.001, 2), "0.00");
  EXPECT_EQ(fixed_text(-0.0, 0), "0");
  EXPECT_EQ(fixed_text(-0.01, 2), "-0.01");
  EXPECT_EQ(fixed_text(999.5, 0), "1000");  // ties go to even
  EXPECT_EQ(fixed_text(1e300, 1).size(), 303u);
}

}  // namespace
}  // namespace netback
