// Words of a sentence with what the lexicon knows of each. "Bloomberg's" gives "Bloomberg" and "'s"; "didn't" gives
// "did" and "n't"; "U.S." and "early-stage" stay whole; dashes and quotes are marks.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "read/vocabulary.h"

namespace netback::read {

struct Token {
  TextSpan at;    // bytes of the block's text
  Folded fold;    // folded form, kept by the page's vocabulary
  const Spelling* spelling = nullptr;
  const Word* word = nullptr;
  char mark = 0;  // 0 for words and numbers; otherwise , . ; : ( ) ? ! " ' $ % / or '-' for a dash
  bool capital = false, number = false;

  bool is(std::uint32_t classes) const { return (word->classes & classes) != 0; }
  bool form(std::uint8_t forms) const { return (word->forms & forms) != 0; }
  template <std::size_t n>
  bool verb(const char (&lemma)[n]) const {
    return same(word->lemma, lemma);
  }
  bool verb(std::string_view lemma) const { return word->lemma == lemma; }
};

std::vector<Token> tokenize(std::string_view text, TextSpan part, Vocabulary& vocabulary);

}  // namespace netback::read
