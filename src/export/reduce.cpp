#include "export/reduce.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <utility>

namespace netback::exports {
namespace {

using model::ColInfo;
using model::ColKind;
using model::MarketModel;
using model::RowInfo;
using model::RowKind;

bool is_dropped(const RowInfo& row, const Drop& drop, int periods) {
  const bool kept_for_later =
      row.kind == RowKind::final_stock && row.month + 1 < periods;  // at the end of an earlier winter
  return (drop.ship_days && row.kind == RowKind::ship_days) || (drop.take_or_pay && row.kind == RowKind::take_or_pay) ||
         (drop.storage_cuts && (row.kind == RowKind::withdrawal_curve || kept_for_later));
}

// The row of the same meaning in another month: rows of one item stand month by month.
std::int32_t row_in_month(const model::Layout& layout, std::int32_t row, int month) {
  const RowInfo& from = layout.rows[static_cast<std::size_t>(row)];
  const std::int32_t to = row + month - from.month;
  const RowInfo& there = layout.rows[static_cast<std::size_t>(to)];
  assert(there.kind == from.kind && there.item == from.item && there.seller == from.seller && there.month == month);
  return to;
}

// The entries of a column over the rows that stay; without lags a cargo lands in the month it is loaded.
std::map<std::int32_t, double> entries_of(const MarketModel& m, std::size_t c, const Drop& drop,
                                          const std::vector<std::int32_t>& new_row) {
  std::map<std::int32_t, double> entries;
  const ColInfo& col = m.layout.cols[c];
  for (auto k = static_cast<std::size_t>(m.program.a_start[c]); k < static_cast<std::size_t>(m.program.a_start[c + 1]);
       ++k) {
    std::int32_t row = m.program.a_index[k];
    if (drop.lags && col.kind == ColKind::lng) row = row_in_month(m.layout, row, col.month);
    if (new_row[static_cast<std::size_t>(row)] >= 0) entries[new_row[static_cast<std::size_t>(row)]] += m.program.a_value[k];
  }
  return entries;
}

template <class Info>
void find_ranges(const std::vector<Info>& infos, std::vector<model::Range>& ranges) {
  std::fill(ranges.begin(), ranges.end(), model::Range{});
  for (std::size_t i = 0; i < infos.size(); ++i) {
    model::Range& range = ranges[static_cast<std::size_t>(infos[i].kind)];
    if (range.end == 0) range.begin = static_cast<std::int32_t>(i);
    range.end = static_cast<std::int32_t>(i) + 1;
  }
}

}  // namespace

std::vector<std::string> Drop::words() const {
  std::vector<std::string> list;
  if (ship_days) list.emplace_back("ship-days");
  if (lags) list.emplace_back("lags");
  if (storage_cuts) list.emplace_back("storage-cuts");
  if (take_or_pay) list.emplace_back("take-or-pay");
  if (sellers) list.emplace_back("sellers");
  return list;
}

Result<Drop> parse_drop(const std::vector<std::string>& words) {
  Drop drop;
  for (const std::string& word : words) {
    if (word == "ship-days")
      drop.ship_days = true;
    else if (word == "lags")
      drop.lags = true;
    else if (word == "storage-cuts")
      drop.storage_cuts = true;
    else if (word == "take-or-pay")
      drop.take_or_pay = true;
    else if (word == "sellers")
      drop.sellers = true;
    else
      return bad_input("'" + word + "' cannot be left out", "--drop",
                       "Choose from ship-days, lags, storage-cuts, take-or-pay, sellers.");
  }
  return drop;
}

MarketModel without(MarketModel m, const Drop& drop) {
  const solve::LinearProgram& p = m.program;
  MarketModel kept;
  std::vector<std::int32_t> new_row(m.layout.rows.size(), -1);
  for (std::size_t r = 0; r < m.layout.rows.size(); ++r) {
    if (is_dropped(m.layout.rows[r], drop, m.layout.timeline.period_count())) continue;
    new_row[r] = kept.program.row_count();
    kept.layout.rows.push_back(m.layout.rows[r]);
    kept.program.row_lower.push_back(p.row_lower[r]), kept.program.row_upper.push_back(p.row_upper[r]);
  }
  for (std::size_t c = 0; c < m.layout.cols.size(); ++c) {
    const ColKind kind = m.layout.cols[c].kind;
    if (drop.lags && (kind == ColKind::afloat || kind == ColKind::departing)) continue;
    const auto entries = entries_of(m, c, drop, new_row);
    if (entries.empty() && p.a_start[c] < p.a_start[c + 1]) continue;
    for (const auto& [row, value] : entries) kept.program.a_index.push_back(row), kept.program.a_value.push_back(value);
    kept.program.a_start.push_back(static_cast<std::int32_t>(kept.program.a_index.size()));
    kept.layout.cols.push_back(m.layout.cols[c]);
    kept.program.col_cost.push_back(p.col_cost[c]);
    kept.program.col_lower.push_back(p.col_lower[c]), kept.program.col_upper.push_back(p.col_upper[c]);
  }
  std::swap(m.layout.rows, kept.layout.rows), std::swap(m.layout.cols, kept.layout.cols);
  find_ranges(m.layout.rows, m.layout.row_range), find_ranges(m.layout.cols, m.layout.col_range);
  m.program = std::move(kept.program);
  return m;
}

world::World one_seller(const world::World& world) {
  world::World one = world;
  for (auto& seller : one.sellers) seller.tracked = false;
  for (auto& pipe : one.pipelines) pipe.sellers.clear();
  return one;
}

}  // namespace netback::exports
