// What part of an asset's nameplate can be used in a month, from the rows' dates, states and bans on its use.
#pragma once
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/month.h"
#include "world/world.h"

namespace netback::model {

class AssetShares {
 public:
  // How much of a ban is lifted in a month, from 0 to 1.
  using Lift = std::function<double(const world::Restriction&, Month)>;
  AssetShares(const world::World& world, Lift lift);
  // Mean over the days of the month. `row` gives id and dates; `system` (or "") is the id its states may also stand under.
  // Of the states that hold on a day the one with the latest known_from counts, then the latest from; the row's own
  // states beat those of its system.
  double share(const world::Row& row, const std::string& system, Month month) const;
  // The most that the bans in force leave, whatever state the asset is in: an event may mend it, but not use it beyond this.
  double allowed(const std::string& id, const std::string& system, Month month) const;

 private:
  double allowed_on(const std::string& id, const std::string& system, Date day) const;
  double share_on(const std::string& id, const std::string& system, Date day) const;
  Lift lift_;
  std::unordered_map<std::string, std::vector<const world::AssetState*>> states_;
  std::unordered_map<std::string, std::vector<const world::Restriction*>> bans_;
};

}  // namespace netback::model
