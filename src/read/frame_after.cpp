// Frames that are not simply "X said that C": according to X, C, X said, and X said in the middle.
#include "read/frame.h"
#include "read/text.h"

#include <algorithm>

namespace netback::read {
namespace {

constexpr std::size_t kSubjectLimit = 40;
constexpr std::size_t kLookBack = 60;  // tokens from the end in which a trailing "X said" may stand

// Where the words that end at `at` begin: after the last comma or quotation mark.
std::size_t after_break(const Tokens& tokens, std::size_t begin, std::size_t at) {
  while (at > begin && tokens[at - 1].mark != ',' && tokens[at - 1].mark != '"') --at;
  return at;
}

// "its annual report", "a monthly report"; not "the analysts report".
bool owned_noun(const Tokens& tokens, std::size_t at) {
  if (!tokens[at].word->also_noun) return false;
  if (tokens[at - 1].fold == "'s") return true;
  if (tokens[at].form(kPast | kThird) || tokens[at - 1].fold.ends_with('s')) return false;
  for (std::size_t i = at; i-- > 0 && at - i <= 3;) {
    if (tokens[i].is(kDeterminer)) return true;
    if (tokens[i].mark || tokens[i].is(kPreposition)) return false;
  }
  return false;
}

}  // namespace

bool FrameFinder::leading_according(Range range, Frame& frame) const {
  if (!word(range.begin, range.end, "according") || !word(range.begin + 1, range.end, "to")) return false;
  std::size_t comma = find_mark(tokens_, range, ',');
  if (comma == range.end) return false;
  Range who{range.begin + 2, comma};
  const std::size_t next = find_mark(tokens_, {comma + 1, range.end}, ',');
  const bool aside = tokens_[comma + 1].is(kRelative) ||  // "according to Equinor, which runs the field, C"
                     (find_finite(tokens_, {comma + 1, next}) == next && !tokens_[comma + 1].is(kPreposition));
  if (next < range.end && aside && is_clause(tokens_, {next + 1, range.end})) comma = next;
  who.end = with_name(who, comma);
  if (!is_clause(tokens_, {comma + 1, range.end})) return false;
  frame.speakers.push_back(who);
  frame.cues.push_back({range.begin, range.begin + 2});
  frame.contents.push_back({comma + 1, range.end});
  frame.said = {range.begin, comma};
  frame.according = true;
  return true;
}

bool FrameFinder::trailing_according(Range range, Frame& frame) const {
  for (std::size_t i = range.end; i-- > range.begin + 1;) {
    if (tokens_[i].fold != "according" || !word(i + 1, range.end, "to") || inside_quotes(tokens_, i) ||
        word(i + 2, range.end, "which"))
      continue;
    const std::size_t stop = with_name({i + 2, phrase_end(i + 2, range.end)}, range.end);
    if (stop == i + 2) return false;
    frame.speakers.push_back({i + 2, stop});
    frame.cues.push_back({i, i + 2});
    frame.said = {i, range.end};
    frame.according = true;
    if (!is_clause(tokens_, {range.begin, i})) {
      frame.contents.push_back(range);  // "The plant, according to X, will reopen": the frame lies inside
      frame.whole = true;
      return true;
    }
    frame.contents.push_back({range.begin, i});
    if (stop < range.end && tokens_[stop].mark == ',' && is_clause(tokens_, {stop + 1, range.end}) &&
        tokens_[stop + 1].is(kConjunction | kSubordinator))
      frame.contents.push_back({stop + 1, range.end});
    return true;
  }
  return false;
}

bool FrameFinder::inverted(Range range, std::size_t verb, Frame& frame) const {
  const char before = tokens_[verb - 1].mark;
  if (before != ',' && before != '"' && before != '\'') return false;
  if (verb + 1 >= range.end || tokens_[verb + 1].fold == "that" || tokens_[verb + 1].is(kPreposition)) return false;
  bool who = tokens_[verb + 1].capital || tokens_[verb + 1].is(kDeterminer | kPronoun | kGroup | kTitle);
  for (std::size_t i = verb + 2; i < range.end && i < verb + 6 && !tokens_[i - 1].mark && !who; ++i)
    who = tokens_[i].is(kGroup | kTitle);  // "said two officials", "said senior Iraqi officials"
  if (!who) return false;
  const std::size_t stop = with_name({verb + 1, phrase_end(verb + 1, range.end)}, range.end);
  // "X, after a week of silence, confirmed the stop"
  if (frame.row->complement == Complement::np && !names_source({verb + 1, stop})) return false;
  // "X, said exports fell", "X, warned buyers that C"
  if (stop < range.end && (tokens_[stop].fold == "that" || is_finite(tokens_, stop, {verb + 1, range.end}))) return false;
  if (find_finite(tokens_, {stop, range.end}) != range.end && !(stop < range.end && tokens_[stop].is(kRelative))) {
    if (stop >= range.end || tokens_[stop].mark != ',') return false;
  }
  frame.speakers.push_back({verb + 1, stop});
  frame.cues.push_back({verb, verb + 1});
  frame.contents.push_back({range.begin, verb});
  // "C, said X on Monday, adding that D"
  std::size_t comma = stop;
  while (comma < range.end && comma < stop + 14 && tokens_[comma].mark != ',') ++comma;
  if (comma + 3 < range.end && tokens_[comma].mark == ',' && tokens_[comma + 1].form(kGerund)) {
    const std::size_t that = comma + 2 + word(comma + 2, range.end, "that");
    if (const Range denied = denied_at(comma + 1, range.end); !denied.empty())
      frame.also = denied, frame.also_row = &kDenying;
    else if (row_at(comma + 1) && is_clause(tokens_, {that, range.end}))
      frame.also = {that, range.end}, frame.also_row = row_at(comma + 1);
  }
  frame.said = {verb, range.end};
  return true;
}

// "C, X was quoted as saying by Y" or "was quoted by Y as saying".
bool FrameFinder::quoted_as_saying(Range range, std::size_t saying, Frame& frame) const {
  if (saying < range.begin + 5 || tokens_[saying - 1].fold != "as") return false;
  std::size_t quoted = saying - 1;
  while (quoted > range.begin + 2 && saying - quoted < 9 && !tokens_[quoted].verb("quote")) --quoted;
  if (!tokens_[quoted].verb("quote")) return false;
  if (!tokens_[quoted - 1].verb("be")) {  // "C, TASS quoted Novak as saying"
    const std::size_t start = after_break(tokens_, range.begin, quoted);
    if (start <= range.begin || start == quoted || quoted + 2 >= saying || !names_source({start, quoted})) return false;
    frame.speakers = {{start, quoted}, {quoted + 1, saying - 1}};
    frame.cues.push_back({quoted, saying + 1});
    frame.contents.push_back({range.begin, start});
    frame.said = {start, range.end};
    return true;
  }
  std::size_t start = quoted - 1;
  if (tokens_[start - 1].mark == ',')  // "X, who runs operations, was quoted"
    for (std::size_t i = start - 1; i-- > range.begin + 1;)
      if (tokens_[i].mark == ',') {
        start = i;
        break;
      }
  start = after_break(tokens_, range.begin, start);
  if (start <= range.begin || start == quoted - 1) return false;
  for (const std::size_t by : {quoted + 1, saying + 1})
    if (word(by, range.end, "by"))
      frame.speakers.push_back({by + 1, phrase_end(by + 1, by < saying ? saying - 1 : range.end)});
  frame.speakers.push_back({start, quoted - 1});
  frame.cues.push_back({quoted, saying + 1});
  frame.contents.push_back({range.begin, start});
  frame.said = {start, range.end};
  return true;
}

// What follows "C, X said" tells how and where it was said: "in a letter seen by Delta Wire", ", clearly relieved".
bool FrameFinder::only_about_saying(std::size_t at, std::size_t end) const {
  const bool comma = tokens_[at].mark == ',';
  if (at + comma + 1 >= end) return false;
  const Token& first = tokens_[at + comma];
  if (comma && is_ly_adverb(first) && at + 3 == end && tokens_[at + 2].form(kParticiple)) return true;
  if (!comma && (first.fold == "that" || (first.form(kParticiple) && is_word(tokens_, at + 1, end, "by")))) return true;
  if (comma ? !(first.form(kParticiple) || is_ly_adverb(first)) || first.form(kGerund) : !first.is(kPreposition))
    return false;
  if (!comma && !one_of(first, {"in", "at", "by", "on", "over", "during", "after", "before", "through", "via", "from"}))
    return false;
  for (std::size_t i = at + 1; i < end; ++i) {
    if (tokens_[i].is(kRelative) || tokens_[i].fold == "that") return i > at + 1;  // "in e-mails that a buyer showed us"
    if (tokens_[i].mark == ',' || tokens_[i].mark == '"' || is_finite(tokens_, i, {at, end})) return false;
  }
  return true;
}

bool FrameFinder::postposed(Range range, Frame& frame) const {
  if (!tokens_.may(kMayReport) && !(tokens_.words & word_bit("saying"))) return false;
  const std::size_t first = range.size() > kLookBack ? range.end - kLookBack : range.begin;
  for (std::size_t i = range.end; i-- > std::max(first, range.begin + 2);) {
    if (tokens_[i].fold == "saying")
      if (Frame quoted; quoted_as_saying(range, i, quoted)) {
        frame = quoted;
        return true;
      }
    const ReportRow* row = row_at(i);
    if (!row || row->accusation || row->kind == Kind::denial || row->complement > Complement::np ||
        !tokens_[i].form(kPast | kThird | kBase) || (tokens_[i].is(kHearsay) && word(i + 1, range.end, "that")) ||
        owned_noun(tokens_, i))
      continue;
    Frame found;
    found.row = row;
    const bool tells =
        (tokens_[i].word->cue_verb & kTakesTell) && !tokens_[i].verb("warn");  // "warned X" ends a report, too
    if (!tells && inverted(range, i, found)) {
      if (!may_be_clause(found.contents[0])) continue;
      frame = found;
      return true;
    }
    found = Frame{};
    found.row = row;
    std::size_t at = i + 1;
    if (tokens_[i].word->cue_verb & kTakesTell) at = skip_audience(at, range.end, found, true);
    at = skip_trailers(at, range.end, found);
    std::size_t more = range.end;
    // "told a news conference in Budapest, adding that C"
    const std::size_t comma = at < range.end && tokens_[at].is(kPreposition) ? find_mark(tokens_, {at, range.end}, ',') : at;
    if (comma + 1 < range.end && tokens_[comma].mark == ',' && row_at(comma + 1) && tokens_[comma + 1].form(kGerund) &&
        (comma == at || only_about_saying(at, comma)))
      at = comma, more = comma + 2;
    // ", X said on Tuesday, raising fears of B": what follows is the page's own.
    const bool leads_on = word(at, range.end, "that") && !tokens_[at - 1].is(kUtterance);  // "When asked, X said that C"
    if (leads_on && is_clause(tokens_, {at + 1, range.end})) continue;
    if (at != range.end && more == range.end && !only_about_saying(at, range.end)) {
      const bool tail = at + 2 < range.end && tokens_[at].mark == ',' &&
                        (tokens_[at + 1].form(kGerund) || tokens_[at + 1].is(kSubordinator | kPreposition | kRelative));
      if (!tail) continue;
      found.tail = {at + 1, range.end};
    }
    std::size_t verb = i;  // "has said", "also said"
    while (verb > range.begin && (tokens_[verb - 1].is(kAuxiliary | kAdverb) || is_ly_adverb(tokens_[verb - 1])) &&
           !tokens_[verb - 1].is(kNegation))
      --verb;
    if (verb == range.begin) continue;  // no subject before it
    std::size_t close = verb;  // an appositive before the verb ends with a comma
    const bool appositive = tokens_[verb - 1].mark == ',';
    if (appositive) --close;
    std::size_t start = close;
    while (start > range.begin && !(tokens_[start - 1].mark == ',' || tokens_[start - 1].mark == '"' ||
                                    tokens_[start - 1].mark == '-' || tokens_[start - 1].mark == ';'))
      --start;
    if (appositive && start > range.begin + 1) {
      std::size_t outer = start - 1;
      while (outer > range.begin && !(tokens_[outer - 1].mark == ',' || tokens_[outer - 1].mark == '"')) --outer;
      start = outer;
    }
    const Range subject{start, close};
    if (start <= range.begin || subject.empty() || subject.size() > kSubjectLimit) continue;
    // "two people briefed on the matter said": a participle is no verb of its own.
    const std::size_t inner = find_finite(tokens_, subject);
    const bool reduced = !tokens_[i - 1].is(kDeterminer) && inner + 1 < subject.end && inner > start &&
                         tokens_[inner].form(kParticiple) && tokens_[inner + 1].is(kPreposition);
    bool plain = (inner == subject.end || reduced) && !tokens_[start].is(kRelative) && !tokens_[start].form(kGerund);
    for (std::size_t k = start; k < close && plain; ++k) plain = !(tokens_[k].fold == "which" || tokens_[k].fold == "that");
    if (tokens_[start].is(kPreposition | kConjunction | kSubordinator) && tokens_[start].fold != "as") plain = false;
    if (row_at(start) && tokens_[start].form(kPast | kThird)) plain = false;  // "C, said two officials from member states"
    const Range said{range.begin, start};
    if (!plain || !may_be_clause(said)) continue;
    found.speakers.insert(
        found.speakers.begin() + static_cast<std::ptrdiff_t>(found.speakers.size() > 0 && found.cues.empty() ? 1 : 0),
        subject);
    found.cues.insert(found.cues.begin(), Range{i, i + 1});
    found.contents.push_back(said);
    if (const Range denied = more < range.end ? denied_at(more - 1, range.end) : Range{}; !denied.empty())
      found.also = denied, found.also_row = &kDenying;  // "C, X said, denying that D"
    else if (more < range.end)
      found.contents.push_back({more + (word(more, range.end, "that") ? 1 : 0), range.end});
    found.said = {start, more < range.end ? more : at};
    frame = found;
    return true;
  }
  return false;
}

// "A might do B, X wrote, and do C": the second predicate has the subject of the first, and its modal when it has no
// finite verb of its own.
bool FrameFinder::shared_predicate(Range left, Range right, Frame& frame) const {
  if (right.size() < 4 || !(word(right.begin, right.end, "and") || word(right.begin, right.end, "or")) ||
      !is_clause(tokens_, left))
    return false;
  std::size_t verb = right.begin + 1;
  while (verb + 1 < right.end && (tokens_[verb].is(kAdverb) || is_ly_adverb(tokens_[verb]))) ++verb;
  const std::size_t finite = find_finite(tokens_, left);
  if (finite >= left.end || finite == left.begin || tokens_[verb].mark || tokens_[verb].capital) return false;
  const bool modal = tokens_[finite].is(kModal) && tokens_[verb].form(kBase) && !tokens_[verb].is(kModal);
  const bool same = (tokens_[finite].form(kPast) && tokens_[verb].form(kPast)) ||
                    (tokens_[finite].form(kThird) && tokens_[verb].form(kThird)) ||
                    (tokens_[verb].is(kModal | kAuxiliary) && !tokens_[verb].form(kBase | kGerund));
  if (!modal && !same) return false;
  frame.shared_subject = {left.begin, finite};
  if (modal) frame.shared_modal = {finite, finite + 1};
  return true;
}

bool FrameFinder::middle(Range range, Frame& frame) const {
  if (!tokens_.may(kMayReport)) return false;
  for (std::size_t i = range.begin + 3; i + 2 < range.end; ++i) {
    const ReportRow* row = row_at(i);
    if (!row || row->complement > Complement::that || row->kind != Kind::reported ||
        !tokens_[i].form(kPast | kThird | kBase))
      continue;
    Frame found;
    found.row = row;
    const std::size_t after = skip_trailers(i + 1, range.end, found);
    if (after >= range.end || tokens_[after].mark != ',') continue;
    const std::size_t start = after_break(tokens_, range.begin, i);
    if (start <= range.begin || start == i || i - start > 12 || find_finite(tokens_, {start, i}) != i) continue;
    if (tokens_[start].is(kRelative | kConjunction | kPreposition | kSubordinator)) continue;
    found.speakers.push_back({start, i});
    found.cues.push_back({i, i + 1});
    found.said = {start, after};
    const Range left{range.begin, start}, right{after + 1, range.end};
    if (is_clause(tokens_, left) && is_clause(tokens_, right))
      found.contents = {left, right};
    else if (shared_predicate(left, right, found))
      found.contents = {left, {right.begin + 1, right.end}};
    else
      found.contents = {range}, found.whole = true;
    frame = found;
    return true;
  }
  return false;
}

}  // namespace netback::read
