// How far a price moves is what the size of the shock and the slopes around it say.
#include "world/sanity_world.h"

#include "model/supply_curve.h"

namespace netback::market {
namespace {

using namespace sanity;

// E6: dP/P ~ (volume / market) / (|elasticity of demand| + elasticity of supply), within a factor 3, or a constraint says
// why. The market is what is joined: LNG trade and the gas of Europe's hubs; who buys or makes gas there answers to the
// price.
struct Market { double twh = 0, demand_slope = 0, supply_slope = 0; };

Market joined_market(Month from) {
  const World& world = run().world;
  const Outcome& a = run().of(base);
  Market market{lng_sum(world, a, "", from) - lng_sum(world, a, "region:europe", from)};
  const auto in_europe = [&](const std::string& id) {
    return in_place(world, id, "region:europe") && !in_place(world, id, "country:russia");
  };
  std::set<std::string> inside;
  for (const auto& n : world.nodes)
    if (in_europe(n.id)) market.twh += sum(from_month(a, a.consumption.at(n.id), from)), inside.insert(n.id);
  for (const auto& flow : a.lng_flows)
    if (sum(flow.twh) > kHearTwh) inside.insert(flow.to_node);
  const double years = static_cast<double>(from_month(a, a.price.begin()->second, from).size()) / 12;
  for (const auto& row : world.demand)
    if (inside.contains(row.node))
      market.demand_slope +=
          -row.elasticity * row.quantity * years * price_after(base, row.node, from) / row.reference_price;
  for (const auto& row : world.supply) {
    if (!inside.contains(row.node) && row.node != "node:norway") continue;
    const auto curve = model::fit_supply_curve(row);
    const auto used_at = [&](double price) {
      double low = 0, high = 0.995;
      for (int i = 0; i < 50; ++i) (curve.marginal((low + high) / 2) < price ? low : high) = (low + high) / 2;
      return low;
    };
    const double price = price_after(base, row.node, from);
    market.supply_slope += row.capacity * years * (used_at(1.1 * price) - used_at(price)) / 0.1;
  }
  return market;
}

void expect_the_envelope(const char* what, Path path, double volume, Month from) {
  const Market market = joined_market(from);
  const double predicted = volume / (market.demand_slope + market.supply_slope);
  const double before = price_after(base, "node:netherlands", from), after = price_after(path, "node:netherlands", from);
  const double seen = after / before - 1, ratio = seen / predicted;
  std::printf(
      "E6 %s: %+.0f of %.0f TWh, |eps_d| %.3f + eps_s %.3f: expected %+.1f %%, seen at TTF %+.1f %% (%.2f -> %.2f), ratio "
      "%.2f\n",
      what, volume, market.twh, market.demand_slope / market.twh, market.supply_slope / market.twh, 100 * predicted,
      100 * seen, before, after, ratio);
  const auto& bindings = run().of(path).bindings;
  for (std::size_t i = 0; i < std::min<std::size_t>(4, bindings.size()); ++i)
    std::printf("   binds: %s %s %.1f USD/MWh in %d months\n", bindings[i].kind.c_str(), bindings[i].id.c_str(),
                bindings[i].usd_per_mwh, bindings[i].month_count);
  EXPECT_GT(ratio, 1.0 / 3);
  EXPECT_LT(ratio, 3);
}

TEST(sanity_envelope, nord_stream) {
  expect_the_envelope("Nord Stream 2/B", stream,
                      pipe_sum(run().of(base), "pipe:nord-stream-2") - pipe_sum(run().of(stream), "pipe:nord-stream-2"),
                      kFirst);
}

TEST(sanity_envelope, sabine_pass) {
  const Month from(2025, 4);
  const auto shipped = [&](Path path) {
    double twh = 0;
    for (const auto& flow : run().of(path).lng_flows)
      if (flow.seller == "seller:us") twh += sum(flow.twh);
    return twh;
  };
  expect_the_envelope("Sabine Pass", sabine, shipped(base) - shipped(sabine), from);
}

}  // namespace
}  // namespace netback::market
