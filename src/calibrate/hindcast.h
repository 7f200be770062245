// A past year predicted from the year before: the tables as known then, that year's positions, what was announced of the
// months ahead and what came. Example: predict(all, 2019, list) -> 2020 with rolling expectations, and with foresight.
#pragma once
#include <string>
#include <vector>

#include "calibrate/event_list.h"
#include "calibrate/past_year.h"

namespace netback::calibrate {

// How the months ahead are seen.
enum class Expectation : std::uint8_t {
  rolling,      // as announced by each month's first day; the month itself and those before as they came
  pessimistic,  // the same in the tight reading
  foresight,    // as it came, known from the start
  announced,    // as announced before the first month, and so it comes: what the market expected and not what came
};
const char* expectation_name(Expectation expectation);

struct Prediction {
  world::World known;  // the tables the prediction stood on
  int base = 0, year = 0;
  std::vector<std::pair<Expectation, market::Outcome>> outcomes;
  market::Outcome base_outcome;  // the base year itself, fitted
};

// `base`: the year whose statistics are the newest known; `year`: the one predicted, base itself or the next. Corrections of
// later years than the base count for nothing. `threads` solve the paths.
Result<Prediction> predict(const world::World& all, int base, int year, const std::vector<ListedEvent>& list, int threads);

}  // namespace netback::calibrate
