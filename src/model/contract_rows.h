// Contracts that only an event knows. Takes a world and the events of a run; gives the world with a row for every contract
// that a contract event names and the tables do not hold. Such a row is never in force by itself, so it says nothing until
// its event does, and the program has its rows and columns from the start.
#pragma once
#include <optional>
#include <vector>

#include "scenario/event.h"
#include "world/world.h"

namespace netback::model {

// Empty where the tables know every contract. Of two events on one new contract the first gives its parties.
std::optional<world::World> with_new_contracts(const world::World& world, const std::vector<scenario::Event>& events);

// Does gas of this label over the line count for the contract? Over a system it counts where it enters the buyer's node,
// over a row on that row, without a route on every line that brings the seller's gas into the buyer's node.
bool counts_by_pipe(const world::World& world, const world::Contract& contract, const world::Pipeline& pipe);

}  // namespace netback::model
