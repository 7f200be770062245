// Whom "he", "the company" or a label means, and when the page does not say: people and houses told of before they are
// heard.
#include "read_fixture.h"

namespace netback::read::test {
namespace {

struct Case {
  const char* text;
  const char* words;  // of the claim
  const char* chain;  // "" where the page does not say who
};

class Cast : public ::testing::TestWithParam<Case> {};

TEST_P(Cast, speaker) {
  const Case& c = GetParam();
  const PageRead page = read_text(c.text);
  EXPECT_EQ(chain_of(page, claim_with(page, c.words)), c.chain) << c.text;
}

INSTANTIATE_TEST_SUITE_P(
    pronouns, Cast,
    ::testing::Values(
        Case{"Marit Solheim took over the terminal in March. She said a faulty seal was to blame for the outage.",
             "a faulty seal was to blame", "Marit Solheim"},
        Case{"Santos had sent the head of its domestic business, Colin Abernethy. He said southern buyers refused the gas.",
             "southern buyers refused", "Colin Abernethy"},
        Case{"A Gazprom manager I had tea with was dismissive. Two thirds of the pipeline capacity, he told me, does not "
             "exist.",
             "does not exist", "Gazprom manager"},
        Case{"Vladimir Putin opened the pipeline on Monday. He said gas would flow by the end of May.", "gas would flow",
             "Vladimir Putin"},
        // two people, one pronoun
        Case{"Colm Rafferty wants the terminal and his neighbour, the teacher Aoife Brennan, does not. She says the estuary "
             "is too "
             "narrow for the ships.",
             "the estuary is too narrow", ""},
        // too far back
        Case{"Marit Solheim took over the terminal in March. Gas flowed for a week. Then a pump failed. A second pump "
             "failed in May. "
             "She said a faulty seal was to blame.",
             "a faulty seal was to blame", ""},
        Case{"Oleksiy Hrynko, who runs the operator, and Jozef Bartko, the Slovak state secretary, spoke for two hours. The "
             "latter said "
             "a draft on reverse flows would be ready in May.",
             "a draft on reverse flows", "Jozef Bartko"}));

INSTANTIATE_TEST_SUITE_P(
    houses, Cast,
    ::testing::Values(
        Case{"The storm will come ashore on Wednesday, the National Hurricane Center said. Gazprom has begun to shut two "
             "compressors, the company said on Monday.",
             "Gazprom has begun", "Gazprom"},
        Case{"The Caspian Pipeline Consortium was calmer. Loadings at the terminal go on as planned, it said.",
             "Loadings at the terminal", "Caspian Pipeline Consortium"},
        Case{"The Federal Administrative Court may hear the case in May. No date for the terminal had been fixed, the court "
             "said.",
             "No date for the terminal", "Federal Administrative Court"},
        Case{"Petrol will not be rationed, the ministry assures: the state's gas reserves are good for 60 days.",
             "the state's gas reserves", "ministry"}));

INSTANTIATE_TEST_SUITE_P(no_noun_phrase, Cast,
                         ::testing::Values(Case{"Give him the right barge, a retired inspector told me in Fano, and he "
                                                "would have the pipeline replaced in one summer.",
                                                "he would have the pipeline replaced", ""},
                                           Case{"In January the minister said the surviving line was ready. By March he was "
                                                "admitting that not one compressor at Portovaya "
                                                "had been serviced.",
                                                "not one compressor at Portovaya", "minister"}));

// A presenter and a reporter of the house speak for the page; a guest speaks for himself.
TEST(Cast, voices_of_the_page) {
  const PageRead page = read_text(
      "DILEK ARMAN, PRESENTER: Russia cut gas flows through the pipeline in October.\n\n"
      "CEM YURDAKUL: The pipeline has room for ten billion cubic metres more.\n\n"
      "ARMAN: On the line from Moscow, our correspondent Oleg Stern. Oleg, what do you hear?\n\n"
      "STERN: Gazprom shut two compressors on Monday.");
  EXPECT_EQ(chain_of(page, claim_with(page, "Russia cut gas flows")), "");
  EXPECT_EQ(chain_of(page, claim_with(page, "The pipeline has room")), "Cem Yurdakul");
  EXPECT_EQ(chain_of(page, claim_with(page, "Gazprom shut two compressors")), "");
}

TEST(Cast, a_person_is_no_company) {
  const PageRead page =
      read_text("Irina Veleva said prices would rise. The company said flows were normal at the terminal.");
  EXPECT_EQ(chain_of(page, claim_with(page, "flows were normal")), "");
  const PageRead utility = read_text(
      "Irina Veleva signed with the utility Energopol on Monday. The company said flows were normal at the terminal.");
  EXPECT_EQ(chain_of(utility, claim_with(utility, "flows were normal")), "Energopol");
}

}  // namespace
}  // namespace netback::read::test
