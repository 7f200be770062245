// What the ways by sea must have cost for the observed trade to have been the cheapest (Ahuja and Orlin 2001; methods.md
// 10):
//   minimise  sum of observed flow x |correction|
//   price of the market + premium - cost of the way - correction - value at the plant  = 0 where trade was observed
//                                                                                     <= 0 where none was
// The cost of a way is the model's own (price less netback in a solved year); hub prices give way by a small premium. What
// would need more than the cap is listed: there a constraint or a contract is missing, and no correction hides it.
#pragma once
#include <string>
#include <vector>

#include "core/error.h"
#include "market/types.h"
#include "world/world.h"

namespace netback::calibrate {

struct BeyondCap {
  std::string from, to;
  double twh = 0, needed_usd_per_mwh = 0, cap = 0;
};
struct InverseCosts {
  std::vector<world::Correction> corrections;
  std::vector<BeyondCap> beyond;
  int way_count = 0;  // pairs with observed trade that the model can serve
  double mean_absolute = 0;  // USD/MWh, weighted by flow
};

Result<InverseCosts> inverse_costs(const world::World& known, const market::Outcome& outcome, int year);

}  // namespace netback::calibrate
