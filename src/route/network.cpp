#include "route/network.h"

#include <algorithm>
#include <queue>

namespace netback::route {

SeaNetwork::SeaNetwork(const world::World& world) {
  std::map<std::string, std::size_t> gate_point;
  for (const auto& row : world.sea_legs)
    for (const std::string* id : {&row.from_point, &row.to_point}) (id->starts_with("gate:") ? gate_point : port_of_)[*id];
  for (auto* points : {&gate_point, &port_of_}) {
    std::size_t next = 0;
    for (auto& [id, index] : *points) index = next++;
  }
  std::vector<std::vector<Way>> of_gate(gate_point.size()), of_port(port_of_.size());
  for (const auto& row : world.sea_legs) {
    const bool from_port = !row.from_point.starts_with("gate:"), to_port = !row.to_point.starts_with("gate:");
    const std::size_t from = (from_port ? port_of_ : gate_point)[row.from_point];
    const std::size_t to = (to_port ? port_of_ : gate_point)[row.to_point];
    const std::size_t leg = legs_.size();
    legs_.push_back({row.distance, row.zone, row.gates});
    // Nothing leads from a gate into a port: a search ends by looking at the port's own ways.
    if (from_port) of_port[from].push_back({to, to_port, {leg, false}});
    if (to_port) of_port[to].push_back({from, from_port, {leg, true}});
    if (!from_port && !to_port)
      of_gate[from].push_back({to, false, {leg, false}}), of_gate[to].push_back({from, false, {leg, true}});
  }
  const auto pack = [](const auto& lists, auto& first, auto& all) {
    first.push_back(0);
    for (const auto& list : lists) all.insert(all.end(), list.begin(), list.end()), first.push_back(all.size());
  };
  pack(of_gate, first_, ways_), pack(of_port, port_first_, port_ways_);
}

std::span<const SeaNetwork::Way> SeaNetwork::ways_of_gate(std::size_t point) const {
  return std::span(ways_).subspan(first_[point], first_[point + 1] - first_[point]);
}

std::span<const SeaNetwork::Way> SeaNetwork::ways_of_port(std::size_t port) const {
  return std::span(port_ways_).subspan(port_first_[port], port_first_[port + 1] - port_first_[port]);
}

std::optional<std::size_t> SeaNetwork::port_index(const std::string& port) const {
  const auto found = port_of_.find(port);
  return found == port_of_.end() ? std::nullopt : std::optional(found->second);
}

struct SeaNetwork::Reached {
  std::vector<double> sum;    // by gate point
  std::vector<LegUse> came;   // the leg by which it was reached
  std::vector<std::size_t> before;  // the point before it, or itself where the port is
};

SeaNetwork::Reached SeaNetwork::reach(std::size_t port, std::span<const double> weight) const {
  const std::size_t count = gate_point_count();
  Reached r{std::vector<double>(count, kNoWay), std::vector<LegUse>(count), std::vector<std::size_t>(count)};
  using Entry = std::pair<double, std::size_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  const auto relax = [&](double sum, std::size_t to, LegUse use, std::size_t before) {
    if (sum >= r.sum[to]) return;
    r.sum[to] = sum, r.came[to] = use, r.before[to] = before;
    open.emplace(sum, to);
  };
  for (const Way& way : ways_of_port(port))
    if (!way.to_port) relax(weight[way.use.leg], way.to, way.use, way.to);
  while (!open.empty()) {
    const auto [sum, point] = open.top();
    open.pop();
    if (sum > r.sum[point]) continue;
    for (const Way& way : ways_of_gate(point)) relax(sum + weight[way.use.leg], way.to, way.use, point);
  }
  return r;
}

namespace {

// The last leg of a way into a port.
struct Arrival {
  double sum = kNoWay;
  const SeaNetwork::Way* way = nullptr;
};

}  // namespace

std::optional<std::vector<LegUse>> SeaNetwork::way(std::size_t from, std::size_t to, std::span<const double> weight) const {
  if (from == to) return std::vector<LegUse>{};
  const Reached r = reach(from, weight);
  Arrival best;
  for (const Way& way : ways_of_port(to)) {
    const double before = !way.to_port ? r.sum[way.to] : way.to == from ? 0 : kNoWay;
    if (before + weight[way.use.leg] < best.sum) best = {before + weight[way.use.leg], &way};
  }
  if (best.way == nullptr) return std::nullopt;
  std::vector<LegUse> legs{{best.way->use.leg, !best.way->use.back}};  // the port's own ways lead out of it
  if (!best.way->to_port)
    for (std::size_t at = best.way->to;; at = r.before[at]) {
      legs.push_back(r.came[at]);
      if (r.before[at] == at) break;
    }
  std::reverse(legs.begin(), legs.end());
  return legs;
}

Passage SeaNetwork::passage_of(std::string from_port, std::string to_port, std::vector<LegUse> legs) const {
  Passage passage{std::move(from_port), std::move(to_port), 0, {}, {}, {}};
  for (const LegUse& use : legs) {
    const Leg& leg = legs_[use.leg];
    passage.distance_nm += leg.distance_nm;
    passage.gates.insert(leg.gates.begin(), leg.gates.end());
    if (!leg.zone.empty()) passage.zone_nm[leg.zone] += leg.distance_nm;
  }
  passage.legs = std::move(legs);
  return passage;
}

std::optional<Passage> SeaNetwork::least(const std::string& from_port, const std::string& to_port,
                                         std::span<const double> leg_weight) const {
  const auto from = port_index(from_port), to = port_index(to_port);
  if (!from || !to) return std::nullopt;
  auto legs = way(*from, *to, leg_weight);
  if (!legs) return std::nullopt;
  return passage_of(from_port, to_port, std::move(*legs));
}

std::optional<Passage> SeaNetwork::passage(const std::string& from_port, const std::string& to_port,
                                           const std::set<std::string>& closed) const {
  return least(from_port, to_port, distances(closed));
}

std::vector<double> SeaNetwork::distances(const std::set<std::string>& closed) const {
  std::vector<double> weight;
  weight.reserve(legs_.size());
  for (const Leg& leg : legs_) weight.push_back(leg.uses_any(closed) ? kNoWay : leg.distance_nm);
  return weight;
}

Matrix SeaNetwork::matrix(const std::vector<std::string>& ports, std::span<const double> leg_weight) const {
  const std::size_t n = ports.size();
  Matrix m{n, std::vector<double>(n * n, kNoWay)};
  for (std::size_t f = 0; f < n; ++f) {
    const auto from = port_index(ports[f]);
    if (!from) continue;
    const Reached r = reach(*from, leg_weight);
    for (std::size_t t = 0; t < n; ++t) {
      const auto to = port_index(ports[t]);
      if (!to) continue;
      double& least = m.weight[f * n + t];
      if (*to == *from) least = 0;
      for (const Way& way : ways_of_port(*to))
        if (!way.to_port || way.to == *from)
          least = std::min(least, (way.to_port ? 0 : r.sum[way.to]) + leg_weight[way.use.leg]);
    }
  }
  return m;
}

}  // namespace netback::route
