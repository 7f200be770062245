// Each spelling of a page is folded and looked up once, however often it stands there: a token then carries pointers to
// what lexicon and gazetteer know of its word.
#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/key_table.h"
#include "read/lexicon.h"

namespace netback::read {

class AliasIndex;

// A word against a literal, decided by length and machine words: the grammar asks this a hundred times a sentence.
template <std::size_t n>
bool same(std::string_view word, const char (&literal)[n]) {
  return word.size() == n - 1 && __builtin_memcmp(word.data(), literal, n - 1) == 0;
}

// Folded form of a word.
class Folded : public std::string_view {
 public:
  Folded() = default;
  explicit Folded(std::string_view word) : std::string_view(word) {}
  operator std::string() const { return std::string(data(), size()); }
  template <std::size_t n>
  bool operator==(const char (&literal)[n]) const {
    return same(*this, literal);
  }
  bool operator==(std::string_view other) const { return static_cast<std::string_view>(*this) == other; }
};

struct Spelling {
  std::string raw, fold;
  Word word;
  bool capital = false, number = false;
  std::uint64_t bit = 0;                         // word_bit
  std::uint32_t cues = 0;                        // WordCue, as bits
  const ReportRow* report = nullptr;             // of its verb, in lower case
  std::uint32_t name_word = 0;                   // id in the alias index; 0 = in no alias
  std::vector<std::uint32_t> slots, verb_slots;  // event slots it fills; and fills as the main verb
  std::uint64_t fields = 0;                      // classes of fields.tsv, as bits
  std::vector<std::uint32_t> hedges;             // rows of hedges whose cue may begin here
};

class Vocabulary {
 public:
  // Both must live as long as the vocabulary. Without aliases no word is a name's.
  explicit Vocabulary(const Lexicon& lexicon, const AliasIndex* aliases = nullptr);
  const Spelling& of(std::string_view raw);

 private:
  void fill(Spelling& spelling) const;

  const Lexicon& lexicon_;
  const AliasIndex* aliases_;
  std::deque<Spelling> spellings_;
  KeyTable<std::string_view> numbers_;  // of spellings, by their raw form
};

}  // namespace netback::read
