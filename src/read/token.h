// Words of a sentence with what the lexicon knows of each. "Bloomberg's" gives "Bloomberg" and "'s"; "didn't" gives
// "did" and "n't"; "U.S." and "early-stage" stay whole; dashes and quotes are marks.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "read/cue.h"
#include "read/vocabulary.h"

namespace netback::read {

struct Token {  // 64 bytes: what the rules ask for most stands here, the rest behind `spelling` and `word`
  TextSpan at;    // bytes of the block's text
  Folded fold;    // folded form, kept by the page's vocabulary
  const Spelling* spelling = nullptr;
  const Word* word = nullptr;
  std::uint32_t classes = 0, cues = 0;  // WordClass and WordCue, as bits
  std::uint8_t forms = 0;               // VerbForm, as bits
  char mark = 0;  // 0 for words and numbers; otherwise , . ; : ( ) ? ! " ' $ % / or '-' for a dash
  bool capital = false, number = false;
  bool quoted = false;  // stands inside quotation marks

  bool is(std::uint32_t any) const { return (classes & any) != 0; }
  bool form(std::uint8_t any) const { return (forms & any) != 0; }
  bool may(std::uint32_t any) const { return (cues & any) != 0; }
  template <std::size_t n>
  bool verb(const char (&lemma)[n]) const {
    return forms && same(word->lemma, lemma);
  }
  bool verb(std::string_view lemma) const { return forms && word->lemma == lemma; }
};

// The words of a sentence, and the bits that any of them has.
struct Tokens : std::vector<Token> {
  std::uint32_t classes = 0, cues = 0;
  std::uint64_t words = 0;  // word_bit of all
  // What find_finite said last: the steps of reading ask for the same clause again and again.
  mutable std::size_t asked_begin = 1, asked_end = 0, told_finite = 0;
  bool may(std::uint32_t any) const { return (cues & any) != 0; }
};

Tokens tokenize(std::string_view text, TextSpan part, Vocabulary& vocabulary);

}  // namespace netback::read
