#include "route/sphere.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace netback::route {
namespace {

constexpr double kRadian = std::numbers::pi / 180;
constexpr double kEarthRadiusNm = 3440.065;  // 6371.0088 km, IUGG mean radius

double angle_between(const Direction& a, const Direction& b) {
  const double dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
  return 2 * std::asin(std::min(1.0, 0.5 * std::sqrt(dx * dx + dy * dy + dz * dz)));
}

}  // namespace

Direction direction(Point at) {
  const double lat = at.lat * kRadian, lon = at.lon * kRadian;
  return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

Point point(const Direction& at) {
  return {std::atan2(at.z, std::hypot(at.x, at.y)) / kRadian, std::atan2(at.y, at.x) / kRadian};
}

double sphere_nm(Point a, Point b) { return kEarthRadiusNm * angle_between(direction(a), direction(b)); }

double line_nm(std::span<const Point> line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += geodesic_nm(line[i - 1], line[i]);
  return sum;
}

GreatCircle::GreatCircle(Point a, Point b)
    : a_(direction(a)), b_(direction(b)), angle_(angle_between(a_, b_)), length_nm_(kEarthRadiusNm * angle_) {}

Point GreatCircle::at(double share) const {
  if (angle_ < 1e-9) return point(share < 0.5 ? a_ : b_);
  const double s = std::sin(angle_), wa = std::sin((1 - share) * angle_) / s, wb = std::sin(share * angle_) / s;
  return point({wa * a_.x + wb * b_.x, wa * a_.y + wb * b_.y, wa * a_.z + wb * b_.z});
}

std::vector<Point> densified(std::span<const Point> line, double step_nm) {
  std::vector<Point> dense;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) {
      const GreatCircle arc(line[i - 1], line[i]);
      const int parts = static_cast<int>(std::ceil(arc.length_nm() / step_nm));
      for (int k = 1; k < parts; ++k) dense.push_back(arc.at(static_cast<double>(k) / parts));
    }
    dense.push_back(line[i]);
  }
  return dense;
}

}  // namespace netback::route
