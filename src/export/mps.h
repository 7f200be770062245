// A linear program as free-format MPS, the one format every solver reads. Numbers in the shortest form that reads back the
// same; rows with two finite bounds by RANGES; bytes depend on the program alone.
#pragma once
#include <string>

#include "export/names.h"
#include "solve/linear_program.h"

namespace netback::exports {

// Minimisation, the default of the format. `names` must be those of the program's layout.
std::string mps(const solve::LinearProgram& program, const Names& names);

}  // namespace netback::exports
