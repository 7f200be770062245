#include "market/shortage.h"

#include <algorithm>
#include <map>
#include <memory>

#include "market/outcome.h"
#include "model/lookup.h"
#include "model/model.h"
#include "solve/certified.h"

namespace netback::market {
namespace {

using model::ColInfo;
using model::ColKind;
using model::RowInfo;
using model::RowKind;

constexpr std::size_t kToldCount = 5;
constexpr double kLess = 1e-4;       // of the shortage: by so much it must fall to count as lowered
constexpr double kAsMuch = 0.9;      // demand worth this share of the unserved one stays served elsewhere
constexpr double kEmpty = 0.01;      // of its volume: below it a store counts as empty

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

// A cause with the bounds of the small program that it stands for.
struct Candidate {
  Cause cause;
  int rank = 0;  // kinds of the lowest rank are lifted first, so that what stays in the set says most
  std::vector<std::int32_t> rows, cols;
};

// The month short of gas and the one before it as a program of their own: the unserved demand of one node, made as small
// as can be.
class Window {
 public:
  Window(const model::Layout& layout, const solve::LinearProgram& program, const model::State& state,
         const PathValues& values, std::size_t node, int t)
      : l_(layout),
        world_(*layout.world),
        p_(program),
        s_(state),
        v_(values),
        node_(node),
        last_(t),
        first_(std::max(0, t - 1)) {
    lay();
    list_candidates();
  }

  // An irreducible set of causes.
  Result<std::vector<Cause>> explain() {
    solver_ = solve::make_highs();
    NB_TRY(loaded, solver_->load(small_));
    (void)loaded;
    held_ = small_;
    NB_TRY(short_by, shortage({}));
    const double limit = short_by - std::max(1e-6, kLess * short_by);
    std::vector<Cause> causes;
    if (limit <= 0) return causes;
    // Ways first; what fields, plants and ships can give only where no way explains it.
    for (const bool sources : {false, true}) {
      std::vector<std::size_t> in_force;
      for (std::size_t i = 0; i < candidates_.size(); ++i)
        if ((candidates_[i].rank < 4) == sources) in_force.push_back(i);
      NB_TRY(lifted_all, shortage(in_force));
      if (lifted_all >= limit) continue;
      NB_TRY(kept, reduce(in_force, limit));
      for (const std::size_t i : kept) {
        Cause cause = candidates_[i].cause;
        NB_TRY(alone, shortage({i}));
        cause.is_enough = alone < limit;
        causes.push_back(std::move(cause));
      }
      break;
    }
    return causes;
  }

 private:
  bool inside(int month) const { return month >= first_ && month <= last_; }

  void lay() {
    row_of_.assign(l_.rows.size(), -1), col_of_.assign(l_.cols.size(), -1);
    for (std::size_t r = 0; r < l_.rows.size(); ++r)
      if (inside(l_.rows[r].month)) {
        row_of_[r] = small_.row_count();
        small_.row_lower.push_back(p_.row_lower[r]), small_.row_upper.push_back(p_.row_upper[r]);
      }
    for (std::size_t c = 0; c < l_.cols.size(); ++c) {
      bool touches = false, leaves = false;
      for (auto k = at(p_.a_start[c]); k < at(p_.a_start[c + 1]); ++k)
        (row_of_[at(p_.a_index[k])] >= 0 ? touches : leaves) = true;
      if (!touches) continue;
      if (leaves || !inside(l_.cols[c].month)) {  // decided elsewhere: its part stands as a constant
        for (auto k = at(p_.a_start[c]); k < at(p_.a_start[c + 1]); ++k)
          if (const auto r = row_of_[at(p_.a_index[k])]; r >= 0) {
            small_.row_lower[at(r)] -= p_.a_value[k] * v_.col_value[c];
            small_.row_upper[at(r)] -= p_.a_value[k] * v_.col_value[c];
          }
        continue;
      }
      col_of_[c] = small_.col_count();
      for (auto k = at(p_.a_start[c]); k < at(p_.a_start[c + 1]); ++k)
        small_.a_index.push_back(row_of_[at(p_.a_index[k])]), small_.a_value.push_back(p_.a_value[k]);
      small_.a_start.push_back(static_cast<std::int32_t>(small_.a_index.size()));
      small_.col_cost.push_back(0);
      small_.col_lower.push_back(p_.col_lower[c]), small_.col_upper.push_back(p_.col_upper[c]);
    }
    keep_what_is_worth_as_much();
  }

