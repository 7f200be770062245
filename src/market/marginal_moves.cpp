#include "market/marginal_moves.h"

namespace netback::market {
namespace {

using model::ColInfo;
using model::ColKind;
using model::RowKind;

constexpr double kNoCost = 2e-6;   // relative: a reduced cost below it is none
constexpr double kAtBound = 1e-7;  // relative: nearer to a bound there is no room

}  // namespace

Moves::Moves(const model::Layout& layout_of, const solve::LinearProgram& program_of, const PathValues& values)
    : layout(layout_of), world(*layout_of.world), program(program_of), v_(values) {
  const std::size_t cols = layout.cols.size(), rows = layout.rows.size();
  reduced_.assign(cols, 0), activity_.assign(rows, 0), start_.assign(rows + 1, 0);
  for (std::size_t c = 0; c < cols; ++c) {
    reduced_[c] = program.col_cost[c];
    for (auto k = at(program.a_start[c]); k < at(program.a_start[c + 1]); ++k) {
      reduced_[c] -= program.a_value[k] * v_.row_dual[at(program.a_index[k])];
      activity_[at(program.a_index[k])] += program.a_value[k] * v_.col_value[c];
      ++start_[at(program.a_index[k]) + 1];
    }
  }
  for (std::size_t r = 0; r < rows; ++r) start_[r + 1] += start_[r];
  col_of_.resize(program.a_index.size()), value_of_.resize(program.a_index.size());
  std::vector<std::int32_t> next(start_.begin(), start_.end() - 1);
  for (std::size_t c = 0; c < cols; ++c)
    for (auto k = at(program.a_start[c]); k < at(program.a_start[c + 1]); ++k) {
      const auto slot = at(next[at(program.a_index[k])]++);
      col_of_[slot] = static_cast<std::int32_t>(c), value_of_[slot] = program.a_value[k];
    }
}

bool Moves::can_move(std::size_t c, int way) const {
  if (std::fabs(reduced_[c]) > kNoCost * (1 + std::fabs(program.col_cost[c]))) return false;
  const double bound = way > 0 ? program.col_upper[c] : program.col_lower[c];
  return std::fabs(v_.col_value[c] - bound) > kAtBound * (1 + std::fabs(v_.col_value[c]));
}

bool Moves::takes(std::int32_t r, int sign) const {
  const double bound = sign > 0 ? program.row_upper[at(r)] : program.row_lower[at(r)];
  const double scale = kAtBound * (1 + std::fabs(activity_[at(r)]));
  if (std::fabs(activity_[at(r)] - bound) > scale) return std::fabs(v_.row_dual[at(r)]) <= kNoCost;
  if (layout.rows[at(r)].kind != RowKind::ship_days) return false;
  // Hire is to be had at one rate over a step: the days are not what gives out.
  bool has_room = false;
  each_of_row(r, [&](std::size_t c, double) {
    has_room = has_room || (layout.cols[c].kind == ColKind::ship_days && can_move(c, sign));
  });
  return has_room;
}

Source Moves::named(std::size_t c) const {
  const ColInfo& col = layout.cols[c];
  switch (col.kind) {
    case ColKind::production:
      return {"production", world.supply[col.item].id, world.supply[col.item].node};
    case ColKind::demand:
      return {layout.is_last_resort[col.item][col.step] ? "unserved" : "demand", world.nodes[col.item].id,
              world.nodes[col.item].id};
    case ColKind::spill:
      return {"spill", world.nodes[col.item].id, world.nodes[col.item].id};
    case ColKind::final_stock:
      return {"stock", world.storage[col.item].id, world.storage[col.item].node};
    case ColKind::contract_shortfall:
      return {"contract", world.contracts[col.item].id, world.contracts[col.item].buyer};
    default:
      return {};  // a way to an idle constraint, not a source
  }
}

}  // namespace netback::market
