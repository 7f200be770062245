// Other pages than the example: accidents, straits, bans, contracts, demand; forms of claims that give nothing.
#include <gtest/gtest.h>

#include "scenario/wording.h"
#include "scenario_fixture.h"

namespace netback::scenario {
namespace {

using test::all_remarks;
using test::find;
using test::ids;

Scenario of(std::vector<read::Claim> claims) {
  return draft(test::page(std::move(claims)), test::small_world(), test::kDay, test::rules());
}

TEST(DraftLevers, AnOutageIsASurpriseWithItsShare) {
  read::Claim c = test::claim("c:1", "capacity.outage", {"lng:east"});
  c.event.amounts = {{40, 0, "percent", {}}};
  const Scenario s = of({c});
  ASSERT_EQ(s.events.size(), 1U) << all_remarks(s);
  EXPECT_EQ(s.events[0].id, "east-outage");
  EXPECT_TRUE(s.events[0].surprise);
  EXPECT_DOUBLE_EQ(std::get<CapacityLever>(s.events[0].lever).share, .6);
  // The page gives no end: lengths with odds, marked as ours, from the first month that is not over.
  EXPECT_EQ(s.events[0].from.text(), "2025-04");
  EXPECT_EQ(s.events[0].assumed.front(), "date: the text gives none; at once; its length counts from 2025-04");
  EXPECT_FALSE(s.events[0].until);
  EXPECT_EQ(s.events[0].durations, (std::vector<Duration>{{1, .6}, {3, .25}, {9, .15}}));
  EXPECT_TRUE(
      has(s.events[0].assumed, "end: the page gives none; 1 month (60 %), 3 months (25 %), 9 months (15 %), our judgement"));
}

TEST(DraftLevers, ALengthOnThePageStands) {
  read::Claim c = test::claim("c:1", "capacity.outage", {"lng:east"});
  c.event.duration = "P6W";
  const Scenario s = of({c});
  ASSERT_EQ(s.events.size(), 1U) << all_remarks(s);
  EXPECT_TRUE(s.events[0].durations.empty());
  EXPECT_EQ(s.events[0].from.text(), "2025-03");
  EXPECT_EQ(s.events[0].until->text(), "2025-05");
  EXPECT_TRUE(has(s.events[0].assumed, "end: the page says P6W: taken as 2 months"));
  c.event.duration = "open";
  EXPECT_EQ(of({c}).events.at(0).durations.size(), 3U);
}

TEST(DraftLevers, ACutWithoutAnEndMayLastAnyOfSeveral) {
  read::Claim c = test::claim("c:1", "flow.cut", {"pipe:transit"});
  const Scenario s = of({c});
  ASSERT_EQ(s.events.size(), 1U) << all_remarks(s);
  EXPECT_EQ(s.events[0].durations.size(), 3U);
  for (const std::string& text : s.events[0].assumed) EXPECT_EQ(text.find("lasts"), std::string::npos) << text;
}

TEST(DraftLevers, LessGasToAPlantThatIsOutIsTheSameThing) {
  const Scenario s = of({test::claim("c:1", "capacity.outage", {"lng:east"}), test::claim("c:2", "flow.cut", {"lng:east"})});
  ASSERT_EQ(s.events.size(), 1U) << ids(s);
  EXPECT_EQ(s.events[0].because.size(), 2U);
}

TEST(DraftLevers, ARestartEndsTheOutageOfTheSamePage) {
  read::Claim restart = test::claim("c:2", "capacity.restart", {"lng:east"});
  restart.hedge = read::Hedge::planned;
  restart.when = {read::When::State::resolved, "2025-07-20", {}};
  const Scenario s = of({test::claim("c:1", "capacity.outage", {"lng:east"}), restart});
  ASSERT_EQ(s.events.size(), 1U) << ids(s);
  EXPECT_EQ(s.events[0].until->text(), "2025-07");
  EXPECT_TRUE(s.events[0].durations.empty());
  EXPECT_EQ(s.events[0].because.size(), 2U);
}

TEST(DraftLevers, WhatTheTablesHoldGivesNoEvent) {
  const Scenario out = of({test::claim("c:1", "capacity.outage", {"lng:cape"})});
  EXPECT_TRUE(out.events.empty());
  EXPECT_NE(all_remarks(out).find("already hold Cape LNG at 0 %"), std::string::npos) << all_remarks(out);
  EXPECT_TRUE(of({test::claim("c:1", "flow.resume", {"pipe:transit"})}).events.empty());
  EXPECT_TRUE(of({test::claim("c:1", "flow.stop", {"pipe:amber-1"})}).events.empty());
}

TEST(DraftLevers, AStopIsACapOfNothing) {
  read::Claim c = test::claim("c:1", "flow.stop", {"pipe:transit"});
  c.when = {read::When::State::bounded, "2025-05/2025-06", {}};
  const Scenario s = of({c});
  ASSERT_EQ(s.events.size(), 1U);
  const auto& lever = std::get<FlowLever>(s.events[0].lever);
  EXPECT_FALSE(lever.resume);
  EXPECT_EQ(lever.twh_per_year, 0);
  EXPECT_EQ(s.events[0].from.text(), "2025-06");
  EXPECT_NE(s.events[0].assumed.front().find("taken at its end"), std::string::npos);
}

TEST(DraftLevers, AStraitClosesGivenAConditionWithoutAType) {
  read::Claim c = test::claim("c:1", "route.close", {"route:narrows"});
  c.condition = "if its exports are blocked", c.hedge = read::Hedge::conditional;
  const Scenario s = of({c});
  ASSERT_EQ(s.events.size(), 2U) << ids(s);
  EXPECT_EQ(s.events[0].id, "if-its-exports-are-blocked");
  EXPECT_EQ(s.events[1].given, (std::vector<std::string>{"if-its-exports-are-blocked"}));
  EXPECT_EQ(std::get<RouteLever>(s.events[1].lever).share, 0);
}

TEST(DraftLevers, ABanOnOneCommodity) {
  read::Claim c = test::claim("c:1", "sanctions.impose");
  c.event.agent = "gov:southland";
  c.text = "imports of LNG would be banned";
  test::link(c, "country:northland"), test::link(c, "commodity:lng");
  const Scenario s = of({c});
  ASSERT_EQ(s.events.size(), 1U) << all_remarks(s);
  const auto& lever = std::get<RestrictionLever>(s.events[0].lever);
  EXPECT_EQ(lever.target, "seller:northland");
  EXPECT_EQ(lever.commodity, "commodity:lng");
  EXPECT_EQ(lever.kind, "trade_flow");
  EXPECT_EQ(lever.buyers, (std::vector<std::string>{"country:southland"}));
}

TEST(DraftLevers, AContractEndsThoughThePageSaysNot) {
  read::Claim c = test::claim("c:1", "contract.end");
  c.negated = true, c.hedge = read::Hedge::planned;
  test::link(c, "country:midland"), test::link(c, "country:northland");
  const Scenario s = of({c});
  ASSERT_EQ(s.events.size(), 1U) << all_remarks(s);
  EXPECT_EQ(std::get<ContractLever>(s.events[0].lever).contract, "contract:transit");
  EXPECT_EQ(std::get<ContractLever>(s.events[0].lever).twh_per_year, 0);
  world::World w = test::small_world();
  w.contracts[0].until = Date{2026, 1, 1};
  const Scenario known = draft(test::page({c}), w, test::kDay, test::rules());
  EXPECT_TRUE(known.events.empty());
  EXPECT_NE(all_remarks(known).find("end contract:transit on 2026-01-01 already"), std::string::npos) << all_remarks(known);
  c.when = {read::When::State::resolved, "2025-06", {}};
  EXPECT_EQ(draft(test::page({c}), w, test::kDay, test::rules()).events.size(), 1U);
}

TEST(DraftLevers, AConditionNothingHangsOnIsDropped) {
  read::Claim nothing = test::claim("c:1", "route.open", {"route:narrows"});
  nothing.condition = "as long as all may pass";
  EXPECT_TRUE(of({nothing}).events.empty());
  EXPECT_EQ(of({nothing, test::claim("c:2", "capacity.outage", {"lng:east"})}).events.size(), 1U);
}

TEST(DraftLevers, DemandMovesByThePercentSaid) {
  read::Claim c = test::claim("c:1", "demand.change");
  c.text = "demand in Midland will fall by 10 percent", c.event.amounts = {{10, 0, "percent", {}}};
  test::link(c, "country:midland");
  const Scenario s = of({c});
  ASSERT_EQ(s.events.size(), 1U) << all_remarks(s);
  EXPECT_DOUBLE_EQ(std::get<DemandLever>(s.events[0].lever).factor, .9);
  c.event.amounts.clear();
  EXPECT_TRUE(of({c}).events.empty());
}

TEST(DraftLevers, ADeniedOrSilentOrUnverifiedOrNegatedClaimGivesNothing) {
  for (const auto change :
       {+[](read::Claim& c) { c.hedge = read::Hedge::denied; }, +[](read::Claim& c) { c.kind = read::Kind::denial; },
        +[](read::Claim& c) { c.kind = read::Kind::no_comment; }, +[](read::Claim& c) { c.kind = read::Kind::unverified; },
        +[](read::Claim& c) { c.negated = true; }, +[](read::Claim& c) { c.event.type = "accusation"; }}) {
    read::Claim c = test::claim("c:1", "capacity.outage", {"lng:east"});
    change(c);
    const Scenario s = of({c});
    EXPECT_TRUE(s.events.empty());
    EXPECT_NE(all_remarks(s).find("no lever found"), std::string::npos);
  }
}

TEST(DraftLevers, OfTwoClaimsTheOneBestReportedCountsAndBothAreNamed) {
  read::Claim weak = test::claim("c:1", "capacity.outage", {"lng:east"}), strong = weak, copy = weak;
  strong.id = "c:2", strong.p_report = .95, strong.p_event = {.5, .6, .7};
  copy.id = "c:3", copy.p_report = .95, copy.p_event = {.8, .9, 1};
  const Scenario s = of({weak, strong, copy});
  ASSERT_EQ(s.events.size(), 1U);
  EXPECT_EQ(s.events[0].probability, strong.p_event);
  EXPECT_EQ(s.events[0].because.size(), 3U);
}

TEST(DraftLevers, AMonthThatIsOverBecomesTheNext) {
  read::Claim c = test::claim("c:1", "strike", {"lng:east"});
  c.hedge = read::Hedge::planned;
  c.when = {read::When::State::resolved, "2025-01", {}};
  const Scenario s = of({c});
  ASSERT_EQ(s.events.size(), 1U);
  EXPECT_EQ(s.events[0].from.text(), "2025-04");
  EXPECT_NE(s.events[0].assumed.front().find("is over"), std::string::npos);
  EXPECT_DOUBLE_EQ(std::get<CapacityLever>(s.events[0].lever).share, .5);
}

TEST(DraftLevers, AConditionThatIsAClaimIsUsedAsSuch) {
  read::Claim cause = test::claim("c:2", "route.close", {"route:narrows"});
  read::Claim effect = test::claim("c:1", "capacity.outage", {"lng:east"});
  effect.condition = "if the strait closes", effect.relations = {{"conditionOn", "c:2"}};
  cause.relations = {{"conditionOn", "c:1"}};  // a circle must not hang
  const Scenario s = of({effect, cause});
  ASSERT_EQ(s.events.size(), 2U) << ids(s);
  EXPECT_EQ(find(s, "east-outage")->given, (std::vector<std::string>{"narrows-closed"}));
  EXPECT_TRUE(find(s, "narrows-closed")->given.empty());
}

TEST(DraftLevers, OtherTopicsGiveAnHonestNothing) {
  read::Claim peace = test::claim("c:1", "business.up");
  peace.condition = "after a peace deal in Midland", peace.condition_type = "agreement.peace";
  for (const Scenario& s : {of({}), of({test::claim("c:1", "policy"), test::claim("c:2", "")}), of({peace})}) {
    EXPECT_TRUE(s.events.empty());
    EXPECT_NE(all_remarks(s).find("no lever found"), std::string::npos);
  }
}

TEST(DraftLevers, APriceCapIsToldAsARemark) {
  EXPECT_NE(all_remarks(of({test::claim("c:1", "price.cap")}))
                .find("price cap needs its level and place: add an event with lever = \"price_cap\" to scenario.toml (c:1)"),
            std::string::npos);
}

TEST(LeverRules, FaultsNameTheLine) {
  const std::string head =
      "id\tuse\tlever\tcounts_from\tdelay_months\tramp_months\tduration_months\tshare\tp_low\tp_mid\tp_"
      "high\tsurprise\tnegated\tdetail\ttitle\tassumed\n";
  const auto error = [&](const std::string& line) { return parse_lever_rules(head + line, "levers.tsv").error(); };
  EXPECT_EQ(error("a\tevent\tmagic\tas_of\t0\t0\t0\t1\t\t\t\tno\tskip\t\t\t\n").where, "levers.tsv:2");
  EXPECT_NE(error("a\tadded\tcapacity\tas_of\t0\t0\t0\t1\t.5\t.4\t.6\tno\tskip\t\t\t\n").what.find("order"),
            std::string::npos);
  EXPECT_NE(error("a\tadded\tcapacity\tas_of\t0\t0\t0\t1\t\t\t\tno\tskip\t\t\t\n").what.find("without odds"),
            std::string::npos);
  const auto lasting = [&](const std::string& months) {
    return parse_lever_rules(head + "a\tevent\tcapacity\tas_of\t0\t0\t" + months + "\t1\t\t\t\tno\tskip\t\t\t\n",
                             "levers.tsv");
  };
  ASSERT_TRUE(lasting("3:0.5|12:0.5"));
  EXPECT_EQ(lasting("3:0.5|12:0.5")->rows[0].durations, (std::vector<Duration>{{3, .5}, {12, .5}}));
  EXPECT_EQ(lasting("12")->rows[0].duration_months, 12);
  EXPECT_NE(lasting("3:0.5|12:0.4").error().what.find("sum to 0.900"), std::string::npos);
  EXPECT_NE(lasting("3:0.5|x:0.5").error().what.find("duration_months"), std::string::npos);
  EXPECT_NE(lasting("12:0.5|3:0.5").error().what.find("out of order"), std::string::npos);
  EXPECT_NE(lasting("1e300:1").error().what.find("duration_months"), std::string::npos);
  EXPECT_NE(parse_lever_rules(head + "a\tevent\tstake\tas_of\t0\t0\t3:1\t1\t\t\t\tno\tskip\t\t\t\n", "levers.tsv")
                .error()
                .what.find("several lengths for lever stake"),
            std::string::npos);
  EXPECT_FALSE(parse_lever_rules("id\tuse\nx\tevent\n", "levers.tsv"));
  EXPECT_TRUE(test::rules().find("event", "flow.resume"));
  EXPECT_EQ(test::rules().kinds_in("Foreign investors lower imports"),
            (std::vector<std::string>{"investment", "trade_flow", "down"}));
}

}  // namespace
}  // namespace netback::scenario
