// One scenario and its variants on a market small enough to be solved by hand: odds, surprises, stakes.
#include "market/compare.h"

#include <gtest/gtest.h>

#include "toy_markets.h"

namespace netback::market {
namespace {

using namespace scenario;
using toy::a_pipe;
using toy::event;
using toy::in_month;
using toy::months;
using toy::pipe_twh;
using toy::ToyWorld;

const Month kJanuary(2025, 1);

Scenario announced(double odds, int ramp = 0) {
  Scenario s;
  s.as_of = Date{2024, 12, 10};
  Event e = event("half", CapacityLever{"pipe:a-b", 0.5}, Month(2025, 3));
  e.probability = {odds, odds, odds}, e.ramp_months = ramp;
  s.events = {e};
  return s;
}

TEST(market_compare, without_events_there_is_base_alone) {
  const world::World world = a_pipe(40).world();
  const auto compared = compare(world, {}, months(2), 1);
  ASSERT_TRUE(compared);
  EXPECT_EQ(compared->comparison.outcomes.size(), 1u);
  EXPECT_EQ(compared->comparison.variants.size(), 1u);
}

TEST(market_compare, an_event_without_odds_is_base_in_every_weighted_world) {
  const world::World world = a_pipe(40).world();
  const auto compared = compare(world, announced(0), months(4), 1);
  ASSERT_TRUE(compared);
  ASSERT_EQ(compared->comparison.worlds.size(), 1u);
  EXPECT_EQ(compared->comparison.worlds[0].outcome, 0u);
}

TEST(market_compare, without_storage_nothing_moves_before_the_event) {
  const world::World world = a_pipe(40).world();
  const auto compared = compare(world, announced(0.6), months(4), 1);
  ASSERT_TRUE(compared);
  const auto& outcomes = compared->comparison.outcomes;
  const Outcome& all = outcomes[compared->comparison.variants[1].outcome];
  for (std::size_t t = 0; t < 2; ++t) {
    EXPECT_NEAR(pipe_twh(all, "pipe:a-b", t), pipe_twh(outcomes[0], "pipe:a-b", t), 1e-6);
    EXPECT_NEAR(all.price.at("node:b")[t], outcomes[0].price.at("node:b")[t], 1e-6);
  }
  EXPECT_NEAR(pipe_twh(all, "pipe:a-b", 2), in_month(20, Month(2025, 3)), 1e-6);
  double weight = 0;
  for (const auto& one : compared->comparison.worlds) weight += one.weight[1];
  EXPECT_NEAR(weight, 1, 1e-12);
}

TEST(market_compare, with_storage_an_expected_shortage_is_prepared_for_and_a_surprise_is_not) {
  ToyWorld toy = a_pipe(60);
  toy.raw().supply[1].capacity = 50, toy.raw().supply[1].production = 45;
  toy.raw().supply[1].cash_cost = 20, toy.raw().supply[1].base_cost = 40, toy.raw().supply[1].wall_cost = 90;
  toy.storage("b", 30, 1, 1, {2025, 1, 1}, 5);
  const world::World world = toy.world();
  Scenario s = announced(0.9);
  std::get<CapacityLever>(s.events[0].lever).share = 0;
  const auto stock_before = [&](bool surprise) {
    s.events[0].surprise = surprise;
    const auto compared = compare(world, s, months(4), 1);
    if (!compared) {
      ADD_FAILURE() << compared.error().what;
      return std::pair(0.0, 0.0);
    }
    const auto& c = compared->comparison;
    return std::pair(c.outcomes[0].stock.at("storage:b")[1], c.outcomes[c.variants[1].outcome].stock.at("storage:b")[1]);
  };
  const auto [base, prepared] = stock_before(false);
  EXPECT_GT(prepared, base + 0.5);
  const auto [same_base, surprised] = stock_before(true);
  EXPECT_NEAR(surprised, same_base, 1e-6);
}

// Half a line is out from January for one, three or nine months, of which the last is beyond the run.
TEST(market_compare, an_event_of_unknown_length_is_told_once_and_by_length) {
  ToyWorld toy = a_pipe(60);
  toy.storage("b", 30, 1, 1, {2025, 1, 1}, 5);
  const world::World world = toy.world();
  Scenario s = announced(0.5);
  s.events[0].from = kJanuary;
  s.events[0].durations = {{1, 0.2}, {3, 0.5}, {9, 0.3}};
  const auto compared = compare(world, s, months(4), 1);
  ASSERT_TRUE(compared) << compared.error().what;
  const Comparison& c = compared->comparison;
  std::vector<std::string> ids;
  for (const Variant& v : c.variants) {
    ids.push_back(v.id);
    EXPECT_EQ(v.happened, v.id == "base" ? std::vector<std::string>() : std::vector<std::string>{"half"}) << v.id;
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"base", "all", "only:half", "lasts:half:1", "lasts:half:3", "lasts:half:9"}));
  ASSERT_EQ(c.lasting.size(), 1u);
  ASSERT_EQ(c.lasting[0].lengths.size(), 3u);
  const auto outcome = [&](std::size_t length) -> const Outcome& {
    return c.outcomes[c.variants[c.lasting[0].lengths[length].variant].outcome];
  };
  EXPECT_EQ(c.variants[1].outcome, c.variants[4].outcome);  // all: for the likeliest length
  EXPECT_EQ(c.variants[2].outcome, c.variants[4].outcome);
  for (std::size_t length = 0; length < 3; ++length) {
    const int lasts = std::min(4, c.lasting[0].lengths[length].months);
    for (int t = 0; t < 4; ++t) {
      const double most = in_month(t < lasts ? 30 : 60, kJanuary + t);
      EXPECT_LE(pipe_twh(outcome(length), "pipe:a-b", static_cast<std::size_t>(t)), most + 1e-6) << length << " " << t;
    }
    // Nobody knows in January which it is.
    EXPECT_NEAR(outcome(length).price.at("node:b")[0], outcome(0).price.at("node:b")[0], 1e-9);
  }
  double weight = 0;
  for (const auto& one : c.worlds)
    if (one.outcome == c.variants[4].outcome) weight += one.weight[1];
  EXPECT_NEAR(weight, 0.5 * 0.5, 1e-12);
  EXPECT_TRUE(c.remarks.empty()) << c.remarks.front();
}

