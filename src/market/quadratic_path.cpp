#include "market/quadratic_path.h"

#include "solve/quadratic_solver.h"

namespace netback::market {

// Months before `first_free` keep what was decided. A row that is left without a free column is met already, up to the
// rounding of an interior point: held on to, it could only make the rest infeasible.
void QuadraticPath::freeze(int first_free) {
  solve::LinearProgram& p = twin_.program.linear;
  std::vector<bool> is_open(p.row_lower.size(), false);
  for (std::size_t c = 0; c < p.col_cost.size(); ++c) {
    if (twin_.layout.cols[c].month < first_free) {
      p.col_lower[c] = p.col_upper[c] = values_.col_value[c];
      continue;
    }
    for (auto k = static_cast<std::size_t>(p.a_start[c]); k < static_cast<std::size_t>(p.a_start[c + 1]); ++k)
      is_open[static_cast<std::size_t>(p.a_index[k])] = true;
  }
  for (std::size_t r = 0; r < is_open.size(); ++r)
    if (!is_open[r]) p.row_lower[r] = -solve::kInfinity, p.row_upper[r] = solve::kInfinity;
}

Result<bool> QuadraticPath::solve(const Stage& stage) {
  std::vector<model::WeightedEvent> weighted;
  for (std::size_t i = 0; i < events_.size(); ++i) weighted.push_back({&events_[i], stage.weights[i]});
  const model::Timeline& line = linear_.layout.timeline;
  const model::State state = model::make_state(world_, line, weighted);
  solve::LinearProgram linear = linear_.program;
  model::write_state(linear_.layout, state, linear);
  const bool is_first = values_.solve_count == 0;
  if (!is_first) {
    const solve::LpPatch news = model::difference(held_, linear);
    if (news.cols.empty() && news.rows.empty()) return true;
  }
  twin_ = model::quadratic_twin(linear_.layout, state, linear);
  held_ = std::move(linear);
  const int first_free = is_first ? 0 : line.index(stage.from);
  if (first_free > 0) freeze(first_free);
  NB_TRY(solved, solve::solve_quadratic(twin_.program));
  if (solved.solution.status != solve::Status::optimal)
    return std::unexpected(Error{Error::Code::limit,
                                 std::string("the quadratic form has no solution from ") + stage.from.text() + " on (" +
                                     solve::status_name(solved.solution.status) + ")",
                                 "", "Run the linear form; report this run."});
  for (std::size_t r = 0; r < twin_.layout.rows.size(); ++r)
    if (twin_.layout.rows[r].month < first_free) solved.solution.row_dual[r] = values_.row_dual[r];
  values_ = {std::move(solved.solution.col_value), std::move(solved.solution.row_dual),
             is_first ? solved.certificate : solve::worse_of(values_.certificate, solved.certificate),
             values_.solve_count + 1, values_.cold_resolve || solved.cold_resolve};
  iteration_count_ += solved.solution.iteration_count;
  return true;
}

Outcome QuadraticPath::outcome() const { return read_outcome(twin_.layout, twin_.program.linear, values_); }

}  // namespace netback::market
