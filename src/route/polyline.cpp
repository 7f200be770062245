#include "route/polyline.h"

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/GeodesicLine.hpp>
#include <algorithm>
#include <cmath>

#include "core/units.h"

namespace netback::route {
namespace {

using world::Line;
using world::Point;

bool same(Point a, Point b) { return a.lat == b.lat && a.lon == b.lon; }

// Where a port or a side of a gate lies.
std::map<std::string, Point> places(const world::World& world) {
  std::map<std::string, Point> place;
  for (const auto& port : world.ports) place[port.id] = {port.lat, port.lon};
  for (const auto& gate : world.sea_gates)
    if (!gate.line.empty()) place[gate.id + "/a"] = gate.line.front(), place[gate.id + "/b"] = gate.line.back();
  return place;
}

// The points between two, on the geodesic, and the second.
void add_arc(Point from, Point to, double step_nm, Line& line) {
  const auto arc = GeographicLib::Geodesic::WGS84().InverseLine(from.lat, from.lon, to.lat, to.lon);
  const double nm = arc.Distance() / units::kMetrePerNauticalMile;
  const int parts = std::max(1, static_cast<int>(std::ceil(nm / step_nm)));
  for (int i = 1; i < parts; ++i) {
    Point point;
    arc.Position(arc.Distance() * i / parts, point.lat, point.lon);
    line.push_back(point);
  }
  line.push_back(to);
}

}  // namespace

std::vector<Line> polyline(const world::World& world, const Passage& passage, double step_nm) {
  const auto place = places(world);
  Line stored;
  const auto add = [&](Point point) {
    if (stored.empty() || !same(stored.back(), point)) stored.push_back(point);
  };
  for (const LegUse& use : passage.legs) {
    const auto& leg = world.sea_legs[use.leg];
    Line line = leg.line;
    if (line.empty())
      for (const std::string* id : {&leg.from_point, &leg.to_point})
        if (const auto found = place.find(*id); found != place.end()) line.push_back(found->second);
    if (use.back) std::ranges::reverse(line);
    for (const Point point : line) add(point);
  }
  if (stored.empty()) return {};
  Line dense{stored.front()};
  for (std::size_t i = 1; i < stored.size(); ++i) add_arc(stored[i - 1], stored[i], step_nm, dense);
  return cut_at_antimeridian(dense);
}

std::vector<Line> cut_at_antimeridian(const Line& line) {
  if (line.empty()) return {};
  std::vector<Line> parts{{line.front()}};
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Point a = line[i - 1], b = line[i];
    const double step = b.lon - a.lon;
    if (std::abs(step) <= 180) {
      parts.back().push_back(b);
      continue;
    }
    // The short way is over the edge: on to it, and on from its other side. Between near points the latitude runs straight.
    const double edge = step > 0 ? -180 : 180, span = 360 - std::abs(step);
    const double lat = span > 0 ? a.lat + (b.lat - a.lat) * std::abs(edge - a.lon) / span : a.lat;
    if (!same(parts.back().back(), {lat, edge})) parts.back().push_back({lat, edge});
    parts.push_back({{lat, -edge}});
    if (!same(parts.back().back(), b)) parts.back().push_back(b);
  }
  std::erase_if(parts, [](const Line& part) { return part.size() < 2; });
  return parts;
}

}  // namespace netback::route
