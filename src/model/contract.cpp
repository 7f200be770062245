// What flows for a contract is what its buyer nominates, and what the seller sells beside it:
//   flow of the seller over the contract's route, or cargoes from its plants to the buyer + shortfall = take + spot
// (by sea, where the seller may sell more beside: model/cargo_cover.cpp, as contracts share cargoes)
//   minimum <= take <= maximum                                         month by month
//   sum of a calendar year's take + make-up to the next year >= take-or-pay + make-up from the year before
// A take costs the formula's price less the seller's own cost (contract_price.h): below take-or-pay that is sunk, above it
// the buyer takes when his hub is dearer. Only sellers whose label stays with the gas can be held to a contract by pipe.
#include <algorithm>

#include "model/constraints.h"
#include "model/lookup.h"

namespace netback::model {
namespace {

// What a buyer pays for gas of the minimum left in the ground, in mean prices: above any hub price of the tables, below
// unserved demand. Judgement: 80 USD/MWh at the prices of 2024.
constexpr double kShortfallPrices = 3.6;

// Where no contract holds nothing bounds what is taken.
bool is_in_force(const State& s, std::size_t contract, int t) {
  return s.contract_maximum.at(contract, t) < solve::kInfinity;
}

// Sum over the periods of the year that ends with t.
double over_year(const MonthTable& table, std::size_t contract, const Timeline& line, int t) {
  double sum = 0;
  for (int k = t; k >= 0 && line.month(k).year() == line.month(t).year(); --k) sum += table.at(contract, k);
  return sum;
}

// Take-or-pay of the year that ends with t. Of a year the run holds in part, months outside it may have taken their maximum.
double owed_in_year(const State& s, std::size_t contract, const Timeline& line, int t) {
  const double owed = over_year(s.contract_take_or_pay, contract, line, t);
  const Month first(line.month(t).year(), 1);
  const int outside = std::max(0, line.start - first) + std::max(0, first + 12 - line.end);
  double most = 0;
  int months = 0;  // of the year in the run, in force
  for (int k = t; k >= 0 && line.month(k).year() == first.year(); --k)
    if (is_in_force(s, contract, k)) most += s.contract_maximum.at(contract, k), months += line.length(k);
  return months == 0 ? owed : std::max(0.0, owed - outside * std::max(0.0, most - owed) / months);
}

// The simplex is quick where columns are boxed: bounds that never bind (TWh of a period).
constexpr double kRoomy = 2;
double room(const Layout& l, const ColInfo& col) {
  return kRoomy * l.contract_room[col.item] * l.timeline.day_count(col.month) / 365.0;
}

ColInfo info(ColKind kind, std::size_t contract, int t) {
  return {kind, static_cast<std::uint16_t>(t), kNoSeller, 0, static_cast<std::uint32_t>(contract)};
}

}  // namespace

void add_contract_rows(Builder& b) {
  const std::size_t count = b.layout.world->contracts.size();
  const auto lay = [&](RowKind kind, std::vector<std::int32_t>& index, auto&& is_laid) {
    index.assign(count * static_cast<std::size_t>(b.months()), -1);
    b.begin(kind);
    for (std::size_t i = 0; i < count; ++i)
      for (int t = 0; t < b.months(); ++t)
        if (is_laid(i, t))
          index[b.at(i, t)] = b.add_row({kind, static_cast<std::uint16_t>(t), kNoSeller, static_cast<std::uint32_t>(i)});
  };
  const auto& world = *b.layout.world;
  lay(RowKind::contract, b.contract, [&](std::size_t i, int) { return !is_covered(world, world.contracts[i]); });
  lay(RowKind::take_or_pay, b.take_or_pay, [&](std::size_t, int t) { return b.layout.timeline.ends_year(t); });
}

void add_contract(Builder& b) {
  const Timeline& line = b.layout.timeline;
  const auto& contracts = b.layout.world->contracts;
  const auto each = [&](ColKind kind, auto&& add) {
    b.begin(kind);
    for (std::size_t i = 0; i < contracts.size(); ++i)
      for (int t = 0; t < b.months(); ++t) add(i, t);
  };
  const auto& covers = b.layout.cargo_covers;
  const auto held = [&](std::size_t i, int t, double sign) {
    std::vector<Entry> entries{{b.contract[b.at(i, t)], sign}};
    for (std::size_t k = 0; k < covers.size(); ++k)
      if (std::ranges::binary_search(covers[k].contracts, i)) entries.push_back({b.cargo_cover[b.at(k, t)], sign});
    return entries;
  };
  // Costs and bounds are written with the state.
  each(ColKind::contract_take, [&](std::size_t i, int t) {
    std::vector<Entry> entries = held(i, t, -1);
    entries.push_back({b.take_or_pay[b.at(i, line.last_of_year(t))], 1});
    b.add_col(info(ColKind::contract_take, i, t), 0, std::move(entries));
  });
  each(ColKind::contract_spot, [&](std::size_t i, int t) {
    if (b.contract[b.at(i, t)] >= 0) b.add_col(info(ColKind::contract_spot, i, t), 0, {{b.contract[b.at(i, t)], -1}});
  });
  each(ColKind::contract_make_up, [&](std::size_t i, int t) {
    if (!line.ends_year(t) || t + 1 == line.period_count()) return;
    b.add_col(info(ColKind::contract_make_up, i, t), 0,
              {{b.take_or_pay[b.at(i, t)], 1}, {b.take_or_pay[b.at(i, line.last_of_year(t + 1))], -1}});
  });
  // A minimum that cannot be taken is paid for and told, instead of making the whole market impossible.
  each(ColKind::contract_shortfall, [&](std::size_t i, int t) {
    b.add_col(info(ColKind::contract_shortfall, i, t), kShortfallPrices * b.layout.network.mean_price, held(i, t, 1));
  });
}

void bound_contract(const Layout& l, const State& s, solve::LinearProgram& p) {
  const auto each = [&](const Range& range, const auto& infos, auto&& bound) {
    for (std::int32_t at = range.begin; at < range.end; ++at)
      bound(static_cast<std::size_t>(at), infos[static_cast<std::size_t>(at)]);
  };
  each(l.of(RowKind::contract), l.rows, [&](std::size_t r, const RowInfo&) { p.row_lower[r] = p.row_upper[r] = 0; });
  each(l.of(RowKind::take_or_pay), l.rows, [&](std::size_t r, const RowInfo& row) {
    p.row_lower[r] = owed_in_year(s, row.item, l.timeline, row.month);
    p.row_upper[r] = solve::kInfinity;
  });
  each(l.of(ColKind::contract_take), l.cols, [&](std::size_t c, const ColInfo& col) {
    const bool in_force = is_in_force(s, col.item, col.month);
    p.col_lower[c] = s.contract_minimum.at(col.item, col.month);
    p.col_upper[c] = in_force ? s.contract_maximum.at(col.item, col.month) : 0;
    // Without a wedge gas under contract is taken before gas beside it, by a hair.
    const double wedge = l.contract_wedge[col.item * static_cast<std::size_t>(l.timeline.period_count()) + col.month];
    p.col_cost[c] = !in_force ? 0 : wedge != 0 ? wedge : -tie_break(l.network, l.world->contracts[col.item].id);
  });
  // Where no contract holds, all is spot.
  each(l.of(ColKind::contract_spot), l.cols, [&](std::size_t c, const ColInfo& col) {
    p.col_upper[c] = l.world->contracts[col.item].spot || !is_in_force(s, col.item, col.month) ? room(l, col) : 0;
  });
  each(l.of(ColKind::contract_make_up), l.cols, [&](std::size_t c, const ColInfo& col) {
    p.col_upper[c] = over_year(s.contract_make_up, col.item, l.timeline, col.month);
  });
  // What is missed of a year may have to be missed in the few months left of it.
  each(l.of(ColKind::contract_shortfall), l.cols, [&](std::size_t c, const ColInfo& col) {
    const double owed =
        std::max(s.contract_minimum.at(col.item, col.month),
                 over_year(s.contract_take_or_pay, col.item, l.timeline, l.timeline.last_of_year(col.month)));
    p.col_upper[c] = owed > 0 ? owed : 0;
  });
}

void add_flow_limit_rows(Builder& b) {
  b.flow_limit.assign(b.layout.events.size() * static_cast<std::size_t>(b.months()), -1);
  b.begin(RowKind::flow_limit);
  for (std::size_t e = 0; e < b.layout.events.size(); ++e) {
    if (!std::holds_alternative<scenario::FlowLever>(b.layout.events[e].lever)) continue;
    for (int t = 0; t < b.months(); ++t)
      b.flow_limit[b.at(e, t)] =
          b.add_row({RowKind::flow_limit, static_cast<std::uint16_t>(t), kNoSeller, static_cast<std::uint32_t>(e)});
  }
}

void bound_flow_limit(const Layout& l, const State& s, solve::LinearProgram& p) {
  for (std::int32_t r = l.of(RowKind::flow_limit).begin; r < l.of(RowKind::flow_limit).end; ++r) {
    const RowInfo& row = l.rows[static_cast<std::size_t>(r)];
    p.row_lower[static_cast<std::size_t>(r)] = -solve::kInfinity;
    p.row_upper[static_cast<std::size_t>(r)] = s.flow_limit.at(row.item, row.month);
  }
}

}  // namespace netback::model
