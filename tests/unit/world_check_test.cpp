#include "world/check.h"

#include <cmath>
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

TEST(WorldCheck, TheShippedWorldHoldsTheWorldOf2024) {
  const auto lines = coverage(shipped(), 2024);
  ASSERT_EQ(lines.size(), 4U);
  for (const Coverage& line : lines) {
    ASSERT_GT(line.total, 0) << line.measure;
    EXPECT_GE(line.held, 0.95 * line.total) << line.measure;
    EXPECT_LE(line.held, 1.02 * line.total) << line.measure;
  }
  EXPECT_NEAR(lines[1].total, 4131 * units::kTwhPerBcmEi, 1);
}

TEST(WorldCheck, BalancesOfTheShippedWorldClose) {
  double difference = 0, production = 0;
  std::set<std::string> nodes;
  for (const Balance& b : shipped().balances) {
    const double in = b.production + b.pipe_in + b.lng_in + b.stock_draw, out = b.pipe_out + b.lng_out + b.consumption;
    EXPECT_NEAR(in - out, b.statistical_difference, 0.11) << b.id;
    difference += b.statistical_difference, production += b.production;
    EXPECT_TRUE(nodes.insert(b.node).second) << b.node << " has two balances";
  }
  EXPECT_LT(std::abs(difference), 0.015 * production);
  EXPECT_EQ(nodes.size(), shipped().nodes.size());
}

TEST(WorldCheck, SupplyIsTheProductionOfTheBalances) {
  std::map<std::string, double> made;
  for (const Supply& s : shipped().supply) made[s.node] += s.production;
  // Balances are rounded to 0.1 TWh, supply to 0.1 or 0.5 bcm_ei.
  for (const Balance& b : shipped().balances) EXPECT_NEAR(made[b.node], b.production, 1 + 0.01 * b.production) << b.node;
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
  files["balances"] = kBalances + "balance:one,node:one,2024,120,0,0,0,0,100,0,20" + kOld;
  const auto loaded = load_files(files);
  ASSERT_EQ(loaded->findings.size(), 1U) << told(*loaded);
  EXPECT_NE(loaded->findings[0].what.find("16.7 % of supply"), std::string::npos) << told(*loaded);
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
