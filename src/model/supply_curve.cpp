#include "model/supply_curve.h"

#include <algorithm>
#include <cmath>

namespace netback::model {
namespace {

constexpr double kWall = 0.98;       // where wall_cost holds
constexpr double kLast = 0.995;      // beyond it the curve is a wall
constexpr double kWidestTwh = 40;    // a step must be smaller than the shocks asked about
constexpr double kPriceRise = 0.038;
constexpr double kLeastRise = 0.01;  // of the wall cost: below it steps would only multiply columns

double log_wall(double u) { return -std::log1p(-u); }

}  // namespace

double SupplyCurve::marginal(double u) const { return alpha + beta_q * u + gamma * log_wall(u); }
// Integral of -ln(1-u) from 0 to u is (1-u) ln(1-u) + u.
double SupplyCurve::total(double u) const { return alpha * u + beta_q * u * u / 2 + gamma * ((1 - u) * std::log1p(-u) + u); }

SupplyCurve fit_supply_curve(const world::Supply& row) {
  SupplyCurve curve{row.cash_cost, 0, 0};
  const double base = row.base_cost - row.cash_cost, wall = row.wall_cost - row.cash_cost;
  const double u = row.capacity > 0 ? std::clamp(row.production / row.capacity, 0.05, 0.97) : 0.9;
  // beta u + gamma L(u) = base;  beta .98 + gamma L(.98) = wall
  const double determinant = u * log_wall(kWall) - kWall * log_wall(u);
  curve.gamma = (u * wall - kWall * base) / determinant;
  if (curve.gamma < 0) curve.gamma = 0;
  curve.beta_q = (wall - curve.gamma * log_wall(kWall)) / kWall;
  if (curve.beta_q < 0) curve.beta_q = 0, curve.gamma = wall / log_wall(kWall);
  return curve;
}

std::vector<SupplyStep> supply_steps(const world::Supply& row) {
  const SupplyCurve curve = fit_supply_curve(row);
  std::vector<SupplyStep> steps;
  const auto add = [&](double from, double to) {
    steps.push_back({to - from, (curve.total(to) - curve.total(from)) / (to - from)});
  };
  const double always = row.capacity > 0 ? std::min(kLast, row.minimum_share * row.production / row.capacity) : 0;
  if (always > 0) add(0, always);
  const double widest = row.capacity > 0 ? std::min(1.0, kWidestTwh / row.capacity) : 1;
  for (double u = always; u < kLast - 1e-9;) {
    const double most = curve.marginal(u) + std::max(kLeastRise * row.wall_cost, kPriceRise * curve.marginal(u));
    double next = std::min(kLast, u + widest);
    // The marginal cost rises with u: halve the step until its rise is small enough.
    while (curve.marginal(next) > most && next - u > 1e-4) next = u + (next - u) / 2;
    add(u, next);
    u = next;
  }
  return steps;
}

}  // namespace netback::model
