// The one way the rest of Netback solves: no number leaves without its certificate.
#pragma once
#include "solve/certificate.h"
#include "solve/solver.h"

namespace netback::solve {

struct CertifiedSolution {
  Solution solution;
  Certificate certificate;  // meaningful when solution.status is optimal
  bool cold_resolve = false;
};

// `program` is the program as loaded and patched in `solver`. On a failed certificate or a failed status solves again
// cold, by another method; a second failure is an Error (internal), never a number. Infeasible and unbounded are answers,
// handed back.
Result<CertifiedSolution> solve_certified(Solver& solver, const LinearProgram& program);

}  // namespace netback::solve
