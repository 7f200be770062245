#include <algorithm>
#include <cmath>
#include <map>

#include "core/number.h"
#include "world/check.h"

namespace netback::world {
namespace {

// Design section 4: what may be left standing in the statistical difference, as share of a node's supply.
constexpr double kNodeDifferenceLimit = 0.10;
constexpr double kBlockDifferenceLimit = 0.02;   // OECD and EU nodes taken together
constexpr double kWorldDifferenceLimit = 0.015;
// A block smaller than this is a toy world, for which shares of the world mean nothing.
constexpr double kRealWorldTwh = 10000;

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

void check_demand(const World& world, std::vector<Finding>& findings) {
  for (const Balance& balance : world.balances) {
    double sum = 0;
    for (const Demand& demand : world.demand)
      if (demand.node == balance.node && demand.base_year == balance.year) sum += demand.quantity;
    if (std::abs(sum - balance.consumption) > std::max(0.5, 0.01 * balance.consumption))
      add(findings, true, balance,
          "demand rows sum to " + fixed_text(sum, 1) + " TWh, the balance says " + fixed_text(balance.consumption, 1),
          "Make the sectors sum to the node's consumption.");
  }
}

void check_balances(const World& world, std::vector<Finding>& findings) {
  double difference = 0, supply_sum = 0;
  for (const Balance& b : world.balances) {
    const double in = b.production + b.pipe_in + b.lng_in + b.stock_draw, out = b.pipe_out + b.lng_out + b.consumption;
    if (std::abs(in - out - b.statistical_difference) > 0.11)
      add(findings, true, b, "the balance does not close: in - out = " + fixed_text(in - out, 2) + " TWh",
          "Write what is left into statistical_difference.");
    const double supply = b.production + b.pipe_in + b.lng_in;
    difference += b.statistical_difference, supply_sum += b.production;
    if (std::abs(b.statistical_difference) > kNodeDifferenceLimit * supply + 1)
      add(findings, true, b,
          "statistical difference is " + fixed_text(100 * b.statistical_difference / std::max(supply, 1e-9), 1) +
              " % of supply",
          "Find the flow that is missing; at most 10 % may be left.");
  }
  if (supply_sum > kRealWorldTwh && std::abs(difference) > kWorldDifferenceLimit * supply_sum)
    add(findings, true, world.balances.front(),
        "statistical differences sum to " + fixed_text(difference, 0) + " TWh, over 1.5 % of the world",
        "Find the flows that are missing.");
}

void check_block(const World& world, std::vector<Finding>& findings) {
  static constexpr const char* kBlock[] = {"region:eu", "region:oecd"};
  double difference = 0, supply = 0;
  for (const Balance& b : world.balances) {
    const auto node = std::find_if(world.nodes.begin(), world.nodes.end(), [&](const Node& n) { return n.id == b.node; });
    if (node == world.nodes.end()) continue;
    const bool inside = std::any_of(world.countries.begin(), world.countries.end(), [&](const Country& c) {
      return std::find(node->countries.begin(), node->countries.end(), c.id) != node->countries.end() &&
             std::any_of(std::begin(kBlock), std::end(kBlock), [&](const char* region) {
               return std::find(c.regions.begin(), c.regions.end(), region) != c.regions.end();
             });
    });
    if (!inside) continue;
    difference += b.statistical_difference, supply += b.production + b.pipe_in + b.lng_in;
  }
  if (supply > kRealWorldTwh && std::abs(difference) > kBlockDifferenceLimit * supply)
    add(findings, true, world.balances.front(),
        "OECD and EU together leave " + fixed_text(100 * difference / supply, 1) + " % of supply open",
        "At most 2 % may stand in statistical_difference.");
}

void check_states(const World& world, std::vector<Finding>& findings) {
  for (const AssetState& state : world.asset_states)
    if (state.state == "damaged" && state.share > 0.999)
      add(findings, false, state, "a damaged asset at full capacity", "Give the share that still works.");
}

}  // namespace

void check_tables(const World& world, std::vector<Finding>& findings) {
  check_stakes(world, findings);
  check_demand(world, findings);
  check_balances(world, findings);
  check_block(world, findings);
  check_states(world, findings);
}

std::vector<Coverage> coverage(const World& world, int year) {
  const auto observed = [&](const char* measure) {
    for (const Observed& o : world.observed)
      if (o.measure == measure && o.subject == "region:world" && o.year == year) return o.value;
    return 0.0;
  };
  Coverage production{"production", 0, observed("production")}, consumption{"consumption", 0, observed("consumption")};
  Coverage lng_export{"LNG exports", 0, observed("lng_export")}, lng_import{"LNG imports", 0, observed("lng_import")};
  for (const Balance& b : world.balances) {
    if (b.year != year) continue;
    production.held += b.production, consumption.held += b.consumption;
    lng_export.held += b.lng_out, lng_import.held += b.lng_in;
  }
  return {production, consumption, lng_export, lng_import};
}

}  // namespace netback::world
