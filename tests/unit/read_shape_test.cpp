// Reports told by their shape: who says what, and how surely, where no verb of saying stands at its usual place.
#include "read_fixture.h"

namespace netback::read::test {
namespace {

struct Shape {
  const char* sentence;
  const char* claim;
  const char* chain;
  Hedge hedge;
};
class Shapes : public ::testing::TestWithParam<Shape> {};
TEST_P(Shapes, are_heard) {
  const Shape& shape = GetParam();
  const PageRead page = read_text(shape.sentence);
  ASSERT_EQ(page.claims.size(), 1u) << shape.sentence;
  EXPECT_EQ(page.claims[0].text, shape.claim);
  EXPECT_EQ(chain_of(page, page.claims[0]), shape.chain) << shape.sentence;
  EXPECT_EQ(page.claims[0].hedge, shape.hedge) << shape.sentence;
}
INSTANTIATE_TEST_SUITE_P(
    hearsay, Shapes,
    ::testing::Values(
        Shape{"Hints that Moscow had a hand in it were waved away as \"rubbish\" by Kremlin spokesman Dmitry Peskov.",
              "Moscow had a hand in it", "Dmitry Peskov", Hedge::denied},
        Shape{"Rosneft, meanwhile, brushed aside suggestions that it had settled on a price.", "it had settled on a price",
              "Rosneft", Hedge::denied},
        Shape{"ERCOT, which manages the grid, brushed aside talk that blackouts were imminent.", "blackouts were imminent",
              "ERCOT", Hedge::denied},
        Shape{"There are fears in Peterhead, however, that the trouble may spread.", "the trouble may spread", "",
              Hedge::possible}));
INSTANTIATE_TEST_SUITE_P(views, Shapes,
                         ::testing::Values(Shape{"In the view of Uniper, the terminal will open in March.",
                                                 "the terminal will open in March", "Uniper", Hedge::planned},
                                           Shape{"The terminal makes a loss, by Uniper's own count.",
                                                 "The terminal makes a loss", "Uniper", Hedge::reported},
                                           Shape{"The ministry's view is that the terminal makes a loss.",
                                                 "the terminal makes a loss", "ministry", Hedge::reported}));
INSTANTIATE_TEST_SUITE_P(
    shape, Shapes,
    ::testing::Values(Shape{"Any carrier that wants a slot can have one, the canal authority has been at pains to stress.",
                            "Any carrier that wants a slot can have one", "canal authority", Hedge::reported},
                      Shape{"\"We have 9,000 megawatts in hand,\" a control-room supervisor told TNA.",
                            "We have 9,000 megawatts in hand", "control-room supervisor", Hedge::reported},
                      Shape{
                          "\"The fire was out in forty minutes,\" Philip Dokubo, who runs the plant, was quoted as saying.",
                          "The fire was out in forty minutes", "Philip Dokubo", Hedge::reported},
                      Shape{"Gazprom has maintained since September that a binding memorandum exists.",
                            "a binding memorandum exists", "Gazprom", Hedge::reported},
                      Shape{"Uniper has threatened to end the contract with Gazprom.", "end the contract with Gazprom",
                            "Uniper", Hedge::possible},
                      Shape{"The regulator did not rule out a fine for Gazprom.",
                            "The regulator did not rule out a fine for Gazprom", "", Hedge::possible}));

TEST(Shape, a_quoted_word_before_a_noun_is_no_speech) {
  const PageRead page = read_text(
      "The discussions are said to be at the \"preliminary contacts\" stage, with no clear details on who leads them or "
      "whether officials from Washington are directly participating.");
  EXPECT_EQ(claim_with(page, "discussions").text, "The discussions are said to be at the \"preliminary contacts\" stage");
  EXPECT_EQ(chain_of(page, claim_with(page, "discussions")), "");
}

TEST(Shape, a_subject_in_passing_keeps_both_sides) {
  const PageRead page = read_text(
      "Two trains tripped on Tuesday after a fire, Nigeria LNG has told its customers in a letter, and cargoes will slip.");
  EXPECT_EQ(chain_of(page, claim_with(page, "Two trains tripped")), "Nigeria LNG");
  EXPECT_EQ(chain_of(page, claim_with(page, "cargoes will slip")), "Nigeria LNG");
}

}  // namespace
}  // namespace netback::read::test
