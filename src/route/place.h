// What a user calls a place: a port, or a country for the best of its ports.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "route/network.h"
#include "route/sphere.h"

namespace netback::route {

struct Place {
  std::string id, name;
  std::vector<std::string> ports;  // in the network, sorted
};

// "LAT,LON" in degrees, north and east positive; none for anything else.
std::optional<Point> position(std::string_view told);

// A port's id, slug or name, or a country's id, slug, name or code; letters of either case. A port comes before a country of
// the same name. Fails with what stands near it where nothing bears the name.
Result<Place> find_place(const world::World& world, const SeaNetwork& network, std::string_view told);

}  // namespace netback::route
