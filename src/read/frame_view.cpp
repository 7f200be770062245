// Frames without a verb of saying: "in the view of X", "by X's count", "going by X", "as X put it", "if X is to be
// believed". They open a sentence, close it, or stand between commas.
#include "read/frame.h"
#include "read/word_set.h"

namespace netback::read {
namespace {

constexpr std::size_t kPhraseLimit = 16;

// "view", "estimate", "count": what somebody thinks or has counted.
constexpr WordSet kViews{"view",        "views",        "opinion",  "estimate",  "estimates",   "estimation",  "assessment",
                         "reckoning",   "judgement",    "judgment", "words",     "telling",     "account",     "count",
                         "calculation", "calculations", "version",  "admission", "figures",     "numbers",     "tally",
                         "analysis",    "reading",      "phrase",   "forecast",  "forecasts",   "projections", "thinking",
                         "records",     "arithmetic",   "eyes",     "data",      "description", "guess",       "measure"};

bool view_noun(const Token& t) { return t.may(kNamesView); }

}  // namespace

bool names_view(const SpelledWord& w) { return kViews.has(w.fold, w.fold_hash); }

// "the view of X", "X's own count", "her view", from `at` on, after its preposition.
std::size_t FrameFinder::owned_view(std::size_t at, std::size_t end, Range& who) const {
  if (!tokens_.may(kNamesView)) return 0;
  std::size_t noun = at;
  while (noun < end && noun < at + kPhraseLimit && !view_noun(tokens_[noun])) {
    if (tokens_[noun].mark && tokens_[noun].mark != '\'' && tokens_[noun].mark != '&') return 0;
    if (tokens_[noun].is(kPreposition | kRelative) && noun > at) {
      // "the view of X": the owner follows; "X of Y's view": a name with a preposition of its own.
      if (tokens_[noun].fold != "of") return 0;
    }
    ++noun;
  }
  if (noun >= end || !view_noun(tokens_[noun])) return 0;
  if (noun + 2 < end && one_of(tokens_[noun + 1], {"of", "from", "by"})) {
    const std::size_t stop = phrase_end(noun + 2, end);
    if (stop == noun + 2 || !names_source({noun + 2, stop})) return 0;
    who = {noun + 2, stop};
    return stop;
  }
  if (is_possessive(tokens_[at])) {
    who = {at, at + 1};
    return noun + 1;
  }
  for (std::size_t i = noun; i-- > at;)
    if (tokens_[i].fold == "'s" || tokens_[i].mark == '\'') {
      who = {at, i};
      return i > at && names_source(who) ? noun + 1 : 0;
    }
  return 0;
}

// "as X acknowledged on Monday", "as first reported by X": end of the phrase, up to a comma or the end; 0 = none.
std::size_t FrameFinder::as_said(std::size_t at, std::size_t end, Range& who) const {
  const std::size_t comma = find_mark(tokens_, {at, end}, ',');
  for (std::size_t i = at + 1; i + 1 < comma && i < at + kPhraseLimit; ++i) {
    const ReportRow* row = row_at(i);
    // Not "as Ukraine had proposed", "as X demands": what X does there is no word on C.
    if (!row || row->noun || row->kind != Kind::reported || row->complement > Complement::np) continue;
    if (tokens_[i - 1].fold == "had") return 0;
    if (word(i + 1, comma, "by")) {
      if (!tokens_[i].form(kParticiple) || i > at + 2) return 0;
      who = {i + 2, std::min(phrase_end(i + 2, comma), comma)};
      return who.empty() || !names_source(who) ? 0 : comma;
    }
    if (i < at + 2 || !is_finite(tokens_, i, {at + 1, comma}) || !speaks({at + 1, i}) || comma - i > 8) return 0;
    if (find_finite(tokens_, {i + 1, comma}) < comma || word(i + 1, comma, "it") || word(i + 1, comma, "that")) return 0;
    who = {at + 1, i};
    return comma;
  }
  // "as X acknowledged": the verb ends the phrase
  if (comma > at + 2 && row_at(comma - 1) && row_at(comma - 1)->kind == Kind::reported &&
      !tokens_[comma - 1].form(kGerund) && tokens_[comma - 2].fold != "had" &&
      is_finite(tokens_, comma - 1, {at + 1, comma}) && speaks({at + 1, comma - 1})) {
    who = {at + 1, comma - 1};
    return comma;
  }
  return 0;
}

// End of the phrase of view at `at`, and whose view it is; 0 = none.
std::size_t FrameFinder::view_at(std::size_t at, std::size_t end, Range& who) const {
  const Token& t = tokens_[at];
  if (one_of(t, {"in", "by", "on", "to"}) && at + 2 < end)
    if (const std::size_t stop = owned_view(at + 1, end, who)) return stop;
  const bool judging = (t.fold == "going" || t.fold == "judging") && word(at + 1, end, "by");
  const bool to_judge = t.fold == "to" && at + 2 < end && tokens_[at + 1].verb("judge") && word(at + 2, end, "by");
  const bool strength = t.fold == "on" && word(at + 1, end, "the") && at + 3 < end &&
                        one_of(tokens_[at + 2], {"strength", "evidence", "basis", "word"}) && word(at + 3, end, "of");
  if (judging || to_judge || strength || (t.fold == "per" && !t.capital && at + 1 < end && tokens_[at + 1].capital)) {
    const std::size_t first = at + (judging ? 2 : to_judge ? 3 : strength ? 4 : 1);
    const std::size_t stop = first < end ? phrase_end(first, end) : first;
    if (stop == first || !names_source({first, stop})) return 0;
    who = {first, stop};
    return stop;
  }
  if (t.fold == "if") {  // "if X is to be believed"
    for (std::size_t i = at + 2; i + 3 < end && i < at + kPhraseLimit; ++i)
      if (tokens_[i].verb("be") && word(i + 1, end, "to") && word(i + 2, end, "be") &&
          (tokens_[i + 3].verb("believe") || tokens_[i + 3].verb("trust"))) {
        who = {at + 1, i};
        return i + 4;
      }
    return 0;
  }
  if (t.fold == "as")
    if (const std::size_t stop = as_said(at, end, who)) return stop;
  if (t.fold == "as") {  // "as X put it", "as one lifter who had been briefed sees it"
    for (std::size_t i = at + 2; i + 1 < end && i < at + kPhraseLimit; ++i) {
      if (tokens_[i].mark == ',' || tokens_[i].mark == ';') return 0;
      const bool put = tokens_[i].verb("put") || tokens_[i].verb("see") || tokens_[i].verb("describe") ||
                       tokens_[i].verb("tell") || tokens_[i].verb("phrase");
      if (put && word(i + 1, end, "it")) {
        who = {at + 1, i};
        return i + 2;
      }
    }
  }
  return 0;
}

bool FrameFinder::take_view(std::size_t at, std::size_t stop, Range who, Frame& frame) const {
  frame.row = &kSaying;
  frame.speakers.push_back(who);
  frame.cues.push_back({at, at + 1});
  frame.said = {at, stop};
  return true;
}

bool FrameFinder::leading_view(Range range, Frame& frame) const {
  Range who;
  const std::size_t stop = view_at(range.begin, range.end, who);
  if (!stop || stop + 2 >= range.end) return false;
  const std::size_t begin = stop + (tokens_[stop].mark == ',');
  if (!is_clause(tokens_, {begin, range.end})) return false;
  frame.contents.push_back({begin, range.end});
  return take_view(range.begin, stop, who, frame);
}

bool FrameFinder::trailing_view(Range range, Frame& frame) const {
  for (std::size_t i = range.end; i-- > range.begin + 2;) {
    if (tokens_[i].mark || inside_quotes(tokens_, i)) continue;
    const bool comma = tokens_[i - 1].mark == ',' || tokens_[i - 1].mark == '"' || tokens_[i - 1].mark == '-';
    if (!comma && tokens_[i].fold != "in" && tokens_[i].fold != "by") continue;
    Range who;
    const std::size_t stop = view_at(i, range.end, who);
    if (!stop) continue;
    const Range left{range.begin, i};
    const bool described =
        stop < range.end && tokens_[stop].is(kRelative) && find_mark(tokens_, {stop, range.end}, ',') == range.end;
    if (stop >= range.end || described) {
      if (!is_clause(tokens_, left)) continue;
      frame.contents.push_back(left);
      return take_view(i, stop, who, frame);
    }
    if (tokens_[stop].mark != ',' || !comma) continue;
    const Range right{stop + 1, range.end};
    if (is_clause(tokens_, left) && is_clause(tokens_, right)) {
      frame.contents = {left, right};
    } else {  // "A declaration, as one buyer put it, is being drafted"
      frame.contents.push_back(range);
      frame.whole = true;
    }
    return take_view(i, stop, who, frame);
  }
  return false;
}

}  // namespace netback::read
