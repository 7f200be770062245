// Features of a block and the role that the marks of data/lexicon/boilerplate.tsv give it.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "read/article.h"

namespace netback::read {

inline constexpr std::size_t kNoBlock = static_cast<std::size_t>(-1);
inline constexpr std::size_t kBodyWords = 8;  // a shorter line needs neighbours to be a paragraph

// Words of a block and what they tell. They are places in the text of all blocks looked at, so that a page costs two
// buffers and not one per word.
struct Features {
  std::uint32_t first_word = 0, word_count = 0;  // of WordBook::words
  std::uint32_t begin = 0, end = 0;              // of WordBook::folded
  std::uint32_t second_person = 0;               // words that speak to the visitor
  bool terminal = false;                         // ends as a sentence ends
};

struct WordBook {
  std::string folded;
  std::vector<FoldedWord> words;

  void reserve(std::size_t bytes) { folded.reserve(bytes), words.reserve(bytes / 5); }
  Features add(std::string_view text);
  std::span<const FoldedWord> words_of(const Features& f) const { return {words.data() + f.first_word, f.word_count}; }
  std::string_view text_of(const Features& f) const { return std::string_view(folded).substr(f.begin, f.end - f.begin); }
  std::string_view word(const FoldedWord& word) const { return std::string_view(folded).substr(word.begin, word.size); }
};

bool ends_terminal(std::string_view text);

// Role by the marks of the lexicon; `section` when the block heads a part of the page. A long sentence may hold one
// such word by chance, so it takes two marks, or one and words that address the reader.
BlockRole marked_role(const Features& f, const WordBook& book, const Lexicon& lexicon, bool& section);

}  // namespace netback::read
