// Labels of transcripts and panels: words in capitals and a colon at the head of a paragraph.
#include <algorithm>

#include "read/clause.h"

namespace netback::read {
namespace {

constexpr std::size_t kLabelTokens = 14;

// No lower-case letter, and a letter at all.
bool in_capitals(std::string_view word) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return std::any_of(word.begin(), word.end(), upper) && std::none_of(word.begin(), word.end(), lower);
}

}  // namespace

SpeakerLabel speaker_label(const Tokens& tokens, std::string_view text) {
  SpeakerLabel label;
  if (tokens.size() > 3 && tokens[0].fold == "a" && tokens[0].capital && tokens[1].mark == ':') return {{0, 1}, {}, 2, true};
  std::size_t letters = 0, comma = 0;
  for (std::size_t i = 0; i < tokens.size() && i < kLabelTokens; ++i) {
    const Token& t = tokens[i];
    if (t.mark == ':') {
      const std::size_t end = comma ? comma : i;
      if (letters < 3 || end == 0 || i + 1 >= tokens.size()) return {};
      return {{0, end}, {end, i}, i + 1};
    }
    if (t.mark == '(' && i > 0) {  // "(through interpreter)"
      if (!comma) comma = i;
      i = find_mark(tokens, {i, std::min(tokens.size(), i + 6)}, ')');
      continue;
    }
    if (t.mark == ',' && !comma && i > 0) {
      comma = i;
      continue;
    }
    if (t.mark == '.' || t.mark == '\'' || t.mark == '-') continue;
    if (t.mark || t.number || !in_capitals(text.substr(t.at.begin, t.at.size()))) return {};
    letters = std::max(letters, t.at.size());
  }
  return {};
}

}  // namespace netback::read
