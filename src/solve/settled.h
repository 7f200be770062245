// The optimum as its own basis gives it. However the basis was found, the last solve starts from it and makes no pivot, so
// a basis kept from an earlier run leads to the same bytes as a cold start.
#pragma once
#include "solve/certified.h"

namespace netback::solve {

struct SettledSolution {
  CertifiedSolution certified;
  Basis basis;             // empty when the optimum did not settle: nothing to keep then
  bool from_kept = false;  // the kept basis was already optimal
};

// `program` is the program as loaded and patched in `solver`. `kept` may be empty. A kept basis that is not optimal as it
// stands is dropped: pivots from it could end at another of several optima than a cold start does.
Result<SettledSolution> solve_settled(Solver& solver, const LinearProgram& program, const Basis& kept);

}  // namespace netback::solve
