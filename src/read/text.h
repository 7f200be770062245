// Text with a way back to the bytes it came from. Every step that decodes or cleans (charset, entities, white space)
// keeps an OffsetMap, so that a claim's span always names bytes of the untouched page.
// Example: "a&amp;b" reads as "a&b"; bytes 1..2 of the text are bytes 1..6 of the input.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace netback::read {

class OffsetMap {
 public:
  // `count` bytes copied one to one from `input`.
  void copy(std::size_t input, std::size_t count) { add(input, count, 1, 1); }
  // One piece of `text_count` bytes that stands for `input_count` bytes at `input` and cannot be divided.
  void replace(std::size_t text_count, std::size_t input, std::size_t input_count);
  // Bytes of the input behind bytes of the text. An empty span gives an empty span.
  TextSpan to_input(TextSpan text) const;
  // What has to be added to places within `text` to get those of the input, where its bytes were copied one to one.
  std::optional<std::size_t> shift(TextSpan text) const;

 private:
  struct Run {
    std::size_t text, input;
    std::uint32_t text_step, input_step;
  };
  void add(std::size_t input, std::size_t text_count, std::uint32_t text_step, std::uint32_t input_step) {
    if (text_count == 0) return;
    if (runs_.empty() || input != next_input_ || runs_.back().text_step != text_step ||
        runs_.back().input_step != input_step)
      runs_.push_back({text_size_, input, text_step, input_step});
    text_size_ += text_count;
    next_input_ = input + text_count / text_step * input_step;
  }
  const Run& run_at(std::size_t text) const;
  std::vector<Run> runs_;
  std::size_t text_size_ = 0, next_input_ = 0;
};

struct MappedText {
  std::string text;
  OffsetMap map;
};

// Collects the visible characters of blocks in one text with white space folded: control characters, NUL and every kind
// of space become one space, zero-width characters vanish, space at the ends of a block is dropped, and text that went
// through a wrong charset is put right (mojibake.h). Between two blocks stands one space.
class TextBuilder {
 public:
  void append(std::string_view piece, std::size_t input);                             // characters as they stand
  void append_decoded(std::string_view piece, std::size_t input, std::size_t count);  // an entity
  void space(std::size_t input, std::size_t count) {
    if (space_count_ == 0) space_at_ = input;
    space_count_ = input + count - space_at_;
  }
  bool empty() const { return made_.text.size() == block_begin_; }  // the block
  std::size_t size() const { return made_.text.size(); }
  // Span of the block in the text; the next one begins.
  TextSpan end_block(std::size_t input);
  MappedText take() { return std::move(made_); }

 private:
  void flush_space(std::size_t input);
  void shown(std::string_view piece, std::size_t input);
  MappedText made_;
  std::size_t block_begin_ = 0, block_end_ = 0, block_input_ = 0;
  std::size_t space_at_ = 0, space_count_ = 0;
};

// Lower case without diacritics, with plain apostrophes, quotes and dashes; the form that lexicon and gazetteer compare.
std::string fold(std::string_view text);
bool is_ascii(std::string_view text);
void fold_into(std::string_view text, std::string& folded);  // appends
struct FoldedWord {
  std::uint32_t begin = 0, size = 0;  // in the folded text
  std::uint64_t hash = 0;
};
// Words of folded text from `from` on as places in it; appends. Chinese and Japanese have no spaces: two signs are a word.
void find_words(std::string_view folded, std::size_t from, std::vector<FoldedWord>& words);
// FNV-1a, letter by letter.
inline constexpr std::uint64_t kHashStart = 1469598103934665603ull;
constexpr std::uint64_t hash_step(std::uint64_t hash, unsigned char c) { return (hash ^ c) * 1099511628211ull; }
constexpr std::uint64_t word_hash(std::string_view word) {
  std::uint64_t hash = kHashStart;
  for (const char c : word) hash = hash_step(hash, static_cast<unsigned char>(c));
  return hash;
}
// One of 64 bits by a word's hash: a text that lacks the bit lacks the word.
constexpr std::uint64_t hash_bit(std::uint64_t hash) {
  return std::uint64_t{1} << ((hash ^ hash >> 32) * 0x9E3779B97F4A7C15ull >> 58);
}
constexpr std::uint64_t word_bit(std::string_view word) { return hash_bit(word_hash(word)); }
// Letters and digits of folded text, in any script.
inline constexpr std::array<bool, 256> kSolid = [] {
  std::array<bool, 256> solid{};
  for (std::size_t c = 0; c < 256; ++c) solid[c] = c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  return solid;
}();
// Words of text folded already: letters and digits with inner apostrophes, periods or hyphens. Cheap; for statistics.
template <class F>
void for_each_word(std::string_view folded, F&& f) {
  const auto solid = [](char c) { return kSolid[static_cast<unsigned char>(c)]; };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::size_t size = folded.size();
  for (std::size_t i = 0; i < size;) {
    if (!solid(folded[i])) {
      ++i;
      continue;
    }
    const std::size_t start = i;
    for (++i; i < size; ++i) {
      const char c = folded[i];
      if (solid(c)) continue;
      const bool joins = i + 1 < size && (c == '\'' || c == '.' || c == '-' || c == ',');
      if (!joins) break;
      const bool both =
          c == ',' ? digit(folded[i - 1]) && digit(folded[i + 1]) : solid(folded[i - 1]) && solid(folded[i + 1]);
      if (!both) break;
    }
    f(folded.substr(start, i - start));
  }
}
// The same of text as it stands.
std::vector<std::string> fold_words(std::string_view text);
// For maps of words that are asked with views.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
std::string_view trim(std::string_view text);

}  // namespace netback::read
