// Lengths become a chain of parts: what each part is given, with which odds, from when to when.
#include "scenario/duration.h"

#include <gtest/gtest.h>

namespace netback::scenario {
namespace {

Event outage(const std::string& id, std::vector<Duration> durations) {
  Event e;
  e.id = id, e.lever = CapacityLever{"lng:ice", 0}, e.from = Month(2025, 4), e.durations = std::move(durations);
  e.probability = {.2, .4, .6}, e.surprise = true, e.ramp_months = 2, e.excludes = {"peace"}, e.because = {"c:1"};
  return e;
}

const std::vector<Duration> kThree{{3, .5}, {12, .3}, {24, .2}};

std::vector<std::string> ids(const Spread& s) {
  std::vector<std::string> list;
  for (const Event& e : s.events) list.push_back(e.id);
  return list;
}

TEST(ScenarioDuration, WhatHasNoLengthsStaysAsItIs) {
  Event fixed = outage("fixed", {});
  fixed.until = Month(2025, 9);
  const Spread s = spread({fixed, outage("forever", {})});
  EXPECT_EQ(ids(s), (std::vector<std::string>{"fixed", "forever"}));
  EXPECT_EQ(s.events[0].until->text(), "2025-09");
  EXPECT_FALSE(s.events[1].until);
  EXPECT_EQ(s.first, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(s.leader, (std::vector<std::size_t>{0, 1}));
}

TEST(ScenarioDuration, EachPartIsGivenTheOneBefore) {
  const Spread s = spread({outage("before", {}), outage("out", kThree), outage("behind", {})});
  ASSERT_EQ(ids(s), (std::vector<std::string>{"before", "out", "out/after-3", "out/after-12", "behind"}));
  EXPECT_EQ(s.first, (std::vector<std::size_t>{0, 1, 4}));
  EXPECT_EQ(s.parts, (std::vector<std::size_t>{1, 3, 1}));
  const auto& [first, second, third] = std::tie(s.events[1], s.events[2], s.events[3]);
  EXPECT_EQ(first.from.text() + first.until->text(), "2025-042025-07");
  EXPECT_EQ(second.from.text() + second.until->text(), "2025-072026-04");
  EXPECT_EQ(third.from.text() + third.until->text(), "2026-042027-04");
  EXPECT_EQ(second.given, (std::vector<std::string>{"out"}));
  EXPECT_EQ(third.given, (std::vector<std::string>{"out/after-3"}));
  EXPECT_EQ(first.probability, (std::array<double, 3>{.2, .4, .6}));
  for (const double p : second.probability) EXPECT_NEAR(p, .5, 1e-12);        // 12 or 24 of all
  for (const double p : third.probability) EXPECT_NEAR(p, .2 / .5, 1e-12);    // 24 of those
}

TEST(ScenarioDuration, OnlyTheFirstPartBegins) {
  const Spread s = spread({outage("out", kThree)});
  EXPECT_TRUE(s.events[0].surprise);
  EXPECT_EQ(s.events[0].ramp_months, 2);
  EXPECT_EQ(s.events[0].excludes, (std::vector<std::string>{"peace"}));
  EXPECT_TRUE(s.events[0].part_of.empty());
  for (const std::size_t i : {1u, 2u}) {
    EXPECT_FALSE(s.events[i].surprise);
    EXPECT_EQ(s.events[i].ramp_months, 0);
    EXPECT_TRUE(s.events[i].excludes.empty());
    EXPECT_EQ(s.events[i].part_of, "out");
    EXPECT_TRUE(s.events[i].durations.empty());
  }
}

TEST(ScenarioDuration, WhatIsBeyondTheLikeliestLengthIsMarked) {
  const auto marks = [](std::vector<Duration> durations) {
    std::vector<bool> list;
    for (const Event& e : spread({outage("out", std::move(durations))}).events) list.push_back(e.overlong);
    return list;
  };
  EXPECT_EQ(marks(kThree), (std::vector<bool>{false, true, true}));
  EXPECT_EQ(marks({{3, .3}, {12, .4}, {24, .3}}), (std::vector<bool>{false, false, true}));
  EXPECT_EQ(marks({{3, .5}, {12, .5}}), (std::vector<bool>{false, true}));  // of equals the shortest
}

TEST(ScenarioDuration, OneDecisionEndsAtOnce) {
  Event second = outage("second", kThree);
  second.given = {"out"}, second.probability = {1, 1, 1}, second.excludes.clear();
  Event later = second, likely = second;
  later.id = "later", later.from = Month(2025, 5);
  likely.id = "likely", likely.probability = {.8, .9, 1};
  const Spread s = spread({outage("out", kThree), second, later, likely});
  EXPECT_EQ(s.leader, (std::vector<std::size_t>{0, 0, 2, 3}));
  EXPECT_EQ(s.events[3].given, (std::vector<std::string>{"out"}));
  EXPECT_EQ(s.events[4].given, (std::vector<std::string>{"out/after-3"}));
  EXPECT_EQ(s.events[4].probability, (std::array<double, 3>{1, 1, 1}));
  EXPECT_EQ(s.events[5].given, (std::vector<std::string>{"out/after-12"}));
  EXPECT_EQ(s.events[7].given, (std::vector<std::string>{"later"}));
}

TEST(ScenarioDuration, InWords) {
  EXPECT_EQ(durations_text({{1, .6}, {3, .4}}), "1 month (60 %), 3 months (40 %)");
  EXPECT_NEAR(expected_months(kThree), 1.5 + 3.6 + 4.8, 1e-12);
}

}  // namespace
}  // namespace netback::scenario
