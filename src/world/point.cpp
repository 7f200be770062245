#include "world/point.h"

#include <GeographicLib/Geodesic.hpp>

#include "core/units.h"

namespace netback::world {

double geodesic_nm(Point a, Point b) {
  double metres = 0;
  GeographicLib::Geodesic::WGS84().Inverse(a.lat, a.lon, b.lat, b.lon, metres);
  return metres / units::kMetrePerNauticalMile;
}

}  // namespace netback::world
