#include "model/constraints.h"

namespace netback::model {

void add_balance_rows(Builder& b) {
  const auto& world = *b.layout.world;
  const Network& net = b.layout.network;
  const auto months = static_cast<std::size_t>(b.months());
  b.hub.assign(world.nodes.size() * months, -1);
  b.pool.assign(world.nodes.size() * world.sellers.size() * months, -1);
  b.begin(RowKind::hub);
  for (std::size_t n = 0; n < world.nodes.size(); ++n)
    for (int t = 0; t < b.months(); ++t)
      b.hub[b.at(n, t)] = b.add_row({RowKind::hub, static_cast<std::uint16_t>(t), kNoSeller, static_cast<std::uint32_t>(n)});
  b.begin(RowKind::pool);
  for (std::size_t n = 0; n < world.nodes.size(); ++n)
    for (std::size_t k = 0; k < world.sellers.size(); ++k) {
      if (!net.reach[n][k]) continue;
      for (int t = 0; t < b.months(); ++t)
        b.pool[b.at(n * world.sellers.size() + k, t)] =
            net.direct[n] ? b.hub_row(n, t)
                          : b.add_row({RowKind::pool, static_cast<std::uint16_t>(t), static_cast<std::uint16_t>(k),
                                       static_cast<std::uint32_t>(n)});
    }
}

void bound_balance(const Layout& l, const State&, solve::LinearProgram& p) {
  // What the tables leave open is a fixed sink (or source), spread by days, so that it neither makes nor hides gas.
  std::vector<double> sink_per_day(l.world->nodes.size(), 0);
  for (std::size_t n = 0; n < l.world->nodes.size(); ++n)
    for (const auto& balance : l.world->balances)
      if (balance.node == l.world->nodes[n].id) sink_per_day[n] = balance.statistical_difference / 365.0;
  for (std::int32_t r = l.of(RowKind::hub).begin; r < l.of(RowKind::hub).end; ++r) {
    const RowInfo& row = l.rows[static_cast<std::size_t>(r)];
    const double sink = sink_per_day[row.item] * l.timeline.day_count(row.month);
    p.row_lower[static_cast<std::size_t>(r)] = p.row_upper[static_cast<std::size_t>(r)] = sink;
  }
}

}  // namespace netback::model
