// Closed numbers of the odds, and their derivation row by row.
#include "read_fixture.h"

#include <fstream>

#include "read/derivation.h"

namespace netback::read::test {
namespace {

const HedgeRow& hedge(const char* cue) {
  const HedgeRow* row = lexicon().hedge(cue);
  if (!row) ADD_FAILURE() << cue, std::abort();
  return *row;
}

TEST(Odds, worked_example_is_drawn_towards_the_base_rate) {
  const double p_report =
      report_odds({Source::SourceKind::page, Source::SourceKind::outlet, Source::SourceKind::anonymous}, false, lexicon());
  EXPECT_NEAR(p_report, 0.645, 1e-3);
  const Odds odds = event_odds(hedge_odds(hedge("may"), "", false), event_row(lexicon(), "deal.offer"), p_report);
  EXPECT_NEAR(odds[1], 0.29, 5e-3);
  // Nothing believed leaves the base rate, all believed the words.
  EXPECT_EQ(event_odds(hedge_odds(hedge("may"), "", false), event_row(lexicon(), "deal.offer"), 0),
            event_row(lexicon(), "deal.offer")->base);
  EXPECT_EQ(event_odds(hedge_odds(hedge("may"), "", false), event_row(lexicon(), "deal.offer"), 1), hedge("may").p);
}

TEST(Odds, modifiers_halve_the_distance_to_certainty) {
  EXPECT_NEAR(hedge_odds(hedge("probable"), "very", false)[1], 0.85, 1e-9);     // 1 - .30 / 2
  EXPECT_NEAR(hedge_odds(hedge("improbable"), "very", false)[1], 0.05, 1e-9);   // .10 / 2
  EXPECT_NEAR(hedge_odds(hedge("probable"), "not", false)[1], 0.15, 1e-9);      // (1 - .70) / 2
  EXPECT_NEAR(hedge_odds(hedge("improbable"), "not", false)[1], 0.90, 1e-9);    // 1 - .10, not halved
  EXPECT_NEAR(hedge_odds(hedge("will"), "", true)[1], 0.15, 1e-9);              // "will not"
  const Odds low_to_high = hedge_odds(hedge("probable"), "not", false);
  EXPECT_LE(low_to_high[0], low_to_high[1]);
  EXPECT_LE(low_to_high[1], low_to_high[2]);
}

TEST(Odds, modifiers_are_read_where_the_table_has_no_row) {
  const auto claim = [](const char* text) {
    const PageRead page = read_text(text);
    return page.claims.empty() ? Claim{} : page.claims.front();
  };
  const Claim very = claim("It is extremely probable that Gazprom will resume gas deliveries to Germany this year.");
  EXPECT_EQ(claim("Gazprom is very likely to resume gas deliveries to Germany this year.").basis.hedge, "very likely");
  EXPECT_EQ(claim("Gazprom is extremely likely to resume gas deliveries to Germany this year.").basis.modifier, "very");
  const Claim unlikely = claim("Gazprom is not very likely to resume gas deliveries to Germany this year.");
  EXPECT_EQ(unlikely.hedge, Hedge::doubtful);
  EXPECT_LT(unlikely.p_event[1], 0.3);
  (void)very;
}

TEST(Odds, derivation_gives_the_claims_own_numbers) {
  const PageRead page = read_text(
      "Gazprom may offer American companies a stake in Sakhalin LNG if Washington lifts sanctions, officials familiar with "
      "the "
      "matter told Bloomberg on Monday.\n\nPutin said that Russia will not resume gas deliveries through Nord Stream.\n\n"
      "European gas prices fell by 5 percent on Monday after a mild start to the month of March.\n");
  ASSERT_GE(page.claims.size(), 3u);
  for (const Claim& claim : page.claims) {
    const OddsTerms terms = derive_odds(page, claim, lexicon());
    EXPECT_EQ(terms.p_event, claim.p_event) << claim.text;
    EXPECT_EQ(terms.p_report, claim.p_report) << claim.text;
  }
  const auto steps = derivation(page, page.claims.front(), lexicon());
  const auto step = [&](const std::string& name) {
    for (const DerivationStep& s : steps)
      if (s.step == name) return s;
    ADD_FAILURE() << name;
    return DerivationStep{};
  };
  EXPECT_EQ(step("p_report").formula, "0.97 x 0.95 x 0.7 = 0.645");  // 0.64505 to four places is 0.6451
  EXPECT_TRUE(step("p_event").formula.starts_with("0.1 + 0.645 x (0.4 - 0.1) = 0.29")) << step("p_event").formula;
  EXPECT_NE(step("condition").words.find("lifts sanctions"), std::string::npos);
}

// The file and line that a step names hold the cue it speaks of.
TEST(Odds, rows_lead_to_lines_of_the_tables) {
  const PageRead page = read_text("Gazprom may offer American companies a stake in Sakhalin LNG, officials told Bloomberg.");
  ASSERT_FALSE(page.claims.empty());
  std::size_t checked = 0;
  for (const DerivationStep& step : derivation(page, page.claims.front(), lexicon())) {
    if (step.row.empty()) continue;
    const std::size_t colon = step.row.find(':');
    std::ifstream table(std::string(NETBACK_SOURCE_DIR) + "/data/lexicon/" + step.row.substr(0, colon));
    std::string line;
    for (int i = std::stoi(step.row.substr(colon + 1)); i > 0; --i) std::getline(table, line);
    const std::string expected = step.step == "hedge" ? "may\t" : step.step == "base_rate" ? "deal.offer\t" : "\t0.";
    EXPECT_NE(line.find(expected), std::string::npos) << step.row << ": " << line;
    ++checked;
  }
  EXPECT_EQ(checked, 5u);  // three links, hedge, base rate
}

TEST(Odds, an_accusation_says_why_it_has_none) {
  const PageRead page = read_text("Gazprom accused Naftogaz of stealing gas from the pipeline in the winter.");
  ASSERT_FALSE(page.claims.empty());
  const auto steps = derivation(page, page.claims.front(), lexicon());
  EXPECT_EQ(steps.back().step, "no_odds");
  for (const DerivationStep& step : steps) EXPECT_NE(step.step, "p_event");
}

}  // namespace
}  // namespace netback::read::test
