#include "market/odds.h"

#include <numeric>

#include "toy_world.h"

namespace netback::market {
namespace {

using scenario::AgreementLever;
using scenario::CapacityLever;
using scenario::Event;
using toy::event;

Event with_odds(const std::string& id, double low, double middle, double high, std::vector<std::string> given = {}) {
  Event e = event(id, CapacityLever{"pipe:a-b", 0.5}, Month(2026, 1));
  e.probability = {low, middle, high}, e.given = std::move(given);
  return e;
}

Result<std::vector<EnumeratedWorld>> all_worlds(const std::vector<Event>& events) {
  std::vector<std::size_t> every(events.size());
  std::iota(every.begin(), every.end(), 0);
  return enumerate_worlds(events, every);
}

double weight_of(const std::vector<EnumeratedWorld>& worlds, const Happened& happened, std::size_t odds = 1) {
  for (const auto& world : worlds)
    if (world.happened == happened) return world.weight[odds];
  return 0;
}

void expect_a_distribution(const std::vector<EnumeratedWorld>& worlds) {
  for (std::size_t k = 0; k < 3; ++k) {
    double sum = 0;
    for (const auto& world : worlds) {
      EXPECT_GE(world.weight[k], 0);
      sum += world.weight[k];
    }
    EXPECT_NEAR(sum, 1, 1e-12);
  }
}

TEST(market_odds, without_events_there_is_one_world) {
  const auto worlds = all_worlds({});
  ASSERT_TRUE(worlds);
  ASSERT_EQ(worlds->size(), 1u);
  expect_a_distribution(*worlds);
}

TEST(market_odds, free_events_multiply) {
  const auto worlds = all_worlds({with_odds("a", 0.1, 0.2, 0.3), with_odds("b", 0.4, 0.5, 0.6)});
  ASSERT_TRUE(worlds);
  EXPECT_EQ(worlds->size(), 4u);
  expect_a_distribution(*worlds);
  EXPECT_NEAR(weight_of(*worlds, {true, true}), 0.1, 1e-12);
  EXPECT_NEAR(weight_of(*worlds, {true, false}, 0), 0.1 * 0.6, 1e-12);
  EXPECT_NEAR(weight_of(*worlds, {false, true}, 2), 0.7 * 0.6, 1e-12);
}

TEST(market_odds, an_event_needs_what_it_is_given) {
  // The condition stands later in the list.
  const auto worlds = all_worlds({with_odds("b", 0.5, 0.5, 0.5, {"a"}), with_odds("a", 0.2, 0.2, 0.2)});
  ASSERT_TRUE(worlds);
  EXPECT_EQ(worlds->size(), 3u);
  expect_a_distribution(*worlds);
  EXPECT_EQ(weight_of(*worlds, {true, false}), 0);
  EXPECT_NEAR(weight_of(*worlds, {true, true}), 0.1, 1e-12);
}

TEST(market_odds, excluded_events_do_not_happen_together) {
  for (const bool first_says_so : {false, true}) {
    std::vector<Event> events{with_odds("a", 0.5, 0.5, 0.5), with_odds("b", 0.4, 0.4, 0.4)};
    events[first_says_so ? 0 : 1].excludes = {first_says_so ? "b" : "a"};
    const auto worlds = all_worlds(events);
    ASSERT_TRUE(worlds);
    expect_a_distribution(*worlds);
    EXPECT_EQ(weight_of(*worlds, {true, true}), 0) << "said by " << (first_says_so ? "the first" : "the second");
    EXPECT_NEAR(weight_of(*worlds, {false, true}), 0.2, 1e-12);
  }
}

TEST(market_odds, an_event_without_odds_makes_no_world) {
  const auto worlds = all_worlds({with_odds("a", 0, 0, 0), with_odds("b", 1, 1, 1, {"a"})});
  ASSERT_TRUE(worlds);
  ASSERT_EQ(worlds->size(), 1u);
  expect_a_distribution(*worlds);
  EXPECT_EQ(worlds->front().happened, (Happened{false, false}));
}

TEST(market_odds, what_cannot_move_the_market_multiplies_no_worlds) {
  const std::vector<Event> events{with_odds("deal", 0.5, 0.5, 0.5), with_odds("talks", 0.5, 0.5, 0.5),
                                  with_odds("flow", 0.5, 0.5, 0.5, {"deal"})};
  EXPECT_EQ(relevant_events(events, {2}), (std::vector<std::size_t>{0, 2}));
  const auto worlds = enumerate_worlds(events, {0, 2});
  ASSERT_TRUE(worlds);
  EXPECT_EQ(worlds->size(), 3u);
  expect_a_distribution(*worlds);
}

TEST(market_odds, too_many_worlds_are_told) {
  std::vector<Event> events;
  for (int i = 0; i < 17; ++i) events.push_back(with_odds("e" + std::to_string(i), 0.5, 0.5, 0.5));
  const auto worlds = all_worlds(events);
  ASSERT_FALSE(worlds);
  EXPECT_EQ(worlds.error().code, Error::Code::limit);
  events.pop_back();
  EXPECT_TRUE(all_worlds(events));
}

TEST(market_odds, an_event_alone_comes_with_its_conditions) {
  const std::vector<Event> events{with_odds("a", 1, 1, 1), with_odds("b", 1, 1, 1, {"a"}), with_odds("c", 1, 1, 1, {"b"}),
                                  with_odds("d", 1, 1, 1)};
  EXPECT_EQ(with_conditions(events, 2), (Happened{true, true, true, false}));
  EXPECT_EQ(with_conditions(events, 3), (Happened{false, false, false, true}));
}

TEST(market_odds, what_is_certain_makes_no_second_world) {
  const auto worlds = all_worlds({with_odds("a", 1, 1, 1), with_odds("b", 0.5, 0.5, 0.5)});
  ASSERT_TRUE(worlds);
  EXPECT_EQ(worlds->size(), 2u);
  expect_a_distribution(*worlds);
  EXPECT_NEAR(weight_of(*worlds, {true, true}), 0.5, 1e-12);
}

Event lasting(const std::string& id, double odds, std::vector<scenario::Duration> durations) {
  Event e = with_odds(id, odds, odds, odds);
  e.from = Month(2025, 6), e.durations = std::move(durations);
  return e;
}
const std::vector<scenario::Duration> kThree{{3, .5}, {9, .3}, {15, .2}};

TEST(market_odds, lengths_add_worlds_and_do_not_multiply_them) {
  const auto s = scenario::spread({lasting("a", 0.4, kThree)});
  const auto worlds = all_worlds(s.events);
  ASSERT_TRUE(worlds);
  EXPECT_EQ(worlds->size(), 4u);
  expect_a_distribution(*worlds);
  EXPECT_NEAR(weight_of(*worlds, {false, false, false}), 0.6, 1e-12);
  EXPECT_NEAR(weight_of(*worlds, {true, false, false}), 0.4 * 0.5, 1e-12);
  EXPECT_NEAR(weight_of(*worlds, {true, true, false}), 0.4 * 0.3, 1e-12);
  EXPECT_NEAR(weight_of(*worlds, {true, true, true}), 0.4 * 0.2, 1e-12);
  const auto three = scenario::spread({lasting("a", 0.4, kThree), lasting("b", 0.4, kThree), lasting("c", 0.4, kThree)});
  EXPECT_EQ(all_worlds(three.events)->size(), 64u);
}

TEST(market_odds, of_one_decision_all_end_at_once) {
  std::vector<Event> told{lasting("a", 0.4, kThree), lasting("b", 1, kThree)};
  told[1].given = {"a"};
  const auto worlds = all_worlds(scenario::spread(told).events);
  ASSERT_TRUE(worlds);
  EXPECT_EQ(worlds->size(), 4u);
  expect_a_distribution(*worlds);
  EXPECT_NEAR(weight_of(*worlds, {true, true, false, true, true, false}), 0.4 * 0.3, 1e-12);
}

TEST(market_odds, an_event_alone_lasts_as_long_as_is_likeliest) {
  std::vector<Event> told{lasting("a", 0.4, {{3, .2}, {9, .5}, {15, .3}}), with_odds("b", 1, 1, 1, {"a"})};
  const auto s = scenario::spread(told);
  EXPECT_EQ(alone(s, 0), (Happened{true, true, false, false}));
  EXPECT_EQ(alone(s, 0, 1), (Happened{true, false, false, false}));
  EXPECT_EQ(alone(s, 0, 3), (Happened{true, true, true, false}));
  EXPECT_EQ(alone(s, 1), (Happened{true, true, false, true}));
}

model::Timeline line() { return {Month(2025, 1), Month(2025, 4), Month(2027, 4), Month(2027, 4)}; }

TEST(market_beliefs, a_plan_counts_by_its_odds_until_its_month) {
  std::vector<Event> events{with_odds("deal", 0.1, 0.4, 0.7), with_odds("flow", 0.2, 0.5, 0.9, {"deal"})};
  events[0].from = Month(2025, 7), events[1].from = Month(2026, 1);
  const auto stages = believed_stages(events, {1}, {true, true}, line());
  ASSERT_EQ(stages.size(), 3u);
  EXPECT_EQ(stages[0].from, Month(2025, 4));
  ASSERT_EQ(stages[0].weights.size(), 1u);
  EXPECT_NEAR(stages[0].weights[0], 0.4 * 0.5, 1e-12);
  EXPECT_EQ(stages[1].from, Month(2025, 7));
  EXPECT_NEAR(stages[1].weights[0], 0.5, 1e-12);
  EXPECT_EQ(stages[2].from, Month(2026, 1));
  EXPECT_EQ(stages[2].weights[0], 1);
}

TEST(market_beliefs, a_failed_condition_ends_the_expectation) {
  std::vector<Event> events{with_odds("deal", 0.4, 0.4, 0.4), with_odds("flow", 0.5, 0.5, 0.5, {"deal"})};
  events[0].from = Month(2025, 7), events[1].from = Month(2026, 1);
  const auto stages = believed_stages(events, {1}, {false, false}, line());
  ASSERT_EQ(stages.size(), 3u);
  EXPECT_NEAR(stages[0].weights[0], 0.2, 1e-12);
  EXPECT_EQ(stages[1].weights[0], 0);
  EXPECT_EQ(stages[2].weights[0], 0);
}

TEST(market_beliefs, a_surprise_counts_nothing_before_its_month) {
  std::vector<Event> events{with_odds("blast", 0.9, 0.9, 0.9)};
  events[0].surprise = true;
  const auto stages = believed_stages(events, {0}, {true}, line());
  ASSERT_EQ(stages.size(), 2u);
  EXPECT_EQ(stages[0].weights[0], 0);
  EXPECT_EQ(stages[1].weights[0], 1);
}

TEST(market_beliefs, an_event_that_is_past_or_present_is_known_at_once) {
  std::vector<Event> events{with_odds("now", 0.5, 0.5, 0.5)};
  events[0].from = Month(2025, 3);
  const auto stages = believed_stages(events, {0}, {true}, line());
  ASSERT_EQ(stages.size(), 1u);
  EXPECT_EQ(stages[0].weights[0], 1);
}

TEST(market_beliefs, an_event_shut_out_by_one_that_happened_is_no_longer_expected) {
  std::vector<Event> events{with_odds("deal", 0.5, 0.5, 0.5), with_odds("war", 0.5, 0.5, 0.5)};
  events[0].from = Month(2025, 4), events[1].excludes = {"deal"};
  const auto stages = believed_stages(events, {1}, {true, false}, line());
  EXPECT_EQ(stages.front().weights[0], 0);
}

TEST(market_beliefs, while_it_lasts_the_months_ahead_count_with_the_odds_that_it_still_will) {
  Event told = lasting("a", 0.4, kThree);
  const auto weights = [&](const Happened& happened) {
    const auto events = scenario::spread({told}).events;
    std::vector<std::vector<double>> list;
    for (const Stage& stage : believed_stages(events, {0, 1, 2}, happened, line())) list.push_back(stage.weights);
    return list;
  };
  const auto expect_near = [](const std::vector<double>& got, std::vector<double> wanted) {
    ASSERT_EQ(got.size(), wanted.size());
    for (std::size_t i = 0; i < got.size(); ++i) EXPECT_NEAR(got[i], wanted[i], 1e-12) << i;
  };
  // A plan of June 2025, lasting 9 months: stages from April, June, September (it goes on) and March 2026 (it ends).
  auto list = weights({true, true, false});
  ASSERT_EQ(list.size(), 4u);
  expect_near(list[0], {0.4, 0.4 * 0.5, 0.4 * 0.2});
  expect_near(list[1], {1, 0.5, 0.2});
  expect_near(list[2], {1, 1, 0.4});
  expect_near(list[3], {1, 1, 0});
  told.surprise = true;
  list = weights({true, false, false});
  expect_near(list[0], {0, 0, 0});
  expect_near(list[1], {1, 0.5, 0.2});
  expect_near(list[2], {1, 0, 0});
}

}  // namespace
}  // namespace netback::market
