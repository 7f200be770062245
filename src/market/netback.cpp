#include "market/netback.h"

#include <algorithm>
#include <limits>
#include <map>

#include "market/outcome.h"
#include "model/lookup.h"

namespace netback::market {
namespace {

using model::ColInfo;
using model::ColKind;
using model::RowInfo;
using model::RowKind;

constexpr double kNothing = 1e-6;     // TWh in a month: below it a flow is rounding
constexpr double kLeastRent = 1e-4;   // USD/MWh: below it a rent is not listed by name (it stays in the sum)
constexpr int kMostLegs = 12;         // of one way, sales included
constexpr std::size_t kRentCount = 4;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

// A column that takes gas from one balance and brings it to another: `from` loses a and `to` gets b of a unit.
struct Mover {
  std::int32_t col = 0, from = 0, to = 0;
  double a = 0, b = 0;
  double cost = 0;  // of a unit, with what its constraints are worth; by ship without the plant's part
  bool is_voyage = false, is_used = false;
};

bool is_balance(RowKind kind) { return kind == RowKind::hub || kind == RowKind::pool; }
bool moves_gas(ColKind kind) {
  return kind == ColKind::flow || kind == ColKind::sale || kind == ColKind::landed_sale || kind == ColKind::lng;
}

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
  Reader(const model::Layout& layout, const solve::LinearProgram& program, const PathValues& values)
      : l_(layout), world_(*layout.world), p_(program), v_(values) {
    first_ = l_.timeline.index(l_.timeline.report), last_ = l_.timeline.index(l_.timeline.tail - 1) + 1;
    list_movers();
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

  void list_movers() {
    for (std::size_t c = 0; c < l_.cols.size(); ++c) {
      const ColInfo& col = l_.cols[c];
      if (!moves_gas(col.kind) || p_.col_upper[c] <= 0) continue;  // barred: no way for anyone
      Mover mover;
      mover.col = static_cast<std::int32_t>(c), mover.from = mover.to = -1;
      mover.is_voyage = col.kind == ColKind::lng, mover.is_used = v_.col_value[c] > kNothing;
      mover.cost = p_.col_cost[c];
      for (auto k = at(p_.a_start[c]); k < at(p_.a_start[c + 1]); ++k) {
        const std::int32_t row = p_.a_index[k];
        const double value = p_.a_value[k];
        if (!is_balance(l_.rows[at(row)].kind))
          mover.cost -= value * v_.row_dual[at(row)];
        else if (value < 0)
          mover.from = row, mover.a = -value;
        else if (value > mover.b) {
          if (mover.to >= 0) mover.cost -= mover.b * v_.row_dual[at(mover.to)];
          mover.to = row, mover.b = value;
        } else {
          mover.cost -= value * v_.row_dual[at(row)];  // of a season's cargoes some land in the next: sold there
        }
      }
      if (mover.from < 0 || mover.to < 0) continue;
      if (mover.is_voyage) {  // priced from the ship's rail on
        mover.cost -= l_.network.exports[l_.network.voyages[col.item].from].cost + plant_rent(mover);
        mover.a = 1;
      }
      movers_.push_back(mover);
    }
    // By the balance they bring gas to, in order of columns.
    into_.assign(l_.rows.size() + 1, 0);
    for (const Mover& mover : movers_) ++into_[at(mover.to) + 1];
    for (std::size_t r = 0; r < l_.rows.size(); ++r) into_[r + 1] += into_[r];
    std::stable_sort(movers_.begin(), movers_.end(), [](const Mover& x, const Mover& y) { return x.to < y.to; });
  }

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

  double plant_rent(const Mover& mover) const {
    double rent = 0;
    for (auto k = at(p_.a_start[at(mover.col)]); k < at(p_.a_start[at(mover.col) + 1]); ++k)
      if (l_.rows[at(p_.a_index[k])].kind == RowKind::liquefaction) rent -= p_.a_value[k] * v_.row_dual[at(p_.a_index[k])];
    return rent;
  }

  // From a hub back against the flow: what a MWh there is worth at every balance it could have come from.
  void search(std::int32_t hub) {
    const double price = v_.row_dual[at(hub)];
    std::vector<std::int32_t> reached{hub}, front{hub}, next;
    value_[at(hub)] = price, is_reached_[at(hub)] = 1 | 2, parent_[at(hub)] = -1;
    for (int leg = 0; leg < kMostLegs && !front.empty(); ++leg) {
      next.clear();
      for (const std::int32_t row : front) {
        for (auto m = at(into_[at(row)]); m < at(into_[at(row) + 1]); ++m) {
          const Mover& mover = movers_[m];
          if (mover.is_voyage) continue;  // ends at its port of loading, below
          const double worth = (mover.b * value_[at(row)] - mover.cost) / mover.a;
          const bool used = (is_reached_[at(row)] & 2) != 0 && mover.is_used;
          char& mark = is_reached_[at(mover.from)];
          const bool is_new = mark == 0;
          const bool better = is_new || (worth > value_[at(mover.from)] + 1e-12 && !is_ahead(mover.from, row));
          if (is_new) reached.push_back(mover.from);
          if (better) value_[at(mover.from)] = worth, parent_[at(mover.from)] = static_cast<std::int32_t>(m);
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
      way->fob = walk(hub, way->row, way->voyage, way->parts);
    }
    to_walk_.clear();
    for (const std::int32_t row : reached) is_reached_[at(row)] = 0;
  }

  // True when the way from `row` to the hub passes `other`: below a price of zero a round trip could seem to pay.
  bool is_ahead(std::int32_t other, std::int32_t row) const {
    while (row != other && parent_[at(row)] >= 0) row = movers_[at(parent_[at(row)])].to;
    return row == other;
  }

  void arrive(std::int32_t hub, std::int32_t row) {
    const bool used = (is_reached_[at(row)] & 2) != 0;
    const RowInfo& info = l_.rows[at(row)];
    if (info.kind == RowKind::pool)
      if (const auto field = field_origin_.find({info.item, info.seller}); field != field_origin_.end())
        offer(hub, row, field->second, info.month, value_[at(row)], used, nullptr);
    for (auto m = at(into_[at(row)]); m < at(into_[at(row) + 1]); ++m) {
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

  // Sums what lies between the seller and the hub, each per MWh at the seller's; gives what is left of the price.
  double walk(std::int32_t hub, std::int32_t row, const Mover* voyage, Netback& parts) const {
    double units = 1;  // of gas at `row` for a unit at the seller's
    if (voyage) {
      const auto& arc = l_.network.voyages[l_.cols[at(voyage->col)].item];
      const auto& place = l_.network.exports[arc.from];
      const auto& ship = world_.vessels[place.vessel];
      double dues = ship.port_cost;
      for (const auto& strait : world_.straits)
        if (arc.passage.gates.contains(strait.id)) dues += strait.toll;
      parts.port_and_tolls = dues / ship.cargo;
      parts.fuel_and_boil_off = arc.voyage.cost_usd_per_mwh - parts.port_and_tolls;
      parts.regasification = l_.network.imports[arc.to].cost;
      parts.tie_break = p_.col_cost[at(voyage->col)] - place.cost - parts.regasification - arc.voyage.cost_usd_per_mwh;
      for (auto k = at(p_.a_start[at(voyage->col)]); k < at(p_.a_start[at(voyage->col) + 1]); ++k) {
        const RowInfo& info = l_.rows[at(p_.a_index[k])];
        if (info.kind != RowKind::pool && info.kind != RowKind::hub) continue;
        if (p_.a_value[k] > 0) {
          if (p_.a_index[k] != voyage->to) parts.losses -= p_.a_value[k] * v_.row_dual[at(p_.a_index[k])];
          continue;
        }
        parts.feed_gas = v_.row_dual[at(p_.a_index[k])];
        parts.own_use = (-p_.a_value[k] - 1) * parts.feed_gas;
      }
      parts.liquefaction = place.cost, parts.plant_rent = plant_rent(*voyage);
      add_rents(*voyage, 1, parts);
      units = voyage->b;
    } else {
      parts.feed_gas = v_.row_dual[at(row)];
    }
    while (row != hub) {
      const Mover& mover = movers_[at(parent_[at(row)])];
      const double through = units / mover.a;
      double& cost = l_.cols[at(mover.col)].kind == ColKind::flow ? parts.tariffs : parts.tie_break;
      cost += through * p_.col_cost[at(mover.col)];
      add_rents(mover, through, parts);
      units = through * mover.b, row = mover.to;
    }
    parts.price = v_.row_dual[at(hub)];
    parts.losses += parts.price * (1 - units);
    parts.value = parts.feed_gas + parts.own_use + parts.liquefaction + parts.plant_rent;
    return parts.price - parts.regasification - parts.hire - parts.port_and_tolls - parts.fuel_and_boil_off - parts.tariffs -
           parts.losses - parts.congestion - parts.tie_break;
  }

  void add_rents(const Mover& mover, double units, Netback& parts) const {
    for (auto k = at(p_.a_start[at(mover.col)]); k < at(p_.a_start[at(mover.col) + 1]); ++k) {
      const RowInfo& info = l_.rows[at(p_.a_index[k])];
      if (is_balance(info.kind) || info.kind == RowKind::liquefaction) continue;
      const double rent = -units * p_.a_value[k] * v_.row_dual[at(p_.a_index[k])];
      if (info.kind == RowKind::ship_days) {
        parts.hire += rent;
        continue;
      }
      parts.congestion += rent;
      if (rent > -kLeastRent && rent < kLeastRent) continue;
      Rent named = name_of(info);
      named.usd_per_mwh = rent;
      parts.rents.push_back(std::move(named));
    }
  }

  Rent name_of(const RowInfo& row) const {
    switch (row.kind) {
      case RowKind::pipe:
        return {"pipeline", world_.pipelines[row.item].id, world_.pipelines[row.item].name, 0};
      case RowKind::contract:
        return {"contract", world_.contracts[row.item].id, world_.contracts[row.item].id, 0};
      case RowKind::flow_limit:
        return {"event", l_.events[row.item].id, l_.events[row.item].title, 0};
      case RowKind::regasification: {
        const auto& node = world_.nodes[l_.network.imports[row.item].node];
        return {"regasification", node.id, node.name, 0};
      }
      default:
        return {"other", "row:" + std::to_string(static_cast<int>(row.kind)), "", 0};
    }
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
    const Way* ways = &ways_[o * periods()];
    int open = 0;
    for (std::size_t t = 0; t < periods(); ++t) open += ways[t].is_open ? month_count(t) : 0;
    if (open == 0) return;
    const Origin& origin = origins_[o];
    Netback total;
    total.by_ship = origin.by_ship;
    total.from_node = world_.nodes[origin.node].id, total.to_node = world_.nodes[market].id;
    total.from = origin.by_ship ? l_.network.exports[origin.place].port : total.from_node;
    total.seller = world_.sellers[origin.seller].id;
    total.open_months = open;
    std::map<std::pair<std::string, std::string>, Rent> rents;
    for (std::size_t t = 0; t < periods(); ++t) {
      const Way& way = ways[t];
      const int length = month_count(t);
      for (int i = 0; i < length; ++i)
        total.fob.push_back(way.is_open ? way.fob : kNan), total.served.push_back(way.is_served);
      total.served_months += way.is_served ? length : 0;
      if (!way.is_open) continue;
      const Netback& m = way.parts;
      const double share = static_cast<double>(length) / open;
      total.mean_fob += share * way.fob, total.price += share * m.price, total.value += share * m.value;
      total.feed_gas += share * m.feed_gas, total.own_use += share * m.own_use;
      total.liquefaction += share * m.liquefaction, total.plant_rent += share * m.plant_rent;
      total.regasification += share * m.regasification, total.hire += share * m.hire;
      total.port_and_tolls += share * m.port_and_tolls, total.fuel_and_boil_off += share * m.fuel_and_boil_off;
      total.tariffs += share * m.tariffs, total.losses += share * m.losses;
      total.congestion += share * m.congestion, total.tie_break += share * m.tie_break;
      for (const Rent& rent : m.rents) {
        Rent& sum = rents.emplace(std::pair(rent.kind, rent.id), Rent{rent.kind, rent.id, rent.name, 0}).first->second;
        sum.usd_per_mwh += share * rent.usd_per_mwh;
      }
    }
    total.forgone = total.value - total.mean_fob;
    for (auto& [key, rent] : rents) total.rents.push_back(std::move(rent));
    std::stable_sort(total.rents.begin(), total.rents.end(),
                     [](const Rent& x, const Rent& y) { return x.usd_per_mwh > y.usd_per_mwh; });
    if (total.rents.size() > kRentCount) total.rents.resize(kRentCount);
    found_.push_back(std::move(total));
  }

  const model::Layout& l_;
  const world::World& world_;
  const solve::LinearProgram& p_;
  const PathValues& v_;
  int first_ = 0, last_ = 0;
  std::vector<Mover> movers_;                  // by the balance they bring gas to
  std::vector<std::int32_t> into_;             // by balance: its first mover
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
                                   const PathValues& values) {
  return Reader(layout, program, values).read();
}

}  // namespace netback::market
