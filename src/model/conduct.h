// Sellers that count on moving the price of a region: which gas counts, how steep they take demand to be, how much they have
// sold forward. The rows and columns themselves are in conduct.cpp.
#pragma once
#include <vector>

#include "model/builder.h"
#include "model/lookup.h"
#include "model/state.h"

namespace netback::model {

// True for a row that counts on a day: of those on one seller and region that hold, the one known later.
bool is_in_force(const world::World& world, const world::Conduct& row, Date day);

// Hubs of regions under conduct where gas may be bought to be moved on, by node. Not at the home of a seller with conduct:
// there he sells at cost, and whoever carried that gas abroad would undo his conduct.
std::vector<bool> retrade_nodes(const world::World& world, const Network& net);

std::vector<ConductMarket> conduct_markets(const world::World& world, const Network& net, const Timeline& line);

// What a seller conjectures in one period.
struct Conjecture {
  double slope = 0;  // theta B: what a TWh more would take off his price, USD/MWh a TWh
  double forward = 0;  // TWh sold forward
  double step = 0;  // TWh: width of a step of the linear form
};
Conjecture conjecture(const Layout& l, const State& s, const Index& shapes, const ConductMarket& market, int t);

// Enters what a column sells at a node in the rows that watch the seller there.
void count_sale(const Builder& b, std::size_t node, std::size_t seller, int t, double share, std::vector<Entry>& entries);

}  // namespace netback::model
