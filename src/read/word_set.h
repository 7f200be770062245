// A list of words made when compiling, asked by hash: "is it one of these?" costs one comparison, however long the list.
// Example: constexpr WordSet kQuiet{"mum", "silent"}; kQuiet.has("mum", word_hash("mum")) is true.
#pragma once
#include <array>
#include <bit>
#include <string_view>

#include "read/text.h"

namespace netback::read {

template <std::size_t count>
class WordSet {
 public:
  template <class... Words>
  consteval explicit WordSet(Words... words) : WordSet(std::array<std::string_view, count>{words...}) {}
  consteval explicit WordSet(const std::array<std::string_view, count>& words) {
    for (const std::string_view word : words) {
      std::size_t at = seat_of(word_hash(word));
      while (!seats_[at].empty()) at = (at + 1) % kSeats;
      seats_[at] = word;
    }
  }
  // `hash` is the word's word_hash.
  constexpr bool has(std::string_view word, std::uint64_t hash) const {
    for (std::size_t at = seat_of(hash); !seats_[at].empty(); at = (at + 1) % kSeats)
      if (seats_[at] == word) return true;
    return false;
  }
  constexpr bool has(std::string_view word) const { return has(word, word_hash(word)); }

 private:
  static constexpr std::size_t kSeats = std::bit_ceil(2 * count);  // at most half are taken, so a search ends
  static constexpr std::size_t seat_of(std::uint64_t hash) { return (hash ^ hash >> 32) % kSeats; }
  std::array<std::string_view, kSeats> seats_{};
};
// The words of a table's rows.
template <class Row, std::size_t count>
consteval std::array<std::string_view, count> words_in(const Row (&rows)[count]) {
  std::array<std::string_view, count> words;
  for (std::size_t i = 0; i < count; ++i) words[i] = rows[i].word;
  return words;
}

template <class... Words>
WordSet(Words...) -> WordSet<sizeof...(Words)>;
template <std::size_t count>
WordSet(std::array<std::string_view, count>) -> WordSet<count>;

}  // namespace netback::read
