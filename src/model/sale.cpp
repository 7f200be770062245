#include "model/conduct.h"
#include "model/constraints.h"
#include "model/tie_break.h"

namespace netback::model {

namespace {

constexpr double kTie = 4.6e-5;  // of the mean price: 0.001 USD/MWh at the prices of 2024

}  // namespace

double tie_break(const Network& net, double id_fraction) { return kTie * net.mean_price * id_fraction; }
double tie_break(const Network& net, const std::string& id) { return tie_break(net, id_fraction(id)); }
double detour_cost(const Network& net) { return 10 * kTie * net.mean_price; }

double tax_on_entry(const Layout& l, const State& s, std::size_t node, std::size_t seller, int t) {
  return l.network.direct[node] ? s.sale_add.at(node_seller(*l.world, node, seller), t) : 0;
}

void add_sale(Builder& b) {
  const auto& world = *b.layout.world;
  const Network& net = b.layout.network;
  b.begin(ColKind::sale);
  for (std::size_t n = 0; n < world.nodes.size(); ++n) {
    if (net.direct[n]) continue;  // its gas enters the hub at once
    for (std::size_t k = 0; k < world.sellers.size(); ++k) {
      if (!net.reach[n][k]) continue;
      const double cost = tie_break(net, world.nodes[n].id + world.sellers[k].id);
      for (int t = 0; t < b.months(); ++t) {
        std::vector<Entry> entries{{b.pool_row(n, k, t), -1}, {b.hub_row(n, t), 1}};
        count_sale(b, n, k, t, 1, entries);
        b.add_col(
            {ColKind::sale, static_cast<std::uint16_t>(t), static_cast<std::uint16_t>(k), 0, static_cast<std::uint32_t>(n)},
            cost, std::move(entries));
      }
    }
  }
  // Landed gas of a seller that may be barred by pipe alone goes past that ban.
  b.begin(ColKind::landed_sale);
  for (std::size_t n = 0; n < world.nodes.size(); ++n)
    for (std::size_t k = 0; k < world.sellers.size(); ++k) {
      if (!net.landed[n][k]) continue;
      for (int t = 0; t < b.months(); ++t) {
        std::vector<Entry> entries{{b.pool_row(n, k, t), -1}, {b.hub_row(n, t), 1}, {b.landed_row(n, k, t), 1}};
        count_sale(b, n, k, t, 1, entries);
        b.add_col({ColKind::landed_sale, static_cast<std::uint16_t>(t), static_cast<std::uint16_t>(k), 0,
                   static_cast<std::uint32_t>(n)},
                  detour_cost(net), std::move(entries));
      }
    }
  // Gas bought at the hub to be liquefied loses its seller's name: it is sold on as the plant's.
  b.begin(ColKind::resale);
  for (std::size_t n = 0; n < world.nodes.size(); ++n) {
    bool liquefies = false;
    for (const auto& place : net.exports) liquefies = liquefies || place.node == n;
    if (!liquefies || net.direct[n]) continue;
    const std::size_t own = net.label[net.node_seller[n]];
    for (int t = 0; t < b.months(); ++t)
      b.add_col({ColKind::resale, static_cast<std::uint16_t>(t), static_cast<std::uint16_t>(own), 0,
                 static_cast<std::uint32_t>(n)},
                detour_cost(net), {{b.hub_row(n, t), -1}, {b.pool_row(n, own, t), 1}});
  }
}

void bound_sale(const Layout& l, const State& s, solve::LinearProgram& p) {
  const auto tax = [&](const ColInfo& col) { return s.sale_add.at(node_seller(*l.world, col.item, col.seller), col.month); };
  const Range& sales = l.of(ColKind::sale);
  for (std::int32_t c = sales.begin; c < sales.end; ++c) {
    const ColInfo& col = l.cols[static_cast<std::size_t>(c)];
    const double allowed = s.pipe_sale.at(node_seller(*l.world, col.item, col.seller), col.month);
    p.col_upper[static_cast<std::size_t>(c)] = allowed > 0 ? solve::kInfinity : 0;
    p.col_cost[static_cast<std::size_t>(c)] =
        tie_break(l.network, l.world->nodes[col.item].id + l.world->sellers[col.seller].id) + tax(col);
  }
  for (std::int32_t c = l.of(ColKind::landed_sale).begin; c < l.of(ColKind::landed_sale).end; ++c) {
    const ColInfo& col = l.cols[static_cast<std::size_t>(c)];
    const double allowed = s.lng_sale.at(node_seller(*l.world, col.item, col.seller), col.month);
    p.col_upper[static_cast<std::size_t>(c)] = allowed > 0 ? solve::kInfinity : 0;
    p.col_cost[static_cast<std::size_t>(c)] = detour_cost(l.network) + tax(col);
  }
  const Range& resales = l.of(ColKind::resale);
  for (std::int32_t c = resales.begin; c < resales.end; ++c) p.col_upper[static_cast<std::size_t>(c)] = solve::kInfinity;
}

}  // namespace netback::model
