#include "market/shortage.h"

#include <algorithm>
#include <memory>

#include "core/index.h"
#include "market/shortage_window.h"
#include "model/model.h"
#include "solve/certified.h"

namespace netback::market {
namespace {

constexpr std::size_t kToldCount = 5;
constexpr double kLess = 1e-4;  // of the shortage: by so much it must fall to count as lowered

class DeletionFilter {
 public:
  explicit DeletionFilter(const ShortageWindow& window) : window_(window) {}

  // An irreducible set of causes.
  Result<std::vector<Cause>> explain() {
    solver_ = solve::make_highs();
    NB_TRY(loaded, solver_->load(window_.program()));
    (void)loaded;
    held_ = window_.program();
    NB_TRY(short_by, shortage({}));
    const double limit = short_by - std::max(1e-6, kLess * short_by);
    std::vector<Cause> causes;
    if (limit <= 0) return causes;
    // Ways first; what fields, plants and ships can give only where no way explains it.
    for (const bool sources : {false, true}) {
      std::vector<std::size_t> in_force;
      for (std::size_t i = 0; i < window_.candidates().size(); ++i)
        if ((window_.candidates()[i].rank < 4) == sources) in_force.push_back(i);
      NB_TRY(lifted_all, shortage(in_force));
      if (lifted_all >= limit) continue;
      NB_TRY(kept, reduce(in_force, limit));
      for (const std::size_t i : kept) {
        Cause cause = window_.candidates()[i].cause;
        NB_TRY(alone, shortage({i}));
        cause.is_enough = alone < limit;
        causes.push_back(std::move(cause));
      }
      break;
    }
    return causes;
  }

 private:
  // Unserved demand, TWh, with these candidates lifted.
  Result<double> shortage(const std::vector<std::size_t>& lifted) {
    solve::LinearProgram program = window_.program();
    for (const std::size_t i : lifted) {
      // A store's balance lifted is a store with more in it than there is.
      for (const std::int32_t r : window_.candidates()[i].rows) program.row_upper[at(r)] = solve::kInfinity;
      for (const std::int32_t c : window_.candidates()[i].cols) program.col_upper[at(c)] = solve::kInfinity;
    }
    NB_TRY(applied, solver_->apply(model::difference(held_, program)));
    (void)applied;
    held_ = program;
    NB_TRY(started, solver_->start_from(basis_));
    (void)started;
    NB_TRY(solved, solve::solve_certified(*solver_, program));
    if (solved.solution.status == solve::Status::unbounded) return 0;
    if (solved.solution.status != solve::Status::optimal) return 0;  // cut out alone it has no solution: not explained
    basis_ = solver_->basis();
    return window_.wanted() + solved.solution.objective;
  }

  // Whole kinds are lifted at once where that changes nothing; what is left, one by one.
  Result<std::vector<std::size_t>> reduce(const std::vector<std::size_t>& all, double limit) {
    std::vector<std::size_t> lifted, kept;
    const auto try_lift = [&](const std::vector<std::size_t>& some) -> Result<bool> {
      std::vector<std::size_t> tried = lifted;
      tried.insert(tried.end(), some.begin(), some.end());
      NB_TRY(left, shortage(tried));
      if (left < limit) return false;
      lifted = std::move(tried);
      return true;
    };
    for (std::size_t i = 0; i < all.size();) {
      std::vector<std::size_t> same_kind;
      for (std::size_t j = i; j < all.size() && window_.candidates()[all[j]].rank == window_.candidates()[all[i]].rank; ++j)
        same_kind.push_back(all[j]);
      i += same_kind.size();
      NB_TRY(done, halve(same_kind, try_lift, kept));
      (void)done;
    }
    return kept;
  }
  template <class Try>
  Result<bool> halve(const std::vector<std::size_t>& some, const Try& try_lift, std::vector<std::size_t>& kept) {
    NB_TRY(without, try_lift(some));
    if (without) return true;
    if (some.size() == 1) {
      kept.push_back(some[0]);
      return true;
    }
    const auto middle = some.begin() + static_cast<std::ptrdiff_t>(some.size() / 2);
    NB_TRY(first, halve({some.begin(), middle}, try_lift, kept));
    (void)first;
    return halve({middle, some.end()}, try_lift, kept);
  }

  const ShortageWindow& window_;
  solve::LinearProgram held_;
  std::unique_ptr<solve::Solver> solver_;
  solve::Basis basis_;
};

}  // namespace

Result<std::vector<Shortage>> explain_shortages(const model::Layout& layout, const solve::LinearProgram& program,
                                                const model::State& state, const PathValues& values,
                                                const Outcome& outcome) {
  std::vector<Shortage> shortages;
  for (const auto& [node, series] : outcome.unserved) {
    Shortage shortage;
    shortage.node = node;
    bool is_first = true;
    for (std::size_t i = 0; i < series.size(); ++i) {
      shortage.twh += series[i];
      if (series[i] > 0 && is_first) shortage.first = outcome.months[i], is_first = false;
    }
    shortages.push_back(std::move(shortage));
  }
  std::stable_sort(shortages.begin(), shortages.end(), [](const Shortage& a, const Shortage& b) { return a.twh > b.twh; });
  for (std::size_t i = 0; i < std::min(kToldCount, shortages.size()); ++i) {
    const auto& nodes = layout.world->nodes;
    const auto node = static_cast<std::size_t>(
        std::find_if(nodes.begin(), nodes.end(), [&](const auto& n) { return n.id == shortages[i].node; }) - nodes.begin());
    const ShortageWindow window(layout, program, state, values, node, layout.timeline.index(shortages[i].first));
    NB_TRY(causes, DeletionFilter(window).explain());
    shortages[i].causes = std::move(causes);
  }
  return shortages;
}

}  // namespace netback::market
