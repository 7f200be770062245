#include "scenario/claim_month.h"

#include <algorithm>
#include <cmath>

#include "core/number.h"

namespace netback::scenario {
namespace {

std::optional<int> whole(std::string_view text, double least, double most) {
  const auto value = parse_number(text);
  if (!value || *value != static_cast<int>(*value) || *value < least || *value > most) return std::nullopt;
  return static_cast<int>(*value);
}

}  // namespace

std::optional<Month> month_of(std::string_view value) {
  for (const std::string_view prefix : {"week:", "month:", "year:", "quarter:"})
    if (value.starts_with(prefix)) value.remove_prefix(prefix.size());
  if (const auto month = parse_month(value)) return month;
  const auto year = value.size() >= 4 ? whole(value.substr(0, 4), 1900, 2200) : std::nullopt;
  if (!year) return std::nullopt;
  if (value.size() == 4) return Month(*year, 12);
  if (value[4] != '-' || value.size() < 7) return std::nullopt;
  const std::string_view number = value.substr(6);
  if (value[5] == 'Q') {
    const auto quarter = whole(number, 1, 4);
    return quarter ? std::optional(Month(*year, *quarter * 3)) : std::nullopt;
  }
  if (value[5] != 'W') return std::nullopt;
  const auto week = whole(number, 1, 53);
  if (!week) return std::nullopt;
  // ISO 8601: week 1 holds 4 January; a week belongs to the month of its Thursday.
  const long fourth = days_since_epoch(Date{*year, 1, 4});
  const int from_monday = (weekday(Date{*year, 1, 4}) + 6) % 7;
  return Month::of(date_from_days(fourth - from_monday + 7L * (*week - 1) + 3));
}

SaidMonth said_month(const read::When& when) {
  using State = read::When::State;
  const std::string quoted = "the page says '" + when.value + "'";
  if (when.state == State::open || when.value.empty()) return {};
  if (when.state == State::bounded) {
    const std::size_t bar = when.value.find('/');
    const std::string_view value = when.value;
    const auto lower = month_of(value.substr(0, bar));
    const auto upper = bar == std::string::npos ? std::nullopt : month_of(value.substr(bar + 1));
    if (upper) return {upper, lower == upper ? "" : quoted + ": taken at its end"};
    if (lower) return {lower, quoted + ": taken at its beginning"};
    return {{}, quoted + ", which is no month"};
  }
  const auto month = month_of(when.value);
  if (!month) return {{}, quoted + ", which names no month"};
  if (parse_month(when.value)) return {month, ""};
  return {month, quoted + ": taken as " + month->text()};
}

std::optional<int> said_months(std::string_view duration) {
  constexpr double kDaysAMonth = 30.4;
  if (duration.size() < 3 || duration.front() != 'P') return std::nullopt;
  const bool of_a_day = duration[1] == 'T';
  const std::size_t begin = of_a_day ? 2 : 1;
  const auto count = parse_number(duration.substr(begin, duration.size() - begin - 1));
  if (!count || *count <= 0) return std::nullopt;
  double months = 0;
  switch (duration.back()) {
    case 'H':
      months = *count / 24 / kDaysAMonth;
      break;
    case 'D':
      months = *count / kDaysAMonth;
      break;
    case 'W':
      months = *count * 7 / kDaysAMonth;
      break;
    case 'M':
      months = of_a_day ? 1 : *count;
      break;
    case 'Y':
      months = *count * 12;
      break;
    default:
      return std::nullopt;
  }
  return static_cast<int>(std::clamp(std::ceil(months), 1.0, 120.0));
}

}  // namespace netback::scenario
