// The record of attributions: who is said to say, want or judge what, by which cue.
#include "read_fixture.h"

namespace netback::read::test {
namespace {

// A page around the sentence, so that it is read as an article; long enough to be one, and without any attribution.
std::string page_of(const std::string& sentence) {
  return "Gas flows and what they mean\n\nThe gas pipeline from the field to the coast runs through four valleys and two "
         "towns, and "
         "the second line beside it opened in March.\n\n" +
         sentence + "\n\nThe terminal on the coast has two tanks and one jetty, and the ships come in every second day.\n";
}

// "source|cue|content": contents joined by " + ".
std::vector<std::string> attributions_of(const std::string& sentence) {
  const std::string text = page_of(sentence);
  const PageRead page = read_text(text);
  std::vector<std::string> all;
  for (const Attribution& a : page.attributions) {
    std::string line =
        text.substr(a.source.begin, a.source.size()) + "|" + text.substr(a.cue[0].begin, a.cue[0].size()) + "|";
    for (const TextSpan& span : a.content)
      line += (&span == &a.content.front() ? "" : " + ") + text.substr(span.begin, span.size());
    all.push_back(line);
  }
  return all;
}

void expect_one(const std::string& sentence, const std::string& line) {
  const auto all = attributions_of(sentence);
  ASSERT_EQ(all.size(), 1u) << sentence;
  EXPECT_EQ(all[0], line);
}

TEST(Attribution, a_clause_after_the_verb) {
  expect_one("The minister said that the line would open.", "The minister|said|that the line would open");
  expect_one("Mr. Novak told reporters on Friday that exports fell.", "Mr. Novak|told|that exports fell");
}

TEST(Attribution, a_quotation_with_its_speaker_behind_it) {
  expect_one("\"The line will open,\" the minister said.", "the minister|said|\"The line will open,\"");
  expect_one("\"The line will open,\" said Alexander Novak.", "Alexander Novak|said|\"The line will open,\"");
}

TEST(Attribution, a_speaker_may_be_the_last_word_of_the_page) {  // found by the fuzzer: the word after it was read
  const std::string text =
      "The line through the four valleys opened in March, and the pumps beside it run.\n\n"
      "\"Half the night crew has already left the plant,\" said a dispatcher";
  for (const Attribution& a : read_text(text).attributions)
    for (const TextSpan& span : a.content) EXPECT_LE(span.end, text.size());
}

TEST(Attribution, a_quotation_that_goes_on) {
  expect_one("\"The line will open,\" the minister said. \"It has been tested.\"",
             "the minister|said|\"The line will open,\" + \"It has been tested.\"");
}

TEST(Attribution, according_to) {
  expect_one("According to Bloomberg, the line is empty.", "Bloomberg|According to|the line is empty");
  expect_one("The line is empty, according to Bloomberg.", "Bloomberg|according to|The line is empty");
}

TEST(Attribution, judgements_and_plans) {
  expect_one("The minister praised the new contract.", "The minister|praised|the new contract");
  expect_one("Uniper wants to end the contract.", "Uniper|wants|to end the contract");
  expect_one("Greenpeace is critical of the new terminal.", "Greenpeace|is critical of|the new terminal");
}

TEST(Attribution, nouns) {
  expect_one("Berlin rejected Moscow's claim that the turbine was broken.",
             "Berlin|rejected|Moscow's claim that the turbine was broken");
  expect_one("There were fears that the line would close.", "|fears|that the line would close");
}

TEST(Attribution, nobody_is_named) {
  expect_one("It is unclear whether the line is open.", "|is unclear|whether the line is open");
}

TEST(Attribution, what_could_be_said_is_not_said) {
  EXPECT_TRUE(attributions_of("The minister may say that the line is open.").empty());
}

TEST(Attribution, a_claim_stands_with_its_attribution) {
  const PageRead page = read_text(page_of("The minister said that Gazprom would close the line in May."));
  ASSERT_EQ(page.attributions.size(), 1u);
  ASSERT_EQ(page.attributions[0].claims.size(), 1u);
  EXPECT_EQ(page.attributions[0].claims[0], claim_with(page, "Gazprom would close").id);
}

TEST(Attribution, one_long_paragraph_stays_linear) {
  std::string sentence;
  for (int i = 0; i < 20'000; ++i) sentence += "he said that \"the minister, who wants, ";
  const PageRead page = read_text(page_of(sentence));
  EXPECT_LE(page.attributions.size(), 100'000u);
}

}  // namespace
}  // namespace netback::read::test
