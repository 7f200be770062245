#include "model/contract_price.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "core/units.h"
#include "model/contract_rows.h"
#include "model/lookup.h"

namespace netback::model {
namespace {

constexpr double kFar = std::numeric_limits<double>::infinity();
constexpr double kMostHub = 0.9;  // a formula that follows hubs by more than this is a hub's

bool is_hub(const world::World& world, const std::string& series) {
  return std::ranges::any_of(world.benchmarks, [&](const auto& row) { return row.id == series; });
}

// Least cost of a seller's gas at every node, by pipe from its own fields at base cost; USD/MWh.
std::vector<double> delivered_cost(const world::World& world, const Network& net, std::size_t seller) {
  std::vector<double> cost(world.nodes.size(), kFar);
  for (std::size_t n = 0; n < world.nodes.size(); ++n)
    if (net.node_seller[n] == seller)
      for (const std::size_t i : net.supplies[n]) cost[n] = std::min(cost[n], world.supply[i].base_cost);
  const Index nodes = index_of(world.nodes);
  for (bool moved = true; moved;) {  // Bellman and Ford: a few dozen lines
    moved = false;
    for (const auto& pipe : world.pipelines) {
      if (!pipe.sellers.empty() && std::ranges::find(pipe.sellers, world.sellers[seller].id) == pipe.sellers.end()) continue;
      const double there = (cost[find(nodes, pipe.from_node)] + pipe.tariff) / (1 - pipe.loss);
      double& known = cost[find(nodes, pipe.to_node)];
      if (there < known - 1e-9) known = there, moved = true;
    }
  }
  return cost;
}

}  // namespace

std::optional<double> quoted(const world::World& world, const std::string& series, Month first, Month last) {
  double sum = 0;
  int count = 0, nearest_away = 0;
  std::optional<double> nearest;
  for (const auto& quote : world.prices) {
    if (quote.series != series) continue;
    if (first <= quote.month && quote.month <= last) sum += quote.value, ++count;
    const int away = quote.month < first ? first - quote.month : std::max(0, quote.month - last);
    if (!nearest || away < nearest_away) nearest = quote.value, nearest_away = away;
  }
  return count > 0 ? std::optional(sum / count) : nearest;
}

std::optional<double> oil_indexed_price(const world::World& world, const world::PriceFormula& formula, Month month) {
  double usd_per_mmbtu = formula.constant, hub = 0;
  bool any = formula.terms.empty() && formula.constant > 0;
  for (const auto& term : formula.terms) {
    if (is_hub(world, term.series)) {
      hub += term.coefficient;
      continue;
    }
    const auto value = quoted(world, term.series, month + -term.last, month + -term.first);
    if (!value) return std::nullopt;
    usd_per_mmbtu += term.coefficient * *value, any = true;
  }
  if (!any || hub > kMostHub) return std::nullopt;
  return units::usd_per_mwh(usd_per_mmbtu / (1 - hub));
}

std::vector<double> contract_rooms(const world::World& world) {
  std::vector<double> rooms;
  for (const auto& row : world.contracts) {
    double twh = 0;
    for (const auto& pipe : world.pipelines)
      if (counts_by_pipe(world, row, pipe)) twh += pipe.capacity;
    // All plants of the seller: those of one loading place serve its contracts together.
    for (const auto& plant : world.liquefaction) {
      const auto node = std::ranges::find(world.nodes, plant.node, &world::Node::id);
      if (node != world.nodes.end() && node->seller == row.seller) twh += plant.capacity;
    }
    rooms.push_back(twh);
  }
  return rooms;
}

std::vector<double> contract_wedges(const world::World& world, const Network& network, const Timeline& line) {
  const auto periods = static_cast<std::size_t>(line.period_count());
  std::vector<double> wedges(world.contracts.size() * periods, 0);
  const Index sellers = index_of(world.sellers), nodes = index_of(world.nodes);
  std::map<std::size_t, std::vector<double>> costs;  // by seller
  for (std::size_t i = 0; i < world.contracts.size(); ++i) {
    const auto& row = world.contracts[i];
    if (row.spot || row.price.empty()) continue;
    const std::size_t seller = find(sellers, row.seller);
    const auto [at, is_new] = costs.try_emplace(seller);
    if (is_new) at->second = delivered_cost(world, network, seller);
    double delivered = kFar;
    for (const auto& pipe : world.pipelines)
      if (counts_by_pipe(world, row, pipe))
        delivered = std::min(delivered, (at->second[find(nodes, pipe.from_node)] + pipe.tariff) / (1 - pipe.loss));
    if (std::isinf(delivered)) continue;
    for (std::size_t t = 0; t < periods; ++t) {
      double sum = 0;
      int count = 0;
      for (int m = 0; m < line.length(static_cast<int>(t)); ++m)
        if (const auto price = oil_indexed_price(world, row.price, line.month(static_cast<int>(t)) + m))
          sum += *price, ++count;
      if (count > 0) wedges[i * periods + t] = sum / count - delivered;
    }
  }
  return wedges;
}

}  // namespace netback::model
