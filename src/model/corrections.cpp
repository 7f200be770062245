#include "model/corrections.h"

#include <algorithm>
#include <cmath>

#include "model/lookup.h"
#include "world/query.h"

namespace netback::model {
namespace {

template <class Matches>
double mean_of(const world::World& world, const char* kind, Matches&& matches) {
  double sum = 0;
  int count = 0;
  for (const auto& row : world.corrections)
    if (row.kind == kind && matches(row)) sum += row.value, ++count;
  return count > 0 ? sum / count : 0;
}

template <class Matches>
double factor_of(const world::World& world, const char* kind, Matches&& matches) {
  double factor = 1;
  if (world.corrections.empty()) return factor;
  const int year = world::base_year(world);
  for (const auto& row : world.corrections)
    if (row.kind == kind && row.base_year == year && matches(row)) factor *= row.value;
  return factor;
}

}  // namespace

double lng_correction(const world::World& world, const world::Node& from, const world::Node& to) {
  return mean_of(world, "lng", [&](const auto& row) {
    return holds_node(world, row.subject, from) && holds_node(world, row.partner, to);
  });
}
double pipe_correction(const world::World& world, const world::Pipeline& pipe) {
  return mean_of(world, "pipe", [&](const auto& row) { return row.subject == pipe.id; });
}
double supply_correction(const world::World& world, const world::Supply& supply) {
  return factor_of(world, "supply",
                   [&](const auto& row) { return row.subject == supply.id || holds_node(world, row.subject, supply.node); });
}
double liquefaction_correction(const world::World& world, const world::Liquefaction& plant) {
  return factor_of(world, "liquefaction",
                   [&](const auto& row) { return row.subject == plant.id || holds_node(world, row.subject, plant.node); });
}
double demand_correction(const world::World& world, const world::Demand& demand) {
  return factor_of(world, "demand",
                   [&](const auto& row) { return row.subject == demand.id || holds_node(world, row.subject, demand.node); });
}
double hire_correction(const world::World& world, const world::Vessel& vessel, int year) {
  const double found = factor_of(world, "hire", [&](const auto& row) { return row.subject == vessel.id; });
  return std::pow(found, std::pow(0.5, std::max(0, year - world::base_year(world))));
}
double habit_correction(const world::World& world) {
  return mean_of(world, "habit", [](const auto&) { return true; });
}

}  // namespace netback::model
