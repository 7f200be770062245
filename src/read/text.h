// Text with a way back to the bytes it came from. Every step that decodes or cleans (charset, entities, white space)
// keeps an OffsetMap, so that a claim's span always names bytes of the untouched page.
// Example: "a&amp;b" reads as "a&b"; bytes 1..2 of the text are bytes 1..6 of the input.
#pragma once
#include <cstdint>
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
// Words of folded text: letters and digits with inner apostrophes, periods or hyphens. Cheap; for block statistics.
std::vector<std::string> fold_words(std::string_view text);
std::string_view trim(std::string_view text);

}  // namespace netback::read
