#include "solve/settled.h"

#include <gtest/gtest.h>

#include <cstring>

#include "random_program.h"

namespace netback::solve {
namespace {

// Hands through to HiGHS and spoils the first solutions, as a solver that fails would.
class Spoiled final : public Solver {
 public:
  explicit Spoiled(int bad_solves) : bad_solves_(bad_solves) {}
  Result<bool> load(const LinearProgram& program) override { return highs_->load(program); }
  Result<bool> apply(const LpPatch& patch) override { return highs_->apply(patch); }
  Result<bool> start_from(const Basis& basis) override { return highs_->start_from(basis); }
  Result<bool> start_otherwise() override {
    ++otherwise_count;
    return highs_->start_otherwise();
  }
  Result<Solution> solve() override {
    auto solution = highs_->solve();
    if (bad_solves_-- > 0 && solution) solution->col_value[0] += 1;
    return solution;
  }
  Basis basis() const override { return highs_->basis(); }
  Result<std::vector<ColChange>> change_for(std::int32_t row) override { return highs_->change_for(row); }
  std::string name() const override { return highs_->name(); }

  int otherwise_count = 0;

 private:
  int bad_solves_;
  std::unique_ptr<Solver> highs_ = make_highs();
};

bool same_bytes(const Solution& a, const Solution& b) {
  const auto same = [](const std::vector<double>& x, const std::vector<double>& y) {
    return x.size() == y.size() && std::memcmp(x.data(), y.data(), x.size() * sizeof(double)) == 0;
  };
  return a.objective == b.objective && same(a.col_value, b.col_value) && same(a.col_dual, b.col_dual) &&
         same(a.row_value, b.row_value) && same(a.row_dual, b.row_dual);
}

// Many optima: every seller can serve every buyer at the same cost.
LinearProgram even_trade(std::int32_t sellers, std::int32_t buyers) {
  LinearProgram p;
  for (std::int32_t i = 0; i < sellers; ++i) p.row_lower.push_back(-kInfinity), p.row_upper.push_back(10 + i);
  for (std::int32_t i = 0; i < buyers; ++i) p.row_lower.push_back(7), p.row_upper.push_back(7);
  for (std::int32_t s = 0; s < sellers; ++s)
    for (std::int32_t b = 0; b < buyers; ++b) {
      p.col_cost.push_back(3), p.col_lower.push_back(0), p.col_upper.push_back(kInfinity);
      p.a_index.push_back(s), p.a_value.push_back(1);
      p.a_index.push_back(sellers + b), p.a_value.push_back(1);
      p.a_start.push_back(static_cast<std::int32_t>(p.a_index.size()));
    }
  return p;
}

SettledSolution settle(const LinearProgram& program, const Basis& kept) {
  const auto solver = make_highs();
  EXPECT_TRUE(solver->load(program));
  auto solved = solve_settled(*solver, program, kept);
  EXPECT_TRUE(solved) << solved.error().what;
  return solved ? *solved : SettledSolution{};
}

TEST(settled, a_kept_basis_gives_the_bytes_of_a_cold_start) {
  for (const LinearProgram& program : {even_trade(9, 11), ring_market(3, 12, 12), ring_market(8, 20, 6)}) {
    const SettledSolution cold = settle(program, {});
    ASSERT_EQ(cold.certified.solution.status, Status::optimal);
    ASSERT_FALSE(cold.basis.empty());
    EXPECT_FALSE(cold.from_kept);
    EXPECT_EQ(cold.certified.solution.iteration_count, 0);
    const SettledSolution warm = settle(program, cold.basis);
    EXPECT_TRUE(warm.from_kept);
    EXPECT_TRUE(same_bytes(warm.certified.solution, cold.certified.solution));
    EXPECT_EQ(warm.basis.col_status, cold.basis.col_status);
    EXPECT_EQ(warm.basis.row_status, cold.basis.row_status);
  }
}

TEST(settled, a_basis_that_is_not_optimal_or_does_not_fit_changes_nothing) {
  const LinearProgram program = ring_market(5, 10, 10);
  const SettledSolution cold = settle(program, {});
  // All rows basic, all columns at their lower bound: a valid start, far from optimal.
  const Basis slack{std::vector<std::int32_t>(program.col_cost.size(), 0),
                    std::vector<std::int32_t>(program.row_lower.size(), 1)};
  Basis singular = cold.basis;
  std::fill(singular.col_status.begin(), singular.col_status.end(), 1);
  for (const Basis& kept : {slack, singular, Basis{{1}, {0}}}) {
    const SettledSolution solved = settle(program, kept);
    EXPECT_FALSE(solved.from_kept);
    EXPECT_TRUE(same_bytes(solved.certified.solution, cold.certified.solution));
  }
}

TEST(settled, no_solution_is_an_answer_too) {
  LinearProgram program = even_trade(2, 3);
  program.row_upper[0] = program.row_upper[1] = 1;
  const SettledSolution solved = settle(program, {});
  EXPECT_EQ(solved.certified.solution.status, Status::infeasible);
  EXPECT_TRUE(solved.basis.empty());
}

TEST(certified, a_failed_certificate_is_solved_again_by_another_method) {
  const LinearProgram program = ring_market(4, 10, 8);
  Spoiled once(1);
  ASSERT_TRUE(once.load(program));
  const auto solved = solve_certified(once, program);
  ASSERT_TRUE(solved) << solved.error().what;
  EXPECT_TRUE(solved->cold_resolve);
  EXPECT_TRUE(solved->certificate.holds());
  EXPECT_EQ(once.otherwise_count, 1);

  Spoiled twice(2);
  ASSERT_TRUE(twice.load(program));
  const auto failed = solve_certified(twice, program);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, Error::Code::internal);
}

}  // namespace
}  // namespace netback::solve
