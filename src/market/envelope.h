// The rule of thumb beside the model (methods.md, E6):  dP/P ~ (lost volume / market volume) / (|eps_d| + eps_s).
// Read off two outcomes, without asking what the events are: what moved against the price is the shock, what moved with it
// is the answer. Example: a seller brings 100 TWh more and the price falls: lost volume -100; others sell 70 less, 10 more
// go into stores, 20 more are burnt.
#pragma once
#include <string>
#include <vector>

#include "market/types.h"
#include "world/world.h"

namespace netback::market {

inline constexpr double kRuleSupplyElasticity = 0.1;  // pipeline fields at plateau and LNG trains together: methods.md 4
inline constexpr double kRuleFactor = 3;              // outside it the model's change asks for an explanation
inline constexpr double kRuleLeast = 0.005;           // smaller relative changes are not compared
inline constexpr double kMovesAlong = 1.0 / 3;  // of the leading price's relative change: a place in the same market

struct SellerMove {
  std::string seller;
  double twh = 0;
};

// Volumes in TWh over the months compared, of the places whose price moved along; shares are plain numbers.
struct Envelope {
  std::string leading_node;  // whose price moved most of those asked about
  std::size_t node_count = 0;  // places in the same market
  double market = 0;  // consumption there before
  double lost = 0;  // volume the shock takes away; below zero: it brings more
  double demand_elasticity = 0;  // |eps_d| at the prices before, from the tables
  double rule = 0, model = 0;  // dP/P
  double by_demand = 0, by_sellers = 0, by_stores = 0;  // of `lost`, how it was met
  std::vector<SellerMove> shock, answer;  // sellers behind `lost` and `by_sellers`, largest first
  bool is_compared() const;  // either change is large enough
  bool is_inside() const;  // within the factor
  double ratio() const { return rule == 0 ? 0 : model / rule; }
};

// Over reported months [begin, end); `leading`: nodes whose price may lead. Nothing moves: an Envelope without a node.
Envelope envelope(const world::World& world, const Outcome& before, const Outcome& after,
                  const std::vector<std::string>& leading, std::size_t begin, std::size_t end);

}  // namespace netback::market
