// The draft of a page like the example: talks, an offer, a sale, a flow, conditions and silences, in an invented world.
#include <gtest/gtest.h>

#include <set>

#include "scenario_fixture.h"

namespace netback::scenario {
namespace {

using test::all_remarks;
using test::find;
using test::ids;

std::vector<read::Claim> talks_page() {
  read::Claim talks = test::claim("c:talks", "deal.talks");
  test::link(talks, "gov:northland"), test::link(talks, "gov:westland");

  read::Claim offer = test::claim("c:offer", "deal.offer", {"lng:east"});
  offer.event.agent = "actor:norgas", offer.event.target = "country:westland";
  test::link(offer, "region:arctic");
  offer.hedge = read::Hedge::conditional;
  offer.condition = "if Westport drops the sanctions that bar investors", offer.condition_type = "sanctions.lift";

  read::Claim business = test::claim("c:business", "business.up");
  business.condition = "after a peace deal in Midland", business.condition_type = "agreement.peace";

  read::Claim sale = test::claim("c:sale", "ownership.change", {"pipe:amber-1", "pipe:amber-2"});
  sale.event.agent = "country:westland", sale.origin = "o:paper";

  read::Claim refineries = test::claim("c:refineries", "ownership.change");
  refineries.origin = "o:paper";
  refineries.descriptions.push_back({{}, "refinery", 2, "country:southland", "", "actor:noroil", true});
  test::link(refineries, "actor:noroil");

  read::Claim silence = test::claim("c:silence", "no_comment");
  silence.kind = read::Kind::no_comment, silence.hedge = read::Hedge::no_comment, silence.negated = true;
  test::link(silence, "gov:northland");

  read::Claim flow = test::claim("c:flow", "flow.resume", {"pipe:amber-1", "pipe:amber-2"});
  flow.event.agent = "country:northland", flow.hedge = read::Hedge::conditional;
  flow.condition = "once Northton and Westport have an energy deal", flow.condition_type = "agreement.energy";

  read::Claim damage = test::claim("c:damage", "damage", {"pipe:amber-1", "pipe:amber-2"});
  damage.kind = read::Kind::authorial, damage.hedge = read::Hedge::asserted;
  damage.when = {read::When::State::resolved, "2022-09", {}};
  return {talks, offer, business, sale, refineries, silence, flow, damage};
}

Scenario talks_scenario() { return draft(test::page(talks_page()), test::small_world(), test::kDay, test::rules()); }

TEST(Draft, EveryConditionIsAnEventOnce) {
  const Scenario s = talks_scenario();
  const Event* energy = find(s, "northland-westland-energy-agreement");
  ASSERT_TRUE(energy) << ids(s);
  EXPECT_EQ(std::get<AgreementLever>(energy->lever).topic, "energy");
  EXPECT_EQ(energy->because, (std::vector<std::string>{"c:flow", "c:talks"}));
  EXPECT_TRUE(find(s, "midland-peace-agreement")) << ids(s);
  const Event* lift = find(s, "westland-lifts-investment-west");
  ASSERT_TRUE(lift) << ids(s);
  const auto& lever = std::get<RestrictionLever>(lift->lever);
  EXPECT_TRUE(lever.lift);
  EXPECT_EQ(lever.kind, "investment");
  EXPECT_EQ(lever.restrictor, "gov:westland");
  EXPECT_EQ(lever.target, "policy:west");
}

TEST(Draft, ADamagedStringNeedsRepairAnIntactOneCertification) {
  const Scenario s = talks_scenario();
  const Event* flow = find(s, "northland-resumes-amber-2-b");
  ASSERT_TRUE(flow) << ids(s);
  EXPECT_EQ(flow->given, (std::vector<std::string>{"amber-2-b-certified"}));
  const auto& lever = std::get<FlowLever>(flow->lever);
  EXPECT_EQ(lever.seller, "seller:northland");
  EXPECT_DOUBLE_EQ(lever.twh_per_year, 290.125);
  EXPECT_TRUE(lever.resume);
  EXPECT_EQ(flow->from.text(), "2026-01");
  EXPECT_EQ(flow->ramp_months, 3);
  EXPECT_EQ(flow->assumed.front(), "date: the text gives none; 9 months after as_of");
  EXPECT_EQ(flow->probability, (std::array<double, 3>{.1, .3, .5}));

  const Event* ready = find(s, "amber-2-b-certified");
  ASSERT_TRUE(ready);
  EXPECT_EQ(ready->given,
            (std::vector<std::string>{"northland-westland-energy-agreement", "amber-2-use-lifted", "certificate-lifted"}));
  EXPECT_EQ(std::get<CapacityLever>(ready->lever).asset, "pipe:amber-2/b");

  for (const std::string id : {"amber-1-a", "amber-2-a"}) {
    const Event* repair = find(s, id + "-repaired");
    ASSERT_TRUE(repair) << ids(s);
    EXPECT_TRUE(test::find(s, "northland-resumes-" + id)->from >= repair->from);
    EXPECT_GT(repair->from - Month(2025, 7), 23);
    EXPECT_LT(repair->probability[2], .3);
  }
  EXPECT_FALSE(find(s, "amber-2-b-repaired"));
}

TEST(Draft, AnAuthorThatIsPartyToTheAgreementLiftsMoreReadily) {
  const Scenario s = talks_scenario();
  EXPECT_GT(find(s, "amber-2-use-lifted")->probability[1], find(s, "certificate-lifted")->probability[1]);
}

TEST(Draft, StakesAreAskedFromTheTable) {
  const Scenario s = talks_scenario();
  const auto stake = [&](const std::string& id) { return std::get<StakeLever>(find(s, id)->lever); };
  ASSERT_TRUE(find(s, "westland-stake-in-east")) << ids(s);
  EXPECT_EQ(stake("westland-stake-in-east").from_owner, "actor:norgas");
  EXPECT_DOUBLE_EQ(stake("westland-stake-in-east").share, .25 * .775);
  EXPECT_EQ(find(s, "westland-stake-in-east")->given, (std::vector<std::string>{"westland-lifts-investment-west"}));
  ASSERT_TRUE(find(s, "westland-stake-in-frost")) << ids(s);
  EXPECT_EQ(stake("westland-stake-in-frost").from_owner, "actor:norgas-polar");
  EXPECT_FALSE(find(s, "westland-stake-in-ice")) << "Norgas does not own it";
  EXPECT_EQ(stake("westland-stake-in-amber-1").from_owner, "actor:norgas");
  EXPECT_EQ(stake("westland-stake-in-amber-2").buyer, "country:westland");
  EXPECT_NE(all_remarks(s).find("field:frost"), std::string::npos);
}

TEST(Draft, OneSubsidiaryThatIsInAllTheAssetsDescribedSells) {
  const Scenario s = talks_scenario();
  for (const std::string id : {"westland-stake-in-lake", "westland-stake-in-river"}) {
    ASSERT_TRUE(find(s, id)) << ids(s);
    const auto& lever = std::get<StakeLever>(find(s, id)->lever);
    EXPECT_EQ(lever.from_owner, "actor:noroil-south");
    EXPECT_EQ(lever.buyer, "country:westland") << "from the other claim of the same source";
  }
  EXPECT_FALSE(find(s, "westland-stake-in-hill"));
  EXPECT_FALSE(find(s, "westland-stake-in-sea"));
}

TEST(Draft, WhatIsOnlyASubjectOfTalksNeedsTheDeal) {
  auto claims = talks_page();
  EXPECT_TRUE(find(talks_scenario(), "westland-stake-in-lake")->given.empty());
  claims[0].origin = "o:paper", claims[0].event.agent = "gov:northland", claims[0].event.target = "gov:westland";
  const Scenario s = draft(test::page(claims), test::small_world(), test::kDay, test::rules());
  EXPECT_EQ(find(s, "westland-stake-in-lake")->given, (std::vector<std::string>{"northland-westland-energy-agreement"}));
  EXPECT_EQ(find(s, "westland-stake-in-east")->given, (std::vector<std::string>{"westland-lifts-investment-west"}));
}

TEST(Draft, ThingsOnlyDescribedAreThoseThatAFirmNamedHolds) {
  read::Claim c = test::claim("c:1", "ownership.change");
  c.event.agent = "country:westland";
  c.descriptions.push_back({{}, "refinery", 0, "country:southland", "", "", false});
  EXPECT_TRUE(draft(test::page({c}), test::small_world(), test::kDay, test::rules()).events.empty()) << "no firm, no number";
  test::link(c, "actor:noroil");
  const Scenario s = draft(test::page({c}), test::small_world(), test::kDay, test::rules());
  EXPECT_EQ(ids(s), "westland-stake-in-lake\nwestland-stake-in-river\n");
  c.descriptions[0].count = 2;  // the tables have three in Southland: which two is not said
  c.links.clear();
  EXPECT_TRUE(draft(test::page({c}), test::small_world(), test::kDay, test::rules()).events.empty());
}

TEST(Draft, NothingOwnedThereIsSaid) {
  world::World w = test::small_world();
  std::erase_if(w.stakes, [](const auto& row) { return row.asset == "field:frost"; });
  const Scenario s = draft(test::page(talks_page()), w, test::kDay, test::rules());
  EXPECT_FALSE(find(s, "westland-stake-in-frost"));
  EXPECT_NE(all_remarks(s).find("hold in Arctic: nothing"), std::string::npos) << all_remarks(s);
}

TEST(Draft, SilenceAndBackgroundAreRemarks) {
  const std::string remarks = all_remarks(talks_scenario());
  EXPECT_NE(remarks.find("no comment from Northland's government: changes no number (c:silence)"), std::string::npos)
      << remarks;
  EXPECT_NE(remarks.find("the tables hold Amber 2 line B as not_certified"), std::string::npos) << remarks;
  EXPECT_EQ(ids(talks_scenario()).find("damage"), std::string::npos);
}

TEST(Draft, EveryEventSaysWhyWhatWasAssumedAndIsUniquelyNamed) {
  const Scenario s = talks_scenario();
  std::set<std::string> seen;
  for (const Event& event : s.events) {
    EXPECT_TRUE(seen.insert(event.id).second) << event.id;
    EXPECT_FALSE(event.because.empty()) << event.id;
    EXPECT_FALSE(event.assumed.empty()) << event.id;
    EXPECT_FALSE(event.title.empty()) << event.id;
    EXPECT_EQ(event.known_from, test::kDay);
    for (const std::string& id : event.given) {
      ASSERT_TRUE(find(s, id)) << id;
      EXPECT_LE(find(s, id)->from, event.from);
    }
  }
}

TEST(Draft, TheDraftCanBeWrittenAndReadBack) {
  const world::World w = test::small_world();
  const std::string text = to_toml(talks_scenario());
  const auto again = parse_toml(text, "scenario.toml", w);
  ASSERT_TRUE(again) << again.error().where << " " << again.error().what << " " << again.error().fix;
  EXPECT_EQ(to_toml(*again), text);
}

TEST(Draft, SameInputSameEvents) { EXPECT_EQ(to_toml(talks_scenario()), to_toml(talks_scenario())); }

}  // namespace
}  // namespace netback::scenario
