#include "read/calendar.h"

#include <algorithm>
#include <array>

#include "core/month.h"

namespace netback::read {
namespace {

constexpr std::array<std::string_view, 7> kDays = {"sunday",   "monday", "tuesday", "wednesday",
                                                   "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 12> kMonthNames = {"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};
constexpr std::string_view kCounts[] = {"one",   "two",   "three", "four", "five",   "six",
                                        "seven", "eight", "nine",  "ten",  "eleven", "twelve"};
struct Unit {
  std::string_view word;
  TimeUnit unit;
};
constexpr Unit kUnits[] = {{"hour", TimeUnit::hour},    {"day", TimeUnit::day},         {"week", TimeUnit::week},
                           {"month", TimeUnit::month},  {"quarter", TimeUnit::quarter}, {"year", TimeUnit::year},
                           {"decade", TimeUnit::decade}};

bool whole_months(const Days& d) { return d.first.day == 1 && d.last.day == days_in_month(d.last.year, d.last.month); }
bool whole_years(const Days& d) { return whole_months(d) && d.first.month == 1 && d.last.month == 12; }

}  // namespace

int month_of(std::string_view word) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  for (std::size_t i = 0; i < 12; ++i)
    if (word == kMonthNames[i] || word == kMonths[i] || (i == 8 && word == "sept")) return static_cast<int>(i) + 1;
  return 0;
}

int weekday_of(std::string_view word) {
  const auto found = std::find(kDays.begin(), kDays.end(), word);
  return found == kDays.end() ? -1 : static_cast<int>(found - kDays.begin());
}

int small_number(std::string_view word, int limit) {
  int value = 0;
  std::size_t digits = 0;
  while (digits < word.size() && word[digits] >= '0' && word[digits] <= '9' && digits < 4)
    value = value * 10 + (word[digits++] - '0');
  const std::string_view tail = word.substr(digits);
  const bool ordinal = tail == "st" || tail == "nd" || tail == "rd" || tail == "th";
  return digits > 0 && (tail.empty() || ordinal) && value <= limit ? value : 0;
}

int year_of(std::string_view word) {
  if (word.size() != 4) return 0;
  const int year = small_number(word, 2200);
  return year >= 1900 ? year : 0;
}

int count_of_word(std::string_view word) {
  if (word == "a" || word == "an") return 1;
  for (int i = 0; i < 12; ++i)
    if (word == kCounts[i]) return i + 1;
  return word.size() <= 3 ? small_number(word, 999) : 0;
}

TimeUnit unit_of(std::string_view word) {
  if (word.size() > 3 && word.back() == 's') word.remove_suffix(1);
  for (const Unit& known : kUnits)
    if (word == known.word) return known.unit;
  return TimeUnit::none;
}

Season season_of(std::string_view word) {
  if (word == "winter") return Season::winter;
  if (word == "spring") return Season::spring;
  if (word == "summer") return Season::summer;
  return word == "autumn" ? Season::autumn : Season::none;
}

std::string iso_duration(TimeUnit unit, int count) {
  const std::string number = std::to_string(unit == TimeUnit::quarter  ? 3 * count
                                            : unit == TimeUnit::decade ? 10 * count
                                                                       : count);
  switch (unit) {
    case TimeUnit::hour:
      return "PT" + number + "H";
    case TimeUnit::day:
      return "P" + number + "D";
    case TimeUnit::week:
      return "P" + number + "W";
    case TimeUnit::month:
    case TimeUnit::quarter:
      return "P" + number + "M";
    default:
      return "P" + number + "Y";
  }
}

Days days_of_month(int year, int month) { return {{year, month, 1}, {year, month, days_in_month(year, month)}}; }
Days days_of_year(int year) { return {{year, 1, 1}, {year, 12, 31}}; }
Days days_of_quarter(int year, int quarter) {
  return {{year, quarter * 3 - 2, 1}, {year, quarter * 3, days_in_month(year, quarter * 3)}};
}
Days week_of(Date day) {
  const long monday = days_since_epoch(day) - (weekday(day) + 6) % 7;
  return {date_from_days(monday), date_from_days(monday + 6)};
}
Days days_of_season(Season season, int year) {
  switch (season) {
    case Season::winter:
      return {{year, 10, 1}, {year + 1, 3, 31}};
    case Season::spring:
      return {{year, 3, 1}, {year, 5, 31}};
    case Season::summer:
      return {{year, 4, 1}, {year, 9, 30}};
    default:
      return {{year, 9, 1}, {year, 11, 30}};
  }
}

Date shifted(Date day, TimeUnit unit, int count) {
  if (unit == TimeUnit::hour) return date_from_days(days_since_epoch(day) + count / 24);
  if (unit == TimeUnit::day) return date_from_days(days_since_epoch(day) + count);
  if (unit == TimeUnit::week) return date_from_days(days_since_epoch(day) + 7L * count);
  const int months = unit == TimeUnit::month     ? count
                     : unit == TimeUnit::quarter ? 3 * count
                     : unit == TimeUnit::year    ? 12 * count
                                                 : 120 * count;
  const Month month = Month::of(day) + months;
  return {month.year(), month.month(), std::min(day.day, month.day_count())};
}

std::string text_of(const Days& days) {
  if (days.first == days.last) return days.first.text();
  if (whole_years(days)) {
    const std::string first = std::to_string(days.first.year);
    return days.first.year == days.last.year ? first : first + "/" + std::to_string(days.last.year);
  }
  if (whole_months(days)) {
    const std::string first = Month::of(days.first).text();
    return Month::of(days.first) == Month::of(days.last) ? first : first + "/" + Month::of(days.last).text();
  }
  return days.first.text() + "/" + days.last.text();
}

bool is_one_unit(const Days& days) {
  return days.first == days.last || (whole_months(days) && Month::of(days.first) == Month::of(days.last)) ||
         (whole_years(days) && days.first.year == days.last.year);
}

}  // namespace netback::read
