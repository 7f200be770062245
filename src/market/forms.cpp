#include "market/forms.h"

#include <algorithm>
#include <cmath>

#include "market/quadratic_path.h"

namespace netback::market {
namespace {

using scenario::Event;

constexpr std::size_t kYear = 12;
constexpr double kLeastPrice = 1;   // USD/MWh
constexpr double kLeastUse = 1e-6;  // TWh a month

double mean(const Series& series, std::size_t from, std::size_t to) {
  double sum = 0;
  for (std::size_t i = from; i < to; ++i) sum += series[i];
  return to > from ? sum / static_cast<double>(to - from) : 0;
}

FormPair pair_of(std::string id, std::string title, const Outcome& linear, const Outcome& quadratic) {
  FormPair pair{std::move(id), std::move(title), {}, linear.certificate, quadratic.certificate, quadratic.solve_count};
  for (const auto& [node, prices] : linear.price) {
    // Where nobody buys, any price up to what the next buyer pays less the way there is a price.
    const auto used = linear.consumption.find(node);
    if (used == linear.consumption.end() || mean(used->second, 0, used->second.size()) < kLeastUse) continue;
    pair.hubs.push_back({node, prices, quadratic.price.at(node)});
  }
  return pair;
}

}  // namespace

double relative_difference(double linear, double quadratic) {
  return std::fabs(linear - quadratic) / std::max(kLeastPrice, std::fabs(linear));
}

HubDifference difference(const HubPrices& hub) {
  const std::size_t count = hub.linear.size();
  HubDifference found{mean(hub.linear, 0, count), mean(hub.quadratic, 0, count)};
  for (std::size_t from = 0; from < count; from += kYear) {
    const std::size_t to = std::min(count, from + kYear);
    found.worst_year =
        std::max(found.worst_year, relative_difference(mean(hub.linear, from, to), mean(hub.quadratic, from, to)));
  }
  for (std::size_t m = 0; m < count; ++m)
    if (const double d = relative_difference(hub.linear[m], hub.quadratic[m]); d > found.worst_month)
      found.worst_month = d, found.worst_month_at = m;
  return found;
}

Result<FormCheck> check_forms(const world::World& world, const scenario::Scenario& scenario, const model::Timeline& timeline,
                              int threads) {
  std::vector<std::string> remarks;
  const std::vector<Event> told = scenario::spread(scenario.events).events;
  const std::vector<std::size_t> moving = moving_events(told, timeline, remarks);
  const std::vector<Event> events = picked(told, moving, timeline);
  std::vector<std::vector<Stage>> paths{{}};
  if (!events.empty()) paths.push_back(believed_stages(told, moving, all_of(told), timeline));

  FormCheck check;
  Stopwatch watch;
  PathSolver solver(world, timeline, events, threads);
  NB_TRY(based, solver.solve_base());
  (void)based;
  NB_TRY(solved, solver.solve(paths));
  check.linear = watch.lap();

  QuadraticPath path(*solver.model().layout.world, events, solver.model());
  NB_TRY(first, path.solve({timeline.start, std::vector<double>(events.size(), 0)}));
  (void)first;
  const auto& program = path.twin().program;
  check.rows = program.linear.row_count();
  check.linear_cols = solver.model().program.col_count(), check.quadratic_cols = program.linear.col_count();
  check.curved_cols = static_cast<std::int32_t>(
      std::count_if(program.curvature.begin(), program.curvature.end(), [](double q) { return q > 0; }));
  const auto add = [&](const char* id, const char* title, std::size_t at) {
    check.variants.push_back(pair_of(id, title, solved.outcomes[solved.of_path[at]], path.outcome()));
    check.variants.back().iteration_count = path.iteration_count();
  };
  check.months = solved.outcomes.front().months;
  add("base", "none of it happens and nobody expects it", 0);
  if (paths.size() > 1) {
    for (const Stage& stage : paths[1]) {
      NB_TRY(done, path.solve(stage));
      (void)done;
    }
    add("all", "all reported events happen", 1);
  }
  check.quadratic = watch.lap();
  return check;
}

}  // namespace netback::market
