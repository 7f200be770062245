#include "model/force_majeure.h"

#include <algorithm>
#include <map>

#include "model/contract_rows.h"
#include "model/lookup.h"

namespace netback::model {
namespace {

class Release {
 public:
  Release(State& state, const world::World& world, const Timeline& line)
      : s_(state), w_(world), line_(line), sellers_(index_of(world.sellers)), nodes_(index_of(world.nodes)) {
    const Index plants = index_of(world.liquefaction), ports = index_of(world.ports);
    const auto place_of = [&](const world::Liquefaction& plant) {
      const std::size_t at = find(ports, plant.port);
      const std::string area = at == kNone || world.ports[at].area.empty() ? plant.port : world.ports[at].area;
      return plant.node + " " + plant.vessel + " " + area;
    };
    for (const auto& plant : world.liquefaction) places_.push_back(place_of(plant));
    for (const auto& row : world.contracts) {
      const std::size_t plant = find(plants, row.route);
      const bool by_pipe =
          std::ranges::any_of(world.pipelines, [&](const auto& pipe) { return counts_by_pipe(world, row, pipe); });
      // By sea without a plant: any of the seller's.
      place_.push_back(plant != kNone ? places_[plant] : by_pipe ? std::string() : row.seller);
    }
  }

  void run() {
    for (int t = 0; t < line_.period_count(); ++t) {
      const auto able = what_plants_can(t);
      std::map<std::string, double> owed;
      for (std::size_t i = 0; i < w_.contracts.size(); ++i) owed[place_[i]] += most_owed(i, t);
      for (std::size_t i = 0; i < w_.contracts.size(); ++i) {
        const double mine = most_owed(i, t);
        if (mine <= 0) continue;
        double share = barred(i, t) ? 0 : 1;
        if (place_[i].empty())
          share *= std::min(1.0, line_can(i, t) / mine);
        else
          share *= able.contains(place_[i]) ? std::min(1.0, able.at(place_[i]) / owed.at(place_[i])) : 0;
        for (MonthTable* table : {&s_.contract_minimum, &s_.contract_take_or_pay, &s_.contract_make_up})
          table->at(i, t) *= share;
      }
    }
  }

 private:
  double most_owed(std::size_t i, int t) const {
    return std::max(s_.contract_minimum.at(i, t), s_.contract_take_or_pay.at(i, t));
  }
  double part_of_year(int t) const { return line_.day_count(t) / 365.0; }
  bool barred(std::size_t i, int t) const {
    const auto& row = w_.contracts[i];
    if (!row.destinations.empty()) return false;  // it goes elsewhere
    const std::size_t sale = node_seller(w_, find(nodes_, row.buyer), find(sellers_, row.seller));
    return !((place_[i].empty() ? s_.pipe_sale : s_.lng_sale).at(sale, t) > 0);
  }
  double line_can(std::size_t i, int t) const {
    double twh = 0;
    for (std::size_t k = 0; k < w_.pipelines.size(); ++k)
      if (counts_by_pipe(w_, w_.contracts[i], w_.pipelines[k]))
        twh += w_.pipelines[k].capacity * s_.pipeline.at(k, t) * part_of_year(t);
    return twh;
  }
  std::map<std::string, double> what_plants_can(int t) const {
    std::map<std::string, double> able;
    for (std::size_t k = 0; k < w_.liquefaction.size(); ++k)
      for (const std::string& place : {places_[k], w_.nodes[find(nodes_, w_.liquefaction[k].node)].seller})
        able[place] +=
            w_.liquefaction[k].capacity * w_.liquefaction[k].availability * s_.liquefaction.at(k, t) * part_of_year(t);
    return able;
  }

  State& s_;
  const world::World& w_;
  const Timeline& line_;
  Index sellers_, nodes_;
  std::vector<std::string> places_, place_;  // of plants, of contracts (empty: by pipe; a seller: any of his plants)
};

}  // namespace

void release_contracts(State& state, const world::World& world, const Timeline& timeline) {
  Release(state, world, timeline).run();
}

}  // namespace netback::model
