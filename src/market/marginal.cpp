#include "market/marginal.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <tuple>

#include "market/outcome.h"

namespace netback::market {
namespace {

using model::ColInfo;
using model::ColKind;
using model::RowInfo;
using model::RowKind;

constexpr double kNoCost = 2e-6;   // relative: a reduced cost below it is none
constexpr double kAtBound = 1e-7;  // relative: nearer to a bound there is no room

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

struct Found {
  std::string kind, id, node;
  auto key() const { return std::tie(kind, id, node); }
};

class Reader {
 public:
  Reader(const model::Layout& layout, const solve::LinearProgram& program, const PathValues& values)
      : l_(layout), world_(*layout.world), p_(program), v_(values) {
    const std::size_t cols = l_.cols.size(), rows = l_.rows.size();
    reduced_.assign(cols, 0), activity_.assign(rows, 0), start_.assign(rows + 1, 0);
    for (std::size_t c = 0; c < cols; ++c) {
      reduced_[c] = p_.col_cost[c];
      for (auto k = at(p_.a_start[c]); k < at(p_.a_start[c + 1]); ++k) {
        reduced_[c] -= p_.a_value[k] * v_.row_dual[at(p_.a_index[k])];
        activity_[at(p_.a_index[k])] += p_.a_value[k] * v_.col_value[c];
        ++start_[at(p_.a_index[k]) + 1];
      }
    }
    for (std::size_t r = 0; r < rows; ++r) start_[r + 1] += start_[r];
    col_of_.resize(p_.a_index.size()), value_of_.resize(p_.a_index.size());
    std::vector<std::int32_t> next(start_.begin(), start_.end() - 1);
    for (std::size_t c = 0; c < cols; ++c)
      for (auto k = at(p_.a_start[c]); k < at(p_.a_start[c + 1]); ++k) {
        const auto slot = at(next[at(p_.a_index[k])]++);
        col_of_[slot] = static_cast<std::int32_t>(c), value_of_[slot] = p_.a_value[k];
      }
  }

  // What gives one MWh more at the hub of this row.
  std::pair<Found, std::string> source_of(std::int32_t hub) const {
    struct Step {
      std::int32_t row;
      int sign;  // +1: the row needs more, -1: it has to get rid of some
      std::string by_storage;
    };
    std::vector<Step> front{{hub, 1, ""}}, next;
    std::set<std::pair<std::int32_t, int>> seen{{hub, 1}};
    while (!front.empty()) {
      std::optional<std::pair<Found, std::string>> best;
      next.clear();
      for (const Step& step : front)
        for (auto k = at(start_[at(step.row)]); k < at(start_[at(step.row) + 1]); ++k) {
          const auto c = at(col_of_[k]);
          const int way = value_of_[k] * step.sign > 0 ? 1 : -1;  // direction in which the column would move
          if (!can_move(c, way)) continue;
          const Others others = other_rows(c, step.row, way);
          if (others.count > 1) continue;
          if (others.count == 1) {
            if (!seen.insert({others.row, others.sign}).second) continue;
            const bool stored = l_.cols[c].kind == ColKind::stock;
            next.push_back({others.row, others.sign,
                            stored && step.by_storage.empty() ? world_.storage[l_.cols[c].item].id : step.by_storage});
          } else if (auto found = named(c); !found.kind.empty()) {
            if (!best || found.key() < best->first.key()) best = std::pair(std::move(found), step.by_storage);
          }
        }
      if (best) return *best;
      front.swap(next);
    }
    return {{"mixed", "", ""}, ""};
  }

 private:
  bool can_move(std::size_t c, int way) const {
    if (std::fabs(reduced_[c]) > kNoCost * (1 + std::fabs(p_.col_cost[c]))) return false;
    const double bound = way > 0 ? p_.col_upper[c] : p_.col_lower[c];
    return std::fabs(v_.col_value[c] - bound) > kAtBound * (1 + std::fabs(v_.col_value[c]));
  }

  // True when the row takes a change of this sign without anything else giving way.
  bool takes(std::int32_t r, int sign) const {
    const double bound = sign > 0 ? p_.row_upper[at(r)] : p_.row_lower[at(r)];
    const double scale = kAtBound * (1 + std::fabs(activity_[at(r)]));
    if (std::fabs(activity_[at(r)] - bound) > scale) return std::fabs(v_.row_dual[at(r)]) <= kNoCost;
    if (l_.rows[at(r)].kind != RowKind::ship_days) return false;
    // Hire is to be had at one rate over a step: the days are not what gives out.
    for (auto k = at(start_[at(r)]); k < at(start_[at(r) + 1]); ++k) {
      const auto c = at(col_of_[k]);
      if (l_.cols[c].kind == ColKind::ship_days && can_move(c, sign)) return true;
    }
    return false;
  }

