// Checks over a loaded world. References and internal contradictions are errors; coverage and balances are told by
// `world check`.
#pragma once
#include <string>
#include <vector>

#include "world/world.h"

namespace netback::world {

void check_references(const World& world, std::vector<Finding>& findings);  // every id used exists
void check_tables(const World& world, std::vector<Finding>& findings);  // shares, ends, outputs, balances of each node

// One line of `world check`: a measure, what the tables hold of it, the sourced world total, and the share.
struct Coverage {
  std::string measure;
  double held = 0, total = 0;
};
std::vector<Coverage> coverage(const World& world, int year);

}  // namespace netback::world
