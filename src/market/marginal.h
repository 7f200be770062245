// The marginal supplier of a hub: what gives the next MWh asked for there, read off the optimal basis. The change of all
// columns for that MWh is one column of the inverse of the basis, and the hub's price is what that change costs.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "market/types.h"
#include "model/layout.h"
#include "solve/solver.h"

namespace netback::market {

using Marginal = std::map<std::string, std::vector<MarginalSource>>;  // by node id

// Adds the sources of the hubs of `nodes` (ids) in periods [first, last), by number of reported months, ties by kind and id.
// `solver` has just solved `program`, with `col_value`. A month in which several sources give together, or in which
// nothing of what would change has room to (a degenerate optimum), is "mixed", in the first case with its parts.
Result<bool> add_marginal(const model::Layout& layout, const solve::LinearProgram& program,
                          const std::vector<double>& col_value, solve::Solver& solver, int first, int last,
                          const std::vector<std::string>& nodes, Marginal& marginal);

}  // namespace netback::market
