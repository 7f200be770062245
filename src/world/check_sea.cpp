// Faults of the tables of the sea that no single row shows.
#include <map>
#include <set>

#include "core/number.h"
#include "world/check.h"

namespace netback::world {
namespace {

// A leg may be this much shorter than the geodesic: coordinates and miles are rounded.
constexpr double kShortestShare = 0.995;
constexpr double kNearNm = 5;  // a leg's line begins and ends so near its points

void check_legs(const World& world, std::vector<Finding>& findings) {
  std::map<std::string, Point> place;
  for (const Port& port : world.ports) place[port.id] = {port.lat, port.lon};
  for (const SeaGate& gate : world.sea_gates)
    if (!gate.line.empty()) place[gate.id + "/a"] = gate.line.front(), place[gate.id + "/b"] = gate.line.back();
  for (const SeaLeg& leg : world.sea_legs) {
    const auto complain = [&](const std::string& what, const char* fix) {
      findings.push_back({true, leg.where, what, fix});
    };
    if (!(leg.distance > 0)) complain("a leg of no length", "Give its distance in nautical miles.");
    const auto from = place.find(leg.from_point), to = place.find(leg.to_point);
    for (const std::string* point : {&leg.from_point, &leg.to_point})
      if (point->starts_with("gate:") && !world.sea_gates.empty() && !place.contains(*point))
        complain("'" + *point + "' is no side of a gate in sea_gates.csv", "Write gate:slug/a or gate:slug/b.");
    const auto near = [&](const auto& known, Point end, const std::string& id) {
      if (known != place.end() && geodesic_nm(known->second, end) > kNearNm)
        complain("the line does not reach " + id, "Begin it at from_point and end it at to_point.");
    };
    if (!leg.line.empty()) near(from, leg.line.front(), leg.from_point), near(to, leg.line.back(), leg.to_point);
    if (from == place.end() || to == place.end()) continue;
    const double least = geodesic_nm(from->second, to->second);
    if (leg.distance > 0 && leg.distance < kShortestShare * least)
      complain("a leg of " + fixed_text(leg.distance, 0) + " nm, and the great circle is " + fixed_text(least, 0),
               "No ship sails less: correct the distance or the points.");
  }
}

// A world may leave the sea out; where it has one, no plant or terminal may lie off it.
void check_ports(const World& world, std::vector<Finding>& findings) {
  std::set<std::string> reached;
  for (const SeaLeg& leg : world.sea_legs) reached.insert(leg.from_point), reached.insert(leg.to_point);
  if (reached.empty()) return;
  const auto need = [&](const auto& rows) {
    for (const auto& row : rows)
      if (!row.port.empty() && !reached.contains(row.port))
        findings.push_back({true, row.where, row.port + " is in no row of sea_legs.csv", "Add a leg that ends there."});
  };
  need(world.liquefaction), need(world.regasification);
}

}  // namespace

void check_sea(const World& world, std::vector<Finding>& findings) {
  check_legs(world, findings);
  check_ports(world, findings);
}

}  // namespace netback::world
