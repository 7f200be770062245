// A smaller world cut out of a larger one, to measure how work grows with size. Not a market anybody should read: its
// balances, routes through places left out and totals are no longer those of the tables.
#pragma once
#include <cstddef>

#include "world/world.h"

namespace netback::world {

// The `node_count` nodes with the most production and consumption (ties by id), and of the rows that stand at nodes, join
// them or serve a contract only those whose places are all kept. All other tables stay whole.
World largest_part(const World& world, std::size_t node_count);

}  // namespace netback::world
