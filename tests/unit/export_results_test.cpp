#include "export/results.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "core/units.h"
#include "toy_world.h"

namespace netback {
namespace {

// Fiji sells to Samoa over the antimeridian by line and to France by ship; fourteen months from November 2024.
struct Sample {
  world::World world;
  exports::Results results;
  Sample() {
    toy::ToyWorld toy;
    for (const char* name : {"fiji", "samoa", "france"}) toy.node(name);
    toy.pipe("fiji", "samoa", 105.5, 1);
    world = toy.world();
    const auto place = [&](const char* name, double lat, double lon) {
      for (auto& node : world.nodes)
        if (node.name == name) node.lat = lat, node.lon = lon;
    };
    place("fiji", -18, 178), place("samoa", -14, -172), place("france", 47, 2);
    results.world = &world, results.model = "Netback test";
    for (int i = 0; i < 14; ++i) results.months.push_back(Month(2024, 11) + i);
    exports::Case base{"base", {}, {}, {}, {}};
    exports::Series ramp;
    for (int i = 0; i < 14; ++i) ramp.push_back(i < 2 ? 100 : i);  // the months of 2025: 2 to 13
    base.price["node:samoa"] = ramp;
    base.consumption["node:samoa"] = ramp;
    base.consumption["node:france"] = exports::Series(14, 1);
    base.production["node:fiji"] = exports::Series(14, 5);
    base.flows.push_back({"pipe:fiji-samoa", "node:fiji", "node:samoa", false, exports::Series(14, 10.55)});
    base.flows.push_back({"lng:node:fiji>node:france", "node:fiji", "node:france", true, exports::Series(14, 1)});
    results.cases.push_back(base);
    base.name = "all";
    base.flows[0].twh.assign(14, 2 * 10.55);
    results.cases.push_back(base);
  }
};

TEST(Geojson, PointsLinesAndTheAntimeridian) {
  const Sample sample;
  const auto json = nlohmann::json::parse(exports::geojson(sample.results));
  ASSERT_EQ(json["features"].size(), 5u);
  std::map<std::string, nlohmann::json> by_id;
  for (const auto& feature : json["features"]) {
    by_id[feature["properties"]["id"]] = feature;
    for (const auto& [name, value] : feature["properties"].items()) EXPECT_TRUE(value.is_primitive()) << name;
  }
  EXPECT_EQ(by_id["node:fiji"]["geometry"]["coordinates"], nlohmann::json::array({178, -18}));
  const auto& pipe = by_id["pipe:fiji-samoa"];
  EXPECT_EQ(pipe["geometry"]["type"], "MultiLineString");
  // Ten degrees apart, two of them before the cut: a fifth of the way from 18 to 14 south.
  EXPECT_EQ(pipe["geometry"]["coordinates"].dump(), "[[[178.0,-18.0],[180.0,-17.2]],[[-180.0,-17.2],[-172.0,-14.0]]]");
  EXPECT_EQ(pipe["properties"]["cap_bcm_y"], 10);
  EXPECT_EQ(pipe["properties"]["flow_base"], 12);
  EXPECT_EQ(pipe["properties"]["flow_scen"], 24);
  EXPECT_EQ(pipe["properties"]["flow_delta"], 12);
  EXPECT_EQ(by_id["lng:node:fiji>node:france"]["geometry"]["type"], "LineString");
  EXPECT_EQ(by_id["lng:node:fiji>node:france"]["properties"]["commodity"], "commodity:lng");
}

TEST(Iamc, YearsAreSumsPricesAreWeighted) {
  const Sample sample;
  const std::string text = exports::iamc(sample.results);
  const auto has = [&](const std::string& line) {
    return ("\n" + text).find("\nNetback test," + line + "\n") != std::string::npos;
  };
  EXPECT_TRUE(text.starts_with("model,scenario,region,variable,unit,year,subannual,value\n"));
  EXPECT_TRUE(has("base,samoa,Primary Energy|Gas,TWh,2024,December,100.000000"));
  EXPECT_TRUE(has("base,samoa,Primary Energy|Gas,TWh,2025,Year,90.000000"));
  EXPECT_TRUE(has("base,World,Primary Energy|Gas,TWh,2025,Year,102.000000"));
  EXPECT_TRUE(has("base,fiji,Resource|Extraction|Gas,TWh,2025,Year,60.000000"));
  // Two months of 2024 are no year.
  EXPECT_EQ(text.find("2024,Year"), std::string::npos);
  // Sum of squares over sum: 818 / 90.
  EXPECT_TRUE(has("base,samoa,Price|Primary Energy|Gas,USD/MWh,2025,Year,9.088889"));
  EXPECT_TRUE(has("all,fiji,Trade|Primary Energy|Gas|Volume,TWh,2025,January,22.100000"));
  EXPECT_TRUE(has("all,samoa,Trade|Primary Energy|Gas|Volume,TWh,2025,January,-21.100000"));
  EXPECT_TRUE(has("base,fiji>france,Trade|Primary Energy|Gas|LNG|Volume,TWh,2025,Year,12.000000"));
  // A way that no gas can take in these months has no year either.
  Sample shut;
  shut.results.cases[0].flows.push_back({"pipe:shut", "node:fiji", "node:tonga", false, {}});
  EXPECT_EQ(exports::iamc(shut.results).find("tonga"), std::string::npos);
  // No row twice: readers of the format refuse that.
  std::set<std::string> index;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    EXPECT_TRUE(index.insert(line.substr(0, line.rfind(','))).second) << line;
}

}  // namespace
}  // namespace netback
