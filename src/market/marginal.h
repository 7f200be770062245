// The marginal supplier of a hub: what gives the next MWh asked for there. Found by following ways of no reduced cost from
// the hub to the nearest column that can give, which is then what makes the hub's price.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "market/types.h"
#include "model/layout.h"
#include "solve/linear_program.h"

namespace netback::market {

struct PathValues;

// For every node of `nodes` (ids) the sources by number of reported months, ties by kind and id. A month in which a MWh
// more has to come from several sources at once (a full constraint shared by two ways) is "mixed", with its parts.
std::map<std::string, std::vector<MarginalSource>> read_marginal(const model::Layout& layout,
                                                                 const solve::LinearProgram& program,
                                                                 const PathValues& values,
                                                                 const std::vector<std::string>& nodes);

}  // namespace netback::market
