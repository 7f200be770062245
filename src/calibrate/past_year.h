// A base year as the model sees it: the world with that year's statistics, solved over its twelve months.
#pragma once
#include <string>

#include "core/error.h"
#include "market/path.h"
#include "world/world.h"

namespace netback::calibrate {

// Everything public when the year's statistics were; fails where the tables have no balances of it.
Result<world::World> world_of_year(const world::World& all, int year);

// `basis`, where given: of a like solve to start from, and then of this one.
Result<market::Outcome> solve_year(const world::World& known, int year, solve::Basis* basis = nullptr,
                                   const std::string& cache_folder = "");

// What was observed of a measure in a year; null where nothing.
const world::Observed* observed_row(const world::World& world, const std::string& measure, const std::string& subject,
                                    int year);

}  // namespace netback::calibrate
