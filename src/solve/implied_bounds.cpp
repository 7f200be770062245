#include "solve/implied_bounds.h"

#include <algorithm>
#include <cmath>

#include "core/index.h"

namespace netback::solve {
namespace {

// Bounds travel one balance a round: field to pool, pool to pipe or ship, ship to market. After three, 1 % of the columns of
// the shipped world have none.
constexpr int kRounds = 3;
// A gain below this share is not worth another round.
constexpr double kLeastGain = 0.01;
// How far beyond what the rows allow a bound is set, relative and absolute: far above any solver's tolerance, so that it
// never binds and a solution may lie beyond the rows by rounding.
constexpr double kSlack = 1e-3;
// A bound so far out helps no pivot and spoils the arithmetic of one that flips to it.
constexpr double kLargest = 1e6;

}  // namespace

// The least that the entries of a row, times a sign, can add up to.
struct ImpliedBounds::Activity {
  double sum = 0;          // of the entries with a limit
  int unlimited_count = 0;  // the others
};

ImpliedBounds::Activity ImpliedBounds::least(const LinearProgram& program, const std::vector<double>& upper, std::size_t row,
                                             double sign) const {
  Activity activity;
  for (auto k = at(rows_.start[row]); k < at(rows_.start[row + 1]); ++k) {
    const auto col = at(rows_.col[k]);
    const double entry = sign * rows_.value[k], bound = entry > 0 ? program.col_lower[col] : upper[col];
    if (entry == 0) continue;
    if (std::isinf(bound))
      ++activity.unlimited_count;
    else
      activity.sum += entry * bound;
  }
  return activity;
}

// From sum of sign * a_j x_j <= limit: x_j <= (limit - the least of the others) / (sign * a_j) where sign * a_j > 0.
bool ImpliedBounds::tighten(const LinearProgram& program, std::vector<double>& upper, std::size_t row, double sign,
                            double limit) const {
  if (std::isinf(limit)) return false;
  const Activity all = least(program, upper, row, sign);
  if (all.unlimited_count > 1) return false;
  bool gained = false;
  for (auto k = at(rows_.start[row]); k < at(rows_.start[row + 1]); ++k) {
    const auto col = at(rows_.col[k]);
    const double entry = sign * rows_.value[k], lower = program.col_lower[col];
    if (entry <= 0) continue;
    const bool unlimited = std::isinf(lower);
    if (all.unlimited_count > (unlimited ? 1 : 0)) continue;
    const double others = all.sum - (unlimited ? 0 : entry * lower), implied = (limit - others) / entry;
    if (implied < kLargest && (std::isinf(upper[col]) || implied < upper[col] - kLeastGain * std::abs(upper[col]))) {
      upper[col] = std::max(implied, lower);
      gained = true;
    }
  }
  return gained;
}

std::vector<double> ImpliedBounds::upper(const LinearProgram& program) const {
  std::vector<double> upper = program.col_upper;
  bool gained = true;
  for (int round = 0; round < kRounds && gained; ++round) {
    gained = false;
    for (std::size_t row = 0; row + 1 < rows_.start.size(); ++row) {
      gained |= tighten(program, upper, row, 1, program.row_upper[row]);
      gained |= tighten(program, upper, row, -1, -program.row_lower[row]);
    }
  }
  for (std::size_t col = 0; col < upper.size(); ++col)
    if (upper[col] < program.col_upper[col])
      upper[col] = std::min(program.col_upper[col], upper[col] + kSlack * std::max(1.0, std::abs(upper[col])));
  return upper;
}

}  // namespace netback::solve
