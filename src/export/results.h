// Solved markets as other tools read them: a map (GeoJSON) and a table by region, variable and time (IAMC).
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/month.h"
#include "world/world.h"

namespace netback::exports {

using Series = std::vector<double>;  // one value a month

struct Flow {
  std::string id, from, to;  // ids of a line or "lng:FROM>TO", and of nodes
  bool is_lng = false;
  Series twh;
};

// One solved future.
struct Case {
  std::string name;                                          // "base", or the scenario's
  std::map<std::string, Series> price;                       // by node, USD/MWh
  std::map<std::string, Series> consumption, production;     // by node, TWh
  std::vector<Flow> flows;                                   // one an id, all sellers together
};

struct Results {
  const world::World* world = nullptr;
  std::string model;  // "Netback 0.1.0"
  std::vector<Month> months;
  std::vector<Case> cases;  // base first, then the scenario if there is one
};

// RFC 7946: nodes as Points, lines and voyages as LineStrings from node to node, cut at the antimeridian. Flows in bcm a
// year (10.55 TWh), prices in USD/MWh, means over the months; flat properties.
std::string geojson(const Results& results);

// model,scenario,region,variable,unit,year,subannual,value. Calendar years that the months hold whole ("Year"), and every
// month by its name. Regions are nodes, World, and FROM>TO for flows.
std::string iamc(const Results& results);

}  // namespace netback::exports
