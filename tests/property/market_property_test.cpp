// What must hold for every market, on random small worlds: eight nodes, six months, storage, ships, several sellers.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

#include "toy_world.h"

namespace netback::market {
namespace {

using namespace scenario;
using toy::event;
using toy::ToyWorld;

constexpr std::uint32_t kWorlds = 40;
const model::Timeline kLine = toy::months(6, Month(2025, 1));
constexpr const char* kNames[] = {"a", "b", "c", "d", "e", "f", "j", "x"};

ToyWorld random_toy(std::uint32_t seed) {
  std::mt19937 engine(seed);
  const auto draw = [&engine](double low, double high) {
    return low + (high - low) * (static_cast<double>(engine()) / 4294967296.0);
  };
  const auto chance = [&](double p) { return draw(0, 1) < p; };
  ToyWorld toy;
  toy.seller("a", "a");
  toy.seller("b", "b");
  toy.seller("x", "x", false);
  toy.vessel(draw(10, 60));
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
    for (const char* plant : {"a", "x"}) toy.sea(plant, terminal, draw(1500, 11'000));
  }
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
  return toy;
}

// Events that touch what such a world has; some expected only.
std::vector<Event> random_events(const world::World& world, std::uint32_t seed) {
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
  add(DemandLever{world.nodes[pick(world.nodes.size())].id, 0.9});
  add(SupplyLever{world.supply[pick(world.supply.size())].id, 0.8});
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

std::vector<model::WeightedEvent> weighted(const std::vector<Event>& events, const std::vector<double>& weights) {
  std::vector<model::WeightedEvent> list;
  for (std::size_t i = 0; i < events.size(); ++i) list.push_back({&events[i], weights[i]});
  return list;
}

Answer answer(const world::World& world, const std::vector<Event>& events = {}, const std::vector<double>& weights = {}) {
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

class market_property : public ::testing::TestWithParam<std::uint32_t> {};
INSTANTIATE_TEST_SUITE_P(worlds, market_property, ::testing::Range(0u, kWorlds));

TEST_P(market_property, certificate_holds_and_every_price_is_a_price) {
  const world::World world = random_toy(GetParam()).world();
  const Answer a = answer(world);
  EXPECT_TRUE(a.solved.certificate.holds()) << a.solved.certificate.worst();
  EXPECT_FALSE(a.solved.cold_resolve);
  const auto& hubs = a.model.layout.of(model::RowKind::hub);
  for (auto r = static_cast<std::size_t>(hubs.begin); r < static_cast<std::size_t>(hubs.end); ++r) {
    EXPECT_GT(a.solved.solution.row_dual[r], -20 - 1e-6);  // not below what spilling costs
    EXPECT_LT(a.solved.solution.row_dual[r], 1100);
  }
}

TEST_P(market_property, patched_equals_rebuilt) {
  const world::World world = random_toy(GetParam()).world();
  const auto events = random_events(world, GetParam());
  const std::vector<double> none(events.size(), 0);
  std::vector<double> some(events.size());
  for (std::size_t i = 0; i < some.size(); ++i)
    some[i] = i % 3 == 0 ? 1 : i % 3 == 1 ? 0.5 : static_cast<double>(GetParam() % 2);
  const Answer rebuilt = answer(world, events, some);
  const model::MarketModel base =
      model::build(world, kLine, events, model::make_state(world, kLine, weighted(events, none)));
  const solve::LpPatch patch = model::difference(base.program, rebuilt.model.program);
  const solve::LinearProgram written = solve::patched(base.program, patch);
  EXPECT_EQ(written.col_cost, rebuilt.model.program.col_cost);
  EXPECT_EQ(written.col_lower, rebuilt.model.program.col_lower);
  EXPECT_EQ(written.col_upper, rebuilt.model.program.col_upper);
  EXPECT_EQ(written.row_lower, rebuilt.model.program.row_lower);
  EXPECT_EQ(written.row_upper, rebuilt.model.program.row_upper);
  EXPECT_EQ(written.a_index, rebuilt.model.program.a_index);
  EXPECT_EQ(written.a_value, rebuilt.model.program.a_value);
  const auto solver = solve::make_highs();
  ASSERT_TRUE(solver->load(base.program));
  ASSERT_TRUE(solve::solve_certified(*solver, base.program));
  ASSERT_TRUE(solver->apply(patch));
  const auto patched = solve::solve_certified(*solver, written);
  ASSERT_TRUE(patched);
  EXPECT_TRUE(patched->certificate.holds());
  EXPECT_NEAR(patched->solution.objective, rebuilt.objective(), 1e-7 * rebuilt.scale());
}

TEST_P(market_property, there_and_back_is_base) {
  const world::World world = random_toy(GetParam()).world();
  const auto events = random_events(world, GetParam());
  const auto state_of = [&](double weight) {
    return model::make_state(world, kLine, weighted(events, std::vector<double>(events.size(), weight)));
  };
  const model::MarketModel model = model::build(world, kLine, events, state_of(0));
  solve::LinearProgram program = model.program;
  model::write_state(model.layout, state_of(1), program);
  model::write_state(model.layout, state_of(0), program);
  EXPECT_EQ(program.col_cost, model.program.col_cost);
  EXPECT_EQ(program.col_upper, model.program.col_upper);
  EXPECT_EQ(program.col_lower, model.program.col_lower);
  EXPECT_EQ(program.row_upper, model.program.row_upper);
  EXPECT_EQ(program.row_lower, model.program.row_lower);
}

TEST_P(market_property, more_capacity_never_costs_more) {
  ToyWorld toy = random_toy(GetParam());
  const Answer before = answer(toy.world());
  const auto none_dearer = [&](const char* what) {
    const Answer after = answer(toy.world());
    EXPECT_LE(after.objective(), before.objective() + 1e-7 * before.scale()) << what;
  };
  std::mt19937 engine(GetParam());
  auto& pipes = toy.raw().pipelines;
  pipes[engine() % pipes.size()].capacity *= 1.5;
  none_dearer("pipe");
  toy.raw().liquefaction[engine() % 2].capacity *= 1.5;
  none_dearer("plant");
  toy.raw().regasification[engine() % 3].capacity *= 1.5;
  none_dearer("terminal");
  auto& store = toy.raw().storage[engine() % 3];
  store.injection *= 1.5, store.withdrawal *= 1.5;
  none_dearer("storage");
  toy.raw().vessels[0].fleet *= 1.5;
  none_dearer("ships");
}

TEST_P(market_property, the_order_of_nodes_does_not_matter) {
  ToyWorld toy = random_toy(GetParam());
  world::World world = toy.world();
  const Answer sorted = answer(world);
  std::mt19937 engine(GetParam());
  std::shuffle(world.nodes.begin(), world.nodes.end(), engine);
  const Answer shuffled = answer(world);
  EXPECT_NEAR(shuffled.objective(), sorted.objective(), 1e-7 * sorted.scale());
}

TEST_P(market_property, costs_and_prices_times_two_are_the_objective_times_two) {
  ToyWorld toy = random_toy(GetParam());
  toy.raw().contracts.clear();  // what a missed minimum costs is not in the tables, nor is what spilling costs
  for (auto& row : toy.raw().supply) row.minimum_share = 0;
  const Answer one = answer(toy.world());
  for (auto& row : toy.raw().supply) row.cash_cost *= 2, row.base_cost *= 2, row.wall_cost *= 2;
  for (auto& row : toy.raw().demand) row.reference_price *= 2, row.unserved_cost *= 2;
  for (auto& row : toy.raw().pipelines) row.tariff *= 2;
  for (auto& row : toy.raw().liquefaction) row.cost *= 2;
  for (auto& row : toy.raw().regasification) row.cost *= 2;
  for (auto& row : toy.raw().storage) row.cost *= 2;
  for (auto& row : toy.raw().vessels) row.port_cost *= 2, row.fuel_cost *= 2, row.idle_cost *= 2, row.tight_cost *= 2;
  const Answer two = answer(toy.world());
  ASSERT_EQ(one.model.program.col_upper, two.model.program.col_upper) << "the steps are cut alike";
  // Tie-breaks (up to 0.001 USD/MWh an arc) stay what they are.
  const double slack = 1e-4 * one.scale();
  EXPECT_NEAR(two.objective(), 2 * one.objective(), slack);
  double same_flows = 0;
  for (std::size_t c = 0; c < two.model.program.col_cost.size(); ++c)
    same_flows += two.model.program.col_cost[c] * one.solved.solution.col_value[c];
  EXPECT_NEAR(same_flows, two.objective(), slack);
}

TEST_P(market_property, a_plant_earns_the_same_netback_wherever_it_sells) {
  const world::World world = random_toy(GetParam()).world();
  const Answer a = answer(world);
  const auto& layout = a.model.layout;
  const auto& x = a.solved.solution;
  std::map<std::pair<std::size_t, int>, std::vector<double>> netback;  // served markets
  std::map<std::pair<std::size_t, int>, double> best;                  // all markets
  const auto rows_of = [&](std::size_t c) { return std::pair(a.model.program.a_start[c], a.model.program.a_start[c + 1]); };
  const auto& cargoes = layout.of(model::ColKind::lng);
  for (auto c = static_cast<std::size_t>(cargoes.begin); c < static_cast<std::size_t>(cargoes.end); ++c) {
    // What a cargo fetches where it lands, less terminal, ship and costs; the plant's own rows are left out.
    const auto& col = layout.cols[c];
    double earned = -a.model.program.col_cost[c];
    const auto [begin, end] = rows_of(c);
    for (auto k = static_cast<std::size_t>(begin); k < static_cast<std::size_t>(end); ++k) {
      const auto row = static_cast<std::size_t>(a.model.program.a_index[k]);
      const bool at_plant = layout.rows[row].kind == model::RowKind::liquefaction || a.model.program.a_value[k] < 0;
      if (!at_plant) earned += a.model.program.a_value[k] * x.row_dual[row];
    }
    const auto key = std::pair(layout.network.voyages[col.item].from, static_cast<int>(col.month));
    if (x.col_value[c] > 1e-6) netback[key].push_back(earned);
    if (a.model.program.col_upper[c] > 0) best[key] = best.contains(key) ? std::max(best[key], earned) : earned;
  }
  EXPECT_FALSE(netback.empty());
  for (const auto& [key, values] : netback)
    for (const double value : values) {
      EXPECT_NEAR(value, values.front(), 1e-5);
      EXPECT_NEAR(value, best[key], 1e-5) << "no market not served would pay more";
    }
}

}  // namespace
}  // namespace netback::market
