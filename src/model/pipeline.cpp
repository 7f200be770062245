#include <algorithm>

#include "model/conduct.h"
#include "model/constraints.h"
#include "model/contract_rows.h"
#include "model/lookup.h"

namespace netback::model {

// sum over sellers of flow <= capacity x share that can be used
void add_pipeline_rows(Builder& b) {
  const auto& world = *b.layout.world;
  b.pipe.assign(world.pipelines.size() * static_cast<std::size_t>(b.months()), -1);
  b.begin(RowKind::pipe);
  for (std::size_t i = 0; i < world.pipelines.size(); ++i)
    for (int t = 0; t < b.months(); ++t)
      b.pipe[b.at(i, t)] =
          b.add_row({RowKind::pipe, static_cast<std::uint16_t>(t), kNoSeller, static_cast<std::uint32_t>(i)});
}

void add_pipeline(Builder& b) {
  const auto& world = *b.layout.world;
  const Network& net = b.layout.network;
  const Index nodes = index_of(world.nodes), sellers = index_of(world.sellers);
  b.begin(ColKind::flow);
  for (std::size_t i = 0; i < world.pipelines.size(); ++i) {
    const auto& pipe = world.pipelines[i];
    const std::size_t from = find(nodes, pipe.from_node), to = find(nodes, pipe.to_node);
    for (std::size_t k = 0; k < world.sellers.size(); ++k) {
      if (!net.reach[from][k] || !net.reach[to][k]) continue;
      if (!pipe.sellers.empty() &&
          std::find(pipe.sellers.begin(), pipe.sellers.end(), world.sellers[k].id) == pipe.sellers.end())
        continue;
      for (int t = 0; t < b.months(); ++t) {
        std::vector<Entry> entries{
            {b.pool_row(from, k, t), -1}, {b.pool_row(to, k, t), 1 - pipe.loss}, {b.pipe[b.at(i, t)], 1}};
        if (net.direct[to]) count_sale(b, to, k, t, 1 - pipe.loss, entries);  // it is sold as it comes in
        for (std::size_t c = 0; c < world.contracts.size(); ++c) {
          const auto& contract = world.contracts[c];
          // It binds the gas that carries the seller's label there.
          if (counts_by_pipe(world, contract, pipe) && b.contract[b.at(c, t)] >= 0 &&
              net.label[find(sellers, contract.seller)] == k)
            entries.push_back({b.contract[b.at(c, t)], 1});
        }
        for (std::size_t e = 0; e < b.layout.events.size(); ++e) {
          const auto* lever = std::get_if<scenario::FlowLever>(&b.layout.events[e].lever);
          if (lever && (lever->route == pipe.id || lever->route == pipe.system) &&
              (lever->seller.empty() || lever->seller == world.sellers[k].id))
            entries.push_back({b.flow_limit[b.at(e, t)], 1});
        }
        for (const auto& [habit, sign] : net.pipe_habits[i])
          entries.push_back({b.habit[b.at(habit, t)], static_cast<double>(sign)});
        b.add_col(
            {ColKind::flow, static_cast<std::uint16_t>(t), static_cast<std::uint16_t>(k), 0, static_cast<std::uint32_t>(i)},
            pipe.tariff + tie_break(net, pipe.id + world.sellers[k].id), std::move(entries));
      }
    }
  }
}

void bound_pipeline(const Layout& l, const State& s, solve::LinearProgram& p) {
  for (std::int32_t r = l.of(RowKind::pipe).begin; r < l.of(RowKind::pipe).end; ++r) {
    const RowInfo& row = l.rows[static_cast<std::size_t>(r)];
    const int days = l.timeline.day_count(row.month);
    p.row_lower[static_cast<std::size_t>(r)] = -solve::kInfinity;
    p.row_upper[static_cast<std::size_t>(r)] =
        l.world->pipelines[row.item].capacity * days / 365.0 * s.pipeline.at(row.item, row.month);
  }
  const Index nodes = index_of(l.world->nodes);
  for (std::int32_t c = l.of(ColKind::flow).begin; c < l.of(ColKind::flow).end; ++c) {
    const ColInfo& col = l.cols[static_cast<std::size_t>(c)];
    const auto& pipe = l.world->pipelines[col.item];
    const auto at = static_cast<std::size_t>(c);
    // At a node without way out the flow is the sale, so a ban on the sale bars the flow.
    const std::size_t to = find(nodes, pipe.to_node);
    const bool barred = l.network.direct[to] && !(s.pipe_sale.at(node_seller(*l.world, to, col.seller), col.month) > 0);
    p.col_upper[at] = barred ? 0 : solve::kInfinity;
    p.col_cost[at] = pipe.tariff + l.network.pipe_correction[col.item] +
                     tie_break(l.network, pipe.id + l.world->sellers[col.seller].id) + s.tariff_add.at(col.item, col.month) +
                     (1 - pipe.loss) * tax_on_entry(l, s, to, col.seller, col.month);
  }
}

}  // namespace netback::model
