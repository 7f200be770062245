// The language of a text by its stop words or its script: of the first 2,000 words, of the letters in the first 16 KiB.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "read/block_feature.h"

namespace netback::read {

class LanguageVote {
 public:
  enum Script : std::uint8_t {
    kLatin,
    kCyrillic,
    kGreek,
    kArabic,
    kHebrew,
    kHan,
    kKana,
    kHangul,
    kDevanagari,
    kThai,
    kOther,
    kScripts
  };
  explicit LanguageVote(const Lexicon& lexicon) : lexicon_(lexicon) {}
  // The next part of the text, and its words.
  void add(std::string_view text, std::span<const FoldedWord> words);
  // "English", another language's name, "a language written in Cyrillic", or empty when there is too little to tell.
  std::string language() const;

 private:
  void count_letters(std::string_view text);

  const Lexicon& lexicon_;
  std::size_t bytes_ = 0, words_ = 0;  // seen
  std::array<std::size_t, kScripts> letters_{};
  std::array<std::size_t, 32> hits_{};  // stop words of each of the lexicon's languages
};

std::string language_of(std::string_view text, const Lexicon& lexicon);

}  // namespace netback::read
