// The little grammar that news English needs, without a parser: which word is a finite verb, where a clause begins,
// where a noun phrase ends. Ranges are half-open token indices.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "read/token.h"

namespace netback::read {

struct Range {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
  std::size_t size() const { return empty() ? 0 : end - begin; }
};

bool may_be_finite(const SpelledWord& word);
bool judged_finite(const Tokens& tokens, std::size_t at, Range range);
// The token is a finite verb or auxiliary, judged by its form and its neighbours.
inline bool is_finite(const Tokens& tokens, std::size_t at, Range range) {
  return tokens[at].may(kMayBeFinite) && judged_finite(tokens, at, range);
}
// The main finite verb of the range, verbs of relative clauses passed over; range.end when there is none.
std::size_t find_finite(const Tokens& tokens, Range range);
// The verb that carries the meaning of the group that begins at `finite`: "has not yet been said" -> said.
std::size_t main_verb(const Tokens& tokens, std::size_t finite, std::size_t end);
// Subject and finite verb within the first words: a clause of its own, not a list item.
bool is_clause(const Tokens& tokens, Range range);
bool starts_noun_phrase(const Tokens& tokens, std::size_t at, std::size_t end);
// Words that call something untrue, or say that it is not so: "complete nonsense", "That is not the case".
bool calls_untrue(const Tokens& tokens, Range range);
// "there" before a verb of being: "said there were no plans"; not a place.
bool stands_for_subject(const Tokens& tokens, std::size_t at, std::size_t end);
// Without leading and trailing marks (commas, dashes, quotes) and without leading "However," or "But".
Range trimmed(const Tokens& tokens, Range range);
inline bool inside_quotes(const Tokens& tokens, std::size_t at) { return tokens[at].quoted; }
// First token in the range with this mark, or range.end.
std::size_t find_mark(const Tokens& tokens, Range range, char mark);
template <std::size_t n>
bool is_word(const Tokens& tokens, std::size_t at, std::size_t end, const char (&word)[n]) {
  return at < end && tokens[at].fold == word;
}
inline bool is_word(const Tokens& tokens, std::size_t at, std::size_t end, std::string_view word) {
  return at < end && tokens[at].fold == word;
}
bool may_be_ly_adverb(const SpelledWord& word);
inline bool is_ly_adverb(const Token& token) { return token.may(kLyAdverb); }
inline bool one_of(const Token& t, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words)
    if (t.fold == word) return true;
  return false;
}
// "its", "his", "her", "their"
inline bool is_possessive(const Token& t) { return one_of(t, {"its", "his", "her", "their"}); }
// A word of the range has one of these bits.
inline bool any_may(const Tokens& tokens, Range range, std::uint32_t cues) {
  for (std::size_t i = range.begin; i < range.end; ++i)
    if (tokens[i].may(cues)) return true;
  return false;
}
// Bytes of the range in its text, and the words there; empty for an empty range.
TextSpan bytes_of(const Tokens& tokens, Range range);
std::string words_of(const Tokens& tokens, Range range, std::string_view text);

}  // namespace netback::read
