// Text with a way back to the bytes it came from. Every step that decodes or cleans (charset, entities, white space)
// keeps an OffsetMap, so that a claim's span always names bytes of the untouched page.
// Example: "a&amp;b" reads as "a&b"; bytes 1..2 of the text are bytes 1..6 of the input.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace netback::read {

class OffsetMap {
 public:
  // `count` bytes copied one to one from `input`.
  void copy(std::size_t input, std::size_t count) { add(input, count, 1, 1, count); }
  // One piece of `text_count` bytes that stands for `input_count` bytes at `input` and cannot be divided.
  void replace(std::size_t text_count, std::size_t input, std::size_t input_count);
  // Bytes of the input behind bytes of the text. An empty span gives an empty span.
  TextSpan to_input(TextSpan text) const;

 private:
  struct Run {
    std::size_t text, input;
    std::uint32_t text_step, input_step;
  };
  void add(std::size_t input, std::size_t text_count, std::uint32_t text_step, std::uint32_t input_step,
           std::size_t input_count);
  const Run& run_at(std::size_t text) const;
  std::vector<Run> runs_;
  std::size_t text_size_ = 0;
};

struct MappedText {
  std::string text;
  OffsetMap map;
};

// Collects visible characters with white space folded: control characters, NUL and every kind of space become one
// space, zero-width characters vanish, leading and trailing space is dropped.
class TextBuilder {
 public:
  void append(std::string_view piece, std::size_t input);                             // characters as they stand
  void append_decoded(std::string_view piece, std::size_t input, std::size_t count);  // an entity
  void space(std::size_t input, std::size_t count);
  bool empty() const { return made_.text.empty(); }
  std::size_t size() const { return made_.text.size(); }
  MappedText take();

 private:
  void flush_space();
  MappedText made_;
  std::size_t space_at_ = 0, space_count_ = 0;
};

// Lower case without diacritics, with plain apostrophes, quotes and dashes; the form that lexicon and gazetteer compare.
std::string fold(std::string_view text);
bool is_ascii(std::string_view text);
// Words of text folded already: letters and digits with inner apostrophes, periods or hyphens. Cheap; for statistics.
template <class F>
void for_each_word(std::string_view folded, F&& f) {
  const auto solid = [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  };
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
