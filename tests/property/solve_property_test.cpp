#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "random_program.h"
#include "solve/certified.h"

namespace netback::solve {
namespace {

KnownProgram any_program() {
  const auto seed = *rc::gen::arbitrary<std::uint32_t>();
  const int col_count = *rc::gen::inRange(1, 14), row_count = *rc::gen::inRange(1, 10);
  return known_program(seed, col_count, row_count);
}

double scale(double objective) { return 1 + std::fabs(objective); }

RC_GTEST_PROP(certificate_property, holds_for_every_known_optimum, ()) {
  const KnownProgram known = any_program();
  RC_ASSERT(certify(known.program, known.optimum).holds(1e-12));
}

RC_GTEST_PROP(certificate_property, fails_when_a_priced_column_leaves_its_bound, ()) {
  const KnownProgram known = any_program();
  const auto j = *rc::gen::inRange<std::size_t>(0, known.optimum.col_value.size());
  RC_PRE(known.optimum.col_dual[j] != 0);
  Solution wrong = known.optimum;
  wrong.col_value[j] += known.optimum.col_dual[j] > 0 ? 1 : -1;
  wrong.objective += known.program.col_cost[j] * (wrong.col_value[j] - known.optimum.col_value[j]);
  RC_ASSERT(!certify(known.program, wrong).holds());
}

RC_GTEST_PROP(certificate_property, fails_when_the_dual_of_an_inequality_changes_sign, ()) {
  const KnownProgram known = any_program();
  const auto i = *rc::gen::inRange<std::size_t>(0, known.optimum.row_dual.size());
  RC_PRE(known.program.row_lower[i] < known.program.row_upper[i]);
  Solution wrong = known.optimum;
  wrong.row_dual[i] = known.optimum.row_dual[i] > 0 ? -1 : 1;
  // At the other bound or between the two, this sign leans on a bound that is distant or not there.
  RC_PRE(std::fabs((wrong.row_dual[i] > 0 ? known.program.row_lower[i] : known.program.row_upper[i]) - wrong.row_value[i]) >
         0.5);
  RC_ASSERT(!certify(known.program, wrong).holds());
}

RC_GTEST_PROP(solve_property, the_solver_finds_every_known_optimum, ()) {
  const KnownProgram known = any_program();
  const auto solver = make_highs();
  RC_ASSERT(solver->load(known.program).has_value());
  const auto solved = solve_certified(*solver, known.program);
  RC_ASSERT(solved.has_value());
  RC_ASSERT(solved->solution.status == Status::optimal);
  RC_ASSERT(solved->certificate.holds(1e-7));
  RC_ASSERT(std::fabs(solved->solution.objective - known.optimum.objective) <= 1e-7 * scale(known.optimum.objective));
}

RC_GTEST_PROP(solve_property, patched_equals_rebuilt, ()) {
  const KnownProgram known = any_program();
  const LinearProgram& base = known.program;
  LpPatch patch;
  for (std::int32_t j = 0; j < base.col_count(); ++j) {
    if (!*rc::gen::arbitrary<bool>()) continue;
    const auto k = static_cast<std::size_t>(j);
    patch.cols.push_back(j);
    patch.col_cost.push_back(base.col_cost[k] + *rc::gen::inRange(-2, 3));
    patch.col_lower.push_back(
        *rc::gen::element(base.col_lower[k], known.optimum.col_value[k], known.optimum.col_value[k] - 2));
    patch.col_upper.push_back(*rc::gen::element(base.col_upper[k], known.optimum.col_value[k] + 1, kInfinity));
  }
  for (std::int32_t i = 0; i < base.row_count(); ++i) {
    if (!*rc::gen::arbitrary<bool>()) continue;
    const auto k = static_cast<std::size_t>(i);
    const double step = *rc::gen::inRange(-2, 3);
    patch.rows.push_back(i);
    patch.row_lower.push_back(base.row_lower[k] + step);
    patch.row_upper.push_back(base.row_upper[k] + step);
  }
  const LinearProgram rebuilt = patched(base, patch);
  const auto kept = make_highs(), fresh = make_highs();
  RC_ASSERT(kept->load(base).has_value());
  RC_ASSERT(solve_certified(*kept, base).has_value());
  RC_ASSERT(kept->apply(patch).has_value());
  RC_ASSERT(fresh->load(rebuilt).has_value());
  const auto by_patch = solve_certified(*kept, rebuilt), by_load = solve_certified(*fresh, rebuilt);
  RC_ASSERT(by_patch.has_value());
  RC_ASSERT(by_load.has_value());
  const Solution &a = by_patch->solution, &b = by_load->solution;
  // A program can be infeasible and have an unbounded dual at once; a solver may meet either first.
  const auto no_optimum = [](Status s) { return s == Status::infeasible || s == Status::unbounded; };
  if (b.status == Status::optimal) {
    RC_ASSERT(a.status == Status::optimal);
    RC_ASSERT(std::fabs(a.objective - b.objective) <= 1e-7 * scale(b.objective));
  } else {
    RC_ASSERT(no_optimum(a.status));
    RC_ASSERT(no_optimum(b.status));
    RC_ASSERT(a.status == b.status);
  }
}

RC_GTEST_PROP(solve_property, prices_times_k_give_the_objective_times_k, ()) {
  const KnownProgram known = any_program();
  const double k = *rc::gen::inRange(2, 9);
  LinearProgram scaled = known.program;
  for (double& cost : scaled.col_cost) cost *= k;
  const auto solver = make_highs();
  RC_ASSERT(solver->load(scaled).has_value());
  const auto solved = solve_certified(*solver, scaled);
  RC_ASSERT(solved.has_value());
  RC_ASSERT(std::fabs(solved->solution.objective - k * known.optimum.objective) <=
            1e-7 * scale(k * known.optimum.objective));
}

RC_GTEST_PROP(solve_property, more_capacity_never_costs_more, ()) {
  LinearProgram market = ring_market(*rc::gen::arbitrary<std::uint32_t>(), *rc::gen::inRange(4, 9), *rc::gen::inRange(1, 5));
  const auto solver = make_highs();
  RC_ASSERT(solver->load(market).has_value());
  const auto before = solve_certified(*solver, market);
  RC_ASSERT(before.has_value());
  const auto j = *rc::gen::inRange<std::int32_t>(0, market.col_count());
  const auto k = static_cast<std::size_t>(j);
  const LpPatch wider{
      .cols = {j}, .col_cost = {market.col_cost[k]}, .col_lower = {0}, .col_upper = {market.col_upper[k] + 5}};
  RC_ASSERT(solver->apply(wider).has_value());
  const auto after = solve_certified(*solver, patched(market, wider));
  RC_ASSERT(after.has_value());
  RC_ASSERT(after->solution.objective <= before->solution.objective + 1e-7 * scale(before->solution.objective));
}

}  // namespace
}  // namespace netback::solve
