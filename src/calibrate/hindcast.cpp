#include "calibrate/hindcast.h"

#include <algorithm>
#include <map>

#include "model/corrections.h"
#include "model/lookup.h"
#include "model/state.h"

namespace netback::calibrate {
namespace {

constexpr Expectation kExpectations[] = {Expectation::rolling, Expectation::pessimistic, Expectation::foresight,
                                         Expectation::announced};

// A setting as an event of one month. Demand and supply are set in place of what the outlook makes of them.
class Events {
 public:
  Events(const world::World& world, const model::Timeline& line)
      : world_(world),
        line_(line),
        plain_(model::make_state(world, line, {})),
        demand_(model::index_of(world.demand)),
        supply_(model::index_of(world.supply)) {}

  std::size_t of(const Setting& setting) {
    const auto [at, is_new] = known_.emplace(setting, list_.size());
    if (is_new) list_.push_back(event(setting));
    return at->second;
  }
  const std::vector<scenario::Event>& list() const { return list_; }

 private:
  scenario::Event event(const Setting& setting) const {
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

  const world::World& world_;
  const model::Timeline& line_;
  model::State plain_;
  model::Index demand_, supply_;
  std::map<Setting, std::size_t> known_;
  std::vector<scenario::Event> list_;
};

// Stages of a way of seeing, as positions of events; weights follow once all events are known.
using StagedSettings = std::vector<std::pair<Month, std::vector<std::size_t>>>;

StagedSettings staged(const world::World& world, const std::vector<ListedEvent>& list, int year, Expectation expectation,
                      Events& events) {
  StagedSettings found;
  const auto add = [&](Month from, const View& view) {
    std::vector<std::size_t> positions;
    for (const Setting& setting : settings(world, list, year, view)) positions.push_back(events.of(setting));
    found.emplace_back(from, std::move(positions));
  };
  const Month first(year, 1);
  if (expectation == Expectation::foresight) add(first, {Date{9999, 1, 1}, first + 12, Path::announced});
  if (expectation == Expectation::announced) add(first, {first.first_day(), first, Path::announced});
  if (expectation == Expectation::rolling || expectation == Expectation::pessimistic)
    for (Month m = first; m < first + 12; m = m + 1)
      add(m, {m.first_day(), m + 1, expectation == Expectation::rolling ? Path::announced : Path::pessimistic});
  return found;
}

}  // namespace

const char* expectation_name(Expectation expectation) {
  switch (expectation) {
    case Expectation::rolling:
      return "rolling";
    case Expectation::pessimistic:
      return "pessimistic";
    case Expectation::foresight:
      return "foresight";
    case Expectation::announced:
      return "announced";
  }
  return "";
}

Result<Prediction> predict(const world::World& all, int base, int year, const std::vector<ListedEvent>& list, int threads) {
  Prediction prediction;
  prediction.base = base, prediction.year = year;
  NB_TRY(known, world_of_year(all, base));
  prediction.known = std::move(known);
  std::erase_if(prediction.known.corrections, [&](const auto& row) { return row.base_year > base; });
  // How the year ended was not known when it began.
  std::erase_if(prediction.known.storage_levels, [&](const auto& row) { return Date{year, 2, 1} < row.date; });
  NB_TRY(fitted, solve_year(prediction.known, base));
  prediction.base_outcome = std::move(fitted);
  const model::Timeline line = model::year_timeline(year);
  Events events(prediction.known, line);
  std::vector<StagedSettings> ways;
  for (const Expectation expectation : kExpectations)
    ways.push_back(staged(prediction.known, list, year, expectation, events));
  market::PathSolver solver(prediction.known, line, events.list(), threads);
  NB_TRY(based, solver.solve_base());
  (void)based;
  std::vector<std::vector<market::Stage>> paths;
  for (const StagedSettings& way : ways) {
    std::vector<market::Stage> path;
    for (const auto& [from, positions] : way) {
      market::Stage stage{from, std::vector<double>(events.list().size(), 0)};
      for (const std::size_t position : positions) stage.weights[position] = 1;
      path.push_back(std::move(stage));
    }
    paths.push_back(std::move(path));
  }
  NB_TRY(solved, solver.solve(paths, 0));
  for (std::size_t i = 0; i < paths.size(); ++i)
    prediction.outcomes.emplace_back(kExpectations[i], solved.outcomes[solved.of_path[i]]);
  return prediction;
}

}  // namespace netback::calibrate
