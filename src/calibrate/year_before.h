// What the tables of the year before, and the dated list that stands on them, say of a base year's months.
#pragma once
#include <vector>

#include "calibrate/event_list.h"

namespace netback::calibrate {

// Settings on the year's own rows that make months as the year before had them, with its outlook and what was announced by
// `day`: of demand, its use at its price over what this year's buyers would want then; of supply, its capacity. Rows that
// only one of the years has are left out.
std::vector<Setting> as_the_year_before(const world::World& before, const world::World& own,
                                        const std::vector<ListedEvent>& from_before, int year, Date day,
                                        const std::vector<Month>& months);

// Demand that came, month by month: the list has it as factors of the year before; here the pattern alone counts, since the
// year's own tables have its sum.
std::vector<Setting> pattern_that_came(const world::World& before, const world::World& own,
                                       const std::vector<ListedEvent>& from_before, int year);

}  // namespace netback::calibrate
