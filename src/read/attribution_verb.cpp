// Attributions by a verb: X said that C, "C," X said, X wants to C, X accused Y of C, Y was criticised by X.
#include <algorithm>

#include "read/attribution.h"

namespace netback::read {
namespace {

using Form = VerbGroup::Form;

std::uint32_t preposition_bit(const Node& n) {
  if (n.mark) return 0;
  if (n.word("of")) return kTakesOf;
  if (n.word("for")) return kTakesFor;
  if (n.word("on") || n.word("upon")) return kTakesOn;
  if (n.word("about") || n.word("over") || n.word("around") || n.word("regarding")) return kTakesAbout;
  if (n.word("against")) return kTakesAgainst;
  if (n.word("with")) return kTakesWith;
  if (n.word("at")) return kTakesAt;
  if (n.word("to")) return kTakesToward;
  if (n.word("in")) return kTakesIn;
  return 0;
}

bool opens_clause(const Node& n) {
  return n.word("that") || n.word("how") || n.word("why") || n.word("whether") || n.word("if") || n.word("what") ||
         n.word("who") || n.word("where") || n.word("when");
}

class VerbReader {
 public:
  VerbReader(const Paragraph& p, std::uint32_t index, Range sentence, Found& found)
      : p_(p), index_(index), g_(p.groups[index]), s_(sentence), takes_(p[g_.head].token->word->cue_verb), found_(found) {}
  bool read() {
    found_.cue = {g_.begin, g_.end};
    found_.head = g_.head;
    if (g_.copula && p_[g_.head].token->verb("be")) return predicative();
    const Node& first = p_[g_.begin];
    // What may, would or should be said is not said.
    if (!takes_ || (first.is(kModal) && !first.word("will"))) return false;
    if (g_.passive) return passive();
    return behind() || complement();
  }

 private:
  bool passive();
  bool behind();
  bool complement();
  bool predicative();
  bool take(std::size_t from, bool clause);
  bool own_subject();

