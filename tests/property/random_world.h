// Random small markets and random events for the properties: eight nodes, twelve months, storage, ships, a canal, several
// sellers, contracts, bans; tight enough that bounds bind.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "toy_world.h"

namespace netback::toy {

// How many worlds each property is held against: few in `make test`, NETBACK_WORLDS=200 in `make check-long`.
inline std::uint32_t world_count() {
  const char* told = std::getenv("NETBACK_WORLDS");
  return told ? static_cast<std::uint32_t>(std::max(1, std::atoi(told))) : 8;
}

inline const model::Timeline kLine = months(12, Month(2025, 1));
inline constexpr const char* kNames[] = {"a", "b", "c", "d", "e", "f", "j", "x"};

inline ToyWorld random_toy(std::uint32_t seed) {
  std::mt19937 engine(seed);
  const auto draw = [&engine](double low, double high) {
    return low + (high - low) * (static_cast<double>(engine()) / 4294967296.0);
  };
  const auto chance = [&](double p) { return draw(0, 1) < p; };
  ToyWorld toy;
  toy.seller("a", "a");
  toy.seller("b", "b");
  toy.seller("x", "x", false);
  toy.vessel(draw(4, 25));  // few enough that their hire rises
  for (const char* name : kNames) {
    const std::string n = name;
    toy.node(n, n == "a" || n == "b" || n == "x" ? n : "rest");
    world::Monthly share{};
    for (double& s : share) s = draw(0.05, 0.12);
    const std::string shape = toy.shape(n, share);
    toy.demand(n, draw(20, 150), -draw(0.05, 0.5), draw(15, 40), 400, "moving").shape = shape;
    toy.demand(n, draw(5, 60), 0, 30, draw(500, 900), "fixed").shape = shape;
    const bool sells = n == "a" || n == "b" || n == "x";
    const double cash = draw(5.5, 12), base = cash + draw(1, 12);
    toy.supply(n, sells ? draw(250, 600) : draw(10, 120), cash, base, base + draw(3, 40), draw(0.6, 0.95)).minimum_share =
        chance(0.3) ? draw(0.2, 0.6) : 0;
  }
  for (const char* from : kNames)
    for (const char* to : kNames)
      if (std::string(from) != to && chance(0.25))
        toy.pipe(from, to, draw(10, 200), draw(0.5, 4), chance(0.5) ? draw(0, 0.03) : 0);
  for (const char* plant : {"a", "x"}) toy.plant(plant, draw(40, 200), draw(1, 2), draw(0, 0.1));
  for (const char* terminal : {"e", "f", "j"}) {
    toy.terminal(terminal, draw(50, 200), draw(0.3, 1.2));
    for (const char* plant : {"a", "x"}) {
      const double around = draw(1500, 11'000);
      toy.sea(plant, terminal, around);
      if (chance(0.5)) toy.sea(plant, terminal, 0.6 * around, "route:canal");
    }
  }
  if (!toy.raw().straits.empty()) toy.toll("route:canal", 0.3, 0.2);
  for (const char* n : {"d", "e", "j"}) {
    const double volume = draw(10, 40);
    toy.storage(n, volume, volume / draw(60, 150), draw(1, 3), {2025, 1, 1}, draw(0.2, 0.9) * volume, draw(0.2, 0.8));
  }
  if (!toy.raw().pipelines.empty()) {
    const auto& pipe = toy.raw().pipelines.front();
    if (pipe.from_node == "node:a" || pipe.from_node == "node:b")
      toy.contract(pipe.from_node.substr(5), pipe.to_node.substr(5), pipe.id, 0.5 * pipe.capacity, draw(0, 0.8), 1.2);
  }
  if (chance(0.5)) toy.ban("a", "e");
  // Take-or-pay, make-up, spot sales and prices; drawn last, so that all else of a world stays as it was.
  for (auto& row : toy.raw().contracts) {
    row.take_or_pay = draw(0, 1), row.make_up = draw(0, 0.3), row.spot = chance(0.3);
    if (chance(0.7)) row.price.constant = draw(2, 12);  // USD/MMBtu
  }
  for (const char* seller : {"a", "x"}) {
    if (!chance(0.5)) continue;
    auto& row = toy.contract(seller, "f", std::string("lng:") + seller, draw(10, 40), draw(0, 0.5), 1.2);
    row.id += "/lng", row.take_or_pay = draw(0.5, 1), row.spot = chance(0.7);
    if (chance(0.4)) row.destinations = {"node:e"};
  }
  return toy;
}

// Events that touch what such a world has; some expected only.
inline std::vector<scenario::Event> random_events(const world::World& world, std::uint32_t seed) {
  using namespace scenario;
  std::mt19937 engine(seed + 1000);
  const auto pick = [&](std::size_t count) { return static_cast<std::size_t>(engine()) % count; };
  std::vector<Event> events;
  const auto add = [&](Lever lever) {
    Event e = event("e" + std::to_string(events.size()), std::move(lever), Month(2025, 1) + static_cast<int>(pick(4)));
    e.ramp_months = static_cast<int>(pick(3));
    events.push_back(e);
  };
  const auto& pipe = world.pipelines[pick(world.pipelines.size())];
  add(CapacityLever{pipe.id, 0.25 * static_cast<double>(pick(4))});
  add(CapacityLever{world.liquefaction[pick(world.liquefaction.size())].id, 0.5});
  add(FlowLever{world.pipelines[pick(world.pipelines.size())].id, "", 20, false});
  add(RestrictionLever{"seller:b", "trade_flow", "gov:c", {"country:c"}, 0, false});
  add(TariffLever{pipe.system, 2});
  const std::string taxed[] = {world.supply[pick(world.supply.size())].id, "seller:a", world.liquefaction[0].id,
                               world.regasification[pick(world.regasification.size())].id};
  add(TariffLever{taxed[pick(4)], 1.5});
  add(TaxLever{"seller:a", {world.nodes[pick(world.nodes.size())].id}, 2.5});
  add(TaxLever{world.nodes[pick(world.nodes.size())].id, {}, 1.5});
  add(PriceCapLever{world.nodes[pick(world.nodes.size())].id, 15});
  add(DemandLever{world.nodes[pick(world.nodes.size())].id, 0.9});
  add(SupplyLever{world.supply[pick(world.supply.size())].id, 0.8});
  add(CapacityLever{world.regasification[pick(world.regasification.size())].id, 0.3});
  const auto& resumed = world.pipelines[pick(world.pipelines.size())];
  if (resumed.from_node == "node:a" || resumed.from_node == "node:b")
    add(FlowLever{resumed.id, "seller:" + resumed.from_node.substr(5), 15, true});
  if (!world.straits.empty()) add(RouteLever{world.straits[0].id, 0});
  if (!world.restrictions.empty()) {
    RestrictionLever lift{world.restrictions[0].id, "trade_flow", "", {}, 1, true};
    add(lift);
  }
  add(CapacityLever{world.storage[pick(world.storage.size())].id, 0.5});
  if (!world.contracts.empty()) add(ContractLever{world.contracts[0].id, "", "", "", 10, 0.5, 1.5});
  return events;
}

struct Answer {
  model::MarketModel model;
  solve::CertifiedSolution solved;
  double objective() const { return solved.solution.objective; }
  double scale() const { return 1 + std::fabs(solved.solution.objective); }
};

inline std::vector<model::WeightedEvent> weighted(const std::vector<scenario::Event>& events,
                                                  const std::vector<double>& weights) {
  std::vector<model::WeightedEvent> list;
  for (std::size_t i = 0; i < events.size(); ++i) list.push_back({&events[i], weights[i]});
  return list;
}

inline Answer answer(const world::World& world, const std::vector<scenario::Event>& events = {},
                     const std::vector<double>& weights = {}) {
  Answer a;
  a.model = model::build(world, kLine, events, model::make_state(world, kLine, weighted(events, weights)));
  const auto solver = solve::make_highs();
  EXPECT_TRUE(solver->load(a.model.program));
  auto solved = solve::solve_certified(*solver, a.model.program);
  if (!solved) {
    ADD_FAILURE() << solved.error().what;
    return a;
  }
  EXPECT_EQ(solved->solution.status, solve::Status::optimal);
  a.solved = std::move(*solved);
  return a;
}

}  // namespace netback::toy
