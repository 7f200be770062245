// A seller who counts on the price of a region falling by theta B with every TWh he sells there (docs/conduct.md) pays, in
// the program, for what he sells beyond what is sold forward:
//   sum of his sales in the region away from home - sum of power steps <= 0       (conduct; dual = minus his mark-up)
//   cost of the power steps: the integral of theta B (X - F)+, in steps whose middles lie on the line
// So his gas is worth to him the price less theta B (X - F): what makes a conjectured-variations market one convex program.
#include "model/conduct.h"

#include <algorithm>
#include <cmath>

#include "model/constraints.h"

namespace netback::model {
namespace {

constexpr double kStepError = 0.01;     // of the region's reference price: how far a step may be off its line
constexpr double kWidest = 0.1;         // of what the region uses: where theta is small, too
constexpr double kMostOfUse = 1.5;       // re-traders may carry away what the region does not use
constexpr std::uint16_t kMostSteps = 200;

bool is_home(const world::World& world, const Network& net, std::size_t node, std::size_t seller) {
  if (net.node_seller[node] == seller) return true;
  const auto& countries = world.nodes[node].countries;
  return std::ranges::find(countries, world.sellers[seller].country) != countries.end();
}

// Demand of the market: TWh, and TWh over its reference price, the inverse slope at elasticity -1.
struct Use { double twh = 0, over_price = 0; };
template <class F>
Use use_of(const world::World& world, const Network& net, const std::vector<bool>& holds, F&& twh_of) {
  Use use;
  for (std::size_t n = 0; n < holds.size(); ++n)
    for (const std::size_t i : net.demands[n]) {
      if (!holds[n] || !(world.demand[i].reference_price > 0)) continue;
      const double twh = twh_of(i);
      use.twh += twh, use.over_price += twh / world.demand[i].reference_price;
    }
  return use;
}

Conjecture conjecture_of(const world::Conduct& row, const ConductMarket& market, const Use& use, int days) {
  Conjecture told;
  told.forward = row.forward * market.reference_sales * days / 365.0;
  if (!(use.over_price > 0)) return told;  // nobody buys there: nothing to conjecture
  told.slope = row.theta / (-row.elasticity * use.over_price);
  told.step = std::min(2 * kStepError * (use.twh / use.over_price) / told.slope, kWidest * use.twh);
  return told;
}

// TWh a year: by pipe into the nodes held from outside, and by ship.
struct Ways { double pipe = 0, ship = 0, terminals = 0; };
Ways ways_into(const world::World& world, const Network& net, const std::vector<bool>& holds, std::size_t seller) {
  const Index nodes = index_of(world.nodes);
  Ways ways;
  for (std::size_t n = 0; n < holds.size(); ++n)
    for (const std::size_t i : net.in_pipes[n]) {
      const auto& pipe = world.pipelines[i];
      const std::size_t from = find(nodes, pipe.from_node);
      const bool allowed =
          pipe.sellers.empty() || std::ranges::find(pipe.sellers, world.sellers[seller].id) != pipe.sellers.end();
      if (holds[n] && !holds[from] && allowed && net.label[seller] == seller && net.reach[from][seller])
        ways.pipe += pipe.capacity;
    }
  for (const ExportPlace& place : net.exports)
    for (const std::size_t i : place.plants)
      if (net.node_seller[place.node] == seller) ways.ship += world.liquefaction[i].capacity;
  for (const ImportPlace& place : net.imports)
    for (const std::size_t i : place.terminals)
      if (holds[place.node]) ways.terminals += world.regasification[i].capacity;
  return ways;
}

// What the seller's base year leaves for abroad, shared out by the ways to the market; ships by its share of terminals.
void measure_sales(const world::World& world, const Network& net, ConductMarket& market) {
  double capacity = 0, exports = 0;
  std::vector<bool> abroad(world.nodes.size());
  for (std::size_t n = 0; n < world.nodes.size(); ++n) {
    const bool home = is_home(world, net, n, market.seller);
    abroad[n] = !home;
    for (const std::size_t i : net.supplies[n])
      if (home) capacity += world.supply[i].capacity, exports += world.supply[i].production;
    for (const std::size_t i : net.demands[n])
      if (home) exports -= world.demand[i].quantity;
  }
  const Ways here = ways_into(world, net, market.holds, market.seller), all = ways_into(world, net, abroad, market.seller);
  const double by_ship = all.terminals > 0 ? here.ship * here.terminals / all.terminals : 0;
  if (all.pipe + all.ship > 0)
    market.reference_sales = std::max(0.0, exports) * std::min(1.0, (here.pipe + by_ship) / (all.pipe + all.ship));
  market.most_sales = std::min(capacity, here.pipe + std::min(here.ship, here.terminals));
}

ColInfo info(ColKind kind, const ConductMarket& market, int t, std::uint16_t step = 0) {
  return {kind, static_cast<std::uint16_t>(t), static_cast<std::uint16_t>(market.seller), step,
          static_cast<std::uint32_t>(market.row)};
}

// Where a seller may sell but is barred next door, gas bought at the hub could carry his past the ban.
bool would_pass_a_ban(const Layout& l, const State& s, std::size_t node, int t) {
  const Network& net = l.network;
  const Index nodes = index_of(l.world->nodes);
  for (std::size_t k = 0; k < l.world->sellers.size(); ++k) {
    if (!net.reach[node][k] || !(s.pipe_sale.at(node_seller(*l.world, node, k), t) > 0)) continue;
    for (const std::size_t i : net.out_pipes[node]) {
      const std::size_t to = find(nodes, l.world->pipelines[i].to_node);
      if (!(s.pipe_sale.at(node_seller(*l.world, to, k), t) > 0)) return true;
    }
  }
  return false;
}

}  // namespace

bool is_in_force(const world::World& world, const world::Conduct& row, Date day) {
  return row.holds_on(day) && std::ranges::none_of(world.conduct, [&](const world::Conduct& other) {
           return other.seller == row.seller && other.region == row.region && other.holds_on(day) && newer(other, row);
         });
}

std::vector<bool> retrade_nodes(const world::World& world, const Network& net) {
  const Index sellers = index_of(world.sellers);
  std::vector<bool> nodes(world.nodes.size(), false);
  if (net.storage_seller == kNone) return nodes;
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    bool home = false;
    for (const auto& row : world.conduct) {
      if (!(row.theta > 0)) continue;
      nodes[n] = nodes[n] || holds_node(world, row.region, world.nodes[n]);
      home = home || is_home(world, net, n, find(sellers, row.seller));
    }
    nodes[n] = nodes[n] && !home && !net.out_pipes[n].empty();
  }
  return nodes;
}

