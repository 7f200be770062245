#include "calibrate/calibrate.h"

#include <algorithm>

#include "calibrate/positions.h"

namespace netback::calibrate {
namespace {

constexpr double kHabits[] = {0.03, 0.05, 0.07};  // of the mean price; tried in turn, the best is kept

using Corrections = std::vector<world::Correction>;

world::Correction habit_row(int year, double value) {
  world::Correction row;
  row.kind = "habit", row.id = "correction:habit/" + std::to_string(year), row.base_year = year, row.value = value;
  row.cap = kHabits[std::size(kHabits) - 1];
  return row;
}

template <class Keep>
Corrections kept(const Corrections& all, Keep&& keep) {
  Corrections some;
  std::ranges::copy_if(all, std::back_inserter(some), keep);
  return some;
}

// The world of a year with some of the corrections.
Result<world::World> world_with(const world::World& all, int year, Corrections corrections) {
  NB_TRY(known, world_of_year(all, year));
  known.corrections = std::move(corrections);
  return known;
}

}  // namespace

Result<Calibration> calibrate(const world::World& all, const std::vector<int>& years, const std::vector<int>& bases) {
  Calibration found;
  Corrections costs;
  // Rows of conduct of the years' own regime.
  for (const auto& row : all.conduct)
    if (row.holds_on(Date{years.front(), 7, 1}) && row.holds_on(Date{years.back(), 7, 1}))
      found.conjectures.push_back({&row, {}, 0});
  const auto add_conjectures = [&](int year, const market::Outcome& outcome) -> Result<bool> {
    NB_TRY(known, world_of_year(all, year));
    for (Lerner& one : found.conjectures) one.years.push_back(lerner_year(known, outcome, year, *one.row));
    return true;
  };
  // Positions and costs of each year by itself. What a way costs is read off a market in which nothing is habit.
  std::vector<Corrections> positions;
  for (const int year : years) {
    NB_TRY(known, world_with(all, year, {}));
    NB_TRY(first, fit_positions(known, year));
    NB_TRY(inverse, inverse_costs(known, first.outcome, year));
    found.solve_count += first.solve_count, found.way_count += inverse.way_count;
    found.beyond.insert(found.beyond.end(), inverse.beyond.begin(), inverse.beyond.end());
    costs.insert(costs.end(), inverse.corrections.begin(), inverse.corrections.end());
    positions.push_back(std::move(first.corrections));
  }
  const auto fitted = [&](std::size_t i, Corrections with) -> Result<Positions> {
    NB_TRY(known, world_with(all, years[i], std::move(with)));
    return fit_positions(known, years[i], positions[i]);
  };
  const auto add_fit = [&](std::size_t i, const std::string& with, const Positions& solved) -> Result<bool> {
    NB_TRY(known, world_of_year(all, years[i]));
    found.fits.push_back({years[i], with, score(known, solved.outcome, years[i])});
    found.solve_count += solved.solve_count;
    return true;
  };
  // The habit: the number that serves all fitted years best, with the costs the other years ask for.
  double best = 0, least = 1e9;
  std::vector<solve::Basis> starts(years.size());
  for (const double habit : kHabits) {
    double sum = 0;
    for (std::size_t i = 0; i < years.size(); ++i) {
      Corrections with = kept(costs, [&](const auto& row) { return row.base_year != years[i]; });
      with.insert(with.end(), positions[i].begin(), positions[i].end());
      with.push_back(habit_row(years[i], habit));
      NB_TRY(known, world_with(all, years[i], std::move(with)));
      NB_TRY(outcome, solve_year(known, years[i], &starts[i]));
      ++found.solve_count, sum += matrix_error(trade_pairs(known, outcome, "lng_trade", years[i]));
    }
    if (sum < least) least = sum, best = habit;
  }
  for (std::size_t i = 0; i < years.size(); ++i) {
    const Corrections others = kept(costs, [&](const auto& row) { return row.base_year != years[i]; });
    const auto with_habit = [&](Corrections some) {
      some.push_back(habit_row(years[i], best));
      return some;
    };
    NB_TRY(full, fitted(i, with_habit(costs)));
    NB_TRY(told, add_fit(i, "all", full));
    NB_TRY(read, add_conjectures(years[i], full.outcome));
    (void)read;
    NB_TRY(left_out, fitted(i, with_habit(others)));
    NB_TRY(told_left_out, add_fit(i, "costs of the other years", left_out));
    NB_TRY(without, fitted(i, costs));
    NB_TRY(told_without, add_fit(i, "no habit", without));
    (void)told, (void)told_left_out, (void)told_without;
    found.corrections.insert(found.corrections.end(), full.corrections.begin(), full.corrections.end());
    found.corrections.push_back(habit_row(years[i], best));
    found.observation_count += found.fits[found.fits.size() - 3].score.observation_count;
  }
  // Of a year whose flows are not fitted: how much lay where, with costs and habit as known by then.
  for (const int year : bases) {
    Corrections with = kept(costs, [&](const auto& row) { return row.base_year <= year; });
    with.push_back(habit_row(years.front(), best));
    NB_TRY(known, world_with(all, year, std::move(with)));
    NB_TRY(solved, fit_positions(known, year));
    found.solve_count += solved.solve_count;
    if (year < years.back()) {  // later the regime is another
      NB_TRY(read, add_conjectures(year, solved.outcome));
      (void)read;
    }
    found.fits.push_back({year, "positions alone", score(known, solved.outcome, year)});
    found.corrections.insert(found.corrections.end(), solved.corrections.begin(), solved.corrections.end());
  }
  for (Lerner& one : found.conjectures) {
    std::erase_if(one.years, [](const LernerYear& y) { return y.price == 0; });
    std::ranges::sort(one.years, {}, &LernerYear::year);
    one.theta = shrunk(one.years);
  }
  found.corrections.insert(found.corrections.end(), costs.begin(), costs.end());
  std::ranges::sort(found.corrections, {}, &world::Correction::id);
  found.parameter_count = static_cast<int>(found.corrections.size() - years.size()) + 1;  // the habit is one number
  return found;
}

}  // namespace netback::calibrate
