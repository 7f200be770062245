#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/utf8.h"
#include "report_sample.h"

namespace netback::report {
namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::size_t widest_line(const std::string& text) {
  std::size_t most = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    most = std::max(most, utf8_count(std::string_view(text).substr(begin, end - begin)));
    begin = end + 1;
  }
  return most;
}

TEST(report_text, first_screen_comes_first_and_in_order) {
  const Sample sample;
  const std::string text = terminal(sample.input(), false, 100);
  std::size_t at = 0;
  for (const char* part : {"as of 2025-03-14;",
                           "Talk, not a deal",
                           "Nothing could move before 2025-10",
                           "If all of it happened",
                           "TTF: -3.00 EUR/MWh (-0.95 USD/MMBtu)",
                           "10.96 -> 10.01",
                           "Weighted by our odds",
                           "TTF: -0.24 EUR/MWh (-0.75 .. -0.12)",
                           "Henry Hub: nothing measurable.",
                           "Who says so",
                           "What must come true",
                           "On the page: accord reached",
                           "Added by us (assumed): string B is certified",
                           "What moves ownership and not gas",
                           "no molecule moves",
                           "Remarks",
                           "Claims: who",
                           "Accusations",
                           "Events",
                           "assumed: amount: nameplate of the string",
                           "Each event alone",
                           "Flows: all against base",
                           "Prices: all against base",
                           "Sellers: export revenue",
                           "Dependence:",
                           "Who gains, who loses",
                           "Stakes: money, not molecules",
                           "What holds it back",
                           "Will it happen?",
                           "How does the market react?",
                           "Is the sum right?",
                           "3.1e-09",
                           "the arithmetic, not the world"}) {
    const auto found = text.find(part, at);
    EXPECT_NE(found, std::string::npos) << part;
    if (found != std::string::npos) at = found;
  }
  EXPECT_TRUE(text.ends_with("A scenario, not a forecast, not advice.\n"));
}

TEST(report_text, fits_the_width_and_has_control_codes_only_when_asked) {
  Sample sample;
  sample.page.claims[0].text = "a \x1b[2J trick";
  const auto input = sample.input();
  for (const int width : {40, 60, 80, 100, 160})
    EXPECT_LE(widest_line(terminal(input, false, width)), static_cast<std::size_t>(width)) << width;
  EXPECT_FALSE(has(terminal(input, false, 100), "\x1b"));
  EXPECT_TRUE(has(terminal(input, true, 100), "\x1b[1m"));
  EXPECT_FALSE(has(terminal(input, true, 100), "\x1b[2J"));
}

TEST(report_text, odds_never_stand_beside_a_source) {
  const Sample sample;
  const std::string text = terminal(sample.input(), false, 200);
  const auto claims = text.substr(text.find("Claims: who"), text.find("\nEvents\n") - text.find("Claims: who"));
  EXPECT_FALSE(has(claims, "%"));
  EXPECT_TRUE(has(claims, "the page does not say who"));
  EXPECT_TRUE(has(claims, "\"The rival was accused of bribery by its former partner\""));
}

TEST(report_text, assumptions_of_many_events_are_said_once) {
  Sample sample;
  for (auto& event : sample.scenario.events) event.assumed.emplace_back("odds: our judgement");
  const std::string text = terminal(sample.input(), false, 100);
  EXPECT_TRUE(has(text, "A1: odds: our judgement"));
  EXPECT_TRUE(has(text, "assumed: A1 (below the table)"));
  EXPECT_EQ(text.find("odds: our judgement"), text.rfind("odds: our judgement"));
  EXPECT_TRUE(has(text, "assumed: amount: nameplate of the string"));
}

