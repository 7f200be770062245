#include "read/frame.h"

#include <algorithm>

namespace netback::read {
namespace {

constexpr std::size_t kSubjectLimit = 40;
constexpr std::size_t kLookBack = 60;  // tokens from the end in which a trailing "X said" may stand

bool denial_object(const Token& t) {
  for (std::string_view word : {"claim", "claims", "report", "reports", "allegation", "allegations", "accusation", "accusations", "rumour", "rumours", "rumor", "rumors", "speculation", "suggestion", "suggestions", "charge", "charges", "assertion", "assertions"})
    if (t.fold == word) return true;
  return false;
}

bool conditional_start(const Token& t) { return t.fold == "if" || t.fold == "unless" || t.fold == "once" || t.fold == "should" || t.fold == "provided"; }

}  // namespace

const ReportRow* FrameFinder::row_at(std::size_t at) const {
  if (tokens_[at].mark || tokens_[at].capital || !tokens_[at].form(0xFF)) return nullptr;
  const auto found = lexicon_.report_verbs.find(tokens_[at].word->lemma);
  return found == lexicon_.report_verbs.end() ? nullptr : &found->second;
}

// End of a noun phrase that names a source: the next comma, clause or time expression.
std::size_t FrameFinder::phrase_end(std::size_t at, std::size_t end) const {
  std::size_t i = at;
  for (; i < end; ++i) {
    const Token& t = tokens_[i];
    if (t.mark && t.mark != '\'' && t.mark != '&' && t.mark != '.' && t.mark != '/') break;
    if (i > at && (t.is(kRelative) || t.is(kSubordinator)) && !t.is(kPreposition)) break;
    if (i > at && is_finite(tokens_, i, {at, end})) break;
    if (i > at && skip_time(tokens_, i, end) > i) break;
  }
  return i;
}

// "in a statement", "at a conference in Doha", "in an interview with the Financial Times".
std::size_t FrameFinder::skip_utterance(std::size_t at, std::size_t end, Frame& frame) const {
  if (at >= end || !tokens_[at].is(kPreposition) || tokens_[at].fold == "that") return at;
  std::size_t i = at + 1;
  std::size_t after = at;
  for (; i < end && i < at + 9; ++i) {
    const Token& t = tokens_[i];
    if (t.mark || t.fold == "that" || is_finite(tokens_, i, {at, end})) break;
    if (t.is(kUtterance)) after = i + 1;
    else if (after > at) break;
  }
  if (after == at) {
    // "on Telegram", "in Moscow" count only where the frame visibly ends after them.
    std::size_t stop = at + 1;
    while (stop < end && stop < at + 7 && !tokens_[stop].mark && tokens_[stop].fold != "that" && !is_finite(tokens_, stop, {at, end})) ++stop;
    const bool closed = stop == end || (stop < end && (tokens_[stop].fold == "that" || tokens_[stop].mark == ','));
    const bool place = tokens_[at].fold == "in" || tokens_[at].fold == "on" || tokens_[at].fold == "at" || tokens_[at].fold == "from" || tokens_[at].fold == "via" || tokens_[at].fold == "during" || tokens_[at].fold == "after";
    return closed && place && stop > at + 1 && stop < at + 7 ? stop : at;
  }
  while (after < end && (tokens_[after].fold == "with" || tokens_[after].fold == "to" || tokens_[after].fold == "on" || tokens_[after].fold == "in" || tokens_[after].fold == "for" || tokens_[after].fold == "by" || tokens_[after].fold == "from" || tokens_[after].fold == "published" || tokens_[after].fold == "released")) {
    if (const std::size_t time = skip_time(tokens_, after, end); time > after) {
      after = time;
      continue;
    }
    std::size_t stop = after + 1;
    while (stop < end && stop < after + 8 && !tokens_[stop].mark && tokens_[stop].fold != "that" && !tokens_[stop].is(kPreposition) && skip_time(tokens_, stop, end) == stop && (tokens_[stop].capital || tokens_[stop].is(kDeterminer | kUtterance | kOutletWord | kAudience | kTitle) || stop == after + 1)) ++stop;
    const Range who{after + 1, stop};
    if ((tokens_[after].fold == "with" || tokens_[after].fold == "to") && book_.is_outlet(tokens_, who, text_)) frame.speakers.insert(frame.speakers.begin(), who);
    after = stop;
  }
  return after;
}

// "told Reuters", "to reporters": outlets join the chain.
std::size_t FrameFinder::skip_audience(std::size_t at, std::size_t end, Frame& frame, bool told) const {
  std::size_t i = at;
  if (!told) {
    if (!word(at, end, "to")) return at;
    ++i;
  }
  if (i >= end) return at;
  if (tokens_[i].fold == "them" || tokens_[i].fold == "him" || tokens_[i].fold == "her" || tokens_[i].fold == "us") return i + 1;
  std::size_t stop = i;
  bool named = false, known = false;
  while (stop < end && stop < i + 7) {
    const Token& t = tokens_[stop];
    if (t.mark || t.fold == "that" || t.is(kPreposition) || is_finite(tokens_, stop, {i, end})) break;
    if (skip_time(tokens_, stop, end) > stop) break;
    if (stop > i && t.is(kPronoun | kDeterminer) ) break;
    if (known && !t.is(kAudience | kOutletWord | kUtterance) && !t.capital) break;
    known = known || t.is(kAudience);
    named = named || t.capital;
    ++stop;
  }
  if (stop == i || (!told && !known && !book_.is_outlet(tokens_, {i, stop}, text_))) return at;
  // "told Reuters Gazprom would": the outlet alone is the audience.
  for (std::size_t cut = i + 1; cut < stop; ++cut)
    if (book_.is_outlet(tokens_, {i, cut}, text_) && !tokens_[cut].is(kOutletWord) && !book_.is_outlet(tokens_, {i, cut + 1}, text_)) stop = cut;
  if (book_.is_outlet(tokens_, {i, stop}, text_)) frame.speakers.insert(frame.speakers.begin(), Range{i, stop});
  return stop;
}

// People, houses, papers; not "security concerns".
bool FrameFinder::names_source(Range phrase) const {
  for (std::size_t i = phrase.begin; i < phrase.end; ++i)
    if (tokens_[i].is(kGroup | kDocument | kTitle | kOutletWord) || (tokens_[i].capital && i < phrase.begin + 3)) return true;
  return false;
}

std::size_t FrameFinder::skip_trailers(std::size_t at, std::size_t end, Frame& frame) const {
  for (std::size_t guard = 0; guard < 12 && at < end; ++guard) {
    std::size_t i = at;
    const bool comma = tokens_[i].mark == ',';
    if (comma) ++i;
    if (i >= end) return end;
    const Token& t = tokens_[i];
    std::size_t next = i;
    if (t.fold == "citing" || t.fold == "quoting" || (t.fold == "cited" && word(i + 1, end, "by"))) {
      const std::size_t who = i + 1;
      const std::size_t stop = phrase_end(who, end);
      if (stop == who) return at;
      frame.speakers.push_back({who, stop});
      frame.cues.push_back({i, i + 1});
      next = stop;
    } else if (t.fold == "without" && i + 1 < end && tokens_[i + 1].form(kGerund)) {
      next = std::min(find_mark(tokens_, {i, end}, ','), end);  // "without citing sources"
    } else if ((t.is(kAdverb) || is_ly_adverb(t)) && !t.is(kNegation)) {
      next = std::max(skip_time(tokens_, i, end), i + 1);
    } else {
      next = skip_time(tokens_, i, end);
      if (next == i) next = skip_audience(i, end, frame, false);
      if (next == i) next = skip_utterance(i, end, frame);
    }
    if (next == i) return at;
    // "said prices later fell": an adverb or place that begins the content is no trailer.
    if (comma && next < end && tokens_[next].mark != ',' && tokens_[next].fold != "that" && t.fold != "citing" && t.fold != "quoting") return at;
    at = next;
  }
  return at;
}

bool FrameFinder::leading_according(Range range, Frame& frame) const {
  if (!word(range.begin, range.end, "according") || !word(range.begin + 1, range.end, "to")) return false;
  std::size_t comma = find_mark(tokens_, range, ',');
  if (comma == range.end) return false;
  const Range who{range.begin + 2, comma};
  const std::size_t next = find_mark(tokens_, {comma + 1, range.end}, ',');
  if (next < range.end && find_finite(tokens_, {comma + 1, next}) == next && is_clause(tokens_, {next + 1, range.end}) && !tokens_[comma + 1].is(kPreposition)) comma = next;
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
    if (tokens_[i].fold != "according" || !word(i + 1, range.end, "to") || inside_quotes(tokens_, range, i)) continue;
    std::size_t stop = phrase_end(i + 2, range.end);
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
    if (stop < range.end && tokens_[stop].mark == ',' && is_clause(tokens_, {stop + 1, range.end}) && tokens_[stop + 1].is(kConjunction | kSubordinator))
      frame.contents.push_back({stop + 1, range.end});
    return true;
  }
  return false;
}