  struct Others {
    int count = 0, sign = 0;
    std::int32_t row = -1;
  };
  // Balances and full constraints, other than `from`, that must be set right when the column moves. Cargoes of one full
  // plant (or into one full terminal, of one label) stand for each other: the constraint speaks for the balance behind it.
  Others other_rows(std::size_t c, std::int32_t from, int way) const {
    std::int32_t plant = -1, terminal = -1, feed = -1, landing = -1;
    const bool voyage = l_.cols[c].kind == ColKind::lng;
    if (voyage)
      for (auto k = at(p_.a_start[c]); k < at(p_.a_start[c + 1]); ++k) {
        const std::int32_t r = p_.a_index[k];
        const RowKind kind = l_.rows[at(r)].kind;
        const int sign = p_.a_value[k] * way > 0 ? 1 : -1;
        if (kind == RowKind::liquefaction && (r == from || !takes(r, sign))) plant = r;
        if (kind == RowKind::regasification && (r == from || !takes(r, sign))) terminal = r;
        if (kind == RowKind::pool || kind == RowKind::hub) (p_.a_value[k] < 0 ? feed : landing) = r;
      }
    Others others;
    // What a full plant's cargo is traded for is another cargo of that plant; the way there is the plant's row itself.
    const bool merged_feed = plant >= 0, merged_landing = terminal >= 0;
    if ((merged_feed && from == feed) || (merged_landing && from == landing)) return {2, 0, -1};
    for (auto k = at(p_.a_start[c]); k < at(p_.a_start[c + 1]); ++k) {
      const std::int32_t r = p_.a_index[k];
      if (r == from || (merged_feed && r == feed) || (merged_landing && r == landing)) continue;
      const int sign = p_.a_value[k] * way > 0 ? 1 : -1;
      if (takes(r, sign)) continue;
      // The row gets too much: it has to lose as much elsewhere, and the other way round.
      ++others.count, others.row = r, others.sign = -sign;
    }
    return others;
  }

  const std::string& node_of(ColKind kind, const ColInfo& col) const {
    if (kind == ColKind::production) return world_.supply[col.item].node;
    if (kind == ColKind::final_stock) return world_.storage[col.item].node;
    return world_.nodes[col.item].id;
  }

  Found named(std::size_t c) const {
    const ColInfo& col = l_.cols[c];
    switch (col.kind) {
      case ColKind::production:
        return {"production", world_.supply[col.item].id, node_of(col.kind, col)};
      case ColKind::demand: {
        return {l_.is_last_resort[col.item][col.step] ? "unserved" : "demand", node_of(col.kind, col),
                node_of(col.kind, col)};
      }
      case ColKind::spill:
        return {"spill", node_of(col.kind, col), node_of(col.kind, col)};
      case ColKind::final_stock:
        return {"stock", world_.storage[col.item].id, node_of(col.kind, col)};
      case ColKind::contract_shortfall:
        return {"contract", world_.contracts[col.item].id, world_.contracts[col.item].buyer};
      default:
        return {};  // a way to an idle constraint, not a source
    }
  }

  const model::Layout& l_;
  const world::World& world_;
  const solve::LinearProgram& p_;
  const PathValues& v_;
  std::vector<double> reduced_, activity_;
  std::vector<std::int32_t> start_, col_of_;  // the matrix by rows
  std::vector<double> value_of_;
};

}  // namespace

std::map<std::string, std::vector<MarginalSource>> read_marginal(const model::Layout& layout,
                                                                 const solve::LinearProgram& program,
                                                                 const PathValues& values,
                                                                 const std::vector<std::string>& nodes) {
  const Reader reader(layout, program, values);
  const model::Timeline& line = layout.timeline;
  std::map<std::string, std::vector<MarginalSource>> marginal;
  const auto& hubs = layout.of(RowKind::hub);
  for (std::int32_t r = hubs.begin; r < hubs.end; ++r) {
    const RowInfo& row = layout.rows[at(r)];
    const std::string& node = layout.world->nodes[row.item].id;
    const Month begin = std::max(line.month(row.month), line.report),
                end = std::min(line.month(row.month) + line.length(row.month), line.tail);
    if (end <= begin || std::find(nodes.begin(), nodes.end(), node) == nodes.end()) continue;
    auto [found, by_storage] = reader.source_of(r);
    auto& list = marginal[node];
    auto same = std::find_if(list.begin(), list.end(), [&](const MarginalSource& m) {
      return m.kind == found.kind && m.id == found.id && m.by_storage == by_storage;
    });
    if (same == list.end()) {
      list.push_back({found.kind, found.id, found.node, by_storage, {}, 0});
      list.back().month.resize(static_cast<std::size_t>(line.tail - line.report), false);
      same = list.end() - 1;
    }
    for (Month m = begin; m < end; m = m + 1) same->month[static_cast<std::size_t>(m - line.report)] = true;
    same->month_count += end - begin;
  }
  for (auto& [node, list] : marginal)
    std::stable_sort(list.begin(), list.end(), [](const MarginalSource& x, const MarginalSource& y) {
      return std::tie(y.month_count, x.kind, x.id, x.by_storage) < std::tie(x.month_count, y.kind, y.id, y.by_storage);
    });
  return marginal;
}

}  // namespace netback::market
