#include "world/contract_in_force.h"

#include <algorithm>

namespace netback::world {

bool is_in_force(const World& world, const Contract& contract, Date day) {
  return contract.holds_on(day) && std::none_of(world.contracts.begin(), world.contracts.end(), [&](const Contract& other) {
           return other.route == contract.route && other.seller == contract.seller && other.buyer == contract.buyer &&
                  other.holds_on(day) && newer(other, contract);
         });
}

}  // namespace netback::world
