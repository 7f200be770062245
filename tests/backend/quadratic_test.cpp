// What solve_quadratic must do by either method.
#include "solve/quadratic_solver.h"

#include <gtest/gtest.h>

#include <random>

#include "random_program.h"

namespace netback::solve {
namespace {

// Two sellers with C = q + q^2 / 2 each and buyers who pay P = 30 - 4Q: q = 29/9 each, P = 30 - 8 * 29/9 / 2 = 4.2222.
// Columns: bought, sold by the one, sold by the other; the row is what is sold less what is bought.
QuadraticProgram duopoly() {
  return {{.col_cost = {-30, 1, 1},
           .col_lower = {0, 0, 0},
           .col_upper = {7.5, 10, 10},
           .row_lower = {0},
           .row_upper = {0},
           .a_start = {0, 1, 2, 3},
           .a_index = {0, 0, 0},
           .a_value = {-1, 1, 1}},
          {4, 1, 1}};
}

// A program of known optimum: the linear one with curvature, and costs lowered by its slope at the optimum.
struct Known {
  QuadraticProgram program;
  double objective = 0;
};
Known known_quadratic(std::uint32_t seed, int col_count, int row_count) {
  const KnownProgram linear = known_program(seed, col_count, row_count);
  std::mt19937 engine(seed + 7);
  Known known{{linear.program, {}}, linear.optimum.objective};
  for (std::size_t j = 0; j < linear.program.col_cost.size(); ++j) {
    const double curvature = static_cast<double>(engine() % 3), value = linear.optimum.col_value[j];
    known.program.curvature.push_back(curvature);
    known.program.linear.col_cost[j] -= curvature * value;
    known.objective -= curvature * value * value / 2;
  }
  return known;
}

class quadratic : public testing::TestWithParam<QuadraticMethod> {
 protected:
  void SetUp() override {
    if (GetParam() == QuadraticMethod::interior_point && !has_interior_point())
      GTEST_SKIP() << "HiPO is not installed (highspy-extras)";
  }
  CertifiedSolution solve(const QuadraticProgram& program) {
    auto solved = solve_quadratic(program, GetParam());
    EXPECT_TRUE(solved) << solved.error().what;
    return solved ? *solved : CertifiedSolution{};
  }
};
INSTANTIATE_TEST_SUITE_P(methods, quadratic, testing::Values(QuadraticMethod::active_set, QuadraticMethod::interior_point),
                         [](const auto& method) {
                           return method.param == QuadraticMethod::active_set ? "active_set" : "interior_point";
                         });

TEST_P(quadratic, finds_the_competitive_price_of_a_duopoly) {
  const auto [solution, certificate, again] = solve(duopoly());
  ASSERT_EQ(solution.status, Status::optimal);
  EXPECT_TRUE(certificate.holds());
  EXPECT_FALSE(again);
  EXPECT_NEAR(solution.col_value[1], 29.0 / 9, 1e-6);
  EXPECT_NEAR(solution.col_value[2], 29.0 / 9, 1e-6);
  EXPECT_NEAR(solution.row_dual[0], 38.0 / 9, 1e-6);
  EXPECT_NEAR(solution.objective, -30 * 58.0 / 9 + 2 * (58.0 / 9) * (58.0 / 9) + 58.0 / 9 + (29.0 / 9) * (29.0 / 9), 1e-6);
}

TEST_P(quadratic, finds_known_optima) {
  for (std::uint32_t seed = 0; seed < 80; ++seed) {
    const Known known = known_quadratic(seed, 3 + static_cast<int>(seed % 12), 1 + static_cast<int>(seed % 7));
    const auto [solution, certificate, again] = solve(known.program);
    ASSERT_EQ(solution.status, Status::optimal) << seed;
    EXPECT_TRUE(certificate.holds()) << seed;
    EXPECT_NEAR(solution.objective, known.objective, 1e-5 * (1 + std::fabs(known.objective))) << seed;
  }
}

TEST_P(quadratic, gives_the_same_bytes_twice) {
  const Known known = known_quadratic(5, 14, 6);
  const auto one = solve(known.program), two = solve(known.program);
  EXPECT_EQ(one.solution.col_value, two.solution.col_value);
  EXPECT_EQ(one.solution.row_dual, two.solution.row_dual);
}

TEST_P(quadratic, tells_that_bounds_cross_or_rows_cannot_be_met) {
  QuadraticProgram crossing = duopoly();
  crossing.linear.col_lower[0] = 8;
  EXPECT_EQ(solve(crossing).solution.status, Status::infeasible);
  QuadraticProgram short_of_gas = duopoly();
  short_of_gas.linear.row_lower[0] = short_of_gas.linear.row_upper[0] = 25;
  const auto answer = solve_quadratic(short_of_gas, GetParam());
  // Never numbers: an answer "infeasible", or an error where the method ends without telling.
  EXPECT_TRUE(!answer || answer->solution.status == Status::infeasible);
}

TEST(quadratic_solver, refuses_what_is_not_convex_or_does_not_fit) {
  QuadraticProgram bent = duopoly();
  bent.curvature[1] = -1;
  const auto refused = solve_quadratic(bent);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Error::Code::internal);
  bent.curvature.pop_back();
  EXPECT_FALSE(solve_quadratic(bent));
}

TEST(quadratic_solver, says_what_to_install_where_no_method_can) {
  QuadraticProgram large;
  LinearProgram& p = large.linear;
  for (std::int32_t j = 0; j <= kMostForActiveSet; ++j) {
    p.col_cost.push_back(-1), p.col_lower.push_back(0), p.col_upper.push_back(2);
    p.a_start.push_back(0);
    large.curvature.push_back(1);
  }
  const auto refused = solve_quadratic(large, QuadraticMethod::active_set);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Error::Code::not_found);
  EXPECT_NE(refused.error().fix.find("highspy-extras"), std::string::npos);
}

TEST(quadratic_certificate, holds_at_the_optimum_and_nowhere_else) {
  const double q = 29.0 / 9;
  Solution optimum{.status = Status::optimal, .col_value = {2 * q, q, q}, .row_dual = {38.0 / 9}};
  optimum.objective = -60 * q + 8 * q * q + 2 * q + q * q;
  EXPECT_LT(certify(duopoly(), optimum).worst(), 1e-12);
  Solution wrong_price = optimum;
  wrong_price.row_dual = {5};
  EXPECT_FALSE(certify(duopoly(), wrong_price).holds());
  Solution less = optimum;  // feasible, but buyers would pay more than it costs
  less.col_value = {2 * q - 1, q - 0.5, q - 0.5};
  less.objective = -30 * (2 * q - 1) + 2 * (2 * q - 1) * (2 * q - 1) + 2 * (q - 0.5) + (q - 0.5) * (q - 0.5);
  EXPECT_FALSE(certify(duopoly(), less).holds());
  Solution misstated = optimum;
  misstated.objective += 1;
  EXPECT_FALSE(certify(duopoly(), misstated).holds());
}

TEST(quadratic_certificate, proves_nothing_of_a_program_that_is_not_convex) {
  QuadraticProgram saddle = duopoly();
  saddle.curvature = {4, 1, -1};
  EXPECT_FALSE(certify(saddle, Solution{.col_value = {0, 0, 0}, .row_dual = {0}}).holds());
}

}  // namespace
}  // namespace netback::solve
