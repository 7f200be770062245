// The sea as the network was built on it, for ends that are no port: a place at sea is joined to every port and gate of its
// body of water. Takes seconds and some 100 MB; a chart serves any number of places.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "route/sea_search.h"
#include "world/world.h"

namespace netback::route {

class SeaChart {
 public:
  // sea_mask.bin of a world's folder. Fails where the world has none.
  static Result<SeaChart> open(const std::string& world_folder);

  // Adds a port `id` at the place and its legs to `world`; what the nearest water is away from it counts as its way there.
  // Fails on land farther than 75 nautical miles from navigable water and on water no port lies at.
  Result<bool> add_place(world::World& world, const std::string& id, Point at) const;

 private:
  explicit SeaChart(SeaMask mask);
  std::unique_ptr<SeaMask> mask_;  // where it stands must not change: the search keeps to it
  std::unique_ptr<SeaSearch> search_;
};

}  // namespace netback::route
