#include "report/facts.h"

#include <gtest/gtest.h>

#include "core/csv.h"
#include "core/number.h"
#include "core/units.h"
#include "report_sample.h"

namespace netback::report {
namespace {

TEST(report_facts, units) {
  const Sample sample;
  const auto input = sample.input();
  const Facts facts(input);
  EXPECT_EQ(fixed_text(units::usd_per_mmbtu(37.4), 2), "10.96");
  EXPECT_EQ(fixed_text(facts.eur(37.4), 1), "34.6");
}

TEST(report_facts, windows_and_first_month) {
  const Sample sample;
  const auto input = sample.input();
  const Facts facts(input);
  // "flows" says 2025-08, but what it is given comes in 2025-10.
  ASSERT_TRUE(facts.first_month);
  EXPECT_EQ(facts.first_month->text(), "2025-10");
  EXPECT_EQ(facts.span(facts.year), "2025-10..2026-09");
  EXPECT_EQ(facts.first_difference()->text(), "2025-10");
  EXPECT_NEAR(facts.price_change(facts.all, "node:netherlands", facts.year), 34.16 - 37.4, 1e-9);
  EXPECT_NEAR(facts.price_change(facts.all, "node:netherlands", facts.whole), 18.0 / 24 * (34.16 - 37.4), 1e-9);
  EXPECT_NEAR(facts.events[2].moved_twh, 12 * (24 + 4), 1e-9);
  EXPECT_EQ(facts.events[1].moved_twh, 0);
}

TEST(report_facts, weighted_is_the_expectation_over_worlds) {
  const Sample sample;
  const auto input = sample.input();
  const Facts facts(input);
  const Band band = facts.price_weighted("node:netherlands", facts.year);
  EXPECT_NEAR(band.low, .04 * (34.16 - 37.4), 1e-12);
  EXPECT_NEAR(band.middle, .08 * (34.16 - 37.4), 1e-12);
  EXPECT_NEAR(band.high, .25 * (34.16 - 37.4), 1e-12);
  EXPECT_EQ(band.least(), band.high);  // the three are not ordered by size
  EXPECT_EQ(band.most(), band.low);
  EXPECT_NEAR(facts.any.middle, .08, 1e-12);  // the world in which only the certificate comes moves nothing
}

TEST(report_facts, what_is_only_expected_is_not_the_first_month) {
  Sample sample;
  // "certified" alone gets an outcome in which storage prepares for flows that never come.
  sample.comparison.outcomes.push_back(sample.comparison.outcomes[1]);
  sample.comparison.accounts.push_back(sample.comparison.accounts[1]);
  sample.comparison.variants[3].outcome = 2;
  sample.comparison.worlds[1].outcome = 2;
  sample.comparison.worlds[1].ends_as_base = true;
  sample.scenario.events[1].from = Month(2025, 9);
  const auto input = sample.input();
  const Facts facts(input);
  EXPECT_TRUE(facts.events[1].only_expected);
  EXPECT_EQ(facts.first_month->text(), "2025-09");  // that of "flows", which now waits for 2025-09 only
  EXPECT_NE(terminal(input, false, 100).find("(Russia delivers through string B)"), std::string::npos);
  EXPECT_NE(terminal(input, false, 100).find("storage only prepares"), std::string::npos);
}

TEST(report_facts, an_event_after_the_horizon_has_no_window) {
  const Sample sample(6);
  const auto input = sample.input();
  const Facts facts(input);
  EXPECT_TRUE(facts.year.empty());
  EXPECT_NE(terminal(input, false, 100).find("after the months solved"), std::string::npos);
}

TEST(report_facts, a_circle_of_conditions_ends) {
  Sample sample;
  sample.scenario.events[0].given = {"flows"};
  const auto input = sample.input();
  EXPECT_EQ(Facts(input).events.size(), 4U);
}

TEST(report_facts, flows_and_accounts) {
  const Sample sample;
  const auto input = sample.input();
  const Facts facts(input);
  const auto flows = facts.flow_changes(facts.year);
  ASSERT_EQ(flows.size(), 3U);
  EXPECT_EQ(flows[0].id, "pipe:nord-stream-2/b");
  EXPECT_NEAR(flows[0].change(), 288, 1e-9);
  const auto sellers = facts.seller_changes();
  ASSERT_EQ(sellers.size(), 3U);
  EXPECT_EQ(sellers.front().id, "seller:russia");
  EXPECT_NEAR(sellers.front().weighted.middle, .08 * 14900, 1e-9);
  EXPECT_EQ(facts.importer_changes().front().id, "country:germany");
}

TEST(report_facts, results_table_reads_back_and_sums) {
  const Sample sample;
  const std::string bytes = results_csv(sample.input());
  const auto table = parse_csv(bytes, "results.csv");
  ASSERT_TRUE(table) << table.error().what;
  const std::vector<std::string> header{"run", "scenario",  "draw",     "month", "kind",  "id",   "from",
                                        "to",  "commodity", "quantity", "unit",  "value", "actor"};
  EXPECT_EQ(table->header, header);
  const auto total = [&](const std::string& scenario, const std::string& kind, const std::string& id,
                         const std::string& actor) {
    double result = 0;
    for (const CsvRow& row : table->rows)
      if (row.fields[1] == scenario && row.fields[4] == kind && row.fields[5] == id && row.fields[12] == actor)
        result += parse_number(row.fields[11]).value();
    return result;
  };
  EXPECT_NEAR(total("base", "sale", "node:germany", "seller:us"), 24 * 30, 1e-6);
  EXPECT_NEAR(total("all", "sale", "node:germany", "seller:us"), 6 * 30 + 18 * 8, 1e-6);
  EXPECT_NEAR(total("all", "pipe_flow", "pipe:nord-stream-2/b", "seller:russia"), 18 * 24, 1e-6);
  EXPECT_NEAR(total("base", "price", "node:netherlands", ""), 24 * 37.4, 1e-6);
  EXPECT_NEAR(total("weighted:middle", "price", "node:netherlands", ""), 24 * 37.4 + 18 * .08 * (34.16 - 37.4), 1e-4);
  EXPECT_NEAR(total("base", "consumption", "node:japan", "") + total("base", "stock", "storage:rehden", ""), 24 * (80 + 20),
              1e-6);
  // An event alone whose world is the base points there and repeats no row.
  std::size_t stake_rows = 0;
  for (const CsvRow& row : table->rows)
    if (row.fields[1] == "only:stake") {
      ++stake_rows;
      EXPECT_EQ(row.fields[4] + " " + row.fields[5], "same_as base");
    }
  EXPECT_EQ(stake_rows, 1U);
}

}  // namespace
}  // namespace netback::report
