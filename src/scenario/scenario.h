// The scenario room's door: claims become dated events with odds, and events become a file a person can edit.
// Example: draft(page, known_by(world, day), day, rules) -> Scenario; to_toml(scenario) -> scenario.toml; parse_toml reads
// it.
#pragma once
#include <string>
#include <string_view>

#include "core/error.h"
#include "read/claim.h"
#include "scenario/event.h"
#include "scenario/lever_rule.h"
#include "world/world.h"

namespace netback::scenario {

// Proposes events for what the page claims. Uses only rows of `world` (already filtered to what was known on `as_of`).
// Never fails: a page with no lever gives a scenario without events and a remark saying so.
Scenario draft(const read::PageRead& page, const world::World& world, Date as_of, const LeverRules& rules);

// netback.scenario/1 (docs/data/levers.md lists the keys of each lever). Fails with file:line on unknown keys, ids, units,
// dates, odds outside [0, 1] or out of order, cycles in `given`, and names what to write instead.
Result<Scenario> parse_toml(std::string_view bytes, const std::string& file, const world::World& world);
// to_toml(parse_toml(x)) is a fixed point: reading it back and writing again gives the same bytes.
std::string to_toml(const Scenario& scenario);

}  // namespace netback::scenario
