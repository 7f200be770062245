// Marginal cost of gas fields with a capacity wall, cut into steps.
// Golombek, Gjelsvik, Rosendahl (1995):  c'(q) = alpha + beta q - gamma ln(1 - q/Q),  alpha, beta, gamma >= 0.
#pragma once
#include <vector>

#include "world/world.h"

namespace netback::model {

struct SupplyStep {
  double share = 0;  // width as share of capacity Q
  double cost = 0;   // USD/MWh, mean marginal cost over the step
};

struct SupplyCurve {
  double alpha = 0, beta_q = 0, gamma = 0;  // with u = q/Q: c'(u) = alpha + beta_q u - gamma ln(1 - u)
  double marginal(double u) const;
  double total(double u) const;  // cost of output u, per unit of Q
};

// Through cash_cost at 0, base_cost at base-year output and wall_cost at 98 % of capacity. Where no curve with
// beta, gamma >= 0 meets all three, the wall wins over the base point.
SupplyCurve fit_supply_curve(const world::Supply& row);

// Steps up to 99.5 % of capacity; none wider than 40 TWh a year nor dearer than the last by over 3.8 % (the part that
// flows at any price is one step).
std::vector<SupplyStep> supply_steps(const world::Supply& row);

}  // namespace netback::model
