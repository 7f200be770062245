// Why a place cannot be served: the smallest set of closed or full ways that keeps gas from it, in the model's words.
// Found on the months around the first short one alone: what of the unserved demand could be met if a bound were lifted,
// with demand that is worth as much elsewhere kept served. A deletion filter then leaves an irreducible set.
#pragma once
#include <string>
#include <vector>

#include "core/error.h"
#include "market/types.h"
#include "model/layout.h"
#include "model/state.h"
#include "solve/linear_program.h"

namespace netback::market {

struct PathValues;

// The worst shortages of an outcome, explained; `state` is that of `program`.
Result<std::vector<Shortage>> explain_shortages(const model::Layout& layout, const solve::LinearProgram& program,
                                                const model::State& state, const PathValues& values, const Outcome& outcome);

// Rows of a program without solution that cannot hold together, in words ("contract:a-b in 2025-03; ..."): an irreducible
// set, gas balances left out. Empty where the program has a solution.
Result<std::vector<std::string>> conflicting_rows(const model::Layout& layout, const solve::LinearProgram& program);

}  // namespace netback::market
