#include "calibrate/lerner.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "model/lookup.h"

namespace netback::calibrate {
namespace {

double sum(const market::Series& series) {
  double total = 0;
  for (const double value : series) total += value;
  return total;
}

// What a seller sells at a node by ship from a place, or by pipe from all his fields, TWh: the weight of a way.
double sold(const world::World& world, const market::Outcome& outcome, const market::Netback& way) {
  double by_ship = 0;
  for (const auto& flow : outcome.lng_flows)
    if (flow.seller == way.seller && flow.to_node == way.to_node && (!way.by_ship || flow.from_node == way.from_node))
      by_ship += sum(flow.twh);
  if (way.by_ship) return by_ship;
  const auto node = outcome.sales.find(way.to_node);
  if (node == outcome.sales.end() || !node->second.contains(way.seller)) return 0;
  const auto seller = std::ranges::find(world.sellers, way.seller, &world::Seller::id);
  const bool has_ships_in_it = seller != world.sellers.end() && seller->tracked;
  return std::max(0.0, sum(node->second.at(way.seller)) - (has_ships_in_it ? by_ship : 0));
}

// Cost of the fields at the place at base output, weighted by it, USD/MWh.
double field_cost(const world::World& world, const std::string& node) {
  double cost = 0, weight = 0;
  for (const auto& row : world.supply)
    if (row.node == node) cost += row.base_cost * row.production, weight += row.production;
  return weight > 0 ? cost / weight : 0;
}

}  // namespace

LernerYear lerner_year(const world::World& known, const market::Outcome& outcome, int year, const world::Conduct& row) {
  LernerYear found;
  found.year = year;
  double weight = 0, price = 0, cost = 0, volume = 0, consumption = 0;
  std::set<std::tuple<bool, std::string, std::string>> counted;  // several fields or ports of one place sell the same gas
  for (const auto& way : outcome.netbacks) {
    if (way.seller != row.seller || way.served_months == 0 || !model::holds_node(known, row.region, way.to_node)) continue;
    const double twh = sold(known, outcome, way);
    if (!(twh > 0)) continue;
    // Rents of ways and plants, and what the gas is worth at the field above its cost there.
    const double rents =
        way.congestion + way.canal_slots + way.plant_rent + std::max(0.0, way.feed_gas - field_cost(known, way.from_node));
    weight += twh, price += twh * way.price, cost += twh * (way.price - rents);
    if (counted.insert({way.by_ship, way.by_ship ? way.from_node : "", way.to_node}).second) volume += twh;
  }
  for (const auto& [node, series] : outcome.consumption)
    if (model::holds_node(known, row.region, node)) consumption += sum(series);
  if (!(weight > 0) || !(consumption > 0)) return found;
  found.price = price / weight, found.cost = cost / weight, found.share = volume / consumption;
  found.theta = (1 - found.cost / found.price) * std::abs(row.elasticity) / found.share;
  return found;
}

double shrunk(const std::vector<LernerYear>& years) {
  if (years.empty() || std::ranges::any_of(years, [](const auto& one) { return !(one.theta > 0); })) return 0;
  const auto n = static_cast<double>(years.size());
  double mean = 0, variance = 0;
  for (const auto& one : years) mean += one.theta / n;
  if (years.size() < 2) return 0;  // one year says nothing of itself
  for (const auto& one : years) variance += (one.theta - mean) * (one.theta - mean) / (n - 1);
  return mean * std::max(0.0, 1 - variance / (n * mean * mean));
}

}  // namespace netback::calibrate
