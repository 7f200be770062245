#include "read/tense.h"

#include <algorithm>

namespace netback::read {
namespace {

// "to" and a base verb within the next words: "is to meet", "due to return", "plans to hold".
bool infinitive_after(const Tokens& tokens, std::size_t at, std::size_t end) {
  for (std::size_t i = at; i + 1 < end && i < at + 4 && !tokens[i].mark; ++i)
    if (tokens[i].fold == "to") return tokens[i + 1].form(kBase);
  return false;
}

bool expected(const Token& t) {
  return t.fold == "due" || t.fold == "expected" || t.fold == "scheduled" || t.fold == "planned" || t.fold == "likely" ||
         t.fold == "unlikely" || t.fold == "set" || t.fold == "poised" || t.fold == "about";
}

}  // namespace

Tense tense_of(const Tokens& tokens, Range range) {
  const std::size_t finite = find_finite(tokens, range);
  if (finite == range.end) {
    for (std::size_t i = range.begin; i + 1 < range.end; ++i)
      if (tokens[i].fold == "to" && tokens[i + 1].form(kBase)) return Tense::future;
    return Tense::unknown;
  }
  const Token& t = tokens[finite];
  const std::size_t verb = main_verb(tokens, finite, range.end);
  if (t.is(kModal)) {
    for (std::size_t i = finite + 1; i + 1 < range.end && i < finite + 3; ++i)  // "could have fallen"
      if (tokens[i].fold == "have" && tokens[i + 1].form(kParticiple)) return Tense::past;
    return Tense::future;
  }
  for (const std::string_view lemma : {"expect", "plan", "intend", "aim", "hope", "promise", "threaten", "vow", "agree",
                                       "propose", "order", "schedule", "forecast"})
    if (verb < range.end && tokens[verb].verb(lemma)) return Tense::future;
  if (t.verb("have")) {
    if (infinitive_after(tokens, finite + 1, finite + 3)) return Tense::future;
    return verb > finite && verb < range.end && tokens[verb].form(kParticiple) ? Tense::past : Tense::unknown;
  }
  if (t.verb("be")) {
    for (std::size_t i = finite + 1; i < range.end && i < finite + 4; ++i)
      if (expected(tokens[i]) && (tokens[i].fold != "about" || is_word(tokens, i + 1, range.end, "to")))
        return Tense::future;
    if (is_word(tokens, finite + 1, range.end, "to") || infinitive_after(tokens, verb, range.end)) return Tense::future;
    return t.form(kPast) ? Tense::past : Tense::unknown;
  }
  if (t.form(kPast) && !t.form(kBase | kThird)) return Tense::past;
  if (t.form(kPast)) return Tense::unknown;  // "cut", "put"
  return Tense::future;  // "expires on 31 December", "meets on Monday"
}

}  // namespace netback::read
