#include "model/constraints.h"
#include "model/corrections.h"
#include "world/query.h"

namespace netback::model {
namespace {

// The charter rate rises with the share of the fleet in use: at idle_cost up to 60 %, then in steps to tight_cost at
// 100 % of what utilisation allows, and on at twice that for ships re-activated or sailed faster (judgement; spike A3:
// a rising curve, not a wall).
struct CharterStep { double share, level; };  // width as share of usable ship-days; 0 = idle_cost, 1 = tight_cost
constexpr CharterStep kCharter[] = {{0.60, 0.00}, {0.10, 0.05}, {0.08, 0.12}, {0.06, 0.22}, {0.05, 0.36},
                                    {0.04, 0.54}, {0.04, 0.76}, {0.03, 1.00}, {0.25, 2.00}};

}  // namespace

// ship-days of all cargoes of a class = ship-days hired; the dual of the row is the charter rate
void add_ship_days_rows(Builder& b) {
  b.ship_days.assign(b.layout.world->vessels.size() * static_cast<std::size_t>(b.months()), -1);
  b.begin(RowKind::ship_days);
  for (std::size_t v = 0; v < b.layout.world->vessels.size(); ++v)
    for (int t = 0; b.layout.network.sails[v] && t < b.months(); ++t)
      b.ship_days[b.at(v, t)] =
          b.add_row({RowKind::ship_days, static_cast<std::uint16_t>(t), kNoSeller, static_cast<std::uint32_t>(v)});
}

void add_ship_days(Builder& b) {
  b.begin(ColKind::ship_days);
  for (std::size_t v = 0; v < b.layout.world->vessels.size(); ++v) {
    const auto& vessel = b.layout.world->vessels[v];
    for (int t = 0; b.layout.network.sails[v] && t < b.months(); ++t)
      for (std::size_t j = 0; j < std::size(kCharter); ++j)
        b.add_col({ColKind::ship_days, static_cast<std::uint16_t>(t), kNoSeller, static_cast<std::uint16_t>(j),
                   static_cast<std::uint32_t>(v)},
                  hire_correction(*b.layout.world, vessel, b.layout.timeline.month(t).year()) *
                      (vessel.idle_cost + kCharter[j].level * (vessel.tight_cost - vessel.idle_cost)) / 1e6,
                  {{b.ship_days[b.at(v, t)], -1}});
  }
}

void bound_ship_days(const Layout& l, const State&, solve::LinearProgram& p) {
  // Rows are equalities at 0.
  for (std::int32_t c = l.of(ColKind::ship_days).begin; c < l.of(ColKind::ship_days).end; ++c) {
    const ColInfo& col = l.cols[static_cast<std::size_t>(c)];
    const auto& vessel = l.world->vessels[col.item];
    double ship_days = 0;
    for (int m = 0; m < l.timeline.length(col.month); ++m) {
      const Month month = l.timeline.month(col.month) + m;
      ship_days += world::fleet_on(*l.world, vessel, month.first_day()) * month.day_count();
    }
    p.col_upper[static_cast<std::size_t>(c)] = ship_days * vessel.utilisation * kCharter[col.step].share;
  }
}

}  // namespace netback::model
