// One scenario, its variants side by side: base, all reported events, each alone, and every world the odds span.
#pragma once
#include <memory>

#include "market/odds.h"
#include "market/path.h"
#include "market/variant.h"

namespace netback::market {

// Countries and regions whose dependence is told.
inline const std::vector<std::string> kPlaces = {"country:germany", "region:eu", "country:china", "country:japan"};

struct Compared {
  Comparison comparison;
  PhaseTimes times;
};

// `events` here and below: with their lengths spread (scenario/duration.h).
// The market-moving events that can still change a month of the run; `remarks` names those that come later.
std::vector<std::size_t> moving_events(const std::vector<scenario::Event>& events, const model::Timeline& timeline,
                                       std::vector<std::string>& remarks);
// The events at these positions. What began before the reported months holds from the first of them on: the run-in is
// decided without it.
std::vector<scenario::Event> picked(const std::vector<scenario::Event>& events, const std::vector<std::size_t>& positions,
                                    const model::Timeline& timeline);
// Everything that can happen together: of two events of which one excludes the other the later is left out, and of an event
// whose end is not known what is beyond its likeliest length.
Happened all_of(const std::vector<scenario::Event>& events);

// Enumerated worlds by the outcome they led to: those that the market cannot tell apart are one. The first of them is path
// `first_path` of `solved`.
std::vector<WeightedWorld> merged_worlds(const std::vector<scenario::Event>& events,
                                         const std::vector<EnumeratedWorld>& worlds, const Solved& solved,
                                         std::size_t first_path);

// Fails with Limit when the market or a variant has no solution. Results depend neither on `threads` nor on what
// `cache_folder` holds (empty: no cache). `with_ranges` bounds the headline numbers of base and "all" over all optima.
Result<Compared> compare(const world::World& world, const scenario::Scenario& scenario, const model::Timeline& timeline,
                         int threads, const std::string& cache_folder = "", bool with_ranges = false);

// The market-moving events of the variant "all": everything reported that can happen together and begins in these months.
std::vector<scenario::Event> moving_together(const scenario::Scenario& scenario, const model::Timeline& timeline);

// The programs behind the variant "all" (base alone without events), in the layout that `compare` gives them.
struct StagedAll {
  std::unique_ptr<PathSolver> solver;  // holds the model, whose program is that of stages[0]
  std::vector<StageProgram> stages;
};
Result<StagedAll> staged_all(const world::World& world, const scenario::Scenario& scenario, const model::Timeline& timeline,
                             int threads);

// What a stake is worth in an outcome; see StakeMove.
StakeMove stake_move(const world::World& world, const model::Layout& layout, const Outcome& outcome,
                     const scenario::Event& event, const scenario::StakeLever& lever);

}  // namespace netback::market
