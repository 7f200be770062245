#include "solve/row_matrix.h"

#include "core/index.h"

namespace netback::solve {

RowMatrix row_matrix(const LinearProgram& program) {
  RowMatrix rows;
  rows.start.resize(program.row_lower.size() + 1, 0);
  for (const std::int32_t row : program.a_index) ++rows.start[at(row) + 1];
  for (std::size_t row = 1; row < rows.start.size(); ++row) rows.start[row] += rows.start[row - 1];
  rows.col.resize(program.a_index.size()), rows.value.resize(program.a_index.size());
  std::vector<std::int32_t> next = rows.start;
  for (std::size_t col = 0; col < program.col_cost.size(); ++col)
    for (auto from = at(program.a_start[col]); from < at(program.a_start[col + 1]); ++from) {
      const auto to = at(next[at(program.a_index[from])]++);
      rows.col[to] = static_cast<std::int32_t>(col), rows.value[to] = program.a_value[from];
    }
  return rows;
}

}  // namespace netback::solve
