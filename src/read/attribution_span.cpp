// How far a source and a content reach, by the marks and verb groups around them.
#include <algorithm>

#include "read/attribution.h"

namespace netback::read {
namespace {

using Form = VerbGroup::Form;
constexpr std::size_t kPhraseLimit = 30;

bool is_boundary_word(const Node& n) {
  return (n.is(kSubordinator) && !n.is(kPreposition)) || n.word("because") || n.word("but") || n.word("if") || n.word("as");
}

bool finite_at(const Paragraph& p, std::size_t i) {
  return p[i].group != kNone && p.groups[p[i].group].form == Form::finite;
}

// Start of the noun phrase that ends before `end`.
std::size_t phrase_start(const Paragraph& p, std::size_t end, Range sentence) {
  std::size_t i = end;
  while (i > sentence.begin && end - i < kPhraseLimit) {
    const Node& b = p[i - 1];
    if (b.mark) {
      if (b.mark == ')') {
        std::size_t open = i - 1;
        while (open > sentence.begin && end - open < kPhraseLimit && p[open].mark != '(') --open;
        i = open;
        continue;
      }
      if (b.mark == '"' && b.pair != kNone && b.pair < i - 1 && b.pair >= sentence.begin && i - b.pair < 8) {
        i = b.pair;
        continue;
      }
      // "A, B and C": a short piece before the comma, and "and" after it.
      if (b.mark == ',' && i < end) {
        bool listed = false;
        for (std::size_t k = i; k < end && !listed; ++k) listed = p[k].word("and") || p[k].word("or");
        if (listed && i >= sentence.begin + 2 && !finite_at(p, i - 2)) {
          --i;
          continue;
        }
      }
      if (b.mark != '\'' && b.mark != '.' && b.mark != '$' && b.mark != '%' && b.mark != '&' && b.mark != '/') break;
      --i;
      continue;
    }
    if (b.group != kNone) {
      const VerbGroup& group = p.groups[b.group];
      if (group.form == Form::finite) break;
      if (group.form == Form::gerund && group.begin > sentence.begin && p[group.begin - 1].mark) break;
      i = group.begin;
      continue;
    }
    if (is_boundary_word(b) && !b.is(kPreposition)) break;
    if (b.is(kRelative)) break;
    --i;
  }
  while (i < end && (p[i].mark == ',' || p[i].is(kConjunction) || (p[i].is(kAdverb) && !p[i].is(kDeterminer)))) ++i;
  return i;
}

}  // namespace

bool starts_phrase(const Paragraph& p, std::size_t at, std::size_t end) {
  if (at >= end) return false;
  const Node& n = p[at];
  if (n.mark) return n.mark == '"' || n.mark == '$';
  if (n.group != kNone) return p.groups[n.group].form == Form::gerund;
  if (n.is(kDeterminer | kPronoun) || n.token->number || n.capital()) return true;
  return !n.is(kPreposition | kConjunction | kSubordinator | kRelative | kAdverb | kModal | kAuxiliary) && !is_ly_adverb(*n.token);
}

Range subject_of(const Paragraph& p, std::uint32_t index, Range sentence) {
  for (std::size_t guard = 0; guard < 6; ++guard) {
    const VerbGroup& group = p.groups[index];
    std::size_t end = group.begin;
    while (end > sentence.begin && !p[end - 1].mark && (p[end - 1].is(kAdverb) || is_ly_adverb(*p[end - 1].token)) &&
           !p[end - 1].is(kPronoun | kDeterminer))
      --end;
    if (end == sentence.begin) return {};
    const Node& before = p[end - 1];
    const bool chained = group.form != Form::finite || before.is(kConjunction) ||
                         (before.mark == ',' && group.form != Form::finite);
    if (before.is(kRelative) && group.form == Form::finite && !before.mark) {
      std::size_t to = end - 1;
      if (to > sentence.begin && p[to - 1].mark == ',') --to;
      const std::size_t start = phrase_start(p, to, sentence);
      return {std::min(start, end - 1), end};
    }
    if (group.form == Form::participle || group.form == Form::gerund) {
      // "a video showing": the noun before; ", saying": the subject of the clause.
      if (!before.mark && !before.is(kPreposition | kConjunction | kSubordinator) && before.group == kNone)
        return {phrase_start(p, end, sentence), end};
    }
    if (chained || group.form != Form::finite) {
      std::uint32_t up = index;
      while (up > 0 && p.groups[up - 1].begin >= sentence.begin) {
        --up;
        if (p.groups[up].form == Form::finite) break;
      }
      if (up == index || p.groups[up].form != Form::finite || p.groups[up].begin < sentence.begin) {
        // "Asked about C, X said": the subject comes after.
        std::uint32_t down = index + 1;
        while (down < p.groups.size() && p.groups[down].begin < sentence.end && p.groups[down].form != Form::finite) ++down;
        if (down >= p.groups.size() || p.groups[down].begin >= sentence.end) return {};
        if (up != index) return {};
        const std::size_t to = p.groups[down].begin;
        const std::size_t start = phrase_start(p, to, sentence);
        return start > group.end ? Range{start, to} : Range{};
      }
      index = up;
      continue;
    }
    if (before.mark == ',') {
      // The comma closes an appositive or a relative clause: the phrase before it.
      std::size_t open = end - 1;
      while (open > sentence.begin && end - open < kPhraseLimit && p[open - 1].mark != ',' && p[open - 1].mark != '"') --open;
      if (open > sentence.begin + 1 && p[open - 1].mark == ',') {
        const std::size_t start = phrase_start(p, open - 1, sentence);
        if (start < open - 1) return {start, end};
      }
      return {};
    }
    const std::size_t start = phrase_start(p, end, sentence);
    return start < end ? Range{start, end} : Range{};
  }
  return {};
}

Range phrase_after(const Paragraph& p, std::size_t at, Range sentence) {
  std::size_t i = at;
  for (; i < sentence.end && i - at < kPhraseLimit; ++i) {
    const Node& n = p[i];
    if (n.mark == '(') {
      while (i + 1 < sentence.end && p[i].mark != ')') ++i;
      continue;
    }
    if (n.mark && n.mark != '\'' && n.mark != '&' && n.mark != '.' && n.mark != '/') break;
    if (n.mark == '.' && i + 1 == sentence.end) break;
    if (i > at && (n.is(kRelative) || (n.is(kSubordinator) && !n.is(kPreposition)))) break;
    if (finite_at(p, i)) break;
    if (i > at && n.is(kWeekday)) break;
    if (i > at && n.is(kPreposition) && i + 1 < sentence.end && p[i + 1].is(kWeekday | kMonth | kUtterance)) break;
  }
  return {at, i};
}

// End of what is said from `from` on: the sentence, or an earlier turn to other words of the page.
std::size_t content_end(const Paragraph& p, std::size_t from, Range sentence, bool clause) {
  std::size_t last = sentence.end;
  if (from < sentence.end && p[from].quote != kNone && p[p[from].quote].pair != kNone)
    last = std::min<std::size_t>(last, p[p[from].quote].pair);
  for (std::size_t i = from; i < last; ++i) {
    const Node& n = p[i];
    if (n.mark == '"' && n.pair != kNone && n.pair > i) {
      if (i == from && n.pair >= sentence.end) return std::min<std::size_t>(n.pair + 1, p.size());  // over several sentences
      i = std::min<std::size_t>(n.pair, last) - 0;
      // A quotation that is all of the content ends it at a comma or a new clause.
      continue;
    }
    if (n.mark == ';' && i > from) return i;
    if (i == from || i + 1 >= last) continue;
    if (n.mark == ',') {
      const Node& next = p[i + 1];
      if (next.word("according") || next.word("while") || next.word("whereas") || next.word("but") || next.word("although") ||
          next.word("though"))
        return i;
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
  }
  return last;
}

bool prefix_open(const Paragraph& p, std::size_t at, Range sentence) {
  return at <= sentence.begin + 1 || (p[at - 1].mark != ',' && p[at - 1].mark != '"');
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
        if (p[k].mark == ';' || p[k].mark == ':') {
          begin = k + 1;
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
    const bool turn = p[at + 1].word("while") || p[at + 1].word("but") || p[at + 1].word("although") || p[at + 1].is(kRelative) ||
                      p[at + 1].word("according") || p[at + 1].word("after") || p[at + 1].word("as");
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
      while (i < sentence.end && i < at + 9 && !p[i].mark && p[i].group == kNone && !p[i].word("that") && !p[i].is(kPreposition))
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
