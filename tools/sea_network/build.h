// From land, gates and ports to the legs of the sea network: every port and every side of a gate joined to all others of
// its body of water, all gates shut.
#pragma once
#include <string>
#include <vector>

#include "sea_network/land.h"
#include "world/world.h"

namespace netback::sea_network {

struct Leg {
  std::string from, to, strait, zone;
  double distance_nm = 0;
  std::vector<Point> line;
};

// The coarse water: cells of which the search makes nodes, block by block.
struct Grid {
  double south = -60, north = 78.3;  // ice is geometry first: no way over the central Arctic
  int per_degree = 20, block = 4;    // 0.05 degree cells, nodes every 0.2 degree
};

// Legs sorted by their ends. `remarks`: ports without water, gates whose sides one body of water joins, and the like.
// The same on any number of threads.
struct Built {
  std::vector<Leg> legs;
  std::string mask;  // SeaMask::bytes() of the coarse water, gates shut
};
Built build(const Land& land, const world::World& world, int threads, std::vector<std::string>& remarks,
            const Grid& grid = {});

}  // namespace netback::sea_network
