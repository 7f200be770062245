// Checks over a loaded world, each base year by itself: references, contradictions, balances, coverage. What is found are
// findings with file:line; what `world check` prints beside them are the summaries below.
#pragma once
#include <string>
#include <vector>

#include "world/world.h"

namespace netback::world {

void check_references(const World& world, std::vector<Finding>& findings);  // every id used exists
void check_tables(const World& world, std::vector<Finding>& findings);      // shares, shapes, states
void check_sea(const World& world, std::vector<Finding>& findings);         // no port off the sea, no leg too short
void check_balances(const World& world, std::vector<Finding>& findings);    // nodes, blocks and years close; tables agree
// What was moved in a base year could be moved by what stood then. Reads every state of every month: only `world check`
// asks.
void check_capacities(const World& world, std::vector<Finding>& findings);
void check_coverage(const World& world, std::vector<Finding>& findings);    // enough of the world at named places

// One measure of a year: what the tables hold of it at named places, and the sourced world total.
struct Coverage {
  std::string measure;
  double held = 0, total = 0;  // TWh
  std::string source;          // of the total
  double share() const { return total > 0 ? held / total : 0; }
};
// Production, consumption, pipe and LNG exports and imports. Pipes: between the areas of the total's source.
std::vector<Coverage> coverage(const World& world, int year);

// What a year leaves standing in statistical_difference, as share of production and imports.
struct Openness {
  double world = 0, block = 0;  // block: OECD and EU together
  double largest = 0;           // of one node outside the block
  std::string largest_node;
};
Openness openness(const World& world, int year);

// The largest node that lumps more than two countries, by its share of the year's production or consumption.
struct Lump {
  std::string node;
  double share = 0;
};
Lump largest_lump(const World& world, int year);

std::vector<int> balance_years(const World& world);  // ascending

// A year with less than this produced is a toy world, for which shares of the world mean nothing.
inline constexpr double kRealWorldTwh = 10000;

}  // namespace netback::world
