#include "model/contract_rows.h"

#include <algorithm>

namespace netback::model {
namespace {

const world::Node* node_of(const world::World& world, const std::string& id) {
  const auto found = std::ranges::find(world.nodes, id, &world::Node::id);
  return found == world.nodes.end() ? nullptr : &*found;
}

bool is_told_apart(const world::World& world, const std::string& seller) {
  const auto found = std::ranges::find(world.sellers, seller, &world::Seller::id);
  return found != world.sellers.end() && found->tracked;
}

}  // namespace

std::optional<world::World> with_new_contracts(const world::World& world, const std::vector<scenario::Event>& events) {
  std::optional<world::World> more;
  for (const auto& event : events) {
    const auto* lever = std::get_if<scenario::ContractLever>(&event.lever);
    if (!lever) continue;
    const auto& known = (more ? *more : world).contracts;
    if (std::ranges::find(known, lever->contract, &world::Contract::id) != known.end()) continue;
    if (!more) more = world;
    world::Contract row;
    row.id = lever->contract, row.seller = lever->seller, row.buyer = lever->buyer, row.route = lever->route;
    row.basis = "contract", row.where = "event " + event.id;
    row.until = Date{1, 1, 1};  // in force through its event alone
    auto& rows = more->contracts;
    rows.insert(std::ranges::lower_bound(rows, row.id, {}, &world::Contract::id), std::move(row));
  }
  return more;
}

bool counts_by_pipe(const world::World& world, const world::Contract& contract, const world::Pipeline& pipe) {
  if (!contract.route.empty())
    return contract.route == pipe.id || (contract.route == pipe.system && contract.buyer == pipe.to_node);
  if (contract.buyer != pipe.to_node) return false;
  // Gas of a seller that is not told apart is its own only on the way out of its own node.
  const world::Node* from = node_of(world, pipe.from_node);
  return is_told_apart(world, contract.seller) || (from && from->seller == contract.seller);
}

}  // namespace netback::model
