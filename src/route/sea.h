// Sea distances from port to port over a hand-laid graph of waypoints with named gates (straits, canals, capes, sea
// routes). A closed gate is a graph without its links; where nothing is left the answer is "no route", never a number.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "world/world.h"

namespace netback::route {

struct Passage {
  double distance_nm = 0;
  std::set<std::string> gates;
  bool tabled = false;  // a published distance, not the sum of legs
};

class SeaNetwork {
 public:
  explicit SeaNetwork(const world::World& world);

  // Shortest passage that uses no gate of `closed`. A published distance is taken where one stands for the same canals.
  std::optional<Passage> passage(const std::string& from_port, const std::string& to_port,
                                 const std::set<std::string>& closed) const;

  // All different passages a closure of some of `closable` could force, shortest first, the unrestricted one included.
  std::vector<Passage> alternatives(const std::string& from_port, const std::string& to_port,
                                    const std::vector<std::string>& closable) const;

 private:
  struct Leg {
    std::size_t to = 0;
    double distance_nm = 0;
    std::string gate;
  };
  std::optional<Passage> over_legs(std::size_t from, std::size_t to, const std::set<std::string>& closed) const;

  std::vector<std::vector<Leg>> legs_;                 // by point: ports first, then waypoints
  std::map<std::string, std::size_t> point_;           // port or waypoint id -> index
  std::map<std::pair<std::string, std::string>, std::vector<Passage>> tabled_;
};

// Round voyage of one cargo over a passage, per TWh delivered.
struct Voyage {
  double ship_days_per_twh = 0;
  double laden_days = 0;  // from loading to landing, waiting and half of the days in port included
  double cost_usd_per_mwh = 0;  // fuel, port dues, tolls and boil-off; hire is the ship-days' price and not in it
};
// `gas_price` (USD/MWh) values the boil-off on the laden leg.
Voyage voyage(const Passage& passage, const world::Vessel& vessel, const std::vector<world::Strait>& straits,
              double gas_price);

}  // namespace netback::route
