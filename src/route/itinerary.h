// A voyage by the calendar: the ship leaves on the first of a month, finds the ice of the month in which it enters each
// stretch, and may wait for it. The ballast leg is reckoned as the laden one was sailed, without the waiting.
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "route/network.h"
#include "route/voyage.h"

namespace netback::route {

enum class Objective : std::uint8_t { cost, time, distance };

struct Plan {
  Month month;             // of the first day of which the ship leaves
  double wait_days = 0;    // the most it waits for ice on its way
  Objective objective = Objective::cost;
  Prices prices;
  std::set<std::string> closed;  // straits
};

struct GatePass {
  std::string strait;
  double day = 0;  // after leaving
};

struct Itinerary {
  Passage passage;
  SeaTime time;
  std::vector<GatePass> passed;  // in order, each strait once
  std::vector<CostItem> bill;    // million USD
  Range round_days, cost;        // cost: sum of the bill
  double measure(Objective objective) const;
};

// Example: Router(network, Shipping(world, vessel, day), plan).best("port:sabetta", "port:tianjin")
class Router {
 public:
  // Both must outlive it.
  Router(const SeaNetwork& network, const Shipping& shipping, Plan plan);

  std::optional<Itinerary> best(const std::string& from_port, const std::string& to_port) const;
  // To each of `to_ports`; a port to itself is a way of no length.
  std::vector<std::optional<Itinerary>> best_to(const std::string& from_port,
                                                const std::vector<std::string>& to_ports) const;
  // Ways that differ in the straits they pass, best first, at most `count`. Straits of `first` are shut first, again and
  // again on the best way; only where that gives too few are those of `then`, so that ways round the world come before
  // by-ways.
  std::vector<Itinerary> alternatives(const std::string& from_port, const std::string& to_port,
                                      const std::vector<std::string>& first, const std::vector<std::string>& then,
                                      std::size_t count) const;
  // What stands in the way where there is none: straits, or zones of ice.
  std::set<std::string> blocking(const std::string& from_port, const std::string& to_port) const;
  // The legs as sailed; none where the ice is shut for longer than the ship waits.
  std::optional<Itinerary> sail(const std::string& from_port, const std::string& to_port, std::vector<LegUse> legs) const;

 private:
  struct Label;
  struct Search;
  struct Stretch;
  static Label at_port();
  // From a label over a leg; none where it is shut.
  std::optional<Label> over(const Label& label, LegUse use, double day_cost) const;
  std::optional<Stretch> enter(double day, double waited, std::size_t leg) const;
  Search search(std::size_t port, const std::set<std::string>& closed, double day_cost) const;
  std::optional<std::vector<LegUse>> legs_to(const Search& search, std::size_t from, std::size_t to) const;
  std::optional<Itinerary> best(const std::string& from_port, const std::string& to_port,
                                const std::set<std::string>& closed) const;
  Month month_on(double day) const;
  double day_cost(const std::string& from_port, const std::string& to_port) const;

  const SeaNetwork& network_;
  const Shipping& shipping_;
  Plan plan_;
  // What a strait adds where a way first meets it, by strait; ways remember by bits which they met.
  struct Toll {
    std::uint64_t bit = 0;
    double days = 0;
    std::vector<double> cost;  // by calendar month
  };
  std::vector<std::vector<std::size_t>> tolls_of_leg_;
  std::vector<Toll> tolls_;
  long first_day_ = 0;  // since 1970
};

}  // namespace netback::route
