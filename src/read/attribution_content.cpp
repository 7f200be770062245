// How far a content reaches, by the marks and verb groups around it.
#include <algorithm>

#include "read/attribution.h"

namespace netback::read {
namespace {

using Form = VerbGroup::Form;

bool finite_at(const Paragraph& p, std::size_t i) {
  return p[i].group != kNone && p.groups[p[i].group].form == Form::finite;
}

// The comma ends an object unless a list goes on behind it.
bool ends_object(const Paragraph& p, std::size_t comma, std::size_t last) {
  const Node& next = p[comma + 1];
  if (next.is(kRelative) || next.word("where") || next.word("when")) return true;
  if (next.group != kNone) return p.groups[next.group].form != Form::infinitive;
  bool joined = next.is(kConjunction);
  if (next.word("but")) return true;
  for (std::size_t k = comma + 1; k < last && k < comma + 12; ++k) {
    if (finite_at(p, k)) return true;  // a clause of its own
    if (p[k].word("and") || p[k].word("or")) joined = true;
    if (p[k].mark == ',' && joined) break;
  }
  return !joined;
}

}  // namespace

// End of what is said from `from` on: the sentence, or an earlier turn to other words of the page.
std::size_t content_end(const Paragraph& p, std::size_t from, Range sentence, bool clause) {
  std::size_t last = sentence.end;
  if (from < sentence.end && p[from].quote != kNone && p[p[from].quote].pair != kNone)
    last = std::min<std::size_t>(last, p[p[from].quote].pair);
  for (std::size_t i = from; i < last; ++i) {
    const Node& n = p[i];
    if (n.mark == '"' && n.pair != kNone && n.pair > i) {
      if (i == from && n.pair >= sentence.end) return std::min<std::size_t>(n.pair + 1, p.size());  // over several sentences
      // A quotation that is all of the content ends with it.
      if (i == from && clause && n.pair < last && (p[n.pair - 1].mark == ',' || p[n.pair - 1].mark == '.'))
        return n.pair + 1;
      i = std::min<std::size_t>(n.pair, last);
      continue;
    }
    if (n.mark == ';' && i > from) return i;
    if (i == from || i + 1 >= last) continue;
    if (n.mark == ',') {
      const Node& next = p[i + 1];
      if (next.word("according") || next.word("while") || next.word("whereas") || next.word("although") ||
          next.word("though"))
        return i;
      if (!clause && ends_object(p, i, last)) return i;
      std::size_t k = i + 1;
      while (k < last && !p[k].mark && (p[k].is(kAdverb | kConjunction) || is_ly_adverb(*p[k].token))) ++k;
      if (k < last && p[k].group != kNone) {
        const VerbGroup& group = p.groups[p[k].group];
        const Word& head = *p[group.head].token->word;
        if (group.form == Form::gerund && (head.cue_verb & (kTakesSay | kTakesThat | kTakesNp))) return i;
        if (group.form == Form::finite && k > i + 1 && (head.cue_verb & (kTakesSay | kTakesTell))) return i;
      }
      // Behind a noun phrase a relative clause of the page follows.
      if (!clause && (next.is(kRelative) || next.word("who") || next.word("which"))) return i;
    }
    if (n.word("and") || n.word("but")) {
      std::size_t k = i + 1;
      while (k < last && !p[k].mark && (p[k].is(kAdverb) || is_ly_adverb(*p[k].token))) ++k;
      if (k < last && p[k].group != kNone) {
        const VerbGroup& group = p.groups[p[k].group];
        const Word& head = *p[group.head].token->word;
        const bool cue = head.cue_verb != 0;
        if (group.form == Form::finite && cue && (!clause || (head.cue_verb & (kTakesSay | kTakesTell)))) return i;
        if (group.form == Form::finite && !clause) return i;
      }
    }
    if (n.word("according") && p.word(i + 1, "to")) return i;
    // The circumstances of an object are the page's own: "praised Y on Monday", "called for D after E fell".
    if (!clause && i > from) {
      if (n.mark == '-' && n.quote == kNone) return i;
      if (n.mark) continue;
      if (n.word("while") || n.word("when") || n.word("amid") || n.word("after") || n.word("since") || n.word("during"))
        return i;
      if (n.is(kPreposition) && i + 1 < last && (p[i + 1].is(kWeekday) || p[i + 1].is(kUtterance))) return i;
      if (n.is(kWeekday)) return i;
    }
  }
  return last;
}

// What stands before ", X said": the quotation, or the clause.
std::vector<Range> content_before(const Paragraph& p, std::size_t end, Range sentence) {
  std::size_t begin = sentence.begin;
  std::size_t last = end;
  if (last > begin && p[last - 1].mark == ',') --last;
  if (last > begin && p[last - 1].mark == '"' && p[last - 1].pair != kNone && p[last - 1].pair < last) {
    const std::size_t open = p[last - 1].pair;
    begin = std::min<std::size_t>(begin, open);
    if (open >= sentence.begin) {
      // Words before the quotation in the same clause belong to it.
      begin = sentence.begin;
      for (std::size_t k = open; k-- > sentence.begin;)
        if (p[k].mark == ';' || p[k].mark == ':' || p[k].mark == '.' ||
            (finite_at(p, k) && (p[p.groups[p[k].group].head].token->word->cue_verb & kTakesSay))) {
          begin = p[k].mark ? k + 1 : open;
          break;
        }
    }
    if (open < sentence.begin) begin = open;
  }
  // Inside a quotation that a cue within it reports.
  if (begin < last && p[begin].mark == '"' && p[begin].pair != kNone && p[begin].pair >= end) ++begin;
  return begin < last ? std::vector<Range>{{begin, last}} : std::vector<Range>{};
}

void content_behind(const Paragraph& p, std::size_t at, Range sentence, std::vector<Range>& content) {
  if (at < sentence.end && (p[at].mark == ',' || p[at].mark == ':') && at + 1 < sentence.end) {
    if (p[at + 1].group != kNone && p.groups[p[at + 1].group].form == VerbGroup::Form::gerund) return;
    const bool turn = p[at + 1].word("while") || p[at + 1].word("but") || p[at + 1].word("although") ||
                      p[at + 1].is(kRelative) || p[at + 1].word("according") || p[at + 1].word("after") ||
                      p[at + 1].word("as");
    if (turn) return;
    const std::size_t stop = content_end(p, at + 1, sentence, true);
    if (stop > at + 1) content.push_back({at + 1, stop});
    return;
  }
  // "... ," X said. "B.": the next sentences, while they are quoted.
  const std::size_t next = sentence.end;
  if (at < sentence.end && p[at].mark != '.') return;
  if (next < p.size() && p[next].mark == '"' && p[next].pair != kNone && p[next].pair > next) {
    const std::size_t close = std::min<std::size_t>(p[next].pair, p.size() - 1);
    // A speaker of its own behind it: "B," he added.
    if (close + 1 < p.size() && !p[close].mark) return;
    bool own = close + 1 < p.size() && close > 0 && p[close - 1].mark == ',';
    if (!own) content.push_back({next, close + 1});
  }
}

std::size_t skip_circumstance(const Paragraph& p, std::size_t at, Range sentence) {
  for (std::size_t guard = 0; guard < 8 && at < sentence.end; ++guard) {
    const Node& n = p[at];
    if (n.mark) return at;
    if (n.is(kWeekday | kTime) && !n.is(kPronoun)) {
      ++at;
      continue;
    }
    if (n.is(kMonth) && n.capital()) {
      ++at;
      if (at < sentence.end && p[at].token->number) ++at;
      continue;
    }
    if ((n.is(kAdverb) || is_ly_adverb(*n.token)) && !n.is(kDeterminer | kPronoun | kSubordinator)) {
      ++at;
      continue;
    }
    if ((n.is(kPreposition) || n.word("during") || n.word("after")) && n.group == kNone) {
      // "in a statement", "on Twitter", "to reporters at ...": up to the next mark, preposition, "that" or finite verb.
      std::size_t i = at + 1;
      while (i < sentence.end && i < at + 9 && !p[i].mark && p[i].group == kNone && !p[i].word("that") &&
             !p[i].is(kPreposition))
        ++i;
      if (i == at + 1) return at;
      if (i < sentence.end && p[i].group != kNone) return at;
      at = i;
      continue;
    }
    return at;
  }
  return at;
}

}  // namespace netback::read
