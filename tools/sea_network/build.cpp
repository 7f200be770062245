#include "sea_network/build.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>
#include <set>
#include <thread>

#include "route/sea_search.h"
#include "route/taut_line.h"

namespace netback::sea_network {
namespace {

using route::SeaMask;
using route::SeaSearch;

constexpr int kFinePerDegree = 100, kFineBlock = 2;    // where water is narrow: 0.01 degree
constexpr double kFineReach = 1.3;                     // degrees around a port or a gate's line
constexpr int kFinestPerDegree = 400;                  // straits under a mile: 0.0025 degree
constexpr double kFinestReach = 0.2;
constexpr std::size_t kBasin = 60, kGateBasin = 5;     // nodes: smaller waters are ponds the coarse mask cut off
constexpr double kJunctionReachNm = 75;
constexpr double kHoleFactor = 1.5, kHoleNm = 40;
constexpr int kJunctions = 24;                         // nodes of open water tried from a port in narrow water

bool inside(const std::vector<Point>& polygon, Point at) {
  bool in = false;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const Point &a = polygon[i], &b = polygon[j];
    if ((a.lat > at.lat) != (b.lat > at.lat) && at.lon < a.lon + (at.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon))
      in = !in;
  }
  return in;
}

void block_ban(const world::SeaBan& ban, SeaMask& mask) {
  double south = 90, north = -90, west = 180, east = -180;
  for (const Point& p : ban.polygon)
    south = std::min(south, p.lat), north = std::max(north, p.lat), west = std::min(west, p.lon),
    east = std::max(east, p.lon);
  const int last = std::min(mask.rows() - 1, mask.row(north));
  for (int r = std::max(0, mask.row(south)); r <= last; ++r)
    for (int c = 0; c < mask.cols(); ++c)
      if (const Point at = mask.centre(r, c); at.lon >= west && at.lon <= east && inside(ban.polygon, at)) mask.block(r, c);
}

// Water in a window around a line.
std::unique_ptr<SeaMask> fine_mask(const Land& land, const world::World& world, std::span<const Point> line, double reach,
                                   int per_degree, bool with_barriers) {
  double south = 90, north = -90, west = 1e9, east = -1e9;
  for (const Point& p : line) {
    const double lon = p.lon - line[0].lon > 180 ? p.lon - 360 : p.lon - line[0].lon < -180 ? p.lon + 360 : p.lon;
    south = std::min(south, p.lat), north = std::max(north, p.lat), west = std::min(west, lon), east = std::max(east, lon);
  }
  const double wide = reach / std::max(0.2, std::cos(0.5 * (south + north) * 3.14159265358979 / 180));
  south -= reach, north += reach, west -= wide, east += wide;
  auto mask = std::make_unique<SeaMask>(south, west, static_cast<int>((north - south) * per_degree),
                                        static_cast<int>((east - west) * per_degree), per_degree);
  block_land(land, *mask);
  if (with_barriers)
    for (const world::SeaGate& gate : world.sea_gates) mask->block_line(gate.barrier, 1);
  mask->measure_clearance();
  return mask;
}

// A port or a side of a gate, and how it comes to open water.
struct End {
  std::string id, gate, group, zone;
  Point at;
  double berth_nm = 0;
  int basin = -1;
  std::vector<Point> approach;  // from the point to the node where the coarse mask takes over; empty = at sea there
  std::unique_ptr<SeaMask> water;
};

Point nearest_water(const SeaMask& mask, Point at) {
  Point best = at;
  double nearest = 1e9;
  for (int r = 0; r < mask.rows(); ++r)
    for (int c = 0; c < mask.cols(); ++c)
      if (mask.sea(r, c))
        if (const double nm = route::sphere_nm(at, mask.centre(r, c)); nm < nearest) nearest = nm, best = mask.centre(r, c);
  return best;
}

// `counts(basin)`: a body of water that ships use.
void find_water(End& end, const Land& land, const world::World& world, const SeaSearch& search, const auto& counts) {
  if (const int basin = search.basin(end.at); basin >= 0 && counts(basin)) {
    end.basin = basin;
    return;
  }
  end.water = fine_mask(land, world, std::vector<Point>{end.at}, kFineReach, kFinePerDegree, true);
  const SeaSearch fine(*end.water, kFineBlock);
  const Point start = end.water->sea(end.at) ? end.at : nearest_water(*end.water, end.at);
  const auto open = search.nearest(end.at, kJunctionReachNm, counts, kJunctions);
  const auto ways = fine.ways(start, open);
  double shortest = 1e9;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    if (ways[i].empty()) continue;
    if (const double nm = route::line_nm(ways[i]); nm < shortest)
      shortest = nm, end.approach = ways[i], end.basin = search.basin(open[i]);
  }
  if (!end.approach.empty() && !(start == end.at)) end.approach.insert(end.approach.begin(), end.at);
}

