#include "market/marginal.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/index.h"

namespace netback::market {
namespace {

using model::ColInfo;
using model::ColKind;
using model::RowInfo;
using model::RowKind;

constexpr double kNoRoom = 1e-9;   // TWh per MWh asked for: nearer to a bound a change cannot begin
constexpr double kAlone = 0.95;    // of all that is given: who gives so much gives it alone
constexpr double kNoPart = 1e-3;   // MWh for the MWh asked for

class Reader {
 public:
  Reader(const model::Layout& layout, const solve::LinearProgram& program, const std::vector<double>& col_value)
      : l_(layout), world_(*layout.world), p_(program), value_(col_value), activity_(program.row_lower.size(), 0) {
    for (std::size_t c = 0; c < value_.size(); ++c)
      for (auto k = at(p_.a_start[c]); k < at(p_.a_start[c + 1]); ++k)
        activity_[at(p_.a_index[k])] += p_.a_value[k] * value_[c];
  }

  // What a change of the columns for one MWh more at the row of a hub draws on.
  MarginalSource source_of(std::int32_t hub, const std::vector<solve::ColChange>& changes) const {
    MarginalSource source{"mixed", "", "", "", {}, {}, 0};
    if (!has_room(hub, changes)) return source;
    std::map<std::string, double> stored;
    for (const auto& [col, amount] : changes) {
      if (l_.cols[at(col)].kind == ColKind::stock) stored[world_.storage[l_.cols[at(col)].item].id] += std::fabs(amount);
      MarginalPart part = named(at(col), amount);
      if (part.kind.empty()) continue;
      const auto same = std::ranges::find_if(
          source.parts, [&](const MarginalPart& one) { return one.kind == part.kind && one.id == part.id; });
      if (same == source.parts.end())
        source.parts.push_back(std::move(part));
      else
        same->share += part.share;
    }
    std::erase_if(source.parts, [](const MarginalPart& part) { return std::fabs(part.share) < kNoPart; });
    std::ranges::sort(source.parts, [](const MarginalPart& a, const MarginalPart& b) {
      return std::tuple(-std::fabs(a.share), a.kind, a.id) < std::tuple(-std::fabs(b.share), b.kind, b.id);
    });
    double given = 0;
    for (const MarginalPart& part : source.parts) given += std::fabs(part.share);
    if (!source.parts.empty() && source.parts[0].share >= kAlone * given) {
      source.kind = source.parts[0].kind, source.id = source.parts[0].id, source.node = source.parts[0].node;
      source.parts.clear();
    }
    for (MarginalPart& part : source.parts) part.share = std::round(part.share * 1000) / 1000;
    double most = kNoPart;
    for (const auto& [id, amount] : stored)
      if (amount > most) most = amount, source.by_storage = id;
    return source;
  }

 private:
  // False where a column or a row that would change stands at its bound.
  bool has_room(std::int32_t hub, const std::vector<solve::ColChange>& changes) const {
    const auto leaves = [](double value, double amount, double lower, double upper) {
      return std::fabs(amount) > kNoRoom && (amount > 0 ? upper - value : value - lower) < kNoRoom * (1 + std::fabs(value));
    };
    std::map<std::int32_t, double> rows;
    for (const auto& [col, amount] : changes) {
      if (leaves(value_[at(col)], amount, p_.col_lower[at(col)], p_.col_upper[at(col)])) return false;
      for (auto k = at(p_.a_start[at(col)]); k < at(p_.a_start[at(col) + 1]); ++k)
        rows[p_.a_index[k]] += p_.a_value[k] * amount;
    }
    return std::ranges::none_of(rows, [&](const auto& row) {
      const auto r = at(row.first);
      return row.first != hub && leaves(activity_[r], row.second, p_.row_lower[r], p_.row_upper[r]);
    });
  }

  // What a column that gives is called, and how much it gives; no kind where it only carries.
  MarginalPart named(std::size_t c, double amount) const {
    const ColInfo& col = l_.cols[c];
    switch (col.kind) {
      case ColKind::production:
        return {"production", world_.supply[col.item].id, world_.supply[col.item].node, amount};
      case ColKind::demand:
        return {l_.is_last_resort[col.item][col.step] ? "unserved" : "demand", world_.nodes[col.item].id,
                world_.nodes[col.item].id, -amount};
      case ColKind::spill:
        return {"spill", world_.nodes[col.item].id, world_.nodes[col.item].id, -amount};
      case ColKind::final_stock:
        return {"stock", world_.storage[col.item].id, world_.storage[col.item].node, -amount};
      case ColKind::contract_shortfall:
        return {"contract", world_.contracts[col.item].id, world_.contracts[col.item].buyer, amount};
      default:
        return {};
    }
  }

  const model::Layout& l_;
  const world::World& world_;
  const solve::LinearProgram& p_;
  const std::vector<double>& value_;
  std::vector<double> activity_;
};

void count(std::vector<MarginalSource>& list, MarginalSource source, Month begin, Month end, const model::Timeline& line) {
  auto same = std::ranges::find_if(list, [&](const MarginalSource& m) {
    return m.kind == source.kind && m.id == source.id && m.by_storage == source.by_storage && m.parts == source.parts;
  });
  if (same == list.end()) {
    source.month.resize(static_cast<std::size_t>(line.tail - line.report), false);
    list.push_back(std::move(source));
    same = list.end() - 1;
  }
  for (Month m = begin; m < end; m = m + 1) same->month[static_cast<std::size_t>(m - line.report)] = true;
  same->month_count += end - begin;
}

}  // namespace

Result<bool> add_marginal(const model::Layout& layout, const solve::LinearProgram& program,
                          const std::vector<double>& col_value, solve::Solver& solver, int first, int last,
                          const std::vector<std::string>& nodes, Marginal& marginal) {
  const Reader reader(layout, program, col_value);
  const model::Timeline& line = layout.timeline;
  const auto& hubs = layout.of(RowKind::hub);
  for (std::int32_t r = hubs.begin; r < hubs.end; ++r) {
    const RowInfo& row = layout.rows[at(r)];
    const std::string& node = layout.world->nodes[row.item].id;
    const Month begin = std::max(line.month(row.month), line.report),
                end = std::min(line.month(row.month) + line.length(row.month), line.tail);
    if (row.month < first || row.month >= last || end <= begin || std::ranges::find(nodes, node) == nodes.end()) continue;
    NB_TRY(changes, solver.change_for(r));
    count(marginal[node], reader.source_of(r, changes), begin, end, line);
  }
  for (auto& [node, list] : marginal)
    std::ranges::stable_sort(list, [](const MarginalSource& x, const MarginalSource& y) {
      return std::tie(y.month_count, x.kind, x.id, x.by_storage, x.month) <
             std::tie(x.month_count, y.kind, y.id, y.by_storage, y.month);
    });
  return true;
}

}  // namespace netback::market
