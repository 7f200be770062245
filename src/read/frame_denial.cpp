// Denials that say so before the claim: "It is a lie that C", "It was denied by X that C", "X does not accept that C", "X
// ruled out that C", "Asked whether C, X said no".
#include "read/frame.h"

namespace netback::read {
namespace {

constexpr std::size_t kReach = 16;  // tokens from "It is" to the "that" of the claim

// "no", "Never", "that was not so", "in the negative", "shook his head"
bool says_no(const Tokens& tokens, std::size_t verb, Range answer) {
  if (tokens[verb].verb("shake") && is_word(tokens, answer.end - 1, answer.end, "head")) return true;
  if (tokens[verb].verb("deny")) return answer.size() <= 2;  // "denied it"
  for (std::size_t i = answer.begin; i < answer.end; ++i)
    if (one_of(tokens[i], {"no", "not", "never", "nothing", "negative"})) return answer.size() <= 8;
  return false;
}

}  // namespace

// "It is simply incorrect, she says, that C": who says it stands between, or after "by".
bool FrameFinder::it_is_false(Range range, Frame& frame) const {
  if (range.size() < 6) return false;
  const bool modal = tokens_[range.begin + 1].is(kModal) && tokens_[range.begin + 2].verb("be");  // "It would be wrong"
  if (!modal && !tokens_[range.begin + 1].verb("be")) return false;
  const bool nor = one_of(tokens_[range.begin], {"nor", "neither"}) && word(range.begin + 2, range.end, "it");
  if (!nor && !word(range.begin, range.end, "it")) return false;
  bool untrue = false, negated = nor;
  Range by;
  std::size_t that = range.begin + 2 + nor;
  for (; that < range.end && that < range.begin + kReach && tokens_[that].fold != "that"; ++that) {
    const Token& t = tokens_[that];
    negated = negated || t.is(kNegation);
    if (t.is(kFalse) || (t.form(kParticiple) && denies(that, range.end)) || (negated && one_of(t, {"true", "case", "so"})))
      untrue = true;
    if (t.fold == "by" && untrue) by = {that + 1, range.end};
    if (t.mark == ',' && untrue && by.empty())
      if (const std::size_t close = find_mark(tokens_, {that + 1, range.end}, ','); close < range.begin + kReach)
        by = {that + 1, close};
  }
  if (!untrue || that + 2 >= range.end || tokens_[that].fold != "that" || !is_clause(tokens_, {that + 1, range.end}))
    return false;
  if (Frame outer; by.empty() && postposed(range, outer)) return false;  // "It is a lie that C, X said": X first
  by.end = std::min(by.end, that);
  for (std::size_t i = by.begin; i < by.end; ++i)  // "she says" without its verb
    if (row_at(i)) {
      if (i == by.begin)
        ++by.begin;
      else
        by.end = i;
    }
  frame.row = &kDenying;
  if (!by.empty()) frame.speakers.push_back(by);
  frame.agentless = by.empty();
  frame.cues = {{range.begin + 1, that}};
  frame.said = {range.begin, that};
  frame.contents = {{that + 1, range.end}};
  return true;
}

// "Claims of sabotage were dismissed by X", "A sale has been denied by X", "That C is simply not true".
bool FrameFinder::denied_by(Range range, Frame& frame) const {
  const bool clause = word(range.begin, range.end, "that") && range.size() > 5;
  std::size_t be = find_finite(tokens_, {range.begin + clause, range.end});
  if (be >= range.end || be == range.begin) return false;
  Range by;
  if (clause) {  // C holds a verb of its own
    for (++be; be < range.end && !(tokens_[be].verb("be") && tokens_[be].form(kThird | kPast)); ++be) {
    }
    if (be + 1 >= range.end) return false;
    bool untrue = said_false(be, range.end, by);
    for (std::size_t i = be + 1; i + 1 < range.end && i < be + 4; ++i)  // "is not so"; said_false hears "is not true"
      untrue = untrue || (tokens_[i].is(kNegation) && word(i + 1, range.end, "so"));
    if (!untrue) return false;
    frame.contents = {{range.begin + 1, be}};
  } else {
    const std::size_t verb = main_verb(tokens_, be, range.end);
    if (verb >= range.end || verb == be || !tokens_[verb].form(kParticiple)) return false;
    std::size_t aux = verb - 1;  // "was immediately denied"
    while (aux > be && (tokens_[aux].is(kAdverb) || is_ly_adverb(tokens_[aux]))) --aux;
    if (!tokens_[aux].verb("be")) return false;
    bool hearsay = tokens_[verb].verb("deny");
    for (std::size_t i = range.begin; i < be; ++i) {
      if (tokens_[i].mark || tokens_[i].is(kRelative)) return false;
      hearsay = hearsay || tokens_[i].is(kHearsay);
    }
    if (!hearsay || !denies(verb, range.end)) return false;
    const std::size_t next = verb + 1;  // "were denied access": refused
    if (next < range.end && !tokens_[next].mark && !tokens_[next].is(kPreposition | kAdverb | kTime | kConjunction) &&
        !is_ly_adverb(tokens_[next]))
      return false;
    for (std::size_t i = be; i < verb; ++i)
      if (tokens_[i].is(kNegation | kModal)) return false;
    if (word(verb + 1, range.end, "by")) by = {verb + 2, phrase_end(verb + 2, range.end)};
    frame.contents = {{range.begin, by.empty() ? range.end : by.end}};
    frame.whole = true;
  }
  frame.row = &kDenying;
  if (!by.empty()) frame.speakers.push_back(by);
  frame.agentless = by.empty();
  frame.cues = {{be, be + 1}};
  frame.said = {be, range.end};
  return true;
}

// "Asked on Monday whether C, X said no", "To the question whether C, X shook his head."
bool FrameFinder::answered_no(Range range, Frame& frame) const {
  std::size_t whether = range.begin;
  bool asked = false;
  for (; whether < range.end && whether < range.begin + 7 && !one_of(tokens_[whether], {"whether", "if"}); ++whether)
    asked = asked || one_of(tokens_[whether], {"asked", "question", "quizzed", "pressed"});
  if (!asked || whether + 6 >= range.end || !one_of(tokens_[whether], {"whether", "if"})) return false;
  for (std::size_t comma = whether + 3; comma + 2 < range.end; ++comma) {
    if (tokens_[comma].mark != ',') continue;
    const Range rest{comma + 1, range.end};
    const std::size_t finite = find_finite(tokens_, rest);
    if (finite >= range.end || finite == rest.begin || !speaks({rest.begin, finite})) continue;
    const Token& verb = tokens_[finite];
    if (!row_at(finite) && !verb.verb("answer") && !verb.verb("shake")) continue;
    if (!says_no(tokens_, finite, {finite + 1, range.end})) return false;
    frame.row = &kDenying;
    frame.speakers.push_back(subject_of({rest.begin, finite}));
    frame.cues = {{range.begin, whether + 1}, {finite, range.end}};
    frame.said = rest;
    frame.contents = {{whether + 1, comma}};
    return true;
  }
  return false;
}

// The subject before `finite` says by `verb` what stands after `that`, if that is a clause.
bool FrameFinder::says_that(const ReportRow& row, Range range, std::size_t finite, std::size_t verb, std::size_t that,
                            Frame& frame) const {
  if (that + 2 >= range.end || tokens_[that].fold != "that" || !is_clause(tokens_, {that + 1, range.end})) return false;
  frame.row = &row;
  frame.speakers.push_back(subject_of({range.begin, finite}));
  frame.cues = {{verb, that}};
  frame.said = {range.begin, that};
  frame.contents = {{that + 1, range.end}};
  return true;
}

// "X issued a denial that C", "X's denial that C came late".
bool FrameFinder::denial_that(Range range, Frame& frame) const {
  for (std::size_t noun = range.begin + 1; noun + 3 < range.end; ++noun) {
    if (!one_of(tokens_[noun], {"denial", "denials"})) continue;
    std::size_t that = noun + 1;
    Range who;
    if (word(that, range.end, "from") || word(that, range.end, "by")) {  // "a flat denial from X that C"
      that = phrase_end(noun + 2, range.end);
      who = {noun + 2, that};
    }
    if (that + 2 >= range.end || tokens_[that].fold != "that") continue;
    Range content{that + 1, range.end};
    const bool from = !who.empty();
    for (std::size_t i = range.begin + 1; i < noun && !from; ++i)
      if (tokens_[i].fold == "'s" || tokens_[i].mark == '\'') who = {range.begin, i};
    if (who.empty() && is_possessive(tokens_[range.begin])) who = {range.begin, range.begin + 1};
    const std::size_t finite = find_finite(tokens_, {range.begin, noun});
    if (finite < noun && finite > range.begin) {
      if (!from) who = subject_of({range.begin, finite});
      if (!speaks(who)) continue;
    } else if (!from) {  // the denial is the subject: its verb ends what is denied
      const std::size_t inner = find_finite(tokens_, content);
      if (inner >= range.end) continue;
      for (std::size_t i = main_verb(tokens_, inner, range.end) + 1; i < range.end && content.end == range.end; ++i)
        if (is_finite(tokens_, i, {content.begin, range.end})) content.end = i;
    }
    if (!is_clause(tokens_, content)) continue;
    frame.row = &kDenying;
    if (!who.empty()) frame.speakers.push_back(who);
    frame.agentless = who.empty();
    frame.cues = {{noun, noun + 1}};
    frame.said = {range.begin, noun};
    frame.contents = {content};
    return true;
  }
  return false;
}

// "X called it plain wrong that C"
bool FrameFinder::called_it_false(Range range, Frame& frame) const {
  const std::size_t finite = find_finite(tokens_, range);
  if (finite + 5 >= range.end || finite == range.begin || !speaks({range.begin, finite})) return false;
  const std::size_t verb = main_verb(tokens_, finite, range.end);
  if (!word(verb + 1, range.end, "it")) return false;
  bool untrue = false;
  std::size_t that = verb + 2;
  for (; that < range.end && that < verb + 9 && tokens_[that].fold != "that"; ++that)
    untrue = untrue || tokens_[that].is(kFalse);
  return untrue && says_that(kDenying, range, finite, verb, that, frame);
}

// "X does not accept that C" denies; "X has ruled out that C" holds it for impossible.
bool FrameFinder::ruled_out(Range range, Frame& frame) const {
  const std::size_t finite = find_finite(tokens_, range);
  if (finite + 4 >= range.end || finite == range.begin || !speaks({range.begin, finite})) return false;
  const std::size_t verb = main_verb(tokens_, finite, range.end);
  bool negated = false;
  for (std::size_t i = finite; i < verb; ++i) negated = negated || tokens_[i].is(kNegation);
  const auto verb_is = [&](std::initializer_list<std::string_view> lemmas) {
    for (const std::string_view lemma : lemmas)
      if (tokens_[verb].verb(lemma)) return true;
    return false;
  };
  const bool out = !negated && verb_is({"rule"}) && word(verb + 1, range.end, "out");
  const bool unwilling = tokens_[verb].verb("refuse") && word(verb + 1, range.end, "to") &&
                         one_of(tokens_[std::min(verb + 2, range.end - 1)], {"accept", "believe", "agree"});
  const bool refuses = unwilling || tokens_[verb].verb("disagree") ||
                       (negated && verb_is({"accept", "agree", "recognise", "recognize", "buy", "share"}));
  std::size_t that = verb + 1 + out + 2 * unwilling;
  if (out || (refuses && verb_is({"share", "buy", "accept"})))  // "does not share the opinion, put forward by some, that C"
    for (std::size_t i = that; i + 2 < range.end && i < verb + kReach && tokens_[that].fold != "that"; ++i)
      if (tokens_[i].fold == "that") that = i;
  if (!negated && tokens_[verb].verb("rule") && word(verb + 1, range.end, "out") && !word(that, range.end, "that")) {
    frame.row = &kSaying;  // "ruled out a sale": the words themselves tell how sure it is
    frame.speakers.push_back(subject_of({range.begin, finite}));
    frame.cues = {{verb, verb + 2}};
    frame.said = {range.begin, verb + 2};
    frame.contents = {range};
    frame.whole = true;
    return true;
  }
  return (out || refuses) && says_that(out ? kDoubting : kDenying, range, finite, verb, that, frame);
}

}  // namespace netback::read
