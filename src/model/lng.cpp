#include <algorithm>

#include "model/constraints.h"
#include "model/lookup.h"

namespace netback::model {
namespace {

std::string voyage_id(const Layout& l, const VoyageArc& arc) {
  std::string id = l.network.exports[arc.from].port + l.network.imports[arc.to].port;
  for (const std::string& gate : arc.passage.gates) id += gate;
  return id;
}

// Share of feed gas that the plants of a place use themselves, weighted by capacity.
double own_use_of(const world::World& world, const ExportPlace& place) {
  double own_use = 0, capacity = 0;
  for (const std::size_t i : place.plants)
    own_use += world.liquefaction[i].own_use * world.liquefaction[i].capacity, capacity += world.liquefaction[i].capacity;
  return capacity > 0 ? own_use / capacity : 0;
}

// LNG that a place can make in period t, TWh.
double output_of(const Layout& l, const State& s, std::size_t place, int t, int days) {
  double output = 0;
  for (const std::size_t i : l.network.exports[place].plants)
    output += l.world->liquefaction[i].capacity * l.world->liquefaction[i].availability * s.liquefaction.at(i, t);
  return output * days / 365.0;
}

// What gas for liquefaction cost before the run: the fields' cost at base output, else the mean price (USD/MWh).
double feed_cost(const Layout& l, std::size_t node) {
  double sum = 0, weight = 0;
  for (const std::size_t i : l.network.supplies[node])
    sum += l.world->supply[i].base_cost * l.world->supply[i].capacity, weight += l.world->supply[i].capacity;
  return weight > 0 ? sum / weight : l.network.mean_price;
}

// Gas that a node's own fields had left for liquefaction in a month before the run, TWh.
double feed_left(const Layout& l, std::size_t node, int days) {
  double left = 0;
  for (const std::size_t i : l.network.supplies[node]) left += l.world->supply[i].capacity;
  for (const std::size_t i : l.network.demands[node]) left -= l.world->demand[i].quantity;
  return std::max(0.0, left) * days / 365.0;
}

}  // namespace

// Cargoes loaded at a place <= what its plants can liquefy; cargoes landed at a node <= what its terminals can send out;
// cargoes on the way when the run begins <= what the plants made in the month before it.
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
  b.afloat.assign(net.exports.size(), -1);
  b.begin(RowKind::afloat);
  for (std::size_t e = 0; e < net.exports.size(); ++e)
    if (std::any_of(net.voyages.begin(), net.voyages.end(),
                    [&](const auto& v) { return v.from == e && landing(b.layout.timeline, v, 0) > 0; }))
      b.afloat[e] = b.add_row({RowKind::afloat, 0, kNoSeller, static_cast<std::uint32_t>(e)});
  const std::size_t labels = b.layout.world->sellers.size();
  b.landed.assign(b.layout.world->nodes.size() * labels * months, -1);
  b.begin(RowKind::landed);
  for (std::size_t n = 0; n < net.landed.size(); ++n)
    for (std::size_t k = 0; k < labels; ++k)
      for (int t = 0; net.landed[n][k] && t < b.months(); ++t)
        b.landed[b.at(n * labels + k, t)] = b.add_row(
            {RowKind::landed, static_cast<std::uint16_t>(t), static_cast<std::uint16_t>(k), static_cast<std::uint32_t>(n)});
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
    // Gas used by the plant comes on top of what is loaded (own_use is a share of feed gas).
    const double feed = 1 / (1 - own_use_of(world, from));
    const double cost = from.cost + to.cost + arc.voyage.cost_usd_per_mwh + tie_break(net, voyage_id(b.layout, arc));
    for (int t = 0; t < b.months(); ++t) {
      const int land = landing(b.layout.timeline, arc, t);
      b.add_col(
          {ColKind::lng, static_cast<std::uint16_t>(t), static_cast<std::uint16_t>(own), 0, static_cast<std::uint32_t>(v)},
          cost,
          {{b.pool_row(from.node, label, t), -feed},
           {b.pool_row(to.node, label, land), 1},
           {b.liquefaction[b.at(arc.from, t)], 1},
           {b.regasification[b.at(arc.to, land)], 1},
           {b.landed_row(to.node, label, land), -1},
           {b.ship_days[b.at(from.vessel, t)], arc.voyage.ship_days_per_twh}});
    }
  }
  b.begin(ColKind::afloat);
  for (std::size_t v = 0; v < net.voyages.size(); ++v) {
    const VoyageArc& arc = net.voyages[v];
    if (landing(b.layout.timeline, arc, 0) == 0) continue;  // what is loaded in the first month lands in it too
    const ExportPlace& from = net.exports[arc.from];
    const ImportPlace& to = net.imports[arc.to];
    const std::size_t own = net.node_seller[from.node], label = net.label[own];
    b.add_col({ColKind::afloat, 0, static_cast<std::uint16_t>(own), 0, static_cast<std::uint32_t>(v)},
              feed_cost(b.layout, from.node) / (1 - own_use_of(world, from)) + from.cost + to.cost +
                  arc.voyage.cost_usd_per_mwh + tie_break(net, voyage_id(b.layout, arc)),
              {{b.pool_row(to.node, label, 0), 1},
               {b.afloat[arc.from], 1},
               {b.regasification[b.at(arc.to, 0)], 1},
               {b.landed_row(to.node, label, 0), -1}});
  }
}

