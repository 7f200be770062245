// What words.tsv, verbs.tsv and the reporting heads say of a word. A regular verb is kept by its lemma alone, and a form led
// back to it when it is asked: loading makes none of the ten thousand forms of which a page holds a few hundred.
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>

#include "core/key_map.h"

namespace netback::read {

// Classes of words.tsv, as bits.
enum WordClass : std::uint32_t {
  kDeterminer = 1u << 0,
  kPreposition = 1u << 1,
  kPronoun = 1u << 2,
  kAuxiliary = 1u << 3,
  kModal = 1u << 4,
  kNegation = 1u << 5,
  kConjunction = 1u << 6,
  kSubordinator = 1u << 7,
  kRelative = 1u << 8,
  kAdverb = 1u << 9,
  kConnective = 1u << 10,
  kWeekday = 1u << 11,
  kMonth = 1u << 12,
  kTime = 1u << 13,
  kTitle = 1u << 14,
  kGroup = 1u << 15,
  kOutletWord = 1u << 16,
  kDocument = 1u << 17,
  kUtterance = 1u << 18,
  kAudience = 1u << 19,
  kTalks = 1u << 20,
  kHearsay = 1u << 21,  // what somebody is said to have said: "rumours", "the notion"
  kFalse = 1u << 22,  // "untrue", "nonsense"
  kHouse = 1u << 23,  // bodies that speak: "ministry", "port"
  kPerson = 1u << 24,  // one human: "manager", "diplomat"
  kVoice = 1u << 25,  // who speaks for the page itself: "presenter", "correspondent"
  kFirm = 1u << 26,  // what the name of a firm ends with: "Energy", "Ltd"
};
// Verb forms, as bits.
enum VerbForm : std::uint8_t { kBase = 1, kThird = 2, kPast = 4, kParticiple = 8, kGerund = 16 };

// What a head that ascribes words to a source takes (column `takes` of reporting.tsv), as bits.
enum Takes : std::uint32_t {
  kTakesSay = 1u << 0,  // a quotation or clause on either side
  kTakesThat = 1u << 1,  // "that C", "how C", a quotation after it
  kTakesZero = 1u << 2,  // C without "that"
  kTakesTo = 1u << 3,  // an infinitive
  kTakesNp = 1u << 4,  // an object
  kTakesTell = 1u << 5,  // an addressee before the words
  kTakesOf = 1u << 6,
  kTakesFor = 1u << 7,
  kTakesOn = 1u << 8,
  kTakesAbout = 1u << 9,
  kTakesAgainst = 1u << 10,
  kTakesWith = 1u << 11,
  kTakesAt = 1u << 12,
  kTakesToward = 1u << 13,  // "to" and an object
  kTakesIn = 1u << 14,
  kTakesBare = 1u << 15,  // of nouns: also without an owner
};

struct Word {
  std::uint32_t classes = 0;
  std::uint32_t cue_verb = 0, cue_noun = 0, cue_adjective = 0;  // Takes of its lemma as an attribution head
  std::uint8_t forms = 0;
  bool also_noun = false;  // "talks", "cuts": the form alone does not tell
  std::string_view lemma;  // of the verb; empty when it is none
};

// Words by their folded form. Lemmas and heads are views of letters that somebody else keeps.
class Dictionary {
 public:
  void reserve(std::size_t words, std::size_t regular_verbs) { words_.reserve(words), regular_.reserve(regular_verbs); }
  void add_classes(std::string_view word, std::uint32_t classes) { entry(word).classes |= classes; }
  // Irregular verbs come before regular ones: "found" is of "find". `past` empty = regular.
  void add_verb(std::string_view lemma, std::string_view past, std::string_view participle, bool also_noun);
  // A head that ascribes words to a source, after all verbs. One that is not among them is regular.
  void add_head(std::string_view head, std::string_view part_of_speech, std::uint32_t takes);
  Word of(std::string_view folded) const;
  std::uint32_t classes(std::string_view folded) const {
    const auto found = words_.find(folded);
    return found == words_.end() ? 0 : found->second.classes;
  }
  bool has_regular(std::string_view lemma) const { return regular_.find(lemma) != regular_.end(); }

 private:
  Word& entry(std::string_view word);
  void lead_back(std::string_view form, Word& word) const;

  std::shared_ptr<KeepLetters> letters_ = std::make_shared<KeepLetters>();  // of forms that were made
  KeyMap<std::string_view, Word> words_;  // all but the forms of regular verbs
  KeyMap<std::string_view, bool> regular_;  // lemmas of regular verbs, and whether they are also nouns
  KeyMap<std::string_view, std::uint32_t> verb_takes_;  // Takes by lemma
};

}  // namespace netback::read
