#include "model/asset_share.h"

#include <algorithm>
#include <utility>

namespace netback::model {

AssetShares::AssetShares(const world::World& world, Lift lift) : lift_(std::move(lift)) {
  for (const auto& state : world.asset_states) states_[state.asset].push_back(&state);
  for (const auto& ban : world.restrictions)
    if (ban.kind == "asset_use") bans_[ban.target].push_back(&ban);
}

double AssetShares::share_on(const std::string& id, const std::string& system, Date day) const {
  double share = 1;
  for (const std::string* name : {&id, &system}) {
    const auto found = states_.find(*name);
    if (found == states_.end()) continue;
    const world::AssetState* newest = nullptr;
    for (const auto* state : found->second) {
      if (!state->holds_on(day)) continue;
      if (!newest || newer(*state, *newest)) newest = state;
    }
    if (!newest) continue;
    share = newest->share;
    break;
  }
  return std::min(share, allowed_on(id, system, day));
}

double AssetShares::allowed_on(const std::string& id, const std::string& system, Date day) const {
  double share = 1;
  for (const std::string* name : {&id, &system}) {
    const auto found = bans_.find(*name);
    if (found == bans_.end()) continue;
    for (const auto* ban : found->second)
      if (ban->holds_on(day)) share = std::min(share, ban->share + lift_(*ban, Month::of(day)) * (1 - ban->share));
  }
  return share;
}

double AssetShares::allowed(const std::string& id, const std::string& system, Month month) const {
  if (!bans_.contains(id) && !bans_.contains(system)) return 1;
  double sum = 0;
  for (int day = 1; day <= month.day_count(); ++day) sum += allowed_on(id, system, {month.year(), month.month(), day});
  return sum / month.day_count();
}

double AssetShares::share(const world::Row& row, const std::string& system, Month month) const {
  const auto is_told = [this](const std::string& id) { return states_.contains(id) || bans_.contains(id); };
  const bool own_dates_alone = !is_told(row.id) && !is_told(system);
  double sum = 0;
  for (int day = 1; day <= month.day_count(); ++day) {
    const Date date{month.year(), month.month(), day};
    if (row.holds_on(date)) sum += own_dates_alone ? 1 : share_on(row.id, system, date);
  }
  return sum / month.day_count();
}

}  // namespace netback::model