bool FrameFinder::inverted(Range range, std::size_t verb, Frame& frame) const {
  const char before = tokens_[verb - 1].mark;
  if (before != ',' && before != '"' && before != '\'') return false;
  if (verb + 1 >= range.end || !(tokens_[verb + 1].capital || tokens_[verb + 1].is(kDeterminer | kPronoun | kGroup | kTitle))) return false;
  const std::size_t stop = phrase_end(verb + 1, range.end);
  if (find_finite(tokens_, {stop, range.end}) != range.end && !(stop < range.end && tokens_[stop].is(kRelative))) {
    if (stop >= range.end || tokens_[stop].mark != ',') return false;
  }
  frame.speakers.push_back({verb + 1, stop});
  frame.cues.push_back({verb, verb + 1});
  frame.contents.push_back({range.begin, verb});
  frame.said = {verb, range.end};
  return true;
}

// "C, X was quoted as saying by Y" or "was quoted by Y as saying".
bool FrameFinder::quoted_as_saying(Range range, std::size_t saying, Frame& frame) const {
  if (saying < range.begin + 5 || tokens_[saying - 1].fold != "as") return false;
  std::size_t quoted = saying - 1;
  while (quoted > range.begin + 2 && saying - quoted < 9 && !tokens_[quoted].verb("quote")) --quoted;
  if (!tokens_[quoted].verb("quote") || !tokens_[quoted - 1].verb("be")) return false;
  std::size_t start = quoted - 1;
  while (start > range.begin && tokens_[start - 1].mark != ',' && tokens_[start - 1].mark != '"') --start;
  if (start <= range.begin || start == quoted - 1) return false;
  for (const std::size_t by : {quoted + 1, saying + 1})
    if (word(by, range.end, "by")) frame.speakers.push_back({by + 1, phrase_end(by + 1, by < saying ? saying - 1 : range.end)});
  frame.speakers.push_back({start, quoted - 1});
  frame.cues.push_back({quoted, saying + 1});
  frame.contents.push_back({range.begin, start});
  frame.said = {start, range.end};
  return true;
}

