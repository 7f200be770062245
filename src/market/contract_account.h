// Contracts priced after the solve: what was taken at the formula, beside what it would have fetched at the hub. The
// difference is a transfer between buyer and seller and moves no gas beyond what the program decided.
#pragma once
#include "market/types.h"
#include "world/world.h"

namespace netback::market {

// By contract that has a formula and a taken volume, in order of id; sums over the reported months. A formula that follows a
// hub takes the outcome's own price of it; months before the run come from prices.csv where it has the series, else from the
// first reported month.
std::vector<ContractAccount> contract_accounts(const world::World& world, const Outcome& outcome);

}  // namespace netback::market
