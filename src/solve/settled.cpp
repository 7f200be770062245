#include "solve/settled.h"

#include <utility>

namespace netback::solve {
namespace {

// After crossover a few pivots may be left, and after those none: more rounds were never seen.
constexpr int kMostRounds = 4;

bool settled(const CertifiedSolution& solved) {
  return solved.solution.status == Status::optimal && solved.solution.iteration_count == 0 && !solved.cold_resolve;
}

Result<CertifiedSolution> solve_from(Solver& solver, const LinearProgram& program, const Basis& basis) {
  NB_TRY(started, solver.start_from(basis));
  (void)started;
  return solve_certified(solver, program);
}

}  // namespace

Result<SettledSolution> solve_settled(Solver& solver, const LinearProgram& program, const Basis& kept) {
  if (!kept.empty()) {
    // A basis that the solver refuses is no worse than none.
    if (solver.start_from(kept)) {
      NB_TRY(solved, solve_certified(solver, program));
      if (settled(solved)) return SettledSolution{std::move(solved), kept, true};
    }
  }
  NB_TRY(solved, solve_from(solver, program, Basis{}));
  for (int round = 0; round < kMostRounds && solved.solution.status == Status::optimal; ++round) {
    const Basis basis = solver.basis();
    if (basis.empty()) break;
    NB_TRY(again, solve_from(solver, program, basis));
    solved = std::move(again);
    if (settled(solved)) return SettledSolution{std::move(solved), basis, false};
  }
  return SettledSolution{std::move(solved), {}, false};
}

}  // namespace netback::solve
