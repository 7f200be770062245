#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/units.h"
#include "export/results.h"

namespace netback::exports {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double value) { return std::round(value * 1e6) / 1e6 + 0.0; }

double mean(const Series& values) {
  double sum = 0;
  for (const double v : values) sum += v;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

double bcm_a_year(const Series& twh) { return 12 * mean(twh) / units::kTwhPerBcm; }

Json point(double lon, double lat) { return Json::array({rounded(lon), rounded(lat)}); }

// The short way round: a line that crosses 180 degrees is cut there in two (RFC 7946, 3.1.9).
Json line(const world::Node& from, const world::Node& to) {
  const double step = to.lon - from.lon;
  if (std::abs(step) <= 180)
    return {{"type", "LineString"}, {"coordinates", Json::array({point(from.lon, from.lat), point(to.lon, to.lat)})}};
  const double edge = step > 0 ? -180 : 180;  // the side of the cut on which the line begins
  const double span = 360 - std::abs(step), share = span > 0 ? std::abs(edge - from.lon) / span : 0;
  const double lat = from.lat + share * (to.lat - from.lat);
  return {{"type", "MultiLineString"},
          {"coordinates", Json::array({Json::array({point(from.lon, from.lat), point(edge, lat)}),
                                       Json::array({point(-edge, lat), point(to.lon, to.lat)})})}};
}

// What base and scenario say, side by side; the scenario's where there is one.
void side_by_side(Json& properties, const std::string& name, const std::vector<double>& values) {
  properties[name + "_base"] = rounded(values[0]);
  if (values.size() < 2) return;
  properties[name + "_scen"] = rounded(values[1]);
  properties[name + "_delta"] = rounded(values[1] - values[0]);
}

Json feature(Json geometry, Json properties) {
  return {{"type", "Feature"}, {"geometry", std::move(geometry)}, {"properties", std::move(properties)}};
}

Json node_feature(const Results& results, const world::Node& node) {
  Json p{{"id", node.id}, {"kind", "node"}, {"name", node.name}, {"commodity", "commodity:gas"}};
  const auto each = [&](const std::string& name, auto&& table_of, auto&& value_of) {
    std::vector<double> values;
    for (const Case& one : results.cases) {
      const auto& table = table_of(one);
      const auto found = table.find(node.id);
      values.push_back(found == table.end() ? 0 : value_of(found->second));
    }
    side_by_side(p, name, values);
  };
  each("price", [](const Case& c) -> const auto& { return c.price; }, mean);
  each("consumption", [](const Case& c) -> const auto& { return c.consumption; }, bcm_a_year);
  each("production", [](const Case& c) -> const auto& { return c.production; }, bcm_a_year);
  p["price_unit"] = "USD/MWh", p["volume_unit"] = "bcm/a";
  return feature({{"type", "Point"}, {"coordinates", point(node.lon, node.lat)}}, std::move(p));
}

struct Arc {
  std::string from, to, name;
  bool is_lng = false;
  double capacity_bcm = 0;
  std::vector<double> flow;  // by case
};

}  // namespace

std::string geojson(const Results& results) {
  const world::World& world = *results.world;
  std::map<std::string, const world::Node*> node_of;
  for (const auto& node : world.nodes) node_of[node.id] = &node;
  // Every line, whether it carries gas or not, and the voyages that do.
  std::map<std::string, Arc> arcs;
  const std::vector<double> none(results.cases.size(), 0);
  for (const auto& pipe : world.pipelines)
    arcs[pipe.id] = {pipe.from_node, pipe.to_node, pipe.name, false, pipe.capacity / units::kTwhPerBcm, none};
  for (std::size_t i = 0; i < results.cases.size(); ++i)
    for (const Flow& flow : results.cases[i].flows) {
      Arc& arc = arcs.try_emplace(flow.id, Arc{flow.from, flow.to, "", flow.is_lng, 0, none}).first->second;
      arc.flow[i] += bcm_a_year(flow.twh);
    }
  Json features = Json::array();
  for (const auto& node : world.nodes) features.push_back(node_feature(results, node));
  for (const auto& [id, arc] : arcs) {
    const auto from = node_of.find(arc.from), to = node_of.find(arc.to);
    if (from == node_of.end() || to == node_of.end()) continue;
    if (arc.is_lng && std::all_of(arc.flow.begin(), arc.flow.end(), [](double v) { return rounded(v) == 0; })) continue;
    Json p{{"id", id},
           {"kind", arc.is_lng ? "lng" : "pipe"},
           {"commodity", arc.is_lng ? "commodity:lng" : "commodity:gas"},
           {"from", arc.from},
           {"to", arc.to}};
    if (!arc.is_lng) p["name"] = arc.name, p["cap_bcm_y"] = rounded(arc.capacity_bcm);
    side_by_side(p, "flow", arc.flow);
    p["volume_unit"] = "bcm/a";
    features.push_back(feature(line(*from->second, *to->second), std::move(p)));
  }
  const Json collection{{"type", "FeatureCollection"}, {"features", std::move(features)}};
  return collection.dump() + "\n";
}

}  // namespace netback::exports
