// The draft on the shipped tables, with claims of the kind the example page makes: Nord Stream, Sakhalin-2, the Arctic,
// German refineries, a deal, a lifting and a peace. Skipped where the tables do not load.
#include <gtest/gtest.h>

#include "scenario_fixture.h"

namespace netback::scenario {
namespace {

using test::all_remarks;
using test::find;
using test::ids;

class DraftOnTables : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = world::load_world(NETBACK_SOURCE_DIR "/data/world");
    if (!loaded) GTEST_SKIP() << loaded.error().what;
    world_ = world::known_by(loaded->world, test::kDay);
  }
  world::World world_;
};

std::vector<read::Claim> claims() {
  read::Claim flow = test::claim("c:flow", "flow.resume", {"pipe:nord-stream-1", "pipe:nord-stream-2"});
  flow.event.agent = "country:russia";
  flow.condition = "as soon as Moscow and Washington have an energy agreement", flow.condition_type = "agreement.energy";
  read::Claim offer = test::claim("c:offer", "deal.offer", {"lng:sakhalin-2"});
  offer.event.agent = "actor:gazprom", offer.event.target = "country:us";
  test::link(offer, "region:arctic");
  offer.condition = "provided that the United States drops the sanctions that keep foreign investors out",
  offer.condition_type = "sanctions.lift";
  read::Claim business = test::claim("c:business", "business.up");
  business.condition = "in the wake of a peace deal in Ukraine", business.condition_type = "agreement.peace";
  read::Claim lines = test::claim("c:lines", "ownership.change", {"pipe:nord-stream-1", "pipe:nord-stream-2"});
  lines.event.target = "country:us", lines.origin = "o:one";
  test::link(lines, "country:us");
  read::Claim refineries = test::claim("c:refineries", "ownership.change");
  refineries.origin = "o:one";
  refineries.descriptions.push_back({{}, "refinery", 3, "country:germany", "", "actor:rosneft", true});
  return {flow, offer, business, lines, refineries};
}

TEST_F(DraftOnTables, HasWhatTheExamplePageCallsFor) {
  const Scenario s = draft(test::page(claims()), world_, test::kDay, test::rules());
  for (const char* id :
       {"russia-us-energy-agreement", "ukraine-peace-agreement", "us-lifts-investment-us-sanctions",
        "us-stake-in-sakhalin-2", "us-stake-in-nord-stream-1", "us-stake-in-nord-stream-2", "us-stake-in-schwedt",
        "us-stake-in-miro", "us-stake-in-bayernoil", "russia-resumes-nord-stream-2-b", "nord-stream-2-b-certified",
        "nord-stream-1-a-repaired", "nord-stream-1-b-repaired", "nord-stream-2-a-repaired"})
    EXPECT_TRUE(find(s, id)) << id << " is not among\n" << ids(s) << all_remarks(s);
  EXPECT_FALSE(find(s, "nord-stream-2-b-repaired"));
  EXPECT_NE(all_remarks(s).find("hold in Arctic"), std::string::npos) << all_remarks(s);
}

TEST_F(DraftOnTables, IsReadBackAsWritten) {
  const std::string text = to_toml(draft(test::page(claims()), world_, test::kDay, test::rules()));
  const auto again = parse_toml(text, "scenario.toml", world_);
  ASSERT_TRUE(again) << again.error().where << " " << again.error().what;
  EXPECT_EQ(to_toml(*again), text);
}

TEST_F(DraftOnTables, GermanRefineriesOfARosneftSubsidiary) {
  EXPECT_EQ(world::answer(world_, {"refinery", "country:germany", "", "actor:rosneft", true}, test::kDay),
            (world::Ids{"refinery:bayernoil", "refinery:miro", "refinery:schwedt"}));
}

TEST_F(DraftOnTables, SharesOfEveryAssetOnTheDaySumToOne) {
  for (const world::Stake& row : world_.stakes) {
    double sum = 0;
    for (const world::Holding& holding : world::owners(world_, row.asset, test::kDay)) sum += holding.share;
    if (sum <= 0) continue;
    EXPECT_NEAR(sum, 1, .011) << row.asset;
  }
}

}  // namespace
}  // namespace netback::scenario
