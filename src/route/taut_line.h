// A way pulled tight: points that a straight run at sea can leave out go, the others move towards where the line would be
// shortest. Locally shortest, never round the other side of an island.
#pragma once
#include <functional>
#include <vector>

#include "route/sphere.h"

namespace netback::route {

// `clear(a, b)`: the great circle stays on water. Moves start at `cell_degrees` x 8 and end at one cell.
std::vector<Point> taut_line(std::vector<Point> way, const std::function<bool(Point, Point)>& clear, double cell_degrees);

}  // namespace netback::route
