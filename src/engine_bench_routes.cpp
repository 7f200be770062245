// Sea routes timed: all pairs of sixty ports in a month, and the distances in days of 72 ports for every month and three
// classes of ships.
#include <algorithm>

#include "core/number.h"
#include "engine_parts.h"
#include "route/closure.h"
#include "route/itinerary.h"

namespace netback::engine {
namespace {

constexpr std::size_t kPorts = 60, kMatrixPorts = 72, kClasses = 3;

// Days of a ship over each leg in a calendar month; kNoWay where the ice or her size bars it.
std::vector<double> leg_days(const world::World& world, const route::Shipping& ship, int month) {
  std::vector<double> days;
  days.reserve(world.sea_legs.size());
  for (const auto& leg : world.sea_legs) {
    const bool shut = (!leg.zone.empty() && !ship.navigable(leg.zone, month)) ||
                      std::ranges::any_of(leg.gates, [&](const auto& gate) { return ship.too_large_for().contains(gate); });
    double one = shut ? route::kNoWay : ship.days(leg.distance, leg.zone, month).value;
    for (const auto& gate : leg.gates) one += ship.delay(gate);
    days.push_back(one);
  }
  return days;
}

}  // namespace

RouteTimes measure_routes(const world::World& known, Date day) {
  RouteTimes times;
  Clock clock;
  const route::SeaNetwork network(known);
  std::vector<std::string> ports;
  for (const auto& port : known.ports)
    if (network.has_port(port.id)) ports.push_back(port.id);
  if (ports.empty() || known.vessels.empty()) return times;
  const auto first = [&](std::size_t count) {
    return std::vector(ports.begin(), ports.begin() + std::min(count, ports.size()));
  };
  clock.lap("network");

  const auto sixty = first(kPorts);
  const route::Shipping ship(known, known.vessels.front(), day);
  route::Plan plan;
  plan.month = Month::of(day), plan.prices = {30, known.vessels.front().reference_hire, std::nullopt};
  const route::Router router(network, ship, plan);
  for (const auto& from : sixty)
    for (const auto& way : router.best_to(from, sixty)) times.pair_count += way.has_value();
  clock.lap("pairs");

  const auto most = first(kMatrixPorts);
  for (std::size_t v = 0; v < std::min(kClasses, known.vessels.size()); ++v) {
    const route::Shipping each(known, known.vessels[v], day);
    for (int month = 1; month <= 12; ++month) {
      const auto matrix = network.matrix(most, leg_days(known, each, month));
      times.matrix_count +=
          static_cast<std::size_t>(std::ranges::count_if(matrix.weight, [](double days) { return days < route::kNoWay; }));
    }
  }
  clock.lap("matrix");
  const auto& laps = clock.laps();
  times.network = laps[0].spent, times.pairs = laps[1].spent, times.matrix = laps[2].spent;
  return times;
}

}  // namespace netback::engine
