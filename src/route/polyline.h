// The way of a passage as lines on a map.
#pragma once
#include <vector>

#include "route/network.h"

namespace netback::route {

// Points along the passage from port to port, on great circles between those stored, no further than `step_nm` apart; cut
// where it crosses 180 degrees. A leg without a line of its own is the great circle between its ends, as far as they are
// known (ports.csv, sea_gates.csv). Empty where no point is known.
std::vector<world::Line> polyline(const world::World& world, const Passage& passage, double step_nm);

// Cuts a line at the antimeridian, so that no part jumps from one side of a map to the other.
std::vector<world::Line> cut_at_antimeridian(const world::Line& line);

}  // namespace netback::route
