// Upper bounds that follow from the rows. A voyage or a flow has none of its own: the plant, the terminal and the fields
// behind it limit it. Told so, the dual simplex method flips many columns between their bounds in one pivot, which made cold
// solves of the shipped world three to four times faster (measured in `netback bench`).
#pragma once
#include <vector>

#include "solve/row_matrix.h"

namespace netback::solve {

class ImpliedBounds {
 public:
  ImpliedBounds() = default;
  // Keeps the rows of the matrix; bounds and costs may change later, entries may not.
  explicit ImpliedBounds(const LinearProgram& program) : rows_(row_matrix(program)) {}

  // One upper bound a column: its own, or one that no point within the rows reaches. Never binds, so that an optimum, its
  // duals and its basis are also those of the program without it.
  std::vector<double> upper(const LinearProgram& program) const;

 private:
  struct Activity;
  Activity least(const LinearProgram& program, const std::vector<double>& upper, std::size_t row, double sign) const;
  bool tighten(const LinearProgram& program, std::vector<double>& upper, std::size_t row, double sign, double limit) const;

  RowMatrix rows_;
};

}  // namespace netback::solve
