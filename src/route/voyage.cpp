#include "route/voyage.h"

#include <algorithm>

namespace netback::route {
namespace {

// USD to the million USD of all accounts.
constexpr double kMillion = 1e6;

Range times(Range range, double factor) { return {range.value * factor, range.low * factor, range.high * factor}; }
Range plus(Range range, double more) { return {range.value + more, range.low + more, range.high + more}; }

}  // namespace

// nm x sailed over shortest / (24 h x knots). No ship sails faster in ice than in open water (vessels.csv, ice.csv).
Range Shipping::days(double nm, const std::string& zone, int month) const {
  const world::Ice* row = zone.empty() ? nullptr : ice(zone, month);
  const auto at = [&](double knots) { return nm * (row ? row->detour : 1) / (24 * std::min(knots, vessel_->speed)); };
  if (!row) return {at(vessel_->speed), at(vessel_->speed), at(vessel_->speed)};
  return {at(row->speed), at(row->speed_high), at(row->speed_low)};
}

SeaTime Shipping::time(const Passage& passage, int month) const {
  double open_water = passage.distance_nm;
  SeaTime time;
  for (const auto& [zone, nm] : passage.zone_nm) {
    open_water -= nm;
    const Range in_ice = days(nm, zone, month);
    time.sailing = {time.sailing.value + in_ice.value, time.sailing.low + in_ice.low, time.sailing.high + in_ice.high};
    if (const world::Ice* row = ice(zone, month)) time.escort[zone] = row->escort, time.rows.insert(row->id);
  }
  time.sailing = plus(time.sailing, days(open_water, "", month).value);
  for (const auto& gate : passage.gates) time.delay += delay(gate);
  return time;
}

// Days of a ship a cargo takes: there and back, at straits both ways, waiting, loading and unloading (vessels.csv).
Range Shipping::round_days(const SeaTime& time) const {
  return plus(times(time.sailing, 2), 2 * time.delay + time.waiting + vessel_->port_days);
}

std::vector<CostItem> Shipping::bill(const Passage& passage, const SeaTime& time, const Prices& prices) const {
  std::vector<CostItem> bill;
  const auto add = [&](std::string kind, std::string strait, Range cost, std::vector<std::string> rows) {
    if (cost.high > 0) bill.push_back({std::move(kind), std::move(strait), cost, std::move(rows)});
  };
  std::vector<std::string> ship_and_ice{vessel_->id};
  ship_and_ice.insert(ship_and_ice.end(), time.rows.begin(), time.rows.end());
  // USD a day at sea x days, laden and in ballast; net of boil-off burned (vessels.csv fuel_cost).
  add("fuel", "", times(time.sailing, 2 * vessel_->fuel_cost / kMillion), ship_and_ice);
  // Share of the cargo a day x days laden x TWh x USD/MWh = million USD (vessels.csv boil_off).
  add("boil_off", "", times(plus(time.sailing, time.waiting), vessel_->boil_off * vessel_->cargo * prices.gas_usd_per_mwh),
      ship_and_ice);
  // Million USD a round voyage (vessels.csv port_cost).
  add("port", "", {vessel_->port_cost, vessel_->port_cost, vessel_->port_cost}, {vessel_->id});
  for (const auto& gate : passage.gates) {
    const auto dues = dues_.find(gate);
    if (dues == dues_.end()) continue;
    for (const auto& [kind, row] : dues->second) {
      // Million USD a transit, laden and in ballast (passage_costs.csv); behind an icebreaker only where one leads.
      const double share = kind == "escort" ? escort_share(gate, time.escort, passage.zone_nm) : 1;
      const double both = (row->laden + row->ballast) * share;
      std::vector<std::string> rows{row->id};
      if (kind == "escort") rows.insert(rows.end(), time.rows.begin(), time.rows.end());
      add(kind, gate, {both, both * row->low, both * row->high}, std::move(rows));
    }
  }
  add_carbon(passage, time, bill);
  // USD a day x days of the ship.
  std::vector<std::string> hired = ship_and_ice;
  for (const auto& gate : passage.gates)
    if (delay(gate) > 0) hired.push_back(gate);
  const Range days = round_days(time);
  const auto [low, high] = prices.hire_span();
  add("hire", "", {days.value * prices.hire_usd_per_day / kMillion, days.low * low / kMillion, days.high * high / kMillion},
      std::move(hired));
  return bill;
}

// t of CO2 a day at sea x share to surrender x 1/2 or 1 x EUR/t x USD/EUR (carbon_charges.csv), of one charge.
double Shipping::carbon_a_day(const Charge& charge, const std::string& from_port, const std::string& to_port) const {
  const int ends = static_cast<int>(charge.ports.contains(from_port)) + static_cast<int>(charge.ports.contains(to_port));
  return vessel_->co2 * charge.row->share * ends / 2 * charge.usd_per_tonne / kMillion;
}

// On the days there and back.
void Shipping::add_carbon(const Passage& passage, const SeaTime& time, std::vector<CostItem>& bill) const {
  for (const Charge& charge : charges_) {
    const double a_day = carbon_a_day(charge, passage.from, passage.to);
    if (!(a_day > 0)) continue;
    std::vector<std::string> rows = charge.rows;
    rows.push_back(vessel_->id);
    bill.push_back({"carbon", "", times(time.sailing, 2 * a_day), std::move(rows)});
  }
}

Voyage Shipping::voyage(const Passage& passage, int month, double gas_usd_per_mwh) const {
  if (!open(passage, month)) return {.open = false};
  const SeaTime time = this->time(passage, month);
  const double round = round_days(time).value;
  Voyage voyage{.ship_days_per_twh = round / vessel_->cargo, .laden_days = round / 2};
  for (const CostItem& item : bill(passage, time, {gas_usd_per_mwh, 0, std::nullopt})) {
    voyage.cost_usd_per_mwh += item.cost.value / vessel_->cargo;
    if (item.kind != "fuel" && item.kind != "boil_off" && item.kind != "carbon")
      voyage.dues_usd_per_mwh += item.cost.value / vessel_->cargo;
  }
  return voyage;
}

Voyage Shipping::mean_voyage(const Passage& passage, double gas_usd_per_mwh) const {
  if (passage.zone_nm.empty()) return voyage(passage, 1, gas_usd_per_mwh);
  Voyage mean{.open = false};
  double count = 0;
  for (int month = 1; month <= 12; ++month) {
    const Voyage one = voyage(passage, month, gas_usd_per_mwh);
    if (!one.open) continue;
    mean.open = true, count += 1;
    mean.ship_days_per_twh += one.ship_days_per_twh, mean.laden_days += one.laden_days;
    mean.cost_usd_per_mwh += one.cost_usd_per_mwh, mean.dues_usd_per_mwh += one.dues_usd_per_mwh;
  }
  if (!mean.open) return mean;
  mean.ship_days_per_twh /= count, mean.laden_days /= count, mean.cost_usd_per_mwh /= count, mean.dues_usd_per_mwh /= count;
  return mean;
}

double Shipping::day_cost(const Prices& prices) const {
  return 2 * vessel_->fuel_cost / kMillion + waiting_day_cost(prices) + idle_day_cost(prices, 1);
}

double Shipping::carbon_day_cost(const std::string& from_port, const std::string& to_port) const {
  double sum = 0;
  for (const Charge& charge : charges_) sum += 2 * carbon_a_day(charge, from_port, to_port);
  return sum;
}

double Shipping::idle_day_cost(const Prices& prices, int ways) const { return ways * prices.hire_usd_per_day / kMillion; }

double Shipping::waiting_day_cost(const Prices& prices) const {
  return idle_day_cost(prices, 1) + vessel_->boil_off * vessel_->cargo * prices.gas_usd_per_mwh;
}

}  // namespace netback::route
