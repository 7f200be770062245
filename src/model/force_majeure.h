// What releases a contract. Takes a state in which events and bans have done their work; lowers minima, take-or-pay and
// make-up of every contract to what can still be delivered: nothing where the sale is barred, no more than the usable part
// of its line or of its plants, shared among the plants' contracts.
#pragma once
#include "model/state.h"

namespace netback::model {

// `timeline` by months.
void release_contracts(State& state, const world::World& world, const Timeline& timeline);

}  // namespace netback::model
