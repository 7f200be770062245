// Each spelling of a page is folded and looked up once, however often it stands there: a token then carries pointers to
// what lexicon and gazetteer know of its word.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/key_table.h"
#include "core/span.h"
#include "read/lexicon.h"

namespace netback::read {

class AliasIndex;

// A word against a literal, decided by length and machine words: the grammar asks this a hundred times a sentence.
template <std::size_t n>
bool same(std::string_view word, const char (&literal)[n]) {
  return word.size() == n - 1 && __builtin_memcmp(word.data(), literal, n - 1) == 0;
}

template <std::size_t... n>
bool same_as_any(std::string_view word, const char (&... literals)[n]) {
  return (same(word, literals) || ...);
}
template <std::size_t... n>
bool begins_with_any(std::string_view word, const char (&... literals)[n]) {
  return (same(word.substr(0, n - 1), literals) || ...);
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

struct Spelling;

// What the rules ask of a word most: every token carries it.
struct KnownWord {
  Folded fold;  // kept by the vocabulary, as all that it points to
  const Spelling* spelling = nullptr;
  const Word* word = nullptr;
  std::uint32_t classes = 0, cues = 0;  // WordClass and WordCue, as bits
  std::uint8_t forms = 0;               // VerbForm, as bits
  char mark = 0;  // 0 for words and numbers; otherwise , . ; : ( ) ? ! " ' $ % / or '-' for a dash
  bool capital = false, number = false;
  bool quoted = false;  // of a token: stands inside quotation marks
};

// What some rules ask of it.
struct alignas(64) Spelling {
  Word word;
  const ReportRow* report = nullptr;  // of its verb, in lower case
  std::uint64_t fields = 0;           // classes of fields.tsv, as bits
  std::uint32_t name_word = 0;        // id in the alias index; 0 = in no alias
  std::uint32_t name_start = 0;       // node of the alias index to which it leads from the root; 0 = begins no alias
  std::string_view raw;
  std::span<const std::uint32_t> slots, verb_slots;  // event slots it fills; and fills as the main verb
  std::span<const std::uint32_t> hedges;             // rows of hedges whose cue may begin here
};

// The plain sign that a single character stands for as a mark; 0 = a letter, a digit, or more than one character.
char mark_of(std::string_view ch);

class Vocabulary {
 public:
  struct alignas(64) Entry {
    std::uint64_t head = 0;  // the spelling's first letters
    KnownWord known;
    std::uint64_t bit = 0;  // word_bit
  };

  // Both must live as long as the vocabulary. Without aliases no word is a name's.
  explicit Vocabulary(const Lexicon& lexicon, const AliasIndex* aliases = nullptr);
  const Entry& of(std::string_view raw);
  // Words of a text that are looked up together, so that the way to memory is gone for many at a time: ask() for each,
  // then answer() gives all in their order.
  void ask(std::string_view text, TextSpan at);
  template <class F>  // F: what is done with a place and its entry
  void answer(std::string_view text, F&& f) {
    for (Asked& word : asked_)
      if ((word.entry = likely(word))) __builtin_prefetch(word.entry);
    for (const Asked& word : asked_) {
      const std::string_view raw = word.at.in(text);
      f(word.at, word.entry && is(*word.entry, raw) ? *word.entry : of(raw));
    }
    asked_.clear();
  }
  std::size_t size() const { return size_; }
  // To be called between pages, when nobody holds a spelling: more than `most` of them are let go.
  void forget_beyond(std::size_t most);

 private:
  struct Seat {
    std::uint32_t hash = 0, size = 0;  // of the raw letters
    const Entry* entry = nullptr;      // null = free
  };
  struct Asked {
    TextSpan at;
    std::uint32_t hash = 0;
    const Entry* entry = nullptr;
  };
  static bool is(const Entry& entry, std::string_view raw);
  // The first entry with the word's hash and size, without a look at it; or null.
  const Entry* likely(const Asked& word) const {
    const std::size_t low = seats_.size() - 1;
    for (std::size_t at = word.hash & low; seats_[at].entry; at = (at + 1) & low)
      if (seats_[at].hash == word.hash && seats_[at].size == word.at.size()) return seats_[at].entry;
    return nullptr;
  }
  const Entry& add(std::string_view raw, std::uint32_t hash);
  void put(const Seat& seat);
  void fill(Entry& entry, Spelling& spelling);

  const Lexicon& lexicon_;
  const AliasIndex* aliases_;
  // What is asked for every word stands close together, apart from the rest: a page's words find room in the cache.
  KeepRuns<Entry> entries_;
  KeepRuns<Spelling> spellings_;  // of each entry
  std::size_t size_ = 0;
  KeepLetters letters_;
  KeepRuns<std::uint32_t> numbers_;  // of lists
  std::vector<Asked> asked_;
  std::vector<Seat> seats_;          // by hash; a power of two of them, at least twice the entries
};

}  // namespace netback::read
