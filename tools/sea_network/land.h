// Land polygons of Natural Earth as the npm package `world-atlas` carries them (TopoJSON), and the water they leave.
#pragma once
#include <string>
#include <vector>

#include "core/error.h"
#include "route/sea_mask.h"

namespace netback::sea_network {

using route::Point;

// The coast as directed edges, land on the right hand (rings run clockwise round land). Longitudes of an edge differ by less
// than 180: one that crosses the antimeridian runs past it (181, -182).
struct Edge { Point a, b; };

class Land {
 public:
  static Result<Land> read(const std::string& topojson_file);
  const std::vector<Edge>& edges() const { return edges_; }
  // Indices of edges that touch the parallels from `degree` to `degree` + 1.
  const std::vector<std::size_t>& band(int degree) const { return bands_[static_cast<std::size_t>(degree + 90)]; }
  // Where a straight map line crosses the coast: every crossing point.
  std::vector<Point> crossings(Point a, Point b) const;

 private:
  std::vector<Edge> edges_;
  std::vector<std::vector<std::size_t>> bands_;
  std::vector<std::vector<std::size_t>> tiles_;  // of a degree each way: edges whose box touches it
};

// Blocks the cells that the land holds or touches.
void block_land(const Land& land, route::SeaMask& mask);

}  // namespace netback::sea_network
