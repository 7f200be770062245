#include "calibrate/hindcast.h"

#include "calibrate/staged.h"

namespace netback::calibrate {
namespace {

constexpr Expectation kExpectations[] = {Expectation::rolling, Expectation::pessimistic, Expectation::foresight,
                                         Expectation::announced};

WayOfSeeing staged(const world::World& world, const std::vector<ListedEvent>& list, int year, Expectation expectation,
                   SettingEvents& events) {
  WayOfSeeing way;
  const auto add = [&](Month from, const View& view) {
    SeenFrom& seen = way.emplace_back(SeenFrom{from, {}});
    for (const Setting& setting : settings(world, list, year, view)) seen.held.emplace_back(events.of(setting), 1);
  };
  const Month first(year, 1);
  if (expectation == Expectation::foresight) add(first, {Date{9999, 1, 1}, first + 12, Path::announced});
  if (expectation == Expectation::announced) add(first, {first.first_day(), first, Path::announced});
  if (expectation == Expectation::rolling || expectation == Expectation::pessimistic)
    for (Month m = first; m < first + 12; m = m + 1)
      add(m, {m.first_day(), m + 1, expectation == Expectation::rolling ? Path::announced : Path::pessimistic});
  return way;
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
  SettingEvents events(prediction.known, line);
  std::vector<WayOfSeeing> ways;
  for (const Expectation expectation : kExpectations)
    ways.push_back(staged(prediction.known, list, year, expectation, events));
  NB_TRY(outcomes, solve_ways(prediction.known, line, events, ways, threads));
  for (std::size_t i = 0; i < ways.size(); ++i) prediction.outcomes.emplace_back(kExpectations[i], std::move(outcomes[i]));
  return prediction;
}

}  // namespace netback::calibrate
