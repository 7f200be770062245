// What each lever does to a state: one short function a lever.
#pragma once
#include <string>
#include <vector>

#include "model/state.h"

namespace netback::model {

// `position` is the event's place among the events of the layout (its row of flow_limit).
void apply_event(State& state, const world::World& world, const Timeline& timeline, const WeightedEvent& event, std::size_t position);

// Sets sales of what `target` names (a seller, or a country or region whose sellers are meant) to `buyers` to `allowed`.
// `commodity`: commodity:gas by pipe, commodity:lng by ship, empty both.
void bar_sales(State& state, const world::World& world, const std::string& target, const world::Ids& buyers,
               const std::string& commodity, int t, double allowed);

}  // namespace netback::model
