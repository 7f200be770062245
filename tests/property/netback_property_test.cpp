// What the program's name promises: gas earns the same wherever its seller sells it, and no market left out would pay more.
// In prices: the netback of every sale and voyage in use is the price of the seller's gas where it comes from; that of
// every one not in use is not above it. Computed here from prices, costs and coefficients, not from the solver's own
// reduced costs.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "property/random_world.h"

namespace netback::market {
namespace {

using namespace toy;
using model::ColKind;

constexpr double kUsed = 1e-6;  // TWh: below it a flow is rounding
constexpr double kSame = 1e-6;  // USD/MWh

class netback_property : public ::testing::TestWithParam<std::uint32_t> {};
INSTANTIATE_TEST_SUITE_P(worlds, netback_property, ::testing::Range(0u, world_count()));

struct Market {
  Answer a;
  explicit Market(const world::World& world) : a(answer(world)) {}

  // What a MWh of the column fetches at its far end, less every cost and scarce thing on the way, beside what a MWh costs
  // where the column takes it (both per MWh of the column).
  std::pair<double, double> netback_and_price(std::size_t c) const {
    const auto& program = a.model.program;
    double netback = -program.col_cost[c], price = 0;
    for (auto k = static_cast<std::size_t>(program.a_start[c]); k < static_cast<std::size_t>(program.a_start[c + 1]); ++k) {
      const auto row = static_cast<std::size_t>(program.a_index[k]);
      const double dual = a.solved.solution.row_dual[row];
      const auto kind = a.model.layout.rows[row].kind;
      const bool is_taken = (kind == model::RowKind::pool || kind == model::RowKind::hub) && program.a_value[k] < 0;
      if (is_taken)
        price -= program.a_value[k] * dual;
      else
        netback += program.a_value[k] * dual;
    }
    return {netback, price};
  }

  // Columns of a kind that hold the rule; faults are told.
  int hold(ColKind kind) const {
    const auto& range = a.model.layout.of(kind);
    int used_count = 0;
    for (auto c = static_cast<std::size_t>(range.begin); c < static_cast<std::size_t>(range.end); ++c) {
      if (a.model.program.col_upper[c] <= 0) continue;  // barred
      const auto [netback, price] = netback_and_price(c);
      const bool is_used = a.solved.solution.col_value[c] > kUsed;
      EXPECT_LE(netback, price + kSame) << "a market left out would pay more: column " << c;
      if (is_used) {
        EXPECT_NEAR(netback, price, kSame) << "column " << c;
      }
      used_count += is_used;
    }
    return used_count;
  }
};

TEST_P(netback_property, every_sale_voyage_and_flow_in_use_nets_back_the_price_of_its_gas) {
  const world::World world = random_toy(GetParam()).world();
  const Market market(world);
  market.hold(ColKind::lng);
  EXPECT_GT(market.hold(ColKind::sale), 0);
  EXPECT_GT(market.hold(ColKind::flow), 0);
  market.hold(ColKind::landed_sale);
  market.hold(ColKind::resale);
}

// Of one plant and month: the same netback in every market served, none better elsewhere.
TEST_P(netback_property, a_plant_earns_the_same_wherever_it_lands) {
  const world::World world = random_toy(GetParam()).world();
  const Market market(world);
  const auto& layout = market.a.model.layout;
  const auto& program = market.a.model.program;
  const auto& solution = market.a.solved.solution;
  std::map<std::pair<std::size_t, int>, std::vector<double>> served;
  std::map<std::pair<std::size_t, int>, double> best;
  const auto& cargoes = layout.of(ColKind::lng);
  for (auto c = static_cast<std::size_t>(cargoes.begin); c < static_cast<std::size_t>(cargoes.end); ++c) {
    if (program.col_upper[c] <= 0) continue;
    // The plant's own row is scarce for all its markets alike: what is left of the price before it.
    double netback = market.netback_and_price(c).first;
    for (auto k = static_cast<std::size_t>(program.a_start[c]); k < static_cast<std::size_t>(program.a_start[c + 1]); ++k) {
      const auto row = static_cast<std::size_t>(program.a_index[k]);
      if (layout.rows[row].kind == model::RowKind::liquefaction) netback -= program.a_value[k] * solution.row_dual[row];
    }
    const auto key = std::pair(layout.network.voyages[layout.cols[c].item].from, static_cast<int>(layout.cols[c].month));
    if (solution.col_value[c] > kUsed) served[key].push_back(netback);
    best[key] = best.contains(key) ? std::max(best[key], netback) : netback;
  }
  for (const auto& [key, netbacks] : served)
    for (const double netback : netbacks) {
      EXPECT_NEAR(netback, netbacks.front(), kSame);
      EXPECT_NEAR(netback, best[key], kSame) << "no market not served would pay more";
    }
}

// A world in which no cargo pays is one in a hundred; the rule must not hold for want of voyages.
TEST(netback_worlds, nearly_all_of_them_ship) {
  int ship_count = 0;
  for (std::uint32_t seed = 0; seed < 8; ++seed) ship_count += Market(random_toy(seed).world()).hold(ColKind::lng) > 0;
  EXPECT_GE(ship_count, 7);
}

}  // namespace
}  // namespace netback::market
