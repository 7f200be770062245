#include <array>

#include "read/article.h"
#include "read/block_feature.h"

namespace netback::read {
namespace {

constexpr std::size_t kSampleWords = 2000, kSampleBytes = 16 << 10;

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
  Script script;
};
constexpr Range kRanges[] = {{0x370, 0x3FF, kGreek},  {0x400, 0x52F, kCyrillic},   {0x590, 0x5FF, kHebrew},
                             {0x600, 0x77F, kArabic}, {0x900, 0x97F, kDevanagari}, {0x980, 0xDFF, kOther},
                             {0xE00, 0xE7F, kThai},   {0xE80, 0x10FF, kOther},     {0x1100, 0x11FF, kHangul},
                             {0x3040, 0x30FF, kKana}, {0x3400, 0x9FFF, kHan},      {0xAC00, 0xD7AF, kHangul},
                             {0xF900, 0xFAFF, kHan},  {0xFB50, 0xFDFF, kArabic},   {0xFE70, 0xFEFF, kArabic}};

Script script_of(char32_t point) {
  for (const Range& range : kRanges)
    if (point >= range.first && point <= range.last) return range.script;
  return kLatin;
}

// Letters of two or three bytes by script; the sample is short, so plainly one by one.
std::array<std::size_t, kScripts> count_scripts(std::string_view text) {
  std::array<std::size_t, kScripts> counts{};
  const auto low = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i]) & 0x3F); };
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (i + length > text.size()) break;
    if ((lead | 32) >= 'a' && (lead | 32) <= 'z') ++counts[kLatin];
    if (length == 2) ++counts[script_of(static_cast<char32_t>(lead & 0x1F) << 6 | low(i + 1))];
    if (length == 3 && lead != 0xE2)
      ++counts[script_of(static_cast<char32_t>(lead & 0x0F) << 12 | low(i + 1) << 6 | low(i + 2))];
    i += length;
  }
  return counts;
}

}  // namespace

std::string language_of(std::string_view text, const Lexicon& lexicon) {
  WordBook book;
  book.add(text.substr(0, kSampleBytes));
  std::array<std::size_t, kScripts> letters = count_scripts(text.substr(0, kSampleBytes));
  std::size_t seen = 0;
  std::array<std::size_t, 32> hits{};
  for (const FoldedWord& word : book.words) {
    if (++seen > kSampleWords) break;
    const auto found = lexicon.stopwords.find(word.hash);
    if (found == lexicon.stopwords.end()) continue;
    for (std::size_t i = 0; i < lexicon.languages.size(); ++i) hits[i] += found->second >> i & 1;
  }
  if (seen == 0) return "";
  if (letters[kKana] * 10 > letters[kHan]) letters[kKana] += letters[kHan], letters[kHan] = 0;  // Japanese uses both
  std::size_t script = 0, all = 0;
  for (std::size_t i = 0; i < kScripts; ++i) {
    all += letters[i];
    if (letters[i] > letters[script]) script = i;
  }
  std::size_t best = 0;
  for (std::size_t i = 1; i < lexicon.languages.size(); ++i)
    if (hits[i] > hits[best]) best = i;
  if (script != kLatin && letters[script] * 2 > all) {
    const bool by_words = (script == kCyrillic || script == kArabic) && hits[best] * 20 >= seen;
    return by_words ? lexicon.languages[best] : std::string(kScriptNames[script]);
  }
  if (lexicon.languages.empty() || (hits[0] * 10 >= seen && hits[0] * 4 >= hits[best] * 3)) return "English";
  // A short text need not hold a stop word; a long one without any is in a language not in the table.
  if (hits[best] * 10 < seen) return seen < 15 ? "English" : "";
  return lexicon.languages[best];
}

}  // namespace netback::read
