#include "solve/linear_program.h"

#include <cassert>
#include <utility>

namespace netback::solve {

LinearProgram patched(LinearProgram program, const LpPatch& patch) {
  for (std::size_t k = 0; k < patch.cols.size(); ++k) {
    assert(patch.cols[k] >= 0 && patch.cols[k] < program.col_count());
    const auto j = static_cast<std::size_t>(patch.cols[k]);
    program.col_cost[j] = patch.col_cost[k];
    program.col_lower[j] = patch.col_lower[k];
    program.col_upper[j] = patch.col_upper[k];
  }
  for (std::size_t k = 0; k < patch.rows.size(); ++k) {
    assert(patch.rows[k] >= 0 && patch.rows[k] < program.row_count());
    const auto i = static_cast<std::size_t>(patch.rows[k]);
    program.row_lower[i] = patch.row_lower[k];
    program.row_upper[i] = patch.row_upper[k];
  }
  return program;
}

const char* status_name(Status status) {
  switch (status) {
    case Status::optimal:
      return "optimal";
    case Status::infeasible:
      return "infeasible";
    case Status::unbounded:
      return "unbounded";
    case Status::limit:
      return "limit";
    case Status::failed:
      return "failed";
  }
  std::unreachable();
}

}  // namespace netback::solve
