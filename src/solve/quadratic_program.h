// A linear program whose columns may cost more the more is used of them. Knows nothing of gas.
//   minimise  cost' x + 1/2 sum curvature_j x_j^2   subject to the rows and bounds of `linear`
#pragma once
#include <vector>

#include "solve/linear_program.h"

namespace netback::solve {

struct QuadraticProgram {
  LinearProgram linear;
  std::vector<double> curvature;  // one per column, >= 0: the diagonal of the Hessian
};

}  // namespace netback::solve
