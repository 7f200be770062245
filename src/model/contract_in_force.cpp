#include "model/contract_in_force.h"

#include <algorithm>

namespace netback::model {

bool is_in_force(const world::World& world, const world::Contract& contract, Date day) {
  return contract.holds_on(day) &&
         std::none_of(world.contracts.begin(), world.contracts.end(), [&](const world::Contract& other) {
           return other.route == contract.route && other.seller == contract.seller && other.buyer == contract.buyer &&
                  other.holds_on(day) && newer(other, contract);
         });
}

}  // namespace netback::model
