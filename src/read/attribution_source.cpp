// How far a source reaches: the subject of a verb group, the phrase after "by" or "according to".
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
      if (b.mark == '"' && b.pair != kNone && b.pair < i - 1 && b.pair >= sentence.begin && i - b.pair < 8 &&
          !p[i - 2].mark) {
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
  return !n.is(kPreposition | kConjunction | kSubordinator | kRelative | kAdverb | kModal | kAuxiliary) &&
         !is_ly_adverb(*n.token);
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
    const bool chained =
        group.form != Form::finite || before.is(kConjunction) || (before.mark == ',' && group.form != Form::finite);
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
      while (open > sentence.begin && end - open < kPhraseLimit && p[open - 1].mark != ',' && p[open - 1].mark != '"')
        --open;
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

}  // namespace netback::read
