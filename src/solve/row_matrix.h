// The matrix of a program row by row, for what asks which columns a row holds.
#pragma once
#include "solve/linear_program.h"

namespace netback::solve {

struct RowMatrix {
  // The entries of row r are [start[r], start[r + 1]); columns ascend within a row.
  std::vector<std::int32_t> start{0}, col;
  std::vector<double> value;
};

RowMatrix row_matrix(const LinearProgram& program);

}  // namespace netback::solve
