// Words of a sentence with what the lexicon knows of each. "Bloomberg's" gives "Bloomberg" and "'s"; "didn't" gives
// "did" and "n't"; "U.S." and "early-stage" stay whole; dashes and quotes are marks.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "read/cue.h"
#include "read/vocabulary.h"

namespace netback::read {

struct Token : KnownWord {  // 64 bytes
  TextSpan at;              // bytes of the block's text

  Token(const KnownWord& known, TextSpan span) : KnownWord(known), at(span) {}
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
  // What find_finite said of some ranges: the steps of reading ask for the same ones again and again.
  struct Finite { std::uint32_t begin = 1, end = 0, told = 0; };
  mutable std::array<Finite, 8> finites;
  bool may(std::uint32_t any) const { return (cues & any) != 0; }
};

// `tokens` gives its memory; what it held goes.
void tokenize(std::string_view text, TextSpan part, Vocabulary& vocabulary, Tokens& tokens);
Tokens tokenize(std::string_view text, TextSpan part, Vocabulary& vocabulary);

}  // namespace netback::read
