// A calendar month as one number, so that a span of months is an index range. Example: Month(2025, 3) + 1 == 2025-04.
#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"

namespace netback {

class Month {
 public:
  constexpr Month() = default;
  constexpr Month(int year, int month) : number_(year * 12 + month - 1) {}
  static constexpr Month of(Date date) { return Month(date.year, date.month); }

  constexpr int year() const { return number_ / 12; }
  constexpr int month() const { return number_ % 12 + 1; }  // 1..12
  constexpr int day_count() const { return days_in_month(year(), month()); }
  constexpr Date first_day() const { return Date{year(), month(), 1}; }
  std::string text() const;  // YYYY-MM

  friend constexpr auto operator<=>(Month, Month) = default;
  friend constexpr Month operator+(Month m, int count) { return from_number(m.number_ + count); }
  friend constexpr Month operator-(Month m, int count) { return from_number(m.number_ - count); }
  friend constexpr int operator-(Month a, Month b) { return a.number_ - b.number_; }

 private:
  static constexpr Month from_number(int number) {
    Month m;
    m.number_ = number;
    return m;
  }
  int number_ = 0;
};

// "2025-03" or "2025-03-14" (the day is dropped); empty optional for anything else.
std::optional<Month> parse_month(std::string_view text);

}  // namespace netback
