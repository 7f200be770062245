// At what price gas under contract enters the market. Oil-indexed gas is taken when it is cheaper to its buyer than his hub:
// it enters at the formula. What follows a hub follows it anyway: it enters at the seller's cost, and is priced after the
// solve (market/contract_account.h). The program adds the difference to the seller's own delivered cost, a transfer.
#pragma once
#include <optional>
#include <vector>

#include "model/layout.h"

namespace netback::model {

// Mean of a series of prices.csv over the months from `first` to `last`, over those known; where none is, the nearest known
// one.
std::optional<double> quoted(const world::World& world, const std::string& series, Month first, Month last);

// USD/MWh of a contract's formula in a month: its oil and fixed part over what no hub follows (0.06*brent + 0.5*ttf is worth
// taking where ttf is above 0.12*brent). Empty where a hub decides all or nothing is known. Months that no table prices take
// the nearest one that is.
std::optional<double> oil_indexed_price(const world::World& world, const world::PriceFormula& formula, Month month);

// TWh a year by contract: what its ways could carry at nameplate.
std::vector<double> contract_rooms(const world::World& world);

// What a contract's gas costs on top of production and way, USD/MWh by contract x period: formula less the delivered cost
// at the seller's base cost. 0 where a hub prices it, and where the seller sells more on the same way at hub terms: there
// the formula decides who earns and not what flows.
std::vector<double> contract_wedges(const world::World& world, const Network& network, const Timeline& line);

}  // namespace netback::model
