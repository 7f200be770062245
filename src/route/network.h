// Sea distances from port to port over legs with named gates (straits, canals, capes, sea routes) and zones of ice. A closed
// gate or zone is a network without its legs; where nothing is left the answer is "no route", never a number.
#pragma once
#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "world/world.h"

namespace netback::route {

inline constexpr double kNoWay = std::numeric_limits<double>::infinity();

// A leg as it is sailed: `back` from its second point to its first.
struct LegUse {
  std::size_t leg = 0;  // row of sea_legs
  bool back = false;
  bool operator==(const LegUse&) const = default;
};

struct Passage {
  std::string from, to;  // ports
  double distance_nm = 0;
  std::set<std::string> gates;  // straits passed
  std::map<std::string, double> zone_nm;  // of the distance, by zone of ice
  std::vector<LegUse> legs;  // in the order sailed
};

// Square, by position in the list of ports asked for; kNoWay where there is none.
struct Matrix {
  std::size_t count = 0;
  std::vector<double> weight;  // the least sum
  double at(std::size_t from, std::size_t to) const { return weight[from * count + to]; }
};

// Ports are ends of a way, never passed through. Closures name straits or zones. Keeps no reference to the world.
class SeaNetwork {
 public:
  explicit SeaNetwork(const world::World& world);

  // Shortest passage that uses nothing of `closed`.
  std::optional<Passage> passage(const std::string& from_port, const std::string& to_port,
                                 const std::set<std::string>& closed) const;
  // The same by other weights of the legs (kNoWay: shut).
  std::optional<Passage> least(const std::string& from_port, const std::string& to_port,
                               std::span<const double> leg_weight) const;

  // All different passages a closure of some of `closable` could force, shortest first, the unrestricted one included.
  // Nothing of `closed` is used by any.
  std::vector<Passage> alternatives(const std::string& from_port, const std::string& to_port,
                                    const std::vector<std::string>& closable,
                                    const std::set<std::string>& closed = {}) const;

  // All pairs of `ports` at once, least sums of the weights of legs.
  Matrix matrix(const std::vector<std::string>& ports, std::span<const double> leg_weight) const;

  // The fewest of `closed` whose opening gives a way, of those the shortest; empty where there is a way already, or none
  // with everything open.
  std::set<std::string> blocking(const std::string& from_port, const std::string& to_port,
                                 const std::set<std::string>& closed) const;

  bool has_port(const std::string& port) const { return port_of_.contains(port); }
  // By leg: its distance, kNoWay where it uses something of `closed`.
  std::vector<double> distances(const std::set<std::string>& closed) const;
  // The passage that sails these legs.
  Passage passage_of(std::string from_port, std::string to_port, std::vector<LegUse> legs) const;

  // From an end of a leg to the other.
  struct Way {
    std::size_t to = 0;  // gate point, or at a port's legs to another port: `to_port`
    bool to_port = false;
    LegUse use;
  };
  std::size_t gate_point_count() const { return first_.size() - 1; }
  std::span<const Way> ways_of_gate(std::size_t gate_point) const;
  std::span<const Way> ways_of_port(std::size_t port) const;
  std::optional<std::size_t> port_index(const std::string& port) const;
  std::size_t leg_count() const { return legs_.size(); }
  double leg_nm(std::size_t leg) const { return legs_[leg].distance_nm; }
  const std::string& leg_zone(std::size_t leg) const { return legs_[leg].zone; }
  const std::vector<std::string>& leg_gates(std::size_t leg) const { return legs_[leg].gates; }

 private:
  struct Leg {
    double distance_nm = 0;
    std::string zone;
    std::vector<std::string> gates;
    bool uses(const std::string& one) const { return zone == one || std::ranges::find(gates, one) != gates.end(); }
    bool uses_any(const std::set<std::string>& closed) const {
      return (!zone.empty() && closed.contains(zone)) ||
             std::ranges::any_of(gates, [&](const std::string& gate) { return closed.contains(gate); });
    }
  };
  struct Reached;  // sums and ways from one port over the gate points
  Reached reach(std::size_t port, std::span<const double> weight) const;
  std::optional<std::vector<LegUse>> way(std::size_t from, std::size_t to, std::span<const double> weight) const;

  std::vector<Leg> legs_;
  std::map<std::string, std::size_t> port_of_;
  std::vector<std::size_t> first_, port_first_;  // where a point's ways begin in the lists below
  std::vector<Way> ways_, port_ways_;  // gate point to gate point; port to gate point or port
};

}  // namespace netback::route
