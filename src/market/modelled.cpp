#include "market/modelled.h"

#include <algorithm>
#include <numeric>

#include "core/units.h"
#include "model/lookup.h"
#include "world/contract_in_force.h"

namespace netback::market {
namespace {

double sum(const Series& series) { return std::accumulate(series.begin(), series.end(), 0.0); }

const world::Node* node_of(const world::World& world, const std::string& id) {
  const auto found = std::find_if(world.nodes.begin(), world.nodes.end(), [&](const auto& n) { return n.id == id; });
  return found == world.nodes.end() ? nullptr : &*found;
}

bool in_place(const world::World& world, const std::string& node, const std::string& place) {
  return place.empty() || model::holds_node(world, place, node);
}

double by_node(const world::World& world, const std::map<std::string, Series>& table, const std::string& place) {
  double total = 0;
  for (const auto& [node, series] : table)
    if (in_place(world, node, place)) total += sum(series);
  return total;
}

// Gas of an origin burnt or stored in a place, as far as it came by pipe: what its seller sells there less what it lands.
// Gas without a name of its own counts at the exporter's border.
double piped_to(const world::World& world, const Outcome& outcome, const std::string& from, const std::string& to);

double exported(const world::World& world, const Outcome& outcome, const std::string& from, const std::string& to,
                bool by_pipe) {
  // Gas that keeps its seller's name counts where it enters the partner, by whatever way; other gas at the exporter's
  // border.
  const auto seller = std::find_if(world.sellers.begin(), world.sellers.end(), [&](const auto& row) {
    return row.tracked && !row.country.empty() && row.country == from;
  });
  double total = 0;
  if (by_pipe && !to.empty() && seller != world.sellers.end()) {
    for (const auto& flow : outcome.pipe_flows)
      if (flow.seller == seller->id && !in_place(world, flow.from_node, to) && in_place(world, flow.to_node, to))
        total += sum(flow.twh);
    return total;
  }
  const auto leaves = [&](const std::string& a, const std::string& b) {
    return in_place(world, a, from) && !in_place(world, b, from) && in_place(world, b, to);
  };
  if (by_pipe)
    for (const auto& flow : outcome.pipe_flows)
      if (leaves(flow.from_node, flow.to_node)) total += sum(flow.twh);
  // To a named neighbour the tables count pipes alone.
  if (to.empty() || !by_pipe)
    for (const auto& flow : outcome.lng_flows)
      if (leaves(flow.from_node, flow.to_node)) total += sum(flow.twh);
  return total;
}

double piped_to(const world::World& world, const Outcome& outcome, const std::string& from, const std::string& to) {
  const auto seller = std::ranges::find_if(
      world.sellers, [&](const auto& row) { return row.tracked && !row.country.empty() && row.country == from; });
  double total = 0;
  if (seller == world.sellers.end()) {  // gas of the rest that leaves there, whoever else's goes the same way
    for (const auto& flow : outcome.pipe_flows)
      if (flow.seller == "seller:rest" && in_place(world, flow.from_node, from) && in_place(world, flow.to_node, to))
        total += sum(flow.twh);
    return total;
  }
  for (const auto& [node, by_seller] : outcome.sales)
    if (const auto sold = by_seller.find(seller->id); sold != by_seller.end() && in_place(world, node, to))
      total += sum(sold->second);
  for (const auto& flow : outcome.lng_flows)
    if (flow.seller == seller->id && in_place(world, flow.to_node, to)) total -= sum(flow.twh);
  return std::max(0.0, total);
}

// Of a line of several sections the one that carries most (sections share the gas); of parallel strings the sum.
double line_flow(const world::World& world, const Outcome& outcome, const std::string& line) {
  std::map<std::pair<std::string, std::string>, double> sections;
  for (const auto& flow : outcome.pipe_flows) {
    const auto pipe =
        std::find_if(world.pipelines.begin(), world.pipelines.end(), [&](const auto& p) { return p.id == flow.pipe; });
    if (pipe != world.pipelines.end() && (pipe->id == line || pipe->system == line))
      sections[{flow.from_node, flow.to_node}] += sum(flow.twh);
  }
  double most = 0;
  for (const auto& [ends, twh] : sections) most = std::max(most, twh);
  return most;
}

}  // namespace

std::optional<double> modelled(const world::World& world, const Outcome& outcome, const world::Observed& row) {
  if (row.measure == "price") {
    for (const auto& benchmark : world.benchmarks)
      if (benchmark.id == row.subject && outcome.price.contains(benchmark.node)) {
        const Series& price = outcome.price.at(benchmark.node);
        return units::usd_per_mmbtu(sum(price) / static_cast<double>(price.size()));
      }
    return std::nullopt;
  }
  if (row.subject == "region:world") return std::nullopt;  // not all of the world is in the nodes
  if (row.measure == "consumption") return by_node(world, outcome.consumption, row.subject);
  if (row.measure == "production") return by_node(world, outcome.production, row.subject);
  if (row.measure == "pipe_trade") return piped_to(world, outcome, row.subject, row.partner);
  if (row.measure == "export") return exported(world, outcome, row.subject, row.partner, true);
  if (row.measure == "lng_export") return exported(world, outcome, row.subject, "", false);
  if (row.measure == "pipe_flow") return line_flow(world, outcome, row.subject);
  if (row.measure == "lng_import") {
    double landed = 0;
    for (const auto& flow : outcome.lng_flows)
      if (in_place(world, flow.to_node, row.subject)) landed += sum(flow.twh);
    return landed;
  }
  return std::nullopt;
}

double fit_share_of_trade(const world::World& world, const Outcome& outcome, Date day) {
  double trade = 0, fitted = 0;
  for (const auto& flow : outcome.lng_flows) trade += sum(flow.twh);
  for (const auto& flow : outcome.pipe_flows) {
    const auto *from = node_of(world, flow.from_node), *to = node_of(world, flow.to_node);
    if (!from || !to || from->countries == to->countries) continue;
    trade += sum(flow.twh);
    const bool fit = std::any_of(world.contracts.begin(), world.contracts.end(), [&](const auto& contract) {
      return contract.basis == "fit" && world::is_in_force(world, contract, day) && contract.seller == flow.seller &&
             (contract.route == flow.pipe || (contract.buyer == flow.to_node && flow.pipe.starts_with(contract.route)));
    });
    if (fit) fitted += sum(flow.twh);
  }
  return trade > 0 ? fitted / trade : 0;
}

}  // namespace netback::market
