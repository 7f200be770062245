#include "market/compare.h"

#include <algorithm>
#include <functional>
#include <map>

#include "market/accounts.h"
#include "market/odds.h"

namespace netback::market {
namespace {

using scenario::Event;

bool excludes(const Event& a, const Event& b) {
  return std::find(a.excludes.begin(), a.excludes.end(), b.id) != a.excludes.end();
}

std::vector<std::string> names(const std::vector<Event>& events, const Happened& happened) {
  std::vector<std::string> list;
  for (std::size_t i = 0; i < events.size(); ++i)
    if (happened[i] && events[i].part_of.empty()) list.push_back(events[i].id);
  return list;
}

// "accident, 3 months"
std::string for_months(const Event& event, int months) {
  return event.title + ", " + std::to_string(months) + (months == 1 ? " month" : " months");
}

// A variant for each length that an event may have, with what shares it.
void add_lengths(const std::vector<Event>& told, const scenario::Spread& spread, Comparison& comparison,
                 const std::function<void(std::string, std::string, const Happened&)>& variant) {
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (told[i].durations.empty() || spread.leader[i] != i) continue;
    Lasting lasting{told[i].id, {}, {}};
    for (std::size_t d = 0; d < told[i].durations.size(); ++d) {
      Happened happened = alone(spread, i, d + 1);
      for (std::size_t other = 0; other < told.size(); ++other) {
        if (other == i || spread.leader[other] != i) continue;
        if (d == 0) lasting.together.push_back(told[other].id);
        for (std::size_t part = 0; part <= d; ++part) happened[spread.first[other] + part] = true;
      }
      const auto [months, probability] = told[i].durations[d];
      lasting.lengths.push_back({months, probability, comparison.variants.size()});
      variant("lasts:" + told[i].id + ":" + std::to_string(months), for_months(told[i], months), happened);
    }
    comparison.lasting.push_back(std::move(lasting));
  }
}

}  // namespace

std::vector<std::size_t> moving_events(const std::vector<Event>& events, const model::Timeline& timeline,
                                       std::vector<std::string>& remarks) {
  std::vector<std::size_t> moving;
  std::string later;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!scenario::moves_market(events[i].lever)) continue;
    if (events[i].from < timeline.end)
      moving.push_back(i);
    else if (events[i].part_of.empty())
      later += (later.empty() ? "" : ", ") + events[i].id + " (" + events[i].from.text() + ")";
  }
  if (!later.empty()) remarks.push_back("after the months of this run: " + later);
  return moving;
}

std::vector<Event> picked(const std::vector<Event>& events, const std::vector<std::size_t>& positions,
                          const model::Timeline& timeline) {
  std::vector<Event> list;
  for (const std::size_t i : positions) {
    list.push_back(events[i]);
    if (timeline.report <= events[i].from) continue;
    list.back().ramp_months = std::max(0, events[i].ramp_months - (timeline.report - events[i].from));
    list.back().from = timeline.report;
  }
  return list;
}

Happened all_of(const std::vector<Event>& events) {
  Happened happened(events.size(), true);
  for (std::size_t i = 0; i < events.size(); ++i) {
    // Parts stand behind the first, which may be left out itself.
    happened[i] = !events[i].overlong && (events[i].part_of.empty() || happened[i - 1]);
    for (std::size_t j = 0; j < i; ++j)
      if (happened[j] && (excludes(events[i], events[j]) || excludes(events[j], events[i]))) happened[i] = false;
  }
  return happened;
}

std::vector<Event> moving_together(const scenario::Scenario& scenario, const model::Timeline& timeline) {
  const std::vector<Event> events = scenario::spread(scenario.events).events;
  const Happened happened = all_of(events);
  std::vector<std::string> remarks;
  std::vector<Event> list;
  for (const std::size_t i : moving_events(events, timeline, remarks))
    if (happened[i]) list.push_back(events[i]);
  return list;
}

