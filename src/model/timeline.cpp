#include "model/timeline.h"

#include <algorithm>

namespace netback::model {
namespace {

Month after_next_march(Month m) {  // first April at or after m
  while (m.month() != 4) m = m + 1;
  return m;
}

}  // namespace

Timeline make_timeline(const world::World& world, Date as_of, int reported_months) {
  Timeline line;
  line.report = Month::of(as_of) + 1;
  line.tail = line.report + reported_months;
  line.end = after_next_march(line.tail);
  line.start = line.report;
  Date newest{1900, 1, 1};
  for (const auto& level : world.storage_levels)
    if (level.date <= as_of || Month::of(level.date) == line.report) newest = std::max(newest, level.date);
  const Month run_in = Month::of(newest);
  if (run_in <= line.report && line.report - run_in <= 12) line.start = run_in;
  return line;
}

Timeline year_timeline(int year) {
  const Month january(year, 1);
  return {january, january, january + 12, after_next_march(january + 12)};
}

}  // namespace netback::model