// The way through a gate over water, by its hand-laid points; empty where the mask leaves none.
std::vector<Point> over_water(const world::SeaGate& gate, const SeaMask& mask) {
  const SeaSearch search(mask, kFineBlock);
  const auto clear = [&](Point a, Point b) { return mask.clear(a, b); };
  std::vector<Point> line{gate.line.front()};
  for (std::size_t i = 1; i < gate.line.size(); ++i) {
    const Point next = mask.sea(gate.line[i]) ? gate.line[i] : nearest_water(mask, gate.line[i]);
    const auto way = search.ways(line.back(), std::vector<Point>{next}).front();
    if (way.empty()) return {};
    const auto taut = route::taut_line(way, clear, mask.cell_degrees());
    line.insert(line.end(), taut.begin() + 1, taut.end());
  }
  return route::taut_line(std::move(line), clear, mask.cell_degrees());
}

std::vector<Point> through(const world::SeaGate& gate, const Land& land, const world::World& world,
                           std::vector<std::string>& remarks) {
  if (gate.length > 0) return gate.line;
  for (const int per_degree : {kFinePerDegree, kFinestPerDegree}) {
    const auto mask =
        fine_mask(land, world, gate.line, per_degree == kFinePerDegree ? kFineReach : kFinestReach, per_degree, false);
    if (auto line = over_water(gate, *mask); !line.empty()) return line;
  }
  remarks.push_back(gate.id + ": no way over water along its line");
  return gate.line;
}

template <class F>
void in_parallel(std::size_t count, int threads, const F& work) {
  std::atomic<std::size_t> next{0};
  std::vector<std::jthread> workers;
  for (int t = 0; t < threads; ++t)
    workers.emplace_back([&] {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    });
}

}  // namespace