TEST(market_compare, what_cannot_happen_beside_another_has_no_later_parts_either) {
  Event first = event("first", CapacityLever{"pipe:a-b", 0.5}, kJanuary), second = first;
  second.id = "second", second.excludes = {"first"}, second.durations = {{1, 0.2}, {3, 0.5}, {9, 0.3}};
  EXPECT_EQ(all_of(spread({first, second}).events), (Happened{true, false, false, false}));
  second.excludes.clear();
  EXPECT_EQ(all_of(spread({first, second}).events), (Happened{true, true, true, false}));
}

// The run-in is decided without events: one that began in it, over a line then full, holds from the first reported month on.
TEST(market_compare, what_began_in_the_run_in_leaves_it_as_it_was) {
  const world::World world = a_pipe(40).world();
  Scenario s = announced(1);
  s.events[0].from = kJanuary;
  const model::Timeline line{kJanuary, kJanuary + 2, kJanuary + 4, kJanuary + 4};
  const auto compared = compare(world, s, line, 1);
  ASSERT_TRUE(compared) << compared.error().what;
  const Outcome& all = compared->comparison.outcomes[compared->comparison.variants[1].outcome];
  ASSERT_EQ(all.months.front(), kJanuary + 2);
  for (std::size_t t = 0; t < 2; ++t)
    EXPECT_NEAR(pipe_twh(all, "pipe:a-b", t), in_month(20, kJanuary + 2 + static_cast<int>(t)), 1e-6);
}

TEST(market_compare, a_stake_moves_money_and_no_molecule) {
  const world::World world = a_pipe(40).world();
  Scenario s;
  s.as_of = Date{2024, 12, 10};
  s.events = {event("stake", StakeLever{"pipe:a-b", "actor:x", "", 0.25})};
  const auto compared = compare(world, s, months(2), 1);
  ASSERT_TRUE(compared);
  EXPECT_EQ(compared->comparison.outcomes.size(), 1u);
  ASSERT_EQ(compared->comparison.stakes.size(), 1u);
  const StakeMove& move = compared->comparison.stakes[0];
  EXPECT_NEAR(move.asset_margin, 2 * in_month(40, kJanuary) + 2 * in_month(40, kJanuary + 1), 1e-6);
  EXPECT_NEAR(move.attributable, 0.25 * 0.6 * move.asset_margin, 1e-9);
}

}  // namespace
}  // namespace netback::market
