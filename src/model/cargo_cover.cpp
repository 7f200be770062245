// Contracts by sea share cargoes, and no cargo serves two:
//   for every set of voyages that some contract can be served by:
//   cargoes on these voyages >= sum over the contracts served by nothing else of (take - shortfall)
#include <algorithm>
#include <map>

#include "model/constraints.h"
#include "model/lookup.h"

namespace netback::model {

bool is_covered(const world::World& world, const world::Contract& contract) {
  return contract.spot &&
         std::ranges::any_of(world.liquefaction, [&](const auto& plant) { return plant.id == contract.route; });
}

// Contracts over a plant of the place, or without a route, for a buyer at the node or one who may send them there. Cargoes
// of the place's other plants serve them too; they count in the month of loading.
std::vector<std::vector<std::size_t>> contracts_by_voyage(const Layout& l) {
  const auto& world = *l.world;
  const Network& net = l.network;
  const Index sellers = index_of(world.sellers);
  const auto loads_at = [&](const world::Contract& contract, const ExportPlace& from) {
    return find(sellers, contract.seller) == net.node_seller[from.node] &&
           (contract.route.empty() ||
            std::ranges::any_of(from.plants, [&](std::size_t i) { return world.liquefaction[i].id == contract.route; }));
  };
  const auto goes_to = [&](const world::Contract& contract, const world::Node& node) {
    return contract.buyer == node.id ||
           std::ranges::any_of(contract.destinations, [&](const auto& place) { return holds_node(world, place, node); });
  };
  std::vector<std::vector<std::size_t>> of_place(net.exports.size()), found(net.voyages.size());
  for (std::size_t e = 0; e < net.exports.size(); ++e)
    for (std::size_t c = 0; c < world.contracts.size(); ++c)
      if (loads_at(world.contracts[c], net.exports[e])) of_place[e].push_back(c);
  for (std::size_t v = 0; v < net.voyages.size(); ++v)
    for (const std::size_t c : of_place[net.voyages[v].from])
      if (goes_to(world.contracts[c], world.nodes[net.imports[net.voyages[v].to].node])) found[v].push_back(c);
  return found;
}

std::vector<CargoCover> cargo_covers(const Layout& l) {
  const auto& contracts = l.world->contracts;
  std::map<std::size_t, std::vector<std::size_t>> served_by;  // contract -> voyages
  const auto by_voyage = contracts_by_voyage(l);
  for (std::size_t v = 0; v < by_voyage.size(); ++v)
    for (const std::size_t c : by_voyage[v]) served_by[c].push_back(v);
  std::map<std::vector<std::size_t>, CargoCover> covers;
  for (const auto& [c, voyages] : served_by)
    if (is_covered(*l.world, contracts[c])) covers.try_emplace(voyages, CargoCover{voyages, {}});
  std::vector<CargoCover> list;
  for (auto& [voyages, cover] : covers) {
    for (const auto& [c, own] : served_by)
      if (std::ranges::includes(voyages, own)) cover.contracts.push_back(c);
    list.push_back(std::move(cover));
  }
  return list;
}

void add_cargo_cover_rows(Builder& b) {
  b.cargo_cover.assign(b.layout.cargo_covers.size() * static_cast<std::size_t>(b.months()), -1);
  b.begin(RowKind::cargo_cover);
  for (std::size_t k = 0; k < b.layout.cargo_covers.size(); ++k)
    for (int t = 0; t < b.months(); ++t)
      b.cargo_cover[b.at(k, t)] =
          b.add_row({RowKind::cargo_cover, static_cast<std::uint16_t>(t), kNoSeller, static_cast<std::uint32_t>(k)});
}

void bound_cargo_cover(const Layout& l, const State&, solve::LinearProgram& p) {
  for (std::int32_t r = l.of(RowKind::cargo_cover).begin; r < l.of(RowKind::cargo_cover).end; ++r)
    p.row_lower[static_cast<std::size_t>(r)] = 0, p.row_upper[static_cast<std::size_t>(r)] = solve::kInfinity;
}

}  // namespace netback::model
