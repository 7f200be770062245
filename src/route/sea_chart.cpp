#include "route/sea_chart.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "core/file.h"
#include "core/number.h"
#include "route/taut_line.h"

namespace netback::route {
namespace {

constexpr int kBlock = 4;               // nodes as the builder has them
constexpr double kReachNm = 75;         // from a place on land to water
constexpr std::size_t kPond = 5;        // nodes: smaller waters no ship uses

// An end of the network and its way from there to where the chart has water; the end itself where it has it there.
struct End {
  std::string id;
  double berth = 0;
  std::vector<Point> approach;
};

// A port in narrow water has none on the chart: its legs show how it comes to the open. Of their ways the one that is
// shortest as a part of the way from `start`.
std::vector<Point> approach_of(const std::string& port, const world::World& world, Point start, const auto& in_water) {
  std::vector<Point> best;
  double least = std::numeric_limits<double>::infinity();
  for (const auto& leg : world.sea_legs) {
    if (leg.from_point != port && leg.to_point != port) continue;
    std::vector<Point> line = leg.line;
    if (leg.to_point == port) std::reverse(line.begin(), line.end());
    const auto open = std::find_if(line.begin(), line.end(), in_water);
    if (open == line.end()) continue;
    line.erase(open + 1, line.end());
    if (const double nm = line_nm(line) + sphere_nm(line.back(), start); nm < least) least = nm, best = std::move(line);
  }
  return best;
}

}  // namespace

SeaChart::SeaChart(SeaMask mask) : mask_(std::make_unique<SeaMask>(std::move(mask))) {
  mask_->measure_clearance();
  search_ = std::make_unique<SeaSearch>(*mask_, kBlock);
}

Result<SeaChart> SeaChart::open(const std::string& world_folder) {
  const std::string file = world_folder + "/sea_mask.bin";
  const auto bytes = read_file(file);
  if (!bytes)
    return std::unexpected(Error{Error::Code::not_found, "this world has no chart of the sea", file,
                                 "Give a port or a country instead of coordinates."});
  NB_TRY(mask, SeaMask::of_bytes(*bytes, file));
  return SeaChart(std::move(mask));
}

Result<bool> SeaChart::add_place(world::World& world, const std::string& id, Point at) const {
  const std::string where = number_text(at.lat) + "," + number_text(at.lon);
  const auto used = [&](int basin) { return search_->basin_size(basin) >= kPond; };
  Point start = at;
  if (const int basin = search_->basin(at); basin < 0 || !used(basin)) {
    const auto near = search_->nearest(at, kReachNm, used, 1);
    if (near.empty())
      return bad_input("no navigable water within 75 nautical miles", where, "Give a place at sea or on a coast.");
    start = near.front();
  }
  const int basin = search_->basin(start);

  const auto in_water = [&](Point point) { return search_->basin(point) == basin; };

  // Ends of the network in the same water; their zone of ice is that of the water.
  std::vector<End> ends;
  std::string zone;
  for (const auto& port : world.ports) {
    const Point point{port.lat, port.lon};
    auto approach = in_water(point) ? std::vector{point} : approach_of(port.id, world, start, in_water);
    if (!approach.empty()) ends.push_back({port.id, port.berth, std::move(approach)});
  }
  for (const auto& gate : world.sea_gates)
    for (const auto& [side, point, side_zone] :
         {std::tuple("/a", gate.line.front(), gate.zone_a), std::tuple("/b", gate.line.back(), gate.zone_b)}) {
      if (!in_water(point)) continue;
      ends.push_back({gate.id + side, 0, {point}});
      if (!side_zone.empty()) zone = side_zone;
    }
  if (ends.empty()) return bad_input("no port or strait lies on this water", where, "Give a place on the open sea.");

  world::Port port;
  port.id = id, port.name = where, port.lat = at.lat, port.lon = at.lon;
  std::vector<Point> to;
  for (const End& end : ends) to.push_back(end.approach.back());
  const auto ways = search_->ways(start, to);
  const auto clear = [&](Point a, Point b) { return mask_->clear(a, b); };
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if (ways[i].empty()) continue;
    world::SeaLeg leg;
    leg.id = "leg:" + id + "--" + ends[i].id, leg.from_point = id, leg.to_point = ends[i].id, leg.zone = zone;
    leg.line = taut_line(ways[i], clear, mask_->cell_degrees());
    if (!(start == at)) leg.line.insert(leg.line.begin(), at);
    leg.line.insert(leg.line.end(), ends[i].approach.rbegin() + 1, ends[i].approach.rend());
    leg.distance = line_nm(leg.line) + ends[i].berth;
    leg.sources = {"source:natural-earth-land"};
    world.sea_legs.push_back(std::move(leg));
  }
  world.ports.push_back(std::move(port));
  return true;
}

}  // namespace netback::route
