// What a hindcast is judged by: files of observed figures, corridors, suppliers' shares, stocks, targets of events.
#include <filesystem>
#include <fstream>

#include "calibrate/corridor.h"
#include "calibrate/event_list.h"
#include "calibrate/observed_file.h"
#include "calibrate/score.h"
#include "calibrate/shares.h"
#include "core/nearest.h"
#include "core/units.h"
#include "toy_years.h"

namespace netback::calibrate {
namespace {

constexpr const char* kHeader =
    "id,measure,subject,partner,year,value,unit,from,until,known_from,source,confidence,note,month\n";

std::string row(const std::string& id, const std::string& measure, const std::string& subject, const std::string& year,
                const std::string& value, const std::string& unit, const std::string& month = "") {
  return "observed:" + id + "," + measure + "," + subject + ",," + year + "," + value + "," + unit +
         ",,,2023-02-15,source:x,low,," + month + "\n";
}
struct Read {
  Result<ObservedFile> file;
  std::vector<world::Finding> findings;
};
world::World germany() {
  toy::ToyWorld toy;
  toy.node("germany");
  world::World world = toy.world();
  toy::quoted(world, "price:ttf", "node:germany");
  return world;
}
Read read(const std::string& rows) {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  const std::filesystem::path file = testing::TempDir() + "netback_observed_" + test->name() + ".csv";
  std::ofstream(file, std::ios::binary) << kHeader << rows;
  Read found{ObservedFile{}, {}};
  found.file = read_observed_file(file.string(), germany(), found.findings);
  std::filesystem::remove(file);
  return found;
}

TEST(observed_file, takes_the_place_of_the_tables_in_its_years) {
  std::string months;
  for (int m = 1; m <= 12; ++m) {
    const std::string month = (m < 10 ? "0" : "") + std::to_string(m);
    months += row("ttf/" + month, "price", "price:ttf", "2022", std::to_string(20 + m), "usd_per_mmbtu", "2022-" + month);
  }
  const Read found = read(row("use", "consumption", "country:germany", "2022", "70", "bcm_ei") + months);
  ASSERT_TRUE(found.file) << found.file.error().what;
  for (const auto& finding : found.findings) ADD_FAILURE() << finding.where << ": " << finding.what;
  world::World judge = germany();
  toy::observe(judge, "consumption", "country:germany", "", 2021, 5);
  toy::observe(judge, "consumption", "country:germany", "", 2022, 7);
  judge_by(judge, *found.file, 2022);
  EXPECT_TRUE(has_observed(judge, 2021) && has_observed(judge, 2022) && !has_observed(judge, 2023));
  ASSERT_EQ(judge.observed.size(), 3U);
  EXPECT_DOUBLE_EQ(judge.observed[0].value, 5);
  EXPECT_NEAR(judge.observed[1].value, 70 * units::kTwhPerBcmEi, 1e-6);
  EXPECT_NEAR(judge.observed[2].value, 26.5, 1e-9) << "the mean of the months";
  EXPECT_EQ(judge.prices.size(), 12U);
}

TEST(observed_file, every_fault_is_told_with_its_line) {
  const Read found = read(row("a", "consumption", "country:germny", "2022", "70", "bcm_ei") +
                          row("b", "price", "price:ttf", "2022", "70", "bcm_ei") +
                          row("c", "price", "price:ttf", "2022", "20", "usd_per_mmbtu", "2021-03") +
                          row("d", "weather", "country:germany", "2022", "20", "twh") +
                          row("e", "production", "country:germany", "2022", "4", "twh") +
                          row("f", "production", "country:germany", "2022", "5", "twh"));
  ASSERT_TRUE(found.file);
  for (const int line : {2, 3, 4, 5, 7})
    EXPECT_TRUE(std::ranges::any_of(found.findings, [&](const auto& one) {
      return one.where.ends_with(".csv:" + std::to_string(line));
    })) << line;
  EXPECT_EQ(found.findings.front().fix, "Did you mean country:germany?");
  std::vector<world::Finding> none;
  EXPECT_FALSE(read_observed_file("no/such/file.csv", germany(), none));
}

TEST(nearest, is_the_word_with_the_fewest_letters_changed) {
  EXPECT_EQ(nearest("node:germny", {"node:france", "node:germany", "node:greece"}), "node:germany");
  EXPECT_EQ(nearest("abc", {"xyz"}), "");
  EXPECT_EQ(nearest("abc", {}), "");
}

TEST(check_targets, names_the_line_and_the_id_most_like_it) {
  const world::World world = germany();
  world::World with = world;
  with.demand.emplace_back().id = "demand:germany/industry", with.demand.back().node = "node:germany";
  ListedEvent right, wrong, other;
  right.target = "node:germany", right.where = "list.csv:2";
  wrong.target = "node:germny", wrong.where = "list.csv:3";
  other.target = "node:germany", other.where = "list.csv:4", other.measure = Measure::supply_factor;
  std::vector<world::Finding> findings;
  check_targets(with, {right, wrong, other, wrong}, findings);
  ASSERT_EQ(findings.size(), 3U) << "the place has no supply; a target twice wrong is told twice";
  EXPECT_EQ(findings[0].where, "list.csv:3");
  EXPECT_EQ(findings[0].fix, "Did you mean node:germany?");
  EXPECT_EQ(findings[1].where, "list.csv:4");
}

TEST(check_targets, of_the_shipped_lists_are_in_the_shipped_tables) {
  const auto loaded = world::load_world(NETBACK_SOURCE_DIR "/data/world");
  ASSERT_TRUE(loaded);
  for (const char* name : {"2019-to-2020", "2020-to-2021", "2021-months"}) {
    std::vector<world::Finding> findings;
    const auto list = read_event_list(std::string(NETBACK_SOURCE_DIR "/data/hindcast/") + name + ".csv", findings);
    ASSERT_TRUE(list) << name;
    check_targets(loaded->world, *list, findings);
    for (const auto& finding : findings) ADD_FAILURE() << finding.where << ": " << finding.what;
  }
}

// Gas of n and r comes into d; r's goes on to s, which is outside, and comes back into h; u sells on what n sells it.
struct Continent {
  world::World world;
  market::Outcome outcome;
};
Continent continent() {
  toy::ToyWorld toy;
  for (const char* name : {"n", "r", "u", "d", "h", "i", "s", "x"}) toy.node(name);
  toy.pipe("d", "h", 100, 1);
  toy.seller("n", "n"), toy.seller("r", "r");
  Continent c{toy.world(), {}};
  for (const char* inside : {"d", "h", "i"}) toy::lies_in(c.world, std::string("country:") + inside, "region:eu");
  const auto pipe = [&](const char* from, const char* to, const char* seller, double a_month) {
    market::PipeFlow flow;
    flow.pipe = std::string("pipe:") + from + to, flow.seller = std::string("seller:") + seller;
    flow.from_node = std::string("node:") + from, flow.to_node = std::string("node:") + to, flow.twh.assign(12, a_month);
    c.outcome.pipe_flows.push_back(flow);
  };
  pipe("n", "d", "n", 5), pipe("n", "u", "n", 4), pipe("u", "d", "n", 1), pipe("u", "d", "rest", 1),
      pipe("d", "u", "r", 0.5), pipe("u", "i", "rest", 2);
  pipe("r", "d", "r", 10), pipe("d", "s", "r", 3), pipe("s", "h", "r", 2);
  market::LngFlow ship;
  ship.from_node = "node:x", ship.to_node = "node:h", ship.twh.assign(12, 6);
  c.outcome.lng_flows.push_back(ship);
  return c;
}

TEST(corridors, count_gas_where_it_first_comes_in) {
  Continent c = continent();
  const auto came = [&](const std::string& subject, double value) {
    toy::observe(c.world, "corridor_to_september", subject, "region:eu", 2024, value);
  };
  came("country:n", 45), came("country:r", 100), came("country:u", 9), came("region:world", 45), came("pipe:rd", 90);
  world::Pipeline line;
  line.id = line.system = "pipe:rd";
  c.world.pipelines.push_back(line);
  const auto found = corridors(c.world, c.outcome, 2024);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->month_count, 9);
  ASSERT_EQ(found->list.size(), 5U);
  EXPECT_DOUBLE_EQ(found->list[0].modelled, 45) << "not what u sends on";
  EXPECT_DOUBLE_EQ(found->list[1].modelled, 90) << "not a second time through s";
  EXPECT_DOUBLE_EQ(found->list[2].modelled, 9 * 1.5) << "net, and not to an island behind it";
  EXPECT_DOUBLE_EQ(found->list[3].modelled, 54 * 0.9) << "what leaves the terminals";
  EXPECT_TRUE(found->list[4].is_part);
  EXPECT_DOUBLE_EQ(found->list[4].modelled, 90);
  EXPECT_NEAR(found->volume_error, (10 + 4.5 + 3.6) / 199, 1e-12) << "parts of a country's are not counted again";
  EXPECT_FALSE(corridors(c.world, c.outcome, 2023));
}

TEST(supplier_shares, are_of_what_comes_from_outside) {
  const Continent c = continent();
  const std::vector<Pair> pairs{{"country:n", "region:eu", 30, 40}, {"country:x", "country:d", 10, 5},
                                {"node:x", "node:h", 10, 5},        {"country:d", "country:h", 99, 1},
                                {"country:n", "country:u", 50, 50}, {"country:x", "", 7, 7}};
  const auto shares = supplier_shares(c.world, pairs, ImportMarket::eu);
  ASSERT_EQ(shares.size(), 2U);
  EXPECT_DOUBLE_EQ(shares[0].observed, 0.6);
  EXPECT_DOUBLE_EQ(shares[0].modelled, 0.8);
  EXPECT_NEAR(share_error(shares).value(), 20, 1e-9);
  EXPECT_FALSE(share_error(supplier_shares(c.world, pairs, ImportMarket::northeast_asia)));
}

TEST(score, of_a_year_of_which_nothing_was_observed_has_no_zeros) {
  const Continent c = continent();
  const Score found = score(c.world, c.outcome, 2022);
  EXPECT_FALSE(found.lng || found.pipe || found.border || found.eu_shares || found.corridors || found.stock_points);
  EXPECT_TRUE(found.prices.empty() && found.stocks.empty());
}

TEST(score, stocks_are_scored_at_both_ends_of_the_winter_and_at_the_years_end) {
  toy::ToyWorld toy;
  toy.node("d");
  toy.storage("d", 100, 1, 0, {2021, 1, 1}, 60);
  world::World world = toy.world();
  toy::lies_in(world, "country:d", "region:eu");
  toy::observe(world, "stock_1_april", "region:eu", "", 2020, 30);
  toy::observe(world, "stock_1_october", "region:eu", "", 2020, 90);
  market::Outcome outcome;
  for (int m = 1; m <= 12; ++m) outcome.months.emplace_back(2020, m), outcome.stock["storage:d"].push_back(10.0 * m);
  const Score found = score(world, outcome, 2020);
  ASSERT_EQ(found.stocks.size(), 3U);
  EXPECT_DOUBLE_EQ(found.stocks[0].points(), 0);
  EXPECT_DOUBLE_EQ(found.stocks[1].points(), 0);
  EXPECT_DOUBLE_EQ(found.stocks[2].points(), 60) << "120 against the 60 of the next New Year";
  EXPECT_DOUBLE_EQ(found.stock_points.value(), 20);
}

}  // namespace
}  // namespace netback::calibrate
