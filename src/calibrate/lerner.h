// What conjecture a year's prices would speak for, by the Lerner identity (methods.md, E3):
//   (P - MC) / P = theta s / |eps|    =>    theta = (P - MC) / P x |eps| / s
// MC is what the seller's gas costs him delivered, without rents. A rent on a full pipe or plant looks like a margin here,
// so one year's theta is the most its price allows, not a measurement: whose plants and pipes are full sells as much at any
// theta below. Over the years it is shrunk towards 0 by how much they disagree.
#pragma once
#include <string>
#include <vector>

#include "market/types.h"
#include "world/world.h"

namespace netback::calibrate {

struct LernerYear {
  int year = 0;
  double price = 0, cost = 0;  // USD/MWh, means over what is sold in the region; 0 where nothing is
  double share = 0;            // of the region's consumption
  double theta = 0;            // below 0 where the price does not cover the cost
};
struct Lerner {
  const world::Conduct* row = nullptr;
  std::vector<LernerYear> years;
  double theta = 0;  // shrunk; 0 where the signs differ
};

// One year of one row, from the competitive outcome of a base year that was solved in depth (netbacks).
LernerYear lerner_year(const world::World& known, const market::Outcome& outcome, int year, const world::Conduct& row);
// Mean of the years x (1 - variance / (n mean^2)), not below 0 (positive-part shrinkage, James and Stein 1961); 0 unless all
// years are above 0.
double shrunk(const std::vector<LernerYear>& years);

}  // namespace netback::calibrate