Built build(const Land& land, const world::World& world, int threads, std::vector<std::string>& remarks, const Grid& grid) {
  SeaMask mask(grid.south, -180, static_cast<int>((grid.north - grid.south) * grid.per_degree), 360 * grid.per_degree,
               grid.per_degree);
  block_land(land, mask);
  for (const world::SeaBan& ban : world.sea_bans) block_ban(ban, mask);
  for (const world::SeaGate& gate : world.sea_gates) mask.block_line(gate.barrier, 1);
  mask.measure_clearance();
  const SeaSearch search(mask, grid.block);

  std::vector<End> ends;
  for (const world::Port& port : world.ports)
    ends.push_back({port.id, port.id, port.id, "", {port.lat, port.lon}, port.berth, -1, {}, nullptr});
  for (const world::SeaGate& gate : world.sea_gates) {
    // Sides of one strait that face the same water: nobody sails from one to the other.
    const std::string group = gate.strait.empty() ? gate.id : gate.strait;
    ends.push_back({gate.id + "/a", gate.id, group + "/a", gate.zone_a, gate.line.front(), 0, -1, {}, nullptr});
    ends.push_back({gate.id + "/b", gate.id, group + "/b", gate.zone_b, gate.line.back(), 0, -1, {}, nullptr});
  }
  const std::size_t port_count = world.ports.size();
  in_parallel(2 * world.sea_gates.size(), threads, [&](std::size_t i) {
    find_water(ends[port_count + i], land, world, search, [&](int basin) { return search.basin_size(basin) >= kGateBasin; });
  });
  std::set<int> beside_gates;
  for (std::size_t i = port_count; i < ends.size(); ++i) beside_gates.insert(ends[i].basin);
  in_parallel(port_count, threads, [&](std::size_t i) {
    find_water(ends[i], land, world, search,
               [&](int basin) { return beside_gates.contains(basin) || search.basin_size(basin) >= kBasin; });
  });

  std::vector<std::vector<std::string>> gate_remarks(world.sea_gates.size());
  std::vector<Leg> legs(world.sea_gates.size());
  in_parallel(world.sea_gates.size(), threads, [&](std::size_t i) {
    const world::SeaGate& gate = world.sea_gates[i];
    Leg& leg = legs[i];
    leg = {gate.id + "/a", gate.id + "/b", gate.strait, gate.zone_a.empty() ? gate.zone_b : gate.zone_a, gate.length, {}};
    leg.line = through(gate, land, world, gate_remarks[i]);
    if (!(leg.distance_nm > 0)) leg.distance_nm = route::line_nm(leg.line);
  });
  for (auto& list : gate_remarks) remarks.insert(remarks.end(), list.begin(), list.end());
  for (const End& end : ends)
    if (end.basin < 0) remarks.push_back(end.id + ": no way to open water");
  // A barrier with a hole: its sides are joined by a way hardly longer than the gate.
  for (std::size_t i = 0; i < world.sea_gates.size(); ++i) {
    const std::size_t a = world.ports.size() + 2 * i;
    if (ends[a].basin < 0 || ends[a].basin != ends[a + 1].basin) continue;
    const auto way = search.ways(ends[a].at, std::vector<Point>{ends[a + 1].at}).front();
    if (!way.empty() && route::line_nm(way) < kHoleFactor * legs[i].distance_nm + kHoleNm)
      remarks.push_back(world.sea_gates[i].id + ": its barrier has a hole; the way round is " +
                        std::to_string(static_cast<int>(route::line_nm(way))) + " nm");
  }

  // The ice zone of a body of water is what its gates say.
  std::vector<std::pair<int, std::string>> zones;
  for (const End& end : ends)
    if (!end.zone.empty()) zones.emplace_back(end.basin, end.zone);
  const auto zone_of = [&](int basin) {
    const auto found = std::find_if(zones.begin(), zones.end(), [&](const auto& zone) { return zone.first == basin; });
    return found == zones.end() ? std::string() : found->second;
  };

  std::vector<std::vector<Leg>> from(ends.size());
  in_parallel(ends.size(), threads, [&](std::size_t i) {
    const End& start = ends[i];
    std::vector<std::size_t> others;
    std::vector<Point> junctions;
    for (std::size_t j = i + 1; j < ends.size(); ++j)
      if (start.basin >= 0 && ends[j].basin == start.basin && ends[j].group != start.group && ends[j].gate != start.gate) {
        others.push_back(j);
        junctions.push_back(ends[j].approach.empty() ? ends[j].at : ends[j].approach.back());
      }
    if (others.empty()) return;
    const auto ways = search.ways(start.approach.empty() ? start.at : start.approach.back(), junctions);
    for (std::size_t k = 0; k < others.size(); ++k) {
      if (ways[k].empty()) continue;
      const End& stop = ends[others[k]];
      std::vector<Point> way = start.approach;
      way.insert(way.end(), ways[k].begin() + (start.approach.empty() ? 0 : 1), ways[k].end());
      way.insert(way.end(), stop.approach.rbegin() + (stop.approach.empty() ? 0 : 1), stop.approach.rend());
      const auto clear = [&](Point a, Point b) {
        return mask.clear(a, b) || (start.water && start.water->clear(a, b)) || (stop.water && stop.water->clear(a, b));
      };
      way = route::taut_line(std::move(way), clear, mask.cell_degrees());
      const double distance_nm = start.berth_nm + route::line_nm(way) + stop.berth_nm;
      from[i].push_back({start.id, stop.id, "", zone_of(start.basin), distance_nm, std::move(way)});
    }
  });
  for (auto& list : from) std::move(list.begin(), list.end(), std::back_inserter(legs));
  std::sort(legs.begin(), legs.end(),
            [](const Leg& a, const Leg& b) { return std::tie(a.from, a.to) < std::tie(b.from, b.to); });
  return {std::move(legs), mask.bytes()};
}

}  // namespace netback::sea_network
