// Which of several contract rows counts. Takes the contracts of a world as of a day; gives true for a row that binds on a
// date. Rows on the same seller, buyer and route are versions of one agreement: of those that hold, the one known later
// counts (as with asset_states), so that a contract cut short is not seen to end before the news of it.
#pragma once
#include "world/world.h"

namespace netback::world {

bool is_in_force(const World& world, const Contract& contract, Date day);

}  // namespace netback::world
