#include "route/taut_line.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace netback::route {
namespace {

constexpr int kRounds = 6;
constexpr double kWorthNm = 0.02;  // shorter by less is not worth a move

double detour(Point a, Point b, Point c) { return sphere_nm(a, b) + sphere_nm(b, c); }

// Leaves out runs of points, long runs first.
void cut_corners(std::vector<Point>& way, const auto& clear) {
  for (std::size_t run = std::bit_floor(std::max<std::size_t>(way.size(), 2)); run >= 2; run /= 2)
    for (std::size_t i = 0; i + 2 < way.size();) {
      const std::size_t j = std::min(i + run, way.size() - 1);
      if (j > i + 1 && clear(way[i], way[j]))
        way.erase(way.begin() + static_cast<std::ptrdiff_t>(i) + 1, way.begin() + static_cast<std::ptrdiff_t>(j));
      else
        ++i;
    }
}

// Moves each inner point where both its legs get shorter in sum and stay clear.
bool relax(std::vector<Point>& way, const auto& clear, double cell) {
  bool moved = false;
  for (std::size_t i = 1; i + 1 < way.size(); ++i) {
    const Point before = way[i - 1], after = way[i + 1];
    double length = detour(before, way[i], after);
    const double wide = 1 / std::max(0.15, std::cos(way[i].lat * std::numbers::pi / 180));  // a step is as long in miles
    for (double step = 8 * cell; step > 0.4 * cell; step /= 2)
      for (bool again = true; again;) {
        again = false;
        Point best = way[i];
        for (int dr = -1; dr <= 1; ++dr)
          for (int dc = -1; dc <= 1; ++dc) {
            if (dr == 0 && dc == 0) continue;
            Point to{way[i].lat + dr * step, way[i].lon + dc * step * wide};
            to.lon -= to.lon >= 180 ? 360 : 0, to.lon += to.lon < -180 ? 360 : 0;
            const double nm = detour(before, to, after);
            if (nm < length - kWorthNm && clear(before, to) && clear(to, after)) length = nm, best = to;
          }
        if (!(best == way[i])) way[i] = best, again = moved = true;
      }
  }
  return moved;
}

}  // namespace

std::vector<Point> taut_line(std::vector<Point> way, const std::function<bool(Point, Point)>& clear, double cell_degrees) {
  cut_corners(way, clear);
  for (int round = 0; round < kRounds; ++round) {
    // A point between each two lets a line that lies on a curved coast bend where the coast does.
    std::vector<Point> finer;
    for (std::size_t i = 0; i < way.size(); ++i) {
      if (i > 0 && round < 3) finer.push_back(GreatCircle(way[i - 1], way[i]).at(0.5));
      finer.push_back(way[i]);
    }
    way = std::move(finer);
    const bool moved = relax(way, clear, cell_degrees);
    cut_corners(way, clear);
    if (!moved && round >= 1) break;
  }
  return way;
}

}  // namespace netback::route
