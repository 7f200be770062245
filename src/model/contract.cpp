#include "model/constraints.h"
#include "model/lookup.h"

namespace netback::model {
namespace {

// What a buyer pays for gas of the minimum left in the ground, in mean prices: above any hub price of the tables, below
// unserved demand. Judgement: 80 USD/MWh at the prices of 2024.
constexpr double kShortfallPrices = 3.6;

}  // namespace

// minimum <= flow of the seller over the contract's route, or cargoes from its plant to the buyer, <= maximum, month by
// month. Only sellers whose label stays with the gas can be held to a contract by pipe.
void add_contract_rows(Builder& b) {
  const auto& world = *b.layout.world;
  b.contract.assign(world.contracts.size() * static_cast<std::size_t>(b.months()), -1);
  b.begin(RowKind::contract);
  for (std::size_t i = 0; i < world.contracts.size(); ++i)
    for (int t = 0; t < b.months(); ++t)
      b.contract[b.at(i, t)] =
          b.add_row({RowKind::contract, static_cast<std::uint16_t>(t), kNoSeller, static_cast<std::uint32_t>(i)});
}

// A minimum that cannot be taken is paid for and told, instead of making the whole market impossible.
void add_contract(Builder& b) {
  b.begin(ColKind::contract_shortfall);
  for (std::size_t i = 0; i < b.layout.world->contracts.size(); ++i)
    for (int t = 0; t < b.months(); ++t)
      b.add_col({ColKind::contract_shortfall, static_cast<std::uint16_t>(t), kNoSeller, 0, static_cast<std::uint32_t>(i)},
                kShortfallPrices * b.layout.network.mean_price, {{b.contract[b.at(i, t)], 1}});
}

void bound_contract(const Layout& l, const State& s, solve::LinearProgram& p) {
  for (std::int32_t r = l.of(RowKind::contract).begin; r < l.of(RowKind::contract).end; ++r) {
    const RowInfo& row = l.rows[static_cast<std::size_t>(r)];
    p.row_lower[static_cast<std::size_t>(r)] = s.contract_minimum.at(row.item, row.month);
    p.row_upper[static_cast<std::size_t>(r)] = s.contract_maximum.at(row.item, row.month);
  }
  for (std::int32_t c = l.of(ColKind::contract_shortfall).begin; c < l.of(ColKind::contract_shortfall).end; ++c) {
    const ColInfo& col = l.cols[static_cast<std::size_t>(c)];
    p.col_upper[static_cast<std::size_t>(c)] = s.contract_minimum.at(col.item, col.month);
  }
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
