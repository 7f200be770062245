// What a market's price is made of, as market/types.h says it: the identity that tests hold every netback to.
#pragma once
#include "market/types.h"

namespace netback::market {

// USD/MWh; equals the netback's price.
inline double sum_of_parts(const Netback& n) {
  return n.mean_fob + n.regasification + n.hire + n.port_and_tolls + n.canal_slots + n.fuel_and_boil_off + n.tariffs +
         n.losses + n.congestion + n.mark_up + n.tie_break;
}

}  // namespace netback::market
