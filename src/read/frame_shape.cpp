// Reports told by their shape, whatever the verb: "X swears blind that C", "C, the union bristled", "X was calmer: C".
#include "read/frame.h"

#include <algorithm>

namespace netback::read {
namespace {

constexpr std::size_t kSubjectLimit = 24;

// What things do "that C" without anybody saying it.
bool says_nothing(const Token& t) {
  for (const std::string_view lemma :
       {"be",     "mean",   "ensure", "require", "make",    "cause", "prevent", "give",  "allow",
        "happen", "follow", "help",   "see",     "depend",  "need",  "take",    "leave", "keep",
        "do",     "have",   "get",    "find",    "provide", "meet",  "know"})
    if (t.verb(lemma)) return true;
  return false;
}

// "provided that", "so that", "now that": conjunctions.
bool supposes(const Token& t) {
  return one_of(t, {"provided", "providing", "so", "now", "given", "except", "such", "assuming", "on", "in"});
}

bool weak_pronoun(const Token& t) {
  return one_of(t, {"i", "we", "you", "this", "that", "there", "these", "those", "which", "who", "what", "something"});
}

}  // namespace

// The first token after "In a statement on Monday" that no comma closes; `at` where none stands.
std::size_t FrameFinder::after_aside(std::size_t at, std::size_t end) const {
  for (Frame unused; at + 1 < end;) {
    std::size_t next = skip_time(tokens_, at, end);
    if (next == at) next = skip_utterance(at, end, unused);
    if (next == at || next >= end || tokens_[next].mark) break;
    at = next;
  }
  return at;
}

// The last part of "On Monday, in a note, Marta Kowal of Montel".
Range FrameFinder::subject_of(Range phrase) const {
  for (int step = 0; step < 3 && !phrase.empty(); ++step) {
    const Token& t = tokens_[phrase.begin];
    const std::size_t comma = find_mark(tokens_, phrase, ',');
    const bool adverbial = t.is(kPreposition | kAdverb | kTime | kSubordinator | kConjunction) || t.form(kGerund) ||
                           t.form(kParticiple) || is_ly_adverb(t);
    if (!adverbial || comma + 1 >= phrase.end) break;
    phrase.begin = comma + 1;
  }
  // "In a statement on Monday Chancellor Scholz", "In March he", "After the interview the ministry": no comma closes the
  // adverbial.
  phrase.begin = after_aside(phrase.begin, phrase.end);
  if (!phrase.empty() && tokens_[phrase.begin].is(kPreposition))
    for (std::size_t i = phrase.end; i-- > phrase.begin + 2;)
      if (tokens_[i].is(kDeterminer | kPronoun)) {
        phrase.begin = i;
        break;
      }
  return phrase;
}

// People, houses and papers speak; so do "he" and "they".
bool FrameFinder::speaks(Range phrase) const {
  Range subject = subject_of(phrase);
  while (subject.size() > 1 && (tokens_[subject.end - 1].is(kAdverb) || is_ly_adverb(tokens_[subject.end - 1])))
    --subject.end;  // "It nonetheless"
  if (subject.empty() || subject.size() > kSubjectLimit) return false;
  const Token& first = tokens_[subject.begin];
  if (one_of(first, {"neither", "nobody", "none", "no"})) return false;
  if (subject.size() == 1 && first.is(kPronoun)) return !weak_pronoun(first);
  if (weak_pronoun(first) && !first.is(kDeterminer)) return false;
  return names_source(subject);
}

bool FrameFinder::spoken_that(Range range, Frame& frame) const {
  const std::size_t finite = find_finite(tokens_, range);
  if (finite + 3 >= range.end || finite == range.begin || !speaks({range.begin, finite})) return false;
  for (std::size_t that = finite + 1; that + 2 < range.end; ++that) {
    if (tokens_[that].fold != "that" || inside_quotes(tokens_, that)) continue;
    if (!starts_noun_phrase(tokens_, that + 1, range.end) || !is_clause(tokens_, {that + 1, range.end})) continue;
    if (supposes(tokens_[that - 1])) continue;
    // "swears blind that", "told me that", "wanted it noted that"; not "a deal that Gazprom wants".
    const Token& before = tokens_[that - 1];
    const bool joined = before.form(0xFF) || before.is(kAdverb | kPronoun | kAudience) || is_ly_adverb(before) ||
                        before.fold == "blind" || before.fold == "clear" || before.fold == "plain" || before.mark == ',' ||
                        before.number || before.is(kMonth | kTime | kWeekday);
    std::size_t verb = that;
    // "made clear that", "takes the view that"
    const bool idiom = (before.fold == "clear" && tokens_[that - 2].verb("make")) ||
                       (one_of(before, {"view", "opinion", "position", "line"}) &&
                        (tokens_[finite].verb("take") || tokens_[finite].verb("hold") || word(finite + 1, that, "of")));
    for (std::size_t i = that; i-- > finite && that - i < 7;)
      if (row_at(i) && row_at(i)->complement <= Complement::to) {
        verb = i;
        break;
      }
    bool told_between = false;  // "“...”, a spokeswoman e-mailed, adding that C": not the first subject's
    for (std::size_t i = finite + 1; i + 2 < verb && !told_between; ++i)
      told_between = tokens_[i].mark == ',' && !inside_quotes(tokens_, i) && !tokens_[i + 1].is(kRelative | kPreposition) &&
                     is_clause(tokens_, {i + 1, verb});
    if (told_between) continue;
    if (verb == that) {
      if (that > finite + 6 || (!idiom && (!joined || (before.form(0xFF) && before.word->also_noun)))) continue;
      const std::size_t main = main_verb(tokens_, finite, range.end);
      if (main >= that || (!idiom && says_nothing(tokens_[main]))) continue;
      frame.row = &kSaying;
      frame.cues = {{main, main + 1}};
    } else {
      if (!joined && that != verb + 1) continue;
      for (std::size_t i = finite - 1; i < verb; ++i)
        if (tokens_[i].is(kNegation) || (tokens_[i].is(kRelative) && tokens_[i - 1].mark == ',')) return false;
      frame.row = row_at(verb);
      frame.cues = {{verb, verb + 1}};
    }
    frame.speakers.push_back(subject_of({range.begin, finite}));
    frame.contents.push_back({that + 1, range.end});
    frame.said = {range.begin, that};
    return true;
  }
  return false;
}

// The words after the verb of "C, X told reporters on Monday, clearly relieved" hold nothing that is said.
bool FrameFinder::rest_is_empty(std::size_t at, std::size_t end, bool tells, Frame& frame) const {
  if (word(at, end, "out") || word(at, end, "on")) ++at;
  if (tells) at = skip_audience(at, end, frame, true);
  at = skip_trailers(at, end, frame);
  if (at >= end) return true;
  if (end - at > 14) return false;
  for (std::size_t i = at; i < end; ++i)
    if (tokens_[i].fold == "that" && i + 2 < end) return false;
  const Token& t = tokens_[at];
  if (tells && starts_noun_phrase(tokens_, at, end)) return true;
  if (t.mark == ',') {
    const std::size_t next = at + 1 + (at + 1 < end && tokens_[at + 1].is(kConjunction));
    return next < end &&
           (tokens_[next].is(kRelative) || !starts_noun_phrase(tokens_, next, end) || !is_clause(tokens_, {next, end}));
  }
  return t.is(kPreposition) && find_finite(tokens_, {at, end}) == end;
}

// The first verb between that reports with a complement up to `most`; else `none`.
std::size_t FrameFinder::first_report(std::size_t at, std::size_t end, std::size_t none, Complement most) const {
  for (; at < end; ++at)
    if (const ReportRow* row = row_at(at); row && row->complement <= most && row->kind == Kind::reported) return at;
  return none;
}

// "C, the shipowners' union bristled", "C, the canal authority has been at pains to stress".
bool FrameFinder::spoken_last(Range range, Frame& frame) const {
  for (std::size_t start = range.end; start-- > range.begin + 3;) {
    const char mark = tokens_[start - 1].mark;
    if ((mark != ',' && mark != '"' && mark != '-') || inside_quotes(tokens_, start)) continue;
    // "“C,” the union bristled"; not "at the “preliminary” stage".
    const char inner = tokens_[start - 2].mark;
    if (mark == '"' && inner != ',' && inner != '.' && inner != '!' && inner != '?') continue;
    const Range segment{start, range.end};
    if (segment.size() < 2 || tokens_[start].mark) continue;
    const std::size_t finite = find_finite(tokens_, segment);
    if (finite >= range.end || finite == start || finite > start + kSubjectLimit) continue;
    const std::size_t lead = tokens_[start].fold == "as" || tokens_[start].fold == "so" ? start + 1 : start;
    if (tokens_[lead].is(kRelative | kSubordinator | kConjunction) || (lead == start && tokens_[lead].is(kPreposition)) ||
        !speaks({lead, finite}))
      continue;
    std::size_t verb = first_report(finite, std::min(range.end, finite + 9), range.end, Complement::to);
    Frame found;
    if (verb < range.end && tokens_[start].fold == "as" && tokens_[verb - 1].fold == "had") continue;  // "as X had proposed"
    if (verb < range.end) {
      found.row = row_at(verb);
    } else {
      const std::size_t main = main_verb(tokens_, finite, range.end);
      bool person = tokens_[lead].is(kPronoun);
      for (std::size_t i = lead; i < finite && !person; ++i) person = tokens_[i].is(kGroup | kTitle | kAudience);
      if (!person || main + 1 < range.end || !tokens_[main].form(kPast | kThird) || says_nothing(tokens_[main]) ||
          find_mark(tokens_, {lead, finite}, ',') < finite)
        continue;
      verb = main;
      found.row = &kSaying;
    }
    const bool tells = tokens_[verb].word->cue_verb & kTakesTell;
    if (!rest_is_empty(verb + 1, range.end, tells, found)) continue;
    const Range said{range.begin, start};
    if (!may_be_clause(said)) continue;
    found.speakers.push_back({lead, finite});
    found.cues.push_back({verb, verb + 1});
    found.contents.push_back(said);
    found.said = segment;
    frame = found;
    return true;
  }
  return false;
}

// "C, Nigeria LNG has told its customers in a letter, and D": both are said.
bool FrameFinder::spoken_between(Range range, Frame& frame) const {
  for (std::size_t start = range.begin + 2; start + 3 < range.end; ++start) {
    if (tokens_[start - 1].mark != ',' || inside_quotes(tokens_, start)) continue;
    const std::size_t close = find_mark(tokens_, {start, range.end}, ',');
    if (close + 3 >= range.end) return false;
    const std::size_t finite = find_finite(tokens_, {start, close});
    if (finite >= close || finite == start || tokens_[start].is(kRelative | kSubordinator | kConjunction | kPreposition) ||
        !speaks({start, finite}))
      continue;
    std::size_t verb = first_report(finite, std::min(close, finite + 6), close, Complement::np);
    Frame found;
    if (verb < close) {
      found.row = row_at(verb);
    } else {
      const std::size_t main = main_verb(tokens_, finite, close);
      bool person = tokens_[start].is(kPronoun);
      for (std::size_t i = start; i < finite && !person; ++i) person = tokens_[i].is(kGroup | kTitle | kDocument | kHouse);
      if (!person || says_nothing(tokens_[main])) continue;
      verb = main;
      found.row = &kSaying;
    }
    if (!rest_is_empty(verb + 1, close, tokens_[verb].word->cue_verb & kTakesTell, found)) continue;
    const Range left{range.begin, start}, right{close + 1, range.end};
    const bool two = is_clause(tokens_, left) && tokens_[right.begin].is(kConjunction) && is_clause(tokens_, right);
    // "Noise, it informs them, falls outside its remit": the frame lies inside.
    const bool within = !two && find_finite(tokens_, left) == left.end &&
                        !tokens_[right.begin].is(kRelative | kConjunction) &&
                        find_finite(tokens_, {left.begin, range.end}) < range.end;
    if (!two && !within) continue;
    found.whole = within;
    found.contents = within ? std::vector{range} : std::vector{left, right};
    found.speakers.push_back({start, finite});
    found.cues.push_back({verb, verb + 1});
    found.said = {start, close};
    frame = found;
    return true;
  }
  return false;
}

// A verb form in it, or a quotation: enough where the shape around it says that it is said.
bool FrameFinder::may_be_clause(Range range) const {
  if (is_clause(tokens_, range)) return true;
  std::size_t words = 0;
  bool verb = false;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    words += tokens_[i].mark == 0;
    verb = verb || tokens_[i].mark == '"' || (i > range.begin && tokens_[i].form(kThird | kPast | kBase));
  }
  return (verb && words >= 3) || (words < 6 && calls_untrue(tokens_, range));  // "Not so, says X"
}