  void keep_what_is_worth_as_much() {
    const auto& range = l_.of(ColKind::demand);
    double worth = 0;  // of the cheapest demand that goes unserved here
    for (std::int32_t c = range.begin; c < range.end; ++c)
      if (is_short(at(c))) worth = worth > 0 ? std::min(worth, -p_.col_cost[at(c)]) : -p_.col_cost[at(c)];
    for (std::int32_t c = range.begin; c < range.end; ++c) {
      if (col_of_[at(c)] < 0) continue;
      const auto small = at(col_of_[at(c)]);
      if (is_short(at(c)))
        small_.col_cost[small] = -1, wanted_ += small_.col_upper[small];
      else if (-p_.col_cost[at(c)] >= kAsMuch * worth)
        small_.col_lower[small] = std::clamp(v_.col_value[at(c)], small_.col_lower[small], small_.col_upper[small]);
    }
  }

  // Demand of the node and month that is worth what going without costs, and goes without.
  bool is_short(std::size_t c) const {
    const ColInfo& col = l_.cols[c];
    if (col.item != node_ || col.month != last_ || v_.col_value[c] > p_.col_upper[c] - 1e-9) return false;
    return l_.is_last_resort[node_][col.step];
  }

  // Months of one thing are one candidate.
  Candidate& candidate(int rank, const char* kind, const std::string& id, const std::string& name, bool closed) {
    const auto [found, is_new] = index_.emplace(std::pair(std::string(kind), id), candidates_.size());
    if (is_new) candidates_.push_back({{kind, id, name, closed, false}, rank, {}, {}});
    Candidate& one = candidates_[found->second];
    one.cause.is_closed = one.cause.is_closed && closed;
    one.rank = std::max(one.rank, rank);
    return one;
  }

  void list_candidates() {
    for (std::size_t r = 0; r < l_.rows.size(); ++r) {
      if (row_of_[r] < 0) continue;
      const RowInfo& row = l_.rows[r];
      // Closed or full is told of the month that goes short; a line open the month before is closed all the same.
      const bool closed = p_.row_upper[r] <= 1e-9, now = row.month == last_;
      const auto add = [&](int rank, const char* kind, const std::string& id, const std::string& name) {
        candidate(rank, kind, id, name, closed || !now).rows.push_back(row_of_[r]);
      };
      if (row.kind == RowKind::pipe)
        add(closed ? 8 : 7, "pipeline", world_.pipelines[row.item].id, world_.pipelines[row.item].name);
      if (row.kind == RowKind::regasification) {
        const auto& node = world_.nodes[l_.network.imports[row.item].node];
        add(5, "terminal", node.id, node.name);
      }
      if (row.kind == RowKind::contract) add(6, "contract", world_.contracts[row.item].id, world_.contracts[row.item].id);
      if (row.kind == RowKind::flow_limit) add(6, "event", l_.events[row.item].id, l_.events[row.item].title);
      if (row.kind == RowKind::liquefaction) {
        const auto& place = l_.network.exports[row.item];
        add(1, "plant", world_.nodes[place.node].id, world_.nodes[place.node].name);
      }
      if (row.kind == RowKind::stock) add_store(row, row_of_[r]);
      if (row.kind == RowKind::withdrawal_rate || row.kind == RowKind::withdrawal_curve) add_store(row, row_of_[r]);
    }
    for (std::size_t c = 0; c < l_.cols.size(); ++c) {
      if (col_of_[c] < 0) continue;
      const ColInfo& col = l_.cols[c];
      if (col.kind == ColKind::production)
        candidate(0, "field", world_.supply[col.item].id, world_.supply[col.item].id, false).cols.push_back(col_of_[c]);
      if (col.kind == ColKind::ship_days)
        candidate(2, "fleet", world_.vessels[col.item].id, world_.vessels[col.item].name, false).cols.push_back(col_of_[c]);
      if (p_.col_upper[c] <= 0) add_barred(c, col);
    }
    std::stable_sort(candidates_.begin(), candidates_.end(),
                     [](const Candidate& a, const Candidate& b) { return a.rank < b.rank; });
  }

