#include "market/shortage_window.h"

#include <algorithm>

#include "core/index.h"
#include "model/lookup.h"
#include "model/model.h"

namespace netback::market {
namespace {

using model::ColKind;

constexpr double kAsMuch = 0.9;  // demand worth this share of the unserved one stays served elsewhere

}  // namespace

ShortageWindow::ShortageWindow(const model::Layout& layout, const solve::LinearProgram& program, const model::State& state,
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

void ShortageWindow::lay() {
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

void ShortageWindow::keep_what_is_worth_as_much() {
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
bool ShortageWindow::is_short(std::size_t c) const {
  const model::ColInfo& col = l_.cols[c];
  if (col.item != node_ || col.month != last_ || v_.col_value[c] > p_.col_upper[c] - 1e-9) return false;
  return l_.is_last_resort[node_][col.step];
}

}  // namespace netback::market
