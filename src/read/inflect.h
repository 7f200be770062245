// English verb forms from the lemma: regular by rule, irregular as given. "cut" -> cut, cuts, cutting.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace netback::read {

struct VerbFormOf {
  std::string form;
  std::uint8_t bits = 0;  // VerbForm
};

// The forms of one verb after the other, in the same memory.
class VerbForms {
 public:
  // `past` and `participle` empty = regular. Where doubling of the last letter is unsure both spellings are given. Holds
  // until the next call.
  std::span<const VerbFormOf> of(std::string_view lemma, std::string_view past, std::string_view participle);

 private:
  // `stem` without its last `drop` letters, then the ending.
  void add(std::string_view stem, std::size_t drop, std::string_view ending, std::uint8_t bits);
  std::array<VerbFormOf, 12> forms_;
  std::size_t count_ = 0;
};

}  // namespace netback::read
