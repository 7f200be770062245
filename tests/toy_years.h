// Toy worlds with the statistics of past years, and figures observed in them.
#pragma once
#include "toy_world.h"

namespace netback::toy {

inline world::Observed& observe(world::World& world, const std::string& measure, const std::string& subject,
                                const std::string& partner, int year, double value) {
  world::Observed row;
  row.id = "observed:" + std::to_string(world.observed.size());
  row.measure = measure, row.subject = subject, row.partner = partner, row.year = year, row.value = value;
  row.unit = measure == "price" ? "usd_per_mmbtu" : "twh", row.known_from = Date{year + 1, 2, 15};
  return world.observed.emplace_back(row);
}

// The rows of supply and demand are a base year's, known with its statistics.
inline void of_year(world::World& world, int year) {
  const Date known{year + 1, 2, 15};
  const auto date = [&](auto& rows) {
    for (auto& row : rows)
      if (row.base_year == 0) row.base_year = year, row.known_from = known, row.id += "/" + std::to_string(year);
  };
  date(world.demand), date(world.supply);
  world::Balance balance;
  balance.id = "balance:" + std::to_string(year), balance.node = world.nodes.front().id, balance.year = year;
  balance.known_from = known;
  world.balances.push_back(balance);
}

// A hub whose price is quoted.
inline void quoted(world::World& world, const std::string& price, const std::string& node) {
  world::Benchmark hub;
  hub.id = price, hub.node = node, hub.known_from = Date{1990, 1, 1};
  world.benchmarks.push_back(hub);
}

inline void lies_in(world::World& world, const std::string& country, const std::string& region) {
  for (auto& row : world.countries)
    if (row.id == country) row.regions.push_back(region);
}

}  // namespace netback::toy