std::vector<ConductMarket> conduct_markets(const world::World& world, const Network& net, const Timeline& line) {
  const Index sellers = index_of(world.sellers), shapes = index_of(world.shapes);
  std::vector<ConductMarket> markets;
  for (std::size_t i = 0; i < world.conduct.size(); ++i) {
    const world::Conduct& row = world.conduct[i];
    if (!(row.theta > 0)) continue;
    ConductMarket market;
    market.row = i, market.seller = find(sellers, row.seller);
    for (int t = 0; t < line.period_count(); ++t)
      market.in_force.push_back(is_in_force(world, row, line.month(t).first_day()));
    if (std::ranges::find(market.in_force, true) == market.in_force.end()) continue;
    for (std::size_t n = 0; n < world.nodes.size(); ++n)
      market.holds.push_back(holds_node(world, row.region, world.nodes[n]) && !is_home(world, net, n, market.seller));
    measure_sales(world, net, market);
    for (int t = 0; t < line.period_count(); ++t) {
      const Use use = use_of(world, net, market.holds, [&](std::size_t d) {
        return world.demand[d].quantity * period_share(world, shapes, world.demand[d].shape, line, t);
      });
      const int days = line.day_count(t);
      const Conjecture told = conjecture_of(row, market, use, days);
      if (!(told.step > 0)) continue;
      const double most = std::min(market.most_sales * days / 365.0, kMostOfUse * use.twh) - told.forward;
      const double steps = std::clamp(std::ceil(most / told.step), 1.0, static_cast<double>(kMostSteps));
      market.step_count = std::max(market.step_count, static_cast<std::uint16_t>(steps));
    }
    markets.push_back(std::move(market));
  }
  return markets;
}

