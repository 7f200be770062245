#include "model/timeline.h"

#include <algorithm>

namespace netback::model {
namespace {

Month next_start(Month m, bool of_any_season) {  // first April, or October, at or after m
  while (m.month() != 4 && !(of_any_season && m.month() == 10)) m = m + 1;
  return m;
}

}  // namespace

Month Timeline::month(int t) const {
  const int months = seasonal() - start;
  return t < months ? start + t : seasonal() + (t - months) * kSeason;
}

int Timeline::index(Month m) const { return m < seasonal() ? m - start : (seasonal() - start) + (m - seasonal()) / kSeason; }

int Timeline::day_count(int t) const {
  int days = 0;
  for (int i = 0; i < length(t); ++i) days += (month(t) + i).day_count();
  return days;
}

Timeline make_timeline(const world::World& world, Date as_of, int reported_months) {
  const Month report = Month::of(as_of) + 1, tail = report + reported_months, end = next_start(tail, false);
  Timeline line{report, report, tail, end};
  Date newest{1900, 1, 1};
  for (const auto& level : world.storage_levels)
    if (level.date <= as_of || Month::of(level.date) == line.report) newest = std::max(newest, level.date);
  const Month run_in = Month::of(newest);
  if (run_in <= line.report && line.report - run_in <= 12) line.start = run_in;
  if (reported_months > kMostMonthly) line.season_count = (end - next_start(report + kMonthlyPart, true)) / kSeason;
  return line;
}

Timeline year_timeline(int year) {
  const Month january(year, 1), end = next_start(january + 12, false);
  return {january, january, january + 12, end};
}

}  // namespace netback::model
