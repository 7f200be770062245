#include <algorithm>
#include <optional>

#include "model/constraints.h"
#include "model/lookup.h"

namespace netback::model {
namespace {

// Withdrawal falls with stock: w <= W (0.3 + 1.4 S / WGV), and never above W (methods.md 9; spike A2).
constexpr double kCurveAtEmpty = 0.3, kCurveSlope = 1.4;

// What gas left in store at the end is worth, as multiples of the node's reference price, in tiers around the seasonal
// norm: short stocks are dear, a surplus cheap. Soft, so that no target makes an infinite price. Judgement.
constexpr double kBelowNorm = 0.15, kAboveNorm = 0.15;
constexpr double kKnown = 0.02;  // the same around a level that is known
constexpr double kTierValue[] = {1.8, 1.15, 0.9, 0.4};
constexpr std::size_t kPlainTier = 2;  // gas beyond the norm, worth what it is worth to burn

// At the end of every winter within a run gas up to the norm is worth keeping: what its tiers give over the plain one. Else
// a run of some years burns all stocks once and pays for it with no price (decision 0011). The first one kept lies half a
// year or more after the first reported month: an earlier one is the outcome of a winter under way.
constexpr int kFirstKept = 6;

bool is_last(const Timeline& line, int t) { return t + 1 == line.period_count(); }
bool is_winters_end(const Timeline& line, int t) {
  const Month month = line.month(t) + (line.length(t) - 1);
  return month.month() == 3 && line.report + kFirstKept <= month && !is_last(line, t);
}
// Tiers of the stock at the end of period t.
std::size_t tier_count(const Timeline& line, int t) {
  return is_last(line, t) ? std::size(kTierValue) : is_winters_end(line, t) ? kPlainTier : 0;
}
double tier_value(const Timeline& line, int t, std::size_t tier) {
  return is_last(line, t) ? kTierValue[tier] : kTierValue[tier] - kTierValue[kPlainTier];
}

double reference_price(const Layout& l, std::size_t node) {
  double sum = 0, weight = 0;
  const auto add = [&](const world::Demand& d) { sum += d.reference_price * d.quantity, weight += d.quantity; };
  for (const std::size_t i : l.network.demands[node]) add(l.world->demand[i]);
  return weight > 0 ? sum / weight : 0;
}

const world::StorageNorm* norm_of(const world::World& world, const std::string& storage) {
  const world::StorageNorm* best = nullptr;
  for (const auto& norm : world.storage_norms)
    if (norm.storage == storage && (!best || newer(norm, *best))) best = &norm;
  return best;
}

double norm_share(const world::World& world, const std::string& storage, Month month) {
  const auto* norm = norm_of(world, storage);
  return norm ? norm->share[static_cast<std::size_t>(month.month() - 1)] : 0.5;
}

// What lay in store on the first day of a month, as a share, where the tables know: the end of a past year is no guess.
std::optional<double> known_share(const world::World& world, const world::Storage& row, Month month) {
  for (const auto& level : world.storage_levels)
    if (level.storage == row.id && Month::of(level.date) == month && level.date.day == 1 && row.working_gas_volume > 0)
      return std::min(1.0, level.level / row.working_gas_volume);
  return std::nullopt;
}

// Opening stock: the level known for the first day, else the norm of the month before.
double opening_stock(const Layout& l, const world::Storage& row) {
  double stock = norm_share(*l.world, row.id, l.timeline.start - 1) * row.working_gas_volume;
  for (const auto& level : l.world->storage_levels)
    if (level.storage == row.id && Month::of(level.date) == l.timeline.start) stock = level.level;
  return std::min(stock, row.working_gas_volume);
}

}  // namespace

// stock = stock before + injection - withdrawal;  withdrawal <= rate;  withdrawal <= curve(stock before);
// last stock = sum of terminal tiers;  stock at the end of a winter before >= sum of what is kept
void add_storage_rows(Builder& b) {
  const auto& rows = b.layout.world->storage;
  const auto lay = [&](RowKind kind, std::vector<std::int32_t>& index) {
    index.assign(rows.size() * static_cast<std::size_t>(b.months()), -1);
    b.begin(kind);
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (int t = 0; t < b.months(); ++t)
        if (kind != RowKind::final_stock || tier_count(b.layout.timeline, t) > 0)
          index[b.at(i, t)] = b.add_row({kind, static_cast<std::uint16_t>(t), kNoSeller, static_cast<std::uint32_t>(i)});
  };
  lay(RowKind::stock, b.stock);
  lay(RowKind::withdrawal_rate, b.rate);
  lay(RowKind::withdrawal_curve, b.curve);
  lay(RowKind::final_stock, b.final_stock);
}

void add_storage(Builder& b) {
  const auto& world = *b.layout.world;
  const Network& net = b.layout.network;
  const Index nodes = index_of(world.nodes);
  const auto each = [&](ColKind kind, auto&& add) {
    b.begin(kind);
    for (std::size_t i = 0; i < world.storage.size(); ++i)
      for (int t = 0; t < b.months(); ++t)
        add(i, t, find(nodes, world.storage[i].node),
            ColInfo{kind, static_cast<std::uint16_t>(t), kNoSeller, 0, static_cast<std::uint32_t>(i)});
  };
  each(ColKind::injection, [&](std::size_t i, int t, std::size_t n, ColInfo info) {
    b.add_col(info, world.storage[i].cost / 2, {{b.hub_row(n, t), -1}, {b.stock[b.at(i, t)], -1}});
  });
  each(ColKind::withdrawal, [&](std::size_t i, int t, std::size_t n, ColInfo info) {
    b.add_col(info, world.storage[i].cost / 2,
              {{b.hub_row(n, t), 1}, {b.stock[b.at(i, t)], 1}, {b.rate[b.at(i, t)], 1}, {b.curve[b.at(i, t)], 1}});
  });
  // Gas drawn to be moved on to another node: where more is produced than used it is the producer's, elsewhere nobody
  // knows whose it was, and the label says so.
  each(ColKind::withdrawal_out, [&](std::size_t i, int t, std::size_t n, ColInfo info) {
    const std::size_t label = net.stored_label[n];
    if (net.direct[n] || label == kNone) return;
    b.add_col(info, world.storage[i].cost / 2 + detour_cost(net) / 2,
              {{b.pool_row(n, label, t), 1}, {b.stock[b.at(i, t)], 1}, {b.rate[b.at(i, t)], 1}, {b.curve[b.at(i, t)], 1}});
  });
  each(ColKind::stock, [&](std::size_t i, int t, std::size_t, ColInfo info) {
    const auto& row = world.storage[i];
    std::vector<Entry> entries{{b.stock[b.at(i, t)], 1}, {b.final_stock[b.at(i, t)], 1}};
    if (t + 1 < b.months()) {
      const int days = b.layout.timeline.day_count(t + 1);
      entries.push_back({b.stock[b.at(i, t + 1)], -1});
      if (row.working_gas_volume > 0)
        entries.push_back({b.curve[b.at(i, t + 1)], -kCurveSlope * row.withdrawal * days / row.working_gas_volume});
    }
    b.add_col(info, 0, std::move(entries));
  });
  b.begin(ColKind::final_stock);  // costs are written with the bounds
  for (std::size_t i = 0; i < world.storage.size(); ++i)
    for (int t = 0; t < b.months(); ++t)
      for (std::size_t j = 0; j < tier_count(b.layout.timeline, t); ++j)
        b.add_col({ColKind::final_stock, static_cast<std::uint16_t>(t), kNoSeller, static_cast<std::uint16_t>(j),
                   static_cast<std::uint32_t>(i)},
                  0, {{b.final_stock[b.at(i, t)], -1}});
}

void bound_storage(const Layout& l, const State& s, solve::LinearProgram& p) {
  const auto days = [&](std::uint16_t t) { return l.timeline.day_count(t); };
  for (std::int32_t r = l.of(RowKind::stock).begin; r < l.of(RowKind::final_stock).end; ++r) {
    const RowInfo& row = l.rows[static_cast<std::size_t>(r)];
    const auto& storage = l.world->storage[row.item];
    const double opening = row.month == 0 ? opening_stock(l, storage) : 0;
    const double rate = storage.withdrawal * days(row.month) * s.storage.at(row.item, row.month);
    double &lower = p.row_lower[static_cast<std::size_t>(r)], &upper = p.row_upper[static_cast<std::size_t>(r)];
    lower = -solve::kInfinity;
    if (row.kind == RowKind::stock) lower = upper = opening;
    if (row.kind == RowKind::withdrawal_rate) upper = rate;
    if (row.kind == RowKind::withdrawal_curve) {
      upper = kCurveAtEmpty * storage.withdrawal * days(row.month);
      if (row.month == 0 && storage.working_gas_volume > 0)
        upper += kCurveSlope * storage.withdrawal * days(0) * opening / storage.working_gas_volume;
    }
    if (row.kind == RowKind::final_stock) lower = 0, upper = is_last(l.timeline, row.month) ? 0 : solve::kInfinity;
  }
  const auto each = [&](ColKind kind, auto&& upper_of) {
    for (std::int32_t c = l.of(kind).begin; c < l.of(kind).end; ++c) {
      const ColInfo& col = l.cols[static_cast<std::size_t>(c)];
      p.col_upper[static_cast<std::size_t>(c)] = upper_of(col, l.world->storage[col.item]);
    }
  };
  each(ColKind::injection, [&](const ColInfo& col, const world::Storage& row) {
    return row.injection * days(col.month) * s.storage.at(col.item, col.month);
  });
  each(ColKind::withdrawal, [](const ColInfo&, const world::Storage&) { return solve::kInfinity; });
  each(ColKind::withdrawal_out, [](const ColInfo&, const world::Storage&) { return solve::kInfinity; });
  each(ColKind::stock, [](const ColInfo&, const world::Storage& row) { return row.working_gas_volume; });
  const Index nodes = index_of(l.world->nodes);
  for (std::int32_t c = l.of(ColKind::final_stock).begin; c < l.of(ColKind::final_stock).end; ++c) {
    const ColInfo& col = l.cols[static_cast<std::size_t>(c)];
    const std::size_t node = find(nodes, l.world->storage[col.item].node);
    // Where a cap holds at the end, nobody stores for more than it.
    const double worth = tier_value(l.timeline, col.month, col.step) * reference_price(l, node),
                 cap = s.price_cap.at(node, col.month);
    p.col_cost[static_cast<std::size_t>(c)] = -(worth - s.cap_weight.at(node, col.month) * std::max(0.0, worth - cap));
  }
  each(ColKind::final_stock, [&](const ColInfo& col, const world::Storage& row) {
    const Month last = l.timeline.month(col.month) + (l.timeline.length(col.month) - 1);
    const auto told = known_share(*l.world, row, last + 1);
    const double norm = told ? *told : norm_share(*l.world, row.id, last), below = told ? kKnown : kBelowNorm,
                 above = told ? kKnown : kAboveNorm;
    const double edges[] = {0, std::max(0.0, norm - below), norm, std::min(1.0, norm + above), 1.0};
    return (edges[col.step + 1] - edges[col.step]) * row.working_gas_volume;
  });
}

}  // namespace netback::model
