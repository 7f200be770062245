// The months of a run: [start, report) is the run-in from the last known stocks, [report, tail) is what is reported,
// [tail, end) runs on to the next 31 March, so that the end of the reported months is not the end of the world. The linear
// program knows periods: months, and from `seasonal()` on whole seasons (April to September, October to March).
#pragma once
#include "core/error.h"
#include "core/month.h"
#include "world/world.h"

namespace netback::model {

inline constexpr int kMonthlyPart = 24;  // reported months kept single in a run too long to be monthly throughout
inline constexpr int kMostMonthly = 36;  // reported months up to which all periods are months
inline constexpr int kSeason = 6;        // months

struct Timeline {
  Month start, report, tail, end;
  int season_count = 0;  // the last months are so many seasons

  Month seasonal() const { return end - season_count * kSeason; }  // first month of the first season
  int period_count() const { return index(end - 1) + 1; }
  Month month(int t) const;  // first month of period t
  int length(int t) const { return month(t) < seasonal() ? 1 : kSeason; }
  int day_count(int t) const;
  // Is it the last of a calendar year, or of the run?
  bool ends_year(int t) const { return t + 1 == period_count() || month(t + 1).year() != month(t).year(); }
  int last_of_year(int t) const {
    while (!ends_year(t)) ++t;
    return t;
  }
  int index(Month m) const;  // the period that holds the month
  // The same months, each a period of its own.
  Timeline monthly() const { return {start, report, tail, end}; }
};

// Reported months begin after the month of `as_of`. The run-in begins at the newest
// stock date in storage_levels that is not later than `as_of`, at most 12 months before. More than kMostMonthly reported
// months are monthly for the first kMonthlyPart and to the end of their season, then seasons.
Timeline make_timeline(const world::World& world, Date as_of, int reported_months);
// The twelve months of a past year, from its opening stocks.
Timeline year_timeline(int year);

}  // namespace netback::model
