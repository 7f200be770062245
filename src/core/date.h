// A civil day. Plain numbers: the core never reads the clock and never formats by locale.
#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace netback {

struct Date {
  int year = 0, month = 1, day = 1;
  friend constexpr auto operator<=>(const Date&, const Date&) = default;
  std::string text() const;  // YYYY-MM-DD
};

constexpr bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }
constexpr int days_in_month(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

// "YYYY-MM-DD", or "YYYY-MM" (first of the month); empty optional for anything else, impossible days included.
std::optional<Date> parse_date(std::string_view text);
// Days since 1970-01-01 (civil calendar); and back.
long days_since_epoch(Date date);
Date date_from_days(long days);
// 0 = Sunday .. 6 = Saturday
int weekday(Date date);

}  // namespace netback
