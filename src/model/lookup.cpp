#include "model/lookup.h"

#include <algorithm>

namespace netback::model {

bool holds_node(const world::World& world, const std::string& place, const world::Node& node) {
  if (place == node.id) return true;
  return std::any_of(node.countries.begin(), node.countries.end(), [&](const std::string& id) {
    if (id == place) return true;
    const auto country =
        std::find_if(world.countries.begin(), world.countries.end(), [&](const auto& c) { return c.id == id; });
    return country != world.countries.end() &&
           std::find(country->regions.begin(), country->regions.end(), place) != country->regions.end();
  });
}

}  // namespace netback::model
