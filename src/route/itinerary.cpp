#include "route/itinerary.h"

#include <algorithm>
#include <cmath>
#include <queue>

namespace netback::route {

double Itinerary::measure(Objective objective) const {
  switch (objective) {
    case Objective::cost:
      return cost.value;
    case Objective::time:
      return time.days();
    case Objective::distance:
      return passage.distance_nm;
  }
  return 0;
}

struct Router::Label {
  double weight = kNoWay, day = 0, waited = 0;
  std::uint64_t met = 0;
  LegUse came;
  std::size_t before = 0;  // point before it; itself where the port is
};

Router::Label Router::at_port() {
  Label label;
  label.weight = 0;
  return label;
}

struct Router::Stretch {
  double wait = 0;
  Month month;
  Range days;
};

struct Router::Search {
  std::vector<Label> labels;  // by gate point
  std::vector<char> shut;     // by leg
  double day_cost = 0;
};

Router::Router(const SeaNetwork& network, const Shipping& shipping, Plan plan)
    : network_(network), shipping_(shipping), plan_(std::move(plan)), first_day_(days_since_epoch(plan_.month.first_day())) {
  std::map<std::string, std::size_t> known;
  tolls_of_leg_.resize(network.leg_count());
  for (std::size_t leg = 0; leg < network.leg_count(); ++leg)
    for (const std::string& gate : network.leg_gates(leg)) {
      const auto [at, is_new] = known.emplace(gate, tolls_.size());
      if (is_new) {
        // Beyond 64 straits a way forgets which it met: then one passed on two legs is paid for twice in the search alone.
        Toll toll{tolls_.size() < 64 ? std::uint64_t{1} << tolls_.size() : 0, shipping.delay(gate), {}};
        for (int month = 1; month <= 12; ++month) toll.cost.push_back(shipping.transit_cost(gate, month));
        tolls_.push_back(std::move(toll));
      }
      tolls_of_leg_[leg].push_back(at->second);
    }
}

Month Router::month_on(double day) const {
  return Month::of(date_from_days(first_day_ + static_cast<long>(std::floor(day + 1e-9))));
}

double Router::day_cost(const std::string& from_port, const std::string& to_port) const {
  return shipping_.day_cost(plan_.prices) + shipping_.carbon_day_cost(from_port, to_port);
}

// A stretch of ice is entered in a month in which it is open, after waiting where the plan allows.
std::optional<Router::Stretch> Router::enter(double day, double waited, std::size_t leg) const {
  const std::string& zone = network_.leg_zone(leg);
  Stretch stretch{0, month_on(day), {}};
  for (int later = 0; !zone.empty() && !shipping_.navigable(zone, stretch.month.month()); ++later) {
    if (later == 12) return std::nullopt;
    stretch.month = stretch.month + 1;
    stretch.wait = static_cast<double>(days_since_epoch(stretch.month.first_day()) - first_day_) - day;
    if (waited + stretch.wait > plan_.wait_days) return std::nullopt;
  }
  stretch.days = shipping_.days(network_.leg_nm(leg), zone, stretch.month.month());
  return stretch;
}

std::optional<Router::Label> Router::over(const Label& label, LegUse use, double day_cost) const {
  const auto stretch = enter(label.day, label.waited, use.leg);
  if (!stretch) return std::nullopt;
  Label next = label;
  double delay = 0, paid = 0;
  for (const std::size_t index : tolls_of_leg_[use.leg]) {
    const Toll& toll = tolls_[index];
    if ((next.met & toll.bit) != 0) continue;
    next.met |= toll.bit;
    delay += toll.days, paid += toll.cost[static_cast<std::size_t>(stretch->month.month() - 1)];
  }
  next.came = use;
  next.waited += stretch->wait, next.day += stretch->wait + stretch->days.value + delay;
  switch (plan_.objective) {
    case Objective::cost:
      next.weight += stretch->days.value * day_cost + paid + delay * shipping_.idle_day_cost(plan_.prices, 2) +
                     stretch->wait * shipping_.waiting_day_cost(plan_.prices);
      break;
    case Objective::time:
      next.weight = next.day;
      break;
    case Objective::distance:
      next.weight += network_.leg_nm(use.leg);
      break;
  }
  return next;
}

Router::Search Router::search(std::size_t port, const std::set<std::string>& closed, double day_cost) const {
  Search s{std::vector<Label>(network_.gate_point_count()), std::vector<char>(network_.leg_count(), 0), day_cost};
  if (!closed.empty())
    for (std::size_t leg = 0; leg < s.shut.size(); ++leg)
      s.shut[leg] = std::ranges::any_of(network_.leg_gates(leg), [&](const auto& gate) { return closed.contains(gate); });
  using Entry = std::pair<double, std::size_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  const auto relax = [&](const Label& from, const SeaNetwork::Way& way, std::size_t before) {
    if (s.shut[way.use.leg] != 0) return;
    auto next = over(from, way.use, day_cost);
    if (!next || next->weight >= s.labels[way.to].weight) return;
    next->before = before;
    s.labels[way.to] = *next;
    open.emplace(next->weight, way.to);
  };
  const Label start = at_port();
  for (const auto& way : network_.ways_of_port(port))
    if (!way.to_port) relax(start, way, way.to);
  while (!open.empty()) {
    const auto [weight, point] = open.top();
    open.pop();
    if (weight > s.labels[point].weight) continue;
    const Label label = s.labels[point];
    for (const auto& way : network_.ways_of_gate(point)) relax(label, way, point);
  }
  return s;
}

std::optional<std::vector<LegUse>> Router::legs_to(const Search& s, std::size_t from, std::size_t to) const {
  if (from == to) return std::vector<LegUse>{};
  double best = kNoWay;
  const SeaNetwork::Way* last = nullptr;
  for (const auto& way : network_.ways_of_port(to)) {
    const LegUse in{way.use.leg, !way.use.back};  // a port's own ways lead out of it
    if (s.shut[in.leg] != 0 || (way.to_port && way.to != from)) continue;
    const Label before = way.to_port ? at_port() : s.labels[way.to];
    if (before.weight == kNoWay) continue;
    const auto end = over(before, in, s.day_cost);
    if (end && end->weight < best) best = end->weight, last = &way;
  }
  if (last == nullptr) return std::nullopt;
  std::vector<LegUse> legs{{last->use.leg, !last->use.back}};
  if (!last->to_port)
    for (std::size_t at = last->to;; at = s.labels[at].before) {
      legs.push_back(s.labels[at].came);
      if (s.labels[at].before == at) break;
    }
  std::ranges::reverse(legs);
  return legs;
}

std::optional<Itinerary> Router::sail(const std::string& from_port, const std::string& to_port,
                                      std::vector<LegUse> legs) const {
  Itinerary route;
  std::map<std::string, double> zone_nm;
  double day = 0;
  std::set<std::string> met;
  for (const LegUse& use : legs) {
    const auto stretch = enter(day, route.time.waiting, use.leg);
    if (!stretch) return std::nullopt;
    route.time.waiting += stretch->wait, day += stretch->wait;
    for (const std::string& gate : network_.leg_gates(use.leg)) {
      if (!met.insert(gate).second) continue;
      route.passed.push_back({gate, day});
      route.time.delay += shipping_.delay(gate), day += shipping_.delay(gate);
    }
    const Range& days = stretch->days;
    auto& sailing = route.time.sailing;
    sailing = {sailing.value + days.value, sailing.low + days.low, sailing.high + days.high}, day += days.value;
    const std::string& zone = network_.leg_zone(use.leg);
    if (const world::Ice* row = zone.empty() ? nullptr : shipping_.ice(zone, stretch->month.month())) {
      // Mean over the zone's miles.
      double& nm = zone_nm[zone];
      double& share = route.time.escort[zone];
      const double more = network_.leg_nm(use.leg);
      if (nm + more > 0) share = (share * nm + row->escort * more) / (nm + more);
      nm += more, route.time.rows.insert(row->id);
    }
  }
  route.passage = network_.passage_of(from_port, to_port, std::move(legs));
  route.bill = shipping_.bill(route.passage, route.time, plan_.prices);
  route.round_days = shipping_.round_days(route.time);
  for (const CostItem& item : route.bill)
    route.cost = {route.cost.value + item.cost.value, route.cost.low + item.cost.low, route.cost.high + item.cost.high};
  return route;
}

std::optional<Itinerary> Router::best(const std::string& from_port, const std::string& to_port,
                                      const std::set<std::string>& closed) const {
  const auto from = network_.port_index(from_port), to = network_.port_index(to_port);
  if (!from || !to) return std::nullopt;
  auto legs = legs_to(search(*from, closed, day_cost(from_port, to_port)), *from, *to);
  if (!legs) return std::nullopt;
  return sail(from_port, to_port, std::move(*legs));
}

std::optional<Itinerary> Router::best(const std::string& from_port, const std::string& to_port) const {
  return best(from_port, to_port, plan_.closed);
}

std::vector<std::optional<Itinerary>> Router::best_to(const std::string& from_port,
                                                      const std::vector<std::string>& to_ports) const {
  std::vector<std::optional<Itinerary>> routes(to_ports.size());
  const auto from = network_.port_index(from_port);
  if (!from) return routes;
  std::map<double, Search> by_day_cost;  // carbon charges make days dearer between some ports
  for (std::size_t i = 0; i < to_ports.size(); ++i) {
    const auto to = network_.port_index(to_ports[i]);
    if (!to) continue;
    const double cost = day_cost(from_port, to_ports[i]);
    auto known = by_day_cost.find(cost);
    if (known == by_day_cost.end()) known = by_day_cost.emplace(cost, search(*from, plan_.closed, cost)).first;
    if (auto legs = legs_to(known->second, *from, *to)) routes[i] = sail(from_port, to_ports[i], std::move(*legs));
  }
  return routes;
}

}  // namespace netback::route
