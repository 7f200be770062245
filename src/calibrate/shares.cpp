#include "calibrate/shares.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "model/lookup.h"

namespace netback::calibrate {
namespace {

// `region:europe` as an importer is the EU there (export/algeria-to-europe, docs/data/observed.md).
std::vector<std::string> places_of(ImportMarket market) {
  if (market == ImportMarket::eu) return {"region:eu", "region:europe"};
  return {"country:japan", "country:south-korea", "country:china", "country:taiwan"};
}

bool lies_in(const world::World& world, const std::string& place, ImportMarket market) {
  for (const std::string& whole : places_of(market)) {
    if (place == whole) return true;
    if (whole == "region:europe") continue;
    const auto country = std::ranges::find(world.countries, place, &world::Country::id);
    if (country != world.countries.end() && std::ranges::find(country->regions, whole) != country->regions.end())
      return true;
    if (place.starts_with("node:") && model::holds_node(world, whole, place)) return true;
  }
  return false;
}

}  // namespace

const char* market_name(ImportMarket market) { return market == ImportMarket::eu ? "EU" : "Japan, Korea, China, Taiwan"; }

std::vector<SupplierShare> supplier_shares(const world::World& world, const std::vector<Pair>& pairs, ImportMarket market) {
  std::map<std::string, SupplierShare> by_supplier;
  double observed = 0, modelled = 0;
  for (const Pair& pair : pairs) {
    if (pair.to.empty() || !lies_in(world, pair.to, market) || lies_in(world, pair.from, market)) continue;
    SupplierShare& one = by_supplier[exporting_country(world, pair.from)];
    one.observed += pair.observed, one.modelled += pair.modelled;
    observed += pair.observed, modelled += pair.modelled;
  }
  std::vector<SupplierShare> shares;
  if (!(observed > 0)) return shares;
  for (const auto& [supplier, one] : by_supplier)
    shares.push_back({supplier, one.observed / observed, modelled > 0 ? one.modelled / modelled : 0});
  return shares;
}

std::optional<double> share_error(const std::vector<SupplierShare>& shares) {
  if (shares.empty()) return std::nullopt;
  double sum = 0;
  for (const SupplierShare& one : shares) sum += std::abs(one.modelled - one.observed);
  return 100 * sum / static_cast<double>(shares.size());
}

}  // namespace netback::calibrate
