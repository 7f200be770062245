// Demand of a node-month as steps on a grid of prices. Sectors that see one price are summed into one curve: same optimum,
// fewer columns.
#pragma once
#include <cstddef>
#include <vector>

#include "world/world.h"

namespace netback::model {

// A straight part of a sector's demand curve: its first MWh is worth price_high, its last price_low (USD/MWh); `share` is
// its width as share of the row's reference quantity.
struct DemandPiece { double price_high = 0, price_low = 0, share = 0; };

// The curve of one sector, dearest piece first, by the run's assumptions (e < 0: the row's elasticity times their factor):
//   linear       d(P) = Q0 (1 + e (P / P0 - 1))
//   two_piece    the same up to three times the reference price, half as responsive above it: who can give way has done so
//                (methods.md 5; the half is judgement)
//   iso_elastic  d(P) = Q0 (P / P0)^e by chords 4 % of the price apart; below 0.3 P0 nothing more is wanted
// Each is cut where the choke price or what an unserved MWh costs is reached. What is still wanted at that cost is the
// unserved tier, one flat piece. A row without elasticity is that tier alone.
std::vector<DemandPiece> demand_pieces(const world::Demand& row, const world::Assumptions& assumed = {});

// Demand at a price as share of the reference quantity.
double demand_at(const std::vector<DemandPiece>& pieces, double price);

struct DemandStep {
  double price = 0;                // USD/MWh: what the step is worth (midpoint of its two grid prices)
  std::vector<double> share;       // by demand row of the node: width as share of that row's reference quantity
};

// Steps of all demand rows of one node, dearest first. Elastic rows share one grid: multiples of the node's mean reference
// price, 3.6 % apart from 0.39 to twice (half of it is what a price can be off), 5 % to four times, 8 % to ten and wider to
// 19, offset by the node's id so that steps of different nodes do not fall together. Flat pieces are one step at their
// price.
std::vector<DemandStep> demand_steps(const std::vector<const world::Demand*>& rows, const std::string& node,
                                     const world::Assumptions& assumed = {});

}  // namespace netback::model
