// Positions of ids in the world's tables, found once.
#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "model/timeline.h"
#include "world/world.h"

namespace netback::model {

using Index = std::unordered_map<std::string, std::size_t>;

template <class T>
Index index_of(const std::vector<T>& rows) {
  Index index;
  for (std::size_t i = 0; i < rows.size(); ++i) index.emplace(rows[i].id, i);
  return index;
}

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

inline std::size_t find(const Index& index, const std::string& id) {
  const auto found = index.find(id);
  return found == index.end() ? kNone : found->second;
}

// Part of a year's quantity that falls into a month by a shape; by days where the shape is empty or unknown. A leap day is
// a day more at the month's pace.
double month_share(const world::World& world, const Index& shapes, const std::string& shape, Month month);
// The same for period t, the sum of its months.
double period_share(const world::World& world, const Index& shapes, const std::string& shape, const Timeline& line, int t);

// True when `place` (a country, a region or a node) holds the node.
bool holds_node(const world::World& world, const std::string& place, const world::Node& node);
// The same of a node's id; false where the world has no such node.
bool holds_node(const world::World& world, const std::string& place, const std::string& node);

}  // namespace netback::model
