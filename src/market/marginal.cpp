#include "market/marginal.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "market/marginal_moves.h"
#include "market/marginal_several.h"

namespace netback::market {
namespace {

using model::ColKind;
using model::RowInfo;
using model::RowKind;

class Reader {
 public:
  explicit Reader(const Moves& moves) : m_(moves), l_(moves.layout), world_(moves.world), p_(moves.program) {}

  // What gives one MWh more at the hub of this row.
  std::pair<Source, std::string> source_of(std::int32_t hub) const {
    struct Step {
      std::int32_t row;
      int sign;  // +1: the row needs more, -1: it has to get rid of some
      std::int32_t behind;  // the balance that a full plant or terminal speaks for; -1: none
      std::string by_storage;
    };
    std::vector<Step> front{{hub, 1, -1, ""}}, next;
    std::set<std::tuple<std::int32_t, int, std::int32_t>> seen{{hub, 1, -1}};
    while (!front.empty()) {
      std::optional<std::pair<Source, std::string>> best;
      next.clear();
      for (const Step& step : front)
        m_.each_of_row(step.row, [&](std::size_t c, double value) {
          const int way = value * step.sign > 0 ? 1 : -1;  // direction in which the column would move
          if (!m_.can_move(c, way)) return;
          const Others others = other_rows(c, step.row, step.behind, way);
          if (others.count > 1) return;
          if (others.count == 1) {
            if (!seen.insert({others.row, others.sign, others.behind}).second) return;
            const bool stored = l_.cols[c].kind == ColKind::stock;
            next.push_back({others.row, others.sign, others.behind,
                            stored && step.by_storage.empty() ? world_.storage[l_.cols[c].item].id : step.by_storage});
          } else if (auto found = m_.named(c); !found.kind.empty()) {
            if (!best || found.key() < best->first.key()) best = std::pair(std::move(found), step.by_storage);
          }
        });
      if (best) return *best;
      front.swap(next);
    }
    return {{"mixed", "", ""}, ""};
  }

 private:
  struct Others {
    int count = 0, sign = 0;
    std::int32_t row = -1, behind = -1;
  };
  // Balances and full constraints, other than `from`, that must be set right when the column moves. Cargoes of one full
  // plant, or into one full terminal, that take from one balance, or bring to one, stand for each other: the constraint
  // speaks for the balance behind it.
  Others other_rows(std::size_t c, std::int32_t from, std::int32_t behind, int way) const {
    std::int32_t plant = -1, terminal = -1, feed = -1, landing = -1;
    if (l_.cols[c].kind == ColKind::lng)
      for (auto k = at(p_.a_start[c]); k < at(p_.a_start[c + 1]); ++k) {
        const std::int32_t r = p_.a_index[k];
        const RowKind kind = l_.rows[at(r)].kind;
        const int sign = p_.a_value[k] * way > 0 ? 1 : -1;
        if (kind == RowKind::liquefaction && (r == from || !m_.takes(r, sign))) plant = r;
        if (kind == RowKind::regasification && (r == from || !m_.takes(r, sign))) terminal = r;
        if (kind == RowKind::pool || kind == RowKind::hub || kind == RowKind::landed)
          (p_.a_value[k] < 0 ? feed : landing) = r;
      }
    // What a full plant's cargo is traded for is another cargo of that plant; the way there is the plant's row itself.
    const bool merged_feed = plant >= 0, merged_landing = terminal >= 0;
    const Others none{2, 0, -1, -1};
    if ((merged_feed && from == feed) || (merged_landing && from == landing)) return none;
    if ((from == plant && behind != feed) || (from == terminal && behind != landing)) return none;
    Others others;
    for (auto k = at(p_.a_start[c]); k < at(p_.a_start[c + 1]); ++k) {
      const std::int32_t r = p_.a_index[k];
      if (r == from || (merged_feed && r == feed) || (merged_landing && r == landing)) continue;
      const int sign = p_.a_value[k] * way > 0 ? 1 : -1;
      if (m_.takes(r, sign)) continue;
      // The row gets too much: it has to lose as much elsewhere, and the other way round.
      ++others.count, others.row = r, others.sign = -sign;
      others.behind = r == plant ? feed : r == terminal ? landing : -1;
    }
    return others;
  }

  const Moves& m_;
  const model::Layout& l_;
  const world::World& world_;
  const solve::LinearProgram& p_;
};

}  // namespace

std::map<std::string, std::vector<MarginalSource>> read_marginal(const model::Layout& layout,
                                                                 const solve::LinearProgram& program,
                                                                 const PathValues& values,
                                                                 const std::vector<std::string>& nodes) {
  const Moves moves(layout, program, values);
  const Reader reader(moves);
  std::optional<Several> several;  // made when first needed
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
    MarginalSource source{found.kind, found.id, found.node, by_storage, {}, {}, 0};
    if (found.kind == "mixed") {
      if (!several) several.emplace(moves);
      source.parts = several->sources_of(r);
    }
    auto& list = marginal[node];
    auto same = std::find_if(list.begin(), list.end(), [&](const MarginalSource& m) {
      return m.kind == source.kind && m.id == source.id && m.by_storage == source.by_storage && m.parts == source.parts;
    });
    if (same == list.end()) {
      list.push_back(std::move(source));
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
