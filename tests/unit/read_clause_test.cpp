// What is claimed: clause borders, conditions, negation, silence; the ten traps of the annotators.
#include "read_fixture.h"

namespace netback::read::test {
namespace {

TEST(Clause, a_short_report_whose_verb_is_also_a_noun_is_kept) {
  const PageRead page = read_text("Germany needs more LNG, Robert Fico said.");
  EXPECT_EQ(chain_of(page, claim_with(page, "Germany needs more LNG")), "Robert Fico");
}

TEST(Clause, final_condition_leaves_the_span) {
  const PageRead page =
      read_text("According to Bloomberg's sources, Gazprom may offer the US a stake if Washington lifts sanctions.");
  ASSERT_EQ(page.claims.size(), 1u);
  EXPECT_EQ(page.claims[0].text, "Gazprom may offer the US a stake");
  EXPECT_EQ(page.claims[0].condition, "if Washington lifts sanctions");
  EXPECT_EQ(page.claims[0].condition_type, "sanctions.lift");
  EXPECT_EQ(page.claims[0].hedge, Hedge::conditional);
  EXPECT_EQ(chain_of(page, page.claims[0]), "Bloomberg < Bloomberg's sources");
}

TEST(Clause, initial_condition) {
  const PageRead page = read_text("If the regulator grants approval, the train could resume production by March.");
  ASSERT_EQ(page.claims.size(), 1u);
  EXPECT_EQ(page.claims[0].text, "the train could resume production by March");
  EXPECT_EQ(page.claims[0].condition, "If the regulator grants approval");
}

TEST(Clause, an_insertion_at_the_end_is_linked_but_not_claimed) {
  const PageRead page = read_text(
      "Gazprom may offer a stake in Arctic projects—such as the Sakhalin liquefied natural gas initiative—if Washington "
      "lifts sanctions.");
  ASSERT_EQ(page.claims.size(), 1u);
  EXPECT_EQ(page.claims[0].text, "Gazprom may offer a stake in Arctic projects");
  EXPECT_TRUE(has_link(page.claims[0], "lng:sakhalin-2"));
}

TEST(Clause, nominal_condition_stays_in_the_span) {
  const PageRead page =
      read_text("Cooperation could open new business opportunities following a potential peace deal in Ukraine.");
  EXPECT_EQ(claim_with(page, "Cooperation").condition, "following a potential peace deal in Ukraine");
  EXPECT_EQ(claim_with(page, "peace deal").hedge, Hedge::conditional);
}

TEST(Clause, after_something_that_happened_is_no_condition) {
  const PageRead page = read_text("The library will reopen on Saturday after a renovation that cost 40 million kroner.");
  EXPECT_EQ(claim_with(page, "library").condition, "");
}

TEST(Clause, coordinated_predicates_are_two_claims) {
  const PageRead page = read_text("The company shut the unit on Monday and declared force majeure on some cargoes.");
  ASSERT_EQ(page.claims.size(), 2u);
  EXPECT_EQ(page.claims[1].text, "declared force majeure on some cargoes");
}

TEST(Clause, infinitives_after_one_purpose_stay_together) {
  const PageRead page = read_text("The US explores ways to improve relations with Russia and gain access to the region.");
  EXPECT_EQ(page.claims.size(), 1u);
}

TEST(Clause, participle_tail_and_missing_details) {
  const PageRead page = read_text(
      "The talks could include joint projects in Europe, potentially serving as part of a broader effort. "
      "The plant is at an early stage, with no clear details on who will pay for it.");
  EXPECT_EQ(claim_with(page, "potentially serving").hedge, Hedge::possible);
  EXPECT_EQ(claim_with(page, "The talks could").text, "The talks could include joint projects in Europe");
  EXPECT_EQ(claim_with(page, "no clear details").kind, Kind::unverified);
  EXPECT_TRUE(claim_with(page, "no clear details").negated);
}

TEST(Clause, gerunds_under_a_possibility) {
  const PageRead page = read_text(
      "The deal allegedly includes the possibility of US companies purchasing parts of Nord Stream and acquiring stakes in "
      "refineries.");
  ASSERT_EQ(page.claims.size(), 2u);
  EXPECT_EQ(page.claims[0].text, "US companies purchasing parts of Nord Stream");
  EXPECT_EQ(page.claims[1].text, "acquiring stakes in refineries");
  EXPECT_EQ(page.claims[1].hedge, Hedge::alleged);
}

TEST(Clause, come_as_gives_the_clause_after_as) {
  const PageRead page = read_text("The talks come as the US explores ways to improve relations with Russia.");
  ASSERT_EQ(page.claims.size(), 1u);
  EXPECT_EQ(page.claims[0].text, "the US explores ways to improve relations with Russia");
}

TEST(Clause, contrast_with_its_own_subject) {
  const PageRead page = read_text("European gas prices rose 3% on Monday, while US futures fell.");
  EXPECT_EQ(page.claims.size(), 2u);
}

struct Silence {
  const char* text;
  Kind kind;
};
class Silent : public ::testing::TestWithParam<Silence> {};
TEST_P(Silent, kind) {
  const PageRead page = read_text(GetParam().text);
  ASSERT_EQ(page.claims.size(), 1u) << GetParam().text;
  EXPECT_STREQ(kind_name(page.claims[0].kind), kind_name(GetParam().kind)) << GetParam().text;
  EXPECT_TRUE(page.claims[0].negated);
}
INSTANTIATE_TEST_SUITE_P(
    sentences, Silent,
    ::testing::Values(Silence{"Neither the Kremlin nor the White House has commented on the reports.", Kind::no_comment},
                      Silence{"Gazprom did not immediately respond to a request for comment.", Kind::no_comment},
                      Silence{"A spokesperson for the ministry declined to comment.", Kind::no_comment},
                      Silence{"The company could not be reached for comment on Sunday.", Kind::no_comment},
                      Silence{"It was not immediately clear whether buyers would receive other cargoes.", Kind::unverified},
                      Silence{"Reuters could not independently verify the report.", Kind::unverified},
                      Silence{"The White House denied that it was planning a blockade.", Kind::denial},
                      Silence{"Slovakia denied reports that it had agreed to drop its veto.", Kind::denial}));

TEST(Clause, being_unnamed_is_no_claim) {
  const PageRead page = read_text(
      "Flows stopped on Monday at noon, two people said. The people declined to be named because they were not authorised "
      "to speak.");
  EXPECT_EQ(page.claims.size(), 1u);
}

TEST(Clause, accusation_is_listed_without_odds) {
  const PageRead page = read_text("Washington accused Tehran of arming militias in the region.");
  ASSERT_EQ(page.claims.size(), 1u);
  EXPECT_EQ(page.claims[0].event.type, "accusation");
  EXPECT_EQ(page.claims[0].hedge, Hedge::alleged);
  EXPECT_EQ(chain_of(page, page.claims[0]), "Washington");
}

// The traps, one test each (anaphora: read_frame_test).
TEST(Trap, would_under_said_is_future) {
  EXPECT_EQ(claim_with(read_text("Novak said exports would resume in May."), "exports").hedge, Hedge::planned);
}
TEST(Trap, can_still_and_could_cope_are_ability) {
  EXPECT_EQ(claim_with(read_text("Europe can still cope with the loss of these cargoes, Gassco said."), "cope").hedge,
            Hedge::reported);
  EXPECT_EQ(claim_with(read_text("Gassco said that Europe could cope with the loss of these cargoes."), "cope").hedge,
            Hedge::reported);
}
TEST(Trap, had_no_doubt_is_not_negated) {
  const PageRead page = read_text("Peskov said Russia had no doubt that it would find other buyers.");
  EXPECT_FALSE(claim_with(page, "no doubt").negated);
  EXPECT_EQ(claim_with(page, "no doubt").hedge, Hedge::probable);
}
TEST(Trap, not_expected_to_expects_the_opposite) {
  const PageRead page = read_text("The Commission is not expected to propose new sanctions this year.");
  EXPECT_EQ(page.claims.at(0).hedge, Hedge::probable);
  EXPECT_TRUE(page.claims.at(0).negated);
  EXPECT_LT(page.claims.at(0).p_event[1], 0.4);
}
TEST(Trap, almost_certainly_inside_a_condition_is_conditional) {
  EXPECT_EQ(claim_with(read_text("Prices would almost certainly double if the strait were closed."), "Prices").hedge,
            Hedge::conditional);
}
TEST(Trap, any_attempt_would_is_a_condition) {
  const PageRead page = read_text("Any attempt to close the strait would push prices above 100 dollars.");
  EXPECT_EQ(page.claims.at(0).hedge, Hedge::conditional);
  EXPECT_EQ(page.claims.at(0).condition, "Any attempt to close the strait");
}
TEST(Trap, negation_inside_what_was_guaranteed) {
  EXPECT_TRUE(
      claim_with(read_text("The minister guaranteed that supplies would not be cut this winter."), "supplies").negated);
}
TEST(Trap, would_have_to_is_a_precondition) {
  EXPECT_EQ(claim_with(read_text("Washington would have to lift sanctions before exports resume."), "Washington").kind,
            Kind::precondition);
}
TEST(Trap, later_claim_of_one_origin_supersedes) {
  const PageRead page = read_text(
      "Gazprom said Nord Stream 2 would resume deliveries in May. It later said Nord Stream 2 would not resume deliveries "
      "in May.");
  ASSERT_EQ(page.claims.size(), 2u);
  ASSERT_FALSE(page.claims[1].relations.empty());
  EXPECT_EQ(page.claims[1].relations.back().type, "supersedes");
}

TEST(Clause, as_soon_as_is_a_condition_only_before_a_clause) {
  PageRead page = read_text("Traders could resume purchases as soon as Washington and Moscow lift the ban.");
  ASSERT_EQ(page.claims.size(), 1u);
  EXPECT_EQ(page.claims[0].condition, "as soon as Washington and Moscow lift the ban");
  page = read_text("The terminal could restart as soon as next week.");
  EXPECT_EQ(claim_with(page, "terminal").condition, "");
  page = read_text("The crew left the platform as soon as the alarm sounded.");
  EXPECT_EQ(claim_with(page, "crew").condition, "");
  page = read_text("The company will restart the unit as soon as possible.");
  EXPECT_EQ(claim_with(page, "unit").condition, "");
}

TEST(Clause, in_the_wake_of_what_is_not_yet_is_a_condition) {
  PageRead page = read_text(
      "Cooperation on energy could bring companies fresh business in the wake of a peace deal in Ukraine, Bloomberg added.");
  const Claim& claim = claim_with(page, "Cooperation");
  EXPECT_EQ(claim.condition, "in the wake of a peace deal in Ukraine");
  EXPECT_EQ(claim.condition_type, "agreement.peace");
  EXPECT_EQ(claim.hedge, Hedge::conditional);
  page = read_text("Prices rose in the wake of a deal between Iran and Qatar.");
  EXPECT_EQ(claim_with(page, "Prices").condition, "");
}

TEST(Clause, giving_a_part_is_an_offer) {
  const PageRead page = read_text(
      "Gazprom might give US firms a part in its Arctic and offshore ventures, provided that Washington drops the "
      "sanctions, "
      "people familiar with the contacts told Bloomberg.");
  const Claim& claim = claim_with(page, "Gazprom");
  EXPECT_EQ(claim.event.type, "deal.offer");
  EXPECT_EQ(claim.condition_type, "sanctions.lift");
}

TEST(Clause, gas_flows_that_fell_again_do_not_resume) {
  const PageRead page = read_text("Gas flows to Germany fell again on Monday.");
  EXPECT_NE(claim_with(page, "fell").event.type, "flow.resume");
}

}  // namespace
}  // namespace netback::read::test
