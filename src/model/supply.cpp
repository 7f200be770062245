#include <algorithm>

#include "model/constraints.h"
#include "model/lookup.h"
#include "model/supply_curve.h"

namespace netback::model {
namespace {

// What output that must flow pays to be thrown away, in mean prices: only a closed world does it, and then the price says
// so. Judgement: 20 USD/MWh at the prices of 2024.
constexpr double kSpillPrices = 0.9;

}  // namespace

void add_supply(Builder& b) {
  const auto& world = *b.layout.world;
  const Network& net = b.layout.network;
  b.begin(ColKind::production);
  for (std::size_t n = 0; n < world.nodes.size(); ++n) {
    const std::size_t own = net.node_seller[n], label = net.label[own];
    for (const std::size_t i : net.supplies[n]) {
      const auto steps = supply_steps(world.supply[i]);
      for (int t = 0; t < b.months(); ++t)
        for (std::size_t j = 0; j < steps.size(); ++j)
          b.add_col({ColKind::production, static_cast<std::uint16_t>(t), static_cast<std::uint16_t>(own),
                     static_cast<std::uint16_t>(j), static_cast<std::uint32_t>(i)},
                    steps[j].cost, {{b.pool_row(n, label, t), 1}});
    }
  }
  b.begin(ColKind::spill);
  for (std::size_t n = 0; n < world.nodes.size(); ++n)
    for (int t = 0; t < b.months(); ++t)
      b.add_col({ColKind::spill, static_cast<std::uint16_t>(t), kNoSeller, 0, static_cast<std::uint32_t>(n)},
                kSpillPrices * net.mean_price, {{b.hub_row(n, t), -1}});
}

void bound_supply(const Layout& l, const State& s, solve::LinearProgram& p) {
  const auto& world = *l.world;
  const Index shapes = index_of(world.shapes), nodes = index_of(world.nodes);
  const Range& cols = l.of(ColKind::production);
  std::vector<SupplyStep> steps;
  double month_capacity = 0, minimum = 0;
  for (std::int32_t c = cols.begin; c < cols.end; ++c) {
    const ColInfo& col = l.cols[static_cast<std::size_t>(c)];
    const auto& row = world.supply[col.item];
    if (col.step == 0) {
      if (col.month == 0) steps = supply_steps(row);
      const double share = period_share(world, shapes, row.shape, l.timeline, col.month) * s.supply.at(col.item, col.month);
      month_capacity = row.capacity * share * s.supply_factor.at(col.item, col.month);
      minimum = row.minimum_share * row.production * share *
                std::min(s.supply_minimum.at(col.item, col.month), s.supply_factor.at(col.item, col.month));
    }
    const auto at = static_cast<std::size_t>(c);
    const double width = month_capacity * steps[col.step].share;
    p.col_upper[at] = width;
    p.col_cost[at] = steps[col.step].cost + s.supply_add.at(col.item, col.month) +
                     tax_on_entry(l, s, find(nodes, row.node), col.seller, col.month);
    p.col_lower[at] = col.step == 0 && row.minimum_share > 0 ? std::min(minimum, width) : 0;
  }
  for (std::int32_t c = l.of(ColKind::spill).begin; c < l.of(ColKind::spill).end; ++c)
    p.col_upper[static_cast<std::size_t>(c)] = solve::kInfinity;
}

}  // namespace netback::model
