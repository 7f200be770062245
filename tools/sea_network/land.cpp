#include "sea_network/land.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/file.h"

namespace netback::sea_network {
namespace {

double near(double lon, double to) {  // the copy of a longitude nearest to another
  while (lon - to > 180) lon -= 360;
  while (lon - to < -180) lon += 360;
  return lon;
}

// Tiles that the box of two points touches; their longitudes differ by less than 180.
void each_tile(Point a, Point b, const auto& visit) {
  const auto floor_of = [](double x) { return static_cast<int>(std::floor(x)); };
  for (int lat = floor_of(std::min(a.lat, b.lat)); lat <= floor_of(std::max(a.lat, b.lat)); ++lat)
    for (int lon = floor_of(std::min(a.lon, b.lon)); lon <= floor_of(std::max(a.lon, b.lon)); ++lon)
      visit(static_cast<std::size_t>((std::clamp(lat, -90, 89) + 90) * 360 + (lon + 720) % 360));
}

}  // namespace

Result<Land> Land::read(const std::string& topojson_file) {
  const auto bytes = read_file(topojson_file);
  if (!bytes) return std::unexpected(bytes.error());
  Land land;
  try {
    const auto topology = nlohmann::json::parse(*bytes);
    const auto scale = topology.at("transform").at("scale").get<std::vector<double>>();
    const auto translate = topology.at("transform").at("translate").get<std::vector<double>>();
    std::vector<std::vector<Point>> arcs;
    for (const auto& arc : topology.at("arcs")) {
      double x = 0, y = 0;  // positions are deltas on a grid
      arcs.emplace_back();
      for (const auto& step : arc) {
        x += step.at(0).get<double>(), y += step.at(1).get<double>();
        arcs.back().push_back({y * scale.at(1) + translate.at(1), x * scale.at(0) + translate.at(0)});
      }
    }
    const auto add_ring = [&](const nlohmann::json& ring) {
      for (const auto& reference : ring) {
        const int i = reference.get<int>();
        std::vector<Point> arc = arcs.at(static_cast<std::size_t>(i < 0 ? ~i : i));
        if (i < 0) std::reverse(arc.begin(), arc.end());
        for (std::size_t k = 1; k < arc.size(); ++k)
          land.edges_.push_back({arc[k - 1], {arc[k].lat, near(arc[k].lon, arc[k - 1].lon)}});
      }
    };
    for (const auto& geometry : topology.at("objects").at("land").at("geometries"))
      for (const auto& polygon : geometry.at("arcs"))
        for (const auto& ring : polygon) add_ring(ring);
  } catch (const std::exception& fault) {
    return std::unexpected(Error{Error::Code::bad_input, std::string("not a topology of land: ") + fault.what(),
                                 topojson_file, "Give land-10m.json of the npm package world-atlas."});
  }
  land.bands_.resize(181), land.tiles_.resize(180 * 360);
  for (std::size_t i = 0; i < land.edges_.size(); ++i) {
    const auto& [a, b] = land.edges_[i];
    const int low = static_cast<int>(std::floor(std::min(a.lat, b.lat))),
              high = static_cast<int>(std::floor(std::max(a.lat, b.lat)));
    for (int degree = low; degree <= high; ++degree) land.bands_[static_cast<std::size_t>(degree + 90)].push_back(i);
    each_tile(a, b, [&](std::size_t tile) { land.tiles_[tile].push_back(i); });
  }
  return land;
}

std::vector<Point> Land::crossings(Point a, Point b) const {
  b.lon = near(b.lon, a.lon);
  std::vector<Point> found;
  std::vector<std::size_t> seen;
  each_tile(a, b, [&](std::size_t tile) {
    for (const std::size_t i : tiles_[tile]) {
      Point c = edges_[i].a, d = edges_[i].b;
      const double shift = near(c.lon, a.lon) - c.lon;
      c.lon += shift, d.lon += shift;
      if (std::max(c.lon, d.lon) < std::min(a.lon, b.lon) || std::min(c.lon, d.lon) > std::max(a.lon, b.lon)) continue;
      const double ux = b.lon - a.lon, uy = b.lat - a.lat, vx = d.lon - c.lon, vy = d.lat - c.lat, cross = ux * vy - uy * vx;
      if (cross == 0) continue;
      const double s = ((c.lon - a.lon) * vy - (c.lat - a.lat) * vx) / cross,
                   t = ((c.lon - a.lon) * uy - (c.lat - a.lat) * ux) / cross;
      if (s < 0 || s > 1 || t < 0 || t > 1) continue;
      if (std::find(seen.begin(), seen.end(), i) != seen.end()) continue;
      seen.push_back(i);
      found.push_back({a.lat + s * uy, a.lon + s * ux});
    }
  });
  return found;
}

void block_land(const Land& land, route::SeaMask& mask) {
  // What the coast touches.
  const double step = 0.25 * mask.cell_degrees();
  for (const Edge& edge : land.edges()) {
    const double span = std::max(std::abs(edge.b.lat - edge.a.lat), std::abs(edge.b.lon - edge.a.lon));
    const int parts = 1 + static_cast<int>(span / step);
    for (int k = 0; k <= parts; ++k) {
      const double share = static_cast<double>(k) / parts;
      mask.block(Point{edge.a.lat + share * (edge.b.lat - edge.a.lat), edge.a.lon + share * (edge.b.lon - edge.a.lon)});
    }
  }
  // What lies inside. On a parallel of latitude land begins east of an edge that runs north and ends at one that runs south.
  struct Crossing {
    double lon;
    bool land_begins;
  };
  for (int r = 0; r < mask.rows(); ++r) {
    const double lat = mask.centre(r, 0).lat;
    std::vector<Crossing> crossings;
    for (const std::size_t i : land.band(static_cast<int>(std::floor(lat)))) {
      const Edge& edge = land.edges()[i];
      if ((edge.a.lat <= lat) == (edge.b.lat <= lat)) continue;
      double lon = edge.a.lon + (lat - edge.a.lat) / (edge.b.lat - edge.a.lat) * (edge.b.lon - edge.a.lon);
      lon -= lon >= 180 ? 360 : 0, lon += lon < -180 ? 360 : 0;
      crossings.push_back({lon, edge.b.lat > edge.a.lat});
    }
    std::sort(crossings.begin(), crossings.end(), [](const Crossing& x, const Crossing& y) { return x.lon < y.lon; });
    if (crossings.empty()) continue;
    bool on_land = !crossings.front().land_begins;  // as at 180 west
    std::size_t next = 0;
    std::vector<int> order(static_cast<std::size_t>(mask.cols()));
    for (int c = 0; c < mask.cols(); ++c) order[static_cast<std::size_t>(c)] = c;
    std::sort(order.begin(), order.end(), [&](int x, int y) { return mask.centre(r, x).lon < mask.centre(r, y).lon; });
    for (const int c : order) {
      while (next < crossings.size() && crossings[next].lon <= mask.centre(r, c).lon)
        on_land = crossings[next++].land_begins;
      if (on_land) mask.block(r, c);
    }
  }
}

}  // namespace netback::sea_network
