#include "market/netback.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/index.h"
#include "market/netback_breakdown.h"

namespace netback::market {
namespace {

using model::ColInfo;
using model::RowInfo;
using model::RowKind;

constexpr int kMostLegs = 12;  // of one way, sales included

// One way in one month.
struct Way {
  bool is_open = false, is_served = false;
  double fob = 0;
  Netback parts;  // the sums of this month
  std::int32_t hub = -1, row = -1;  // of the best way so far: the market's balance, and the first one on the way there
  const Mover* voyage = nullptr;
};

class Reader {
 public:
  Reader(const model::Layout& layout, const solve::LinearProgram& program, const model::State& state,
         const PathValues& values)
      : l_(layout),
        world_(*layout.world),
        v_(values),
        movers_(layout, program, values),
        breakdown_(layout, program, state, values) {
    first_ = l_.timeline.index(l_.timeline.report), last_ = l_.timeline.index(l_.timeline.tail - 1) + 1;
    list_origins();
    value_.assign(l_.rows.size(), 0), parent_.assign(l_.rows.size(), -1), is_reached_.assign(l_.rows.size(), 0);
  }

  std::vector<Netback> read() {
    const auto& hubs = l_.of(RowKind::hub);
    for (std::int32_t r = hubs.begin; r < hubs.end;) {
      const std::uint32_t market = l_.rows[at(r)].item;
      ways_.assign(origins_.size() * periods(), {});
      std::int32_t end = r;
      for (; end < hubs.end && l_.rows[at(end)].item == market; ++end)
        if (!l_.network.demands[market].empty() && l_.rows[at(end)].month >= first_) search(end);
      for (std::size_t o = 0; o < origins_.size(); ++o) finish(o, market);
      r = end;
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Netback& x, const Netback& y) {
      return std::tie(x.from, x.seller, x.by_ship, x.to_node) < std::tie(y.from, y.seller, y.by_ship, y.to_node);
    });
    return std::move(found_);
  }

 private:
  struct Origin {
    bool by_ship = false;
    std::size_t node = 0, place = 0, seller = 0;
  };

  std::size_t periods() const { return static_cast<std::size_t>(last_ - first_); }

  void list_origins() {
    place_origin_.assign(l_.network.exports.size(), 0);
    for (std::size_t e = 0; e < l_.network.exports.size(); ++e) {
      const std::size_t node = l_.network.exports[e].node;
      place_origin_[e] = origins_.size();
      origins_.push_back({true, node, e, l_.network.node_seller[node]});
    }
    for (std::size_t n = 0; n < world_.nodes.size(); ++n) {
      if (l_.network.direct[n] || l_.network.supplies[n].empty()) continue;
      field_origin_[{n, l_.network.label[l_.network.node_seller[n]]}] = origins_.size();
      origins_.push_back({false, n, 0, l_.network.node_seller[n]});
    }
  }

  // From a hub back against the flow: what a MWh there is worth at every balance it could have come from.
  void search(std::int32_t hub) {
    const double price = v_.row_dual[at(hub)];
    std::vector<std::int32_t> reached{hub}, front{hub}, next;
    value_[at(hub)] = price, is_reached_[at(hub)] = 1 | 2, parent_[at(hub)] = -1;
    for (int leg = 0; leg < kMostLegs && !front.empty(); ++leg) {
      next.clear();
      for (const std::int32_t row : front) {
        for (std::int32_t m = movers_.first_into(row); m < movers_.end_into(row); ++m) {
          const Mover& mover = movers_[m];
          if (mover.is_voyage) continue;  // ends at its port of loading, below
          const double worth = (mover.b * value_[at(row)] - mover.cost) / mover.a;
          const bool used = (is_reached_[at(row)] & 2) != 0 && mover.is_used;
          char& mark = is_reached_[at(mover.from)];
          const bool is_new = mark == 0;
          const bool better = is_new || (worth > value_[at(mover.from)] + 1e-12 && !is_ahead(mover.from, row));
          if (is_new) reached.push_back(mover.from);
          if (better) value_[at(mover.from)] = worth, parent_[at(mover.from)] = m;
          const bool newly_used = used && (mark & 2) == 0;
          mark = static_cast<char>(mark | 1 | (used ? 2 : 0));
          if (better || newly_used) next.push_back(mover.from);
        }
      }
      std::sort(next.begin(), next.end());
      next.erase(std::unique(next.begin(), next.end()), next.end());
      front.swap(next);
    }
    std::sort(reached.begin(), reached.end());
    for (const std::int32_t row : reached) arrive(hub, row);
    for (Way* way : to_walk_) {
      way->parts = {};
      std::vector<const Mover*> legs;
      for (std::int32_t row = way->row; row != hub; row = legs.back()->to) legs.push_back(&movers_[parent_[at(row)]]);
      way->fob = breakdown_.sum_up(hub, way->row, way->voyage, legs, way->parts);
    }
    to_walk_.clear();
    for (const std::int32_t row : reached) is_reached_[at(row)] = 0;
  }

