// The staged calibration (docs/calibration.md): positions of each fitted year to its prices and LNG output; costs of ways by
// sea from the inverse program; the habit of trade last and weak. What comes out is a table small enough to read, and how
// well each year is met with it, with a year's own corrections left out, and without the habit.
#pragma once
#include <string>
#include <vector>

#include "calibrate/inverse.h"
#include "calibrate/lerner.h"
#include "calibrate/past_year.h"
#include "calibrate/score.h"

namespace netback::calibrate {

struct YearFit {
  int year = 0;
  std::string with;  // what of the table was used
  Score score;
};
struct Calibration {
  std::vector<world::Correction> corrections;  // sorted by id
  std::vector<BeyondCap> beyond;
  std::vector<YearFit> fits;
  std::vector<Lerner> conjectures;  // of the rows of conduct.csv in force in those years, from the positions of each
  int parameter_count = 0, observation_count = 0, way_count = 0, solve_count = 0;
};

// `years`: whose flows and prices are fitted; `bases`: others that a prediction may stand on, which get positions alone. The
// world's own corrections count for nothing.
Result<Calibration> calibrate(const world::World& all, const std::vector<int>& years, const std::vector<int>& bases);

}  // namespace netback::calibrate
