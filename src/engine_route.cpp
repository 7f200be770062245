#include "engine_route.h"

#include <algorithm>
#include <optional>

#include "core/number.h"
#include "world/query.h"

namespace netback {

using namespace engine;

namespace {

using route::Objective;

// The class told of; else that of the largest plant at the ports on the day, else the one of most ships.
Result<const world::Vessel*> find_vessel(const world::World& world, const std::string& told,
                                         const std::vector<std::string>& from_ports, Date day) {
  const auto called = [&](const std::string& id) {
    const auto found =
        std::ranges::find_if(world.vessels, [&](const auto& row) { return row.id == id || row.id == "vessel:" + id; });
    return found == world.vessels.end() ? nullptr : &*found;
  };
  if (!told.empty()) {
    if (const auto* vessel = called(told)) return vessel;
    std::string all;
    for (const auto& row : world.vessels) all += (all.empty() ? "" : ", ") + row.id;
    return bad_input("no class of ships is called '" + told + "'", "--vessel", "Take one of: " + all + ".");
  }
  const world::Liquefaction* largest = nullptr;
  for (const auto& plant : world.liquefaction)
    if (plant.holds_on(day) && std::ranges::find(from_ports, plant.port) != from_ports.end() && called(plant.vessel) &&
        (!largest || plant.capacity > largest->capacity))
      largest = &plant;
  if (largest) return called(largest->vessel);
  const world::Vessel* most = nullptr;
  for (const auto& row : world.vessels)
    if (!most || world::fleet_on(world, row, day) > world::fleet_on(world, *most, day)) most = &row;
  if (!most) return bad_input("the world has no ships", "vessels.csv", "Give a class of ships.");
  return most;
}

Result<std::set<std::string>> find_straits(const world::World& world, const std::vector<std::string>& told) {
  std::set<std::string> ids;
  for (const std::string& name : told) {
    const auto found = std::ranges::find_if(
        world.straits, [&](const auto& row) { return row.id == name || row.id == "route:" + name || row.name == name; });
    if (found == world.straits.end()) {
      std::string all;
      for (const auto& row : world.straits) all += (all.empty() ? "" : ", ") + row.id;
      return bad_input("no strait is called '" + name + "'", "--close", "Take some of: " + all + ".");
    }
    ids.insert(found->id);
  }
  return ids;
}

// Ways round the world differ in canals, sea routes and capes (which nobody shuts, but a way may shun); other straits make
// by-ways.
std::vector<std::string> straits_between(const world::World& world, bool great) {
  std::vector<std::string> ids;
  for (const auto& row : world.straits)
    if (great ? row.kind != "strait" : row.kind == "strait" && row.closable) ids.push_back(row.id);
  return ids;
}

// Of two countries the pair of ports with the best way.
void take_ports(const route::Router& router, Voyages& v) {
  double best = route::kNoWay;
  v.from_port = v.from.ports.front(), v.to_port = v.to.ports.front();
  if (v.from_port == v.to_port) (v.to.ports.size() > 1 ? v.to_port = v.to.ports.back() : v.from_port = v.from.ports.back());
  if (v.from.ports.size() == 1 && v.to.ports.size() == 1) return;
  for (const auto& from : v.from.ports) {
    const auto routes = router.best_to(from, v.to.ports);
    for (std::size_t i = 0; i < routes.size(); ++i)
      if (routes[i] && from != v.to.ports[i] && routes[i]->measure(v.plan.objective) < best)
        best = routes[i]->measure(v.plan.objective), v.from_port = from, v.to_port = v.to.ports[i];
  }
}

std::vector<route::Itinerary> ways(const route::Router& router, const Voyages& v) {
  return router.alternatives(v.from_port, v.to_port, straits_between(v.known, true), straits_between(v.known, false),
                             v.way_count);
}

// Closures that matter: asked for, in the way of any, on the best or the shortest way if nothing were closed (with or
// without ice), or on a way that would be shown if they alone were open.
std::vector<route::Closure> telling(const std::vector<route::Closure>& all, const route::SeaNetwork& network,
                                    const route::Shipping& ship, const Voyages& v) {
  auto plan = v.plan;
  plan.closed.clear();
  std::set<std::string> ice, wanted;
  for (const auto& row : v.known.sea_legs)
    if (!row.zone.empty()) ice.insert(row.zone);
  if (const auto open = route::Router(network, ship, plan).best(v.from_port, v.to_port))
    wanted.insert(open->passage.gates.begin(), open->passage.gates.end());
  for (const auto& shut : {std::set<std::string>{}, ice})
    if (const auto shortest = network.passage(v.from_port, v.to_port, shut))
      wanted.insert(shortest->gates.begin(), shortest->gates.end());
  std::vector<route::Closure> found;
  for (const auto& closure : all) {
    bool tells = closure.why == "asked" || v.blocked_by.contains(closure.strait) || wanted.contains(closure.strait);
    if (!tells) {
      plan.closed = v.plan.closed;
      plan.closed.erase(closure.strait);
      tells = std::ranges::any_of(ways(route::Router(network, ship, plan), v),
                                  [&](const route::Itinerary& one) { return one.passage.gates.contains(closure.strait); });
    }
    if (tells) found.push_back(closure);
  }
  return found;
}

// States of the straits passed that let fewer ships through, and not so few that they count as closed.
void tell_limits(Voyages& v) {
  std::set<std::string> passed;
  for (const auto& route : v.routes) passed.insert(route.passage.gates.begin(), route.passage.gates.end());
  for (const auto& gate : passed)
    if (const auto* state = world::state_on(v.known, gate, v.plan.month.first_day()); state && state->share < 1)
      v.limits.push_back(state);
}

// Ice on the shortest way that is shut in the month of leaving.
void tell_ice(const route::SeaNetwork& network, const route::Shipping& ship, Voyages& v) {
  const auto shortest = network.passage(v.from_port, v.to_port, v.plan.closed);
  if (!shortest) return;
  const int month = v.plan.month.month();
  for (const auto& [zone, nm] : shortest->zone_nm) {
    if (ship.navigable(zone, month)) continue;
    v.shut_zones.push_back(zone);
    if (const auto* row = ship.ice(zone, month)) v.shut_ice.push_back(row);
  }
}

Result<Objective> objective_of(const std::string& told) {
  if (told == "cost") return Objective::cost;
  if (told == "time") return Objective::time;
  if (told == "distance") return Objective::distance;
  return bad_input("'" + told + "' is no objective", "--objective", "Write cost, time or distance.");
}

Result<Voyages> ask(const Options& options, const RouteQuery& told, world::World all) {
  Voyages v;
  NB_TRY(as_of, decide_as_of(options, all, std::nullopt, nullptr));
  v.as_of = as_of;
  // Without a day everything in the tables counts: which states hold is the month's business.
  constexpr Date kEver{9999, 12, 31};
  if (!options.as_of) v.as_of.knowledge = kEver;
  v.known = world::known_by(all, v.as_of.knowledge);
  NB_TRY(objective, objective_of(told.objective));
  v.objective = told.objective, v.plan.objective = objective;
  const auto month = told.month.empty() ? std::optional(Month::of(as_of.day)) : parse_month(told.month);
  if (!month) return bad_input("'" + told.month + "' is not a month", "--month", "Write YYYY-MM.");
  v.plan.month = *month;
  if (!(told.wait_days >= 0)) return bad_input("a wait below 0", "--wait", "Give days of 0 or more.");
  v.plan.wait_days = told.wait_days;
  NB_TRY(closed, find_straits(v.known, told.close));
  v.plan.closed = closed;
  return v;
}

void set_prices(const RouteQuery& told, Voyages& v) {
  v.plan.prices.hire_usd_per_day = told.hire.value_or(v.vessel->reference_hire);
  v.hire_from = told.hire ? "given" : v.vessel->id;
  if (!told.hire)  // from what owners lay ships up at to what they get when all are in use
    v.plan.prices.hire_range = {std::min(v.vessel->idle_cost, v.vessel->reference_hire),
                                std::max(v.vessel->tight_cost, v.vessel->reference_hire)};
  v.plan.prices.gas_usd_per_mwh = told.gas_price.value_or(world::mean_reference_price(v.known));
  v.gas_from = told.gas_price ? "given" : "mean reference price of demand.csv";
}

// What was told of either end; a position becomes a port of its own first.
Result<std::pair<std::string, std::string>> ends_of(const RouteQuery& told, const std::string& folder, world::World& world) {
  std::pair<std::string, std::string> ends{told.from, told.to};
  std::optional<route::SeaChart> chart;
  for (std::string* end : {&ends.first, &ends.second}) {
    const auto at = route::position(*end);
    if (!at) continue;
    if (!chart) {
      NB_TRY(opened, route::SeaChart::open(folder));
      chart = std::move(opened);
    }
    *end = "port:at-" + number_text(at->lat) + "," + number_text(at->lon);
    NB_TRY(added, chart->add_place(world, *end, *at));
    (void)added;
  }
  return ends;
}

Reply matrix_reply(Voyages& v, const RouteQuery& told) {
  auto vessel = find_vessel(v.known, told.vessel, {}, v.plan.month.first_day());
  if (!vessel) return fail(vessel.error());
  v.vessel = *vessel;
  set_prices(told, v);
  v.plan.closed = straits_of(route::closures(v.known, *v.vessel, v.plan.month.first_day(), v.plan.closed));
  const route::SeaNetwork network(v.known);
  const route::Shipping ship(v.known, *v.vessel, v.plan.month.first_day());
  Answer answer;
  answer.text = matrix_text(v, route::Router(network, ship, v.plan), network, told.format == "json");
  return {std::move(answer), {}};
}

}  // namespace

Reply Engine::route(const RouteQuery& told) const {
  if (told.matrix ? told.format == "geojson" : told.format == "csv")
    return fail(2, "--format " + told.format + (told.matrix ? " of a matrix" : " of a single question"), "--format",
                told.matrix ? "Take json or csv." : "Take text, json or geojson.");
  Failure failure;
  auto all = load_tables(options, failure);
  if (!all) return {std::nullopt, failure};
  auto asked = ask(options, told, std::move(*all));
  if (!asked) return fail(asked.error());
  Voyages& v = *asked;
  if (told.matrix) return matrix_reply(v, told);
  auto ends = ends_of(told, world_folder(options), v.known);
  if (!ends) return fail(ends.error());

  const ::netback::route::SeaNetwork network(v.known);
  auto from = ::netback::route::find_place(v.known, network, ends->first),
       to = ::netback::route::find_place(v.known, network, ends->second);
  if (!from || !to) return fail(from ? to.error() : from.error());
  v.from = std::move(*from), v.to = std::move(*to);
  if (v.from.id == v.to.id || (v.from.ports == v.to.ports && v.from.ports.size() == 1))
    return fail(1, "from " + v.from.name + " to itself", "route", "Give two places.");
  const Date day = v.plan.month.first_day();
  auto vessel = find_vessel(v.known, told.vessel, v.from.ports, day);
  if (!vessel) return fail(vessel.error());
  v.vessel = *vessel;
  set_prices(told, v);
  const auto closed = ::netback::route::closures(v.known, *v.vessel, day, v.plan.closed);
  v.plan.closed = straits_of(closed);
  const ::netback::route::Shipping ship(v.known, *v.vessel, day);
  const ::netback::route::Router router(network, ship, v.plan);
  take_ports(router, v);
  v.way_count = static_cast<std::size_t>(std::max(told.alternatives, 1));
  v.routes = ways(router, v);
  if (v.routes.empty()) v.blocked_by = router.blocking(v.from_port, v.to_port);
  v.closed = telling(closed, network, ship, v);
  tell_ice(network, ship, v);
  tell_limits(v);

  Answer answer;
  if (told.format == "json") answer.text = route_json(v);
  if (told.format == "geojson") answer.text = route_geojson(v);
  if (told.format == "text")
    answer.text = route_text(v, static_cast<std::size_t>(std::max(options.width, 1)), options.colour);
  if (v.routes.empty()) answer.exit_code = 3, answer.warning = no_route_text(v);
  return {std::move(answer), {}};
}

}  // namespace netback
