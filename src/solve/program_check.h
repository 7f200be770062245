// What must hold of a program before a solver sees it: arrays that fit together, no NaN, bounds that can be met.
#pragma once
#include <string>

#include "solve/linear_program.h"

namespace netback::solve {

// What does not fit, or an empty string.
std::string misfit(const LinearProgram& program);
std::string misfit(const LpPatch& patch, const LinearProgram& program);

// A lower bound above its upper one, by more than rounding.
bool bounds_cross(const LinearProgram& program);

}  // namespace netback::solve
