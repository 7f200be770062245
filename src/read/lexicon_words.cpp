// words.tsv, verbs.tsv and reporting.tsv: what a word is, and what a head that reports takes.
#include <algorithm>

#include "read/lexicon_table.h"

namespace netback::read {
namespace {

constexpr std::string_view kClassNames[] = {
    "det",       "prep",       "pron",    "aux",     "modal", "neg",   "conj",   "sub",         "rel",
    "adv",       "connective", "weekday", "month",   "time",  "title", "group",  "outlet_word", "document",
    "utterance", "audience",   "talks",   "hearsay", "false", "house", "person", "voice",       "firm"};
constexpr std::string_view kTakes[] = {"say", "that",  "zero",    "to",   "np", "tell",  "of", "for",
                                       "on",  "about", "against", "with", "at", "to-np", "in", "bare"};
constexpr std::string_view kComplements[] = {"clause", "loose", "that", "np", "to", "of"};

}  // namespace

Result<bool> load_words(const std::string& folder, Lexicon& lexicon) {
  NB_TRY(words, LexiconTable::open(folder, "words.tsv", {"word", "classes"}, *lexicon.tables));
  NB_TRY(verbs, LexiconTable::open(folder, "verbs.tsv", {"lemma", "past", "participle", "also_noun"}, *lexicon.tables));
  // About 880 words, 165 irregular verbs of six forms and 400 heads that are nouns; 1,930 regular verbs of 12 bytes.
  lexicon.words.reserve(words.size() / 6, verbs.size() / 12);
  for (;;) {
    NB_TRY(more, words.next());
    if (!more) break;
    std::uint32_t classes = 0;
    std::string_view names = words[1];
    while (const auto name = take_part(names, ',')) {
      const auto found = std::find(std::begin(kClassNames), std::end(kClassNames), *name);
      if (found == std::end(kClassNames))
        return bad_input("unknown word class '" + std::string(*name) + "'", words.where(),
                         "Use a class of docs/data/lexicon.md.");
      classes |= 1u << (found - std::begin(kClassNames));
    }
    if (classes) lexicon.words.add_classes(words[0], classes);
  }
  for (;;) {
    NB_TRY(more, verbs.next());
    if (!more) return true;
    lexicon.words.add_verb(verbs[0], verbs[1], verbs[2], verbs[3] == "yes");
  }
}

Result<bool> load_reports(const std::string& folder, Lexicon& lexicon) {
  NB_TRY(rows, LexiconTable::open(folder, "reporting.tsv", {"head", "pos", "class", "complement", "kind", "takes"},
                                  *lexicon.tables));
  lexicon.report_verbs.reserve(rows.size() / 96),
      lexicon.report_nouns.reserve(rows.size() / 192);  // a row in three, in seven
  for (;;) {
    NB_TRY(more, rows.next());
    if (!more) return true;
    std::uint32_t takes = 0;
    std::string_view names = rows[5];
    while (const auto name = take_part(names, ',')) {
      const auto taken = std::find(std::begin(kTakes), std::end(kTakes), *name);
      if (taken == std::end(kTakes))
        return bad_input("unknown word '" + std::string(*name) + "' in takes", rows.where(),
                         "Use a word of docs/data/lexicon.md.");
      takes |= 1u << (taken - std::begin(kTakes));
    }
    lexicon.words.add_head(rows[0], rows[1], takes);
    if (rows[3].empty()) continue;  // for the record of attributions alone
    const auto complement = std::find(std::begin(kComplements), std::end(kComplements), rows[3]);
    if (complement == std::end(kComplements))
      return bad_input("unknown complement '" + rows.text(3) + "'", rows.where(), "Use clause, loose, that, np, to or of.");
    const bool noun = rows[1] == "noun";
    (noun ? lexicon.report_nouns : lexicon.report_verbs)[rows[0]] = {
        rows.text(0),
        rows.text(2),
        noun,
        static_cast<Complement>(complement - std::begin(kComplements)),
        rows[4] == "denial" ? Kind::denial : Kind::reported,
        rows[4] == "accusation"};
  }
}

}  // namespace netback::read
