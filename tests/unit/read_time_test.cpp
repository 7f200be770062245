// Times against a page date, durations, and the gate that lets most words pass unread.
#include "read/time.h"

#include "read_fixture.h"

namespace netback::read {
namespace {
using namespace test;

struct DatedCase {
  const char* text;
  const char* value;
};
class DatedTimes : public ::testing::TestWithParam<DatedCase> {};
// Thursday, 13 March 2025.
TEST_P(DatedTimes, value) {
  const PageRead page = read_text(GetParam().text, Date{2025, 3, 13});
  ASSERT_FALSE(page.claims.empty()) << GetParam().text;
  EXPECT_EQ(page.claims[0].when.value, GetParam().value) << GetParam().text;
}
INSTANTIATE_TEST_SUITE_P(phrases, DatedTimes,
                         ::testing::Values(DatedCase{"The plant was shut by a fire on Monday.", "2025-03-10"},
                                           DatedCase{"The plant will be closed on Monday.", "2025-03-17"},
                                           DatedCase{"Ministers are to meet in the plant on Monday.", "2025-03-17"},
                                           DatedCase{"The contract for the plant expires on 31 December.", "2025-12-31"},
                                           DatedCase{"Flows through the pipeline fell last week.", "2025-03-03/2025-03-09"},
                                           DatedCase{"Flows through the pipeline fell earlier this week.",
                                                     "2025-03-10/2025-03-13"},
                                           DatedCase{"The plant was damaged by a fire last September.", "2024-09"},
                                           DatedCase{"The plant will be closed in the third quarter.", "2025-07/2025-09"},
                                           DatedCase{"The plant will be closed in Q1 2026.", "2026-01/2026-03"},
                                           DatedCase{"The plant will be closed next winter.", "2025-10/2026-03"},
                                           DatedCase{"The plant has been closed this winter.", "2024-10/2025-03"},
                                           DatedCase{"The plant will be closed until the middle of July.", "../2025-07-20"},
                                           DatedCase{"The plant will be closed by the end of the year.", "../2025-12"},
                                           DatedCase{"The plant will be closed in early 2026.", "2026-01/2026-04"},
                                           DatedCase{"The plant could be closed in the coming months.", "2025-03-13/.."},
                                           DatedCase{"The plant could be closed within two weeks.", "2025-03-13/2025-03-27"},
                                           DatedCase{"The plant has been closed since 2022.", "2022/.."},
                                           DatedCase{"The plant will be closed between 2026 and 2028.", "2026/2028"},
                                           DatedCase{"Flows through the pipeline fell overnight.", "2025-03-12/2025-03-13"},
                                           DatedCase{"The plant was damaged by a fire two years ago.", "2023"},
                                           DatedCase{"The plant was built in the 1980s by the state.", "1980/1989"},
                                           DatedCase{"The plant will be closed by April.", "../2025-04"},
                                           DatedCase{"The plant will be closed in January.", "2026-01"},
                                           DatedCase{"The plant was closed in April last year.", "2024-04"}));

class UndatedTimes : public ::testing::TestWithParam<DatedCase> {};
TEST_P(UndatedTimes, nothing_is_resolved_without_a_date) {
  const PageRead page = read_text(GetParam().text);
  ASSERT_FALSE(page.claims.empty()) << GetParam().text;
  EXPECT_EQ(page.claims[0].when.state, When::State::symbolic) << GetParam().text;
  EXPECT_EQ(page.claims[0].when.value, GetParam().value) << GetParam().text;
}
INSTANTIATE_TEST_SUITE_P(phrases, UndatedTimes,
                         ::testing::Values(DatedCase{"The plant will be closed next winter.", "winter:next"},
                                           DatedCase{"The plant will be closed within two weeks.", "within:P2W"},
                                           DatedCase{"The plant was closed a year ago.", "ago:P1Y"},
                                           DatedCase{"The plant will be closed by the end of the year.", "year:current"},
                                           DatedCase{"Flows through the pipeline fell overnight.", "day:overnight"}));

class Durations : public ::testing::TestWithParam<DatedCase> {};
TEST_P(Durations, stand_in_the_event) {
  EXPECT_EQ(read_text(GetParam().text).claims.at(0).event.duration, GetParam().value) << GetParam().text;
}
INSTANTIATE_TEST_SUITE_P(phrases, Durations,
                         ::testing::Values(DatedCase{"The plant will be closed for three weeks.", "P3W"},
                                           DatedCase{"The plant will be closed until further notice.", "open"},
                                           DatedCase{"Workers at the plant began a 48-hour strike.", "PT48H"},
                                           DatedCase{"Repairs at the plant would take at least six months.", "P6M"},
                                           DatedCase{"The plant makes 27 bcm a year.", ""},
                                           DatedCase{"The plant was built in two years.", ""}));

TEST(Time, the_gate_opens_for_every_anchor) {
  for (const char* word : {"monday", "sept.", "weeks", "2027", "q3", "end", "mid-july", "48-hour", "overnight", "winter",
                           "further", "last", "next", "third", "yesterday", "1980s"})
    EXPECT_TRUE(may_begin_time(word)) << word;
  for (const char* word : {"the", "in", "on", "by", "gas", "pipeline", "long-term", "within", "a"})
    EXPECT_FALSE(may_begin_time(word)) << word;
}

TEST(Time, a_statement_keeps_its_day) {
  const PageRead page =
      read_text("Gazprom said on Monday that flows would fall. Gazprom said that the plant was damaged.", Date{2025, 3, 13});
  EXPECT_EQ(claim_with(page, "damaged").said.value, "2025-03-10");
}

TEST(Time, a_condition_lends_its_time) {
  EXPECT_EQ(claim_with(read_text("Gazprom could close the plant if no buyer is found by June 2026."), "Gazprom").when.value,
            "../2026-06");
}

TEST(Anaphor, the_plant_is_the_one_last_named) {
  const PageRead page = read_text("Sakhalin LNG was damaged by a fire. The plant will restart in May, officials said.");
  const Claim& claim = claim_with(page, "restart");
  ASSERT_TRUE(has_link(claim, "lng:sakhalin-2"));
  EXPECT_LT(claim.links.at(0).score, 1);
  EXPECT_EQ(claim.links.at(0).how, "anaphor");
}

TEST(Anaphor, several_things_share_the_score) {
  const PageRead page = read_text("Nord Stream was damaged by explosions in 2022. The pipeline could be repaired by 2027.");
  const Claim& claim = claim_with(page, "repaired");
  ASSERT_TRUE(has_link(claim, "pipe:nord-stream-1") && has_link(claim, "pipe:nord-stream-2")) << refs(claim);
  double total = 0;
  for (const Reference& link : claim.links) total += link.score;
  EXPECT_LE(total, 1.0);
}

TEST(Anaphor, a_word_of_another_kind_goes_back_to_nothing) {
  const PageRead page = read_text("Gazprom was damaged by the sanctions. The plant will restart in May, officials said.");
  EXPECT_FALSE(has_link(claim_with(page, "restart"), "actor:gazprom"));
}

struct AmountCase {
  const char* text;
  double value, high;
  const char* unit;
};
class Amounts : public ::testing::TestWithParam<AmountCase> {};
TEST_P(Amounts, value_and_unit) {
  const PageRead page = read_text(GetParam().text);
  ASSERT_FALSE(page.claims.empty());
  ASSERT_EQ(page.claims[0].event.amounts.size(), 1u) << GetParam().text;
  const Amount& amount = page.claims[0].event.amounts[0];
  EXPECT_NEAR(amount.value, GetParam().value, 1e-3) << GetParam().text;
  EXPECT_NEAR(amount.high, GetParam().high, 1e-3) << GetParam().text;
  EXPECT_EQ(amount.unit, GetParam().unit) << GetParam().text;
}
INSTANTIATE_TEST_SUITE_P(
    phrases, Amounts,
    ::testing::Values(AmountCase{"Gazprom could deliver 27.5 bcm a year to Germany.", 27.5, 0, "bcm_per_year"},
                      AmountCase{"Flows to the plant fell to 2.1 Bcf/d.", 2.1, 0, "bcf_per_day"},
                      AmountCase{"Gazprom could deliver 10 to 12 bcm to Germany.", 10, 12, "bcm"},
                      AmountCase{"Gazprom sold the plant for $1.8 billion.", 1.8e9, 0, "usd"},
                      AmountCase{"The fire cut output of the plant by a third.", 100 / 3.0, 0, "percent"},
                      AmountCase{"Prices rose to EUR 12 per MWh in Germany.", 12, 0, "eur_per_mwh"},
                      AmountCase{"The fee is 2.60 dollars per million British thermal units.", 2.6, 0, "usd_per_mmbtu"},
                      AmountCase{"The plant can process 190,000 barrels of crude a day.", 190000, 0, "bbl_per_day"}));

TEST(Silence, without_the_word_comment) {
  for (const char* text :
       {"Uniper would not say whether it was affected.", "Novatek would neither confirm nor deny the sale.",
        "Uniper left our questions unanswered.", "Uniper did not answer an e-mail."})
    EXPECT_EQ(read_text(text).claims.at(0).kind, Kind::no_comment) << text;
}

TEST(Hedge, a_rumour_called_false_is_denied) {
  const PageRead page = read_text("Rumours that the plant had been evacuated were false, Novatek said.");
  EXPECT_EQ(page.claims.at(0).hedge, Hedge::denied);
  EXPECT_TRUE(page.claims.at(0).negated);
}

TEST(Hedge, a_negation_in_an_aside_is_not_the_clause_s) {
  EXPECT_FALSE(read_text("The plant, which has no other outlet, has been closed by a fire.").claims.at(0).negated);
}

TEST(Hedge, due_to_a_cause_is_no_plan) {
  EXPECT_EQ(read_text("The outage of the plant was due to a fire in its compressor.").claims.at(0).hedge, Hedge::asserted);
}

}  // namespace
}  // namespace netback::read
