// `netback route` for programs: netback.route/1, GeoJSON (RFC 7946), and the matrix of all ports.
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/csv.h"
#include "core/number.h"
#include "engine_route.h"
#include "route/polyline.h"

namespace netback::engine {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kStepNm = 60;  // between drawn points: on no map further than a pixel from the great circle

double rounded(double value, int decimals) {
  const double scale = std::pow(10, decimals);
  return std::round(value * scale) / scale + 0.0;
}
double usd(double million) { return rounded(million * 1e6, 0); }

Json range(const route::Range& range, int decimals) {
  return {{"value", rounded(range.value, decimals)},
          {"low", rounded(range.low, decimals)},
          {"high", rounded(range.high, decimals)}};
}

Json route_of(const Voyages& v, const route::Itinerary& route) {
  Json gates = Json::array(), passages = Json::array(), costs = Json::array(), legs = Json::array(), zones = Json::array();
  for (const auto& pass : route.passed) {
    gates.push_back(pass.strait);
    passages.push_back({{"gate", pass.strait},
                        {"name", strait_name(v.known, pass.strait)},
                        {"date", day_text(v, pass.day)},
                        {"day", rounded(pass.day, 2)}});
  }
  for (const auto& item : route.bill) {
    Json one{{"kind", item.kind}, {"usd", usd(item.cost.value)}, {"low", usd(item.cost.low)}, {"high", usd(item.cost.high)}};
    if (!item.strait.empty()) one["gate"] = item.strait;
    one["rows"] = item.rows;
    costs.push_back(std::move(one));
  }
  for (const auto& use : route.passage.legs) legs.push_back(v.known.sea_legs[use.leg].id);
  for (const auto& [zone, nm] : route.passage.zone_nm) {
    const auto escort = route.time.escort.find(zone);
    zones.push_back({{"zone", zone},
                     {"nm", rounded(nm, 1)},
                     {"escort_share", escort == route.time.escort.end() ? 0.0 : rounded(escort->second, 3)}});
  }
  const double still = route.time.delay + route.time.waiting;
  return {{"gates", std::move(gates)},
          {"distance_nm", rounded(route.passage.distance_nm, 1)},
          {"days", rounded(route.time.days(), 2)},
          {"days_low", rounded(route.time.sailing.low + still, 2)},
          {"days_high", rounded(route.time.sailing.high + still, 2)},
          {"delay_days", rounded(route.time.delay, 2)},
          {"waiting_days", rounded(route.time.waiting, 2)},
          {"arrival", day_text(v, route.time.days())},
          {"round_days", range(route.round_days, 2)},
          {"cost_usd", usd(route.cost.value)},
          {"cost_usd_low", usd(route.cost.low)},
          {"cost_usd_high", usd(route.cost.high)},
          {"costs", std::move(costs)},
          {"passages", std::move(passages)},
          {"ice", std::move(zones)},
          {"legs", std::move(legs)}};
}

// What every answer says of the question.
Json question(const Voyages& v) {
  return {{"vessel", v.vessel->id},
          {"month", v.plan.month.text()},
          {"departure", v.plan.month.first_day().text()},
          {"as_of", v.as_of.why == "given" ? Json(v.as_of.day.text()) : Json(nullptr)},
          {"objective", v.objective},
          {"wait_days", v.plan.wait_days},
          {"hire_usd_per_day", rounded(v.plan.prices.hire_usd_per_day, 2)},
          {"hire_low_usd_per_day", rounded(v.plan.prices.hire_span().first, 2)},
          {"hire_high_usd_per_day", rounded(v.plan.prices.hire_span().second, 2)},
          {"hire_from", v.hire_from},
          {"gas_usd_per_mwh", rounded(v.plan.prices.gas_usd_per_mwh, 4)},
          {"gas_from", v.gas_from}};
}

Json end_of(const Voyages& v, const std::string& port) { return {{"port", port}, {"name", strait_name(v.known, port)}}; }

Json closed_of(const Voyages& v) {
  Json closed = Json::array();
  for (const auto& closure : v.closed) {
    Json one{{"gate", closure.strait}, {"name", strait_name(v.known, closure.strait)}, {"why", closure.why}};
    if (closure.since) one["since"] = closure.since->text();
    if (!closure.row.empty()) one["row"] = closure.row;
    if (!closure.sources.empty()) one["sources"] = closure.sources;
    closed.push_back(std::move(one));
  }
  for (const auto& zone : v.shut_zones) {
    Json one{{"gate", zone}, {"name", zone_name(zone)}, {"why", "ice"}};
    for (const auto* row : v.shut_ice)
      if (row->zone == zone)
        one["navigable"] = {{"value", row->navigable}, {"low", row->navigable_low}, {"high", row->navigable_high}},
        one["row"] = row->id;
    closed.push_back(std::move(one));
  }
  return closed;
}

Json limits_of(const Voyages& v) {
  Json limits = Json::array();
  for (const auto* state : v.limits) {
    Json one{{"gate", state->asset}, {"name", strait_name(v.known, state->asset)}, {"share", state->share}};
    if (state->from) one["since"] = state->from->text();
    one["row"] = state->id, one["sources"] = state->sources;
    limits.push_back(std::move(one));
  }
  return limits;
}

Json no_route(const Voyages& v) {
  Json blocked = Json::array();
  for (const auto& id : v.blocked_by) blocked.push_back(id);
  return {{"blocked_by", std::move(blocked)}, {"message", no_route_text(v)}};
}

std::string text_of(const Json& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string route_json(const Voyages& v) {
  Json out{{"schema", "netback.route/1"}, {"from", end_of(v, v.from_port)}, {"to", end_of(v, v.to_port)}};
  out.update(question(v));
  out["routes"] = Json::array();
  for (const auto& route : v.routes) out["routes"].push_back(route_of(v, route));
  out["closed"] = closed_of(v), out["limited"] = limits_of(v);
  if (v.routes.empty()) out["no_route"] = no_route(v);
  return text_of(out);
}

std::string route_geojson(const Voyages& v) {
  Json features = Json::array();
  for (std::size_t i = 0; i < v.routes.size(); ++i) {
    Json lines = Json::array();
    for (const auto& part : route::polyline(v.known, v.routes[i].passage, kStepNm)) {
      Json line = Json::array();
      for (const auto& point : part) line.push_back(Json::array({rounded(point.lon, 4), rounded(point.lat, 4)}));
      lines.push_back(std::move(line));
    }
    Json properties{{"rank", i + 1}, {"from", v.from_port}, {"to", v.to_port}};
    properties.update(question(v));
    properties.update(route_of(v, v.routes[i]));
    features.push_back({{"type", "Feature"},
                        {"geometry", {{"type", "MultiLineString"}, {"coordinates", std::move(lines)}}},
                        {"properties", std::move(properties)}});
  }
  Json out{{"type", "FeatureCollection"}, {"schema", "netback.route/1"}, {"features", std::move(features)}};
  out["closed"] = closed_of(v), out["limited"] = limits_of(v);
  if (v.routes.empty()) out["no_route"] = no_route(v);
  return text_of(out);
}

std::string matrix_text(const Voyages& v, const route::Router& router, const route::SeaNetwork& network, bool as_json) {
  std::vector<std::string> ports;
  for (const auto& port : v.known.ports)
    if (network.has_port(port.id)) ports.push_back(port.id);
  Json unreached = Json::array();
  Json nm = Json::array(), days = Json::array(), cost = Json::array();
  std::string csv = "from,to,distance_nm,days,cost_usd,gates,blocked_by\n";
  for (const auto& from : ports) {
    Json nm_row = Json::array(), day_row = Json::array(), cost_row = Json::array();
    const auto routes = router.best_to(from, ports);
    for (std::size_t t = 0; t < ports.size(); ++t) {
      const std::set<std::string> blocked = routes[t] ? std::set<std::string>{} : router.blocking(from, ports[t]);
      if (as_json) {
        if (!routes[t]) unreached.push_back({{"from", from}, {"to", ports[t]}, {"blocked_by", blocked}});
        const bool found = routes[t].has_value();
        const bool self = ports[t] == from;
        nm_row.push_back(found ? Json(rounded(routes[t]->passage.distance_nm, 1)) : Json(nullptr));
        day_row.push_back(found ? Json(rounded(routes[t]->time.days(), 2)) : Json(nullptr));
        cost_row.push_back(self ? Json(0.0) : found ? Json(usd(routes[t]->cost.value)) : Json(nullptr));
        continue;
      }
      if (ports[t] == from) continue;
      csv += csv_field(from) + "," + csv_field(ports[t]) + ",";
      if (!routes[t]) {
        std::string ids;
        for (const auto& id : blocked) ids += (ids.empty() ? "" : ";") + id;
        csv += ",,,," + ids + "\n";
        continue;
      }
      std::string gates;
      for (const auto& pass : routes[t]->passed) gates += (gates.empty() ? "" : ";") + pass.strait;
      csv += fixed_text(routes[t]->passage.distance_nm, 1) + "," + fixed_text(routes[t]->time.days(), 2) + "," +
             fixed_text(routes[t]->cost.value * 1e6, 0) + "," + gates + ",\n";
    }
    nm.push_back(std::move(nm_row)), days.push_back(std::move(day_row)), cost.push_back(std::move(cost_row));
  }
  if (!as_json) return csv;
  Json out{{"schema", "netback.route-matrix/1"}};
  out.update(question(v));
  out["ports"] = ports, out["distance_nm"] = std::move(nm), out["days"] = std::move(days), out["cost_usd"] = std::move(cost);
  Json closed = Json::array();
  for (const auto& id : v.plan.closed) closed.push_back(id);
  out["closed"] = std::move(closed), out["no_route"] = std::move(unreached);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace netback::engine
