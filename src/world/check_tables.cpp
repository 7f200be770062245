#include <algorithm>
#include <cmath>
#include <map>

#include "core/number.h"
#include "world/check.h"

namespace netback::world {
namespace {

void add(std::vector<Finding>& findings, bool is_error, const Row& row, std::string what, std::string fix) {
  findings.push_back({is_error, row.where, std::move(what), std::move(fix)});
}

void check_stakes(const World& world, std::vector<Finding>& findings) {
  // The day on which any stake of an asset begins is a day on which all stakes of that asset must sum to 1.
  std::map<std::string, std::vector<const Stake*>> by_asset;
  for (const Stake& stake : world.stakes) by_asset[stake.asset].push_back(&stake);
  for (const auto& [asset, stakes] : by_asset)
    for (const Stake* begin : stakes) {
      const Date day = begin->from.value_or(Date{1900, 1, 1});
      double sum = 0;
      for (const Stake* stake : stakes)
        if (stake->holds_on(day)) sum += stake->share;
      if (std::abs(sum - 1) > 0.011) {
        add(findings, true, *begin, "stakes of " + asset + " on " + day.text() + " sum to " + fixed_text(sum, 3),
            "Add the missing owner, or end the stake that was sold.");
        break;
      }
    }
}

// A row whose shape is public only later could not be used when it was new itself.
void check_shapes(const World& world, std::vector<Finding>& findings) {
  std::map<std::string, Date> known;
  for (const Shape& shape : world.shapes) known.emplace(shape.id, shape.known_from);
  const auto check = [&](const auto& rows) {
    for (const auto& row : rows)
      if (const auto shape = known.find(row.shape); shape != known.end() && row.known_from < shape->second)
        add(findings, true, row, row.shape + " is known only from " + shape->second.text(),
            "Name an edition of the shape that was public when the row was, or correct known_from.");
  };
  check(world.supply), check(world.demand);
}

void check_states(const World& world, std::vector<Finding>& findings) {
  for (const AssetState& state : world.asset_states)
    if (state.state == "damaged" && state.share > 0.999)
      add(findings, false, state, "a damaged asset at full capacity", "Give the share that still works.");
}

}  // namespace

void check_tables(const World& world, std::vector<Finding>& findings) {
  check_stakes(world, findings);
  check_shapes(world, findings);
  check_states(world, findings);
}

}  // namespace netback::world
