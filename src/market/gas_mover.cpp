#include "market/gas_mover.h"

#include <algorithm>

#include "core/index.h"

namespace netback::market {
namespace {

using model::ColInfo;
using model::ColKind;
using model::RowKind;

constexpr double kNothing = 1e-6;  // TWh in a month: below it a flow is rounding

bool moves_gas(ColKind kind) {
  return kind == ColKind::flow || kind == ColKind::sale || kind == ColKind::landed_sale || kind == ColKind::lng;
}

}  // namespace

double plant_rent(const model::Layout& layout, const solve::LinearProgram& program, const PathValues& values,
                  std::int32_t voyage_col) {
  double rent = 0;
  for (auto k = at(program.a_start[at(voyage_col)]); k < at(program.a_start[at(voyage_col) + 1]); ++k)
    if (layout.rows[at(program.a_index[k])].kind == RowKind::liquefaction)
      rent -= program.a_value[k] * values.row_dual[at(program.a_index[k])];
  return rent;
}

Movers::Movers(const model::Layout& layout, const solve::LinearProgram& program, const PathValues& values) {
  for (std::size_t c = 0; c < layout.cols.size(); ++c) {
    const ColInfo& col = layout.cols[c];
    if (!moves_gas(col.kind) || program.col_upper[c] <= 0) continue;  // barred: no way for anyone
    Mover mover;
    mover.col = static_cast<std::int32_t>(c), mover.from = mover.to = -1;
    mover.is_voyage = col.kind == ColKind::lng, mover.is_used = values.col_value[c] > kNothing;
    mover.cost = program.col_cost[c];
    for (auto k = at(program.a_start[c]); k < at(program.a_start[c + 1]); ++k) {
      const std::int32_t row = program.a_index[k];
      const double value = program.a_value[k];
      if (!is_balance(layout.rows[at(row)].kind))
        mover.cost -= value * values.row_dual[at(row)];
      else if (value < 0)
        mover.from = row, mover.a = -value;
      else if (value > mover.b) {
        if (mover.to >= 0) mover.cost -= mover.b * values.row_dual[at(mover.to)];
        mover.to = row, mover.b = value;
      } else {
        mover.cost -= value * values.row_dual[at(row)];  // of a season's cargoes some land in the next: sold there
      }
    }
    if (mover.from < 0 || mover.to < 0) continue;
    if (mover.is_voyage) {  // priced from the ship's rail on
      mover.cost -= layout.network.exports[layout.network.voyages[col.item].from].cost +
                    plant_rent(layout, program, values, mover.col);
      mover.a = 1;
    }
    list_.push_back(mover);
  }
  // By the balance they bring gas to, in order of columns.
  into_.assign(layout.rows.size() + 1, 0);
  for (const Mover& mover : list_) ++into_[at(mover.to) + 1];
  for (std::size_t r = 0; r < layout.rows.size(); ++r) into_[r + 1] += into_[r];
  std::stable_sort(list_.begin(), list_.end(), [](const Mover& x, const Mover& y) { return x.to < y.to; });
}

}  // namespace netback::market