  // True when the way from `row` to the hub passes `other`: below a price of zero a round trip could seem to pay.
  bool is_ahead(std::int32_t other, std::int32_t row) const {
    while (row != other && parent_[at(row)] >= 0) row = movers_[parent_[at(row)]].to;
    return row == other;
  }

  void arrive(std::int32_t hub, std::int32_t row) {
    const bool used = (is_reached_[at(row)] & 2) != 0;
    const RowInfo& info = l_.rows[at(row)];
    if (info.kind == RowKind::pool)
      if (const auto field = field_origin_.find({info.item, info.seller}); field != field_origin_.end())
        offer(hub, row, field->second, info.month, value_[at(row)], used, nullptr);
    for (std::int32_t m = movers_.first_into(row); m < movers_.end_into(row); ++m) {
      const Mover& mover = movers_[m];
      if (!mover.is_voyage) continue;
      const ColInfo& col = l_.cols[at(mover.col)];
      offer(hub, row, place_origin_[l_.network.voyages[col.item].from], col.month, mover.b * value_[at(row)] - mover.cost,
            used && mover.is_used, &mover);
    }
  }

  void offer(std::int32_t hub, std::int32_t row, std::size_t origin, int month, double fob, bool used, const Mover* voyage) {
    if (month < first_ || month >= last_) return;
    Way& way = ways_[origin * periods() + static_cast<std::size_t>(month - first_)];
    way.is_served = way.is_served || used;
    if (way.is_open && fob <= way.fob + 1e-12) return;
    if (way.hub != hub) to_walk_.push_back(&way);
    way.is_open = true, way.fob = fob, way.hub = hub, way.row = row, way.voyage = voyage;
  }

  // Reported months of the period, counted from the first reported one.
  int month_count(std::size_t period) const {
    const int t = first_ + static_cast<int>(period);
    const Month begin = std::max(l_.timeline.month(t), l_.timeline.report),
                end = std::min(l_.timeline.month(t) + l_.timeline.length(t), l_.timeline.tail);
    return end - begin;
  }

  // Means over the months in which the way was open.
  void finish(std::size_t o, std::uint32_t market) {
    std::vector<WayMonth> months;
    for (std::size_t t = 0; t < periods(); ++t) {
      const Way& way = ways_[o * periods() + t];
      months.push_back({way.is_open ? &way.parts : nullptr, way.fob, way.is_served, month_count(t)});
    }
    const Origin& origin = origins_[o];
    Netback total;
    if (!fill_means(months, total)) return;
    total.by_ship = origin.by_ship;
    total.from_node = world_.nodes[origin.node].id, total.to_node = world_.nodes[market].id;
    total.from = origin.by_ship ? l_.network.exports[origin.place].port : total.from_node;
    total.seller = world_.sellers[origin.seller].id;
    found_.push_back(std::move(total));
  }

  const model::Layout& l_;
  const world::World& world_;
  const PathValues& v_;
  const Movers movers_;
  const Breakdown breakdown_;
  int first_ = 0, last_ = 0;
  std::vector<Origin> origins_;
  std::vector<std::size_t> place_origin_;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> field_origin_;  // node, label
  std::vector<double> value_;                  // of the search: by balance, USD/MWh
  std::vector<std::int32_t> parent_;           // of the search: the mover that leads on towards the hub
  std::vector<char> is_reached_;               // 1: by open movers, 2: by used ones too
  std::vector<Way> ways_;                      // of one market, by origin and period
  std::vector<Way*> to_walk_;                  // those that the search at hand found better
  std::vector<Netback> found_;
};

}  // namespace

std::vector<Netback> read_netbacks(const model::Layout& layout, const solve::LinearProgram& program,
                                   const model::State& state, const PathValues& values) {
  return Reader(layout, program, state, values).read();
}

}  // namespace netback::market
