#include "world/part.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace netback::world {
namespace {

std::set<std::string> largest_nodes(const World& world, std::size_t count) {
  std::map<std::string, double> twh;
  for (const auto& node : world.nodes) twh[node.id] = 0;
  for (const auto& supply : world.supply) twh[supply.node] += supply.production;
  for (const auto& demand : world.demand) twh[demand.node] += demand.quantity;
  std::vector<std::pair<double, std::string>> order;
  for (const auto& [id, quantity] : twh) order.emplace_back(-quantity, id);
  std::sort(order.begin(), order.end());
  std::set<std::string> kept;
  for (std::size_t i = 0; i < std::min(count, order.size()); ++i) kept.insert(order[i].second);
  return kept;
}

}  // namespace

World largest_part(const World& world, std::size_t node_count) {
  World part = world;
  const std::set<std::string> nodes = largest_nodes(world, node_count);
  const auto at_kept = [&](const auto& row) { return nodes.contains(row.node); };
  const auto keep = [](auto& rows, auto&& holds) { std::erase_if(rows, [&](const auto& row) { return !holds(row); }); };
  keep(part.nodes, [&](const Node& row) { return nodes.contains(row.id); });
  keep(part.balances, at_kept), keep(part.supply, at_kept), keep(part.demand, at_kept);
  keep(part.liquefaction, at_kept), keep(part.regasification, at_kept), keep(part.storage, at_kept);
  keep(part.benchmarks, at_kept);
  keep(part.pipelines, [&](const auto& row) { return nodes.contains(row.from_node) && nodes.contains(row.to_node); });
  // `to_place` may be a region.
  keep(part.trade, [&](const Trade& row) {
    return nodes.contains(row.from_node) && (!row.to_place.starts_with("node:") || nodes.contains(row.to_place));
  });

  std::set<std::string> stores, routes;
  for (const auto& row : part.storage) stores.insert(row.id);
  for (const auto& row : part.pipelines) routes.insert(row.id), routes.insert(row.system);
  for (const auto& row : part.liquefaction) routes.insert(row.id);
  keep(part.storage_levels, [&](const auto& row) { return stores.contains(row.storage); });
  keep(part.storage_norms, [&](const auto& row) { return stores.contains(row.storage); });
  keep(part.contracts,
       [&](const Contract& row) { return nodes.contains(row.buyer) && (row.route.empty() || routes.contains(row.route)); });
  return part;
}

}  // namespace netback::world