void bound_lng(const Layout& l, const State& s, solve::LinearProgram& p) {
  const auto& world = *l.world;
  const Network& net = l.network;
  const auto below = [&](std::int32_t r, double most) {
    p.row_lower[static_cast<std::size_t>(r)] = -solve::kInfinity;
    p.row_upper[static_cast<std::size_t>(r)] = most;
  };
  for (std::int32_t r = l.of(RowKind::liquefaction).begin; r < l.of(RowKind::liquefaction).end; ++r) {
    const RowInfo& row = l.rows[static_cast<std::size_t>(r)];
    below(r, output_of(l, s, row.item, row.month, l.timeline.day_count(row.month)));
  }
  const int days_before = (l.timeline.start - 1).day_count();
  for (std::int32_t r = l.of(RowKind::afloat).begin; r < l.of(RowKind::afloat).end; ++r) {
    const std::size_t place = l.rows[static_cast<std::size_t>(r)].item, node = net.exports[place].node;
    const double feed = feed_left(l, node, days_before) * (1 - own_use_of(world, net.exports[place]));
    below(r, std::min(output_of(l, s, place, 0, days_before), feed));
  }
  for (std::int32_t r = l.of(RowKind::landed).begin; r < l.of(RowKind::landed).end; ++r) below(r, 0);
  for (std::int32_t r = l.of(RowKind::regasification).begin; r < l.of(RowKind::regasification).end; ++r) {
    const RowInfo& row = l.rows[static_cast<std::size_t>(r)];
    double send_out = 0;
    for (const std::size_t i : net.imports[row.item].terminals)
      send_out += world.regasification[i].capacity * s.regasification.at(i, row.month);
    below(r, send_out * l.timeline.day_count(row.month) / 365.0);
  }
  const Index straits = index_of(world.straits);
  // Columns of both kinds stand side by side.
  for (std::int32_t c = l.of(ColKind::lng).begin; c < l.of(ColKind::afloat).end; ++c) {
    const ColInfo& col = l.cols[static_cast<std::size_t>(c)];
    const VoyageArc& arc = net.voyages[col.item];
    const std::size_t buyer = node_seller(world, net.imports[arc.to].node, col.seller);
    double upper = s.lng_sale.at(buyer, lands(l, static_cast<std::size_t>(c))) > 0 ? solve::kInfinity : 0;
    for (const std::string& gate : arc.passage.gates)
      // Ships are not counted through a gate yet: below half of normal it is closed to the trade, above it is open.
      if (const std::size_t strait = find(straits, gate); strait != kNone && s.strait.at(strait, col.month) < 0.5) upper = 0;
    p.col_upper[static_cast<std::size_t>(c)] = upper;
  }
}

}  // namespace netback::model
