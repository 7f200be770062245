#include "market/sensitivity.h"

#include <atomic>
#include <optional>
#include <thread>
#include <utility>

#include "market/accounts.h"
#include "market/compare.h"

namespace netback::market {
namespace {

using scenario::Event;
using world::DemandCurve;

const char* curve_words(DemandCurve curve) {
  switch (curve) {
    case DemandCurve::two_piece:
      return "two-piece";
    case DemandCurve::linear:
      return "linear";
    case DemandCurve::iso_elastic:
      return "iso-elastic";
  }
  return "";
}

struct ExpectationWords { const char *id, *title; };
ExpectationWords expectation_words(Expectation expectation) {
  switch (expectation) {
    case Expectation::odds:
      return {"odds", "events expected by our odds"};
    case Expectation::surprise:
      return {"surprise", "each event a surprise"};
    case Expectation::foreseen:
      return {"foreseen", "all events foreseen"};
  }
  return {"", ""};
}

// One market and the cases that are asked of it.
struct Market {
  struct Asked {
    std::string id, title;
    Expectation expectation = Expectation::odds;
  };
  const world::World* tables = nullptr;
  world::Assumptions assumed;
  std::string folder;  // of its own under the cache: its bases are like nobody else's
  std::vector<Asked> cases;
  bool is_weighted = true;
};

std::vector<Market> markets(const BothBehaviours& worlds, bool has_events) {
  std::vector<Market> list;
  const world::Assumptions told = worlds.told.assumptions;
  for (const DemandCurve curve : {DemandCurve::two_piece, DemandCurve::linear, DemandCurve::iso_elastic}) {
    const bool is_told = curve == told.demand_curve;
    Market market{&worlds.told, told, curve_words(curve), {}, !is_told};
    market.assumed.demand_curve = curve;
    for (const Expectation expectation : {Expectation::odds, Expectation::surprise, Expectation::foreseen}) {
      if (expectation == Expectation::odds ? is_told : !has_events) continue;
      const auto [id, title] = expectation_words(expectation);
      market.cases.push_back({std::string(curve_words(curve)) + (has_events ? std::string("/") + id : ""),
                              std::string(curve_words(curve)) + " demand" + (has_events ? std::string(", ") + title : ""),
                              expectation});
    }
    if (!market.cases.empty()) list.push_back(std::move(market));
  }
  for (const auto& [factor, id, title] :
       {std::tuple{kLowElasticity, "elasticity-low", "elasticities of demand halved"},
        std::tuple{kHighElasticity, "elasticity-high", "elasticities of demand half more"}}) {
    Market market{&worlds.told, told, id, {{id, title}}};
    market.assumed.elasticity_factor *= factor;
    list.push_back(std::move(market));
  }
  if (worlds.told.conduct.empty() != worlds.other.conduct.empty())
    list.push_back(worlds.other.conduct.empty()
                       ? Market{&worlds.other, told, "competitive", {{"competitive", "no seller counts on moving prices"}}}
                       : Market{&worlds.other, told, "oligopoly", {{"oligopoly", "sellers count on moving prices"}}});
  return list;
}

struct Answered {
  std::vector<Outcome> outcomes;  // base first
  std::vector<Accounts> accounts;
  std::vector<SensitivityCase> cases;  // of these outcomes
};

Result<Answered> answer(const Market& market, const scenario::Scenario& scenario, const std::vector<EnumeratedWorld>& worlds,
                        const model::Timeline& timeline, const std::string& cache_folder) {
  const std::vector<Event> events = scenario::spread(scenario.events).events;
  std::vector<std::string> remarks;  // told by `compare`
  const std::vector<std::size_t> moving = moving_events(events, timeline, remarks);
  world::World world = *market.tables;
  world.assumptions = market.assumed;
  PathSolver solver(world, timeline, picked(events, moving, timeline), 1,
                    cache_folder.empty() ? "" : cache_folder + "/" + market.folder);
  NB_TRY(based, solver.solve_base());
  (void)based;
  std::vector<std::vector<Stage>> paths;
  const Happened all = all_of(events);
  for (const auto& asked : market.cases)
    paths.push_back(believed_stages(as_expected(events, all, asked.expectation), moving, all, timeline));
  if (market.is_weighted)
    for (const EnumeratedWorld& one : worlds) paths.push_back(believed_stages(events, moving, one.happened, timeline));
  NB_TRY(solved, solver.solve(paths, 0));
  Answered answered;
  for (std::size_t i = 0; i < market.cases.size(); ++i) {
    const auto& asked = market.cases[i];
    answered.cases.push_back({asked.id, asked.title, 0, solved.of_path[i], {}});
    if (market.is_weighted && asked.expectation == Expectation::odds)
      answered.cases.back().worlds = merged_worlds(events, worlds, solved, market.cases.size());
  }
  answered.outcomes = std::move(solved.outcomes);
  for (const Outcome& outcome : answered.outcomes) answered.accounts.push_back(make_accounts(world, outcome, kPlaces));
  return answered;
}

}  // namespace

std::vector<Event> as_expected(std::vector<Event> events, const Happened& happened, Expectation expectation) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    // Whoever is surprised by an event still counts on how long it may last.
    if (expectation == Expectation::surprise && events[i].part_of.empty()) events[i].surprise = true;
    if (expectation == Expectation::foreseen) {
      const double told = happened[i] ? 1 : 0;
      events[i].probability = {told, told, told}, events[i].surprise = false;
    }
  }
  return events;
}

Result<bool> add_sensitivity(Comparison& comparison, const BothBehaviours& worlds, const scenario::Scenario& scenario,
                             const model::Timeline& timeline, int threads, const std::string& cache_folder) {
  const std::vector<Market> asked = markets(worlds, !scenario.events.empty());
  std::vector<EnumeratedWorld> weighted;
  if (!scenario.events.empty() && comparison.worlds.size() <= kMostWeighted) {
    std::vector<std::string> remarks;
    const std::vector<Event> events = scenario::spread(scenario.events).events;
    NB_TRY(enumerated, enumerate_worlds(events, relevant_events(events, moving_events(events, timeline, remarks))));
    weighted = std::move(enumerated);
  }
  std::vector<std::optional<Result<Answered>>> answers(asked.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < asked.size(); i = next++)
      answers[i] = answer(asked[i], scenario, weighted, timeline, cache_folder);
  };
  {
    std::vector<std::jthread> workers;
    for (int w = 1; w < threads; ++w) workers.emplace_back(work);
    work();
  }
  for (auto& one : answers) {
    NB_TRY(answered, std::move(*one));
    const std::size_t first = comparison.outcomes.size();
    for (SensitivityCase& told : answered.cases) {
      told.base += first, told.all += first;
      for (WeightedWorld& world : told.worlds) world.outcome += first;
      comparison.cases.push_back(std::move(told));
    }
    for (Outcome& outcome : answered.outcomes) comparison.outcomes.push_back(std::move(outcome));
    for (Accounts& accounts : answered.accounts) comparison.accounts.push_back(std::move(accounts));
  }
  return true;
}

}  // namespace netback::market
