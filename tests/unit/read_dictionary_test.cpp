#include "read/dictionary.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "core/csv.h"
#include "read/inflect.h"

namespace netback::read {
namespace {

TEST(read_dictionary, leads_forms_back_to_regular_verbs_by_their_own_spelling_alone) {
  Dictionary words;
  for (const char* lemma : {"plan", "bare", "bar", "tie", "carry", "agree", "pass", "go"})
    words.add_verb(lemma, "", "", false);
  EXPECT_EQ(words.of("planned").lemma, "plan");
  EXPECT_EQ(words.of("planned").forms, kPast | kParticiple);
  EXPECT_EQ(words.of("tying").lemma, "tie");
  EXPECT_EQ(words.of("carries").forms, kThird);
  EXPECT_EQ(words.of("agreeing").lemma, "agree");
  EXPECT_EQ(words.of("passes").lemma, "pass");
  EXPECT_EQ(words.of("baring").lemma, "bare") << "of two verbs the one listed first";
  EXPECT_EQ(words.of("barring").lemma, "bar");
  for (const char* none : {"plane", "carryed", "tieing", "agreing", "", "s", "ing", "ed"})
    EXPECT_EQ(words.of(none).lemma, "") << none;
}

TEST(read_dictionary, puts_irregular_verbs_first_and_adds_heads_that_no_verb_holds) {
  Dictionary words;
  words.add_verb("found", "", "", false);
  words.add_verb("find", "found", "found", true);
  words.add_head("find", "verb", kTakesThat);
  words.add_head("opine", "verb", kTakesSay);
  words.add_head("story", "noun", kTakesOf);
  EXPECT_EQ(words.of("found").lemma, "find");
  EXPECT_EQ(words.of("found").cue_verb, kTakesThat);
  EXPECT_EQ(words.of("founded").lemma, "found");
  EXPECT_TRUE(words.of("finds").also_noun);
  EXPECT_FALSE(words.of("found").also_noun);
  EXPECT_EQ(words.of("opined").cue_verb, kTakesSay);
  EXPECT_EQ(words.of("stories").cue_noun, kTakesOf);
  EXPECT_EQ(words.of("storys").cue_noun, 0u);
}

// What the forms of all shipped verbs would be if each were written down.
TEST(read_dictionary, knows_every_form_of_the_shipped_verbs_as_if_all_were_written_down) {
  const auto table = read_csv(std::string(NETBACK_SOURCE_DIR) + "/data/lexicon/verbs.tsv", '\t');
  ASSERT_TRUE(table);
  struct Written {
    std::string lemma;
    int forms = 0;
    bool also_noun = false;
  };
  std::map<std::string, Written> written;
  Dictionary words;
  VerbForms forms;
  for (const bool irregular : {true, false})
    for (const CsvRow& row : table->rows) {
      if (row.fields[1].empty() == irregular) continue;
      for (const auto& [form, bits] : forms.of(row.fields[0], row.fields[1], row.fields[2])) {
        Written& word = written[form];
        if (word.lemma.empty()) word.lemma = row.fields[0];
        if (word.lemma == row.fields[0]) word.forms |= bits;
        word.also_noun = word.also_noun || (row.fields[3] == "yes" && (bits & (kBase | kThird)));
      }
    }
  for (const CsvRow& row : table->rows) words.add_verb(row.fields[0], row.fields[1], row.fields[2], row.fields[3] == "yes");
  ASSERT_GT(written.size(), 8000u);
  for (const auto& [form, word] : written) {
    const Word known = words.of(form);
    ASSERT_EQ(known.lemma, word.lemma) << form;
    ASSERT_EQ(known.forms, word.forms) << form;
    ASSERT_EQ(known.also_noun, word.also_noun) << form;
    for (const char* ending : {"s", "ed", "ing", "x"})  // and nothing that is no form
      if (!written.contains(form + ending)) {
        ASSERT_EQ(words.of(form + ending).lemma, "") << form << ending;
      }
  }
}

// The later of two rows would be silent.
TEST(read_dictionary, no_head_stands_twice) {
  for (const char* name : {"verbs.tsv", "reporting.tsv", "hedges.tsv", "words.tsv"}) {
    const auto table = read_csv(std::string(NETBACK_SOURCE_DIR) + "/data/lexicon/" + name, '\t');
    ASSERT_TRUE(table) << name;
    std::map<std::string, int> heads;
    for (const CsvRow& row : table->rows) {
      const bool verb_or_noun = std::string(name) == "reporting.tsv";
      EXPECT_EQ(++heads[row.fields[0] + (verb_or_noun ? "\t" + row.fields[1] : "")], 1) << name << ": " << row.fields[0];
    }
  }
}

}  // namespace
}  // namespace netback::read
