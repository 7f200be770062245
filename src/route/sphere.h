// Points of the globe: great circles on the sphere for searching, lengths on the WGS84 ellipsoid for what is told.
#pragma once
#include <span>
#include <vector>

#include "world/point.h"

namespace netback::route {

using world::geodesic_nm;
using world::Point;

// Unit vector of a point, for interpolation.
struct Direction { double x = 0, y = 0, z = 0; };
Direction direction(Point at);
Point point(const Direction& at);

double sphere_nm(Point a, Point b);              // great circle on a sphere of the Earth's mean radius, nautical miles
double line_nm(std::span<const Point> line);     // WGS84, nautical miles

// Points along the great circle, evenly spread.
class GreatCircle {
 public:
  GreatCircle(Point a, Point b);
  double length_nm() const { return length_nm_; }
  Point at(double share) const;  // 0 = a, 1 = b

 private:
  Direction a_, b_;
  double angle_, length_nm_;
};

// The line with points put in so that none is farther than `step_nm` from the next: what a straight map line may follow.
std::vector<Point> densified(std::span<const Point> line, double step_nm);

}  // namespace netback::route
