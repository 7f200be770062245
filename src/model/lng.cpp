#include "model/constraints.h"
#include "model/lookup.h"

namespace netback::model {
namespace {

std::string voyage_id(const Layout& l, const VoyageArc& arc) {
  std::string id = l.network.exports[arc.from].port + l.network.imports[arc.to].port;
  for (const std::string& gate : arc.passage.gates) id += gate;
  return id;
}

}  // namespace

// Cargoes loaded at a place <= what its plants can liquefy; cargoes landed at a node <= what its terminals can send out.
void add_lng_rows(Builder& b) {
  const Network& net = b.layout.network;
  const auto months = static_cast<std::size_t>(b.months());
  b.liquefaction.assign(net.exports.size() * months, -1);
  b.regasification.assign(net.imports.size() * months, -1);
  b.begin(RowKind::liquefaction);
  for (std::size_t e = 0; e < net.exports.size(); ++e)
    for (int t = 0; t < b.months(); ++t)
      b.liquefaction[b.at(e, t)] =
          b.add_row({RowKind::liquefaction, static_cast<std::uint16_t>(t), kNoSeller, static_cast<std::uint32_t>(e)});
  b.begin(RowKind::regasification);
  for (std::size_t m = 0; m < net.imports.size(); ++m)
    for (int t = 0; t < b.months(); ++t)
      b.regasification[b.at(m, t)] =
          b.add_row({RowKind::regasification, static_cast<std::uint16_t>(t), kNoSeller, static_cast<std::uint32_t>(m)});
}

void add_lng(Builder& b) {
  const auto& world = *b.layout.world;
  const Network& net = b.layout.network;
  b.begin(ColKind::lng);
  for (std::size_t v = 0; v < net.voyages.size(); ++v) {
    const VoyageArc& arc = net.voyages[v];
    const ExportPlace& from = net.exports[arc.from];
    const ImportPlace& to = net.imports[arc.to];
    const std::size_t own = net.node_seller[from.node], label = net.label[own];
    // Gas used by the plant comes on top of what is loaded (own_use is a share of feed gas), capacity-weighted.
    double own_use = 0, capacity = 0;
    for (const std::size_t i : from.plants)
      own_use += world.liquefaction[i].own_use * world.liquefaction[i].capacity, capacity += world.liquefaction[i].capacity;
    own_use = capacity > 0 ? own_use / capacity : 0;
    const double cost = from.cost + to.cost + arc.voyage.cost_usd_per_mwh + tie_break(voyage_id(b.layout, arc));
    for (int t = 0; t < b.months(); ++t)
      b.add_col(
          {ColKind::lng, static_cast<std::uint16_t>(t), static_cast<std::uint16_t>(own), 0, static_cast<std::uint32_t>(v)},
          cost,
          {{b.pool_row(from.node, label, t), -1 / (1 - own_use)},
           {b.pool_row(to.node, label, t), 1},
           {b.liquefaction[b.at(arc.from, t)], 1},
           {b.regasification[b.at(arc.to, t)], 1},
           {b.ship_days[b.at(from.vessel, t)], arc.voyage.ship_days_per_twh}});
  }
}

void bound_lng(const Layout& l, const State& s, solve::LinearProgram& p) {
  const auto& world = *l.world;
  const Network& net = l.network;
  const auto days = [&](const RowInfo& row) { return l.timeline.month(row.month).day_count() / 365.0; };
  for (std::int32_t r = l.of(RowKind::liquefaction).begin; r < l.of(RowKind::liquefaction).end; ++r) {
    const RowInfo& row = l.rows[static_cast<std::size_t>(r)];
    double output = 0;
    for (const std::size_t i : net.exports[row.item].plants)
      output += world.liquefaction[i].capacity * world.liquefaction[i].availability * s.liquefaction.at(i, row.month);
    p.row_lower[static_cast<std::size_t>(r)] = -solve::kInfinity;
    p.row_upper[static_cast<std::size_t>(r)] = output * days(row);
  }
  for (std::int32_t r = l.of(RowKind::regasification).begin; r < l.of(RowKind::regasification).end; ++r) {
    const RowInfo& row = l.rows[static_cast<std::size_t>(r)];
    double send_out = 0;
    for (const std::size_t i : net.imports[row.item].terminals)
      send_out += world.regasification[i].capacity * s.regasification.at(i, row.month);
    p.row_lower[static_cast<std::size_t>(r)] = -solve::kInfinity;
    p.row_upper[static_cast<std::size_t>(r)] = send_out * days(row);
  }
  const Index straits = index_of(world.straits);
  for (std::int32_t c = l.of(ColKind::lng).begin; c < l.of(ColKind::lng).end; ++c) {
    const ColInfo& col = l.cols[static_cast<std::size_t>(c)];
    const VoyageArc& arc = net.voyages[col.item];
    double upper =
        s.lng_sale.at(node_seller(world, net.imports[arc.to].node, col.seller), col.month) > 0 ? solve::kInfinity : 0;
    for (const std::string& gate : arc.passage.gates)
      // Ships are not counted through a gate yet: below half of normal it is closed to the trade, above it is open.
      if (const std::size_t strait = find(straits, gate); strait != kNone && s.strait.at(strait, col.month) < 0.5) upper = 0;
    p.col_upper[static_cast<std::size_t>(c)] = upper;
  }
}

}  // namespace netback::model
