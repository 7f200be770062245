// What words are made of before any rule looks at them: lists asked by hash, bits of a spelling, quotations, and the way
// back to the bytes of the page.
#include <filesystem>

#include "core/file.h"
#include "read/condition.h"
#include "read/duplicate.h"
#include "read/no_comment.h"
#include "read/page.h"
#include "read/sentence.h"
#include "read/token.h"
#include "read/word_set.h"
#include "read_fixture.h"

namespace netback::read {
namespace {
using namespace test;

Tokens tokens_of(std::string_view text) {
  static Vocabulary vocabulary(lexicon());
  return tokenize(text, {0, text.size()}, vocabulary);
}

TEST(WordSet, has_its_words_and_no_others) {
  constexpr WordSet kThree{"gas", "oil", "coal"};
  static_assert(kThree.has("oil"));
  for (const char* word : {"gas", "oil", "coal"}) EXPECT_TRUE(kThree.has(word)) << word;
  for (const char* word : {"", "ga", "gass", "peat", "OIL"}) EXPECT_FALSE(kThree.has(word)) << word;
}

TEST(Token, knows_whether_it_is_quoted) {
  const auto quoted = [](std::string_view text, std::string_view word) {
    for (const Token& token : tokens_of(text))
      if (token.fold == word) return token.quoted;
    ADD_FAILURE() << word << " is not in " << text;
    return false;
  };
  EXPECT_TRUE(quoted("He called it “a gift” and left.", "gift"));
  EXPECT_FALSE(quoted("He called it “a gift” and left.", "left"));
  EXPECT_TRUE(quoted("He said \"no gas\" twice.", "gas"));
  EXPECT_FALSE(quoted("He said \"no gas\" twice.", "twice"));
}

TEST(Token, a_sentence_has_the_bits_of_its_words) {
  const Tokens tokens = tokens_of("It declined to comment on Monday.");
  EXPECT_TRUE(tokens.may(kMayBeSilence));
  EXPECT_TRUE(tokens.may(kMayBeTime));
  EXPECT_FALSE(tokens.may(kNamesThing));
  EXPECT_TRUE(tokens.words & word_bit("comment"));
  EXPECT_TRUE(tokens_of("The plant was sharply cut.").may(kNamesThing));
  EXPECT_TRUE(tokens_of("The plant was sharply cut.").may(kLyAdverb));
}

TEST(Grammar, finds_the_finite_verb_of_each_range_asked_for) {
  const Tokens tokens = tokens_of("Prices rose and flows fell.");
  EXPECT_EQ(find_finite(tokens, {0, 5}), 1u);
  EXPECT_EQ(find_finite(tokens, {2, 5}), 4u);
  EXPECT_EQ(find_finite(tokens, {0, 5}), 1u);  // an answer is kept, but of one range alone
  EXPECT_EQ(find_finite(tokens, {0, 1}), 1u);
}

// A bit lets a rule look, and never decides: with all bits set every rule says the same of every sentence.
TEST(Cue, no_rule_misses_what_it_passes_over) {
  constexpr std::uint32_t kLook = kMayBeSilence | kMayBeOpen | kMayBeAnonymous | kMayBeCondition;
  std::size_t silent = 0, conditions = 0, sentences = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(NETBACK_SOURCE_DIR) + "/tests/pages")) {
    if (entry.path().extension() != ".txt") continue;
    const std::string text = *read_file(entry.path().string());
    Vocabulary vocabulary(lexicon());
    for (const Sentence& sentence : split_sentences(text)) {
      const Tokens tokens = tokenize(text, sentence.at, vocabulary);
      if (tokens.empty()) continue;
      Tokens wide = tokens;
      wide.cues |= kLook;
      for (Token& token : wide) token.cues |= kLook;
      const Range all{0, tokens.size()};
      EXPECT_EQ(no_comment_in(tokens, all), no_comment_in(wide, all)) << sentence.at.in(text);
      EXPECT_EQ(unverified_clause(tokens, all), unverified_clause(wide, all)) << sentence.at.in(text);
      EXPECT_EQ(anonymity_clause(tokens, all), anonymity_clause(wide, all)) << sentence.at.in(text);
      const Condition narrow = find_condition(tokens, all), broad = find_condition(wide, all);
      EXPECT_EQ(narrow.words.begin, broad.words.begin) << sentence.at.in(text);
      EXPECT_EQ(narrow.words.end, broad.words.end) << sentence.at.in(text);
      ++sentences, silent += no_comment_in(tokens, all), conditions += !narrow.words.empty();
    }
  }
  EXPECT_GT(sentences, 100u);
  EXPECT_GT(silent, 5u);
  EXPECT_GT(conditions, 5u);
}

TEST(OffsetMap, tells_where_bytes_were_copied_as_they_are) {
  OffsetMap map;  // "ab&amp;cd" reads "ab&cd"
  map.copy(0, 2), map.replace(1, 2, 5), map.copy(7, 2);
  EXPECT_EQ(map.shift({0, 2}), 0u);
  EXPECT_EQ(map.shift({3, 5}), 4u);
  EXPECT_FALSE(map.shift({0, 5}).has_value());
  EXPECT_FALSE(map.shift({5, 6}).has_value());
}

TEST(SplitPlain, ends_lines_at_every_kind_of_end) {
  const RawPage page = split_plain("One.\r\nTwo.\rThree.\fFour.\n\nFive.");
  ASSERT_EQ(page.blocks.size(), 5u);
  EXPECT_EQ(page.words(1), "Two.");
  EXPECT_EQ(page.words(4), "Five.");
}

TEST(DuplicateMarker, sees_a_copy_that_joins_the_body_later) {
  WordBook book;
  const char* kStory = "Gas flows through the pipeline fell by a third on Monday.";
  std::vector<Features> features;
  for (const char* text : {kStory, "Traders had been waiting for quite another set of figures.", kStory})
    features.push_back(book.add(text));
  std::vector<BlockRole> roles(3);
  roles[0].role = roles[1].role = Role::body;
  DuplicateMarker duplicates(book, features);
  duplicates.mark(roles);
  EXPECT_EQ(roles[0].role, Role::body);
  roles[2].role = Role::body;
  duplicates.mark(roles);
  EXPECT_EQ(roles[2].role, Role::duplicate);
  EXPECT_EQ(roles[2].copy_of, 0u);
  EXPECT_EQ(roles[1].role, Role::body);
}

}  // namespace
}  // namespace netback::read
