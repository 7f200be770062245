// What a reporting verb takes: "said that A and that B", "denied any rift and announced that C", "told investors C".
#include "read/frame.h"

#include <algorithm>

namespace netback::read {
namespace {

// A finite verb that is nothing else: "would", "has", "fell"; not "closed", which may be a participle.
bool surely(const Token& t) {
  return t.is(kModal | kAuxiliary) || t.form(kThird) || t.verb("be") || t.verb("have") ||
         (t.form(kPast) && !t.form(kParticiple));
}

}  // namespace

bool FrameFinder::complement(Range range, Range subject, std::size_t verb, Frame& frame) const {
  const ReportRow* row = frame.row;
  std::size_t at = verb + 1;
  if (tokens_[verb].verb("tell") || tokens_[verb].verb("inform") || tokens_[verb].verb("assure") ||
      tokens_[verb].verb("remind"))
    at = skip_audience(at, range.end, frame, true);
  if (word(at, range.end, "out")) ++at;  // "pointed out that"
  at = skip_trailers(at, range.end, frame);
  if (at < range.end && tokens_[at].mark == ',') {  // "said, also on Thursday, that C"
    const std::size_t stop = find_mark(tokens_, {at + 1, std::min(at + 16, range.end)}, ',');
    if (word(stop + 1, range.end, "that") && tokens_[stop].mark == ',' && find_finite(tokens_, {at + 1, stop}) == stop)
      at = stop;
  }
  if (at < range.end && (tokens_[at].mark == ',' || tokens_[at].mark == ':')) ++at;
  bool that = word(at, range.end, "that");
  if (!that && (tokens_[verb].verb("warn") || tokens_[verb].verb("notify") ||
                tokens_[verb].verb("advise"))) {  // "warned buyers that C"
    for (std::size_t i = at; i < range.end && i < at + 6 && !tokens_[i].mark && !is_finite(tokens_, i, {at, range.end}); ++i)
      if (tokens_[i].fold == "that") at = i, that = true;
  }
  if (!that && row->kind == Kind::denial) {  // "denied reports that C"
    bool hearsay = false;
    for (std::size_t i = at; i + 1 < range.end && i < at + 13 && !that && (!tokens_[i].mark || tokens_[i].mark == '"') &&
                             !tokens_[i].is(kConjunction);
         ++i) {
      hearsay = hearsay || tokens_[i].is(kHearsay) ||  // "contradicted online posts that C"
                (i > at && word(i + 1, range.end, "that") && starts_noun_phrase(tokens_, i + 2, range.end) &&
                 !is_finite(tokens_, i + 2, {i + 1, range.end}));
      if (tokens_[i].fold == "that" && hearsay) at = i, that = true;
      const bool claims = i > at && tokens_[i].form(kGerund) && row_at(i) && row_at(i)->kind == Kind::reported;
      if (claims && !that && is_clause(tokens_, {i + 1, range.end}))  // "a post claiming the line had been damaged"
        at = i + word(i + 1, range.end, "that"), that = true;
      if (tokens_[i].is(kHearsay) && tokens_[i + 1].mark == ',')  // "the charge, made by X last week, that C"
        if (const std::size_t close = find_mark(tokens_, {i + 2, range.end}, ',');
            close < i + 16 && word(close + 1, range.end, "that") && is_clause(tokens_, {close + 2, range.end}))
          at = close + 1, that = true;
    }
  }
  if (that) ++at;
  const Range content{at, range.end};
  frame.said = {range.begin, at};
  const bool quoted = at < range.end && tokens_[at].mark == '"';
  const bool clause = content.size() >= 2 && (is_clause(tokens_, content) || (quoted && content.size() > 3));
  const bool new_clause = clause && starts_noun_phrase(tokens_, at, range.end);
  const auto accept = [&] {
    const std::size_t end = said_besides(at, range.end, frame) ? frame.contents.front().end : range.end;
    frame.contents = {{at, end}};
    // "said that A and that B"
    for (std::size_t i = at + 3; that && i + 4 < end; ++i)
      if ((tokens_[i].fold == "and" || tokens_[i].fold == "or") && word(i + 1, end, "that") && !inside_quotes(tokens_, i) &&
          is_clause(tokens_, {at, i}) && is_clause(tokens_, {i + 2, end})) {
        frame.contents = {{at, i}, {i + 2, end}};
        return true;
      }
    // "said the loss was small but warned that prices could rise": both are said by the subject.
    for (std::size_t i = at + 2; i + 3 < end; ++i) {
      if (tokens_[i].fold != "but" && tokens_[i].fold != "and") continue;
      std::size_t next = i + 1;
      while (next + 1 < end && (tokens_[next].is(kAdverb) || is_ly_adverb(tokens_[next]))) ++next;
      if (const Range denied = denied_at(next, end); !denied.empty() && tokens_[next].form(kPast)) {
        frame.contents = {{at, tokens_[i - 1].mark == ',' ? i - 1 : i}};
        frame.also = denied, frame.also_row = &kDenying;
        return true;
      }
      const ReportRow* second = row_at(next);
      if (!second || !tokens_[next].form(kPast) || second->complement > Complement::np || second->kind == Kind::denial)
        continue;
      const bool clause_after = second->complement <= Complement::loose &&
                                (tokens_[i].fold == "but" || second->scale_class == "stated") &&
                                starts_noun_phrase(tokens_, next + 1, end) && is_clause(tokens_, {next + 1, end});
      const bool that_after = word(next + 1, end, "that");
      if (!that_after && !clause_after) continue;
      const std::size_t cut = tokens_[i - 1].mark == ',' ? i - 1 : i;
      frame.contents = {{at, cut}};
      const Range said{next + 1 + that_after, end};
      frame.contents.push_back(said);
      frame.cues.push_back({next, next + 1});
      return true;
    }
    // "X reported that C, citing Y"
    for (std::size_t i = end; i-- > at + 3;) {
      if ((tokens_[i].fold != "citing" && tokens_[i].fold != "quoting") || tokens_[i - 1].mark != ',' || i + 1 >= end)
        continue;
      const std::size_t stop = with_name({i + 1, phrase_end(i + 1, end)}, end);
      if (find_finite(tokens_, {stop, end}) < end || !names_source({i + 1, stop})) break;
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
      return (that && clause) || (quoted && clause) ||
                     (new_clause && find_finite(tokens_, content) < find_mark(tokens_, content, ','))
                 ? accept()
                 : false;
    case Complement::that:
      if (!that && !quoted && new_clause) {  // "argues the permit breaches the law", "reckons two of the trains are idle"
        return surely(tokens_[find_finite(tokens_, content)]) ? accept() : false;
      }
      return (that || quoted) && clause ? accept() : false;
    case Complement::np:
      if (that && (clause || (row->kind == Kind::denial && content.size() > 4))) return accept();
      if (row->kind == Kind::denial) {
        // "denied any rift and announced that C", "denied having shut the plant, adding that C": C is said, not denied.
        Frame both = frame;
        if (said_besides(at, range.end, both) && tokens_[verb].verb("deny")) {
          const Range denied{at, both.contents.front().end};
          const bool own_clause = new_clause && find_finite(tokens_, denied) < denied.end;
          both.contents = {{own_clause ? at : subject.begin, denied.end}};
          both.whole = !own_clause;
          frame = both;
          return true;
        }
        const bool back = at < range.end && one_of(tokens_[at], {"this", "it", "that"}) &&
                          !(at + 1 < range.end && is_finite(tokens_, at + 1, {at, range.end}));  // "denied this and left"
        if (new_clause && tokens_[verb].verb("deny") && !back) return accept();
        bool object = tokens_[verb].verb("deny") || tokens_[verb].verb("refute") || tokens_[verb].verb("rebut");
        for (std::size_t i = at; i < range.end && i < at + 4; ++i)  // "denied a licence to the refiner": refused
          object = object && !one_of(tokens_[i], {"access", "entry", "licence", "license", "permission", "permit", "request",
                                                  "application", "approval", "bail", "consent", "visa", "appeal", "motion"});
        for (std::size_t i = subject.begin; i < subject.end; ++i)  // a court that dismisses a claim judges it
          if (one_of(tokens_[i], {"court", "judge", "tribunal", "jury", "magistrate"})) return false;
        for (std::size_t i = at; i < range.end && i < at + 6; ++i) object = object || tokens_[i].is(kHearsay);
        for (std::size_t i = at; i < range.end && i < at + 3; ++i)  // "disputes ever having named a figure"
          object = object || tokens_[i].form(kGerund);
        object = object || one_of(tokens_[std::min(at, range.end - 1)], {"this", "it", "that"});  // what was told before
        if (!object) return false;
      } else if (new_clause) {  // "confirmed it had", "confirmed storage sites would be empty"; not "announced a cut"
        const Token& finite = tokens_[find_finite(tokens_, content)];
        if (tokens_[at].is(kPronoun) || (surely(finite) && !finite.form(kThird))) return accept();
        if (finite.verb("be") || finite.verb("have")) return accept();
      }
      frame.contents = {{subject.begin, range.end}};
      frame.whole = true;
      return true;
    case Complement::to: {
      bool group = false;
      for (std::size_t i = subject.begin; i < subject.end; ++i)
        group = group || tokens_[i].is(kGroup | kDocument | kHouse | kPerson) || tokens_[i].capital;
      if (that && clause) return accept();
      if (!group || word(at, range.end, "to")) return false;
      bool infinitive = false;
      for (std::size_t i = at; i + 1 < range.end && i < at + 14; ++i)
        infinitive = infinitive || (tokens_[i].fold == "to" && tokens_[i + 1].form(kBase));
      if (infinitive || new_clause) return accept();
      for (std::size_t i = at; i < range.end && i < at + 8;
           ++i)  // "expects flows of 40 bcm", "expected no restart before May"
        if (tokens_[i].number || (i == at && tokens_[i].fold == "no")) return speaks(subject) ? accept() : false;
      return false;
    }
    case Complement::of:
      frame.contents = {{subject.begin, range.end}};
      frame.whole = true;
      return true;
  }
  return false;
}

// "denied that D", "rejecting reports that D" from `verb` on: D, or nothing.
Range FrameFinder::denied_at(std::size_t verb, std::size_t end) const {
  if (verb + 3 >= end || !denies(verb, end)) return {};
  bool hearsay = false;
  for (std::size_t that = verb + 1; that + 2 < end && that < verb + 9 && !tokens_[that].mark; ++that) {
    hearsay = hearsay || tokens_[that].is(kHearsay);
    if (tokens_[that].fold == "that" && (hearsay || that == verb + 1) && is_clause(tokens_, {that + 1, end}))
      return {that + 1, end};
  }
  return {};
}

// What is said after it, "adding that D": fills `also`, and ends the content before it. After a denial "and", "but" lead
// to it, too.
bool FrameFinder::said_besides(std::size_t at, std::size_t end, Frame& frame) const {
  const bool denial = frame.row->kind == Kind::denial;
  for (std::size_t i = at + 1; i + 3 < end; ++i) {
    const bool joined = (denial && (tokens_[i].fold == "and" || tokens_[i].fold == "but")) || tokens_[i].mark == ',';
    if (!joined || inside_quotes(tokens_, i)) continue;
    if (const Range denied = denied_at(i + 1, end); !denial && !denied.empty() && tokens_[i + 1].form(kGerund)) {
      frame.contents = {{at, i}};  // "said flows were normal, denying a report that D"
      frame.also = denied, frame.also_row = &kDenying;
      return true;
    }
    const ReportRow* second = row_at(i + 1);
    if (!second || second->kind == Kind::denial || !tokens_[i + 1].form(tokens_[i].mark ? kGerund : kPast | kThird))
      continue;
    const bool that = word(i + 2, end, "that");
    if (!that && !(second->complement <= Complement::loose && starts_noun_phrase(tokens_, i + 2, end) &&
                   is_clause(tokens_, {i + 2, end})))
      continue;
    frame.contents = {{at, i}};
    frame.also = {i + 2 + that, end};
    frame.also_row = second;
    return true;
  }
  return false;
}

}  // namespace netback::read
