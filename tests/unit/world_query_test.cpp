#include "world/query.h"

#include <gtest/gtest.h>

#include "scenario_fixture.h"

namespace netback::world {
namespace {

using scenario::test::kDay;
using scenario::test::small_world;

TEST(WorldQuery, AStringIsOwnedLikeItsLine) {
  const World w = small_world();
  const auto held = owners(w, "pipe:amber-1/a", kDay);
  ASSERT_EQ(held.size(), 2U);
  EXPECT_EQ(held[0].owner, "actor:norgas");
  EXPECT_DOUBLE_EQ(held[0].share + held[1].share, 1);
  EXPECT_DOUBLE_EQ(share_of(w, "lng:east", "actor:norgas", kDay), .775);
}

TEST(WorldQuery, OfTwoRowsOfOneOwnerTheLaterKnownCounts) {
  World w = small_world();
  Stake later{{}, "lng:ice", "actor:utility", .4};
  later.id = "stake:later", later.from = Date{2024, 1, 1}, later.known_from = Date{2024, 1, 1};
  w.stakes.push_back(later);
  EXPECT_DOUBLE_EQ(share_of(w, "lng:ice", "actor:utility", kDay), .4);
  EXPECT_DOUBLE_EQ(share_of(w, "lng:ice", "actor:utility", Date{2023, 1, 1}), 1);
}

TEST(WorldQuery, SubsidiariesGoAllTheWayDownAndSurviveACircle) {
  World w = small_world();
  EXPECT_EQ(subsidiaries(w, "actor:noroil", kDay), (Ids{"actor:noroil-south", "actor:noroil-trade"}));
  EXPECT_EQ(subsidiaries(w, "gov:northland", kDay).size(), 5U);
  for (Actor& actor : w.actors)
    if (actor.id == "gov:northland") actor.parent = "actor:norgas-polar";
  EXPECT_EQ(subsidiaries(w, "gov:northland", kDay).size(), 5U);
  EXPECT_EQ(with_parents(w, "actor:norgas-polar").size(), 3U);
}

TEST(WorldQuery, HoldingsIncludeThoseOfSubsidiaries) {
  const auto held = holdings(small_world(), "actor:norgas", kDay);
  ASSERT_EQ(held.size(), 4U);
  EXPECT_EQ(held[0].asset, "field:frost");
  EXPECT_EQ(held[0].owner, "actor:norgas-polar");
}

TEST(WorldQuery, AnswersRefineriesOfASubsidiaryInACountry) {
  const World w = small_world();
  EXPECT_EQ(answer(w, {"refinery", "country:southland", "", "actor:noroil", true}, kDay),
            (Ids{"refinery:lake", "refinery:river"}));
  EXPECT_EQ(answer(w, {"refinery", "", "region:south", "actor:noroil", true}, kDay),
            (Ids{"refinery:lake", "refinery:river", "refinery:sea"}));
  EXPECT_EQ(answer(w, {"refinery", "country:southland", "", "", false}, kDay).size(), 3U);
  EXPECT_TRUE(answer(w, {"refinery", "country:northland", "", "", false}, kDay).empty());
}

TEST(WorldQuery, TheArcticIsALatitudeNotACountry) {
  const World w = small_world();
  EXPECT_EQ(answer(w, {"project", "", "region:arctic", "", false}, kDay), (Ids{"field:frost", "lng:ice"}));
  EXPECT_EQ(answer(w, {"project", "", "region:arctic", "actor:norgas", false}, kDay), (Ids{"field:frost"}));
  EXPECT_TRUE(answer(w, {"project", "", "region:arctic", "actor:noroil", false}, kDay).empty());
}

TEST(WorldQuery, FindsAssetsWithCapacityAndPlace) {
  const World w = small_world();
  const auto line = find_asset(w, "pipe:amber-2");
  ASSERT_TRUE(line);
  EXPECT_EQ(line->kind, AssetKind::pipeline_system);
  EXPECT_EQ(line->name, "Amber 2");
  EXPECT_EQ(line->rows, (Ids{"pipe:amber-2/a", "pipe:amber-2/b"}));
  EXPECT_DOUBLE_EQ(line->capacity_twh, 2 * 290.125);
  EXPECT_EQ(find_asset(w, "pipe:amber-2/b")->kind, AssetKind::pipeline_string);
  EXPECT_EQ(find_asset(w, "pipe:transit")->name, "Transit");
  EXPECT_EQ(find_asset(w, "lng:ice")->latitude, 71);
  EXPECT_FALSE(find_asset(w, "lng:nowhere"));
  EXPECT_EQ(name_of(w, "pipe:amber-1"), "Amber 1 line A");
}

TEST(WorldQuery, PlacesAndNodes) {
  const World w = small_world();
  EXPECT_EQ(countries_of(w, "region:south"), (Ids{"country:midland", "country:southland"}));
  EXPECT_EQ(nodes_of(w, "country:northland"), (Ids{"node:northland", "node:polar"}));
  EXPECT_EQ(nodes_of(w, "region:south"), (Ids{"node:midland", "node:southland"}));
  EXPECT_EQ(country_of(w, "seller:northland"), "country:northland");
  EXPECT_EQ(country_of(w, "lng:cape"), "country:midland");
}

TEST(WorldQuery, AFleetIsThatOfTheNewestRowThatHoldsElseOfTheClass) {
  World w;
  Vessel ship;
  ship.id = "vessel:ship", ship.fleet = 7;
  const auto row = [&](const char* id, const char* vessel, double ships, Date from, Date known) {
    w.vessel_fleets.push_back({{}, vessel, ships});
    w.vessel_fleets.back().id = id, w.vessel_fleets.back().from = from, w.vessel_fleets.back().known_from = known;
  };
  row("fleet:a", "vessel:ship", 10, Date{2020, 1, 1}, Date{2019, 12, 31});
  row("fleet:b", "vessel:ship", 12, Date{2021, 1, 1}, Date{2019, 12, 31});
  row("fleet:c", "vessel:ship", 13, Date{2021, 1, 1}, Date{2020, 12, 31});
  row("fleet:d", "vessel:other", 99, Date{2019, 1, 1}, Date{2020, 12, 31});
  EXPECT_DOUBLE_EQ(fleet_on(w, ship, Date{2019, 12, 31}), 7);
  EXPECT_DOUBLE_EQ(fleet_on(w, ship, Date{2020, 6, 1}), 10);
  EXPECT_DOUBLE_EQ(fleet_on(w, ship, Date{2021, 6, 1}), 13);
  EXPECT_DOUBLE_EQ(fleet_on(known_by(w, Date{2020, 6, 1}), ship, Date{2021, 6, 1}), 12);
}

TEST(WorldQuery, AnExactStateBeatsTheLinesAndALaterKnownOneAnEarlier) {
  World w = small_world();
  EXPECT_EQ(state_on(w, "pipe:amber-2/a", kDay)->state, "damaged");
  EXPECT_EQ(state_on(w, "pipe:amber-2/b", kDay)->state, "not_certified");
  EXPECT_EQ(state_on(w, "pipe:transit", kDay), nullptr);
  EXPECT_DOUBLE_EQ(asset_share(w, "pipe:transit", kDay), 1);
  AssetState half{{}, "pipe:transit", "restricted", .5};
  half.id = "state:half", half.from = Date{2025, 4, 16};
  w.asset_states.push_back(half);
  EXPECT_DOUBLE_EQ(asset_share(w, "pipe:transit", Month(2025, 3)), 1);
  EXPECT_DOUBLE_EQ(asset_share(w, "pipe:transit", Month(2025, 4)), .75);
  EXPECT_DOUBLE_EQ(asset_share(w, "pipe:transit", Month(2025, 5)), .5);
  AssetState mended = half;
  mended.id = "state:mended", mended.share = 1, mended.from = Date{2025, 1, 1}, mended.known_from = Date{2025, 1, 1};
  w.asset_states.push_back(mended);
  EXPECT_DOUBLE_EQ(asset_share(w, "pipe:transit", Month(2025, 5)), 1);
}

TEST(WorldQuery, RestrictionsHitThroughOwnersPoliciesAndCountries) {
  const World w = small_world();
  const auto names = [&](std::string_view target, std::string_view kind, std::string_view who) {
    Ids result;
    for (const Restriction* r : restrictions_on(w, target, kind, who, kDay)) result.push_back(r->id);
    return result;
  };
  EXPECT_EQ(names("country:northland", "investment", "gov:westland"), (Ids{"restriction:investment", "restriction:norgas"}));
  EXPECT_EQ(names("lng:east", "investment", ""), (Ids{"restriction:investment", "restriction:norgas"}));
  EXPECT_EQ(names("pipe:amber-2/b", "asset_use", ""), (Ids{"restriction:amber-2-use", "restriction:certificate"}));
  EXPECT_EQ(names("policy:west", "", "").size(), 3U);
  EXPECT_EQ(names("refinery:hill", "investment", ""), Ids{});
  EXPECT_TRUE(restrictions_on(w, "country:northland", "", "", Date{2021, 1, 1}).empty());
}

}  // namespace
}  // namespace netback::world