Conjecture conjecture(const Layout& l, const State& s, const Index& shapes, const ConductMarket& market, int t) {
  const Use use = use_of(*l.world, l.network, market.holds, [&](std::size_t i) {
    const world::Demand& row = l.world->demand[i];
    return row.quantity * period_share(*l.world, shapes, row.shape, l.timeline, t) * s.demand_factor.at(i, t);
  });
  return conjecture_of(l.world->conduct[market.row], market, use, l.timeline.day_count(t));
}

void count_sale(const Builder& b, std::size_t node, std::size_t seller, int t, double share, std::vector<Entry>& entries) {
  for (const ConductMarket& market : b.layout.network.conduct)
    if (market.seller == seller && market.holds[node]) entries.push_back({b.conduct[b.at(market.row, t)], share});
}

void add_conduct_rows(Builder& b) {
  b.conduct.assign(b.layout.world->conduct.size() * static_cast<std::size_t>(b.months()), -1);
  b.begin(RowKind::conduct);
  for (const ConductMarket& market : b.layout.network.conduct)
    for (int t = 0; t < b.months(); ++t)
      if (market.in_force[static_cast<std::size_t>(t)])
        b.conduct[b.at(market.row, t)] =
            b.add_row({RowKind::conduct, static_cast<std::uint16_t>(t), static_cast<std::uint16_t>(market.seller),
                       static_cast<std::uint32_t>(market.row)});
}

void add_conduct(Builder& b) {
  const Network& net = b.layout.network;
  // Widths and costs are written with the state. Step 0 is what is sold forward, the last one has no end.
  b.begin(ColKind::power);
  for (const ConductMarket& market : net.conduct)
    for (int t = 0; t < b.months(); ++t)
      for (std::uint16_t j = 0; market.in_force[static_cast<std::size_t>(t)] && j < market.step_count + 2; ++j)
        b.add_col(info(ColKind::power, market, t, j), 0, {{b.conduct[b.at(market.row, t)], -1}});
  // Nobody's conduct: bought at the hub, moved on, sold where it is dearer by more than the way.
  b.begin(ColKind::retrade);
  for (std::size_t n = 0; n < net.retrades.size(); ++n)
    for (int t = 0; net.retrades[n] && t < b.months(); ++t)
      b.add_col({ColKind::retrade, static_cast<std::uint16_t>(t), static_cast<std::uint16_t>(net.storage_seller), 0,
                 static_cast<std::uint32_t>(n)},
                detour_cost(net), {{b.hub_row(n, t), -1}, {b.pool_row(n, net.storage_seller, t), 1}});
}

void bound_conduct(const Layout& l, const State& s, solve::LinearProgram& p) {
  const Range &rows = l.of(RowKind::conduct), &steps = l.of(ColKind::power), &trades = l.of(ColKind::retrade);
  // Not equal: where he sells nothing no dual below zero may tell of a mark-up.
  for (std::int32_t r = rows.begin; r < rows.end; ++r)
    p.row_lower[static_cast<std::size_t>(r)] = -solve::kInfinity, p.row_upper[static_cast<std::size_t>(r)] = 0;
  const Index shapes = index_of(l.world->shapes);
  auto c = static_cast<std::size_t>(steps.begin);
  for (const ConductMarket& market : l.network.conduct)
    for (int t = 0; t < l.timeline.period_count(); ++t) {
      if (!market.in_force[static_cast<std::size_t>(t)]) continue;
      const Conjecture told = conjecture(l, s, shapes, market, t);
      for (int j = 0; j < market.step_count + 2; ++j, ++c) {
        p.col_upper[c] = j == 0 ? told.forward : j <= market.step_count ? told.step : solve::kInfinity;
        p.col_cost[c] = j == 0 ? 0 : told.slope * told.step * (j - 0.5);
      }
    }
  for (std::int32_t at = trades.begin; at < trades.end; ++at) {
    const ColInfo& col = l.cols[static_cast<std::size_t>(at)];
    p.col_upper[static_cast<std::size_t>(at)] = would_pass_a_ban(l, s, col.item, col.month) ? 0 : solve::kInfinity;
  }
}

}  // namespace netback::model
