// Proof that a solution is optimal, in our own arithmetic: nothing of the solver's word is taken.
#pragma once
#include <string>

#include "solve/linear_program.h"
#include "solve/quadratic_program.h"

namespace netback::solve {

struct Certificate {
  double primal = 0;           // worst bound or row violation / (1 + |activity|)
  double dual = 0;             // worst wrong-signed reduced cost / (1 + |cost|)
  double complementarity = 0;  // sum |distance to bound x dual| / (1 + |objective|)
  double gap = 0;              // |primal - dual objective| / (1 + |objective|)
  double worst() const;
  bool holds(double tolerance = 1e-6) const;
};

// The larger residual of each kind: what holds for several solves together.
Certificate worse_of(const Certificate& a, const Certificate& b);

// Reduced costs are recomputed from the row duals; col_dual of the solution is not read.
Certificate certify(const LinearProgram& program, const Solution& solution);
// The same of a convex quadratic program: its reduced costs hold the slope of the curved part at the solution.
Certificate certify(const QuadraticProgram& program, const Solution& solution);

}  // namespace netback::solve
