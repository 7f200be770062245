// Could the members of the European Union meet their highest demand with their largest way in out of order? The formula of
// Regulation (EU) 2017/1938, annex II: (EP + P + S + LNG - I) / Dmax, of capacities, all in GWh a day.
#pragma once
#include <string>
#include <vector>

#include "model/timeline.h"
#include "world/world.h"

namespace netback::market {

struct Infrastructure {
  std::string kind, id;  // pipeline (a system at one border), terminal, storage (of one site); empty: none
  double gwh_per_day = 0;
};

// An area: a member, or members that nodes of the model hold together. Their peaks are summed, as if they came on one day.
struct NMinus1 {
  std::vector<std::string> nodes, countries;   // countries: members alone
  std::vector<std::string> without_peak;       // of them those whose peak no table tells: not in the sum
  double entry = 0, production = 0, storage = 0, lng = 0;  // GWh a day; entry: pipes from outside the area
  Infrastructure largest;
  double peak_demand = 0;  // GWh a day; 0: not known, and then there is no ratio
  double ratio() const {
    return peak_demand > 0 ? (entry + production + storage + lng - largest.gwh_per_day) / peak_demand : 0;
  }
};

struct NMinus1s {
  Month month;                           // whose capacities count: the first reported one
  std::vector<NMinus1> areas;            // by first node
  std::vector<std::string> without_gas;  // members that no node of the model holds
};

// Capacities are what stands and may be used in the month, bans included; output is that of the fields' best month, stores
// give what they can at full stock.
NMinus1s n_minus_1(const world::World& world, const model::Timeline& timeline);

}  // namespace netback::market
