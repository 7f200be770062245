// A place on the globe, degrees: north and east positive.
#pragma once

namespace netback::world {

struct Point {
  double lat = 0, lon = 0;
  bool operator==(const Point&) const = default;
};

}  // namespace netback::world
