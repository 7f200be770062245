// Which rows count for a class of ships on a day.
#include <algorithm>

#include "route/voyage.h"

namespace netback::route {
namespace {

// Below this share of a month's days a zone counts as shut: a ship sent then would more likely turn back.
constexpr double kOpenShare = 0.5;

// The newest price of a series known to the world in a month not after that of `day`; earlier worlds end earlier.
const world::Price* newest_price(const world::World& world, const std::string& series, Date day) {
  const world::Price* newest = nullptr;
  for (const auto& row : world.prices)
    if (row.series == series && row.month <= Month::of(day) && (!newest || newest->month < row.month)) newest = &row;
  return newest;
}

// The zone whose icebreakers a strait's escort cost is for: that of its own name, and the Kara Sea behind the Kara Gate.
std::string zone_of(const std::string& strait) {
  return strait == "route:kara-gate" ? "ice:kara-sea" : "ice:" + strait.substr(strait.find(':') + 1);
}

}  // namespace

Shipping::Shipping(const world::World& world, const world::Vessel& vessel, Date day) : vessel_(&vessel) {
  for (const auto& strait : world.straits) {
    straits_[strait.id] = &strait;
    if (!fits(strait)) too_large_for_.insert(strait.id);
  }
  for (const auto& row : world.ice) {
    if (row.ice_class != vessel.ice_class || !row.holds_on(day)) continue;
    const world::Ice*& kept = ice_[row.zone][static_cast<std::size_t>(row.month - 1)];
    if (!kept || world::newer(row, *kept)) kept = &row;
  }
  for (const auto& row : world.passage_costs) {
    if ((!row.vessel.empty() && row.vessel != vessel.id) || !row.holds_on(day)) continue;
    const world::PassageCost*& kept = dues_[row.strait][row.kind];
    const bool own = !row.vessel.empty(), kept_own = kept && !kept->vessel.empty();
    if (!kept || (own && !kept_own) || (own == kept_own && world::newer(row, *kept))) kept = &row;
  }
  std::map<std::pair<std::string, std::string>, const world::CarbonCharge*> newest;
  for (const auto& row : world.carbon_charges) {
    if (!row.holds_on(day)) continue;
    const world::CarbonCharge*& kept = newest[{row.region, row.series}];
    if (!kept || world::newer(row, *kept)) kept = &row;
  }
  for (const auto& [key, row] : newest) {
    const auto* price = newest_price(world, row->series, day);
    const auto* rate = newest_price(world, "price:eur-usd", day);
    if (!price || !rate) continue;
    Charge charge{row, price->value * rate->value, {}, {row->id, price->id, rate->id}};
    for (const auto& port : world.ports)
      for (const auto& country : world.countries)
        if (country.id == port.country && std::ranges::find(country.regions, row->region) != country.regions.end())
          charge.ports.insert(port.id);
    charges_.push_back(std::move(charge));
  }
}

bool Shipping::fits(const world::Strait& strait) const {
  return !(strait.draft > 0 && vessel_->draft > strait.draft) && !(strait.beam > 0 && vessel_->beam > strait.beam);
}

const world::Ice* Shipping::ice(const std::string& zone, int month) const {
  const auto found = ice_.find(zone);
  return found == ice_.end() ? nullptr : found->second[static_cast<std::size_t>(month - 1)];
}

bool Shipping::navigable(const std::string& zone, int month) const {
  const world::Ice* row = ice(zone, month);
  return row && row->navigable >= kOpenShare;
}

double Shipping::delay(const std::string& strait) const {
  const auto found = straits_.find(strait);
  return found == straits_.end() ? 0 : found->second->delay;
}

bool Shipping::open(const Passage& passage, int month) const {
  for (const auto& [zone, nm] : passage.zone_nm)
    if (!navigable(zone, month)) return false;
  return std::ranges::none_of(passage.gates, [&](const auto& gate) { return too_large_for_.contains(gate); });
}

// Of the strait's own zone, else the mean over the miles in ice: icebreakers are paid for where they lead.
double Shipping::escort_share(const std::string& strait, const std::map<std::string, double>& by_zone,
                              const std::map<std::string, double>& zone_nm) const {
  if (const auto found = by_zone.find(zone_of(strait)); found != by_zone.end()) return found->second;
  double sum = 0, miles = 0;
  for (const auto& [zone, nm] : zone_nm)
    if (const auto found = by_zone.find(zone); found != by_zone.end()) sum += nm * found->second, miles += nm;
  return miles > 0 ? sum / miles : 0;
}

double Shipping::transit_cost(const std::string& strait, int month) const {
  const auto found = dues_.find(strait);
  if (found == dues_.end()) return 0;
  double sum = 0;
  const world::Ice* row = ice(zone_of(strait), month);
  for (const auto& [kind, dues] : found->second)
    sum += (dues->laden + dues->ballast) * (kind == "escort" ? (row ? row->escort : 0) : 1);
  return sum;
}

}  // namespace netback::route
