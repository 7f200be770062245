// What calibration found the tables to be wrong by, as the program reads it (world::Correction, docs/calibration.md).
#pragma once
#include <string>

#include "world/world.h"

namespace netback::model {

// USD/MWh more on a way by sea from one node to another, and on a pipeline row: means over the years that asked for it.
double lng_correction(const world::World& world, const world::Node& from, const world::Node& to);
double pipe_correction(const world::World& world, const world::Pipeline& pipe);

// Factors of the base year the world stands on; 1 where nothing was found. `id`: row, `node`: where it stands.
double supply_correction(const world::World& world, const world::Supply& row);
double liquefaction_correction(const world::World& world, const world::Liquefaction& plant);
double demand_correction(const world::World& world, const world::Demand& row);
// In a year: what was unusual (in logarithms) halves from year to year after the base year, since dear ships are built for.
double hire_correction(const world::World& world, const world::Vessel& vessel, int year);

// Share of the mean price that a sale by sea outside the known pattern of trade costs (model/habit.cpp); 0 where none is
// set.
double habit_correction(const world::World& world);

}  // namespace netback::model
