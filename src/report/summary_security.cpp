// summary.json: security of supply.
#include "report/summary_depth.h"

namespace netback::report {
namespace {

using Json = nlohmann::ordered_json;

Json area_json(const market::NMinus1& area) {
  return {
      {"nodes", area.nodes},
      {"countries", area.countries},
      {"without_peak", area.without_peak},
      {"entry_gwh_per_day", number(area.entry)},
      {"production_gwh_per_day", number(area.production)},
      {"storage_gwh_per_day", number(area.storage)},
      {"lng_gwh_per_day", number(area.lng)},
      {"largest", {{"kind", area.largest.kind}, {"id", area.largest.id}, {"gwh_per_day", number(area.largest.gwh_per_day)}}},
      {"peak_demand_gwh_per_day", area.peak_demand > 0 ? number(area.peak_demand) : Json(nullptr)},
      {"n_minus_1", area.peak_demand > 0 ? number(area.ratio()) : Json(nullptr)}};
}

Json stop_json(const market::Stop& stop) {
  Json members = Json::array();
  for (const market::MemberLoss& one : stop.members)
    members.push_back({{"node", one.node},
                       {"base_twh", number(one.base)},
                       {"market_lost_twh", number(one.market)},
                       {"equal_lost_twh", number(one.equal)},
                       {"equal_worst_rate", number(one.equal_worst)},
                       {"own_first_lost_twh", number(one.own_first)},
                       {"own_first_worst_rate", number(one.own_first_worst)},
                       {"price_before_usd_per_mwh", number(one.price_before)},
                       {"price_after_usd_per_mwh", number(one.price_after)}});
  Json out{{"from", stop.from.text()},
           {"months", stop.months},
           {"from_stores_twh", number(stop.from_stores)},
           {"withheld_twh", number(stop.withheld)},
           {"members", members}};
  if (stop.seller.empty()) return out;
  Json named{{"seller", stop.seller}, {"share", number(stop.share)}};
  named.update(out);
  return named;
}

}  // namespace

Json security_json(const Facts& facts) {
  const market::Security& security = facts.in.comparison.security;
  Json areas = Json::array(), stops = Json::array();
  for (const market::NMinus1& area : security.n_minus_1.areas) areas.push_back(area_json(area));
  for (const market::Stop& stop : security.stops) stops.push_back(stop_json(stop));
  return {{"n_minus_1",
           {{"month", security.n_minus_1.month.text()}, {"areas", areas}, {"without_gas", security.n_minus_1.without_gas}}},
          {"stops", stops},
          {"all", security.all ? stop_json(*security.all) : Json(nullptr)},
          {"solve_count", security.solve_count},
          {"share_count", security.share_count}};
}

}  // namespace netback::report
