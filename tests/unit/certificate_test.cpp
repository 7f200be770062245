#include "solve/certificate.h"

#include <gtest/gtest.h>

#include <cmath>

#include "random_program.h"

namespace netback::solve {
namespace {

// min 5x + 12y  subject to  x + y = 110, 0 <= x <= 100, 0 <= y <= 50: x = 100, y = 10, price 12.
LinearProgram market() {
  return {.col_cost = {5, 12},
          .col_lower = {0, 0},
          .col_upper = {100, 50},
          .row_lower = {110},
          .row_upper = {110},
          .a_start = {0, 1, 2},
          .a_index = {0, 0},
          .a_value = {1, 1}};
}
Solution optimum() { return {.status = Status::optimal, .objective = 620, .col_value = {100, 10}, .row_dual = {12}}; }

TEST(certificate, holds_for_the_optimum) {
  const Certificate c = certify(market(), optimum());
  EXPECT_EQ(c.worst(), 0);
  EXPECT_TRUE(c.holds());
}

TEST(certificate, fails_for_a_point_outside_its_bounds) {
  Solution s = optimum();
  s.col_value = {101, 9};
  s.objective = 613;
  const Certificate c = certify(market(), s);
  EXPECT_DOUBLE_EQ(c.primal, 1.0 / 102);  // one unit over the bound / (1 + |activity|)
  EXPECT_FALSE(c.holds());
}

TEST(certificate, fails_for_a_row_that_is_not_met) {
  Solution s = optimum();
  s.col_value = {100, 9};
  s.objective = 608;
  EXPECT_DOUBLE_EQ(certify(market(), s).primal, 1.0 / 110);
}

TEST(certificate, fails_for_a_wrong_dual) {
  Solution s = optimum();
  s.row_dual = {11};
  const Certificate c = certify(market(), s);
  EXPECT_EQ(c.primal, 0);
  EXPECT_EQ(c.dual, 0);  // both reduced costs lean on bounds that exist
  EXPECT_DOUBLE_EQ(c.complementarity, 10.0 / 621);  // y stands 10 from the bound it leans on, at 1 a unit
  EXPECT_DOUBLE_EQ(c.gap, 10.0 / 621);
  EXPECT_FALSE(c.holds());
}

TEST(certificate, fails_for_a_dual_that_leans_on_a_bound_that_is_not_there) {
  LinearProgram p = market();
  p.col_upper = {100, kInfinity};
  Solution s = optimum();
  s.row_dual = {13};
  const Certificate c = certify(p, s);
  EXPECT_DOUBLE_EQ(c.dual, 1.0 / 13);  // reduced cost -1 with no upper bound / (1 + |cost|)
}

TEST(certificate, fails_for_another_vertex_and_its_own_duals) {
  // y at its upper bound, x basic: feasible, and every equation of the basis is met, but x is cheaper.
  const Solution vertex{.status = Status::optimal, .objective = 900, .col_value = {60, 50}, .row_dual = {5}};
  const Certificate c = certify(market(), vertex);
  EXPECT_EQ(c.primal, 0);
  EXPECT_GT(c.complementarity, 0.1);
  EXPECT_FALSE(c.holds());
}

TEST(certificate, fails_for_a_wrong_stated_objective) {
  Solution s = optimum();
  s.objective = 621;
  EXPECT_FALSE(certify(market(), s).holds());
}

TEST(certificate, does_not_believe_the_solvers_reduced_costs) {
  Solution s = optimum();
  s.col_dual = {1e9, -1e9};
  EXPECT_TRUE(certify(market(), s).holds());
}

TEST(certificate, fails_for_missing_or_broken_numbers) {
  EXPECT_FALSE(certify(market(), Solution{}).holds());
  Solution s = optimum();
  s.col_value[0] = std::nan("");
  EXPECT_FALSE(certify(market(), s).holds());
  s = optimum();
  s.row_dual[0] = std::nan("");
  EXPECT_FALSE(certify(market(), s).holds());
  s = optimum();
  s.objective = kInfinity;
  EXPECT_FALSE(certify(market(), s).holds());
  s = optimum();
  s.col_value[1] = kInfinity;
  EXPECT_FALSE(certify(market(), s).holds());
}

TEST(certificate, patched_changes_only_what_is_named) {
  const LinearProgram p = patched(market(), {.cols = {1},
                                             .col_cost = {7},
                                             .col_lower = {1},
                                             .col_upper = {20},
                                             .rows = {0},
                                             .row_lower = {90},
                                             .row_upper = {95}});
  EXPECT_EQ(p.col_cost, (std::vector<double>{5, 7}));
  EXPECT_EQ(p.col_lower, (std::vector<double>{0, 1}));
  EXPECT_EQ(p.col_upper, (std::vector<double>{100, 20}));
  EXPECT_EQ(p.row_lower, (std::vector<double>{90}));
  EXPECT_EQ(p.row_upper, (std::vector<double>{95}));
}

TEST(certificate, every_status_has_a_name) {
  EXPECT_STREQ(status_name(Status::optimal), "optimal");
  EXPECT_STREQ(status_name(Status::infeasible), "infeasible");
  EXPECT_STREQ(status_name(Status::unbounded), "unbounded");
  EXPECT_STREQ(status_name(Status::limit), "limit");
  EXPECT_STREQ(status_name(Status::failed), "failed");
}

}  // namespace
}  // namespace netback::solve
