#include "world/check.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/units.h"
#include "world/query.h"
#include "world_files.h"

namespace netback::world {
namespace {

using namespace test;

const World& shipped() {
  static const auto loaded = load_world(kShipped);
  return loaded->world;
}

const std::string kBalances =
    "id,node,year,production,pipe_in,pipe_out,lng_in,lng_out,consumption,stock_draw,statistical_difference" + kRest;

const std::vector<int> kBaseYears = {2019, 2020, 2021, 2024};

TEST(WorldCheck, TheShippedWorldHoldsTheWorldInEveryBaseYear) {
  EXPECT_EQ(balance_years(shipped()), kBaseYears);
  for (const int year : kBaseYears) {
    const auto lines = coverage(shipped(), year);
    ASSERT_EQ(lines.size(), 6U);
    for (const Coverage& line : lines) {
      ASSERT_GT(line.total, 0) << year << " " << line.measure;
      EXPECT_FALSE(line.source.empty()) << year << " " << line.measure;
      EXPECT_GE(line.share(), 0.97) << year << " " << line.measure;
      EXPECT_LE(line.share(), 1.02) << year << " " << line.measure;
    }
    EXPECT_LE(largest_lump(shipped(), year).share, 0.01) << year;
  }
  EXPECT_NEAR(coverage(shipped(), 2024)[1].total, 4131 * units::kTwhPerBcmEi, 1);
}

TEST(WorldCheck, BalancesOfTheShippedWorldClose) {
  std::map<int, std::set<std::string>> nodes;
  for (const Balance& b : shipped().balances) {
    const double in = b.production + b.pipe_in + b.lng_in + b.stock_draw, out = b.pipe_out + b.lng_out + b.consumption;
    EXPECT_NEAR(in - out, b.statistical_difference, 0.11) << b.id;
    EXPECT_TRUE(nodes[b.year].insert(b.node).second) << b.id << " is a second balance";
  }
  for (const int year : kBaseYears) {
    EXPECT_EQ(nodes[year].size(), shipped().nodes.size()) << year;
    EXPECT_LT(std::abs(openness(shipped(), year).world), 0.015) << year;
    EXPECT_LT(std::abs(openness(shipped(), year).block), 0.02) << year;
  }
}

TEST(WorldCheck, SupplyIsTheProductionOfTheBalances) {
  std::map<std::pair<std::string, int>, double> made;
  for (const Supply& s : shipped().supply) made[{s.node, s.base_year}] += s.production;
  // Balances are rounded to 0.1 TWh, supply to 0.1 or 0.5 bcm_ei.
  for (const Balance& b : shipped().balances)
    EXPECT_NEAR((made[{b.node, b.year}]), b.production, 1 + 0.01 * b.production) << b.id;
}

TEST(WorldCheck, EveryPlaceThatBurnsGasIsExpectedToBurnSomeIn2031) {
  for (const int year : kBaseYears) {
    const World known = known_by(shipped(), Date{year + 1, 2, 15});
    std::set<std::string> burns, expected;
    for (const Demand& row : known.demand) burns.insert(row.node);
    for (const Outlook& row : known.outlook) {
      EXPECT_EQ(row.base_year, year) << row.id;
      if (row.measure == "demand" && row.factor > 0 && row.year > year && row.year <= 2031) expected.insert(row.target);
    }
    EXPECT_GE(burns.size(), 100U) << year;
    for (const std::string& node : burns) EXPECT_TRUE(expected.contains(node)) << node << " after " << year;
  }
}

TEST(WorldCheck, ARunOfABaseYearSeesThatYearAlone) {
  for (const int year : kBaseYears) {
    const World known = known_by(shipped(), Date{year + 1, 2, 15});
    ASSERT_FALSE(known.demand.empty());
    for (const Demand& row : known.demand) {
      EXPECT_EQ(row.base_year, year) << row.id;
      EXPECT_TRUE(std::any_of(known.shapes.begin(), known.shapes.end(), [&](const Shape& s) { return s.id == row.shape; }))
          << row.id << " has no shape on that day";
    }
    for (const Supply& row : known.supply) EXPECT_EQ(row.base_year, year) << row.id;
    EXPECT_TRUE(
        std::none_of(known.balances.begin(), known.balances.end(), [&](const Balance& b) { return b.year != year; }));
  }
}

TEST(WorldCheck, RussiaAndMalaysiaAreNotOnePlace) {
  EXPECT_EQ(nodes_of(shipped(), "country:russia").size(), 5U);
  EXPECT_EQ(nodes_of(shipped(), "country:malaysia"), (Ids{"node:malaysia", "node:malaysia-peninsular"}));
  for (const Pipeline& pipe : shipped().pipelines) EXPECT_NE(pipe.to_node, "node:malaysia") << pipe.id;
  for (const Liquefaction& plant : shipped().liquefaction) EXPECT_NE(plant.node, "node:malaysia-peninsular") << plant.id;
}

TEST(WorldCheck, NoStringOfNordStreamCarriesGas) {
  const World known = known_by(shipped(), Date{2024, 12, 31});
  const std::pair<const char*, const char*> strings[] = {{"pipe:nord-stream-1/a", "damaged"},
                                                         {"pipe:nord-stream-1/b", "damaged"},
                                                         {"pipe:nord-stream-2/a", "damaged"},
                                                         {"pipe:nord-stream-2/b", "not_certified"}};
  for (const auto& [pipe, state] : strings)
    for (Date day{2024, 1, 1}; day.year <= 2028; day = (Month::of(day) + 1).first_day()) {
      const AssetState* row = state_on(known, pipe, day);
      ASSERT_NE(row, nullptr) << pipe;
      EXPECT_EQ(row->state, state) << pipe << " " << day.text();
      EXPECT_EQ(asset_share(known, pipe, day), 0) << pipe << " " << day.text();
    }
}

TEST(WorldCheck, ABalanceThatClosesIsAccepted) {
  Files files = smallest_world();
  files["balances"] = kBalances + "balance:one,node:one,2024,101,0,0,0,0,100,-1.5,-0.5" + kOld;
  const auto loaded = load_files(files);
  EXPECT_TRUE(loaded->findings.empty()) << told(*loaded);
}

TEST(WorldCheck, TooLargeADifferenceIsAnErrorEvenIfItCloses) {
  Files files = smallest_world();
  files["balances"] = kBalances + "balance:one,node:one,2024,100,20,0,0,0,100,0,20" + kOld;
  const auto loaded = load_files(files);
  ASSERT_EQ(loaded->findings.size(), 1U) << told(*loaded);
  EXPECT_NE(loaded->findings[0].what.find("16.7 % of supply"), std::string::npos) << told(*loaded);
}

const std::string kTrade = "id,from_node,to_place,year,quantity,unit" + kRest;

// Two places: the second burns what the first sends it.
Files two_places() {
  Files files = smallest_world();
  files["nodes"] += "node:two,Two,,51,11,seller:rest" + kOld;
  files["balances"] = kBalances + "balance:one,node:one,2024,100,0,0,0,0,100,0,0" + kOld;
  files["demand"] += "demand:two/power,node:two,power,2024,30,twh,-0.2,30,shape:flat,450" + kOld;
  return files;
}

TEST(WorldCheck, AFlowStandsInTheBalancesOfBothEnds) {
  Files files = two_places();
  files["supply"] += "supply:one/more,node:one,2024,30,30,twh,2,8,20,0.5," + kOld;
  files["balances"] = kBalances + "balance:one,node:one,2024,130,0,30,0,0,100,0,0" + kOld +
                      "balance:two,node:two,2024,0,30,0,0,0,30,0,0" + kOld;
  files["trade"] = kTrade + "trade:one-to-two/2024,node:one,node:two,2024,30,twh" + kOld;
  EXPECT_TRUE(load_files(files)->findings.empty()) << told(*load_files(files));
  files["trade"] = kTrade + "trade:one-to-two/2024,node:one,node:two,2024,20,twh" + kOld;
  const auto less = load_files(files);
  ASSERT_EQ(less->findings.size(), 2U) << told(*less);
  EXPECT_NE(less->findings[0].what.find("trade.csv takes 20.0 TWh, pipe_out is 30.0"), std::string::npos) << told(*less);
  EXPECT_NE(less->findings[1].what.find("trade.csv brings 20.0 TWh, pipe_in is 30.0"), std::string::npos) << told(*less);
}

TEST(WorldCheck, OfARegionWhosePlacesAreNetOnlyTheSumIsKnown) {
  Files files = two_places();
  files["regions"] = "id,name" + kRest + "region:r,R" + kOld;
  files["countries"] = "id,name,iso3,regions" + kRest + "country:two,Two,TWO,region:r" + kOld;
  files["nodes"] = smallest_world()["nodes"] + "node:two,Two,country:two,51,11,seller:rest" + kOld;
  files["supply"] += "supply:one/more,node:one,2024,30,30,twh,2,8,20,0.5," + kOld;
  files["balances"] = kBalances + "balance:one,node:one,2024,130,0,30,0,0,100,0,0" + kOld +
                      "balance:two,node:two,2024,0,30,0,0,0,30,0,0" + kOld;
  files["trade"] = kTrade + "trade:one-to-r/2024,node:one,region:r,2024,30,twh" + kOld;
  EXPECT_TRUE(load_files(files)->findings.empty()) << told(*load_files(files));
  files["balances"] = kBalances + "balance:one,node:one,2024,130,0,30,0,0,100,0,0" + kOld +
                      "balance:two,node:two,2024,0,34,0,0,0,30,0,4" + kOld;
  files["demand"] = smallest_world()["demand"] + "demand:two/power,node:two,power,2024,30,twh,-0.2,30,shape:flat,450" + kOld;
  const auto more = load_files(files);
  ASSERT_EQ(more->findings.size(), 1U) << told(*more);
  EXPECT_NE(more->findings[0].what.find("the places of region:r take 34 TWh net by pipe, trade.csv brings 30"),
            std::string::npos)
      << told(*more);
}

TEST(WorldCheck, ProductionOfTheSupplyRowsIsThatOfTheBalance) {
  Files files = smallest_world();
  files["balances"] = kBalances + "balance:one,node:one,2024,106,0,0,0,0,100,0,6" + kOld;
  const auto loaded = load_files(files);
  ASSERT_EQ(loaded->findings.size(), 1U) << told(*loaded);
  EXPECT_NE(loaded->findings[0].what.find("supply rows sum to 100.0 TWh, the balance says 106.0"), std::string::npos);
}

TEST(WorldCheck, AWorldThatLeavesOutTooMuchIsAnError) {
  Files files = smallest_world();
  files["countries"] = "id,name,iso3,regions" + kRest;
  for (const char* name : {"a", "b", "c"})
    files["countries"] += std::string("country:") + name + "," + name + ",AAA," + kOld;
  files["nodes"] =
      "id,name,countries,lat,lon,seller" + kRest + "node:one,One,country:a;country:b;country:c,50,10,seller:rest" + kOld;
  files["supply"] = "id,node,base_year,production,capacity,unit,cash_cost,base_cost,wall_cost,minimum_share,shape" + kRest +
                    "supply:one,node:one,2020,20000,22000,twh,2,8,20,0.5," + kOld;
  files["demand"] = "id,node,sector,base_year,quantity,unit,elasticity,reference_price,shape,unserved_cost" + kRest +
                    "demand:one/power,node:one,power,2020,20000,twh,-0.2,30,shape:flat,450" + kOld;
  files["balances"] = kBalances + "balance:one,node:one,2020,20000,0,0,0,0,20000,0,0" + kOld;
  files["regions"] = "id,name" + kRest + "region:world,World" + kOld;
  files["observed"] = "id,measure,subject,partner,year,value,unit" + kRest;
  for (const char* measure : {"production", "lng_export", "lng_import", "pipe_export", "pipe_import"})
    files["observed"] += std::string("observed:") + measure + "," + measure + ",region:world,,2020," +
                         (measure == std::string("production") ? "20100" : "0") + ",twh" + kOld;
  const auto loaded = load_files(files);
  const std::string all = told(*loaded);
  EXPECT_EQ(all.find("production are"), std::string::npos) << all;
  EXPECT_NE(all.find("2020: no world total of consumption"), std::string::npos) << all;
  EXPECT_NE(all.find("node:one lumps more than two countries and holds 100.0 % of the world"), std::string::npos) << all;
  files["observed"] += "observed:consumption,consumption,region:world,,2020,21000,twh" + kOld;
  EXPECT_NE(told(*load_files(files)).find("only 95.2 % of the world's consumption"), std::string::npos);
}

TEST(WorldCheck, AShapeIsPublicWhenTheRowThatUsesItIs) {
  Files files = smallest_world();
  files["shapes"] = "id,m01,m02,m03,m04,m05,m06,m07,m08,m09,m10,m11,m12" + kRest +
                    "shape:flat,0.085,0.077,0.085,0.082,0.085,0.082,0.085,0.085,0.082,0.085,0.082,0.085,,,2020-01-02,"
                    "source:judgement,low,\n";
  const auto loaded = load_files(files);
  ASSERT_EQ(loaded->findings.size(), 1U) << told(*loaded);
  EXPECT_NE(loaded->findings[0].what.find("shape:flat is known only from 2020-01-02"), std::string::npos);
}

TEST(WorldCheck, AnOutlookCountsOnlyForItsOwnBaseYear) {
  Files files = smallest_world();
  files["outlook"] = "id,target,measure,base_year,year,factor,vintage" + kRest +
                     "outlook:a,node:one,demand,2024,2025,1.1,x" + kOld + "outlook:b,node:one,demand,2021,2025,1.2,x" + kOld;
  const auto loaded = load_files(files);
  ASSERT_TRUE(loaded->usable()) << told(*loaded);
  const World known = known_by(loaded->world, Date{2024, 1, 1});
  ASSERT_EQ(known.outlook.size(), 1U);
  EXPECT_EQ(known.outlook.front().id, "outlook:a");
  EXPECT_FALSE(known.row_hashes.contains("outlook/outlook:b"));
}

TEST(WorldCheck, WhatWasMovedCouldBeMoved) {
  Files files = two_places();
  files["supply"] += "supply:one/more,node:one,2024,30,30,twh,2,8,20,0.5," + kOld;
  files["balances"] = kBalances + "balance:one,node:one,2024,130,0,30,0,0,100,0,0" + kOld +
                      "balance:two,node:two,2024,0,30,0,0,0,30,0,0" + kOld;
  files["pipelines"] = "id,name,system,from_node,to_node,capacity,unit,loss,tariff,sellers" + kRest +
                       "pipe:one,Line,pipe:one,node:one,node:two,30,twh,0,1,," + kOld.substr(1);
  const auto asked = [&] {
    const auto loaded = load_files(files);
    EXPECT_TRUE(loaded->usable()) << told(*loaded);
    std::vector<Finding> findings;
    check_capacities(loaded->world, findings);
    return findings;
  };
  EXPECT_TRUE(asked().empty());
  // Half a year shut leaves half.
  files["asset_states"] = "id,asset,state,share" + kRest +
                          "state:one,pipe:one,closed,0,2024-01-01,2024-07-01,2024-01-01,source:judgement,low,\n";
  const auto shut = asked();
  ASSERT_EQ(shut.size(), 2U);
  EXPECT_NE(shut[0].what.find("pipe_out is 30.0 TWh, what stands there could move 15.0"), std::string::npos) << shut[0].what;
  EXPECT_NE(shut[1].what.find("pipe_in is 30.0 TWh"), std::string::npos) << shut[1].what;
}

TEST(WorldCheck, TheShippedWorldCouldMoveWhatItMoved) {
  std::vector<Finding> findings;
  check_capacities(shipped(), findings);
  for (const Finding& f : findings) ADD_FAILURE() << f.where << ": " << f.what;
}

TEST(WorldCheck, CoverageCountsOnlyTheYearAskedFor) {
  Files files = smallest_world();
  files["balances"] = kBalances + "balance:one,node:one,2024,100,0,0,0,0,100,0,0" + kOld;
  files["observed"] =
      "id,measure,subject,partner,year,value,unit" + kRest + "observed:a,consumption,region:world,,2024,200,twh" + kOld;
  files["regions"] = "id,name" + kRest + "region:world,World" + kOld;
  const auto loaded = load_files(files);
  ASSERT_TRUE(loaded->usable()) << told(*loaded);
  EXPECT_DOUBLE_EQ(coverage(loaded->world, 2024)[1].held, 100);
  EXPECT_DOUBLE_EQ(coverage(loaded->world, 2024)[1].total, 200);
  EXPECT_DOUBLE_EQ(coverage(loaded->world, 2023)[1].held, 0);
}

TEST(WorldCheck, FullCapacityOfADamagedThingIsOnlyAWarning) {
  Files files = smallest_world();
  files["asset_states"] = "id,asset,state,share" + kRest + "state:one,supply:one,damaged,1" + kOld;
  const auto loaded = load_files(files);
  ASSERT_EQ(loaded->findings.size(), 1U) << told(*loaded);
  EXPECT_FALSE(loaded->findings[0].is_error);
  EXPECT_TRUE(loaded->usable());
}

TEST(WorldCheck, StakesMustSumOnEveryDayOneBegins) {
  Files files = smallest_world();
  const std::string actor = ",company,,,", head = "id,asset,owner,share" + kRest;
  files["actors"] = "id,name,kind,country,parent,role" + kRest + "actor:a,A" + actor + kOld + "actor:b,B" + actor + kOld;
  const std::string sold = "stake:a,supply:one,actor:a,1,,2024-06-01,2020-01-01,source:judgement,low,\n";
  files["stakes"] = head + sold + "stake:b,supply:one,actor:b,1,2024-06-01,,2024-01-01,source:judgement,low,\n";
  EXPECT_TRUE(load_files(files)->findings.empty()) << told(*load_files(files));
  files["stakes"] = head + sold + "stake:b,supply:one,actor:b,1,2024-05-01,,2024-01-01,source:judgement,low,\n";
  const auto twice = load_files(files);
  ASSERT_EQ(twice->findings.size(), 1U) << told(*twice);
  EXPECT_NE(twice->findings[0].what.find("sum to 2.000"), std::string::npos);
}

}  // namespace
}  // namespace netback::world
