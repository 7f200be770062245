// Netbacks: what a seller is left with, free on board, from every market its gas can be brought to.
//   FOB = price - regasification - hire - port and tolls - canal slots - fuel and boil-off - tariffs - losses - congestion
// Read off the program's own coefficients and duals, so that the identity is exact whatever a path is made of. By LP
// duality no open market pays more than the gas is worth at the seller's, and every market served pays just that.
#pragma once
#include "market/types.h"
#include "model/layout.h"
#include "model/state.h"
#include "solve/linear_program.h"

namespace netback::market {

struct PathValues;

// Every export place and every place that produces and has a way out by pipe, with every market that has demand and that
// can be reached over routes open in some reported month. By pipe: over pipes alone; by ship: one voyage, then pipes.
// Sorted by from, seller, by_ship, to_node.
std::vector<Netback> read_netbacks(const model::Layout& layout, const solve::LinearProgram& program,
                                   const model::State& state, const PathValues& values);

}  // namespace netback::market
