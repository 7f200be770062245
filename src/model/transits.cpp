#include "model/constraints.h"

namespace netback::model {

double transits_per_twh(const Layout& l, const VoyageArc& arc) {
  return 2 / l.world->vessels[l.network.exports[arc.from].vessel].cargo;  // laden there, in ballast back
}

// Cargoes loaded in a period x transits of each <= slots a day x days x share of ships that may pass
void add_transits_rows(Builder& b) {
  const auto& straits = b.layout.world->straits;
  b.transits.assign(straits.size() * static_cast<std::size_t>(b.months()), -1);
  b.begin(RowKind::transits);
  for (std::size_t i = 0; i < straits.size(); ++i)
    for (int t = 0; straits[i].slots > 0 && t < b.months(); ++t)
      b.transits[b.at(i, t)] =
          b.add_row({RowKind::transits, static_cast<std::uint16_t>(t), kNoSeller, static_cast<std::uint32_t>(i)});
}

void bound_transits(const Layout& l, const State& s, solve::LinearProgram& p) {
  for (std::int32_t r = l.of(RowKind::transits).begin; r < l.of(RowKind::transits).end; ++r) {
    const RowInfo& row = l.rows[static_cast<std::size_t>(r)];
    p.row_lower[static_cast<std::size_t>(r)] = -solve::kInfinity;
    p.row_upper[static_cast<std::size_t>(r)] =
        l.world->straits[row.item].slots * l.timeline.day_count(row.month) * s.strait.at(row.item, row.month);
  }
}

}  // namespace netback::model
