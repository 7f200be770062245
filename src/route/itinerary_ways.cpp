// The other ways of an itinerary, and what stands in the way where there is none.
#include <algorithm>

#include "route/itinerary.h"

namespace netback::route {
namespace {

// Sets of closures looked into: every one is a search of a tenth of a millisecond.
constexpr std::size_t kMostClosures = 300;

}  // namespace

std::vector<Itinerary> Router::alternatives(const std::string& from_port, const std::string& to_port,
                                            const std::vector<std::string>& first, const std::vector<std::string>& then,
                                            std::size_t count) const {
  std::vector<Itinerary> found;
  std::set<std::set<std::string>> seen;
  // Best first: shutting a strait of a way never gives a better one, so the next best way waits among those made so far.
  const auto look = [&](const std::vector<std::string>& closable) {
    struct Waiting {
      std::set<std::string> closed;
      Itinerary route;
    };
    std::multimap<double, Waiting> open;
    std::set<std::set<std::string>> tried;
    const auto add = [&](std::set<std::string> closed) {
      if (tried.size() >= kMostClosures || !tried.insert(closed).second) return;
      auto route = best(from_port, to_port, closed);
      if (!route) return;
      const double measure = route->measure(plan_.objective);
      open.emplace(measure, Waiting{std::move(closed), std::move(*route)});
    };
    add(plan_.closed);
    while (!open.empty() && found.size() < count) {
      Waiting next = std::move(open.extract(open.begin()).mapped());
      for (const std::string& gate : closable) {
        if (!next.route.passage.gates.contains(gate)) continue;
        std::set<std::string> closed = next.closed;
        closed.insert(gate);
        add(std::move(closed));
      }
      if (seen.insert(next.route.passage.gates).second) found.push_back(std::move(next.route));
    }
  };
  look(first);
  if (found.size() < count) {
    std::vector<std::string> both = first;
    both.insert(both.end(), then.begin(), then.end());
    look(both);
  }
  std::ranges::stable_sort(found, {}, [&](const Itinerary& route) { return route.measure(plan_.objective); });
  return found;
}

std::set<std::string> Router::blocking(const std::string& from_port, const std::string& to_port) const {
  // Ice that is shut on leaving; where that alone leaves a way, ice that shuts later.
  std::set<std::string> closed = plan_.closed, zones;
  for (std::size_t leg = 0; leg < network_.leg_count(); ++leg)
    if (!network_.leg_zone(leg).empty()) zones.insert(network_.leg_zone(leg));
  for (const std::string& zone : zones)
    if (!shipping_.navigable(zone, plan_.month.month())) closed.insert(zone);
  auto found = network_.blocking(from_port, to_port, closed);
  if (!found.empty()) return found;
  closed.insert(zones.begin(), zones.end());
  return network_.blocking(from_port, to_port, closed);
}

}  // namespace netback::route
