#include "solve/program_check.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>

namespace netback::solve {
namespace {

bool any_nan(std::span<const double> values) {
  return std::any_of(values.begin(), values.end(), [](double v) { return std::isnan(v); });
}

// HiGHS relaxes bounds that cross by less than its tolerance and calls the rest infeasible only on some of its ways.
bool bounds_cross(const std::vector<double>& lower, const std::vector<double>& upper) {
  for (std::size_t i = 0; i < lower.size(); ++i)
    if (lower[i] > upper[i] + 1e-9 * (1 + std::fabs(upper[i])) || lower[i] == kInfinity || upper[i] == -kInfinity)
      return true;
  return false;
}

}  // namespace

bool bounds_cross(const LinearProgram& p) {
  return bounds_cross(p.col_lower, p.col_upper) || bounds_cross(p.row_lower, p.row_upper);
}

std::string misfit(const LinearProgram& p) {
  const auto cols = p.col_cost.size(), rows = p.row_lower.size();
  if (p.col_lower.size() != cols || p.col_upper.size() != cols) return "column arrays of different length";
  if (p.row_upper.size() != rows) return "row arrays of different length";
  if (p.a_start.size() != cols + 1 || p.a_start.front() != 0 || p.a_index.size() != p.a_value.size() ||
      static_cast<std::size_t>(p.a_start.back()) != p.a_index.size())
    return "matrix starts that do not fit the entries";
  for (std::size_t j = 0; j < cols; ++j) {
    if (p.a_start[j] > p.a_start[j + 1]) return "matrix starts that descend";
    for (auto k = static_cast<std::size_t>(p.a_start[j]); k < static_cast<std::size_t>(p.a_start[j + 1]); ++k) {
      const bool ascends = k == static_cast<std::size_t>(p.a_start[j]) || p.a_index[k - 1] < p.a_index[k];
      if (p.a_index[k] < 0 || p.a_index[k] >= p.row_count() || !ascends) return "row indices out of range or order";
    }
  }
  for (const auto* values : {&p.col_cost, &p.col_lower, &p.col_upper, &p.row_lower, &p.row_upper, &p.a_value})
    if (any_nan(*values)) return "a NaN in the program";
  const auto infinite = [](double v) { return !std::isfinite(v); };
  if (std::any_of(p.col_cost.begin(), p.col_cost.end(), infinite)) return "an infinite cost";
  if (std::any_of(p.a_value.begin(), p.a_value.end(), infinite)) return "an infinite coefficient";
  return {};
}

std::string misfit(const LpPatch& p, const LinearProgram& program) {
  const auto cols = p.cols.size(), rows = p.rows.size();
  if (p.col_cost.size() != cols || p.col_lower.size() != cols || p.col_upper.size() != cols || p.row_lower.size() != rows ||
      p.row_upper.size() != rows)
    return "patch arrays of different length";
  const auto out_of_order = [](const std::vector<std::int32_t>& set, std::int32_t count) {
    return !set.empty() && (set.front() < 0 || set.back() >= count ||
                            std::adjacent_find(set.begin(), set.end(), std::greater_equal<>()) != set.end());
  };
  if (out_of_order(p.cols, program.col_count()) || out_of_order(p.rows, program.row_count()))
    return "patch indices out of range or order";
  for (const auto* values : {&p.col_cost, &p.col_lower, &p.col_upper, &p.row_lower, &p.row_upper})
    if (any_nan(*values)) return "a NaN in the patch";
  if (std::any_of(p.col_cost.begin(), p.col_cost.end(), [](double v) { return !std::isfinite(v); }))
    return "an infinite cost in the patch";
  return {};
}

}  // namespace netback::solve
