#include "market/seller_stop.h"

#include <algorithm>
#include <set>

namespace netback::market {
namespace {

// Nodes that the seller's gas gets to by ship or by line without setting foot in a barred one.
std::set<std::string> reached_without(const world::World& world, const std::string& seller, const world::Ids& barred) {
  std::set<std::string> reached;
  bool ships = false;
  for (const auto& node : world.nodes)
    if (node.seller == seller) reached.insert(node.id);
  for (const auto& plant : world.liquefaction) ships = ships || reached.contains(plant.node);
  const auto may_enter = [&](const std::string& node) { return !std::ranges::binary_search(barred, node); };
  if (ships)
    for (const auto& terminal : world.regasification)
      if (may_enter(terminal.node)) reached.insert(terminal.node);
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto& pipe : world.pipelines) {
      const bool carries = pipe.sellers.empty() || std::ranges::find(pipe.sellers, seller) != pipe.sellers.end();
      if (carries && reached.contains(pipe.from_node) && may_enter(pipe.to_node))
        grew |= reached.insert(pipe.to_node).second;
    }
  }
  return reached;
}

}  // namespace

std::vector<scenario::Lever> stop_levers(const world::World& world, const std::string& seller, const world::Ids& barred) {
  const auto reached = reached_without(world, seller, barred);
  scenario::RestrictionLever ban;
  ban.target = seller, ban.kind = "trade_flow";
  for (const auto& node : world.nodes)
    if (!reached.contains(node.id)) ban.buyers.push_back(node.id);
  std::vector<scenario::Lever> levers{ban};
  for (const auto& pipe : world.pipelines)
    if (reached.contains(pipe.from_node) && std::ranges::binary_search(barred, pipe.to_node))
      for (const std::string& label : {seller, std::string("seller:storage")})
        levers.push_back(scenario::FlowLever{.route = pipe.id, .seller = label, .twh_per_year = 0, .resume = false});
  return levers;
}

}  // namespace netback::market
