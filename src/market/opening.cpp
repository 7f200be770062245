#include "market/opening.h"

#include <algorithm>

#include "solve/certified.h"

namespace netback::market {
namespace {

// What a market of one month loads on long voyages.
Result<std::vector<model::Cargo>> long_cargoes(const world::World& world, Month month,
                                               const std::vector<scenario::Event>& events, solve::Solver& solver) {
  const model::Timeline line{month, month, month + 1, month + 1};
  std::vector<model::WeightedEvent> none;
  for (const auto& event : events) none.push_back({&event, 0});
  const model::MarketModel market = model::build(world, line, events, model::make_state(world, line, none));
  NB_TRY(loaded, solver.load(market.program));
  (void)loaded;
  NB_TRY(started, solver.start_from({}));
  (void)started;
  NB_TRY(solved, solve::solve_certified(solver, market.program));
  std::vector<model::Cargo> cargoes;
  // A month without solution is told by the run itself.
  if (solved.solution.status != solve::Status::optimal) return cargoes;
  const model::Range cols = market.layout.of(model::ColKind::lng);
  for (std::int32_t c = cols.begin; c < cols.end; ++c) {
    const auto& arc = market.layout.network.voyages[market.layout.cols[static_cast<std::size_t>(c)].item];
    const double twh = solved.solution.col_value[static_cast<std::size_t>(c)];
    if (arc.is_long && twh > 0) cargoes.push_back({arc.from, arc.to, arc.passage.gates, twh});
  }
  return cargoes;
}

}  // namespace

Result<model::GivenCargoes> cargoes_at_both_ends(const world::World& world, const model::Timeline& timeline,
                                                 const std::vector<scenario::Event>& events, solve::Solver& solver) {
  model::GivenCargoes cargoes;
  if (timeline.period_count() == 1 || world.liquefaction.empty()) return cargoes;
  NB_TRY(before, long_cargoes(world, timeline.start - 1, events, solver));
  cargoes.afloat = std::move(before);
  if (timeline.season_count > 0) return cargoes;  // a season's late cargoes pay for themselves
  NB_TRY(last, long_cargoes(world, timeline.end - 1, events, solver));
  cargoes.departing = std::move(last);
  return cargoes;
}

}  // namespace netback::market
