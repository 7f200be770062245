#include "market/netback_breakdown.h"

#include <algorithm>
#include <limits>
#include <map>

#include "core/index.h"
#include "model/constraints.h"

namespace netback::market {
namespace {

using model::ColKind;
using model::RowInfo;
using model::RowKind;

constexpr double kLeastRent = 1e-4;  // USD/MWh: below it a rent is not listed by name (it stays in the sum)
constexpr std::size_t kRentCount = 4;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

}  // namespace

double Breakdown::sum_up(std::int32_t hub, std::int32_t row, const Mover* voyage, std::span<const Mover* const> legs,
                         Netback& parts) const {
  double units = 1;  // of gas at `row` for a unit at the seller's
  if (voyage) {
    const auto& col = l_.cols[at(voyage->col)];
    const auto& arc = l_.network.voyages[col.item];
    const auto& sailed = arc.in(col.month);
    const auto& place = l_.network.exports[arc.from];
    parts.port_and_tolls = sailed.dues_usd_per_mwh + model::added_at_straits(l_, s_, arc, col.month);
    parts.fuel_and_boil_off = sailed.cost_usd_per_mwh - sailed.dues_usd_per_mwh;
    parts.regasification = l_.network.imports[arc.to].cost;
    parts.tie_break =
        p_.col_cost[at(voyage->col)] - place.cost - parts.regasification - parts.port_and_tolls - parts.fuel_and_boil_off;
    for (auto k = at(p_.a_start[at(voyage->col)]); k < at(p_.a_start[at(voyage->col) + 1]); ++k) {
      const RowInfo& info = l_.rows[at(p_.a_index[k])];
      if (info.kind != RowKind::pool && info.kind != RowKind::hub) continue;
      if (p_.a_value[k] > 0) {
        if (p_.a_index[k] != voyage->to) parts.losses -= p_.a_value[k] * v_.row_dual[at(p_.a_index[k])];
        continue;
      }
      parts.feed_gas = v_.row_dual[at(p_.a_index[k])];
      parts.own_use = (-p_.a_value[k] - 1) * parts.feed_gas;
    }
    parts.liquefaction = place.cost, parts.plant_rent = market::plant_rent(l_, p_, v_, voyage->col);
    add_rents(*voyage, 1, parts);
    units = voyage->b;
  } else {
    parts.feed_gas = v_.row_dual[at(row)];
  }
  for (const Mover* leg : legs) {
    const double through = units / leg->a;
    double& cost = l_.cols[at(leg->col)].kind == ColKind::flow ? parts.tariffs : parts.tie_break;
    cost += through * p_.col_cost[at(leg->col)];
    add_rents(*leg, through, parts);
    units = through * leg->b;
  }
  parts.price = v_.row_dual[at(hub)];
  parts.losses += parts.price * (1 - units);
  parts.value = parts.feed_gas + parts.own_use + parts.liquefaction + parts.plant_rent;
  return parts.price - parts.regasification - parts.hire - parts.port_and_tolls - parts.canal_slots -
         parts.fuel_and_boil_off - parts.tariffs - parts.losses - parts.congestion - parts.mark_up - parts.tie_break;
}

void Breakdown::add_rents(const Mover& mover, double units, Netback& parts) const {
  for (auto k = at(p_.a_start[at(mover.col)]); k < at(p_.a_start[at(mover.col) + 1]); ++k) {
    const RowInfo& info = l_.rows[at(p_.a_index[k])];
    if (is_balance(info.kind) || info.kind == RowKind::liquefaction) continue;
    const double rent = -units * p_.a_value[k] * v_.row_dual[at(p_.a_index[k])];
    if (info.kind == RowKind::ship_days) {
      parts.hire += rent;
      continue;
    }
    if (info.kind == RowKind::conduct) {
      parts.mark_up += rent;
      continue;
    }
    (info.kind == RowKind::transits ? parts.canal_slots : parts.congestion) += rent;
    if (rent > -kLeastRent && rent < kLeastRent) continue;
    Rent named = name_of(info);
    named.usd_per_mwh = rent;
    parts.rents.push_back(std::move(named));
  }
}

Rent Breakdown::name_of(const model::RowInfo& row) const {
  switch (row.kind) {
    case RowKind::pipe:
      return {"pipeline", world_.pipelines[row.item].id, world_.pipelines[row.item].name, 0};
    case RowKind::transits:
      return {"canal", world_.straits[row.item].id, world_.straits[row.item].name, 0};
    case RowKind::contract:
      return {"contract", world_.contracts[row.item].id, world_.contracts[row.item].id, 0};
    case RowKind::cargo_cover: {
      const auto& place = l_.network.exports[l_.network.voyages[l_.cargo_covers[row.item].voyages.front()].from];
      return {"contracts", place.port, world_.nodes[place.node].name, 0};
    }
    case RowKind::flow_limit:
      return {"event", l_.events[row.item].id, l_.events[row.item].title, 0};
    case RowKind::regasification: {
      const auto& node = world_.nodes[l_.network.imports[row.item].node];
      return {"regasification", node.id, node.name, 0};
    }
    default:
      return {"other", "row:" + std::to_string(static_cast<int>(row.kind)), "", 0};
  }
}

bool fill_means(std::span<const WayMonth> months, Netback& total) {
  int open = 0;
  for (const WayMonth& way : months) open += way.parts != nullptr ? way.month_count : 0;
  if (open == 0) return false;
  total.open_months = open;
  std::map<std::pair<std::string, std::string>, Rent> rents;
  for (const WayMonth& way : months) {
    const int length = way.month_count;
    for (int i = 0; i < length; ++i)
      total.fob.push_back(way.parts != nullptr ? way.fob : kNan), total.served.push_back(way.is_served);
    total.served_months += way.is_served ? length : 0;
    if (way.parts == nullptr) continue;
    const Netback& m = *way.parts;
    const double share = static_cast<double>(length) / open;
    total.mean_fob += share * way.fob, total.price += share * m.price, total.value += share * m.value;
    total.feed_gas += share * m.feed_gas, total.own_use += share * m.own_use;
    total.liquefaction += share * m.liquefaction, total.plant_rent += share * m.plant_rent;
    total.regasification += share * m.regasification, total.hire += share * m.hire;
    total.port_and_tolls += share * m.port_and_tolls, total.canal_slots += share * m.canal_slots;
    total.fuel_and_boil_off += share * m.fuel_and_boil_off;
    total.tariffs += share * m.tariffs, total.losses += share * m.losses;
    total.congestion += share * m.congestion, total.mark_up += share * m.mark_up, total.tie_break += share * m.tie_break;
    for (const Rent& rent : m.rents) {
      Rent& sum = rents.emplace(std::pair(rent.kind, rent.id), Rent{rent.kind, rent.id, rent.name, 0}).first->second;
      sum.usd_per_mwh += share * rent.usd_per_mwh;
    }
  }
  total.forgone = total.value - total.mean_fob;
  for (auto& [key, rent] : rents) total.rents.push_back(std::move(rent));
  std::stable_sort(total.rents.begin(), total.rents.end(),
                   [](const Rent& x, const Rent& y) { return x.usd_per_mwh > y.usd_per_mwh; });
  if (total.rents.size() > kRentCount) total.rents.resize(kRentCount);
  return true;
}

}  // namespace netback::market
