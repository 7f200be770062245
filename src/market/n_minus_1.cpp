#include "market/n_minus_1.h"

#include <algorithm>
#include <map>
#include <utility>

#include "model/lookup.h"
#include "model/state.h"
#include "world/query.h"

namespace netback::market {
namespace {

constexpr double kGwhPerTwh = 1000, kDays = 365;

bool holds(const std::vector<std::string>& ids, const std::string& id) { return std::ranges::find(ids, id) != ids.end(); }

// Nodes that share a member country are one area, and so are the countries that share a node.
std::vector<NMinus1> areas_of(const world::World& world, const world::Ids& members) {
  std::vector<NMinus1> areas;
  for (const auto& node : world.nodes) {
    NMinus1 area;
    area.nodes = {node.id};
    for (const std::string& country : node.countries)
      if (std::ranges::binary_search(members, country)) area.countries.push_back(country);
    if (area.countries.empty()) continue;
    std::erase_if(areas, [&](const NMinus1& other) {
      if (std::ranges::none_of(other.countries, [&](const std::string& id) { return holds(area.countries, id); }))
        return false;
      area.nodes.insert(area.nodes.end(), other.nodes.begin(), other.nodes.end());
      for (const std::string& id : other.countries)
        if (!holds(area.countries, id)) area.countries.push_back(id);
      return true;
    });
    std::ranges::sort(area.nodes), std::ranges::sort(area.countries);
    areas.push_back(std::move(area));
  }
  std::ranges::sort(areas, {}, [](const NMinus1& area) { return area.nodes.front(); });
  return areas;
}

// What the fields give on a day of their best month, as a share of their year.
double best_day(const world::World& world, const model::Index& shapes, const std::string& shape) {
  double best = 0;
  for (int m = 1; m <= 12; ++m) {
    const Month month(2025, m);  // a year without a leap day
    best = std::max(best, model::month_share(world, shapes, shape, month) / month.day_count());
  }
  return best;
}

class Capacities {
 public:
  Capacities(const world::World& world, const model::Timeline& line)
      : world_(world), state_(model::make_state(world, line, {})), t_(line.index(line.report)) {}

  void add_to(NMinus1& area) const {
    std::map<std::pair<std::string, std::string>, double> single;  // kind and id
    for (std::size_t i = 0; i < world_.pipelines.size(); ++i) {
      const auto& pipe = world_.pipelines[i];
      if (!holds(area.nodes, pipe.to_node) || holds(area.nodes, pipe.from_node)) continue;
      const double daily = kGwhPerTwh * pipe.capacity / kDays * state_.pipeline.at(i, t_);
      area.entry += daily, single[{"pipeline", pipe.system}] += daily;
    }
    for (std::size_t i = 0; i < world_.regasification.size(); ++i) {
      const auto& terminal = world_.regasification[i];
      if (!holds(area.nodes, terminal.node)) continue;
      const double daily = kGwhPerTwh * terminal.capacity / kDays * state_.regasification.at(i, t_);
      area.lng += daily, single[{"terminal", terminal.id}] += daily;
    }
    for (std::size_t i = 0; i < world_.storage.size(); ++i) {
      const auto& store = world_.storage[i];
      if (!holds(area.nodes, store.node)) continue;
      const double daily = kGwhPerTwh * store.withdrawal * state_.storage.at(i, t_);
      area.storage += daily;
      if (store.is_one_site) single[{"storage", store.id}] += daily;
    }
    const model::Index shapes = model::index_of(world_.shapes);
    for (std::size_t i = 0; i < world_.supply.size(); ++i) {
      const auto& fields = world_.supply[i];
      if (holds(area.nodes, fields.node))
        area.production += kGwhPerTwh * fields.capacity * best_day(world_, shapes, fields.shape) * state_.supply.at(i, t_) *
                           state_.supply_factor.at(i, t_);
    }
    for (const auto& [named, daily] : single)
      if (daily > area.largest.gwh_per_day) area.largest = {named.first, named.second, daily};
  }

 private:
  const world::World& world_;
  const model::State state_;
  const int t_;
};

// Of a country's rows the newest estimate counts.
const world::PeakDemand* peak_of(const world::World& world, const std::string& country) {
  const world::PeakDemand* best = nullptr;
  for (const auto& row : world.peak_demand) {
    if (row.country != country) continue;
    if (!best || row.year > best->year || (row.year == best->year && world::newer(row, *best))) best = &row;
  }
  return best;
}

}  // namespace

NMinus1s n_minus_1(const world::World& world, const model::Timeline& timeline) {
  NMinus1s result;
  result.month = timeline.report;
  const world::Ids members = world::countries_of(world, "region:eu", timeline.report.first_day());
  if (members.empty()) return result;
  result.areas = areas_of(world, members);
  const Capacities capacities(world, timeline);
  for (NMinus1& area : result.areas) {
    capacities.add_to(area);
    for (const std::string& country : area.countries)
      if (const auto* peak = peak_of(world, country))
        area.peak_demand += peak->quantity;
      else
        area.without_peak.push_back(country);
  }
  for (const std::string& country : members)
    if (std::ranges::none_of(result.areas, [&](const NMinus1& area) { return holds(area.countries, country); }))
      result.without_gas.push_back(country);
  return result;
}

}  // namespace netback::market
