// Ways from every export place to every import place, with what each takes in every period.
#pragma once
#include "model/layout.h"

namespace netback::model {

// A pair of places gets a way round every strait that can be shut, runs short of slots, freezes or takes money. A way goes
// in which another is open whenever it is, is neither longer nor dearer and passes nothing more that could be shut.
void add_voyages(Network& net, const world::World& world, const std::vector<scenario::Event>& events,
                 const Timeline& timeline);

}  // namespace netback::model
