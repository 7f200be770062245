#include "core/date.h"

#include <gtest/gtest.h>

namespace netback {
namespace {

TEST(date, reads_days_and_months) {
  EXPECT_EQ(parse_date("2025-03-14"), (Date{2025, 3, 14}));
  EXPECT_EQ(parse_date("2025-03"), (Date{2025, 3, 1}));
  EXPECT_EQ(parse_date("2024-02-29"), (Date{2024, 2, 29}));
}

TEST(date, refuses_everything_else) {
  for (const char* text :
       {"", "2025", "2025-3-14", "2025-13", "2025-00", "2025-02-29", "1900-02-29", "2025-04-31", "2025-01-00", "2025/03/14",
        "2025-03/14", "x025-03-14", "2025-03-1x", "+025-03-14", "2025-03-14 ", " 2025-03"})
    EXPECT_FALSE(parse_date(text)) << text;
}

TEST(date, counts_days_from_the_epoch) {
  EXPECT_EQ(days_since_epoch({1970, 1, 1}), 0);
  EXPECT_EQ(days_since_epoch({1969, 12, 31}), -1);
  EXPECT_EQ(days_since_epoch({2000, 3, 1}), 11017);   // date -u -d 2000-03-01 +%s / 86400
  EXPECT_EQ(days_since_epoch({2025, 3, 14}), 20161);
  for (long days = -800'000; days < 800'000; days += 997) EXPECT_EQ(days_since_epoch(date_from_days(days)), days);
}

TEST(date, knows_the_weekday) {
  EXPECT_EQ(weekday({1970, 1, 1}), 4);   // Thursday
  EXPECT_EQ(weekday({2025, 3, 14}), 5);  // Friday
  EXPECT_EQ(weekday({2000, 2, 29}), 2);  // Tuesday
}

TEST(date, prints_what_it_reads_and_compares_by_time) {
  EXPECT_EQ((Date{987, 6, 5}).text(), "0987-06-05");
  EXPECT_EQ(parse_date("2025-03-14")->text(), "2025-03-14");
  EXPECT_LT((Date{2024, 12, 31}), (Date{2025, 1, 1}));
  EXPECT_LT((Date{2025, 1, 31}), (Date{2025, 2, 1}));
}

TEST(date, months_have_their_days) {
  EXPECT_EQ(days_in_month(2024, 2), 29);
  EXPECT_EQ(days_in_month(2025, 2), 28);
  EXPECT_EQ(days_in_month(1900, 2), 28);
  EXPECT_EQ(days_in_month(2000, 2), 29);
  int days = 0;
  for (int month = 1; month <= 12; ++month) days += days_in_month(2025, month);
  EXPECT_EQ(days, 365);
}

}  // namespace
}  // namespace netback
