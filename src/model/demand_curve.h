// Demand of a node-month as steps on a grid of prices. Sectors that see one price are summed into one curve: same optimum,
// fewer columns. Each sector is linear around its reference: d(P) = Q0 (1 + e (P / P0 - 1)), e < 0, and ends at its choke
// price or at what an unserved MWh costs, whichever is lower.
#pragma once
#include <cstddef>
#include <vector>

#include "world/world.h"

namespace netback::model {

struct DemandStep {
  double price = 0;                // USD/MWh: what the step is worth (midpoint of its two grid prices)
  std::vector<double> share;       // by demand row of the node: width as share of that row's reference quantity
};

// Steps of all demand rows of one node, dearest first. Elastic rows share one grid: multiples of the node's mean reference
// price from 0.3 to 8, at most 5 % apart between 0.7 and 1.4 and 10 % between half and twice, offset by the node's id
// so that steps of different nodes do not fall together. Rows without elasticity are one step at their unserved cost.
std::vector<DemandStep> demand_steps(const std::vector<const world::Demand*>& rows, const std::string& node);

}  // namespace netback::model
