// Who supplies a market: each supplier's share of its imports, observed and modelled.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "calibrate/matrix.h"

namespace netback::calibrate {

enum class ImportMarket : std::uint8_t { eu, northeast_asia };  // the latter: Japan, Korea, China and Taiwan
const char* market_name(ImportMarket market);

struct SupplierShare {
  std::string supplier;  // country, or node where it is in none
  double observed = 0, modelled = 0;  // shares
};

// Over the pairs (by sea and by pipe, borders left out) that end in the market and begin outside it; sorted by supplier.
std::vector<SupplierShare> supplier_shares(const world::World& world, const std::vector<Pair>& pairs, ImportMarket market);
// Mean |share - observed share| over the suppliers, in percentage points; none where nothing is observed.
std::optional<double> share_error(const std::vector<SupplierShare>& shares);

}  // namespace netback::calibrate
