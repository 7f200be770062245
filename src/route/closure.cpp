#include "route/closure.h"

#include <algorithm>

#include "world/query.h"

namespace netback::route {
namespace {

// Less than this share of ships let through and the strait counts as closed, as in the market's months; where slots are
// counted any share lets some through.
constexpr double kOpenShare = 0.5;

const world::Restriction* bar_on(const world::World& world, const std::string& strait, Date day) {
  const world::Restriction* newest = nullptr;
  for (const auto& row : world.restrictions) {
    const bool of_gas = row.commodity.empty() || row.commodity == "commodity:lng" || row.commodity == "commodity:gas";
    if (row.target != strait || row.kind != "service" || !of_gas || !row.holds_on(day)) continue;
    if (!newest || world::newer(row, *newest)) newest = &row;
  }
  return newest && newest->share == 0 ? newest : nullptr;
}

std::optional<Closure> closure_of(const world::World& world, const world::Strait& strait, const world::Vessel& vessel,
                                  Date day, const std::set<std::string>& asked) {
  if (asked.contains(strait.id)) return Closure{strait.id, "asked", "", std::nullopt, {}};
  const auto dated = [&](const char* why, const world::Row& row) {
    return Closure{strait.id, why, row.id, row.from, row.sources};
  };
  if (const auto* state = world::state_on(world, strait.id, day);
      state && (strait.slots > 0 ? state->share <= 0 : state->share < kOpenShare))
    return dated("state", *state);
  if (const auto* bar = bar_on(world, strait.id, day)) return dated("restriction", *bar);
  if (strait.draft > 0 && vessel.draft > strait.draft) return Closure{strait.id, "draft", strait.id, {}, strait.sources};
  if (strait.beam > 0 && vessel.beam > strait.beam) return Closure{strait.id, "beam", strait.id, {}, strait.sources};
  return std::nullopt;
}

}  // namespace

std::vector<Closure> closures(const world::World& world, const world::Vessel& vessel, Date day,
                              const std::set<std::string>& asked) {
  std::vector<Closure> found;
  for (const auto& strait : world.straits)
    if (auto closure = closure_of(world, strait, vessel, day, asked)) found.push_back(std::move(*closure));
  std::ranges::sort(found, {}, &Closure::strait);
  return found;
}

std::set<std::string> straits_of(const std::vector<Closure>& closures) {
  std::set<std::string> ids;
  for (const Closure& closure : closures) ids.insert(closure.strait);
  return ids;
}

}  // namespace netback::route