Result<StagedAll> staged_all(const world::World& world, const scenario::Scenario& scenario, const model::Timeline& timeline,
                             int threads) {
  std::vector<std::string> remarks;
  const std::vector<Event> events = scenario::spread(scenario.events).events;
  const std::vector<std::size_t> moving = moving_events(events, timeline, remarks);
  auto solver = std::make_unique<PathSolver>(world, timeline, picked(events, moving, timeline), threads);
  NB_TRY(based, solver->solve_base());
  (void)based;
  NB_TRY(stages, solver->stage_programs(believed_stages(events, moving, all_of(events), timeline)));
  return StagedAll{std::move(solver), std::move(stages)};
}

std::vector<WeightedWorld> merged_worlds(const std::vector<Event>& events, const std::vector<EnumeratedWorld>& worlds,
                                         const Solved& solved, std::size_t first_path) {
  std::vector<WeightedWorld> merged;
  std::map<std::size_t, std::size_t> place_of;  // outcome -> position in `merged`
  for (std::size_t w = 0; w < worlds.size(); ++w) {
    const std::size_t outcome = solved.of_path[first_path + w];
    const auto [at, is_new] = place_of.emplace(outcome, merged.size());
    if (is_new) merged.push_back({names(events, worlds[w].happened), {}, outcome, solved.ends_as_base[outcome]});
    for (std::size_t k = 0; k < 3; ++k) merged[at->second].weight[k] += worlds[w].weight[k];
  }
  return merged;
}

Result<Compared> compare(const world::World& world, const scenario::Scenario& scenario, const model::Timeline& timeline,
                         int threads, const std::string& cache_folder, bool with_ranges) {
  Compared result;
  Comparison& comparison = result.comparison;
  const scenario::Spread spread = scenario::spread(scenario.events);
  const auto& events = spread.events;
  const std::vector<std::size_t> moving = moving_events(events, timeline, comparison.remarks);

  // First the paths of the variants, then those of the worlds.
  std::vector<std::vector<Stage>> paths{{}};
  const auto variant = [&](std::string id, std::string title, const Happened& happened) {
    comparison.variants.push_back({std::move(id), std::move(title), names(events, happened), 0});
    paths.push_back(believed_stages(events, moving, happened, timeline));
  };
  comparison.variants.push_back({"base", "none of it happens and nobody expects it", {}, 0});
  if (!events.empty()) variant("all", "all reported events happen", all_of(events));
  for (std::size_t i = 0; i < scenario.events.size(); ++i)
    variant("only:" + scenario.events[i].id, scenario.events[i].title, alone(spread, i));
  add_lengths(scenario.events, spread, comparison, variant);

  NB_TRY(worlds, enumerate_worlds(events, relevant_events(events, moving)));
  for (const auto& world_of_odds : worlds)
    paths.push_back(believed_stages(events, moving, world_of_odds.happened, timeline));

  PathSolver solver(world, timeline, picked(events, moving, timeline), threads, cache_folder);
  if (with_ranges) solver.ask_ranges();
  NB_TRY(based, solver.solve_base());
  (void)based;
  NB_TRY(solved, solver.solve(paths, 2));  // in depth: base and "all"
  for (std::size_t v = 0; v < comparison.variants.size(); ++v) {
    comparison.variants[v].outcome = solved.of_path[v];
    comparison.variants[v].ends_as_base = solved.ends_as_base[solved.of_path[v]];
  }
  comparison.worlds = merged_worlds(events, worlds, solved, comparison.variants.size());
  comparison.outcomes = std::move(solved.outcomes);
  for (const Outcome& outcome : comparison.outcomes) comparison.accounts.push_back(make_accounts(world, outcome, kPlaces));
  const std::size_t all = events.empty() ? 0 : comparison.variants[1].outcome;
  for (const Event& event : scenario.events)
    if (const auto* lever = std::get_if<scenario::StakeLever>(&event.lever))
      comparison.stakes.push_back(stake_move(world, solver.model().layout, comparison.outcomes[all], event, *lever));
  result.times = solver.times();
  return result;
}

}  // namespace netback::market
