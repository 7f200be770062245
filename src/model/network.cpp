#include <algorithm>
#include <deque>
#include <map>
#include <tuple>

#include "model/apply_event.h"
#include "model/conduct.h"
#include "model/corrections.h"
#include "model/layout.h"
#include "model/lookup.h"
#include "model/voyages.h"
#include "world/query.h"

namespace netback::model {
namespace {

void add_rows_by_node(Network& net, const world::World& world, const Index& nodes) {
  net.supplies.resize(world.nodes.size()), net.demands.resize(world.nodes.size()), net.storages.resize(world.nodes.size());
  net.out_pipes.resize(world.nodes.size()), net.in_pipes.resize(world.nodes.size());
  const auto put = [&](auto& lists, const std::string& node, std::size_t row) { lists[find(nodes, node)].push_back(row); };
  for (std::size_t i = 0; i < world.supply.size(); ++i) put(net.supplies, world.supply[i].node, i);
  for (std::size_t i = 0; i < world.demand.size(); ++i) put(net.demands, world.demand[i].node, i);
  for (std::size_t i = 0; i < world.storage.size(); ++i) put(net.storages, world.storage[i].node, i);
  for (std::size_t i = 0; i < world.pipelines.size(); ++i) {
    put(net.out_pipes, world.pipelines[i].from_node, i);
    put(net.in_pipes, world.pipelines[i].to_node, i);
  }
}

void add_places(Network& net, const world::World& world, const Index& nodes) {
  const Index ports = index_of(world.ports), vessels = index_of(world.vessels);
  std::map<std::tuple<std::size_t, std::size_t, std::string>, std::size_t> place_of;
  for (std::size_t i = 0; i < world.liquefaction.size(); ++i) {
    const auto& plant = world.liquefaction[i];
    const std::size_t node = find(nodes, plant.node), vessel = find(vessels, plant.vessel), port = find(ports, plant.port);
    const auto& at_port = world.ports[port];
    const auto key = std::tuple(node, vessel, at_port.area.empty() ? at_port.id : at_port.area);
    const auto [at, is_new] = place_of.emplace(key, net.exports.size());
    if (is_new) net.exports.push_back({node, vessel, plant.port, {}, 0});
    net.exports[at->second].plants.push_back(i);
  }
  for (ExportPlace& place : net.exports) {
    double capacity = 0;
    for (const std::size_t i : place.plants) {
      const auto& plant = world.liquefaction[i];
      place.cost += plant.cost * plant.capacity, capacity += plant.capacity;
    }
    place.cost = capacity > 0 ? place.cost / capacity : 0;
  }
  net.sails.assign(world.vessels.size(), false);
  for (const ExportPlace& place : net.exports) net.sails[place.vessel] = true;
  std::map<std::size_t, std::size_t> import_of;
  for (std::size_t i = 0; i < world.regasification.size(); ++i) {
    const std::size_t node = find(nodes, world.regasification[i].node);
    const auto [at, is_new] = import_of.emplace(node, net.imports.size());
    if (is_new) net.imports.push_back({node, "", {}, 0});
    net.imports[at->second].terminals.push_back(i);
  }
  for (ImportPlace& place : net.imports) {
    // The port of the largest terminal stands for the node; costs are weighted by send-out.
    double capacity = 0, largest = -1;
    for (const std::size_t i : place.terminals) {
      const auto& terminal = world.regasification[i];
      place.cost += terminal.cost * terminal.capacity, capacity += terminal.capacity;
      if (terminal.capacity > largest) largest = terminal.capacity, place.port = terminal.port;
    }
    place.cost = capacity > 0 ? place.cost / capacity : 0;
  }
}

void spread_labels(Network& net, const world::World& world, const Index& nodes) {
  const Index sellers = index_of(world.sellers);
  net.rest_seller = find(sellers, "seller:rest"), net.storage_seller = find(sellers, "seller:storage");
  if (net.rest_seller == kNone) net.rest_seller = 0;
  for (std::size_t s = 0; s < world.sellers.size(); ++s) net.label.push_back(world.sellers[s].tracked ? s : net.rest_seller);
  for (const auto& node : world.nodes) net.node_seller.push_back(find(sellers, node.seller));
  net.reach.assign(world.nodes.size(), std::vector<bool>(world.sellers.size(), false));
  for (std::size_t n = 0; n < world.nodes.size(); ++n) {
    bool way_out = !net.out_pipes[n].empty();
    for (const auto& place : net.exports) way_out = way_out || place.node == n;
    net.direct.push_back(!way_out);
  }
  net.retrades = retrade_nodes(world, net);
  std::deque<std::pair<std::size_t, std::size_t>> open;
  const auto reach = [&](std::size_t node, std::size_t label) {
    if (net.reach[node][label]) return;
    net.reach[node][label] = true;
    open.emplace_back(node, label);
  };
  for (std::size_t n = 0; n < world.nodes.size(); ++n) {
    if (!net.supplies[n].empty() || !net.direct[n]) reach(n, net.label[net.node_seller[n]]);
    double balance = 0;
    for (const std::size_t i : net.supplies[n]) balance += world.supply[i].production;
    for (const std::size_t i : net.demands[n]) balance -= world.demand[i].quantity;
    const std::size_t own = net.label[net.node_seller[n]];
    net.stored_label.push_back(own != net.rest_seller || balance > 0 ? own : net.storage_seller);
    if (!net.storages[n].empty() && !net.direct[n] && net.stored_label[n] != kNone) reach(n, net.stored_label[n]);
  }
  for (std::size_t n = 0; n < world.nodes.size(); ++n)
    if (net.retrades[n]) reach(n, net.storage_seller);
  for (const auto& arc : net.voyages)
    reach(net.imports[arc.to].node, net.label[net.node_seller[net.exports[arc.from].node]]);
  while (!open.empty()) {
    const auto [node, label] = open.front();
    open.pop_front();
    for (const std::size_t i : net.out_pipes[node]) {
      const auto& allowed = world.pipelines[i].sellers;
      if (allowed.empty() || std::find(allowed.begin(), allowed.end(), world.sellers[label].id) != allowed.end())
        reach(find(nodes, world.pipelines[i].to_node), label);
    }
  }
}

// Where a ban on a seller's gas by pipe alone stands in the tables or the events, its landed gas is kept apart, so that it
// can still be sold. Gas of untracked sellers has no name any more where it could be barred.
void tell_landed(Network& net, const world::World& world, const std::vector<scenario::Event>& events) {
  State scratch;
  scratch.pipe_sale = scratch.lng_sale = MonthTable(world.nodes.size() * world.sellers.size(), 1, 1);
  const auto bar = [&](const std::string& kind, const std::string& commodity, const std::string& target,
                       const world::Ids& buyers) {
    if (kind == "trade_flow" && commodity == "commodity:gas") bar_sales(scratch, world, target, buyers, commodity, 0, 0);
  };
  for (const auto& ban : world.restrictions) bar(ban.kind, ban.commodity, ban.target, ban.buyers);
  for (const auto& event : events)
    if (const auto* lever = std::get_if<scenario::RestrictionLever>(&event.lever))
      bar(lever->kind, lever->commodity, lever->target, lever->buyers);
  net.landed.assign(world.nodes.size(), std::vector<bool>(world.sellers.size(), false));
  for (const auto& arc : net.voyages) {
    const std::size_t to = net.imports[arc.to].node, seller = net.node_seller[net.exports[arc.from].node];
    const bool barred = scratch.pipe_sale.at(node_seller(world, to, seller), 0) == 0;
    if (barred && !net.direct[to] && net.label[seller] == seller) net.landed[to][seller] = true;
  }
}

}  // namespace

std::array<Landing, 2> landings(const Timeline& line, const VoyageArc& arc, int t) {
  const double late = arc.is_long && line.period_count() > 1 ? 1.0 / line.length(t) : 0;
  return {{{t, 1 - late}, {t + 1, t + 1 < line.period_count() ? late : 0}}};
}

Network make_network(const world::World& world, const std::vector<scenario::Event>& events, const Timeline& timeline) {
  const Index nodes = index_of(world.nodes);
  Network net;
  add_rows_by_node(net, world, nodes);
  add_places(net, world, nodes);
  net.mean_price = world::mean_reference_price(world);
  add_voyages(net, world, events, timeline);
  for (VoyageArc& arc : net.voyages)
    arc.correction = lng_correction(world, world.nodes[net.exports[arc.from].node], world.nodes[net.imports[arc.to].node]);
  for (const auto& pipe : world.pipelines) net.pipe_correction.push_back(pipe_correction(world, pipe));
  spread_labels(net, world, nodes);
  tell_landed(net, world, events);
  net.conduct = conduct_markets(world, net, timeline);
  return net;
}

}  // namespace netback::model
