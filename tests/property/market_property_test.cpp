// What must hold for every market, on random small worlds.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "property/random_world.h"

namespace netback::market {
namespace {

using namespace toy;

class market_property : public ::testing::TestWithParam<std::uint32_t> {};
INSTANTIATE_TEST_SUITE_P(worlds, market_property, ::testing::Range(0u, world_count()));

TEST_P(market_property, certificate_holds_and_every_price_is_a_price) {
  const world::World world = random_toy(GetParam()).world();
  const Answer a = answer(world);
  EXPECT_TRUE(a.solved.certificate.holds()) << a.solved.certificate.worst();
  EXPECT_FALSE(a.solved.cold_resolve);
  const auto& hubs = a.model.layout.of(model::RowKind::hub);
  for (auto r = static_cast<std::size_t>(hubs.begin); r < static_cast<std::size_t>(hubs.end); ++r) {
    EXPECT_GT(a.solved.solution.row_dual[r], -40);  // not below what spilling costs
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
  EXPECT_NEAR(patched->solution.objective, rebuilt.objective(), 1e-8 * rebuilt.scale());
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
    EXPECT_LE(after.objective(), before.objective() + 1e-8 * before.scale()) << what;
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

// The same rows in another order, in every table that the model reads by id.
TEST_P(market_property, the_order_of_rows_does_not_matter) {
  ToyWorld toy = random_toy(GetParam());
  world::World world = toy.world();
  const Answer sorted = answer(world);
  std::mt19937 engine(GetParam());
  world::for_each_table(world, [&](const char*, auto& rows) { std::shuffle(rows.begin(), rows.end(), engine); });
  const Answer shuffled = answer(world);
  EXPECT_NEAR(shuffled.objective(), sorted.objective(), 1e-8 * sorted.scale());
}

// Money has no unit of its own: the decision stays, the bill is so many times as high.
TEST_P(market_property, all_money_times_k_is_the_objective_times_k) {
  ToyWorld toy = random_toy(GetParam());
  const auto correct = [&](const char* kind, const std::string& subject, const std::string& partner, double value) {
    world::Correction row;
    row.kind = kind, row.subject = subject, row.partner = partner, row.base_year = 2024, row.value = value;
    row.id = std::string("correction:") + kind;
    toy.raw().corrections.push_back(row);
  };
  correct("lng", "node:a", "node:e", 1.5), correct("pipe", toy.raw().pipelines.front().id, "", -0.4);
  const Answer one = answer(toy.world());
  const double k = GetParam() % 2 == 0 ? 2 : 0.37;
  for (auto& row : toy.raw().supply) row.cash_cost *= k, row.base_cost *= k, row.wall_cost *= k;
  for (auto& row : toy.raw().demand) row.reference_price *= k, row.unserved_cost *= k;
  for (auto& row : toy.raw().pipelines) row.tariff *= k;
  for (auto& row : toy.raw().liquefaction) row.cost *= k;
  for (auto& row : toy.raw().regasification) row.cost *= k;
  for (auto& row : toy.raw().storage) row.cost *= k;
  for (auto& row : toy.raw().vessels) row.port_cost *= k, row.fuel_cost *= k, row.idle_cost *= k, row.tight_cost *= k;
  for (auto& row : toy.raw().passage_costs) row.laden *= k, row.ballast *= k;
  for (auto& row : toy.raw().corrections) row.value *= k;
  for (auto& row : toy.raw().contracts) {
    row.price.constant *= k;
    for (auto& term : row.price.terms) term.coefficient *= k;
  }
  const Answer scaled = answer(toy.world());
  ASSERT_EQ(one.model.program.col_upper.size(), scaled.model.program.col_upper.size()) << "the steps are cut alike";
  EXPECT_NEAR(scaled.objective(), k * one.objective(), 1e-8 * k * one.scale());
}

// Properties of slack markets would say little: over a few worlds every kind of bound holds something back somewhere.
TEST(market_worlds, every_kind_of_row_binds_somewhere) {
  std::set<model::RowKind> binding;
  for (std::uint32_t seed = 0; seed < 8; ++seed) {
    const Answer a = answer(random_toy(seed).world());
    for (std::size_t r = 0; r < a.model.layout.rows.size(); ++r)
      // Ship-days are in million USD; an idle fleet costs 0.02.
      if (std::fabs(a.solved.solution.row_dual[r]) > (a.model.layout.rows[r].kind == model::RowKind::ship_days ? 0.03 : 0.1))
        binding.insert(a.model.layout.rows[r].kind);
  }
  using enum model::RowKind;
  for (const model::RowKind kind :
       {pipe, liquefaction, regasification, ship_days, stock, withdrawal_rate, withdrawal_curve, final_stock, contract})
    EXPECT_TRUE(binding.contains(kind)) << static_cast<int>(kind);
}

}  // namespace
}  // namespace netback::market