bool FrameFinder::postposed(Range range, Frame& frame) const {
  const std::size_t first = range.size() > kLookBack ? range.end - kLookBack : range.begin;
  for (std::size_t i = range.end; i-- > std::max(first, range.begin + 2);) {
    if (Frame quoted; tokens_[i].fold == "saying" && quoted_as_saying(range, i, quoted)) {
      frame = quoted;
      return true;
    }
    const ReportRow* row = row_at(i);
    if (!row || row->accusation || row->kind == Kind::denial || row->complement > Complement::np || !tokens_[i].form(kPast | kThird | kBase)) continue;
    Frame found;
    found.row = row;
    if ((tokens_[i].verb("say") || tokens_[i].verb("add") || tokens_[i].verb("note") || tokens_[i].verb("write") || tokens_[i].verb("report")) && inverted(range, i, found)) {
      if (!is_clause(tokens_, found.contents[0]) && find_mark(tokens_, found.contents[0], '"') == found.contents[0].end) continue;
      frame = found;
      return true;
    }
    found = Frame{};
    found.row = row;
    std::size_t at = i + 1;
    if (tokens_[i].verb("tell")) at = skip_audience(at, range.end, found, true);
    at = skip_trailers(at, range.end, found);
    std::size_t more = range.end;
    if (at + 1 < range.end && tokens_[at].mark == ',' && row_at(at + 1) && tokens_[at + 1].form(kGerund)) more = at + 2;
    // ", X said on Tuesday, raising fears of B": what follows is the page's own.
    if (at != range.end && more == range.end) {
      const bool tail = at + 2 < range.end && tokens_[at].mark == ',' && (tokens_[at + 1].form(kGerund) || tokens_[at + 1].is(kSubordinator | kPreposition | kRelative));
      if (!tail) continue;
      found.tail = {at + 1, range.end};
    }
    std::size_t verb = i;  // "has said", "also said"
    while (verb > range.begin && (tokens_[verb - 1].is(kAuxiliary | kAdverb) || is_ly_adverb(tokens_[verb - 1])) && !tokens_[verb - 1].is(kNegation)) --verb;
    std::size_t close = verb;  // an appositive before the verb ends with a comma
    const bool appositive = tokens_[verb - 1].mark == ',';
    if (appositive) --close;
    std::size_t start = close;
    while (start > range.begin && !(tokens_[start - 1].mark == ',' || tokens_[start - 1].mark == '"' || tokens_[start - 1].mark == '-' || tokens_[start - 1].mark == ';')) --start;
    if (appositive && start > range.begin + 1) {
      std::size_t outer = start - 1;
      while (outer > range.begin && !(tokens_[outer - 1].mark == ',' || tokens_[outer - 1].mark == '"')) --outer;
      start = outer;
    }
    const Range subject{start, close};
    if (start <= range.begin || subject.empty() || subject.size() > kSubjectLimit) continue;
    bool plain = find_finite(tokens_, subject) == subject.end && !tokens_[start].is(kRelative) && !tokens_[start].form(kGerund);
    for (std::size_t k = start; k < close && plain; ++k) plain = !(tokens_[k].fold == "which" || tokens_[k].fold == "that");
    if (tokens_[start].is(kPreposition | kConjunction) && tokens_[start].fold != "as") plain = false;
    const Range said{range.begin, start};
    if (!plain || (!is_clause(tokens_, said) && find_mark(tokens_, said, '"') == said.end)) continue;
    found.speakers.insert(found.speakers.begin() + static_cast<std::ptrdiff_t>(found.speakers.size() > 0 && found.cues.empty() ? 1 : 0), subject);
    found.cues.insert(found.cues.begin(), Range{i, i + 1});
    found.contents.push_back(said);
    if (more < range.end) found.contents.push_back({more + (word(more, range.end, "that") ? 1 : 0), range.end});
    found.said = {start, more < range.end ? more : at};
    frame = found;
    return true;
  }
  return false;
}

