// How long it lasts: by length, and on average over the lengths, in table and JSON.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/number.h"
#include "core/units.h"
#include "report/table.h"
#include "report_sample.h"

namespace netback::report {
namespace {

// The flows of the sample end after 3, 9 or 15 months, seven of which are shown; TTF falls by 1, 2 and 4 USD/MWh from their
// first month on, by nothing in it.
Sample lasting_sample() {
  Sample sample;
  scenario::Event& event = sample.scenario.events[2];
  event.durations = {{3, .5}, {9, .3}, {15, .2}};
  market::Lasting lasting{event.id, {}, {"twin"}};
  const double fall[] = {1, 2, 4};
  for (std::size_t d = 0; d < 3; ++d) {
    market::Outcome one = sample.comparison.outcomes[0];
    for (std::size_t t = 7; t < one.months.size(); ++t) one.price.at("node:netherlands")[t] -= fall[d];
    const auto [months, probability] = event.durations[d];
    lasting.lengths.push_back({months, probability, sample.comparison.variants.size()});
    sample.comparison.variants.push_back(
        {"lasts:" + event.id + ":" + std::to_string(months), "", {event.id}, sample.comparison.outcomes.size()});
    sample.comparison.outcomes.push_back(one);
    sample.comparison.accounts.push_back(sample.comparison.accounts[0]);
  }
  sample.comparison.lasting = {lasting};
  return sample;
}

TEST(report_lasting, what_is_expected_is_the_mean_of_the_lengths_by_their_odds) {
  const Sample sample = lasting_sample();
  const auto input = sample.input();
  const auto json = nlohmann::json::parse(summary_json(input));
  ASSERT_EQ(json["durations"].size(), 1u);
  const auto& told = json["durations"][0];
  EXPECT_EQ(told["event"], "flows");
  EXPECT_EQ(told["first_month"], "2025-10");
  EXPECT_EQ(told["together"][0], "twin");
  ASSERT_EQ(told["lengths"].size(), 3u);
  EXPECT_NEAR(told["expected"]["months"].get<double>(), .5 * 3 + .3 * 9 + .2 * 15, 1e-9);
  for (const char* window : {"first_month", "first_year", "whole"})
    for (const char* mark : {"price:ttf", "price:jkm"}) {
      const auto at = [&](const nlohmann::json& row) {
        return row["price_changes"][mark][window]["usd_per_mwh"].get<double>();
      };
      double mean = 0;
      for (const auto& length : told["lengths"]) mean += length["probability"].get<double>() * at(length);
      EXPECT_NEAR(at(told["expected"]), mean, 2e-6) << window << " " << mark;
    }
  const auto ttf = told["expected"]["price_changes"]["price:ttf"];
  EXPECT_EQ(ttf["first_month"]["usd_per_mwh"].get<double>(), 0);
  EXPECT_NEAR(ttf["first_year"]["usd_per_mwh"].get<double>(), -(.5 * 1 + .3 * 2 + .2 * 4) * 11 / 12, 1e-6);
  EXPECT_NEAR(ttf["whole"]["usd_per_mwh"].get<double>(), -(.5 * 1 + .3 * 2 + .2 * 4) * 17 / 24, 1e-6);
  EXPECT_EQ(json["events"][2]["durations"][1]["months"], 9);
  EXPECT_TRUE(json["events"][0]["durations"].empty());
}

TEST(report_lasting, a_row_a_length_and_one_for_all) {
  const Sample sample = lasting_sample();
  const auto input = sample.input();
  const Facts facts(input);
  const Table table = lasting_table(facts);
  ASSERT_EQ(table.rows.size(), 4 * facts.headline.size());
  const auto ttf = [&](std::size_t length) { return table.rows[length * facts.headline.size()].cells; };
  EXPECT_EQ(ttf(0)[0].links.at(0).text, "flows");
  EXPECT_EQ(ttf(0)[1].text + ", " + ttf(0)[2].text + ", " + ttf(0)[3].text, "3 months, 50 %, TTF");
  EXPECT_EQ(ttf(3)[1].text + ", " + ttf(3)[2].text, "expected, 100 %");
  EXPECT_EQ(ttf(1)[5].text, signed_text(units::usd_per_mmbtu(-2 * 11. / 12), 2));
  EXPECT_EQ(ttf(3)[6].text, signed_text(units::usd_per_mmbtu(-1.9 * 17. / 24), 2));
  ASSERT_EQ(table.notes.size(), 2u);
  EXPECT_NE(table.notes[0].find("(7.2 months on average)"), std::string::npos) << table.notes[0];
  EXPECT_NE(table.notes[0].find("Together with it ends twin."), std::string::npos) << table.notes[0];
  EXPECT_NE(terminal(input, false, 100).find("How long it lasts"), std::string::npos);
  EXPECT_NE(html(input).find("<section id=\"lasting\">"), std::string::npos);
  EXPECT_NE(html(input).find("3 months (50 %), 9 months (30 %), 15 months (20 %)"), std::string::npos);
}

TEST(report_lasting, what_is_over_before_the_months_shown_is_told) {
  Sample sample = lasting_sample();
  for (auto& event : sample.scenario.events) event.from = Month(2025, 1), event.given.clear();
  const auto input = sample.input();
  const Facts facts(input);
  const Table table = lasting_table(facts);
  EXPECT_NE(table.notes.at(0).find("In 2025-04, the first month here, that has been seen of 50 % of them"),
            std::string::npos)
      << table.notes.at(0);
}

TEST(report_lasting, without_lengths_there_is_no_table) {
  const Sample sample;
  const auto input = sample.input();
  const Facts facts(input);
  EXPECT_TRUE(lasting_table(facts).rows.empty());
  EXPECT_EQ(html(input).find("id=\"lasting\""), std::string::npos);
}

}  // namespace
}  // namespace netback::report
