// A base year as a market lives through it that does not know what is to come. Its own tables say what came; of the months
// ahead it expects what the twelve months gone by taught: in month m, m parts of this year and 12 - m of the one before, as
// that year's tables, outlook and dated list saw them. Plants and pipes ahead stand as known on the month's first day. How
// the year ended is not known. The last year before the tables begin taught nothing: then what is ahead is this year's
// normal use. Example: rolling_year(all, 2021, {list of 2020 to 2021, list of the months of 2021}, 2)
#pragma once
#include <vector>

#include "calibrate/event_list.h"
#include "calibrate/hindcast.h"
#include "calibrate/past_year.h"

namespace netback::calibrate {

// Either may be empty.
struct ListsOfYear {
  std::vector<ListedEvent> from_before;  // factors stand on the tables of the year before
  std::vector<ListedEvent> within;       // on the year's own
};

// `expectation`: rolling, or pessimistic: the same in the tight reading of the lists, and winters ahead are cold in Europe.
Result<market::Outcome> rolling_year(const world::World& all, int year, const ListsOfYear& lists, Expectation expectation,
                                     int threads);

}  // namespace netback::calibrate
