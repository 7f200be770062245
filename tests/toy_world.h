// Small worlds in code, for tests with an answer that can be computed by hand. Rows come out sorted by id, as a loaded
// world has them. Quantities are TWh a year, spread over the months by days; costs and prices USD/MWh.
//   ToyWorld toy; toy.node("a"); toy.supply("a", 100, 10); toy.demand("a", 80, -0.5, 20); solved(toy.world(), months(3))
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "market/path.h"
#include "model/model.h"
#include "scenario/event.h"
#include "solve/certified.h"
#include "world/world.h"

namespace netback::toy {

inline constexpr double kNever = 1000;  // USD/MWh: what unserved demand costs unless told otherwise

class ToyWorld {
 public:
  ToyWorld() {
    seller("rest", "");
    seller("storage", "");
  }

  void seller(const std::string& name, const std::string& country, bool tracked = true) {
    auto& row = add(world_.sellers, "seller:" + name);
    row.name = name, row.country = country.empty() ? "" : "country:" + country, row.tracked = tracked;
  }
  // A node is a country of its own name.
  void node(const std::string& name, const std::string& seller = "rest") {
    auto& row = add(world_.nodes, "node:" + name);
    row.name = name, row.countries = {"country:" + name}, row.seller = "seller:" + seller;
    add(world_.countries, "country:" + name).name = name;
  }
  // At one cost up to the wall.
  world::Supply& supply(const std::string& node, double capacity, double cost) {
    return supply(node, capacity, cost, cost, cost);
  }
  world::Supply& supply(const std::string& node, double capacity, double cash, double base, double wall,
                        double production_share = 0.9) {
    const bool is_second =
        std::any_of(world_.supply.begin(), world_.supply.end(), [&](const auto& s) { return s.node == "node:" + node; });
    auto& row = add(world_.supply, "supply:" + node + (is_second ? "/more" : ""));
    row.node = "node:" + node, row.capacity = capacity, row.production = production_share * capacity;
    row.cash_cost = cash, row.base_cost = base, row.wall_cost = wall;
    return row;
  }
  world::Demand& demand(const std::string& node, double quantity, double elasticity, double reference_price,
                        double unserved = kNever, const std::string& sector = "all") {
    auto& row = add(world_.demand, "demand:" + node + "/" + sector);
    row.node = "node:" + node, row.sector = sector, row.quantity = quantity, row.elasticity = elasticity;
    row.reference_price = reference_price, row.unserved_cost = unserved;
    return row;
  }
  world::Pipeline& pipe(const std::string& from, const std::string& to, double capacity, double tariff, double loss = 0) {
    auto& row = add(world_.pipelines, "pipe:" + from + "-" + to);
    row.name = from + " to " + to, row.system = row.id, row.from_node = "node:" + from, row.to_node = "node:" + to;
    row.capacity = capacity, row.tariff = tariff, row.loss = loss;
    return row;
  }
  // One class of ships without fuel or boil-off: a voyage costs its port dues and the hire of its days.
  world::Vessel& vessel(double fleet = 1000) {
    auto& row = add(world_.vessels, "vessel:toy");
    row.name = "toy", row.cargo = 1, row.speed = 20, row.port_days = 4, row.port_cost = 0.5, row.fleet = fleet,
    row.utilisation = 1;
    row.idle_cost = 20'000, row.tight_cost = 100'000;
    return row;
  }
  // What the class of toy ships counts from a day on.
  void fleet(double ships, Date from) {
    auto& row = add(world_.vessel_fleets, "fleet:" + from.text());
    row.vessel = "vessel:toy", row.ships = ships, row.from = from;
  }
  // A port at each plant and terminal; legs between them are laid by sea().
  world::Liquefaction& plant(const std::string& node, double capacity, double cost, double own_use = 0) {
    port(node);
    auto& row = add(world_.liquefaction, "lng:" + node);
    row.name = node, row.node = "node:" + node, row.port = "port:" + node, row.vessel = "vessel:toy",
    row.capacity = capacity;
    row.availability = 1, row.own_use = own_use, row.cost = cost;
    return row;
  }
  world::Regasification& terminal(const std::string& node, double capacity, double cost) {
    port(node);
    auto& row = add(world_.regasification, "terminal:" + node);
    row.name = node, row.node = "node:" + node, row.port = "port:" + node, row.capacity = capacity, row.cost = cost;
    return row;
  }
  // A leg from port to port.
  void sea(const std::string& from, const std::string& to, double distance_nm, const std::string& gate = "") {
    auto& leg = add(world_.sea_legs, "leg:" + from + "-" + to + gate);
    leg.from_point = "port:" + from, leg.to_point = "port:" + to, leg.distance = distance_nm;
    if (gate.empty()) return;
    leg.gates = {gate};
    if (std::none_of(world_.straits.begin(), world_.straits.end(), [&](const auto& s) { return s.id == gate; }))
      add(world_.straits, gate).name = gate;
  }
  // Million USD a transit.
  void toll(const std::string& strait, double laden, double ballast) {
    auto& row = add(world_.passage_costs, "toll:" + strait);
    row.strait = strait, row.kind = "toll", row.laden = laden, row.ballast = ballast;
  }
  // `norm`: share of the volume that a normal year holds at the end of every month; 0 lets the horizon end empty.
  world::Storage& storage(const std::string& node, double volume, double rate_per_day, double cost, Date opening_day,
                          double opening, double norm = 0) {
    auto& row = add(world_.storage, "storage:" + node);
    row.name = node, row.node = "node:" + node, row.working_gas_volume = volume,
    row.injection = row.withdrawal = rate_per_day, row.cost = cost;
    auto& level = add(world_.storage_levels, "level:" + node);
    level.storage = "storage:" + node, level.date = opening_day, level.level = opening;
    auto& usual = add(world_.storage_norms, "norm:" + node);
    usual.storage = "storage:" + node, usual.share.fill(norm);
    return row;
  }
  world::Contract& contract(const std::string& seller, const std::string& buyer, const std::string& route, double quantity,
                            double least, double most) {
    auto& row = add(world_.contracts, "contract:" + seller + "-" + buyer);
    row.seller = "seller:" + seller, row.buyer = "node:" + buyer, row.route = route, row.basis = "contract";
    row.quantity = quantity, row.minimum_share = least, row.maximum_share = most;
    return row;
  }
  // The seller counts on moving the price of these nodes, one market to him.
  world::Conduct& conduct(const std::string& seller, const std::vector<std::string>& nodes, double theta,
                          double elasticity = -0.5) {
    std::string region = "region";
    for (const std::string& node : nodes) region += (region == "region" ? ":" : "-") + node;
    auto& row = add(world_.conduct, "conduct:" + seller + "/" + region);
    row.seller = "seller:" + seller, row.region = region, row.theta = theta, row.elasticity = elasticity;
    for (auto& country : world_.countries)
      if (std::find(nodes.begin(), nodes.end(), country.name) != nodes.end()) country.regions.push_back(region);
    return row;
  }
  // `buyer`: a country by its node's name.
  world::Restriction& ban(const std::string& seller, const std::string& buyer, const std::string& commodity = "") {
    auto& row = add(world_.restrictions, "restriction:" + seller + "-" + buyer + commodity);
    row.restrictor = "gov:" + buyer, row.policy = "policy:toy", row.kind = "trade_flow", row.target = "seller:" + seller;
    row.buyers = {"country:" + buyer}, row.commodity = commodity, row.share = 0;
    return row;
  }
  world::AssetState& state(const std::string& id, const std::string& asset, double share, Date known_from) {
    auto& row = add(world_.asset_states, "state:" + id);
    row.asset = asset, row.state = "restricted", row.share = share, row.known_from = known_from;
    return row;
  }
  world::Outlook& outlook(const std::string& target, const std::string& measure, int year, double factor,
                          Date known_from = {1990, 1, 1}) {
    auto& row =
        add(world_.outlook, "outlook:" + target + "/" + measure + "/" + std::to_string(year) + "/" + known_from.text());
    row.target = target, row.measure = measure, row.year = year, row.factor = factor, row.known_from = known_from;
    return row;
  }
  // Shares of the year by month; use as `row.shape = toy.shape(...)`.
  std::string shape(const std::string& name, const world::Monthly& share) {
    auto& row = add(world_.shapes, "shape:" + name);
    row.share = share;
    return row.id;
  }

