// A place on the globe, degrees: north and east positive.
#pragma once

namespace netback::world {

struct Point {
  double lat = 0, lon = 0;
  bool operator==(const Point&) const = default;
};

double geodesic_nm(Point a, Point b);  // WGS84, nautical miles

}  // namespace netback::world