bool FrameFinder::middle(Range range, Frame& frame) const {
  for (std::size_t i = range.begin + 3; i + 2 < range.end; ++i) {
    const ReportRow* row = row_at(i);
    if (!row || row->complement > Complement::that || row->kind != Kind::reported || !tokens_[i].form(kPast | kThird | kBase)) continue;
    Frame found;
    found.row = row;
    const std::size_t after = skip_trailers(i + 1, range.end, found);
    if (after >= range.end || tokens_[after].mark != ',') continue;
    std::size_t start = i;
    while (start > range.begin && tokens_[start - 1].mark != ',' && tokens_[start - 1].mark != '"') --start;
    if (start <= range.begin || start == i || i - start > 12 || find_finite(tokens_, {start, i}) != i) continue;
    if (tokens_[start].is(kRelative | kConjunction | kPreposition | kSubordinator)) continue;
    found.speakers.push_back({start, i});
    found.cues.push_back({i, i + 1});
    found.said = {start, after};
    const Range left{range.begin, start}, right{after + 1, range.end};
    if (is_clause(tokens_, left) && is_clause(tokens_, right)) found.contents = {left, right};
    else found.contents = {range}, found.whole = true;
    frame = found;
    return true;
  }
  return false;
}

bool FrameFinder::complement(Range range, Range subject, std::size_t verb, Frame& frame) const {
  const ReportRow* row = frame.row;
  std::size_t at = verb + 1;
  if (tokens_[verb].verb("tell") || tokens_[verb].verb("inform") || tokens_[verb].verb("assure") || tokens_[verb].verb("remind")) at = skip_audience(at, range.end, frame, true);
  if (word(at, range.end, "out")) ++at;  // "pointed out that"
  at = skip_trailers(at, range.end, frame);
  if (at < range.end && (tokens_[at].mark == ',' || tokens_[at].mark == ':')) ++at;
  bool that = word(at, range.end, "that");
  if (!that && row->kind == Kind::denial) {  // "denied reports that C"
    for (std::size_t i = at; i + 1 < range.end && i < at + 7; ++i)
      if (tokens_[i].fold == "that" && denial_object(tokens_[i - 1])) at = i, that = true;
  }
  if (that) ++at;
  const Range content{at, range.end};
  frame.said = {range.begin, at};
  const bool quoted = at < range.end && tokens_[at].mark == '"';
  const bool clause = content.size() >= 2 && (is_clause(tokens_, content) || (quoted && content.size() > 3));
  const bool new_clause = clause && starts_noun_phrase(tokens_, at, range.end);
  const auto accept = [&] {
    frame.contents = {content};
    // "X reported that C, citing Y"
    for (std::size_t i = range.end; i-- > at + 3;) {
      if ((tokens_[i].fold != "citing" && tokens_[i].fold != "quoting") || tokens_[i - 1].mark != ',' || i + 1 >= range.end) continue;
      const std::size_t stop = phrase_end(i + 1, range.end);
      if (find_finite(tokens_, {stop, range.end}) < range.end || !names_source({i + 1, stop})) break;
      frame.speakers.push_back({i + 1, stop});
      frame.cues.push_back({i, i + 1});
      frame.contents[0].end = i - 1;
      break;
    }
    return true;
  };
  switch (row->complement) {
    case Complement::clause:
      if (tokens_[at < range.end ? at : range.begin].fold == "to") return false;
      return clause && content.size() > 1 ? accept() : false;
    case Complement::loose:
      // "showed prices fell", not "indicated an interest, but he refuses".
      return (that && clause) || (quoted && clause) || (new_clause && find_finite(tokens_, content) < find_mark(tokens_, content, ',')) ? accept() : false;
    case Complement::that:
      return (that || quoted) && clause ? accept() : false;
    case Complement::np:
      if (that && clause) return accept();
      if (row->kind == Kind::denial) {
        if (new_clause && tokens_[verb].verb("deny")) return accept();
        bool object = tokens_[verb].verb("deny");
        for (std::size_t i = at; i < range.end && i < at + 6; ++i) object = object || denial_object(tokens_[i]);
        if (!object) return false;
      } else if (new_clause && tokens_[at].is(kPronoun)) {
        return accept();
      }
      frame.contents = {{subject.begin, range.end}};
      frame.whole = true;
      return true;
    case Complement::to: {
      bool group = false;
      for (std::size_t i = subject.begin; i < subject.end; ++i) group = group || tokens_[i].is(kGroup) || tokens_[i].is(kDocument) || tokens_[i].capital;
      if (that && clause) return accept();
      if (!group || word(at, range.end, "to")) return false;
      bool infinitive = false;
      for (std::size_t i = at; i + 1 < range.end && i < at + 14; ++i) infinitive = infinitive || (tokens_[i].fold == "to" && tokens_[i + 1].form(kBase));
      if (infinitive || new_clause) return accept();
      return false;
    }
    case Complement::of:
      frame.contents = {{subject.begin, range.end}};
      frame.whole = true;
      return true;
  }
  return false;
}

