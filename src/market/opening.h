// Cargoes on long voyages when a run begins and when it ends. A market of one month, in which everything lands at once, says
// how much leaves on which voyage in the month before the run and in its last: a small fraction of the run's own work.
#pragma once
#include <vector>

#include "core/error.h"
#include "model/model.h"
#include "solve/solver.h"

namespace netback::market {

// Without events: what nobody expected yet when those ships left. A run of one period, and seasons at the end, need none.
Result<model::GivenCargoes> cargoes_at_both_ends(const world::World& world, const model::Timeline& timeline,
                                                 const std::vector<scenario::Event>& events, solve::Solver& solver);

}  // namespace netback::market