// "A spokeswoman brushed that aside: C", "The ambassador made no secret of his view: C".
bool FrameFinder::colon(Range range, Frame& frame) const {
  const std::size_t mark = find_mark(tokens_, range, ':');
  if (mark + 3 >= range.end || mark < range.begin + 2 || inside_quotes(tokens_, mark)) return false;
  const bool that = word(mark + 1, range.end, "that");
  const std::size_t right = mark + 1 + that;
  if (!is_clause(tokens_, {right, range.end}) && tokens_[right].mark != '"') return false;
  Range left{range.begin, mark};
  // "Petrol will not be rationed, the ministry assures: C": who speaks stands next to the colon.
  for (std::size_t i = mark; i-- > range.begin + 3;) {
    if (tokens_[i].mark != ',') continue;
    const std::size_t verb = find_finite(tokens_, {i + 1, mark});
    if (verb < mark && verb > i + 1 && row_at(verb) && speaks({i + 1, verb}) && find_finite(tokens_, {range.begin, i}) < i)
      left.begin = i + 1;
    break;
  }
  const std::size_t finite = find_finite(tokens_, left);
  if (finite >= mark || finite == left.begin || !speaks({left.begin, finite})) return false;
  if (finite == left.begin + 1 && tokens_[left.begin].fold.ends_with("ly")) return false;  // "Easily missed: C"
  const std::size_t verb = main_verb(tokens_, finite, mark);
  if (says_nothing(tokens_[verb]) && !tokens_[verb].verb("have") && !tokens_[verb].verb("be") &&
      !tokens_[verb].verb("make") && !tokens_[verb].verb("see"))
    return false;
  const ReportRow* row = row_at(verb);
  bool legend = that && denies(verb, mark);  // "tore into what he called a legend: that C"
  for (std::size_t i = verb; that && i < mark && !legend; ++i) legend = tokens_[i].is(kFalse);
  frame.row = legend ? &kDenying : row && row->kind == Kind::reported ? row : &kSaying;
  frame.speakers.push_back(subject_of({left.begin, finite}));
  frame.cues.push_back({verb, verb + 1});
  if (left.begin > range.begin) frame.contents.push_back({range.begin, left.begin - 1});
  frame.contents.push_back({right, range.end});
  frame.said = left;
  return true;
}

}  // namespace netback::read