bool FrameFinder::preposed(Range range, Frame& frame) const {
  std::size_t main = range.begin;
  for (int step = 0; step < 2; ++step) {  // "On Thursday, in a statement, X said": leading adverbials
    if (conditional_start(tokens_[main])) return false;
    const Token& t = tokens_[main];
    const std::size_t comma = find_mark(tokens_, {main, range.end}, ',');
    if (comma == range.end) break;
    const bool adverbial = t.is(kPreposition | kAdverb | kTime | kSubordinator) || t.form(kGerund) || t.form(kParticiple) || is_ly_adverb(t);
    const bool subordinate = t.is(kSubordinator) && find_finite(tokens_, {main + 1, comma}) < comma;
    if (!adverbial || (!subordinate && find_finite(tokens_, {main, comma}) < comma)) break;
    if (!is_clause(tokens_, {comma + 1, range.end})) break;
    if (t.fold == "citing") frame.speakers.push_back({main + 1, comma});
    main = comma + 1;
    while (main < range.end && (tokens_[main].mark == '"' || tokens_[main].mark == ',')) ++main;
    if (main >= range.end) return false;
  }
  if (const std::size_t time = skip_time(tokens_, main, range.end); time > main && time < range.end && main == range.begin && !tokens_[time].mark) main = time;
  const std::size_t finite = find_finite(tokens_, {main, range.end});
  if (finite >= range.end || finite == main || finite - main > kSubjectLimit) return false;
  const std::size_t verb = main_verb(tokens_, finite, range.end);
  // "More than health care, race or the economy, Mr. Obama believes": after an adverbial the subject is the last part.
  if (main != range.begin && tokens_[finite - 1].mark != ',')
    for (std::size_t i = main; i + 1 < finite; ++i)
      if (tokens_[i].mark == ',') main = i + 1;
  const Range subject{main, finite};
  for (std::size_t i = finite; i < verb; ++i)
    if (tokens_[i].is(kNegation | kModal) && tokens_[i].fold != "would") return false;
  const bool passive = verb > finite && tokens_[verb].form(kParticiple) && (tokens_[verb - 1].verb("be") || (verb > finite + 1 && tokens_[verb - 2].verb("be") && tokens_[verb - 1].is(kAdverb)));
  frame.cues.push_back({verb, verb + 1});
  if (passive) {
    if (tokens_[verb].verb("quote")) {  // "was quoted by TASS as saying that"
      for (std::size_t i = verb + 1; i + 1 < range.end && i < verb + 8; ++i) {
        if (tokens_[i].fold != "as" || tokens_[i + 1].fold != "saying") continue;
        static const ReportRow kSaying{"say", "stated", false, Complement::clause, Kind::reported, false};
        frame.row = &kSaying;
        if (word(verb + 1, i, "by")) frame.speakers.push_back({verb + 2, i});
        frame.speakers.push_back(subject);
        return complement(range, subject, i + 1, frame);
      }
      return false;
    }
    const ReportRow* row = row_at(verb);
    if (!row || !word(main, range.end, "it") || subject.size() != 1) return false;
    const std::size_t that = verb + 1;
    if (!word(that, range.end, "that")) return false;
    frame.row = row;
    frame.agentless = true;
    frame.contents = {{that + 1, range.end}};
    return true;
  }
  if (tokens_[verb].verb("quote") && verb == finite) {  // "TASS quoted X as saying"
    for (std::size_t i = verb + 1; i + 1 < range.end && i < verb + 14; ++i) {
      if (tokens_[i].fold != "as" || tokens_[i + 1].fold != "saying") continue;
      static const ReportRow kSaying{"say", "stated", false, Complement::clause, Kind::reported, false};
      frame.row = &kSaying;
      frame.speakers = {subject, {verb + 1, i}};
      return complement(range, subject, i + 1, frame);
    }
    return false;
  }
  frame.row = row_at(verb);
  if (!frame.row) return false;
  const Token& head = tokens_[subject.end - 1];
  if (subject.size() == 1 && (head.fold == "i" || head.fold == "we" || head.fold == "you" || head.fold == "that" || head.fold == "this" || head.fold == "there")) return false;
  frame.speakers.insert(frame.speakers.begin(), subject);
  return complement(range, subject, verb, frame);
}

bool FrameFinder::predicate(Range subject, Range predicate, Frame& frame) const {
  std::size_t first = predicate.begin;
  while (first < predicate.end && (tokens_[first].is(kAdverb | kConjunction) || is_ly_adverb(tokens_[first]))) ++first;
  if (first >= predicate.end) return false;
  const std::size_t verb = main_verb(tokens_, first, predicate.end);
  frame.row = row_at(verb);
  if (!frame.row || frame.row->complement > Complement::np || (verb > first && tokens_[verb - 1].verb("be"))) return false;
  frame.speakers.push_back(subject);
  frame.cues.push_back({verb, verb + 1});
  return complement(predicate, subject, verb, frame) && !frame.whole;
}

bool FrameFinder::find(Range range, Frame& frame) const {
  if (range.size() < 4) return false;
  for (auto finder : {&FrameFinder::leading_according, &FrameFinder::trailing_according, &FrameFinder::postposed, &FrameFinder::preposed, &FrameFinder::middle}) {
    Frame found;
    if (!(this->*finder)(range, found)) continue;
    frame = std::move(found);
    return true;
  }
  return false;
}

}  // namespace netback::read
