// Conclusions with their ranges over other assumptions, and a sign that flips said in words.
#include "report/robustness.h"

#include <gtest/gtest.h>

#include <cmath>

#include "report/first_screen.h"
#include "report/table.h"
#include "report_sample.h"

namespace netback::report {
namespace {

// Two cases more: in the first TTF falls by twice as much, in the second it rises by 1 USD/MWh from the seventh month on.
Sample with_cases() {
  Sample sample;
  auto& c = sample.comparison;
  const auto add = [&](const char* id, const char* title, double later) {
    const std::size_t base = c.outcomes.size();
    c.outcomes.push_back(c.outcomes[0]), c.accounts.push_back(c.accounts[0]);
    c.outcomes.push_back(c.outcomes[1]), c.accounts.push_back(c.accounts[1]);
    for (std::size_t t = 6; t < c.outcomes[base + 1].months.size(); ++t)
      c.outcomes[base + 1].price["node:netherlands"][t] = later;
    c.cases.push_back({id, title, base, base + 1, {}});
  };
  add("soft", "soft demand", Sample::kBase - 2 * (Sample::kBase - 34.16));
  add("hard", "hard demand", Sample::kBase + 1);
  c.cases[1].worlds = {{{}, {.5, .5, .5}, c.cases[1].base}, {{"flows"}, {.5, .5, .5}, c.cases[1].all}};
  return sample;
}

TEST(report_robustness, ranges_span_the_told_number_and_all_cases) {
  const Sample sample = with_cases();
  const auto input = sample.input();
  const Facts facts(input);
  const Conclusion ttf = price_conclusion(facts, facts.headline[0], facts.year, "first_year");
  EXPECT_EQ(ttf.unit, "EUR/MWh");
  const double told = (34.16 - 37.4) / 1.08;
  EXPECT_NEAR(ttf.spread.told, told, 1e-9);
  EXPECT_NEAR(ttf.spread.least, 2 * told, 1e-9);
  EXPECT_NEAR(ttf.spread.most, 1 / 1.08, 1e-9);
  EXPECT_EQ(ttf.spread.least_case, "soft demand");
  EXPECT_EQ(ttf.spread.same_sign, 1u);
  EXPECT_EQ(ttf.spread.against, std::vector<std::string>{"hard demand"});
  EXPECT_NE(spread_words(facts, ttf).find("The sign flips: the other way with hard demand."), std::string::npos);
}

TEST(report_robustness, weighted_conclusions_take_the_cases_whose_worlds_are_known) {
  const Sample sample = with_cases();
  const auto input = sample.input();
  const Facts facts(input);
  const Conclusion one = weighted_price_conclusion(facts, facts.headline[0]);
  EXPECT_EQ(one.spread.case_count, 1u);
  ASSERT_EQ(one.spread.by_case.size(), 2u);
  EXPECT_TRUE(std::isnan(one.spread.by_case[0]));
  EXPECT_NEAR(one.spread.by_case[1], 0.5 * 18.0 / 24 / 1.08, 1e-9);
}

TEST(report_robustness, first_screen_and_doubts_say_it) {
  const Sample sample = with_cases();
  const auto input = sample.input();
  const Facts facts(input);
  std::string words;
  for (const auto& line : if_all_happened(facts).lines) words += line + "\n";
  EXPECT_NE(words.find("the same sign in 1 of 2."), std::string::npos) << words;
  std::string doubt;
  for (const auto& line : reaction_lines(facts)) doubt += line + "\n";
  EXPECT_NE(doubt.find("it flips for TTF"), std::string::npos) << doubt;
  EXPECT_FALSE(robustness_table(facts).rows.empty());
}

TEST(report_robustness, without_cases_nothing_is_claimed) {
  const Sample sample;
  const auto input = sample.input();
  const Facts facts(input);
  EXPECT_TRUE(conclusions(facts).empty());
  EXPECT_TRUE(robustness_table(facts).rows.empty());
  EXPECT_EQ(spread_words(facts, price_conclusion(facts, facts.headline[0], facts.year, "")), "");
  EXPECT_EQ(reaction_lines(facts).size(), 1u);
}

}  // namespace
}  // namespace netback::report
