// Which rows of a program without solution cannot hold together.
#include <algorithm>
#include <memory>
#include <set>

#include "core/index.h"
#include "market/shortage.h"
#include "solve/certified.h"

namespace netback::market {
namespace {

using model::RowInfo;
using model::RowKind;

using Rows = std::vector<std::int32_t>;

class Filter {
 public:
  Filter(const model::Layout& layout, const solve::LinearProgram& program) : l_(layout), p_(program) {}

  Result<std::vector<std::string>> run() {
    solver_ = solve::make_highs();
    NB_TRY(loaded, solver_->load(p_));
    (void)loaded;
    NB_TRY(solvable, has_solution({}));
    std::vector<std::string> words;
    if (solvable) return words;
    // Whole kinds first, those that a user can change last, so that they stay in the set.
    std::vector<Rows> kinds(model::kRowKinds);
    for (std::size_t r = 0; r < l_.rows.size(); ++r)
      kinds[static_cast<std::size_t>(l_.rows[r].kind)].push_back(static_cast<std::int32_t>(r));
    const auto last = [](std::size_t kind) {
      const auto k = static_cast<RowKind>(kind);
      return k == RowKind::contract || k == RowKind::cargo_cover || k == RowKind::take_or_pay || k == RowKind::flow_limit;
    };
    for (const bool users : {false, true})
      for (std::size_t kind = 0; kind < kinds.size(); ++kind)
        if (last(kind) == users && !kinds[kind].empty()) {
          NB_TRY(done, reduce(kinds[kind]));
          (void)done;
        }
    std::set<std::string> told;
    for (const std::int32_t r : kept_) told.insert(words_of(l_.rows[at(r)]));
    words.assign(told.begin(), told.end());
    return words;
  }

 private:
  // Lifts the rows if the conflict stays without them; else halves them until single rows are kept.
  Result<bool> reduce(const Rows& rows) {
    Rows tried = lifted_;
    tried.insert(tried.end(), rows.begin(), rows.end());
    NB_TRY(solvable, has_solution(tried));
    if (!solvable) {
      lifted_ = std::move(tried);
      return true;
    }
    if (rows.size() == 1) {
      kept_.push_back(rows[0]);
      return true;
    }
    const auto middle = rows.begin() + static_cast<std::ptrdiff_t>(rows.size() / 2);
    NB_TRY(first, reduce(Rows(rows.begin(), middle)));
    (void)first;
    return reduce(Rows(middle, rows.end()));
  }

  // Costs do not matter here: without them the answer is found, not optimised.
  Result<bool> has_solution(const Rows& lifted) {
    solve::LinearProgram program = p_;
    std::fill(program.col_cost.begin(), program.col_cost.end(), 0.0);
    for (const std::int32_t r : lifted)
      program.row_lower[at(r)] = -solve::kInfinity, program.row_upper[at(r)] = solve::kInfinity;
    NB_TRY(loaded, solver_->load(program));
    (void)loaded;
    NB_TRY(started, solver_->start_from({}));
    (void)started;
    NB_TRY(solved, solve::solve_certified(*solver_, program));
    return solved.solution.status != solve::Status::infeasible;
  }

  std::string words_of(const RowInfo& row) const {
    const auto& world = *l_.world;
    const std::string in = " in " + l_.timeline.month(row.month).text();
    switch (row.kind) {
      case RowKind::hub:
        return "the balance of " + world.nodes[row.item].id + in;
      case RowKind::pool:
        return "the balance of " + world.sellers[row.seller].id + " gas at " + world.nodes[row.item].id + in;
      case RowKind::pipe:
        return "the capacity of " + world.pipelines[row.item].id + in;
      case RowKind::liquefaction:
        return "the plants at " + l_.network.exports[row.item].port + in;
      case RowKind::regasification:
        return "the terminals of " + world.nodes[l_.network.imports[row.item].node].id + in;
      case RowKind::landed:
        return "landed gas at " + world.nodes[row.item].id + in;
      case RowKind::ship_days:
        return "the ships of " + world.vessels[row.item].id + in;
      case RowKind::transits:
        return "the slots of " + world.straits[row.item].id + in;
      case RowKind::stock:
      case RowKind::withdrawal_rate:
      case RowKind::withdrawal_curve:
      case RowKind::final_stock:
        return "the store " + world.storage[row.item].id + in;
      case RowKind::cargo_cover: {
        std::string words;
        for (const std::size_t c : l_.cargo_covers[row.item].contracts)
          words += (words.empty() ? "" : " + ") + world.contracts[c].id;
        return words + in;
      }
      case RowKind::contract:
      case RowKind::take_or_pay:
        return world.contracts[row.item].id + in;
      case RowKind::habit:
        return "the pattern of trade from " + l_.habits[row.item].from_place + " to " + l_.habits[row.item].to_place + in;
      case RowKind::conduct:
        return "the sales of " + world.conduct[row.item].id + in;
      case RowKind::flow_limit:
        return "the event " + l_.events[row.item].id + in;
    }
    return "a row";
  }

  const model::Layout& l_;
  const solve::LinearProgram& p_;
  std::unique_ptr<solve::Solver> solver_;
  Rows lifted_, kept_;
};

}  // namespace

Result<std::vector<std::string>> conflicting_rows(const model::Layout& layout, const solve::LinearProgram& program) {
  return Filter(layout, program).run();
}

}  // namespace netback::market
