// Faults of a scenario that show only when its events are seen together or beside the world.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "scenario/event.h"
#include "world/world.h"

namespace netback::scenario {

struct EventFault {
  std::size_t event = 0;  // index
  std::string key;        // of scenario.toml
  std::string what, fix;
};
// The first fault in file order, or nothing: ids twice, unknown ids, odds, dates, shares, circles in `given`.
std::optional<EventFault> first_fault(const Scenario& scenario, const world::World& world);

}  // namespace netback::scenario
