// Convex quadratic programs, solved once and cold. By HiPO, an interior point method that HiGHS takes from the package
// highspy-extras; small ones also by HiGHS's own active set method.
#pragma once
#include "solve/certified.h"
#include "solve/quadratic_program.h"

namespace netback::solve {

enum class QuadraticMethod : std::uint8_t {
  best,       // interior point where it is installed, else active set where the program is small enough
  interior_point,
  active_set,
};

// Is HiPO there? Tried out once.
bool has_interior_point();

// Most curved columns the active set method is asked for: its work grows with their cube.
inline constexpr std::int32_t kMostForActiveSet = 1500;

// Accepted by our certificate, not by the solver's status; a program that fails it is solved again by the other method
// where that can be, and then is an Error (internal). Error not_found, with what to install, when no method can.
Result<CertifiedSolution> solve_quadratic(const QuadraticProgram& program, QuadraticMethod method = QuadraticMethod::best);

}  // namespace netback::solve
