// Bounds that follow from the rows: where they stand, and that they change no answer.
#include "solve/implied_bounds.h"

#include <gtest/gtest.h>

#include "solve/certificate.h"
#include "solve/solver.h"

namespace netback::solve {
namespace {

// A field of at most 10 feeds a pool, of which two voyages take: field - first - second = 0; the first lands at a terminal
// of 4 (2 * first <= 8). Both earn.
LinearProgram field_and_voyages() {
  return {.col_cost = {1, -5, -3},
          .col_lower = {0, 0, 0},
          .col_upper = {10, kInfinity, kInfinity},
          .row_lower = {0, -kInfinity},
          .row_upper = {0, 8},
          .a_start = {0, 1, 3, 4},
          .a_index = {0, 0, 1, 0},
          .a_value = {1, -1, 2, -1}};
}

TEST(ImpliedBounds, come_from_terminals_and_from_fields_behind_a_pool) {
  const LinearProgram program = field_and_voyages();
  const std::vector<double> upper = ImpliedBounds(program).upper(program);
  EXPECT_EQ(upper[0], 10);
  EXPECT_GT(upper[1], 4);
  EXPECT_NEAR(upper[1], 4, 0.01);
  EXPECT_GT(upper[2], 10);
  EXPECT_NEAR(upper[2], 10, 0.02);
}

TEST(ImpliedBounds, stay_away_where_nothing_limits) {
  LinearProgram program = field_and_voyages();
  program.col_upper[0] = kInfinity;
  const std::vector<double> upper = ImpliedBounds(program).upper(program);
  EXPECT_EQ(upper[0], kInfinity);
  EXPECT_NEAR(upper[1], 4, 0.01);
  EXPECT_EQ(upper[2], kInfinity);
}

TEST(ImpliedBounds, never_lie_below_a_lower_bound) {
  LinearProgram program = field_and_voyages();
  program.col_lower[1] = 6;  // the terminal takes 4: infeasible, for the solver to say
  EXPECT_GE(ImpliedBounds(program).upper(program)[1], 6);
  const auto solver = make_highs();
  ASSERT_TRUE(solver->load(program));
  EXPECT_EQ(solver->solve()->status, Status::infeasible);
}

TEST(ImpliedBounds, leave_the_duals_to_the_rows_and_follow_a_patch) {
  LinearProgram program = field_and_voyages();
  const auto solver = make_highs();
  ASSERT_TRUE(solver->load(program));
  const auto first = solver->solve();
  ASSERT_EQ(first->status, Status::optimal);
  EXPECT_NEAR(first->objective, 10 - 5 * 4 - 3 * 6, 1e-9);
  EXPECT_NEAR(first->row_dual[1], -1, 1e-9);  // the terminal earns 5 - 3 a unit of gas, half a unit of its row
  EXPECT_NEAR(first->col_dual[1], 0, 1e-9);
  EXPECT_TRUE(certify(program, *first).holds());

  // Twice the terminal, three times the field: what was implied before would forbid the new optimum.
  const LpPatch patch{{0}, {1}, {0}, {30}, {1}, {-kInfinity}, {16}};
  ASSERT_TRUE(solver->apply(patch));
  program = patched(std::move(program), patch);
  const auto second = solver->solve();
  ASSERT_EQ(second->status, Status::optimal);
  EXPECT_NEAR(second->objective, 30 - 5 * 8 - 3 * 22, 1e-9);
  EXPECT_TRUE(certify(program, *second).holds());
}

}  // namespace
}  // namespace netback::solve
