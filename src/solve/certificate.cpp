#include "solve/certificate.h"

#include <algorithm>
#include <cmath>

namespace netback::solve {
namespace {

// Neumaier's sum: terms of 1e9 that cancel must not drown the 1e-6 that the certificate is about.
class Sum {
 public:
  void add(double term) {
    const double next = sum_ + term;
    rest_ += std::fabs(sum_) >= std::fabs(term) ? (sum_ - next) + term : (term - next) + sum_;
    sum_ = next;
  }
  double value() const { return sum_ + rest_; }

 private:
  double sum_ = 0, rest_ = 0;
};

// The larger of the two, and NaN once a NaN was seen: a broken number must never pass as a small one.
double worse(double a, double b) { return std::isnan(a) || std::isnan(b) ? std::nan("") : std::max(a, b); }

double distance_outside(double value, double lower, double upper) {
  if (std::isnan(value)) return value;
  return std::max({0.0, lower - value, value - upper});
}

// What one multiplier (reduced cost of a column, dual of a row) says about its bounds. A positive one leans on the lower
// bound, a negative one on the upper; leaning on a bound that is not there is the dual infeasibility.
struct Leaning { double wrong = 0, dual_objective = 0, complementarity = 0; };
Leaning lean(double multiplier, double value, double lower, double upper) {
  const double bound = multiplier > 0 ? lower : upper;
  if (multiplier == 0) return {};
  if (!std::isfinite(bound)) return {std::fabs(multiplier), 0, 0};
  return {0, multiplier * bound, std::fabs(multiplier * (value - bound))};
}

}  // namespace

double Certificate::worst() const { return worse(worse(primal, dual), worse(complementarity, gap)); }

Certificate worse_of(const Certificate& a, const Certificate& b) {
  return {worse(a.primal, b.primal), worse(a.dual, b.dual), worse(a.complementarity, b.complementarity),
          worse(a.gap, b.gap)};
}

bool Certificate::holds(double tolerance) const { return worst() <= tolerance; }

namespace {

// `curvature` is empty for a linear program. The dual objective is Dorn's: -x'Qx / 2 + what the multipliers lean on.
Certificate certify(const LinearProgram& program, const std::vector<double>& curvature, const Solution& solution) {
  const auto col_count = program.col_cost.size(), row_count = program.row_lower.size();
  if (solution.col_value.size() != col_count || solution.row_dual.size() != row_count)
    return {kInfinity, kInfinity, kInfinity, kInfinity};

  Certificate certificate;
  Sum primal_objective, dual_objective, complementarity;
  std::vector<Sum> activity(row_count);
  for (std::size_t j = 0; j < col_count; ++j) {
    const double value = solution.col_value[j], cost = program.col_cost[j];
    const double slope = curvature.empty() ? 0 : curvature[j] * value;
    Sum reduced_cost;
    reduced_cost.add(cost);
    reduced_cost.add(slope);
    for (auto k = static_cast<std::size_t>(program.a_start[j]); k < static_cast<std::size_t>(program.a_start[j + 1]); ++k) {
      const auto i = static_cast<std::size_t>(program.a_index[k]);
      activity[i].add(program.a_value[k] * value);
      reduced_cost.add(-program.a_value[k] * solution.row_dual[i]);
    }
    const double outside = distance_outside(value, program.col_lower[j], program.col_upper[j]);
    certificate.primal = worse(certificate.primal, outside / (1 + std::fabs(value)));
    const Leaning leaning = lean(reduced_cost.value(), value, program.col_lower[j], program.col_upper[j]);
    certificate.dual = worse(certificate.dual, leaning.wrong / (1 + std::fabs(cost)));
    primal_objective.add(cost * value);
    primal_objective.add(slope * value / 2);
    dual_objective.add(-slope * value / 2);
    dual_objective.add(leaning.dual_objective);
    complementarity.add(leaning.complementarity);
  }
  for (std::size_t i = 0; i < row_count; ++i) {
    const double value = activity[i].value(), lower = program.row_lower[i], upper = program.row_upper[i];
    certificate.primal = worse(certificate.primal, distance_outside(value, lower, upper) / (1 + std::fabs(value)));
    const Leaning leaning = lean(solution.row_dual[i], value, lower, upper);
    certificate.dual = worse(certificate.dual, leaning.wrong);  // a row costs nothing, so there is no cost to relate it to
    dual_objective.add(leaning.dual_objective);
    complementarity.add(leaning.complementarity);
  }
  const double objective = primal_objective.value(), scale = 1 + std::fabs(objective);
  certificate.complementarity = complementarity.value() / scale;
  // The stated objective is held to the same measure: it is the number that readers will see.
  certificate.gap = worse(std::fabs(objective - dual_objective.value()), std::fabs(objective - solution.objective)) / scale;
  return certificate;
}

}  // namespace

Certificate certify(const LinearProgram& program, const Solution& solution) { return certify(program, {}, solution); }

Certificate certify(const QuadraticProgram& program, const Solution& solution) {
  const auto bent = std::any_of(program.curvature.begin(), program.curvature.end(), [](double q) { return !(q >= 0); });
  if (program.curvature.size() != program.linear.col_cost.size() || bent)
    return {kInfinity, kInfinity, kInfinity, kInfinity};  // stationary points of a program that is not convex prove nothing
  return certify(program.linear, program.curvature, solution);
}

}  // namespace netback::solve
