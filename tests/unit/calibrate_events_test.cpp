// Dated lists of what was expected and what came.
#include <filesystem>
#include <fstream>

#include "calibrate/event_list.h"
#include "toy_world.h"

namespace netback::calibrate {
namespace {

using toy::ToyWorld;

constexpr const char* kHeader = "id,month,known_from,target,measure,value,unit,path,source,confidence,note\n";
constexpr const char* kRest = ",source:judgement,low,\n";

struct Read {
  Result<std::vector<ListedEvent>> list;
  std::vector<world::Finding> findings;
};
Read read(const std::string& rows) {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  const std::filesystem::path file = testing::TempDir() + "netback_events_" + test->name() + ".csv";
  std::ofstream(file, std::ios::binary) << kHeader << rows;
  Read found{std::vector<ListedEvent>{}, {}};
  found.list = read_event_list(file.string(), found.findings);
  std::filesystem::remove(file);
  return found;
}
std::string row(const std::string& id, const std::string& month, const std::string& known_from, const std::string& target,
                const std::string& measure, const std::string& value, const std::string& path) {
  return id + "," + month + "," + known_from + "," + target + "," + measure + "," + value + ",share," + path + kRest;
}

world::World market() {
  ToyWorld toy;
  toy.node("a"), toy.node("b");
  toy.demand("a", 100, 0, 20), toy.demand("b", 100, 0, 20);
  toy.supply("a", 100, 10);
  toy.pipe("a", "b", 100, 2);
  toy.raw().countries[1].regions = {"region:east"};
  return toy.world();
}
// What is set for a row in a month; -1 where nothing is.
double value_of(const std::vector<Setting>& list, const std::string& id, int month) {
  for (const Setting& one : list)
    if (one.row == id && one.month == Month(2020, month)) return one.value;
  return -1;
}
std::vector<Setting> seen(const std::string& rows, const View& view) {
  const Read found = read(rows);
  EXPECT_TRUE(found.list) << (found.list ? "" : found.list.error().what);
  for (const auto& finding : found.findings) ADD_FAILURE() << finding.where << ": " << finding.what;
  return settings(market(), found.list.value_or(std::vector<ListedEvent>{}), 2020, view);
}
const View kMarch{{2020, 3, 1}, Month(2020, 3), Path::announced};  // January and February have come

TEST(event_list, a_month_overrules_a_year_and_a_row_its_node_and_a_node_a_region) {
  const std::string year = row("event:1", "2020", "2019-01-01", "node:b", "demand_factor", "0.9", "announced"),
                    month = row("event:2", "2020-05", "2018-01-01", "node:b", "demand_factor", "0.8", "announced"),
                    place = row("event:3", "2020", "2019-06-01", "region:east", "demand_factor", "0.7", "announced"),
                    exact = row("event:4", "2020", "2018-01-01", "demand:b/all", "demand_factor", "0.6", "announced");
  EXPECT_EQ(value_of(seen(year + month, kMarch), "demand:b/all", 4), 0.9);
  EXPECT_EQ(value_of(seen(year + month, kMarch), "demand:b/all", 5), 0.8);
  EXPECT_EQ(value_of(seen(year + place, kMarch), "demand:b/all", 4), 0.9);
  EXPECT_EQ(value_of(seen(place, kMarch), "demand:b/all", 4), 0.7);
  EXPECT_EQ(value_of(seen(place, kMarch), "demand:a/all", 4), -1);
  EXPECT_EQ(value_of(seen(year + exact, kMarch), "demand:b/all", 4), 0.6);
}

TEST(event_list, of_two_like_rows_the_one_known_later_counts_and_none_before_it_is_known) {
  const std::string old = row("event:z", "2020-06", "2019-01-01", "pipe:a-b", "capacity_share", "0.9", "announced"),
                    newer = row("event:a", "2020-06", "2020-02-15", "pipe:a-b", "capacity_share", "0.5", "announced"),
                    unknown = row("event:x", "2020-06", "2020-03-02", "pipe:a-b", "capacity_share", "0.1", "announced");
  EXPECT_EQ(value_of(seen(old + newer + unknown, kMarch), "pipe:a-b", 6), 0.5);
  EXPECT_EQ(value_of(seen(unknown, kMarch), "pipe:a-b", 6), -1);
  EXPECT_EQ(value_of(seen(unknown, {{2020, 3, 2}, Month(2020, 3), Path::announced}), "pipe:a-b", 6), 0.1);
}

TEST(event_list, what_came_is_for_past_months_and_what_was_announced_for_the_others) {
  const std::string said = row("event:1", "2020", "2019-01-01", "supply:a", "supply_factor", "0.9", "announced"),
                    tight = row("event:2", "2020", "2019-01-01", "supply:a", "supply_factor", "0.7", "pessimistic"),
                    came = row("event:3", "2020", "2021-01-01", "supply:a", "supply_factor", "0.8", "realised");
  const auto plain = seen(said + tight + came, kMarch);
  EXPECT_EQ(value_of(plain, "supply:a", 2), 0.8);
  EXPECT_EQ(value_of(plain, "supply:a", 3), 0.9);
  const auto pessimistic = seen(said + tight + came, {{2020, 3, 1}, Month(2020, 3), Path::pessimistic});
  EXPECT_EQ(value_of(pessimistic, "supply:a", 2), 0.8);
  EXPECT_EQ(value_of(pessimistic, "supply:a", 3), 0.7);
}

TEST(event_list, every_fault_is_told_with_its_line) {
  const Read found = read(row("event:1", "2020-13", "2019-01-01", "node:b", "demand_factor", "0.9", "announced") +
                          row("event:2", "20x0", "2019-01-01", "node:b", "demand_factor", "0.9", "announced") +
                          row("event:3", "2020", "2019-02-30", "node:b", "demand_factor", "0.9", "announced") +
                          row("event:4", "2020", "2019-01-01", "node:b", "mood", "0.9", "announced") +
                          row("event:5", "2020", "2019-01-01", "node:b", "demand_factor", "21", "announced") +
                          row("event:6", "2020", "2019-01-01", "node:b", "demand_factor", "0.9", "guessed"));
  ASSERT_TRUE(found.list);
  for (int line = 2; line <= 7; ++line)
    EXPECT_EQ(std::ranges::count_if(found.findings,
                                    [&](const auto& one) { return one.where.ends_with(".csv:" + std::to_string(line)); }),
              1)
        << line;
  for (const auto& finding : found.findings) EXPECT_FALSE(finding.what.empty() || finding.fix.empty());
}

TEST(event_list, contract_quantities_are_checked_and_are_no_events) {
  const Read found = read(row("event:1", "2020", "2019-01-01", "contract:x", "contract_quantity", "400", "realised"));
  ASSERT_TRUE(found.list);
  EXPECT_TRUE(found.list->empty());
  EXPECT_TRUE(found.findings.empty());
}

TEST(event_list, a_file_that_is_not_there_fails) {
  std::vector<world::Finding> findings;
  const auto list = read_event_list("no/such/list.csv", findings);
  ASSERT_FALSE(list);
  EXPECT_FALSE(list.error().fix.empty());
}

TEST(event_list, the_shipped_lists_have_no_fault) {
  for (const char* name : {"2019-to-2020", "2020-to-2021", "2021-months"}) {
    std::vector<world::Finding> findings;
    const auto list = read_event_list(std::string(NETBACK_SOURCE_DIR "/data/hindcast/") + name + ".csv", findings);
    ASSERT_TRUE(list) << name;
    EXPECT_FALSE(list->empty()) << name;
    for (const auto& finding : findings) ADD_FAILURE() << finding.where << ": " << finding.what;
  }
}

}  // namespace
}  // namespace netback::calibrate
