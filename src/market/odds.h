// The worlds that events with odds span: which combinations can be, how likely each is, and what is believed on the way.
#pragma once
#include <array>
#include <vector>

#include "core/error.h"
#include "market/path.h"
#include "scenario/duration.h"
#include "scenario/event.h"

namespace netback::market {

// One truth value an event, in the order of the scenario.
using Happened = std::vector<bool>;

struct EnumeratedWorld {
  Happened happened;
  std::array<double, 3> weight{};  // at low, middle and high odds; each sums to 1 over the worlds
};

// The market-moving events among `moving` and everything they are given: what worlds must be told apart by.
std::vector<std::size_t> relevant_events(const std::vector<scenario::Event>& events, const std::vector<std::size_t>& moving);

// All combinations of the relevant events that respect `given` and `excludes` (the others stay false). Of two
// events of which one excludes the other, the later cannot happen beside the earlier. What is certain makes no second world.
// Fails with Limit beyond 65,536 worlds
// (16 free events).
Result<std::vector<EnumeratedWorld>> enumerate_worlds(const std::vector<scenario::Event>& events,
                                                      const std::vector<std::size_t>& relevant);

// The event with everything it is given, directly or not.
Happened with_conditions(const std::vector<scenario::Event>& events, std::size_t event);

// The event told with everything it is given, each for its likeliest length; with `parts` above 0 itself for so many.
Happened alone(const scenario::Spread& spread, std::size_t told, std::size_t parts = 0);

// What is believed in each stage of a path on which `happened` comes true: an event whose month has come is known to have
// happened or not; a later one counts with its middle odds given what is known; a surprise counts nothing before its month.
// `moving` are the positions of the market-moving events. Stages begin at `report` and at every later month in which a
// relevant event would begin.
std::vector<Stage> believed_stages(const std::vector<scenario::Event>& events, const std::vector<std::size_t>& moving,
                                   const Happened& happened, const model::Timeline& timeline);

}  // namespace netback::market
