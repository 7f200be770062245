#include "model/lookup.h"

#include <algorithm>

namespace netback::model {

double month_share(const world::World& world, const Index& shapes, const std::string& shape, Month month) {
  const std::size_t at = find(shapes, shape);
  if (at == kNone) return month.day_count() / 365.0;
  const double leap = month.month() == 2 && month.day_count() == 29 ? 29.0 / 28.0 : 1.0;
  return world.shapes[at].share[static_cast<std::size_t>(month.month() - 1)] * leap;
}

double period_share(const world::World& world, const Index& shapes, const std::string& shape, const Timeline& line, int t) {
  double share = 0;
  for (int i = 0; i < line.length(t); ++i) share += month_share(world, shapes, shape, line.month(t) + i);
  return share;
}

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

bool holds_node(const world::World& world, const std::string& place, const std::string& node) {
  const auto row = std::ranges::find(world.nodes, node, &world::Node::id);
  return row != world.nodes.end() && holds_node(world, place, *row);
}

}  // namespace netback::model
