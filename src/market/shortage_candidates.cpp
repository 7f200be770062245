// Which bounds of the window may stand behind its shortage, in the words of the tables.
#include <algorithm>

#include "core/index.h"
#include "market/shortage_window.h"
#include "model/lookup.h"
#include "model/model.h"

namespace netback::market {
namespace {

using model::ColInfo;
using model::ColKind;
using model::RowInfo;
using model::RowKind;

constexpr double kEmpty = 0.01;  // of its volume: below it a store counts as empty

}  // namespace

// Months of one thing are one candidate.
Candidate& ShortageWindow::candidate(int rank, const char* kind, const std::string& id, const std::string& name,
                                     bool closed) {
  const auto [found, is_new] = index_.emplace(std::pair(std::string(kind), id), candidates_.size());
  if (is_new) candidates_.push_back({{kind, id, name, closed, false}, rank, {}, {}});
  Candidate& one = candidates_[found->second];
  one.cause.is_closed = one.cause.is_closed && closed;
  one.rank = std::max(one.rank, rank);
  return one;
}

void ShortageWindow::list_candidates() {
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
    if (row.kind == RowKind::cargo_cover)
      for (const std::size_t c : l_.cargo_covers[row.item].contracts)
        add(6, "contract", world_.contracts[c].id, world_.contracts[c].id);
    if (row.kind == RowKind::flow_limit) add(6, "event", l_.events[row.item].id, l_.events[row.item].title);
    if (row.kind == RowKind::transits)
      add(closed ? 9 : 7, "gate", world_.straits[row.item].id, world_.straits[row.item].name);
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

void ShortageWindow::add_store(const RowInfo& row, std::int32_t small) {
  const auto& store = world_.storage[row.item];
  double left = 0;
  for (std::int32_t c = l_.of(ColKind::stock).begin; c < l_.of(ColKind::stock).end; ++c)
    if (l_.cols[at(c)].item == row.item && l_.cols[at(c)].month == last_) left = v_.col_value[at(c)];
  const bool empty = left <= kEmpty * store.working_gas_volume;
  candidate(empty ? 4 : 3, "store", store.id, store.name, empty).rows.push_back(small);
}

// A bar on a way is a ban of the buyer on the seller, or a gate closed to ships.
void ShortageWindow::add_barred(std::size_t c, const ColInfo& col) {
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
    for (const std::size_t i : arc.straits)
      if (!(world_.straits[i].slots > 0) && s_.strait.at(i, col.month) < 0.5) {
        candidate(rank, "gate", world_.straits[i].id, world_.straits[i].name, true).cols.push_back(col_of_[c]);
        return;
      }
  }
}

int ShortageWindow::lands(const model::VoyageArc& arc, const ColInfo& col) const {
  return col.kind == ColKind::lng ? model::landings(l_.timeline, arc, col.month)[0].period : col.month;
}

void ShortageWindow::add_ban(int rank, std::size_t buyer, std::size_t seller, std::int32_t small) {
  const auto& node = world_.nodes[buyer];
  candidate(rank, "ban", world_.sellers[seller].id + ">" + node.id, world_.sellers[seller].name + " to " + node.name, true)
      .cols.push_back(small);
}

std::size_t ShortageWindow::node_index(const std::string& id) const {
  return static_cast<std::size_t>(
      std::find_if(world_.nodes.begin(), world_.nodes.end(), [&](const auto& n) { return n.id == id; }) -
      world_.nodes.begin());
}

}  // namespace netback::market