  world::World& raw() { return world_; }
  world::World world() const {
    world::World sorted = world_;
    world::for_each_table(sorted, [](const char*, auto& rows) {
      std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    });
    return sorted;
  }

 private:
  template <class T>
  T& add(std::vector<T>& rows, const std::string& id) {
    rows.emplace_back();
    rows.back().id = id, rows.back().where = "toy", rows.back().known_from = Date{1990, 1, 1};
    return rows.back();
  }
  void port(const std::string& node) {
    const std::string id = "port:" + node;
    if (std::any_of(world_.ports.begin(), world_.ports.end(), [&](const auto& p) { return p.id == id; })) return;
    const double lon = 10.0 * static_cast<double>(world_.ports.size());
    auto& row = add(world_.ports, id);
    row.lat = 0, row.lon = lon, row.country = "country:" + node;
  }

  world::World world_;
};

// All months are reported; the first is January 2025 unless told.
inline model::Timeline months(int count, Month first = Month(2025, 1)) {
  return {first, first, first + count, first + count};
}

// What a yearly quantity is in a month without a shape.
inline double in_month(double twh_per_year, Month month) { return twh_per_year * month.day_count() / 365.0; }

inline scenario::Event event(const std::string& id, scenario::Lever lever, Month from = Month(2025, 1)) {
  scenario::Event e;
  e.id = id, e.title = id, e.lever = std::move(lever), e.from = from;
  return e;
}

// The market with every event at weight 1 from the first reported month (base: without events).
inline market::Outcome solved(const world::World& world, const model::Timeline& timeline,
                              const std::vector<scenario::Event>& events = {}) {
  market::PathSolver solver(world, timeline, events, 1);
  const auto based = solver.solve_base();
  if (!based) {
    ADD_FAILURE() << based.error().what;
    return {};
  }
  std::vector<market::Stage> path;
  if (!events.empty()) path.push_back({timeline.report, std::vector<double>(events.size(), 1)});
  auto answer = solver.solve({path});
  if (!answer) {
    ADD_FAILURE() << answer.error().what;
    return {};
  }
  market::Outcome& outcome = answer->outcomes[answer->of_path[0]];
  EXPECT_TRUE(outcome.certificate.holds()) << outcome.certificate.worst();
  return std::move(outcome);
}

inline double pipe_twh(const market::Outcome& outcome, const std::string& pipe, std::size_t t = 0,
                       const std::string& seller = "") {
  double sum = 0;
  for (const auto& flow : outcome.pipe_flows)
    if (flow.pipe == pipe && (seller.empty() || flow.seller == seller)) sum += flow.twh[t];
  return sum;
}
inline double lng_twh(const market::Outcome& outcome, const std::string& from, const std::string& to, std::size_t t = 0) {
  double sum = 0;
  for (const auto& flow : outcome.lng_flows)
    if (flow.from_node == from && flow.to_node == to) sum += flow.twh[t];
  return sum;
}

}  // namespace netback::toy
