// Days, ship-days and cost of a passage by a class of ships in a calendar month. A voyage is the round one of a cargo: laden
// there, in ballast back the same way.
#pragma once
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "route/network.h"

namespace netback::route {

struct Range { double value = 0, low = 0, high = 0; };

// One way of a passage, days.
struct SeaTime {
  Range sailing;  // under way, ice included
  double delay = 0;  // at straits
  double waiting = 0;  // for ice to open, laden only
  std::map<std::string, double> escort;  // by zone: share of its miles behind an icebreaker
  std::set<std::string> rows;  // of ice.csv
  double days() const { return sailing.value + delay + waiting; }
};

// A part of what a round voyage costs, million USD, with the ids of the rows it is made of.
struct CostItem {
  std::string kind;  // fuel, boil_off, port, toll, booking, escort, war_risk, carbon, hire
  std::string strait;  // of what is paid at one
  Range cost;
  std::vector<std::string> rows;
};

// What the market asks for, per TWh or MWh delivered.
struct Voyage {
  double ship_days_per_twh = 0;
  double laden_days = 0;  // from loading to landing, waiting and half of the days in port included
  double cost_usd_per_mwh = 0;  // all but hire, which is the ship-days' price
  double dues_usd_per_mwh = 0;  // of it what is paid to ports, canals, icebreakers and insurers
  bool open = true;  // the ship fits and the ice lets it pass
};

struct Prices {
  double gas_usd_per_mwh = 0;  // values what boils off
  double hire_usd_per_day = 0;
  std::optional<std::pair<double, double>> hire_range;  // lowest and highest, for the range of the sum; none = as given
  std::pair<double, double> hire_span() const { return hire_range.value_or(std::pair(hire_usd_per_day, hire_usd_per_day)); }
};

// A class of ships on a day: how fast it sails, where it fits, what it pays. Rows that hold on the day count, of several the
// newer one, and one of the class before one of every class. Keeps a reference to the world.
class Shipping {
 public:
  Shipping(const world::World& world, const world::Vessel& vessel, Date day);

  const world::Vessel& vessel() const { return *vessel_; }
  bool fits(const world::Strait& strait) const;
  // Straits too shallow or too narrow for it.
  const std::set<std::string>& too_large_for() const { return too_large_for_; }
  // The row of a zone in a calendar month (1 to 12), or none: not navigable for such ships.
  const world::Ice* ice(const std::string& zone, int month) const;
  bool navigable(const std::string& zone, int month) const;

  // Days under way for `nm` in a zone of ice (none: open water).
  Range days(double nm, const std::string& zone, int month) const;
  double delay(const std::string& strait) const;
  // The passage sailed within one calendar month.
  SeaTime time(const Passage& passage, int month) const;
  bool open(const Passage& passage, int month) const;

  // Everything a round voyage costs, hire last; items of no cost are left out.
  std::vector<CostItem> bill(const Passage& passage, const SeaTime& time, const Prices& prices) const;
  Range round_days(const SeaTime& time) const;

  Voyage voyage(const Passage& passage, int month, double gas_usd_per_mwh) const;
  // Mean over the calendar months in which it is open; not open where none is.
  Voyage mean_voyage(const Passage& passage, double gas_usd_per_mwh) const;

  // Weights for a search by cost, million USD: a day at sea, laden and in ballast together; the same day's carbon between
  // two ports; `ways` days of a ship that lies still; a day of waiting laden; a transit of a strait there and back with the
  // escort of a calendar month.
  double day_cost(const Prices& prices) const;
  double carbon_day_cost(const std::string& from_port, const std::string& to_port) const;
  double idle_day_cost(const Prices& prices, int ways) const;
  double waiting_day_cost(const Prices& prices) const;
  double transit_cost(const std::string& strait, int month) const;

 private:
  double escort_share(const std::string& strait, const std::map<std::string, double>& by_zone,
                      const std::map<std::string, double>& zone_nm) const;
  struct Charge {
    const world::CarbonCharge* row = nullptr;
    double usd_per_tonne = 0;
    std::set<std::string> ports;
    std::vector<std::string> rows;
  };
  double carbon_a_day(const Charge& charge, const std::string& from_port, const std::string& to_port) const;
  void add_carbon(const Passage& passage, const SeaTime& time, std::vector<CostItem>& bill) const;

  const world::Vessel* vessel_;
  std::map<std::string, std::array<const world::Ice*, 12>> ice_;
  std::map<std::string, const world::Strait*> straits_;
  std::map<std::string, std::map<std::string, const world::PassageCost*>> dues_;  // strait -> kind -> row
  std::set<std::string> too_large_for_;
  std::vector<Charge> charges_;
};

}  // namespace netback::route
