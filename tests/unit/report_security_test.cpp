// Security of supply as the report tells it.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "report_sample.h"

namespace netback::report {
namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

market::NMinus1 area(const std::string& node, double peak) {
  market::NMinus1 one;
  one.nodes = {node}, one.countries = {"country:" + node.substr(5)};
  one.entry = 500, one.production = 20, one.storage = 100, one.lng = 80, one.peak_demand = peak;
  one.largest = {"pipeline", "pipe:nord-stream-2", 300};
  if (peak <= 0) one.without_peak = one.countries;
  return one;
}

Sample secured() {
  Sample sample;
  for (auto& accounts : sample.comparison.accounts) accounts.places[0].hhi = 0.51;
  market::Security& security = sample.comparison.security;
  security.n_minus_1.month = Month(2025, 4);
  security.n_minus_1.areas = {area("node:germany", 500), area("node:netherlands", 250), area("node:japan", 0)};
  security.n_minus_1.areas[0].countries.push_back("country:china");
  security.n_minus_1.without_gas = {"country:us"};
  market::Stop stop;
  stop.seller = "seller:norway", stop.share = 0.301, stop.from = Month(2025, 4), stop.months = 12, stop.withheld = 2.5,
  stop.from_stores = 31;
  stop.members = {{"node:germany", 800, 40, 48, 0, 0.09, 0, 40, 50},
                  {"node:netherlands", 200, 0, 12, 60, 0.08, 0.45, 38, 44}};
  security.stops = {stop};
  return sample;
}

TEST(report_security, tells_n_minus_1_lowest_first_and_what_is_not_known) {
  const Sample sample = secured();
  const std::string text = terminal(sample.input(), false, 200);
  const auto title = text.find("N-1: a peak day"), germany = text.find("80 %", title),
             netherlands = text.find("160 %", title), unknown = text.find("not known", title);
  ASSERT_NE(title, std::string::npos);
  EXPECT_LT(germany, netherlands);
  EXPECT_LT(netherlands, unknown);
  EXPECT_NE(unknown, std::string::npos);
  for (const char* part : {"Reckoned as one area: Germany, China.", "No peak demand in the tables: Japan.",
                           "Left out, as the model has no gas there: United States."})
    EXPECT_TRUE(has(text, part)) << part;
}

TEST(report_security, tells_what_a_stop_takes_by_market_and_by_both_rules) {
  const Sample sample = secured();
  const std::string text = terminal(sample.input(), false, 200);
  const auto at = text.find("If a seller stops");
  ASSERT_NE(at, std::string::npos);
  const std::string table = text.substr(at, text.find("\n\n", at) - at);
  for (const char* part : {"Norway (30 %)", "all members", "1000.0", "4.0 %", "39.6", "48.8", "6.0 %", "30.0 %",
                           "holds back 2.5 TWh", "Norway 31."})
    EXPECT_TRUE(has(table, part)) << part << "\n" << table;
  EXPECT_LT(table.find("Netherlands"), table.find("Germany")) << "who is hit hardest stands first";
}

TEST(report_security, a_run_that_did_not_ask_has_no_stops) {
  const Sample sample;
  EXPECT_FALSE(has(terminal(sample.input(), false, 100), "If a seller stops"));
  EXPECT_FALSE(has(html(sample.input()), "If a seller stops"));
}

TEST(report_security, html_and_summary_have_it_too) {
  const Sample sample = secured();
  const std::string page = html(sample.input());
  for (const char* part : {"id=\"n-minus-1\"", "id=\"stops\"", "concentration (HHI)", "href=\"#stops\""})
    EXPECT_TRUE(has(page, part)) << part;
  const auto json = nlohmann::json::parse(summary_json(sample.input()));
  const auto& security = json.at("security");
  EXPECT_DOUBLE_EQ(security.at("n_minus_1").at("areas").at(0).at("n_minus_1"), 0.8);
  EXPECT_TRUE(security.at("n_minus_1").at("areas").at(2).at("n_minus_1").is_null());
  EXPECT_EQ(security.at("stops").at(0).at("seller"), "seller:norway");
  EXPECT_DOUBLE_EQ(security.at("stops").at(0).at("members").at(1).at("own_first_worst_rate"), 0.45);
  EXPECT_TRUE(security.at("all").is_null());
  EXPECT_DOUBLE_EQ(json.at("dependence").at("country:germany").at("base").at("hhi"), 0.51);
}

}  // namespace
}  // namespace netback::report
