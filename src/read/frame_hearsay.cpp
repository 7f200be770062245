// What is said about what others say: "dismissed reports that C", "The notion that C is nonsense", "There are fears that C".
// C is the claim; it is denied where the words about it say so.
#include "read/frame.h"

#include <algorithm>

namespace netback::read {
namespace {

constexpr std::size_t kReach = 7;  // tokens between a noun and the "that" that fills it, or a verb and its noun

const ReportRow kRumour{"rumour", "alleged", false, Complement::that, Kind::reported, false};

bool call_verb(const Token& t) {
  for (const std::string_view lemma : {"call", "describe", "brand", "label", "dub", "term", "denounce", "greet", "regard"})
    if (t.verb(lemma)) return true;
  return false;
}

// What one does with a report one believes; not done, the report is denied.
bool accepts(const Token& t) {
  for (const std::string_view lemma : {"accept", "believe", "recognise", "recognize", "buy", "share", "hear", "agree",
                                       "subscribe", "credit", "support", "endorse", "swallow", "entertain", "stand"})
    if (t.verb(lemma)) return true;
  return false;
}

}  // namespace

// "brush aside", "take issue": a head of two words, the second up to four tokens on.
bool FrameFinder::denies(std::size_t verb, std::size_t end) const {
  if (tokens_[verb].mark || !tokens_[verb].form(0xFF)) return false;
  const std::string lemma(tokens_[verb].word->lemma);
  const auto denial = [&](const std::string& head) {
    const auto found = lexicon_.report_verbs.find(head);
    return found != lexicon_.report_verbs.end() && found->second.kind == Kind::denial;
  };
  if (denial(lemma)) return true;
  for (std::size_t i = verb + 1; i < end && i <= verb + 4 && !tokens_[i].mark; ++i)
    if (denial(lemma + " " + std::string(tokens_[i].fold))) return true;
  return false;
}

// "is nonsense", "were dismissed by X as", "is “wishful thinking”": at the verb after the hearsay.
bool FrameFinder::said_false(std::size_t be, std::size_t end, Range& by) const {
  std::size_t i = be + 1;
  while (i < end && (tokens_[i].is(kAdverb) || is_ly_adverb(tokens_[i]) || tokens_[i].verb("be"))) ++i;
  if (i < end && tokens_[i].mark == ',')  // "were, the notice went on, “pure mischief”"
    if (const std::size_t close = find_mark(tokens_, {i + 1, end}, ','); close + 1 < end && close < i + 12) {
      by = {i + 1, close};
      for (std::size_t k = i + 1; k < close; ++k)
        if (is_finite(tokens_, k, {i + 1, close})) {
          by.end = k;
          break;
        }
      i = close + 1;
    }
  if (i >= end) return false;
  if (tokens_[i].mark == '"') return true;
  bool found = false, negated = false;
  for (std::size_t k = be + 1; k < end && k < be + 5; ++k) {  // "are not true"
    found = found || (negated && one_of(tokens_[k], {"true", "correct", "accurate", "right"}));
    negated = negated || tokens_[k].is(kNegation);
  }
  if (tokens_[i].form(kParticiple) && call_verb(tokens_[i]))  // "was described by X as absurd"
    for (std::size_t k = i + 1; k + 1 < end && k < i + 14 && !found; ++k)
      found = tokens_[k].fold == "as" && (tokens_[k + 1].is(kFalse) || tokens_[k + 1].mark == '"');
  if (tokens_[i].form(kParticiple) && denies(i, end)) found = true;
  for (std::size_t k = i; k < end && k < i + 5 && !found && !tokens_[k].mark; ++k)
    found = tokens_[k].is(kFalse) || tokens_[k].fold == "foundation" ||
            (tokens_[k].fold == "wide" && word(k + 1, end, "of")) || (tokens_[k].fold == "made" && word(k + 1, end, "up"));
  for (std::size_t k = i; k + 1 < end && k < i + 8; ++k)
    if (tokens_[k].fold == "by") {
      by = {k + 1, phrase_end(k + 1, end)};
      for (std::size_t stop = by.begin; stop < by.end; ++stop)
        if (tokens_[stop].fold == "as") by.end = stop;
      for (std::size_t as = by.end; as + 1 < end && as < by.end + 2 && !found; ++as)
        found = tokens_[as].fold == "as" && tokens_[as + 1].mark == '"';
      break;
    }
  return found;
}

// "drew a denial from X", "were met with denials", "have no basis", "does not hold water": at the verb after the hearsay.
bool FrameFinder::rebuffed(std::size_t verb, std::size_t end, Range& by) const {
  const Token& t = tokens_[verb];
  if (t.mark || !t.form(kThird | kPast | kBase)) return false;
  const std::size_t stop = std::min(end, verb + kReach);
  if (t.verb("have") || t.verb("lack"))
    for (std::size_t i = verb + 1; i < stop && !tokens_[i].mark; ++i)
      if (one_of(tokens_[i], {"basis", "foundation", "substance", "merit"}))
        return t.verb("lack") || one_of(tokens_[verb + 1], {"no", "little"});
  if (t.verb("do") && verb + 2 < end && tokens_[verb + 1].is(kNegation))
    return (tokens_[verb + 2].verb("hold") && word(verb + 3, end, "water")) ||
           (tokens_[verb + 2].verb("stand") && word(verb + 3, end, "up"));
  bool answers = t.verb("be") && verb + 1 < end && tokens_[verb + 1].verb("meet");
  for (const std::string_view lemma : {"draw", "prompt", "bring", "provoke", "elicit", "meet", "earn"})
    answers = answers || t.verb(lemma);
  for (std::size_t i = verb + 1; answers && i < stop && !tokens_[i].mark; ++i)
    if (one_of(tokens_[i], {"denial", "denials", "no", "rebuttal"})) {
      if (word(i + 1, end, "from")) by = {i + 2, phrase_end(i + 2, end)};
      return true;
    }
  return false;
}

// "Rumour has it that C", "Word spread on social media that C", "Fears grew that C": nobody says it.
bool FrameFinder::rumour(Range range, Frame& frame) const {
  const std::size_t noun = range.begin + (tokens_[range.begin].is(kDeterminer) && range.size() > 6);
  std::size_t finite = find_finite(tokens_, range);
  const Token& next = tokens_[std::min(noun + 1, range.end - 1)];  // "Rumours swirled", "Word spread": a past of any verb
  if (finite > noun + 1 && !next.mark && (next.form(kPast) || next.fold.ends_with("ed"))) finite = noun + 1;
  if (finite + 3 >= range.end || finite <= noun || finite > noun + kReach) return false;
  const bool word_goes = is_word(tokens_, noun, range.end, "word") && finite == noun + 1;
  const ReportRow* row =
      tokens_[noun].capital && noun == range.begin ? noun_row_of(std::string(tokens_[noun].fold)) : noun_row(noun);
  if (!tokens_[noun].is(kHearsay) && !word_goes) return false;
  for (std::size_t i = noun + 1; i < finite; ++i)  // "Reports by Reuters say that C"
    if (tokens_[i].mark || is_word(tokens_, i, range.end, "by") || tokens_[i].is(kHouse | kTitle | kPerson)) return false;
  std::size_t that = finite + 1;
  while (that < range.end && that < finite + kReach && tokens_[that].fold != "that" && !tokens_[that].mark) ++that;
  if (that + 2 >= range.end || tokens_[that].fold != "that" || !is_clause(tokens_, {that + 1, range.end})) return false;
  const std::size_t verb = main_verb(tokens_, finite, range.end);
  if (verb < that && (denies(verb, that) || (row_at(verb) && !tokens_[verb].verb("be")))) return false;
  for (std::size_t i = finite; i < that; ++i)
    if (tokens_[i].is(kFalse | kNegation)) return false;
  frame.row = word_goes || !row ? &kRumour : row;
  frame.agentless = true;
  frame.cues = {{noun, noun + 1}};
  frame.said = {range.begin, that};
  frame.contents = {{that + 1, range.end}};
  return true;
}

// "She waved away market talk of a fire": a head of two words and what is talked of, without a clause.
bool FrameFinder::waved_away(Range range, Frame& frame) const {
  if (!(tokens_.classes & kHearsay)) return false;
  const std::size_t finite = find_finite(tokens_, range);
  if (finite + 4 >= range.end || finite == range.begin || !speaks({range.begin, finite})) return false;
  const std::size_t verb = main_verb(tokens_, finite, range.end);
  if (row_at(verb) || !denies(verb, range.end)) return false;
  for (std::size_t i = finite; i < verb; ++i)
    if (tokens_[i].is(kNegation)) return false;
  for (std::size_t noun = verb + 2; noun + 2 < range.end && noun < verb + kReach && !tokens_[noun].mark; ++noun)
    if (tokens_[noun].is(kHearsay) && one_of(tokens_[noun + 1], {"of", "about", "regarding", "on", "over"})) {
      frame.row = &kDenying;
      frame.speakers.push_back(subject_of({range.begin, finite}));
      frame.cues = {{verb, verb + 1}};
      frame.said = {range.begin, noun};
      frame.contents = {range};
      frame.whole = true;
      return true;
    }
  return false;
}

bool FrameFinder::hearsay(Range range, Frame& frame) const {
  if (!(tokens_.classes & kHearsay)) return false;
  for (std::size_t noun = range.begin; noun + 4 < range.end; ++noun) {
    if (!tokens_[noun].is(kHearsay) || (tokens_[noun].capital && noun != range.begin)) continue;
    if (inside_quotes(tokens_, noun) && !inside_quotes(tokens_, range.begin)) continue;
    std::size_t that = noun + 1;
    while (that < range.end && that <= noun + kReach && tokens_[that].fold != "that" &&
           (!tokens_[that].mark || tokens_[that].mark == ',') &&
           (!is_finite(tokens_, that, {noun, range.end}) ||
            word(that + 1, range.end, "that")))  // "claims by member states that"
      ++that;
    const bool which = word(noun + 1, range.end, "according") && word(noun + 2, range.end, "to") &&
                       word(noun + 3, range.end, "which");  // "reports according to which C"
    if (which) that = noun + 3;
    if (that + 2 >= range.end || (tokens_[that].fold != "that" && !which) || is_finite(tokens_, that + 1, {that, range.end}))
      continue;
    const std::size_t inner = find_finite(tokens_, {that + 1, range.end});
    if (inner >= range.end || inner == that + 1) continue;
    frame.cues = {{noun, noun + 1}};
    frame.said = {range.begin, that};
    // "Reports that C were knocked down by X as “invented”": a verb of being after the verb of C.
    Range by;
    const auto denied_at = [&](std::size_t be) {
      if (rebuffed(be, range.end, by)) {
        frame.row = &kDenying;
        if (!by.empty()) frame.speakers.push_back(by);
        frame.agentless = by.empty();
        frame.contents.push_back({that + 1, be});
        return true;
      }
      std::size_t have = be;  // "has repeatedly been denied"
      while (have > that && (tokens_[have - 1].is(kAdverb) || is_ly_adverb(tokens_[have - 1]))) --have;
      const bool had = have > that && tokens_[have - 1].verb("have");
      const bool was = (tokens_[be].verb("be") || tokens_[be].verb("prove") || tokens_[be].verb("turn")) &&
                       (tokens_[be].form(kThird | kPast) || had);
      if (!was || !said_false(be, range.end, by)) return false;
      frame.row = &kDenying;
      if (!by.empty()) frame.speakers.push_back(by);
      frame.agentless = by.empty();
      frame.contents.push_back({that + 1, had ? have - 1 : be});
      return true;
    };
    const std::size_t finite = find_finite(tokens_, {range.begin, noun});
    const bool calls = finite < noun && call_verb(tokens_[finite]);  // "called reports that C baseless"
    for (std::size_t be = main_verb(tokens_, inner, range.end) + 1; be + 1 < range.end && !calls; ++be)
      if (denied_at(be)) return true;
    if (inner > that + 3 && inner + 1 < range.end && !calls && denied_at(inner))
      return true;  // "walked out was": a past taken for a participle
    if (finite >= noun || finite == range.begin) continue;
    Range content{that + 1, range.end};
    if (is_word(tokens_, finite - 1, range.end, "there") && tokens_[finite].verb("be")) {
      bool none = false;  // "There is no truth in reports that C"
      for (std::size_t i = finite + 1; i < noun && !none; ++i)
        none = tokens_[i].fold == "no" || tokens_[i].fold == "nothing";
      if (none && noun < finite + 3) continue;
      frame.row = none ? &kDenying : noun_row(noun) ? noun_row(noun) : &kRumour;
      frame.agentless = true;
      frame.contents.push_back(content);
      return true;
    }
    // "“Pure fantasy” was how X greeted the notion that C"
    if (tokens_[finite].verb("be") && is_word(tokens_, finite + 1, noun, "how")) {
      bool untrue = false;
      for (std::size_t i = range.begin; i < finite; ++i) untrue = untrue || tokens_[i].is(kFalse) || tokens_[i].mark == '"';
      const std::size_t told = find_finite(tokens_, {finite + 2, noun});
      if (!untrue || told >= noun || told == finite + 2) continue;
      frame.row = &kDenying;
      frame.speakers.push_back({finite + 2, told});
      frame.contents.push_back(content);
      return true;
    }
    const std::size_t verb = main_verb(tokens_, finite, noun);
    bool denial = denies(verb, noun);
    // "had to deny", "apologised and rejected"
    for (std::size_t i = std::max(verb + 1, noun > kReach ? noun - kReach : 0); i < noun && !denial; ++i)
      denial = tokens_[i].form(kBase | kPast | kGerund) && denies(i, noun);
    bool negated = false;
    for (std::size_t i = finite; i < noun && !negated; ++i) negated = tokens_[i].is(kNegation) && verb != finite;
    if (negated)
      denial = accepts(tokens_[verb]);  // "does not accept", but "did not deny", "could not confirm reports that C"
    for (std::size_t i = verb + 1; i + 2 < noun && !denial; ++i)  // "saw no grounds for claims that C"
      denial = tokens_[i].fold == "no" &&
               one_of(tokens_[i + 1], {"grounds", "basis", "evidence", "truth", "substance", "reason"});
    if (call_verb(tokens_[verb]))  // "labelled as disinformation the claim that C"
      for (std::size_t i = verb + 1; i < noun && !denial; ++i) denial = tokens_[i].is(kFalse) || tokens_[i].mark == '"';
    if (!denial && call_verb(tokens_[verb])) {  // "calls the accusation that C “a fairy tale”"
      for (std::size_t i = content.begin + 2; i < range.end && !denial; ++i)
        if (tokens_[i].mark == '"' || tokens_[i].is(kFalse)) {
          denial = true;
          content.end = i;
          while (content.end > content.begin &&
                 (tokens_[content.end - 1].fold == "as" || tokens_[content.end - 1].is(kDeterminer)))
            --content.end;
        }
    }
    if (!denial && (which || (negated && speaks({range.begin, finite})))) {
      frame.row = &kRumour;
      frame.agentless = true;
      frame.contents.push_back(content);
      return true;
    }
    if (!denial || !speaks({range.begin, finite})) continue;
    for (std::size_t i = content.begin + 2; i + 1 < content.end; ++i)  // "rejected reports that C as “nonsense”"
      if (tokens_[i].fold == "as" && (tokens_[i + 1].mark == '"' || tokens_[i + 1].is(kFalse))) content.end = i;
    frame.row = &kDenying;
    frame.speakers.push_back(subject_of({range.begin, finite}));
    if (!said_besides(content.begin, content.end, frame)) frame.contents.push_back(content);
    return true;
  }
  return false;
}

}  // namespace netback::read
