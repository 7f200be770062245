// Denials in the words news has for them, and what stays open: none of them may be read as asserted.
#include "read_fixture.h"

namespace netback::read::test {
namespace {

Hedge hedge_of(const std::string& sentence) {
  const PageRead page = read_text(sentence);
  EXPECT_EQ(page.claims.size(), 1u) << sentence;
  return page.claims.empty() ? Hedge::asserted : page.claims[0].hedge;
}

TEST(Denial, verbs_and_judgements) {
  for (const char* sentence : {"Iran rejected the accusation that its navy had laid mines in the strait.",
                               "Gazprom dismissed as untrue reports that Germany had been offered gas at a discount.",
                               "The ministry in Moscow called the figure of two billion euros fictitious.",
                               "A spokesman for Uniper said it was not true that the company had cancelled the contract.",
                               "Novatek disputed that the plant had stopped.",
                               "There is no truth in reports that the terminal will close, Uniper said.",
                               "Reports of a leak at the plant are false, Uniper said.",
                               "The Kremlin said reports of a deal with Washington were groundless.",
                               "Rosneft contradicted the claim that the strike was over."})
    EXPECT_EQ(hedge_of(sentence), Hedge::denied) << sentence;
}

TEST(Denial, before_the_claim_and_after_it) {
  for (const char* sentence :
       {"It was denied by Bulgartransgaz that the pipeline had been promised to a single shipper.",
        "It is a lie that the terminal was sabotaged by its own staff, Uniper said.",
        "It is simply incorrect, she says, that the terminal is still shut.",
        "Uniper called it plain wrong that the terminal had been sold.",
        "That Uniper is selling the terminal is simply not true, a spokesman said.",
        "Suggestions of a sale of the terminal were dismissed by Shell.",
        "Allegations that Shell shut the terminal have been denied by the company.",
        "Chevron does not accept that the plant would close in May.",
        "Asked whether Russia had cut gas flows, Peskov said no.",
        "The ministry labelled as disinformation the claim that gas would be rationed from Monday.",
        "The Commission has rejected claims by two member states that its gas plan breaches the treaties.",
        "The reselling of Russian gas under a Turkish label is a myth, he says.",
        "Gazprom disputes ever having named a price for the gas.",
        "The story that Qatar will cut gas output was made up, QatarEnergy said."})
    EXPECT_EQ(hedge_of(sentence), Hedge::denied) << sentence;
}

// The denial is one of two things said, or stands in a quotation of the one who denies.
TEST(Denial, beside_something_that_is_said) {
  for (const char* sentence : {"Gazprom said flows were normal and denied that the line had been damaged.",
                               "Gazprom confirmed that a valve had failed, but denied that the line had been damaged.",
                               "Gazprom apologised for the delay and rejected reports that the line had been damaged.",
                               "Gazprom had to deny reports that the line had been damaged.",
                               "Flows are normal, Gazprom said, denying reports that the line had been damaged.",
                               "Gazprom said flows were normal, denying a report that the line had been damaged.",
                               "\"We categorically deny that the line had been damaged,\" Gazprom said.",
                               "It would be wrong to say that the line had been damaged, Gazprom said.",
                               "Earlier reports that the line had been damaged were incorrect, Gazprom said.",
                               "Gazprom denied information that the line had been damaged.",
                               "Gazprom rejected the charge, made by Uniper last week, that the line had been damaged.",
                               "There was a flat denial from Gazprom that the line had been damaged.",
                               "Asked on Monday whether the line had been damaged, Gazprom said that was not true.",
                               "When asked if the line had been damaged, Gazprom answered in the negative.",
                               "Gazprom, which asked not to be quoted, denied that the line had been damaged.",
                               "Gazprom refused to accept that the line had been damaged.",
                               "Reports that the line had been damaged drew a denial from Gazprom.",
                               "The claim that the line had been damaged does not hold water, Gazprom said.",
                               "Reports that the line had been damaged have no basis in fact, Gazprom said.",
                               "The claim that the line had been damaged has repeatedly been denied by Gazprom."}) {
    const PageRead page = read_text(sentence);
    const Claim& claim = claim_with(page, "the line had been damaged");
    EXPECT_EQ(claim.hedge, Hedge::denied) << sentence;
    EXPECT_EQ(chain_of(page, claim), "Gazprom") << sentence;
    for (const Claim& other : page.claims)
      EXPECT_TRUE(&other == &claim || other.hedge != Hedge::denied) << sentence << "\n  " << other.text;
  }
}

TEST(Denial, what_only_looks_like_one) {
  for (const char* sentence : {"Inspectors were denied access to the Rozenburg terminal.",
                               "The US Treasury has denied a licence to the Serbian refinery.",
                               "A Houston court has dismissed the fraud claim against the pipeline.",
                               "Cheniere did not dispute that flaring at the plant had exceeded the permit.",
                               "Nobody can deny that gas prices went up the day after the levy was introduced."})
    EXPECT_NE(hedge_of(sentence), Hedge::denied) << sentence;
  const PageRead page =
      read_text("Uniper denied any rift with the ministry and announced that the terminal would open in May.");
  EXPECT_NE(claim_with(page, "the terminal would open").hedge, Hedge::denied);
}

TEST(Denial, of_what_the_sentence_before_told) {
  const PageRead page = read_text(
      "Word spread on Thursday that the refinery had been put out of action. Gazprom, breaking its silence, denied this on "
      "Friday.");
  EXPECT_EQ(claim_with(page, "the refinery had been put").hedge, Hedge::denied);
  EXPECT_EQ(chain_of(page, claim_with(page, "the refinery had been put")), "Gazprom");
}

// X said so and still does; Y's denial stands beside it and lowers the odds.
TEST(Denial, by_another_in_the_next_sentence) {
  struct Case {
    const char* text;
    const char* words;
    const char* denier;
  };
  for (const Case& c :
       {Case{"Uniper is preparing to shut its Etzel caverns, Reuters reported on Wednesday. Gazprom denied the report.",
             "Uniper is preparing", "Gazprom"},
        Case{"The Browse project is dead, a former executive told an industry lunch. Not so, says its manager Graham Pell.",
             "Browse project is dead", "Graham Pell"},
        Case{"Two traders told Reuters that Uniper had cancelled two loadings. \"That is incorrect,\" Gazprom said.",
             "had cancelled two loadings", "Gazprom"},
        Case{"Two sources said QatarEnergy had offered Bangladesh a discount. Novatek said no such offer had been received.",
             "had offered Bangladesh", "Novatek"},
        Case{"Russia has no plans to halt LNG exports, Novatek said on Thursday. A lawmaker had said that the government "
             "would "
             "stop all exports from January.",
             "would stop all exports", "Novatek"},
        Case{"Uniper says Novatek is using gas as a weapon, which Gazprom denies.", "is using gas", "Gazprom"},
        Case{"Uniper says Novatek is using gas as a weapon, a charge Gazprom has rejected.", "is using gas", "Gazprom"},
        Case{"Uniper says Novatek is using gas as a weapon. Gazprom denies this.", "is using gas", "Gazprom"},
        Case{"Uniper said Novatek had halted flows, but Gazprom said this was untrue.", "had halted flows", "Gazprom"},
        Case{"Uniper said Novatek had halted flows. Novatek said it had not.", "had halted flows", "Novatek"}}) {
    const PageRead page = read_text(c.text);
    const Claim& claim = claim_with(page, c.words);
    EXPECT_NE(claim.hedge, Hedge::denied) << c.text;
    const Source* denier = page.source(claim.denied_by);
    ASSERT_TRUE(denier) << c.text;
    EXPECT_EQ(denier->name, c.denier) << c.text;
    EXPECT_EQ(claim.basis.hedge, "(contested)") << c.text;
  }
}

TEST(Denial, of_something_else_in_the_next_sentence) {
  for (const char* text :
       {"The terminal will reopen in June, Uniper said. That is not true of the second terminal, Uniper said.",
        "Flows rose by a fifth, Gazprom said. That is more than in May, the ministry said.",
        "The strike goes on, Reuters reported. Uniper denied that the terminal would be sold.",
        "The strike goes on, Reuters reported. Talk of a sale of the terminal is nonsense, Uniper said."})
    for (const Claim& claim : read_text(text).claims) EXPECT_TRUE(claim.denied_by.empty()) << text << "\n  " << claim.text;
}

TEST(Denial, a_relative_clause_negates_itself_alone) {
  for (const char* text :
       {"The plant that did not open in March will open in May.", "Gas that cannot be sold is burned at the plant.",
        "Uniper, which has not paid, will leave Russia."})
    for (const Claim& claim : read_text(text).claims) EXPECT_FALSE(claim.negated) << text;
  EXPECT_TRUE(claim_with(read_text("The plant that opened in March will not open in May."), "will not").negated);
}

TEST(Denial, a_rumour_nobody_is_named_for_is_alleged) {
  for (const char* sentence : {"Rumour has it that the terminal will close in May.",
                               "Rumours swirled on Monday that Gazprom would stop deliveries.",
                               "Speculation is rife that Gazprom would stop deliveries."})
    EXPECT_EQ(hedge_of(sentence), Hedge::alleged) << sentence;
}

TEST(Denial, what_nobody_says_is_not_said) {
  for (const char* sentence :
       {"Nobody has said that the pipeline will close.", "No official has confirmed that the pipeline will close.",
        "The minister never said that the pipeline will close.",
        "Neither Gazprom nor Uniper confirmed that the pipeline will close."}) {
    const PageRead page = read_text(sentence);
    ASSERT_EQ(page.claims.size(), 1u) << sentence;
    EXPECT_TRUE(page.claims[0].negated) << sentence;
  }
}

TEST(Denial, what_somebody_does_not_believe_is_doubtful) {
  EXPECT_EQ(hedge_of("The minister does not believe that the plant will close in May."), Hedge::doubtful);
  EXPECT_EQ(hedge_of("Berlin has ruled out that Nord Stream 2 will ever be used."), Hedge::doubtful);
}

TEST(Denial, what_is_open_is_not_asserted) {
  for (const char* sentence : {"It is too early to say when the line will reopen, Uniper said.",
                               "Whether the plant will restart is anyone's guess."}) {
    const PageRead page = read_text(sentence);
    ASSERT_EQ(page.claims.size(), 1u) << sentence;
    EXPECT_EQ(page.claims[0].kind, Kind::unverified) << sentence;
  }
}

TEST(Denial, wishes_are_plans_and_a_described_any_is_a_condition) {
  EXPECT_EQ(hedge_of("Qatar wants to sign a contract with Germany this year, a government official said."), Hedge::planned);
  const PageRead page = read_text("Any vessel that enters the strait will be stopped, Uniper said.");
  ASSERT_EQ(page.claims.size(), 1u);
  EXPECT_EQ(page.claims[0].hedge, Hedge::conditional);
}

TEST(Denial, labels_of_a_transcript_name_the_speaker) {
  const PageRead page = read_text(
      "With me is Captain Henk Boer, who finds routes for gas carriers at a broker in Rotterdam and elsewhere too.\n\n"
      "BOER: Three carriers will stay away until the end of February, and none of them will pay the toll.\n\n"
      "He spoke for an hour about the fleet and its owners before the news began on Friday evening.");
  EXPECT_EQ(chain_of(page, claim_with(page, "Three carriers will stay away")), "Henk Boer");
}

TEST(Speakers, views_counts_roles_and_time_stamps) {
  const PageRead page = read_text(
      "14:05 - In the view of Rystad Energy, the market can live without the line until the end of the autumn.\n\n"
      "Saad al-Kaabi, Qatar's energy minister, said that no cargo had been cancelled in the last week of the month.\n\n"
      "People close to the company put the cost at 2 billion euros, and the minister said that it would be paid.\n\n"
      "The regulator said that prices in Germany would fall by a fifth before the end of the year.");
  EXPECT_EQ(chain_of(page, claim_with(page, "the market can live")), "Rystad Energy");
  EXPECT_EQ(chain_of(page, claim_with(page, "the cost at 2 billion euros")), "People close to the company");
  EXPECT_EQ(chain_of(page, claim_with(page, "it would be paid")), "Saad al-Kaabi");
  EXPECT_EQ(chain_of(page, claim_with(page, "prices in Germany would fall")), "regulator");  // nobody heard before
}

}  // namespace
}  // namespace netback::read::test
