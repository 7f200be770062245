// One scenario, its variants side by side: base, all reported events, each alone, and every world the odds span.
#pragma once
#include "market/path.h"
#include "market/variant.h"

namespace netback::market {

// Countries and regions whose dependence is told.
inline const std::vector<std::string> kPlaces = {"country:germany", "region:eu", "country:china", "country:japan"};

struct Compared {
  Comparison comparison;
  PhaseTimes times;
};

// Fails with Limit when the market or a variant has no solution. Results do not depend on `threads`. `with_ranges` bounds
// the headline numbers of base and "all" over all optima.
Result<Compared> compare(const world::World& world, const scenario::Scenario& scenario, const model::Timeline& timeline,
                         int threads, bool with_ranges = false);

// What a stake is worth in an outcome; see StakeMove.
StakeMove stake_move(const world::World& world, const model::Layout& layout, const Outcome& outcome,
                     const scenario::Event& event, const scenario::StakeLever& lever);

}  // namespace netback::market