TEST(report_text, no_lever) {
  Sample sample;
  sample.drop_events();
  const auto input = sample.input();
  const std::string text = terminal(input, false, 100);
  EXPECT_TRUE(has(text, "No lever found: none of the 5 claims"));
  EXPECT_TRUE(has(text, "TTF: 34.6 EUR/MWh, 10.96 USD/MMBtu"));
  EXPECT_TRUE(has(text, "Base prices"));
  EXPECT_TRUE(has(text, "gas could flow again"));
  EXPECT_FALSE(has(text, "weighted"));
  EXPECT_FALSE(has(text, "If all of it happened"));
  EXPECT_TRUE(has(html(input), "No lever found"));
  EXPECT_TRUE(nlohmann::json::parse(summary_json(input))["events"].empty());
}

TEST(report_text, base_without_a_page_and_a_page_without_claims) {
  Sample sample;
  sample.drop_events();
  sample.scenario.remarks.clear();
  auto input = sample.input();
  input.page = nullptr;
  EXPECT_TRUE(has(terminal(input, false, 100), "The base case"));
  EXPECT_TRUE(nlohmann::json::parse(summary_json(input))["claims"].is_null());
  sample.page.claims.clear();
  EXPECT_TRUE(has(terminal(sample.input(), false, 100), "The page makes no claims: no lever found."));
  EXPECT_TRUE(has(html(sample.input(true)), "The page makes no claims."));
}

TEST(report_text, effects_that_round_to_nothing_are_said_so) {
  Sample sample;
  for (auto& world : sample.comparison.worlds)
    if (world.outcome == 1) world.weight = {1e-5, 1e-4, 1e-4};
  EXPECT_TRUE(has(terminal(sample.input(), false, 100), "Nothing measurable: at our odds"));
  sample.comparison.variants[1].outcome = 0;
  EXPECT_TRUE(has(terminal(sample.input(), false, 100), "Nothing measurable: no headline price moves"));
}

TEST(report_text, demand_that_cannot_be_served_is_told_before_prices) {
  Sample sample;
  sample.comparison.outcomes[1].unserved["node:germany"] = {0, 0, 1.5};
  const std::string text = terminal(sample.input(), false, 100);
  EXPECT_LT(text.find("Germany cannot be supplied in full from 2025-06: 1.50 TWh short (base: 0.00)."),
            text.find("TTF: -3.00"));
}

TEST(report_text, a_run_without_outcomes_or_benchmarks_still_speaks) {
  Sample sample;
  sample.world.benchmarks.clear();
  EXPECT_TRUE(has(terminal(sample.input(), false, 100), "Germany: "));
  sample.comparison = {};
  const auto input = sample.input();
  EXPECT_TRUE(has(terminal(input, false, 100), "Talk, not a deal"));
  EXPECT_FALSE(html(input).empty() || summary_json(input).empty() || results_csv(input).empty());
}

TEST(report_text, summary_holds_what_the_schema_says) {
  const Sample sample;
  const auto summary = nlohmann::json::parse(summary_json(sample.input()));
  EXPECT_EQ(summary["schema"], "netback.summary/1");
  EXPECT_EQ(summary["claims"]["count"], 5);
  EXPECT_EQ(summary["variants"].size(), 6U);
  EXPECT_NEAR(summary["variants"][1]["price_changes"]["price:ttf"]["first_year"]["eur_per_mwh"].get<double>(), -3.0, 1e-6);
  EXPECT_NEAR(summary["weighted"]["price_changes"]["price:ttf"]["first_year"]["eur_per_mwh"]["middle"].get<double>(), -0.24,
              1e-6);
  EXPECT_EQ(summary["certificate"]["holds"], true);
  EXPECT_EQ(summary["accounts"]["stakes"][0]["attributable_million_usd"], 655);
  EXPECT_NEAR(summary["dependence"]["country:germany"]["all"]["share"]["seller:russia"].get<double>(), .25, 1e-9);
}

TEST(report_text, same_input_same_bytes) {
  const Sample first, second;
  EXPECT_EQ(terminal(first.input(), true, 90), terminal(second.input(), true, 90));
  EXPECT_EQ(summary_json(first.input()), summary_json(second.input()));
  EXPECT_EQ(results_csv(first.input()), results_csv(second.input()));
  EXPECT_EQ(html(first.input(true)), html(second.input(true)));
}

}  // namespace
}  // namespace netback::report
