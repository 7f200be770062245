// The months of a run: [start, report) is the run-in from the last known stocks, [report, tail) is what is reported,
// [tail, end) runs on to the next 31 March, so that the end of the reported months is not the end of the world.
#pragma once
#include "core/error.h"
#include "core/month.h"
#include "world/world.h"

namespace netback::model {

struct Timeline {
  Month start, report, tail, end;
  int month_count() const { return end - start; }
  Month month(int t) const { return start + t; }
  int index(Month m) const { return m - start; }
};

// Reported months begin after the month of `as_of`. The run-in begins at the newest
// stock date in storage_levels that is not later than `as_of`, at most 12 months before.
Timeline make_timeline(const world::World& world, Date as_of, int reported_months);
// The twelve months of a past year, from its opening stocks.
Timeline year_timeline(int year);

}  // namespace netback::model