  void add_store(const RowInfo& row, std::int32_t small) {
    const auto& store = world_.storage[row.item];
    double left = 0;
    for (std::int32_t c = l_.of(ColKind::stock).begin; c < l_.of(ColKind::stock).end; ++c)
      if (l_.cols[at(c)].item == row.item && l_.cols[at(c)].month == last_) left = v_.col_value[at(c)];
    const bool empty = left <= kEmpty * store.working_gas_volume;
    candidate(empty ? 4 : 3, "store", store.id, store.name, empty).rows.push_back(small);
  }

  // A bar on a way is a ban of the buyer on the seller, or a gate closed to ships.
  void add_barred(std::size_t c, const ColInfo& col) {
    const int rank = 9;
    if (col.kind == ColKind::sale || col.kind == ColKind::landed_sale) {
      add_ban(rank, col.item, col.seller, col_of_[c]);
    } else if (col.kind == ColKind::flow) {
      add_ban(rank, node_index(world_.pipelines[col.item].to_node), col.seller, col_of_[c]);
    } else if (col.kind == ColKind::lng || col.kind == ColKind::afloat) {
      const auto& arc = l_.network.voyages[col.item];
      const std::size_t buyer = l_.network.imports[arc.to].node;
      if (!(s_.lng_sale.at(model::node_seller(world_, buyer, col.seller), lands(arc, col)) > 0)) {
        add_ban(rank, buyer, col.seller, col_of_[c]);
        return;
      }
      for (std::size_t i = 0; i < world_.straits.size(); ++i)
        if (arc.passage.gates.contains(world_.straits[i].id) && s_.strait.at(i, col.month) < 0.5) {
          candidate(rank, "gate", world_.straits[i].id, world_.straits[i].name, true).cols.push_back(col_of_[c]);
          return;
        }
    }
  }
  int lands(const model::VoyageArc& arc, const ColInfo& col) const {
    return col.kind == ColKind::lng ? model::landings(l_.timeline, arc, col.month)[0].period : col.month;
  }
  void add_ban(int rank, std::size_t buyer, std::size_t seller, std::int32_t small) {
    const auto& node = world_.nodes[buyer];
    candidate(rank, "ban", world_.sellers[seller].id + ">" + node.id, world_.sellers[seller].name + " to " + node.name, true)
        .cols.push_back(small);
  }
  std::size_t node_index(const std::string& id) const {
    return static_cast<std::size_t>(
        std::find_if(world_.nodes.begin(), world_.nodes.end(), [&](const auto& n) { return n.id == id; }) -
        world_.nodes.begin());
  }

  // Unserved demand, TWh, with these candidates lifted.
  Result<double> shortage(const std::vector<std::size_t>& lifted) {
    solve::LinearProgram program = small_;
    for (const std::size_t i : lifted) {
      // A store's balance lifted is a store with more in it than there is.
      for (const std::int32_t r : candidates_[i].rows) program.row_upper[at(r)] = solve::kInfinity;
      for (const std::int32_t c : candidates_[i].cols) program.col_upper[at(c)] = solve::kInfinity;
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
    return wanted_ + solved.solution.objective;
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
      for (std::size_t j = i; j < all.size() && candidates_[all[j]].rank == candidates_[all[i]].rank; ++j)
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

  const model::Layout& l_;
  const world::World& world_;
  const solve::LinearProgram& p_;
  const model::State& s_;
  const PathValues& v_;
  std::size_t node_;
  int last_, first_;
  std::vector<std::int32_t> row_of_, col_of_;  // of the whole program, in the small one
  solve::LinearProgram small_, held_;
  double wanted_ = 0;
  std::vector<Candidate> candidates_;
  std::map<std::pair<std::string, std::string>, std::size_t> index_;
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
    Window window(layout, program, state, values, node, layout.timeline.index(shortages[i].first));
    NB_TRY(causes, window.explain());
    shortages[i].causes = std::move(causes);
  }
  return shortages;
}

}  // namespace netback::market
