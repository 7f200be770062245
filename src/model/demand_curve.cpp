#include "model/demand_curve.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

#include "model/tie_break.h"

namespace netback::model {
namespace {

// Grid of price multiples; see the header for its spacing.
std::vector<double> grid() {
  std::vector<double> points{0.30, 0.38, 0.44, 0.50, 0.55, 0.60, 0.65};
  for (double x = 0.70; x < 1.40; x *= 1.045) points.push_back(x);
  for (const double x : {1.44, 1.55, 1.70, 1.85, 2.00, 2.25, 2.60, 3.00, 3.60, 4.40, 5.50, 6.70, 8.00}) points.push_back(x);
  return points;
}

// Demand of a row at a price as share of its reference quantity.
double demand_at(const world::Demand& row, double price) {
  if (row.elasticity == 0) return price <= row.unserved_cost ? 1 : 0;
  if (price > row.unserved_cost) return 0;
  return std::max(0.0, 1 + row.elasticity * (price / row.reference_price - 1));
}

}  // namespace

std::vector<DemandStep> demand_steps(const std::vector<const world::Demand*>& rows, const std::string& node) {
  double price_sum = 0, weight = 0;
  for (const auto* row : rows)
    if (row->elasticity < 0) price_sum += row->reference_price * row->quantity, weight += row->quantity;
  std::map<double, DemandStep> steps;
  const auto add = [&](double price, std::size_t row, double share) {
    if (share <= 1e-12) return;
    DemandStep& step = steps[price];
    step.price = price;
    step.share.resize(rows.size(), 0);
    step.share[row] += share;
  };
  const double reference = weight > 0 ? price_sum / weight : 0;
  const double offset = 1 + 0.04 * (id_fraction(node) - 0.5);
  const std::vector<double> points = grid();
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (rows[r]->elasticity == 0) {
      add(rows[r]->unserved_cost, r, 1);
      continue;
    }
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
      const double low = reference * offset * points[i], high = reference * offset * points[i + 1];
      add((low + high) / 2, r, demand_at(*rows[r], low) - demand_at(*rows[r], high));
    }
    // What is still bought above the grid is kept until it counts as unserved.
    add(rows[r]->unserved_cost, r, demand_at(*rows[r], reference * offset * points.back()));
  }
  std::vector<DemandStep> list;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) list.push_back(std::move(step->second));
  return list;
}

}  // namespace netback::model
