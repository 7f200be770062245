// Small seas for tests: gates in a line or a ring, ports on them, one ship of 10 knots (240 nm a day).
#pragma once
#include <string>

#include "route/voyage.h"
#include "world/world.h"

namespace netback::route::test {

class Sea {
 public:
  Sea() {
    auto& row = add(world_.vessels, "vessel:ten-knots");
    row.cargo = 1, row.speed = 10, row.port_days = 2, row.port_cost = 0.5, row.fuel_cost = 10'000, row.boil_off = 0.001;
    row.co2 = 100;
  }
  template <class T>
  static T& add(std::vector<T>& rows, const std::string& id) {
    rows.emplace_back();
    rows.back().id = id, rows.back().known_from = Date{1990, 1, 1};
    return rows.back();
  }
  // Points: "a" is a port, "g/a" a side of a gate.
  static std::string point(const std::string& name) {
    return (name.find('/') == std::string::npos ? "port:" : "gate:") + name;
  }
  world::SeaLeg& leg(const std::string& from, const std::string& to, double nm, const std::string& gate = "",
                     const std::string& zone = "") {
    auto& row = add(world_.sea_legs, "leg:" + std::to_string(world_.sea_legs.size()));
    row.from_point = point(from), row.to_point = point(to), row.distance = nm;
    if (!gate.empty()) row.gates = {"route:" + gate}, strait(gate);
    if (!zone.empty()) row.zone = "ice:" + zone;
    return row;
  }
  world::Strait& strait(const std::string& name) {
    for (auto& row : world_.straits)
      if (row.id == "route:" + name) return row;
    auto& row = add(world_.straits, "route:" + name);
    row.name = name, row.kind = "strait";
    return row;
  }
  world::PassageCost& cost(const std::string& strait, const std::string& kind, double laden, double ballast,
                           const std::string& vessel = "") {
    auto& row = add(world_.passage_costs, "cost:" + std::to_string(world_.passage_costs.size()));
    row.strait = "route:" + strait, row.kind = kind, row.laden = laden, row.ballast = ballast, row.vessel = vessel;
    return row;
  }
  // Open in `month` at `knots` to ships of no ice class.
  world::Ice& ice(const std::string& zone, int month, double navigable, double knots) {
    auto& row = add(world_.ice, "row:" + zone + std::to_string(month));
    row.zone = "ice:" + zone, row.ice_class = "none", row.month = month;
    row.navigable = row.navigable_low = row.navigable_high = navigable;
    row.speed = row.speed_low = row.speed_high = knots;
    return row;
  }
  world::World& world() { return world_; }
  world::Vessel& ship() { return world_.vessels[0]; }

 private:
  world::World world_;
};

}  // namespace netback::route::test