  const Paragraph& p_;
  std::uint32_t index_;
  const VerbGroup& g_;
  Range s_;
  std::uint32_t takes_;
  Found& found_;
};

bool VerbReader::own_subject() {
  found_.source = subject_of(p_, index_, s_);
  return !found_.source.empty();
}

bool VerbReader::take(std::size_t from, bool clause) {
  std::size_t stop = content_end(p_, from, s_, clause);
  // "As X talked about C, Y did D": the leading clause ends at its comma.
  const std::size_t opener = found_.source.empty() ? s_.begin : found_.source.begin;
  if (opener <= s_.begin + 2 && p_[s_.begin].is(kSubordinator | kPreposition) && !p_[s_.begin].word("that"))
    for (std::size_t i = from; i < stop && i < s_.end; ++i) {
      if (p_[i].mark == ',' && p_[i].quote == kNone) stop = i;
    }
  if (stop <= from) return false;
  found_.content.push_back({from, stop});
  if (stop == s_.end && p_[from].mark == '"') content_behind(p_, stop, s_, found_.content);
  return true;
}

bool VerbReader::passive() {
  std::size_t by = g_.end;
  while (by < s_.end && by < g_.end + 6u && !p_[by].word("by") && !p_[by].mark && p_[by].group == kNone) ++by;
  const bool named = by < s_.end && p_[by].word("by");
  const Range subject = subject_of(p_, index_, s_);
  if (g_.form == Form::participle && !named && !(takes_ & kTakesSay)) return false;
  if (named) found_.source = phrase_after(p_, by + 1, s_);
  const std::size_t after = named ? found_.source.end : g_.end;
  const bool to = after < s_.end && p_[after].word("to") && p_[after].group != kNone;
  const bool as = after < s_.end && p_[after].word("as");
  const bool that = after < s_.end && opens_clause(p_[after]);
  if ((takes_ & kTakesTell) && !named && (to || that)) {  // "X was told that": the hearer is no source
    return take(after, true);
  }
  if (!named && !to && !that && !as && !(takes_ & kTakesNp)) return false;
  if (!named && !that && g_.form == Form::infinitive && !to) return false;
  if (that && (takes_ & (kTakesSay | kTakesThat))) return take(after, true);
  if (!subject.empty() && !(subject.size() == 1 && p_[subject.begin].word("it") && that)) found_.content.push_back(subject);
  if (to || as) {
    const std::size_t stop = content_end(p_, after, s_, false);
    if (stop > after) found_.content.push_back({after, stop});
  }
  return !found_.content.empty();
}

// The words stand before: "C," X said / said X.
bool VerbReader::behind() {
  if (!(takes_ & kTakesSay) || g_.form != Form::finite || g_.begin <= s_.begin + 1) return false;
  std::size_t after = g_.end;
  // Inverted: the verb right behind the quotation or comma.
  const Node& before = p_[g_.begin - 1];
  if ((before.mark == '"' || before.mark == ',') && g_.begin + 1 == g_.end && starts_phrase(p_, after, s_.end) &&
      p_[after].mark != '"' && !p_[after].is(kWeekday | kMonth | kTime) &&
      (before.mark == '"' || p_[g_.begin - 2].mark == '"' || p_[after].capital())) {
    const Range speaker = phrase_after(p_, after, s_);
    const bool another =
        speaker.end < s_.end && p_[speaker.end].group != kNone && p_.groups[p_[speaker.end].group].form == Form::finite;
    if (!speaker.empty() && !another) {
      found_.source = speaker;
      found_.content = content_before(p_, g_.begin, s_);
      std::size_t end = speaker.end;
      while (end + 1 < s_.end && p_[end].mark != '"' && p_[end].mark != '.') ++end;
      if (end < s_.end)
        content_behind(p_, p_[end].mark == '"' ? end - 1 : end, s_, found_.content);  // the speaker may close it
      return !found_.content.empty();
    }
  }
  const Range subject = subject_of(p_, index_, s_);
  if (subject.empty() || subject.begin <= s_.begin + 1 || p_[subject.begin].is(kRelative)) return false;
  const char mark = p_[subject.begin - 1].mark;
  if (mark != ',' && mark != '"') return false;
  // The quotation opens at the subject: '"We said ...' is no frame.
  if (mark == '"' && p_[subject.begin - 1].pair != kNone && p_[subject.begin - 1].pair > subject.begin) return false;
  if (p_[g_.head].token->verb("tell")) {
    while (after < s_.end && !p_[after].mark && p_[after].group == kNone && !opens_clause(p_[after])) ++after;
  } else {
    after = skip_circumstance(p_, after, s_);
  }
  if (after < s_.end && p_[after].group != kNone && p_.groups[p_[after].group].form == Form::gerund) {
    after = s_.end;  // "..., he said, referring to Y" without the comma
  }
  // Behind a quotation any words may follow: "C," X said after the meeting.
  if (const bool quoted = mark == '"' || p_[subject.begin - 2].mark == '"';
      quoted && after < s_.end && !p_[after].mark && !opens_clause(p_[after]) && !starts_phrase(p_, after, s_.end))
    while (after < s_.end && p_[after].mark != ',' && p_[after].mark != '"' && p_[after].mark != '.' &&
           p_[after].mark != ':')
      ++after;
  if (after < s_.end && p_[after].mark != '.' && p_[after].mark != ',' && p_[after].mark != ':' && p_[after].mark != '-' &&
      p_[after].mark != '"')
    return false;
  if (mark == ',' && p_[subject.begin - 2].mark != '"') {
    // No quotation: the words before must be a clause, not "On Monday,".
    bool clause = false;
    for (std::uint32_t k = index_; k-- > 0 && p_.groups[k].begin >= s_.begin;)
      clause = clause || (p_.groups[k].form == Form::finite && p_.groups[k].end <= subject.begin);
    if (!clause || p_[s_.begin].is(kSubordinator)) {
      if (after < s_.end && p_[after].mark == ',' && after + 2 < s_.end) {
        // "But, he said, C": the clause follows.
        found_.source = subject;
        take(after + 1, true);
        return !found_.content.empty();
      }
      return false;
    }
  }
  if (after < s_.end && p_[after].mark == ':') return false;
  found_.source = subject;
  found_.content = content_before(p_, subject.begin, s_);
  content_behind(p_, after, s_, found_.content);
  return !found_.content.empty();
}

// "is critical of C", "are worried that C", "it is unclear whether C".
bool VerbReader::predicative() {
  std::size_t at = g_.end;
  while (at < s_.end && at < g_.end + 3u && !p_[at].mark && !p_[at].token->word->cue_adjective) ++at;
  if (at + 1 >= s_.end || p_[at].mark || !p_[at].token->word->cue_adjective || p_[at].group != kNone) return false;
  const std::uint32_t takes = p_[at].token->word->cue_adjective;
  const Node& next = p_[at + 1];
  const std::uint32_t bit = preposition_bit(next);
  const bool clause = (takes & kTakesThat) && opens_clause(next);
  const bool to = (takes & kTakesTo) && next.word("to") && next.group != kNone;
  const bool preposition = bit && (takes & bit) && next.group == kNone && at + 2 < s_.end;
  if (!clause && !to && !preposition) return false;
  own_subject();
  if (found_.source.size() == 1 && p_[found_.source.begin].word("it")) found_.source = {};
  found_.cue.end = at + 1 + preposition;
  return take(at + 1 + preposition, clause);
}

bool VerbReader::complement() {
  own_subject();
  if (found_.source.empty() && !(g_.form == Form::finite && g_.begin <= s_.begin + 1)) return false;
  std::size_t at = g_.end;
  // "pointed out", "laid out"
  while (at < s_.end && at < g_.end + 2u && (p_[at].word("out") || p_[at].word("up") || p_[at].word("off"))) ++at;
  found_.cue.end = at;
  const std::size_t near = at;
  std::size_t far = skip_circumstance(p_, at, s_);
  if (far < s_.end && (p_[far].mark == ',' || p_[far].mark == ':') && far + 1 < s_.end &&
      (p_[far + 1].mark == '"' || (p_[far].mark == ':')))
    ++far;
  if (takes_ & kTakesTell) {  // an addressee first: "told reporters that", "urged him to"
    if (near < s_.end && starts_phrase(p_, near, s_.end) && p_[near].mark != '"') {
      std::size_t i = near;
      while (i < s_.end && i < near + 14 && !opens_clause(p_[i]) && p_[i].mark != '"' && p_[i].mark != ':' &&
             p_[i].mark != '.' && !(p_[i].group != kNone && i > near))
        ++i;
      if (i < s_.end && p_[i].mark == ':') return take(i + 1, true);
      if (i < s_.end && (opens_clause(p_[i]) || p_[i].mark == '"')) return take(i, true);
      if (i < s_.end && p_[i].group != kNone && i > near && (takes_ & (kTakesTo | kTakesNp))) return take(near, false);
      if (i < s_.end && p_[i].group != kNone && p_.groups[p_[i].group].form == Form::finite && i > near + 1) {
        // "told the Guardian prices would rise": the clause begins after the addressee's name.
        std::size_t from = near + 1;
        while (from < i && (p_[from].capital() || p_[from].is(kDeterminer))) ++from;
        return take(from < i ? from : i - 1, true);
      }
    }
  }
  if (takes_ & (kTakesSay | kTakesThat)) {
    std::size_t from = s_.end;
    if (near < s_.end && (opens_clause(p_[near]) || p_[near].mark == '"'))
      from = near;
    else if (far < s_.end && (opens_clause(p_[far]) || p_[far].mark == '"'))
      from = far;
    else if (far < s_.end && far > near && p_[far - 1].mark == ':')
      from = far;
    else if ((takes_ & (kTakesSay | kTakesZero)) && near < s_.end && starts_phrase(p_, near, s_.end))
      from = near;
    else if ((takes_ & kTakesSay) && far < s_.end && starts_phrase(p_, far, s_.end))
      from = far;
    if (from < s_.end) return take(from, true);
    if ((takes_ & kTakesSay) && near < s_.end && !p_[near].mark && p_[near].group == kNone && !preposition_bit(p_[near]) &&
        !p_[near].is(kSubordinator | kPreposition | kTime | kWeekday | kAdverb))
      return take(near, true);
  }
  if ((takes_ & kTakesTo) && near < s_.end && p_[near].word("to") && p_[near].group != kNone) return take(near, true);
  if (near < s_.end) {
    const std::uint32_t bit = preposition_bit(p_[near]);
    if (bit && (takes_ & bit) && p_[near].group == kNone && near + 1 < s_.end) {
      found_.cue.end = near + 1;
      return take(near + 1, false);
    }
  }
  if ((takes_ & kTakesNp) && near < s_.end &&
      (starts_phrase(p_, near, s_.end) || p_[near].word("how") || p_[near].word("what") || p_[near].word("whether") ||
       p_[near].word("that")))
    return take(near, false);
  if ((takes_ & kTakesTo) && (takes_ & kTakesNp) == 0 && far < s_.end && p_[far].word("to") && p_[far].group != kNone)
    return take(far, true);
  return false;
}

}  // namespace

bool read_verb(const Paragraph& p, std::uint32_t group, Range sentence, Found& found) {
  return VerbReader(p, group, sentence, found).read();
}

}  // namespace netback::read
