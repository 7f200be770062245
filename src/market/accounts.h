// Who sells what to whom and for how much, after a solve: in one place, from an outcome's own numbers.
#pragma once
#include "market/types.h"
#include "model/timeline.h"
#include "world/world.h"

namespace netback::market {

// Revenue is valued at the price of the hub where the gas is sold; what contracts pay more or less by their formulas stands
// beside it (market/contract_account.h).
// `places`: countries and regions whose dependence is wanted.
Accounts make_accounts(const world::World& world, const Outcome& outcome, const std::vector<std::string>& places);

}  // namespace netback::market
