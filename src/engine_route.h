// What the pieces of `netback route` share. Only src/engine_route*.cpp include it.
#pragma once
#include <string>
#include <vector>

#include "engine_parts.h"
#include "route/closure.h"
#include "route/itinerary.h"
#include "route/place.h"
#include "route/sea_chart.h"

namespace netback::engine {

// A question about the sea with everything it stands on.
struct Voyages {
  world::World known;
  AsOf as_of;
  std::string objective;  // as told
  route::Plan plan;
  const world::Vessel* vessel = nullptr;  // row of `known`
  std::string hire_from, gas_from;        // where the prices come from
  route::Place from, to;                  // not of a matrix
  std::string from_port, to_port;         // the pair taken, of countries the best
  std::vector<route::Itinerary> routes;   // best first
  std::vector<route::Closure> closed;     // those that change the answer
  std::vector<const world::Ice*> shut_ice;  // rows that shut a shorter way on leaving
  std::vector<std::string> shut_zones;      // the zones of these, and those without a row
  std::vector<const world::AssetState*> limits;  // straits passed that let fewer ships through
  std::size_t way_count = 1;
  std::set<std::string> blocked_by;       // of no route
};

std::string strait_name(const world::World& world, const std::string& id);
std::string zone_name(const std::string& zone);
// "2024-07-05": the day of a voyage, counted from leaving.
std::string day_text(const Voyages& voyages, double day);
// "closed since 2024-01-15 (state:...)", "too narrow: ..." for people.
std::string closure_text(const Voyages& voyages, const route::Closure& closure);
// "no route: closed at Strait of Hormuz".
std::string no_route_text(const Voyages& voyages);

std::string route_text(const Voyages& voyages, std::size_t width, bool colour);
std::string route_json(const Voyages& voyages);
std::string route_geojson(const Voyages& voyages);
// All ports with each other, in the order of ports.csv.
std::string matrix_text(const Voyages& voyages, const route::Router& router, const route::SeaNetwork& network, bool as_json);

}  // namespace netback::engine
