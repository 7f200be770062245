// The program of the shipped world: patched, rebuilt, in other money.
#include "world/sanity_world.h"

namespace netback::market {
namespace {

using namespace sanity;

struct Program {
  model::MarketModel model;
  solve::CertifiedSolution solved;
};

Program solve_year(const World& world, const std::vector<Event>& events, double weight, solve::Solver& solver) {
  const model::Timeline line = model::year_timeline(2024);
  std::vector<model::WeightedEvent> weighted;
  for (const Event& e : events) weighted.push_back({&e, weight});
  Program p{model::build(world, line, events, model::make_state(world, line, weighted)), {}};
  if (!solver.load(p.model.program)) throw std::runtime_error("not loaded");
  auto solved = solve::solve_certified(solver, p.model.program);
  if (!solved || solved->solution.status != solve::Status::optimal) throw std::runtime_error("not solved");
  p.solved = std::move(*solved);
  return p;
}

TEST(sanity_program, patched_equals_rebuilt) {
  const Clock clock("patched and rebuilt");
  const std::vector<Event> events{event("lost", CapacityLever{"lng:sabine-pass", 0}, Month(2024, 3))};
  const auto kept = solve::make_highs(), fresh = solve::make_highs();
  const Program from = solve_year(year().world, events, 0, *kept), rebuilt = solve_year(year().world, events, 1, *fresh);
  const solve::Basis basis = kept->basis();
  ASSERT_TRUE(kept->apply(model::difference(from.model.program, rebuilt.model.program)));
  ASSERT_TRUE(kept->start_from(basis));
  const auto patched = solve::solve_certified(*kept, rebuilt.model.program);
  ASSERT_TRUE(patched);
  const double objective = rebuilt.solved.solution.objective;
  EXPECT_NEAR(patched->solution.objective, objective, 1e-8 * std::abs(objective));
  EXPECT_GT(objective, from.solved.solution.objective);
}

TEST(sanity_program, doubling_all_costs_and_prices_doubles_prices_and_leaves_flows) {
  const Clock clock("doubled");
  World world = year().world;
  for (auto& row : world.supply) row.cash_cost *= 2, row.base_cost *= 2, row.wall_cost *= 2;
  for (auto& row : world.demand) row.reference_price *= 2, row.unserved_cost *= 2;
  for (auto& row : world.pipelines) row.tariff *= 2;
  for (auto& row : world.liquefaction) row.cost *= 2;
  for (auto& row : world.regasification) row.cost *= 2;
  for (auto& row : world.storage) row.cost *= 2;
  for (auto& row : world.passage_costs) row.laden *= 2, row.ballast *= 2;
  for (auto& row : world.vessels) row.port_cost *= 2, row.fuel_cost *= 2, row.idle_cost *= 2, row.tight_cost *= 2;
  for (auto& row : world.corrections)
    if (row.kind == "lng" || row.kind == "pipe") row.value *= 2;
  // What a formula takes from oil or says in numbers is money; what it takes from a hub doubles with the hub.
  for (auto& row : world.contracts) {
    row.price.constant *= 2;
    for (auto& term : row.price.terms)
      if (std::ranges::none_of(world.benchmarks, [&](const auto& hub) { return hub.id == term.series; }))
        term.coefficient *= 2;
  }
  PathSolver solver(world, model::year_timeline(2024), {}, 1);
  ASSERT_TRUE(solver.solve_base());
  const auto answer = solver.solve({{}});
  ASSERT_TRUE(answer);
  const Outcome &a = year().outcome, &b = answer->outcomes.front();
  double worst = 0, moved = 0, all = 0;
  std::string where;
  for (const auto& [id, series] : a.price) {
    const double change = mean(b.price.at(id)) / (2 * mean(series)) - 1;
    if (std::abs(change) > 0.005) std::printf("  %s %.2f -> %.2f\n", id.c_str(), mean(series), mean(b.price.at(id)));
    if (std::abs(change) > std::abs(worst)) worst = change, where = id;
  }
  for (const auto& [id, series] : a.consumption)
    moved += std::abs(sum(b.consumption.at(id)) - sum(series)), all += sum(series);
  const double lng_a = lng_sum(world, a, ""), lng_b = lng_sum(world, b, "");
  std::printf("doubled: largest change of a yearly price against twice %+.2f %% at %s; use moved %.3f %%, LNG %+.3f %%\n",
              100 * worst, where.c_str(), 100 * moved / all, 100 * (lng_b / lng_a - 1));
  for (const char* hub : {"node:netherlands", "node:japan", "node:us-gulf", "node:germany", "node:china"})
    EXPECT_NEAR(mean(b.price.at(hub)), 2 * mean(a.price.at(hub)), 0.02 * 2 * mean(a.price.at(hub))) << hub;
  EXPECT_LT(moved / all, 0.002);
  EXPECT_NEAR(lng_b, lng_a, 0.005 * lng_a);
}

}  // namespace
}  // namespace netback::market
