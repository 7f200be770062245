// What any Solver must do, whoever wrote it. A new backend adds its factory to the last line.
#include "solve/solver.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <thread>

#include "random_program.h"
#include "solve/certified.h"

namespace netback::solve {
namespace {

constexpr double kTolerance = 1e-7;

bool same_bytes(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}
bool same_bytes(const Solution& a, const Solution& b) {
  return a.status == b.status && a.objective == b.objective && a.iteration_count == b.iteration_count &&
         same_bytes(a.col_value, b.col_value) && same_bytes(a.col_dual, b.col_dual) &&
         same_bytes(a.row_value, b.row_value) && same_bytes(a.row_dual, b.row_dual);
}

class SolverTest : public testing::TestWithParam<std::unique_ptr<Solver> (*)()> {
 protected:
  std::unique_ptr<Solver> solver_ = GetParam()();

  Solution solve(const LinearProgram& program) {
    const auto loaded = solver_->load(program);
    EXPECT_TRUE(loaded) << loaded.error().what;
    return solve_again();
  }
  Solution solve_again() {
    auto solution = solver_->solve();
    EXPECT_TRUE(solution) << solution.error().what;
    return solution ? *solution : Solution{};
  }
};

// min -3x - 5y  subject to  x <= 4, 2y <= 12, 3x + 2y <= 18: x = 2, y = 6, objective -36, duals 0, -1.5, -1.
LinearProgram textbook() {
  return {.col_cost = {-3, -5},
          .col_lower = {0, 0},
          .col_upper = {kInfinity, kInfinity},
          .row_lower = {-kInfinity, -kInfinity, -kInfinity},
          .row_upper = {4, 12, 18},
          .a_start = {0, 2, 4},
          .a_index = {0, 2, 1, 2},
          .a_value = {1, 3, 2, 2}};
}

TEST_P(SolverTest, tells_what_changes_for_one_more_of_a_row) {
  EXPECT_FALSE(solver_->change_for(0)) << "nothing is solved";
  const LinearProgram program = textbook();
  const Solution s = solve(program);
  for (std::int32_t row = 0; row < program.row_count(); ++row) {
    const auto changes = solver_->change_for(row);
    ASSERT_TRUE(changes) << changes.error().what;
    double cost = 0;
    for (const auto& [col, per_unit] : *changes) cost += program.col_cost[static_cast<std::size_t>(col)] * per_unit;
    EXPECT_NEAR(cost, s.row_dual[static_cast<std::size_t>(row)], kTolerance) << row;
  }
  // 3x + 2y <= 18 with y held at 6: one more is a third of x.
  const auto changes = solver_->change_for(2);
  ASSERT_EQ(changes->size(), 1u);
  EXPECT_EQ(changes->front().col, 0);
  EXPECT_NEAR(changes->front().per_unit, 1.0 / 3, kTolerance);
  EXPECT_FALSE(solver_->change_for(3)) << "there is no such row";
}

TEST_P(SolverTest, finds_the_optimum_with_its_duals) {
  const Solution s = solve(textbook());
  ASSERT_EQ(s.status, Status::optimal);
  EXPECT_NEAR(s.objective, -36, kTolerance);
  EXPECT_NEAR(s.col_value[0], 2, kTolerance);
  EXPECT_NEAR(s.col_value[1], 6, kTolerance);
  EXPECT_NEAR(s.row_value[2], 18, kTolerance);
  EXPECT_NEAR(s.row_dual[0], 0, kTolerance);
  EXPECT_NEAR(s.row_dual[1], -1.5, kTolerance);
  EXPECT_NEAR(s.row_dual[2], -1, kTolerance);
  EXPECT_TRUE(certify(textbook(), s).holds(1e-9));
}

TEST_P(SolverTest, row_dual_is_the_change_of_objective_per_unit_of_bound) {
  // A market: supply up to 100 at 5 and 50 at 12, demand 110. One more unit of demand costs 12.
  LinearProgram market{.col_cost = {5, 12},
                       .col_lower = {0, 0},
                       .col_upper = {100, 50},
                       .row_lower = {110},
                       .row_upper = {110},
                       .a_start = {0, 1, 2},
                       .a_index = {0, 0},
                       .a_value = {1, 1}};
  const Solution s = solve(market);
  ASSERT_EQ(s.status, Status::optimal);
  EXPECT_NEAR(s.row_dual[0], 12, kTolerance);
  EXPECT_NEAR(s.col_dual[0], -7, kTolerance);  // at its upper bound: worth 7 a unit more
  EXPECT_NEAR(s.col_dual[1], 0, kTolerance);
  market.row_lower = market.row_upper = {111};
  EXPECT_NEAR(solve(market).objective - s.objective, 12, kTolerance);
}

TEST_P(SolverTest, solves_free_columns_and_ranges) {
  // min x + y, x free, y <= 3;  2 <= x + 2y <= 8,  -1 <= x - y <= 1
  const LinearProgram p{.col_cost = {1, 1},
                        .col_lower = {-kInfinity, -kInfinity},
                        .col_upper = {kInfinity, 3},
                        .row_lower = {2, -1},
                        .row_upper = {8, 1},
                        .a_start = {0, 2, 4},
                        .a_index = {0, 1, 0, 1},
                        .a_value = {1, 1, 2, -1}};
  const Solution s = solve(p);
  ASSERT_EQ(s.status, Status::optimal);
  EXPECT_NEAR(s.col_value[0], 0, kTolerance);  // the corner x + 2y = 2, x - y = -1
  EXPECT_NEAR(s.col_value[1], 1, kTolerance);
  EXPECT_NEAR(s.row_dual[0], 2.0 / 3, kTolerance);
  EXPECT_NEAR(s.row_dual[1], 1.0 / 3, kTolerance);
}

TEST_P(SolverTest, says_infeasible) {
  LinearProgram p = textbook();
  p.row_lower[2] = 1;
  p.row_upper[2] = 5;
  p.col_lower = {1, 2};  // 3 + 4 > 5
  const Solution s = solve(p);
  EXPECT_EQ(s.status, Status::infeasible);
  EXPECT_TRUE(s.col_value.empty());  // no numbers that look like results
}

TEST_P(SolverTest, says_infeasible_when_bounds_cross) {
  LinearProgram p = textbook();
  p.col_lower[0] = 3, p.col_upper[0] = 2;
  EXPECT_EQ(solve(p).status, Status::infeasible);
  p = textbook();
  p.row_lower[1] = 13;
  EXPECT_EQ(solve(p).status, Status::infeasible);
  p.row_lower[1] = 12 + 1e-12;  // rounding, not a conflict
  EXPECT_EQ(solve(p).status, Status::optimal);
}

TEST_P(SolverTest, says_unbounded) {
  LinearProgram p = textbook();
  p.row_upper = {kInfinity, 12, kInfinity};
  EXPECT_EQ(solve(p).status, Status::unbounded);
}

TEST_P(SolverTest, solves_the_empty_program_and_rows_without_columns) {
  EXPECT_EQ(solve(LinearProgram{}).status, Status::optimal);
  LinearProgram p;
  p.row_lower = {-1, 0};
  p.row_upper = {1, kInfinity};
  const Solution s = solve(p);
  EXPECT_EQ(s.status, Status::optimal);
  EXPECT_TRUE(certify(p, s).holds());
  p.row_lower[0] = 0.5;
  EXPECT_EQ(solve(p).status, Status::infeasible);
}

TEST_P(SolverTest, solves_columns_without_rows) {
  const LinearProgram p{
      .col_cost = {1, -1, 0}, .col_lower = {2, 0, 0}, .col_upper = {9, 7, kInfinity}, .a_start = {0, 0, 0, 0}};
  const Solution s = solve(p);
  ASSERT_EQ(s.status, Status::optimal);
  EXPECT_NEAR(s.objective, 2 - 7, kTolerance);
  EXPECT_TRUE(certify(p, s).holds());
}

TEST_P(SolverTest, solves_a_degenerate_program) {
  // An assignment of 8 to 8: every vertex is degenerate.
  LinearProgram p;
  p.row_lower.assign(16, 1);
  p.row_upper.assign(16, 1);
  double best = 0;
  for (int i = 0; i < 8; ++i)
    for (int j = 0; j < 8; ++j) {
      p.col_cost.push_back((i * j) % 5 + (i == j ? 0 : 1));
      p.col_lower.push_back(0);
      p.col_upper.push_back(kInfinity);
      p.a_index.insert(p.a_index.end(), {i, 8 + j});
      p.a_value.insert(p.a_value.end(), {1, 1});
      p.a_start.push_back(static_cast<std::int32_t>(p.a_index.size()));
    }
  for (int i = 0; i < 8; ++i) best += p.col_cost[static_cast<std::size_t>(9 * i)];
  const Solution s = solve(p);
  ASSERT_EQ(s.status, Status::optimal);
  EXPECT_LE(s.objective, best + kTolerance);
  EXPECT_TRUE(certify(p, s).holds());
}

TEST_P(SolverTest, patch_equals_rebuilt) {
  const LinearProgram base = textbook();
  ASSERT_EQ(solve(base).status, Status::optimal);
  const LpPatch patch{.cols = {1},
                      .col_cost = {-1},
                      .col_lower = {1},
                      .col_upper = {5},
                      .rows = {0, 2},
                      .row_lower = {-kInfinity, 2},
                      .row_upper = {3, kInfinity}};
  ASSERT_TRUE(solver_->apply(patch));
  const Solution by_patch = solve_again();
  const LinearProgram rebuilt = patched(base, patch);
  EXPECT_TRUE(certify(rebuilt, by_patch).holds(1e-9));
  EXPECT_NEAR(by_patch.objective, solve(rebuilt).objective, kTolerance);
  EXPECT_NEAR(by_patch.objective, -3 * 3 - 5, kTolerance);
}

TEST_P(SolverTest, patches_are_absolute_and_keep_what_they_do_not_name) {
  ASSERT_EQ(solve(textbook()).status, Status::optimal);
  ASSERT_TRUE(solver_->apply({.rows = {0}, .row_lower = {-kInfinity}, .row_upper = {1}}));
  ASSERT_TRUE(solver_->apply({.rows = {1}, .row_lower = {-kInfinity}, .row_upper = {10}}));
  EXPECT_NEAR(solve_again().objective, -3 - 25, kTolerance);
  ASSERT_TRUE(solver_->apply({.rows = {0, 1}, .row_lower = {-kInfinity, -kInfinity}, .row_upper = {4, 12}}));
  EXPECT_NEAR(solve_again().objective, -36, kTolerance);
}

TEST_P(SolverTest, comes_back_from_infeasible_and_unbounded) {
  ASSERT_EQ(solve(textbook()).status, Status::optimal);
  ASSERT_TRUE(solver_->apply({.rows = {2}, .row_lower = {40}, .row_upper = {50}}));
  EXPECT_EQ(solve_again().status, Status::infeasible);
  ASSERT_TRUE(solver_->apply({.rows = {0, 2}, .row_lower = {-kInfinity, -kInfinity}, .row_upper = {kInfinity, kInfinity}}));
  EXPECT_EQ(solve_again().status, Status::unbounded);
  ASSERT_TRUE(solver_->apply({.rows = {0, 2}, .row_lower = {-kInfinity, -kInfinity}, .row_upper = {4, 18}}));
  EXPECT_NEAR(solve_again().objective, -36, kTolerance);
}

TEST_P(SolverTest, a_basis_survives_bounds_that_come_and_go) {
  LinearProgram p = textbook();
  p.col_upper = {2, 6};
  p.row_upper = {kInfinity, kInfinity, kInfinity};
  ASSERT_EQ(solve(p).status, Status::optimal);  // both columns at their upper bounds
  const Basis basis = solver_->basis();
  ASSERT_TRUE(solver_->apply({.cols = {0, 1},
                              .col_cost = {-3, -5},
                              .col_lower = {0, 0},
                              .col_upper = {kInfinity, kInfinity},
                              .rows = {0, 1, 2},
                              .row_lower = {-kInfinity, -kInfinity, -kInfinity},
                              .row_upper = {4, 12, 18}}));
  ASSERT_TRUE(solver_->start_from(basis));
  EXPECT_NEAR(solve_again().objective, -36, kTolerance);
}

TEST_P(SolverTest, bytes_depend_on_nothing_before_start_from) {
  const LinearProgram market = ring_market(5, 12, 8);
  ASSERT_EQ(solve(market).status, Status::optimal);
  const Basis base = solver_->basis();
  LpPatch patch, back;
  for (std::int32_t j = 0; j < market.col_count(); j += 7) {
    const auto k = static_cast<std::size_t>(j);
    patch.cols.push_back(j), back.cols.push_back(j);
    patch.col_cost.push_back(market.col_cost[k] + 1), back.col_cost.push_back(market.col_cost[k]);
    patch.col_lower.push_back(0), back.col_lower.push_back(0);
    patch.col_upper.push_back(market.col_upper[k] / 3), back.col_upper.push_back(market.col_upper[k]);
  }
  ASSERT_TRUE(solver_->apply(patch));
  ASSERT_TRUE(solver_->start_from(base));
  const Solution first = solve_again();
  // Other patches, other solves, cold and warm, then back: nothing of it may show.
  ASSERT_TRUE(solver_->apply(back));
  (void)solve_again();
  ASSERT_TRUE(solver_->apply({.cols = {0}, .col_cost = {0}, .col_lower = {0}, .col_upper = {500}}));
  (void)solve_again();
  ASSERT_TRUE(solver_->start_from({}));
  const Solution cold = solve_again();
  ASSERT_TRUE(solver_->apply(back));
  ASSERT_TRUE(solver_->apply(patch));
  ASSERT_TRUE(solver_->start_from(base));
  EXPECT_TRUE(same_bytes(solve_again(), first));

  const auto fresh = GetParam()();
  ASSERT_TRUE(fresh->load(market));
  ASSERT_TRUE(fresh->apply(patch));
  ASSERT_TRUE(fresh->start_from(base));
  EXPECT_TRUE(same_bytes(*fresh->solve(), first));

  ASSERT_TRUE(fresh->apply(back));
  ASSERT_TRUE(fresh->apply({.cols = {0}, .col_cost = {0}, .col_lower = {0}, .col_upper = {500}}));
  ASSERT_TRUE(fresh->start_from({}));
  EXPECT_TRUE(same_bytes(*fresh->solve(), cold));
}

TEST_P(SolverTest, a_warm_start_from_the_own_basis_needs_no_step) {
  const LinearProgram market = ring_market(6, 12, 8);
  const Solution cold = solve(market);
  ASSERT_TRUE(solver_->start_from(solver_->basis()));
  const Solution warm = solve_again();
  EXPECT_EQ(warm.iteration_count, 0);
  EXPECT_NEAR(warm.objective, cold.objective, kTolerance * (1 + std::fabs(cold.objective)));
}

TEST_P(SolverTest, starts_otherwise_after_either_method) {
  const LinearProgram market = ring_market(7, 12, 8);
  const Solution cold = solve(market);
  ASSERT_TRUE(solver_->start_otherwise());
  const Solution by_another = solve_again();
  EXPECT_NEAR(by_another.objective, cold.objective, kTolerance * (1 + std::fabs(cold.objective)));
  EXPECT_GT(by_another.iteration_count, 0);  // nothing was remembered
  EXPECT_NE(by_another.iteration_count, cold.iteration_count);
  ASSERT_TRUE(solver_->start_otherwise());
  EXPECT_TRUE(same_bytes(solve_again(), cold));  // the other of the two again
  // Only the next solve is told how to start.
  ASSERT_TRUE(solver_->start_from({}));
  EXPECT_TRUE(same_bytes(solve_again(), cold));
}

TEST_P(SolverTest, says_its_name) { EXPECT_GT(solver_->name().size(), 5u); }

TEST_P(SolverTest, refuses_what_does_not_fit) {
  LinearProgram p = textbook();
  p.col_lower.pop_back();
  EXPECT_FALSE(solver_->load(p));
  p = textbook();
  p.a_value[1] = std::nan("");
  EXPECT_FALSE(solver_->load(p));
  p = textbook();
  p.a_index[1] = 3;
  EXPECT_FALSE(solver_->load(p));
  p = textbook();
  p.a_index = {2, 0, 1, 2};
  EXPECT_FALSE(solver_->load(p));
  p = textbook();
  p.col_cost[0] = kInfinity;
  EXPECT_FALSE(solver_->load(p));
  ASSERT_TRUE(solver_->load(textbook()));
  EXPECT_FALSE(solver_->apply({.rows = {3}, .row_lower = {0}, .row_upper = {1}}));
  EXPECT_FALSE(solver_->apply({.rows = {1, 1}, .row_lower = {0, 0}, .row_upper = {1, 1}}));
  EXPECT_FALSE(solver_->apply({.rows = {1}, .row_lower = {0}, .row_upper = {}}));
  EXPECT_FALSE(solver_->apply({.cols = {0}, .col_cost = {std::nan("")}, .col_lower = {0}, .col_upper = {1}}));
  EXPECT_FALSE(solver_->start_from({.col_status = {1}, .row_status = {1, 1, 1}}));
  EXPECT_NEAR(solve_again().objective, -36, kTolerance);  // a refusal changes nothing
}

TEST_P(SolverTest, two_solvers_in_two_threads_give_the_bytes_of_one) {
  const LinearProgram programs[] = {ring_market(1, 15, 10), ring_market(2, 15, 10)};
  const auto many = [](Solver& solver, const LinearProgram& program) {
    std::vector<Solution> solutions;
    (void)solver.load(program);
    for (int round = 0; round < 4; ++round) {
      LpPatch patch;
      for (std::int32_t j = round; j < program.col_count(); j += 11) {
        const auto k = static_cast<std::size_t>(j);
        patch.cols.push_back(j);
        patch.col_cost.push_back(program.col_cost[k]);
        patch.col_lower.push_back(0);
        patch.col_upper.push_back(program.col_upper[k] / (round + 1));
      }
      (void)solver.apply(patch);
      if (round == 2) (void)solver.start_from({});
      solutions.push_back(*solver.solve());
    }
    return solutions;
  };
  const std::unique_ptr<Solver> alone[] = {GetParam()(), GetParam()()}, together[] = {GetParam()(), GetParam()()};
  std::vector<Solution> expected[2], got[2];
  for (int k = 0; k < 2; ++k) expected[k] = many(*alone[k], programs[k]);
  {
    std::jthread first([&] { got[0] = many(*together[0], programs[0]); });
    std::jthread second([&] { got[1] = many(*together[1], programs[1]); });
  }
  for (std::size_t k = 0; k < 2; ++k) {
    ASSERT_EQ(got[k].size(), expected[k].size());
    for (std::size_t round = 0; round < got[k].size(); ++round) EXPECT_TRUE(same_bytes(got[k][round], expected[k][round]));
  }
}

TEST_P(SolverTest, certified_solves_hand_back_answers_and_certificates) {
  const LinearProgram market = ring_market(9, 10, 6);
  ASSERT_TRUE(solver_->load(market));
  const auto solved = solve_certified(*solver_, market);
  ASSERT_TRUE(solved) << solved.error().what;
  EXPECT_FALSE(solved->cold_resolve);
  EXPECT_TRUE(solved->certificate.holds(1e-9));
  // A program that is not the one loaded must never get through.
  LinearProgram other = market;
  for (double& cost : other.col_cost) cost += 1;
  const auto wrong = solve_certified(*solver_, other);
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, Error::Code::internal);
}

INSTANTIATE_TEST_SUITE_P(highs, SolverTest, testing::Values(&make_highs));

}  // namespace
}  // namespace netback::solve
