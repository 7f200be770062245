// The model's own figure for an observed one: what hindcasts put side by side.
#pragma once
#include <optional>

#include "market/types.h"
#include "world/world.h"

namespace netback::market {

// In the unit of the row: USD/MMBtu for prices (plain mean of the months), TWh over the outcome's months else. Exports are
// gross: what leaves the country's nodes by pipe and ship. Empty where the outcome has no such thing.
std::optional<double> modelled(const world::World& world, const Outcome& outcome, const world::Observed& row);

// Share of all trade between nodes of different countries that moved on routes whose bound is labelled fit.
double fit_share_of_trade(const world::World& world, const Outcome& outcome, Date day);

}  // namespace netback::market
