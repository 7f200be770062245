#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "model/conduct.h"
#include "model/constraints.h"
#include "model/lookup.h"

namespace netback::model {
namespace {

// What a cargo that leaves in the last month is worth, in mean prices: more than its gas costs anywhere, so that plants go
// on as in the months before. It lands after the run and is in no result.
constexpr double kDeparting = 3;

// Share of feed gas that the plants of a place use themselves, weighted by capacity.
double own_use_of(const world::World& world, const ExportPlace& place) {
  double own_use = 0, capacity = 0;
  for (const std::size_t i : place.plants)
    own_use += world.liquefaction[i].own_use * world.liquefaction[i].capacity, capacity += world.liquefaction[i].capacity;
  return capacity > 0 ? own_use / capacity : 0;
}

// Per MWh landed, without hire: liquefaction, passage, regasification.
double cargo_cost(const Layout& l, const State& s, const VoyageArc& arc, int t) {
  return l.network.exports[arc.from].cost + l.network.imports[arc.to].cost + arc.in(t).cost_usd_per_mwh +
         added_at_straits(l, s, arc, t) + arc.correction + habit_cost(l, arc, t) + tie_break(l.network, arc.id_fraction);
}

// What events add to the cost of the rows of a place, weighted by capacity as its own cost is (USD/MWh).
double added(const MonthTable& table, const auto& rows, const std::vector<std::size_t>& of_place, int t) {
  double sum = 0, capacity = 0;
  for (const std::size_t i : of_place) sum += table.at(i, t) * rows[i].capacity, capacity += rows[i].capacity;
  return capacity > 0 ? sum / capacity : 0;
}

std::vector<LastLoading> last_loadings(const Layout& l) {
  std::vector<LastLoading> found;
  const Network& net = l.network;
  std::map<std::size_t, LastLoading> by_contract;
  std::set<std::size_t> also_short;
  const auto contracts = contracts_by_voyage(l);
  for (std::size_t v = 0; v < net.voyages.size(); ++v)
    for (const std::size_t c : contracts[v]) {
      if (!net.voyages[v].in(l.timeline.period_count() - 1).open) continue;
      if (!net.voyages[v].is_long) also_short.insert(c);
      by_contract.try_emplace(c, LastLoading{c, v, 0}).first->second.departing += l.cargoes.departing[v];
    }
  for (const auto& [c, loading] : by_contract)
    if (!also_short.contains(c)) found.push_back(loading);
  return found;
}

// What gas for liquefaction costs where the run does not say: the fields' cost at base output, else the mean price
// (USD/MWh).
double feed_cost(const Layout& l, std::size_t node) {
  double sum = 0, weight = 0;
  for (const std::size_t i : l.network.supplies[node])
    sum += l.world->supply[i].base_cost * l.world->supply[i].capacity, weight += l.world->supply[i].capacity;
  return weight > 0 ? sum / weight : l.network.mean_price;
}

// Per MWh loaded. What was afloat before the run has only its landing before it; what lands after the end pays for itself.
double column_cost(const Layout& l, const State& s, const ColInfo& col) {
  const Network& net = l.network;
  const VoyageArc& arc = net.voyages[col.item];
  const ExportPlace& from = net.exports[arc.from];
  const auto landing_add = [&](int t) {
    return added(s.regasification_add, l.world->regasification, net.imports[arc.to].terminals, t) +
           tax_on_entry(l, s, net.imports[arc.to].node, col.seller, t);
  };
  if (col.kind == ColKind::afloat) return tie_break(net, arc.id_fraction) + landing_add(col.month);
  const double loading_add = added(s.liquefaction_add, l.world->liquefaction, from.plants, col.month);
  if (col.kind == ColKind::departing) return loading_add - kDeparting * net.mean_price;
  double landed = 0, cost = loading_add;
  for (const auto& [when, share] : landings(l.timeline, arc, col.month))
    if (share > 0) landed += share, cost += share * landing_add(when);
  return cost + landed * cargo_cost(l, s, arc, col.month) -
         (1 - landed) * feed_cost(l, from.node) / (1 - own_use_of(*l.world, from));
}

}  // namespace

double added_at_straits(const Layout& l, const State& s, const VoyageArc& arc, int t) {
  double sum = 0;
  for (const std::size_t strait : arc.straits) sum += s.strait_cost.at(strait, t);
  return sum / l.world->vessels[l.network.exports[arc.from].vessel].cargo;  // million USD a cargo of so many TWh
}

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
  const Timeline& line = b.layout.timeline;
  const int last = b.months() - 1;
  std::vector<Entry> entries;
  const auto contracts = contracts_by_voyage(b.layout);
  // What nominations of the voyage's month may count on it.
  const auto serve = [&](std::size_t v, int t) {
    for (const std::size_t c : contracts[v]) entries.push_back({b.contract[b.at(c, t)], 1});
    for (std::size_t k = 0; k < b.layout.cargo_covers.size(); ++k)
      if (std::ranges::binary_search(b.layout.cargo_covers[k].voyages, v)) entries.push_back({b.cargo_cover[b.at(k, t)], 1});
  };
  // Gas used by the plant comes on top of what is loaded (own_use is a share of feed gas).
  const auto load = [&](const VoyageArc& arc, int t) {
    const ExportPlace& from = net.exports[arc.from];
    const std::size_t label = net.label[net.node_seller[from.node]];
    entries.push_back({b.pool_row(from.node, label, t), -1 / (1 - own_use_of(world, from))});
    entries.push_back({b.liquefaction[b.at(arc.from, t)], 1});
    entries.push_back({b.ship_days[b.at(from.vessel, t)], arc.in(t).ship_days_per_twh});
    for (const std::size_t strait : arc.straits)
      entries.push_back({b.transits[b.at(strait, t)], transits_per_twh(b.layout, arc)});
  };
  const auto land = [&](const VoyageArc& arc, int t, double share) {
    const std::size_t own = net.node_seller[net.exports[arc.from].node], label = net.label[own];
    const std::size_t to = net.imports[arc.to].node;
    entries.push_back({b.pool_row(to, label, t), share});
    entries.push_back({b.regasification[b.at(arc.to, t)], share});
    entries.push_back({b.landed_row(to, label, t), -share});
    // Sold as it lands, or for the last time under its seller's name.
    if (net.direct[to] || label != own) count_sale(b, to, own, t, share, entries);
  };
  // Costs are written with the bounds.
  const auto add = [&](ColKind kind, std::size_t v, int t) {
    const std::size_t own = net.node_seller[net.exports[net.voyages[v].from].node];
    b.add_col({kind, static_cast<std::uint16_t>(t), static_cast<std::uint16_t>(own), 0, static_cast<std::uint32_t>(v)}, 0,
              std::exchange(entries, {}));
  };
  b.begin(ColKind::lng);
  for (std::size_t v = 0; v < net.voyages.size(); ++v) {
    const VoyageArc& arc = net.voyages[v];
    for (int t = 0; t <= last; ++t) {
      if (!arc.in(t).open) continue;  // in no state: ice and the size of ships are no lever
      for (const auto& [when, share] : landings(line, arc, t))
        if (share > 0) land(arc, when, share);
      if (entries.empty()) continue;  // a month's cargoes that would land after the end: departing
      load(arc, t);
      serve(v, t);
      if (arc.habit) entries.push_back({b.habit[b.at(*arc.habit, t)], 1});
      add(ColKind::lng, v, t);
    }
  }
  const auto each_long = [&](ColKind kind, const std::vector<double>& twh, auto&& add_one) {
    b.begin(kind);
    for (std::size_t v = 0; v < twh.size(); ++v)
      if (twh[v] > 0) add_one(v, net.voyages[v]);
  };
  each_long(ColKind::afloat, b.layout.cargoes.afloat, [&](std::size_t v, const VoyageArc& arc) {
    land(arc, 0, 1);
    add(ColKind::afloat, v, 0);
  });
  std::vector<double> departing = b.layout.cargoes.departing;
  if (!departing.empty()) b.layout.last_loadings = last_loadings(b.layout);
  for (const LastLoading& last_one : b.layout.last_loadings)
    departing[last_one.voyage] = std::max(departing[last_one.voyage], 1.0);  // a column even where none leaves yet
  each_long(ColKind::departing, departing, [&](std::size_t v, const VoyageArc& arc) {
    load(arc, last);
    serve(v, last);
    add(ColKind::departing, v, last);
  });
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
    double output = 0;
    for (const std::size_t i : net.exports[row.item].plants)
      output += world.liquefaction[i].capacity * world.liquefaction[i].availability * s.liquefaction.at(i, row.month);
    below(r, output * l.timeline.day_count(row.month) / 365.0);
  }
  for (std::int32_t r = l.of(RowKind::landed).begin; r < l.of(RowKind::landed).end; ++r) below(r, 0);
  for (std::int32_t r = l.of(RowKind::regasification).begin; r < l.of(RowKind::regasification).end; ++r) {
    const RowInfo& row = l.rows[static_cast<std::size_t>(r)];
    double send_out = 0;
    for (const std::size_t i : net.imports[row.item].terminals)
      send_out += world.regasification[i].capacity * s.regasification.at(i, row.month);
    below(r, send_out * l.timeline.day_count(row.month) / 365.0);
  }
  for (std::int32_t c = l.of(ColKind::lng).begin; c < l.of(ColKind::departing).end; ++c) {
    const ColInfo& col = l.cols[static_cast<std::size_t>(c)];
    const VoyageArc& arc = net.voyages[col.item];
    const std::size_t buyer = node_seller(world, net.imports[arc.to].node, col.seller);
    double upper = solve::kInfinity;
    if (col.kind == ColKind::afloat) upper = l.cargoes.afloat[col.item];
    if (col.kind == ColKind::departing) {
      upper = l.cargoes.departing[col.item];
      for (const LastLoading& loading : l.last_loadings)
        if (loading.voyage == col.item)
          upper += std::max(0.0, s.contract_minimum.at(loading.contract, col.month) - loading.departing);
    }
    if (col.kind == ColKind::lng) {
      for (const auto& [when, share] : landings(l.timeline, arc, col.month))
        if (share > 0 && !(s.lng_sale.at(buyer, when) > 0)) upper = 0;
    } else if (!(s.lng_sale.at(buyer, col.month) > 0)) {
      upper = 0;
    }
    for (const std::size_t strait : arc.straits)
      // Where ships are not counted, below half of normal the strait is closed to the trade, above it is open.
      if (!(world.straits[strait].slots > 0) && s.strait.at(strait, col.month) < 0.5) upper = 0;
    p.col_upper[static_cast<std::size_t>(c)] = upper;
    p.col_cost[static_cast<std::size_t>(c)] = column_cost(l, s, col);
  }
}

}  // namespace netback::model
