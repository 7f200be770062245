// What each lever does to a state: one short function a lever.
#pragma once
#include <string>
#include <vector>

#include "model/state.h"

namespace netback::model {

// `position` is the event's place among the events of the layout (its row of flow_limit).
void apply_event(State& state, const world::World& world, const Timeline& timeline, const WeightedEvent& event,
                 std::size_t position);

// A ban on the use of an asset, once everything else that events do to it is known: what is built or mended under a ban
// stays barred, in whatever order the events stand.
void apply_use_ban(State& state, const world::World& world, const Timeline& timeline, const WeightedEvent& event);

// Sets sales of what `target` names (a seller, or a country or region whose sellers are meant) to `buyers` to `allowed`.
// `commodity`: commodity:gas by pipe, commodity:lng by ship, empty both.
void bar_sales(State& state, const world::World& world, const std::string& target, const world::Ids& buyers,
               const std::string& commodity, int t, double allowed);

// Does the lever lift this row: named itself, by its policy or by what it bars; of that kind and restrictor where told.
bool lifts(const scenario::RestrictionLever& lever, const world::Restriction& row);

// 0 before the event, rising over its ramp to 1, 0 again after `until`.
double ramp_at(const scenario::Event& event, Month month);

}  // namespace netback::model
