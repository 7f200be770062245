#include "calibrate/staged.h"

#include "model/corrections.h"

namespace netback::calibrate {

SettingEvents::SettingEvents(const world::World& world, const model::Timeline& line)
    : world_(world),
      line_(line),
      plain_(model::make_state(world, line, {})),
      demand_(model::index_of(world.demand)),
      supply_(model::index_of(world.supply)) {}

std::size_t SettingEvents::of(const Setting& setting) {
  const auto [at, is_new] = known_.emplace(setting, list_.size());
  if (is_new) list_.push_back(event(setting));
  return at->second;
}

scenario::Event SettingEvents::event(const Setting& setting) const {
  scenario::Event event;
  event.id = setting.row + "/" + setting.month.text() + "/" + std::to_string(list_.size());
  event.title = event.id, event.from = setting.month, event.until = setting.month + 1;
  const int t = line_.index(setting.month);
  const auto factor = [&](const model::MonthTable& table, std::size_t row, double correction) {
    const double outlook = table.at(row, t) / correction;
    return outlook > 0 ? setting.value / outlook : 1;
  };
  if (setting.measure == Measure::demand_factor) {
    const std::size_t row = model::find(demand_, setting.row);
    event.lever = scenario::DemandLever{
        setting.row, factor(plain_.demand_factor, row, model::demand_correction(world_, world_.demand[row]))};
  } else if (setting.measure == Measure::supply_factor) {
    const std::size_t row = model::find(supply_, setting.row);
    event.lever = scenario::SupplyLever{
        setting.row, factor(plain_.supply_factor, row, model::supply_correction(world_, world_.supply[row]))};
  } else {
    event.lever = scenario::CapacityLever{setting.row, setting.value};
  }
  return event;
}

Result<std::vector<market::Outcome>> solve_ways(const world::World& world, const model::Timeline& line,
                                                const SettingEvents& events, const std::vector<WayOfSeeing>& ways,
                                                int threads) {
  market::PathSolver solver(world, line, events.list(), threads);
  NB_TRY(based, solver.solve_base());
  (void)based;
  std::vector<std::vector<market::Stage>> paths;
  for (const WayOfSeeing& way : ways) {
    std::vector<market::Stage>& path = paths.emplace_back();
    for (const SeenFrom& seen : way) {
      market::Stage stage{seen.from, std::vector<double>(events.list().size(), 0)};
      for (const auto& [position, weight] : seen.held) stage.weights[position] = weight;
      path.push_back(std::move(stage));
    }
  }
  NB_TRY(solved, solver.solve(paths, 0));
  std::vector<market::Outcome> outcomes;
  for (const std::size_t at : solved.of_path) outcomes.push_back(solved.outcomes[at]);
  return outcomes;
}

}  // namespace netback::calibrate
