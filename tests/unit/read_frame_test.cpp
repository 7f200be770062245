// Who says it: reporting frames, chains, anaphora.
#include "read_fixture.h"

namespace netback::read::test {
namespace {

struct Case {
  const char* text;
  const char* words;  // of the claim
  const char* chain;
  Hedge hedge;
};

class Frames : public ::testing::TestWithParam<Case> {};

TEST_P(Frames, chain_and_hedge) {
  const Case& c = GetParam();
  const PageRead page = read_text(c.text);
  const Claim& claim = claim_with(page, c.words);
  EXPECT_EQ(chain_of(page, claim), c.chain) << c.text;
  EXPECT_STREQ(hedge_name(claim.hedge), hedge_name(c.hedge)) << c.text;
}

INSTANTIATE_TEST_SUITE_P(
    sentences, Frames,
    ::testing::Values(
        Case{"QatarEnergy said that it shut two trains on Monday.", "it shut two trains", "QatarEnergy", Hedge::reported},
        Case{"QatarEnergy said it will shut two trains next month.", "it will shut", "QatarEnergy", Hedge::planned},
        Case{"Flows through the pipeline fell by a third in May, according to Gassco.", "Flows through the pipeline fell",
             "Gassco", Hedge::reported},
        Case{"According to Fatih Birol, the head of the agency, demand will fall this year.", "demand will fall",
             "Fatih Birol", Hedge::planned},
        Case{"Exports could resume within weeks, Reuters reported on Thursday, citing two officials.",
             "Exports could resume", "Reuters < two officials", Hedge::possible},
        Case{"Two people familiar with the matter told Reuters the plant could run at reduced rates.", "the plant could run",
             "Reuters < Two people familiar with the matter", Hedge::possible},
        Case{"The minister told Bloomberg in an interview that the plant would reopen in June.", "the plant would reopen",
             "Bloomberg < minister", Hedge::planned},
        Case{"\"We will cut output,\" said Alexander Novak, the deputy prime minister.", "We will cut output",
             "Alexander Novak", Hedge::planned},
        Case{"Russia will find buyers, Alexander Novak was quoted as saying by the TASS news agency.",
             "Russia will find buyers", "TASS < Alexander Novak", Hedge::planned},
        Case{"Analysts at Rystad expect prices to rise further this winter.", "prices to rise", "Analysts at Rystad",
             Hedge::probable},
        Case{"Storage will be full by November, data from Gas Infrastructure Europe showed.", "Storage will be full",
             "data from Gas Infrastructure Europe", Hedge::planned},
        Case{"President Vladimir Putin suggested on Thursday that Russia could resume exports.", "Russia could resume",
             "Vladimir Putin", Hedge::possible},
        Case{"German news outlet Correctiv reported that officials were discussing a deal.", "officials were discussing",
             "Correctiv", Hedge::reported},
        Case{"Traders said the loss was small but warned that prices could rise.", "prices could rise", "Traders",
             Hedge::possible},
        Case{"The United States has warned buyers that they could face sanctions.", "they could face", "United States",
             Hedge::possible},
        Case{"Islamabad wants to defer cargoes, according to a document seen by Bloomberg.", "Islamabad wants",
             "Bloomberg < document", Hedge::planned},
        Case{"Germany's Uniper terminated the contract and said it could find other supplies.", "it could find", "Uniper",
             Hedge::possible},
        Case{"As Alexander Novak acknowledged on Monday, the sale of the plant has been delayed.", "the sale of the plant",
             "Alexander Novak", Hedge::reported},
        Case{"The capital's pipeline will reopen, as first reported by Reuters.", "pipeline will reopen", "Reuters",
             Hedge::planned},
        Case{"Wael Sawan told investors the sale of the plant was possible.", "the sale of the plant", "Wael Sawan",
             Hedge::possible},
        Case{"Data from the operator show that gas flows fell by a third.", "gas flows fell", "Data from the operator",
             Hedge::reported},
        Case{"Two bankers involved in the talks said the plant would be sold.", "the plant would be sold",
             "Two bankers involved in the talks", Hedge::planned},
        Case{"Gas prices could double, warned Claudio Steuer of the Oxford Institute.", "Gas prices could double",
             "Claudio Steuer", Hedge::possible},
        Case{"QatarEnergy, which sells a fifth of the world's LNG, said a fire would keep the plant shut.",
             "a fire would keep", "QatarEnergy", Hedge::planned},
        Case{"Interfax cited a source in the port as saying that the tanker had turned back.", "the tanker had turned back",
             "Interfax < source in the port", Hedge::reported},
        Case{"If approved, the terminal would open in May, Uniper said.", "the terminal would open", "Uniper",
             Hedge::conditional},
        Case{"Two gas trains tripped after a fire, QatarEnergy has told its customers in a letter seen by Reuters.",
             "Two gas trains tripped", "QatarEnergy", Hedge::reported},
        Case{"It is understood that the company has shelved the project in the north.", "the company has shelved", "",
             Hedge::reported},
        Case{"Gas flowed at full rates on Monday.", "Gas flowed", "", Hedge::asserted}));

TEST(Frame, same_chain_goes_on_when_the_report_does) {
  const PageRead page = read_text(
      "Bloomberg reported that Moscow and Washington were discussing a deal. The talks allegedly include the sale of a "
      "pipeline to US companies.");
  EXPECT_EQ(chain_of(page, claim_with(page, "The talks allegedly")), "Bloomberg");
  EXPECT_EQ(claim_with(page, "The talks allegedly").hedge, Hedge::alleged);
}

TEST(Frame, reportedly_with_its_own_subject_does_not_inherit) {
  const PageRead page =
      read_text("Bloomberg reported that Moscow was discussing a deal. Japan reportedly asked traders for extra cargoes.");
  EXPECT_EQ(chain_of(page, claim_with(page, "Japan reportedly")), "");
}

TEST(Frame, anaphora) {
  const PageRead page = read_text(
      "Gas exports rose by a tenth in May, the International Energy Agency said in a report. It added that demand was weak. "
      "A source close to the company told Reuters that the plant was shut. The same source said that two trains were "
      "damaged.");
  EXPECT_EQ(chain_of(page, claim_with(page, "demand was weak")), "International Energy Agency");
  EXPECT_EQ(chain_of(page, claim_with(page, "two trains were damaged")), "Reuters < source close to the company");
}

TEST(Frame, he_is_the_last_person) {
  const PageRead page = read_text(
      "Slovak Prime Minister Robert Fico said he was ready for talks. Gazprom said flows were normal. He also said that "
      "prices would soar.");
  EXPECT_EQ(chain_of(page, claim_with(page, "prices would soar")), "Robert Fico");
}

TEST(Frame, a_quotation_over_two_sentences_has_one_speaker) {
  const PageRead page = read_text(
      "\"We are bringing the unit back safely. There is no risk to the public,\" spokesperson Heather Browne said.");
  EXPECT_EQ(chain_of(page, claim_with(page, "bringing the unit back")), "Heather Browne");
  EXPECT_EQ(chain_of(page, claim_with(page, "no risk")), "Heather Browne");
}

TEST(Frame, two_reports_in_one_sentence) {
  const PageRead page = read_text("Gazprom declined to comment, but a source close to the company said flows had stopped.");
  EXPECT_EQ(claim_with(page, "Gazprom declined").kind, Kind::no_comment);
  EXPECT_EQ(chain_of(page, claim_with(page, "flows had stopped")), "source close to the company");
}

TEST(Frame, page_comes_first_in_the_chain) {
  const PageRead page = read_text("Gazprom said that flows to Europe had stopped on Monday.");
  ASSERT_FALSE(page.claims.empty());
  ASSERT_EQ(page.claims[0].chain.size(), 2u);
  EXPECT_EQ(page.claims[0].chain[0].source, "s0");
  EXPECT_EQ(page.claims[0].chain[0].relation, "published");
}

TEST(Frame, origins_count_named_sources_once) {
  const PageRead page = read_text(
      "Reuters reported that Novatek had stopped the plant, citing Leonid Mikhelson. Bloomberg reported that exports would "
      "resume in May, citing Leonid Mikhelson.");
  ASSERT_EQ(page.claims.size(), 2u);
  EXPECT_EQ(page.claims[0].origin, page.claims[1].origin);
}

TEST(Frame, an_interruption_between_commas_after_the_verb_is_skipped) {
  const PageRead page = read_text(
      "President Vladimir Putin said, also on Thursday, that Russian gas could flow to Europe through Nord Stream again as "
      "soon as Moscow and Washington have an energy agreement.");
  ASSERT_EQ(page.claims.size(), 1u);
  const Claim& claim = page.claims[0];
  EXPECT_EQ(claim.text, "Russian gas could flow to Europe through Nord Stream again");
  EXPECT_EQ(chain_of(page, claim), "Vladimir Putin");
  EXPECT_EQ(claim.said.value, "weekday:Thursday");
  EXPECT_EQ(claim.condition, "as soon as Moscow and Washington have an energy agreement");
  EXPECT_EQ(claim.condition_type, "agreement.energy");
  EXPECT_EQ(claim.hedge, Hedge::conditional);
  EXPECT_EQ(claim.event.type, "flow.resume");
  EXPECT_EQ(claim.event.agent, "country:russia");
  EXPECT_EQ(claim.event.assets, (std::vector<std::string>{"pipe:nord-stream-1", "pipe:nord-stream-2"}));
}

TEST(Frame, a_report_in_the_middle_of_two_predicates) {
  const PageRead page = read_text(
      "US buyers might acquire parts of Nord Stream, Correctiv wrote, and take stakes in three German refineries that "
      "belong "
      "to a Rosneft subsidiary.");
  ASSERT_EQ(page.claims.size(), 2u);
  EXPECT_EQ(page.claims[0].text, "US buyers might acquire parts of Nord Stream");
  EXPECT_EQ(page.claims[1].text, "take stakes in three German refineries that belong to a Rosneft subsidiary");
  for (const Claim& claim : page.claims) {
    EXPECT_EQ(chain_of(page, claim), "Correctiv");
    EXPECT_EQ(claim.event.type, "ownership.change");
    EXPECT_EQ(claim.hedge, Hedge::possible);
    EXPECT_EQ(claim.event.agent, "country:us");
  }
  ASSERT_EQ(page.claims[1].descriptions.size(), 1u);
  const Description& description = page.claims[1].descriptions[0];
  EXPECT_EQ(description.count, 3);
  EXPECT_EQ(description.country, "country:germany");
  EXPECT_EQ(description.owner, "actor:rosneft");
  EXPECT_TRUE(description.owner_is_subsidiary);
}

TEST(Frame, a_newsroom_is_a_title) {
  const PageRead page = read_text("The German newsroom Correctiv wrote that the officials were negotiating a deal.");
  EXPECT_EQ(chain_of(page, claim_with(page, "negotiating")), "Correctiv");
}

}  // namespace
}  // namespace netback::read::test
