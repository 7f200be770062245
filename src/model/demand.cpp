#include <algorithm>

#include "model/constraints.h"
#include "model/demand_curve.h"
#include "model/lookup.h"

namespace netback::model {
namespace {

std::vector<const world::Demand*> rows_of(const Layout& l, std::size_t node) {
  std::vector<const world::Demand*> rows;
  for (const std::size_t i : l.network.demands[node]) rows.push_back(&l.world->demand[i]);
  return rows;
}

}  // namespace

std::vector<double> period_use(const Layout& l, const State& s, const Index& shapes, std::size_t node, int t) {
  std::vector<double> use;
  for (const std::size_t i : l.network.demands[node]) {
    const world::Demand& row = l.world->demand[i];
    use.push_back(row.quantity * period_share(*l.world, shapes, row.shape, l.timeline, t) * s.demand_factor.at(i, t));
  }
  return use;
}

double bid(const Network& net, const State& s, std::size_t node, int t, double worth) {
  const double full = worth - s.use_add.at(node, t), cap = s.price_cap.at(node, t);
  if (!(full > cap)) return full;
  // Who would have paid most is served first: a hair above the cap.
  const double capped = cap + detour_cost(net) / 10 * (1 - cap / full);
  return full + s.cap_weight.at(node, t) * (capped - full);
}

void add_demand(Builder& b) {
  b.begin(ColKind::demand);
  for (std::size_t n = 0; n < b.layout.world->nodes.size(); ++n) {
    const auto rows = rows_of(b.layout, n);
    const auto steps = demand_steps(rows, b.layout.world->nodes[n].id, b.layout.world->assumptions);
    auto& is_last = b.layout.is_last_resort.emplace_back();
    for (const DemandStep& step : steps)
      is_last.push_back(
          std::any_of(rows.begin(), rows.end(), [&](const auto* row) { return row->unserved_cost == step.price; }));
    for (int t = 0; t < b.months(); ++t)
      for (std::size_t j = 0; j < steps.size(); ++j)
        b.add_col({ColKind::demand, static_cast<std::uint16_t>(t), kNoSeller, static_cast<std::uint16_t>(j),
                   static_cast<std::uint32_t>(n)},
                  -steps[j].price, {{b.hub_row(n, t), -1}});
  }
}

void bound_demand(const Layout& l, const State& s, solve::LinearProgram& p) {
  const auto& world = *l.world;
  const Index shapes = index_of(world.shapes);
  const Range& cols = l.of(ColKind::demand);
  std::vector<DemandStep> steps;
  std::vector<double> month_use;
  for (std::int32_t c = cols.begin; c < cols.end; ++c) {
    const ColInfo& col = l.cols[static_cast<std::size_t>(c)];
    if (col.step == 0) {
      if (col.month == 0) steps = demand_steps(rows_of(l, col.item), world.nodes[col.item].id, world.assumptions);
      month_use = period_use(l, s, shapes, col.item, col.month);
    }
    double width = 0;
    for (std::size_t r = 0; r < month_use.size(); ++r) width += steps[col.step].share[r] * month_use[r];
    p.col_upper[static_cast<std::size_t>(c)] = width;
    p.col_cost[static_cast<std::size_t>(c)] = -bid(l.network, s, col.item, col.month, steps[col.step].price);
  }
}

}  // namespace netback::model
