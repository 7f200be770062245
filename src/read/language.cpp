#include <array>

#include "read/article.h"

namespace netback::read {
namespace {

constexpr std::size_t kSample = 2000;

// Script of a word by the lead bytes of its first letter; empty for Latin.
std::string_view script_of(const std::string& word) {
  const unsigned char lead = static_cast<unsigned char>(word[0]);
  if (lead >= 0xD0 && lead <= 0xD3) return "Cyrillic";
  if (lead >= 0xCE && lead <= 0xCF) return "Greek";
  if (lead >= 0xD8 && lead <= 0xDB) return "Arabic";
  if (lead >= 0xD6 && lead <= 0xD7) return "Hebrew";
  if (lead == 0xE3) return "Japanese";
  if (lead >= 0xE4 && lead <= 0xE9) return "Chinese";
  if (lead >= 0xEA && lead <= 0xED) return "Korean";
  if (lead == 0xE0) return "an Indic or Thai script";
  return "";
}

}  // namespace

std::string language_of(const std::vector<std::vector<std::string>>& words, const std::vector<std::size_t>& body,
                        const Lexicon& lexicon) {
  std::size_t seen = 0, foreign = 0;
  std::string_view script;
  std::vector<std::size_t> hits(lexicon.stopwords.size());
  for (const std::size_t block : body) {
    for (const std::string& word : words[block]) {
      if (++seen > kSample) break;
      if (const std::string_view found = script_of(word); !found.empty()) ++foreign, script = found;
      for (std::size_t i = 0; i < hits.size(); ++i) hits[i] += lexicon.stopwords[i].second.contains(word);
    }
    if (seen > kSample) break;
  }
  if (seen == 0) return "";
  if (foreign * 2 > seen)
    return script == "Japanese" || script == "Chinese" || script == "Korean"
               ? std::string(script)
               : "a language written in " + std::string(script);
  std::size_t best = 0;
  for (std::size_t i = 1; i < hits.size(); ++i)
    if (hits[i] > hits[best]) best = i;
  const bool english =
      !hits.empty() && lexicon.stopwords[0].first == "English" && hits[0] * 10 >= seen && hits[0] * 4 >= hits[best] * 3;
  if (english || hits.empty()) return "English";
  // A short text need not hold a stop word; a long one without any is in a language not in the table.
  if (hits[best] * 10 < seen) return seen < 15 ? "English" : "";
  return lexicon.stopwords[best].first;
}

}  // namespace netback::read
