#include "read/language.h"

#include <bit>
#include <cstring>

namespace netback::read {
namespace {

constexpr std::size_t kSampleWords = 2000, kSampleBytes = 16 << 10;
using enum LanguageVote::Script;
constexpr std::array<std::string_view, kScripts> kScriptNames = {"",
                                                                 "a language written in Cyrillic",
                                                                 "Greek",
                                                                 "a language written in Arabic script",
                                                                 "Hebrew",
                                                                 "Chinese",
                                                                 "Japanese",
                                                                 "Korean",
                                                                 "a language written in Devanagari",
                                                                 "Thai",
                                                                 "a language written in another script"};

struct Range {
  char32_t first, last;
  LanguageVote::Script script;
};
constexpr Range kRanges[] = {{0x370, 0x3FF, kGreek},  {0x400, 0x52F, kCyrillic},   {0x590, 0x5FF, kHebrew},
                             {0x600, 0x77F, kArabic}, {0x900, 0x97F, kDevanagari}, {0x980, 0xDFF, kOther},
                             {0xE00, 0xE7F, kThai},   {0xE80, 0x10FF, kOther},     {0x1100, 0x11FF, kHangul},
                             {0x3040, 0x30FF, kKana}, {0x3400, 0x9FFF, kHan},      {0xAC00, 0xD7AF, kHangul},
                             {0xF900, 0xFAFF, kHan},  {0xFB50, 0xFDFF, kArabic},   {0xFE70, 0xFEFF, kArabic}};

LanguageVote::Script script_of(char32_t point) {
  for (const Range& range : kRanges)
    if (point >= range.first && point <= range.last) return range.script;
  return kLatin;
}

// Letters among eight bytes below 0x80.
std::size_t ascii_letters(std::uint64_t eight) {
  constexpr std::uint64_t kEach = 0x0101010101010101u;
  const std::uint64_t lower = eight | kEach * 0x20;
  const std::uint64_t from_a = lower + kEach * (0x80 - 'a'), after_z = lower + kEach * (0x80 - 'z' - 1);
  return static_cast<std::size_t>(std::popcount(from_a & ~after_z & kEach * 0x80));
}

}  // namespace

// Letters by script, eight at a time where all are ASCII.
void LanguageVote::count_letters(std::string_view text) {
  const auto low = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i]) & 0x3F); };
  for (std::size_t i = 0; i < text.size();) {
    if (std::uint64_t eight = 0; i + 8 <= text.size()) {
      std::memcpy(&eight, text.data() + i, 8);
      if (!(eight & 0x8080808080808080u)) {
        letters_[kLatin] += ascii_letters(eight);
        i += 8;
        continue;
      }
    }
    const unsigned char lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (i + length > text.size()) break;
    if ((lead | 32) >= 'a' && (lead | 32) <= 'z') ++letters_[kLatin];
    if (length == 2) ++letters_[script_of(static_cast<char32_t>(lead & 0x1F) << 6 | low(i + 1))];
    if (length == 3 && lead != 0xE2)
      ++letters_[script_of(static_cast<char32_t>(lead & 0x0F) << 12 | low(i + 1) << 6 | low(i + 2))];
    i += length;
  }
}

void LanguageVote::add(std::string_view text, std::span<const FoldedWord> words) {
  if (bytes_ >= kSampleBytes) return;
  count_letters(text.substr(0, kSampleBytes - bytes_));
  bytes_ += text.size();
  for (const FoldedWord& word : words) {
    if (words_ == kSampleWords) break;
    ++words_;
    const auto found = lexicon_.stopwords.find(word.hash);
    if (found == lexicon_.stopwords.end()) continue;
    for (std::uint32_t bits = found->second; bits; bits &= bits - 1)
      ++hits_[static_cast<std::size_t>(std::countr_zero(bits))];
  }
}

std::string LanguageVote::language() const {
  if (words_ == 0) return "";
  std::array<std::size_t, kScripts> letters = letters_;
  if (letters[kKana] * 10 > letters[kHan]) letters[kKana] += letters[kHan], letters[kHan] = 0;  // Japanese uses both
  std::size_t script = 0, all = 0;
  for (std::size_t i = 0; i < kScripts; ++i) {
    all += letters[i];
    if (letters[i] > letters[script]) script = i;
  }
  std::size_t best = 0;
  for (std::size_t i = 1; i < lexicon_.languages.size(); ++i)
    if (hits_[i] > hits_[best]) best = i;
  if (script != kLatin && letters[script] * 2 > all) {
    const bool by_words = (script == kCyrillic || script == kArabic) && hits_[best] * 20 >= words_;
    return by_words ? lexicon_.languages[best] : std::string(kScriptNames[script]);
  }
  if (lexicon_.languages.empty() || (hits_[0] * 10 >= words_ && hits_[0] * 4 >= hits_[best] * 3)) return "English";
  // A short text need not hold a stop word; a long one without any is in a language not in the table.
  if (hits_[best] * 10 < words_) return words_ < 15 ? "English" : "";
  return lexicon_.languages[best];
}

std::string language_of(std::string_view text, const Lexicon& lexicon) {
  WordBook book;
  book.add(text);
  LanguageVote vote(lexicon);
  vote.add(text, book.words);
  return vote.language();
}

}  // namespace netback::read
