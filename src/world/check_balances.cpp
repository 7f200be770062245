#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/number.h"
#include "world/check.h"

namespace netback::world {
namespace {

// Design section 4: what may be left standing in the statistical difference, as share of supply.
constexpr double kNodeLimit = 0.10;
constexpr double kBlockLimit = 0.02;  // OECD and EU nodes taken together
constexpr double kWorldLimit = 0.015;
constexpr double kRoundingTwh = 1;       // balances are rounded to 0.1 TWh, flows and fields to 0.1 or 0.5 bcm
constexpr double kRegionTolerance = 0.01;

void add(std::vector<Finding>& findings, const Row& row, std::string what, std::string fix) {
  findings.push_back({true, row.where, std::move(what), std::move(fix)});
}

std::string percent(double share) { return fixed_text(100 * share, 1) + " %"; }

double supply_of(const Balance& b) { return b.production + b.pipe_in + b.lng_in; }

// Nodes that hold a country of one of the regions.
std::set<std::string> nodes_in(const World& world, std::initializer_list<std::string_view> regions) {
  std::set<std::string> countries, nodes;
  for (const Country& country : world.countries)
    for (const auto region : regions)
      if (std::find(country.regions.begin(), country.regions.end(), region) != country.regions.end())
        countries.insert(country.id);
  for (const Node& node : world.nodes)
    if (std::any_of(node.countries.begin(), node.countries.end(), [&](const auto& id) { return countries.contains(id); }))
      nodes.insert(node.id);
  return nodes;
}

void check_closing(const World& world, std::vector<Finding>& findings) {
  for (const Balance& b : world.balances) {
    const double in = b.production + b.pipe_in + b.lng_in + b.stock_draw, out = b.pipe_out + b.lng_out + b.consumption;
    if (std::abs(in - out - b.statistical_difference) > 0.11)
      add(findings, b, "the balance does not close: in - out = " + fixed_text(in - out, 2) + " TWh",
          "Write what is left into statistical_difference.");
    if (std::abs(b.statistical_difference) > kNodeLimit * supply_of(b) + 1)
      add(findings, b,
          "statistical difference is " + percent(b.statistical_difference / std::max(supply_of(b), 1e-9)) + " of supply",
          "Find the flow that is missing; at most 10 % may be left.");
  }
}

void check_sums(const World& world, std::vector<Finding>& findings) {
  std::map<std::pair<std::string, int>, double> used, made;
  for (const Demand& row : world.demand) used[{row.node, row.base_year}] += row.quantity;
  for (const Supply& row : world.supply) made[{row.node, row.base_year}] += row.production;
  for (const Balance& b : world.balances) {
    const auto far = [](double sum, double figure, double least) {
      return std::abs(sum - figure) > std::max(least, 0.01 * figure);
    };
    if (const double sum = used[{b.node, b.year}]; far(sum, b.consumption, 0.5))
      add(findings, b, "demand rows sum to " + fixed_text(sum, 1) + " TWh, the balance says " + fixed_text(b.consumption, 1),
          "Make the sectors sum to the node's consumption.");
    // A world may leave the supply of a toy year out; where there is some it is the balance's.
    if (const auto sum = made.find({b.node, b.year}); sum != made.end() && far(sum->second, b.production, kRoundingTwh))
      add(findings, b,
          "supply rows sum to " + fixed_text(sum->second, 1) + " TWh, the balance says " + fixed_text(b.production, 1),
          "Make the production of the supply rows the node's.");
  }
}

// A flow between two nodes stands in the pipe columns of both. The nodes of a region that is named as a place keep net
// figures among themselves: of them only the sum is known.
void check_trade(const World& world, std::vector<Finding>& findings) {
  std::map<std::pair<std::string, int>, double> in, out;
  std::set<std::string> regions;
  for (const Trade& row : world.trade) {
    out[{row.from_node, row.year}] += row.quantity, in[{row.to_place, row.year}] += row.quantity;
    if (row.to_place.starts_with("region:")) regions.insert(row.to_place);
  }
  std::set<std::string> netted;
  for (const std::string& region : regions) netted.merge(nodes_in(world, {region}));
  for (const Balance& b : world.balances) {
    if (world.trade.empty() || netted.contains(b.node)) continue;
    const std::pair key{b.node, b.year};
    if (std::abs(in[key] - b.pipe_in) > kRoundingTwh + 0.005 * b.pipe_in)
      add(findings, b, "trade.csv brings " + fixed_text(in[key], 1) + " TWh, pipe_in is " + fixed_text(b.pipe_in, 1),
          "Make the flows to the node sum to its pipe_in.");
    if (std::abs(out[key] - b.pipe_out) > kRoundingTwh + 0.005 * b.pipe_out)
      add(findings, b, "trade.csv takes " + fixed_text(out[key], 1) + " TWh, pipe_out is " + fixed_text(b.pipe_out, 1),
          "Make the flows from the node sum to its pipe_out.");
  }
  for (const std::string& region : regions) {
    const auto nodes = nodes_in(world, {region});
    const auto inside = [&](const std::string& place) { return place == region || nodes.contains(place); };
    std::map<int, double> net, booked;
    std::map<int, const Balance*> first;
    for (const Trade& row : world.trade) booked[row.year] += row.quantity * (inside(row.to_place) - inside(row.from_node));
    for (const Balance& b : world.balances)
      if (nodes.contains(b.node)) net[b.year] += b.pipe_in - b.pipe_out, first.emplace(b.year, &b);
    for (const auto& [year, balance] : first)
      if (std::abs(net[year] - booked[year]) > kRegionTolerance * booked[year] + nodes.size() * kRoundingTwh)
        add(findings, *balance,
            std::to_string(year) + ": the places of " + region + " take " + fixed_text(net[year], 0) +
                " TWh net by pipe, trade.csv brings " + fixed_text(booked[year], 0),
            "Make the net pipe flows of its places sum to what the sellers outside deliver.");
  }
}

}  // namespace

std::vector<int> balance_years(const World& world) {
  std::set<int> years;
  for (const Balance& b : world.balances) years.insert(b.year);
  return {years.begin(), years.end()};
}

Openness openness(const World& world, int year) {
  const auto block = nodes_in(world, {"region:eu", "region:oecd"});
  Openness open;
  double supply = 0, block_supply = 0, production = 0;
  for (const Balance& b : world.balances) {
    if (b.year != year) continue;
    open.world += b.statistical_difference, production += b.production, supply += supply_of(b);
    if (block.contains(b.node)) {
      open.block += b.statistical_difference, block_supply += supply_of(b);
    } else if (supply_of(b) > 0 && std::abs(b.statistical_difference / supply_of(b)) > std::abs(open.largest)) {
      open.largest = b.statistical_difference / supply_of(b), open.largest_node = b.node;
    }
  }
  open.world = production > 0 ? open.world / production : 0;
  open.block = block_supply > 0 ? open.block / block_supply : 0;
  return open;
}

void check_balances(const World& world, std::vector<Finding>& findings) {
  check_closing(world, findings);
  check_sums(world, findings);
  check_trade(world, findings);
  for (const int year : balance_years(world)) {
    double production = 0;
    const Balance* first = nullptr;
    for (const Balance& b : world.balances)
      if (b.year == year) production += b.production, first = first ? first : &b;
    if (production < kRealWorldTwh) continue;
    const Openness open = openness(world, year);
    if (std::abs(open.world) > kWorldLimit)
      add(findings, *first, std::to_string(year) + ": the world leaves " + percent(open.world) + " of its production open",
          "Find the flows that are missing; at most 1.5 % may stand in statistical_difference.");
    if (std::abs(open.block) > kBlockLimit)
      add(findings, *first, std::to_string(year) + ": OECD and EU together leave " + percent(open.block) + " of supply open",
          "At most 2 % may stand in statistical_difference.");
  }
}

}  // namespace netback::world
