// Features of a block and the role that the marks of data/lexicon/boilerplate.tsv give it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "read/article.h"

namespace netback::read {

inline constexpr std::size_t kNoBlock = static_cast<std::size_t>(-1);
inline constexpr std::size_t kBodyWords = 8;  // a shorter line needs neighbours to be a paragraph

struct Features {
  std::vector<std::string> words;
  std::string folded;
  bool terminal = false;  // ends as a sentence ends
  std::size_t second_person = 0;
  std::size_t sentences = 0;
};

Features features_of(const RawBlock& block);
// Role by the marks of the lexicon; `section` when the block heads a part of the page. A long sentence may hold one
// such word by chance, so it takes two marks, or one and words that address the reader.
BlockRole marked_role(const Features& f, const Lexicon& lexicon, bool& section);

}  // namespace netback::read
