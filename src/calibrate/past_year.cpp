#include "calibrate/past_year.h"

#include <algorithm>

namespace netback::calibrate {

Result<world::World> world_of_year(const world::World& all, int year) {
  Date known_on{year, 12, 31};
  bool has_year = false;
  for (const auto& row : all.balances)
    if (row.year == year) known_on = std::max(known_on, row.known_from), has_year = true;
  if (!has_year)
    return bad_input("the tables have no balances of " + std::to_string(year), "balances.csv",
                     "Take a base year that balances.csv holds.");
  return world::known_by(all, known_on);
}

Result<market::Outcome> solve_year(const world::World& known, int year, solve::Basis* basis,
                                   const std::string& cache_folder) {
  market::PathSolver solver(known, model::year_timeline(year), {}, 1, cache_folder);
  if (basis != nullptr && !basis->empty()) solver.start_base_from(*basis);
  NB_TRY(based, solver.solve_base());
  (void)based;
  if (basis != nullptr) *basis = solver.base_basis();
  NB_TRY(solved, solver.solve({}));
  return std::move(solved.outcomes.front());
}

const world::Observed* observed_row(const world::World& world, const std::string& measure, const std::string& subject,
                                    int year) {
  for (const auto& row : world.observed)
    if (row.measure == measure && row.subject == subject && row.year == year) return &row;
  return nullptr;
}

}  // namespace netback::calibrate
