#include "route/sea.h"

#include <GeographicLib/Geodesic.hpp>
#include <algorithm>
#include <limits>
#include <queue>

#include "core/units.h"

namespace netback::route {
namespace {

double great_circle_nm(double lat1, double lon1, double lat2, double lon2) {
  double metres = 0;
  GeographicLib::Geodesic::WGS84().Inverse(lat1, lon1, lat2, lon2, metres);
  return metres / units::kMetrePerNauticalMile;
}

bool any_closed(const std::set<std::string>& gates, const std::set<std::string>& closed) {
  return std::any_of(gates.begin(), gates.end(), [&](const std::string& gate) { return closed.contains(gate); });
}

}  // namespace

SeaNetwork::SeaNetwork(const world::World& world) {
  std::map<std::string, std::pair<double, double>> place;
  const auto add_point = [&](const std::string& id, double lat, double lon) {
    point_.emplace(id, legs_.size());
    legs_.emplace_back();
    place[id] = {lat, lon};
  };
  for (const auto& port : world.ports) add_point(port.id, port.lat, port.lon);
  for (const auto& waypoint : world.waypoints) add_point(waypoint.id, waypoint.lat, waypoint.lon);
  const auto join = [&](const std::string& a, const std::string& b, double given_nm, const std::string& gate) {
    if (!point_.contains(a) || !point_.contains(b)) return;
    const double nm =
        given_nm > 0 ? given_nm : great_circle_nm(place[a].first, place[a].second, place[b].first, place[b].second);
    legs_[point_[a]].push_back({point_[b], nm, gate});
    legs_[point_[b]].push_back({point_[a], nm, gate});
  };
  for (const auto& port : world.ports) join(port.id, port.waypoint, 0, "");
  for (const auto& link : world.sea_links) join(link.from_waypoint, link.to_waypoint, link.distance, link.gate);
  for (const auto& row : world.sea_distances) {
    const Passage passage{row.distance, {row.gates.begin(), row.gates.end()}, true};
    tabled_[{row.from_port, row.to_port}].push_back(passage);
    tabled_[{row.to_port, row.from_port}].push_back(passage);
  }
}

std::optional<Passage> SeaNetwork::over_legs(std::size_t from, std::size_t to, const std::set<std::string>& closed) const {
  constexpr double kFar = std::numeric_limits<double>::infinity();
  std::vector<double> best(legs_.size(), kFar);
  std::vector<std::pair<std::size_t, const Leg*>> came(legs_.size(), {0, nullptr});
  using Entry = std::pair<double, std::size_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  best[from] = 0;
  open.emplace(0, from);
  while (!open.empty()) {
    const auto [distance, point] = open.top();
    open.pop();
    if (distance > best[point]) continue;
    if (point == to) break;
    for (const Leg& leg : legs_[point]) {
      if (closed.contains(leg.gate) || best[point] + leg.distance_nm >= best[leg.to]) continue;
      best[leg.to] = best[point] + leg.distance_nm;
      came[leg.to] = {point, &leg};
      open.emplace(best[leg.to], leg.to);
    }
  }
  if (best[to] == kFar) return std::nullopt;
  Passage passage{best[to], {}, false};
  for (std::size_t at = to; at != from; at = came[at].first)
    if (!came[at].second->gate.empty()) passage.gates.insert(came[at].second->gate);
  return passage;
}

std::optional<Passage> SeaNetwork::passage(const std::string& from_port, const std::string& to_port,
                                           const std::set<std::string>& closed) const {
  const auto from = point_.find(from_port), to = point_.find(to_port);
  if (from == point_.end() || to == point_.end()) return std::nullopt;
  auto found = over_legs(from->second, to->second, closed);
  if (!found) return found;
  const auto published = tabled_.find({from_port, to_port});
  if (published == tabled_.end()) return found;
  for (const Passage& row : published->second) {
    if (any_closed(row.gates, closed)) continue;
    // Same way round the world: every gate the table names is one the graph passes too.
    if (std::includes(found->gates.begin(), found->gates.end(), row.gates.begin(), row.gates.end())) {
      found->distance_nm = row.distance_nm;
      found->tabled = true;
      break;
    }
  }
  return found;
}

std::vector<Passage> SeaNetwork::alternatives(const std::string& from_port, const std::string& to_port,
                                              const std::vector<std::string>& closable) const {
  std::vector<Passage> found;
  // Close what the best passage uses, one gate after the other, and ask again: breadth first over sets of closures.
  std::vector<std::set<std::string>> waiting{{}};
  std::set<std::set<std::string>> seen{{}};
  for (std::size_t next = 0; next < waiting.size(); ++next) {
    const std::set<std::string> closed = waiting[next];
    const auto passage = this->passage(from_port, to_port, closed);
    if (!passage) continue;
    const bool known = std::any_of(found.begin(), found.end(), [&](const Passage& p) { return p.gates == passage->gates; });
    if (!known) found.push_back(*passage);
    for (const std::string& gate : closable) {
      if (!passage->gates.contains(gate)) continue;
      std::set<std::string> more = closed;
      more.insert(gate);
      if (seen.insert(more).second) waiting.push_back(std::move(more));
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Passage& a, const Passage& b) { return a.distance_nm < b.distance_nm; });
  return found;
}

Voyage voyage(const Passage& passage, const world::Vessel& vessel, const std::vector<world::Strait>& straits,
              double gas_price) {
  double delay = 0, toll = 0;
  for (const auto& strait : straits) {
    if (!passage.gates.contains(strait.id)) continue;
    delay += strait.delay;
    toll += strait.toll;
  }
  const double sea_days_one_way = passage.distance_nm / (24 * vessel.speed);
  const double round_days = 2 * (sea_days_one_way + delay) + vessel.port_days;
  const double dues = toll + vessel.port_cost + 2 * sea_days_one_way * vessel.fuel_cost / 1e6;  // million USD
  return {round_days / vessel.cargo, round_days / 2, dues / vessel.cargo + vessel.boil_off * sea_days_one_way * gas_price};
}

}  // namespace netback::route
