#include "export/pypsa_series.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "core/index.h"

namespace netback::exports {
namespace {

using model::ColKind;
using model::MarketModel;
using model::RowKind;

class Gatherer {
 public:
  explicit Gatherer(const MarketModel& model) : m_(model), p_(model.program) {}

  Result<Gathered> gather() {
    for (const auto& row : m_.layout.rows) out_.months = std::max(out_.months, row.month + 1);
    gather_rows();
    find_buses();
    for (std::size_t c = 0; c < m_.layout.cols.size(); ++c) {
      NB_TRY(done, gather_col(c));
      (void)done;
    }
    return std::move(out_);
  }

 private:
  void gather_rows() {
    std::map<std::tuple<RowKind, std::uint32_t, std::uint16_t>, std::size_t> found;
    for (std::size_t r = 0; r < m_.layout.rows.size(); ++r) {
      const auto& info = m_.layout.rows[r];
      const auto [place, is_new] = found.emplace(std::tuple(info.kind, info.item, info.seller), out_.rows.size());
      if (is_new) out_.rows.push_back({info, std::vector<std::int32_t>(at(out_.months), -1), true, false});
      out_.rows[place->second].row[info.month] = static_cast<std::int32_t>(r);
      series_of_.push_back(place->second);
    }
    entries_.assign(m_.layout.rows.size(), 0), only_grows_.assign(m_.layout.rows.size(), true);
    for (std::size_t c = 0; c < m_.layout.cols.size(); ++c)
      for (std::int32_t k = p_.a_start[c]; k < p_.a_start[c + 1]; ++k) {
        ++entries_[at(p_.a_index[at(k)])];
        if (p_.a_value[at(k)] < 0 || p_.col_lower[c] < -kHair) only_grows_[at(p_.a_index[at(k)])] = false;
      }
  }

  bool is_free(std::size_t r) const {
    return p_.row_upper[r] == solve::kInfinity &&
           (p_.row_lower[r] == -solve::kInfinity || (only_grows_[r] && p_.row_lower[r] <= 0));
  }

  // A balance is a bus. Other rows are buses of a capacity, unless they hold one column only or never bind.
  void find_buses() {
    for (RowSeries& series : out_.rows) {
      series.is_bus = is_balance(series.info.kind);
      bool is_single = true, free = true;
      for (const std::int32_t r : series.row)
        if (r >= 0) {
          is_single = is_single && entries_[at(r)] <= 1, free = free && is_free(at(r));
          series.only_grows = series.only_grows && only_grows_[at(r)];
        }
      if (!series.is_bus) series.is_bus = !is_single && !free;
    }
    // A column needs one bus to stand at, such as what is short of a contract whose route carries nothing.
    for (std::size_t c = 0; c < m_.layout.cols.size(); ++c) {
      const std::int32_t first = p_.a_start[c], end = p_.a_start[c + 1];
      const auto on_bus = [&](std::int32_t r) { return out_.rows[series_of_[at(r)]].is_bus; };
      if (first < end && std::none_of(&p_.a_index[at(first)], &p_.a_index[at(first)] + (end - first), on_bus))
        out_.rows[series_of_[at(p_.a_index[at(first)])]].is_bus = true;
    }
  }

  Result<bool> gather_col(std::size_t c) {
    const auto& info = m_.layout.cols[c];
    std::vector<Port> ports;
    double lower = p_.col_lower[c], upper = p_.col_upper[c];
    const bool is_fixed = lower == upper;
    for (std::int32_t k = p_.a_start[c]; k < p_.a_start[c + 1]; ++k) {
      const std::size_t r = at(p_.a_index[at(k)]);
      const double value = p_.a_value[at(k)];
      const RowSeries& series = out_.rows[series_of_[r]];
      // A row of one column is its bound. A column can use no more of a capacity than there is, others or not: PyPSA
      // multiplies bounds and so knows no infinite ones.
      if (!is_fixed && !is_balance(series.info.kind) && value > 0 && only_grows_[r])
        upper = std::min(upper, p_.row_upper[r] / value);
      if (!is_fixed && !series.is_bus && entries_[r] == 1 && value > 0) lower = std::max(lower, p_.row_lower[r] / value);
      if (!is_fixed && !series.is_bus && entries_[r] == 1 && value < 0 && !is_free(r))
        return bad_input("a bound with a negative coefficient", "export", "Report this world.");
      if (series.is_bus)
        ports.push_back({series_of_[r], m_.layout.rows[r].month - info.month, bus_sign(series.info.kind) * value});
    }
    const bool is_stock = info.kind == ColKind::stock;
    if (is_stock) ports.clear();
    if (!is_stock && ports.empty()) return bad_input("a column without a place", "export", "Report this world.");
    auto& list = is_stock ? out_.stocks : out_.cols;
    auto& known = groups_[std::tuple(info.kind, info.item, info.seller, info.step)];
    auto group = std::find_if(known.begin(), known.end(), [&](std::size_t g) { return list[g].ports == ports; });
    if (group == known.end()) {
      group = known.insert(known.end(), list.size());
      const std::size_t months = at(out_.months);
      list.push_back({info, ports, std::vector<std::int32_t>(months, -1), std::vector<double>(months, 0),
                      std::vector<double>(months, 0)});
    }
    ColSeries& series = list[*group];
    series.col[info.month] = static_cast<std::int32_t>(c);
    series.lower[info.month] = lower, series.upper[info.month] = upper;
    return true;
  }

  const MarketModel& m_;
  const solve::LinearProgram& p_;
  Gathered out_;
  std::vector<std::size_t> series_of_;  // by row
  std::vector<int> entries_;            // by row: its columns
  std::vector<bool> only_grows_;        // by row: no entry can make its activity negative
  std::map<std::tuple<ColKind, std::uint32_t, std::uint16_t, std::uint16_t>, std::vector<std::size_t>> groups_;
};

}  // namespace

double bus_sign(RowKind kind) {
  return kind == RowKind::hub || kind == RowKind::pool || kind == RowKind::final_stock ? 1 : -1;
}

bool is_balance(RowKind kind) {
  return kind == RowKind::hub || kind == RowKind::pool || kind == RowKind::final_stock || kind == RowKind::stock ||
         kind == RowKind::ship_days;
}

Result<Gathered> gather(const MarketModel& model) {
  // Withdrawal that falls with stock ties a flow to a level, which no component of PyPSA does.
  // A year's take-or-pay ties the flows of its months.
  for (const auto& row : model.layout.rows) {
    if (row.kind == RowKind::withdrawal_curve)
      return bad_input("PyPSA has no withdrawal that falls with stock", "--drop", "Add storage-cuts to --drop.");
    if (row.kind == RowKind::take_or_pay)
      return bad_input("PyPSA has no least amount of a year", "--drop", "Add take-or-pay to --drop.");
  }
  return Gatherer(model).gather();
}

}  // namespace netback::exports
