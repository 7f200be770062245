// Events move what they should, and nothing else.
#include "world/sanity_world.h"

namespace netback::market {
namespace {

using namespace sanity;

TEST(sanity_events, a_cut_of_power_of_siberia_sends_nothing_to_europe) {
  const World& world = run().world;
  const auto to_europe = [&](Path path) {
    double total = 0;
    for (const auto& flow : run().of(path).pipe_flows)
      if (in_place(world, flow.from_node, "country:russia") && !in_place(world, flow.to_node, "country:russia") &&
          in_place(world, flow.to_node, "region:europe"))
        total += sum(flow.twh);
    return total;
  };
  std::printf("Russia to Europe by pipe: %.1f -> %.1f TWh; China %.2f -> %.2f USD/MWh\n", to_europe(base),
              to_europe(siberia), price_after(base, "node:china", kFirst), price_after(siberia, "node:china", kFirst));
  EXPECT_LE(to_europe(siberia), 1.005 * to_europe(base));
  EXPECT_GT(pipe_sum(run().of(base), "pipe:power-of-siberia"), 100);
  EXPECT_LT(pipe_sum(run().of(siberia), "pipe:power-of-siberia"), kHearTwh);
  EXPECT_GT(price_after(siberia, "node:china", Month(2025, 4)), price_after(base, "node:china", Month(2025, 4)));
}

TEST(sanity_events, a_lost_us_plant_raises_ttf_and_lowers_henry_hub) {
  const Month from(2025, 4);
  std::printf("TTF %.2f -> %.2f, Henry Hub %.2f -> %.2f USD/MWh\n", price_after(base, "node:netherlands", from),
              price_after(sabine, "node:netherlands", from), price_after(base, "node:us-gulf", from),
              price_after(sabine, "node:us-gulf", from));
  EXPECT_GT(price_after(sabine, "node:netherlands", from), price_after(base, "node:netherlands", from));
  EXPECT_LT(price_after(sabine, "node:us-gulf", from), price_after(base, "node:us-gulf", from));
}

// Places that get pipe gas of the plant's own field gain from its loss; they are no test of the rule.
std::set<std::string> downstream(const Outcome& outcome, const std::string& origin) {
  std::set<std::string> found{origin};
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto& flow : outcome.pipe_flows)
      if (found.contains(flow.from_node) && sum(flow.twh) > kHearTwh) grew |= found.insert(flow.to_node).second;
  }
  return found;
}

TEST(sanity_events, no_importing_hub_falls_when_a_plant_closes) {
  const Outcome& a = run().of(base);
  for (const auto& [path, origin] : {std::pair(sabine, "node:us-gulf"), std::pair(qatar, "node:qatar")}) {
    const auto own = downstream(a, origin);
    std::set<std::string> importers;
    for (const auto& flow : a.lng_flows)
      if (sum(flow.twh) > kHearTwh && !own.contains(flow.to_node)) importers.insert(flow.to_node);
    EXPECT_GE(importers.size(), 15u);
    for (const auto& id : importers)
      EXPECT_GE(price_after(path, id, Month(2025, 4)), price_after(base, id, Month(2025, 4)) - 0.02)
          << id << " after " << origin;
  }
}

bool same_bytes(const Outcome& a, const Outcome& b) {
  const auto same_flows = [](const auto& x, const auto& y) {
    return std::equal(x.begin(), x.end(), y.begin(), y.end(), [](const auto& f, const auto& g) {
      return f.from_node == g.from_node && f.to_node == g.to_node && f.seller == g.seller && f.twh == g.twh;
    });
  };
  return a.price == b.price && a.consumption == b.consumption && a.production == b.production && a.stock == b.stock &&
         a.sales == b.sales && a.charter_rate == b.charter_rate && a.unserved == b.unserved &&
         same_flows(a.pipe_flows, b.pipe_flows) && same_flows(a.lng_flows, b.lng_flows);
}

TEST(sanity_events, one_and_two_threads_give_the_same_bytes_Long) {
  const Futures two(2, 3);
  for (const Path path : {base, stream, siberia}) EXPECT_TRUE(same_bytes(two.of(path), run().of(path))) << path;
}

TEST(sanity_events, without_the_agreement_nothing_differs_and_a_stake_moves_no_molecule) {
  const Clock clock("compare");
  Scenario scenario;
  scenario.as_of = Date{2025, 3, 14};
  scenario.events = {event("agreement", AgreementLever{"energy"}, Month(2025, 9)), levers()[0], levers()[1],
                     event("stake", StakeLever{"lng:sakhalin-2", "actor:exxonmobil", "", 0.3}, Month(2025, 9))};
  scenario.events[0].probability = {0, 0, 0};
  for (const std::size_t i : {1, 2}) scenario.events[i].given = {"agreement"};
  // Eight months keep the solves short; the events lie in the tail behind them.
  const model::Timeline line = model::make_timeline(run().world, scenario.as_of, 8);
  const auto compared = compare(run().world, scenario, line, 1);
  ASSERT_TRUE(compared) << compared.error().what;
  const Comparison& c = compared->comparison;
  // Without the agreement there is one world, and it is base.
  ASSERT_EQ(c.worlds.size(), 1u);
  EXPECT_EQ(c.worlds[0].outcome, 0u);
  for (const auto& variant : c.variants)
    if (variant.id == "only:agreement") {
      EXPECT_NE(variant.outcome, 0u) << "it makes the plans it is a condition of credible";
    } else if (variant.id == "only:stake") {
      EXPECT_EQ(variant.outcome, 0u);
    }
  ASSERT_EQ(c.stakes.size(), 1u);
  std::printf("stake of 30 %% in Sakhalin-2: %.0f million USD in eight months (%s)\n", c.stakes[0].attributable,
              c.stakes[0].basis.c_str());
  EXPECT_GT(c.stakes[0].attributable, 0);
}

}  // namespace
}  // namespace netback::market
