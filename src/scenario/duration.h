// How long an event lasts where nobody knows: its lengths become a chain of parts, each given the one before.
// Takes events with `durations`, gives events with `until`. Example: half an outage with 3 months (50 %) or 12 (50 %) from
// 2026-01 -> its first three months with the odds it had, and "outage/after-3" to the end of 2026, 50 % given the first.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scenario/event.h"

namespace netback::scenario {

// What is wrong with them, and what to write instead: months not rising or outside 1 and 120, odds that are none.
std::optional<std::pair<std::string, std::string>> durations_fault(const std::vector<Duration>& durations);
// Position of the likeliest length; of equals the shortest.
std::size_t likeliest(const std::vector<Duration>& durations);
double expected_months(const std::vector<Duration>& durations);
// "3 months (50 %), 12 months (30 %), 24 months (20 %)"
std::string durations_text(const std::vector<Duration>& durations);

// The events of a run. The first part of one keeps its id, conditions and ramp, so what is given it is given its beginning;
// later parts are no surprise: who sees it last counts on the months ahead with the odds that it still lasts.
struct Spread {
  std::vector<Event> events;          // in the order told, the parts of an event in its place
  std::vector<std::size_t> first;     // by event told: where it, or its first part, stands
  std::vector<std::size_t> parts;     // by event told: how many
  std::vector<std::size_t> leader;    // by event told: whose length it shares; mostly its own
};
// An event that is certain given another of the same beginning and the same lengths is one decision with it: they end
// together.
Spread spread(const std::vector<Event>& told);

}  // namespace netback::scenario
