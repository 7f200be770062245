// A linear program as parallel arrays, columns first. Knows nothing of gas.
//   minimise  cost' x   subject to  row_lower <= A x <= row_upper,  col_lower <= x <= col_upper
#pragma once
#include <cstdint>
#include <limits>
#include <vector>

namespace netback::solve {

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct LinearProgram {
  std::vector<double> col_cost, col_lower, col_upper;
  std::vector<double> row_lower, row_upper;
  // Column-wise matrix: the entries of column j are [a_start[j], a_start[j + 1]); rows ascend within a column.
  std::vector<std::int32_t> a_start{0}, a_index;
  std::vector<double> a_value;

  std::int32_t col_count() const { return static_cast<std::int32_t>(col_cost.size()); }
  std::int32_t row_count() const { return static_cast<std::int32_t>(row_lower.size()); }
};

// New bounds and costs for some columns, new bounds for some rows: all that a future may change. Coefficients never move,
// so a solver can keep its factorised basis. Indices ascend and do not repeat.
struct LpPatch {
  std::vector<std::int32_t> cols;
  std::vector<double> col_cost, col_lower, col_upper;  // one per entry of cols
  std::vector<std::int32_t> rows;
  std::vector<double> row_lower, row_upper;            // one per entry of rows
};

// The program with the patch applied: what "patch equals rebuild" compares, and what the certificate is computed on.
LinearProgram patched(LinearProgram program, const LpPatch& patch);

enum class Status : std::uint8_t { optimal, infeasible, unbounded, limit, failed };  // an answer, not an Error
const char* status_name(Status status);

struct Solution {
  Status status = Status::failed;
  double objective = 0;
  std::vector<double> col_value, col_dual;  // col_dual: reduced cost, >= 0 at a lower bound in a minimum
  std::vector<double> row_value, row_dual;  // row_dual: d objective / d row bound
  std::int64_t iteration_count = 0;
};

// What a column changes by when one more is asked of a row: d value / d row bound.
struct ColChange {
  std::int32_t col = 0;
  double per_unit = 0;
};

// Basis statuses in the solver's own coding, opaque outside solve/.
struct Basis {
  std::vector<std::int32_t> col_status, row_status;
  bool empty() const { return col_status.empty(); }
};

}  // namespace netback::solve
