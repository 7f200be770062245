// Links, times, events, amounts and odds.
#include "read_fixture.h"

#include "read/event.h"
#include "read/odds.h"
#include "read/output.h"
#include "read/time.h"

namespace netback::read::test {
namespace {

TEST(Link, metonyms_are_actors_as_subjects_and_places_after_in) {
  EXPECT_TRUE(has_link(claim_with(read_text("Moscow halted gas exports to Europe on Monday."), "Moscow"), "gov:russia"));
  EXPECT_FALSE(
      has_link(claim_with(read_text("The ministers met in Moscow on Monday to discuss gas."), "ministers"), "gov:russia"));
}

TEST(Link, officials_of_a_country_are_its_government) {
  const PageRead page = read_text("US and Russian officials were discussing a deal in private.");
  EXPECT_TRUE(has_link(page.claims.at(0), "gov:us")) << refs(page.claims[0]);
  EXPECT_TRUE(has_link(page.claims.at(0), "gov:russia")) << refs(page.claims[0]);
}

TEST(Link, us_is_a_country_only_in_capitals) {
  EXPECT_FALSE(has_link(
      claim_with(
          read_text(
              "The minister said that high prices of gas and oil hurt us and the neighbours in the east of the continent."),
          "prices"),
      "country:us"));
  EXPECT_TRUE(has_link(claim_with(read_text("Prices in the US rose by a tenth."), "Prices"), "country:us"));
}

TEST(Link, adjective_before_a_name_is_not_linked_again) {
  const PageRead page = read_text("Russian energy giant Gazprom stopped deliveries on Monday.");
  EXPECT_EQ(refs(page.claims.at(0)), "actor:gazprom ");
}

TEST(Link, one_name_for_two_pipes) {
  const PageRead page = read_text("The Nord Stream 1 and 2 pipelines were damaged in September 2022.");
  EXPECT_EQ(page.claims.at(0).event.assets.size(), 2u);
  EXPECT_EQ(page.claims.at(0).when.value, "2022-09");
  EXPECT_EQ(page.claims.at(0).event.type, "damage");
}

TEST(Link, definite_description_asks_the_world) {
  const PageRead page = read_text(
      "US firms are acquiring stakes in three German refineries owned by a subsidiary of Russian energy firm Rosneft.");
  const Claim& claim = page.claims.at(0);
  for (const char* ref :
       {"refinery:schwedt", "refinery:miro", "refinery:bayernoil", "actor:rosneft", "actor:rosneft-deutschland"})
    EXPECT_TRUE(has_link(claim, ref)) << ref;
  EXPECT_FALSE(has_link(claim, "country:germany"));
  ASSERT_EQ(claim.descriptions.size(), 1u);
  EXPECT_EQ(claim.descriptions[0].count, 3);
  EXPECT_TRUE(claim.descriptions[0].owner_is_subsidiary);
}

TEST(Link, folding_and_one_slip) {
  EXPECT_TRUE(has_link(claim_with(read_text("Imports of gas by Turkiye rose by a tenth."), "Imports"), "country:turkey"));
  EXPECT_TRUE(has_link(claim_with(read_text("The Sakhalin liquefied natural gas plant was shut on Monday."), "plant"),
                       "lng:sakhalin-2"));
  EXPECT_TRUE(has_link(claim_with(read_text("Flows through Nord Stram 2 have stopped."), "Flows"), "pipe:nord-stream-2"));
}

TEST(Link, pronoun_subject_is_the_speaker) {
  EXPECT_TRUE(has_link(claim_with(read_text("Gazprom said it would cut flows."), "it would"), "actor:gazprom"));
}

struct TimeCase {
  const char* text;
  When::State state;
  const char* value;
};
class Times : public ::testing::TestWithParam<TimeCase> {};
TEST_P(Times, when) {
  const PageRead page = read_text(GetParam().text);
  ASSERT_FALSE(page.claims.empty());
  EXPECT_EQ(page.claims[0].when.state, GetParam().state) << page.claims[0].when.value;
  EXPECT_EQ(page.claims[0].when.value, GetParam().value);
}
INSTANTIATE_TEST_SUITE_P(
    phrases, Times,
    ::testing::Values(
        TimeCase{"Flows through the pipeline stopped on Thursday.", When::State::symbolic, "weekday:Thursday"},
        TimeCase{"Flows through the pipeline stopped earlier this week.", When::State::symbolic, "week:current"},
        TimeCase{"The plant was damaged by a fire in September 2022.", When::State::resolved, "2022-09"},
        TimeCase{"The plant will be closed by 2027.", When::State::bounded, "../2027"},
        TimeCase{"The plant will be closed next year.", When::State::symbolic, "year:next"},
        TimeCase{"The plant will start in the first quarter of 2026.", When::State::bounded, "2026-01/2026-03"},
        TimeCase{"The plant was opened on 3 May 2019 by the king.", When::State::resolved, "2019-05-03"},
        TimeCase{"About 2,000 people work at the plant.", When::State::open, ""}));

TEST(Time, as_of_resolves_a_weekday_only_without_a_page_date) {
  const PageRead page = read_text("Flows through the pipeline stopped on Thursday.", Date{2025, 3, 15});
  EXPECT_EQ(page.claims.at(0).when.value, "2025-03-13");
  ASSERT_FALSE(page.remarks.empty());
  EXPECT_NE(page.remarks[0].find("2025-03-15"), std::string::npos);
  EXPECT_NE(read_text("Flows through the pipeline stopped on Thursday.").remarks.at(0).find("symbolic"), std::string::npos);
}

struct EventCase {
  const char* text;
  const char* type;
};
class Events : public ::testing::TestWithParam<EventCase> {};
TEST_P(Events, type) { EXPECT_EQ(read_text(GetParam().text).claims.at(0).event.type, GetParam().type) << GetParam().text; }
INSTANTIATE_TEST_SUITE_P(
    sentences, Events,
    ::testing::Values(EventCase{"Russia could resume gas exports to Europe.", "flow.resume"},
                      EventCase{"Moscow and Washington are engaged in talks about the pipeline.", "deal.talks"},
                      EventCase{"Washington will lift sanctions on the bank.", "sanctions.lift"},
                      EventCase{"Iran may close the Strait of Hormuz.", "route.close"},
                      EventCase{"Workers at the plant will begin a strike on Friday.", "strike"},
                      EventCase{"The company declared force majeure after the outage at the plant.", "capacity.outage"},
                      EventCase{"Uniper signed a contract with QatarEnergy for LNG.", "contract.sign"},
                      EventCase{"Gas prices jumped by a tenth.", "price.change"},
                      EventCase{"The compressors at the plant have been mothballed since June.", "capacity.outage"},
                      EventCase{"Inventories in the caverns dwindled to a trickle.", "storage.level"},
                      EventCase{"The benchmark closed 1.2 percent lower on Monday.", "price.change"},
                      EventCase{"Dockers at the jetty downed tools on Friday.", "strike"},
                      EventCase{"Utilities had to buy three prompt cargoes in a week.", "contract.sign"},
                      EventCase{"The gale is expected to abate by Friday.", "weather"},
                      EventCase{"The plant can make 4.6 million tonnes of LNG a year.", "background"}));

TEST(ClaimMaker, words_that_name_nothing_of_the_trade_are_passed_over) {
  const PageRead page = read_text("The sky was blue over the harbour. Gas prices jumped by a tenth.");
  ASSERT_EQ(page.claims.size(), 1u);
  ASSERT_EQ(page.passed_over.size(), 1u);
  EXPECT_EQ(page.passed_over[0].bytes.size(), std::string("The sky was blue over the harbour").size());
  EXPECT_EQ(read_text("The sky was blue over the harbour, Gazprom said.").claims.size(), 1u);
}

TEST(EventOf, goes_on_about_what_was_told) {
  const PageRead page = read_text("Workers at the plant began a strike on Friday. It will last until they are heard.");
  ASSERT_EQ(page.claims.size(), 2u);
  EXPECT_EQ(page.claims[1].event.type, "strike");
  EXPECT_TRUE(page.claims[1].relations.empty());
  EXPECT_EQ(read_text("Gas prices jumped by a tenth. Uniper was founded in another age.").claims.at(1).event.type,
            "background");
}

TEST(Anaphor, the_country_is_the_last_one_named) {
  const PageRead page = read_text("Qatar will cut its output. The country could do without the revenue until April.");
  ASSERT_EQ(page.claims.size(), 2u);
  ASSERT_EQ(page.claims[1].links.size(), 1u);
  EXPECT_EQ(page.claims[1].links[0].ref, "country:qatar");
  EXPECT_TRUE(
      read_text("Qatar will cut its output. The country of his birth may be a place of sand.").claims.at(1).links.empty());
}

class Silence : public ::testing::TestWithParam<const char*> {};
TEST_P(Silence, is_no_comment) { EXPECT_EQ(read_text(GetParam()).claims.at(0).hedge, Hedge::no_comment) << GetParam(); }
INSTANTIATE_TEST_SUITE_P(sentences, Silence,
                         ::testing::Values("Gazprom kept its counsel on the matter.", "Rosneft did not want to be quoted.",
                                           "Novatek stayed silent about the cargoes.", "E-mails to Uniper went unanswered.",
                                           "QatarEnergy ignored a list of questions.",
                                           "Gazprom never discusses its cargoes.", "Uniper would not reveal the price."));

TEST(Amount, units) {
  const PageRead page = read_text(
      "The pipeline carried 27.5 billion cubic metres a year and 1.4 billion cubic feet per day, or 12% of demand at $82 a "
      "barrel.");
  std::string units;
  for (const Claim& claim : page.claims)
    for (const Amount& amount : claim.event.amounts) units += amount.unit + " ";
  EXPECT_EQ(units, "bcm_per_year bcf_per_day percent usd_per_bbl ");
}

TEST(Odds, discounted_towards_the_base_rate) {
  const HedgeRow& may = *lexicon().hedge("may");
  const EventRow& offer = *event_row(lexicon(), "deal.offer");
  const double p_report =
      report_odds({Source::SourceKind::page, Source::SourceKind::outlet, Source::SourceKind::anonymous}, false, lexicon());
  EXPECT_NEAR(p_report, 0.645, 1e-3);
  EXPECT_NEAR(event_odds(hedge_odds(may, "", false), &offer, p_report)[1], 0.29, 5e-3);  // the worked example of reading.md
}

TEST(Json, keys_and_determinism) {
  const PageRead page = read_text("Gazprom said that flows to Germany had stopped on Monday.");
  const std::string json = claims_json(page, lexicon());
  EXPECT_EQ(json, claims_json(read_text("Gazprom said that flows to Germany had stopped on Monday."), lexicon()));
  std::size_t last = 0;
  for (const char* key : {"\"schema\"", "\"tool\"", "\"page\"", "\"sources\"", "\"claims\"", "\"not_read\""}) {
    const std::size_t at = json.find(key);
    ASSERT_NE(at, std::string::npos) << key;
    EXPECT_GT(at + 1, last);
    last = at;
  }
  const std::string text = claims_text(make_reading({{{"page"}, page}}, lexicon()), lexicon(), {});
  EXPECT_NE(text.find("Gazprom"), std::string::npos);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace netback::read::test
