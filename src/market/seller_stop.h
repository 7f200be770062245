// What keeps all gas of a seller out of some places, so that nothing of it comes back under another's name.
#pragma once
#include <string>
#include <vector>

#include "scenario/event.h"
#include "world/world.h"

namespace netback::market {

// `barred`: nodes, sorted. A ban on sales there alone would be walked round: the gas would cross these places to a
// neighbour, who sells his own in its stead. So it is sold nowhere it cannot get to without them either, and no line brings
// it in; nor, from where it gets to, any gas out of stores, of which nobody can tell whose it was. A neighbour with a way of
// his own may buy more of it and send on gas of others that he no longer needs: that is a market's answer. Gas of a seller
// whose label ends where it lands is barred from landing alone.
std::vector<scenario::Lever> stop_levers(const world::World& world, const std::string& seller, const world::Ids& barred);

}  // namespace netback::market
