// The same question under other assumptions, one answer each: what nobody knows about the market itself, beside the odds of
// events. Demand curves x expectations crossed; elasticities and conduct one at a time.
// Example: add_sensitivity(comparison, {known, other}, scenario, timeline, 2, "") -> comparison.cases, eleven of them.
#pragma once
#include "core/error.h"
#include "market/odds.h"
#include "market/variant.h"
#include "scenario/event.h"

namespace netback::market {

// What the market expects of events to come: our odds; nothing, so that each is a surprise; or just what will come.
enum class Expectation : std::uint8_t { odds, surprise, foreseen };

inline constexpr double kLowElasticity = 0.5, kHighElasticity = 1.5;  // factors: the spread of estimates, methods.md 5
inline constexpr std::size_t kMostWeighted = 8;  // up to so many worlds each case is also weighted by our odds

// Events as a market with that expectation sees them, where `happened` comes true.
std::vector<scenario::Event> as_expected(std::vector<scenario::Event> events, const Happened& happened,
                                         Expectation expectation);

// The tables of a run, and the same under the other behaviour (competitive or oligopoly; world::known_by).
struct BothBehaviours {
  const world::World& told;
  const world::World& other;
};

// Appends the cases with their outcomes and accounts to a comparison of the same scenario. Independent solves on `threads`;
// results do not depend on them. Fails as `compare` does.
Result<bool> add_sensitivity(Comparison& comparison, const BothBehaviours& worlds, const scenario::Scenario& scenario,
                             const model::Timeline& timeline, int threads, const std::string& cache_folder);

}  // namespace netback::market
