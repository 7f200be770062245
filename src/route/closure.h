// Which straits a class of ships cannot use on a day, and why: states and restrictions in the tables, its own size, what the
// asker shuts.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "route/voyage.h"

namespace netback::route {

struct Closure {
  std::string strait;
  std::string why;  // state, restriction, draft, beam, asked
  std::string row;  // its id; empty where asked
  std::optional<Date> since;  // of a state or restriction
  std::vector<std::string> sources;
};

// One a strait, sorted by id; what the asker shuts before what the tables say, and that before size. A state counts from
// less than half of the ships down (world::state_on), a restriction on a service where it leaves nothing.
std::vector<Closure> closures(const world::World& world, const world::Vessel& vessel, Date day,
                              const std::set<std::string>& asked);

std::set<std::string> straits_of(const std::vector<Closure>& closures);

}  // namespace netback::route
