// Settings of single months (event_list.h) as events of the market, and ways of seeing a year: what is held to be so from
// each month on. Example: SettingEvents events(world, line); solve_ways(world, line, events, {way}, 2) -> one outcome a way.
#pragma once
#include <map>
#include <utility>
#include <vector>

#include "calibrate/event_list.h"
#include "core/error.h"
#include "market/path.h"
#include "model/lookup.h"
#include "model/state.h"

namespace netback::calibrate {

// A setting as an event of one month. Demand and supply are set in place of what the outlook makes of them.
class SettingEvents {
 public:
  // Both must outlive it.
  SettingEvents(const world::World& world, const model::Timeline& line);
  std::size_t of(const Setting& setting);  // its position in list()
  const std::vector<scenario::Event>& list() const { return list_; }

 private:
  scenario::Event event(const Setting& setting) const;

  const world::World& world_;
  const model::Timeline& line_;
  model::State plain_;
  model::Index demand_, supply_;
  std::map<Setting, std::size_t> known_;
  std::vector<scenario::Event> list_;
};

// From a month on these events hold, each with its weight; later months replace the whole list.
struct SeenFrom {
  Month from;
  std::vector<std::pair<std::size_t, double>> held;  // positions, weights
};
using WayOfSeeing = std::vector<SeenFrom>;

// An outcome a way, in their order. `threads` solve them; results do not depend on it.
Result<std::vector<market::Outcome>> solve_ways(const world::World& world, const model::Timeline& line,
                                                const SettingEvents& events, const std::vector<WayOfSeeing>& ways,
                                                int threads);

}  // namespace netback::calibrate
