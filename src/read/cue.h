// What a word may be the cue of. Each rule says once of each spelling whether it could apply there; then it passes over
// sentences and words that lack its bit. A bit never decides: the rule looks for itself.
#pragma once
#include <cstdint>
#include <string_view>

#include "read/lexicon.h"

namespace netback::read {

enum WordCue : std::uint32_t {
  kMayBeFinite = 1u << 0,     // is_finite
  kLyAdverb = 1u << 1,        // is_ly_adverb: "sharply"
  kMayBeSilence = 1u << 2,    // no_comment_in: "comment", "declined"
  kMayBeOpen = 1u << 3,       // unverified_clause: "unclear", "known"
  kMayBeAnonymous = 1u << 4,  // anonymity_clause
  kMayBeCondition = 1u << 5,  // find_condition: "if", "once"
  kMayBeTime = 1u << 6,       // find_times: a word that an expression of time is built around
  kNamesThing = 1u << 7,      // "plant", "company": may go back to what was named before
  kNamesShare = 1u << 8,      // "half", "third"
  kNamesAsset = 1u << 9,      // find_descriptions: "refineries"
  kNamesView = 1u << 10,      // "opinion", "count"
  kMayHedge = 1u << 11,       // begins a cue of hedges.tsv
  kMayTell = 1u << 12,        // has slots or classes of events
  kSpeaksToVisitor = 1u << 13,
  kMayAscribe = 1u << 14,  // a noun that ascribes words, or "according"
  kMayReport = 1u << 15,   // its verb has a row in reporting.tsv
  kMayBeName = 1u << 16,   // stands in a name of the world
  kMayBeVerb = 1u << 17,   // mark_paragraph: may begin a verb group
  kMayBeginLongName = 1u << 18,  // its first letters are those of a name that may be written with a slip of the pen
  kMayEndLongName = 1u << 19,    // its last letters are
};

// A spelling as the rules look at it.
struct SpelledWord {
  std::string_view fold, lemma;            // lemma: of the verb, or empty
  std::uint64_t fold_hash, lemma_hash;     // word_hash
  const Word& word;
  bool capital, number;
};
// All bits but those that take a look into the lexicon or the index of names: kMayHedge, kMayTell, kMayReport and those of
// names.
std::uint32_t cues_of(const SpelledWord& spelled);

}  // namespace netback::read
