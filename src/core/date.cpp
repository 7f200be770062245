#include "core/date.h"

#include <chrono>
#include <cstdio>

#include "core/month.h"

namespace netback {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::chrono::year_month_day civil(Date d) {
  return std::chrono::year{d.year} / std::chrono::month{static_cast<unsigned>(d.month)} /
         std::chrono::day{static_cast<unsigned>(d.day)};
}

}  // namespace

std::string Date::text() const {
  char buffer[48];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year, month, day);
  return buffer;
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 7 && text.size() != 10) return std::nullopt;
  if (text[4] != '-' || (text.size() == 10 && text[7] != '-')) return std::nullopt;
  const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2));
  const auto day = text.size() == 10 ? digits(text.substr(8, 2)) : std::optional<int>(1);
  if (!year || !month || !day || *month < 1 || *month > 12) return std::nullopt;
  if (*day < 1 || *day > days_in_month(*year, *month)) return std::nullopt;
  return Date{*year, *month, *day};
}

long days_since_epoch(Date date) { return std::chrono::sys_days(civil(date)).time_since_epoch().count(); }

Date date_from_days(long days) {
  const std::chrono::year_month_day d{std::chrono::sys_days{std::chrono::days{days}}};
  return {static_cast<int>(d.year()), static_cast<int>(static_cast<unsigned>(d.month())),
          static_cast<int>(static_cast<unsigned>(d.day()))};
}

int weekday(Date date) { return static_cast<int>(std::chrono::weekday(std::chrono::sys_days(civil(date))).c_encoding()); }

std::string Month::text() const { return first_day().text().substr(0, 7); }

std::optional<Month> parse_month(std::string_view text) {
  const auto date = parse_date(text);
  return date ? std::optional(Month::of(*date)) : std::nullopt;
}

}  // namespace netback
