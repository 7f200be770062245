#include "core/month.h"

#include <gtest/gtest.h>

namespace netback {
namespace {

TEST(month, counts_over_the_year_end) {
  EXPECT_EQ(Month(2025, 3) + 1, Month(2025, 4));
  EXPECT_EQ(Month(2025, 12) + 1, Month(2026, 1));
  EXPECT_EQ(Month(2025, 1) - 1, Month(2024, 12));
  EXPECT_EQ(Month(2026, 3) - Month(2025, 1), 14);
  EXPECT_EQ(Month(2025, 1) - Month(2026, 3), -14);
  EXPECT_LT(Month(2024, 12), Month(2025, 1));
}

TEST(month, takes_apart) {
  EXPECT_EQ(Month(2025, 12).year(), 2025);
  EXPECT_EQ(Month(2025, 12).month(), 12);
  EXPECT_EQ(Month(2024, 2).day_count(), 29);
  EXPECT_EQ(Month(2025, 3).first_day(), (Date{2025, 3, 1}));
  EXPECT_EQ(Month::of({2025, 3, 31}), Month(2025, 3));
}

TEST(month, reads_and_prints) {
  EXPECT_EQ(parse_month("2025-03"), Month(2025, 3));
  EXPECT_EQ(parse_month("2025-03-14"), Month(2025, 3));
  EXPECT_FALSE(parse_month("2025-3"));
  EXPECT_FALSE(parse_month("March 2025"));
  EXPECT_EQ(Month(2025, 3).text(), "2025-03");
}

}  // namespace
}  // namespace netback
