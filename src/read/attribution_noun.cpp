// Attributions without a verb that says so: "X's claim that C", "plans to C", "according to X", "WALLACE: C".
#include <algorithm>

#include "read/attribution.h"

namespace netback::read {
namespace {

constexpr std::size_t kOwnerReach = 4;  // adjectives between the owner and the noun

// "his", "Mr. Trump's": the owner before the noun.
Range owner_before(const Paragraph& p, std::size_t noun, Range sentence) {
  for (std::size_t i = noun; i-- > sentence.begin && noun - i <= kOwnerReach;) {
    const Node& n = p[i];
    if (n.mark || n.group != kNone) return {};
    if (n.word("his") || n.word("their") || n.word("her") || n.word("its") || n.word("my") || n.word("our") ||
        n.word("your"))
      return {i, i + 1};
    if (n.word("'s") || n.mark == '\'') {
      std::size_t start = i;
      while (start > sentence.begin && i - start < 8 && !p[start - 1].mark && p[start - 1].group == kNone &&
             !p[start - 1].is(kPreposition | kConjunction | kSubordinator | kRelative))
        --start;
      return {start, i + 1};
    }
    if (n.is(kPreposition | kConjunction | kPronoun | kRelative)) return {};
  }
  return {};
}

}  // namespace

bool read_noun(const Paragraph& p, std::size_t at, Range sentence, Found& found) {
  const std::uint32_t takes = p[at].token->word->cue_noun;
  found.source = owner_before(p, at, sentence);
  const bool owned = !found.source.empty();
  found.cue = {at, at + 1};
  found.head = at;
  const std::size_t next = at + 1;
  if (next + 1 >= sentence.end) return false;
  // The verb whose object it is names the source: "made the claim that".
  const auto by_verb = [&] {
    for (std::size_t i = at; i-- > sentence.begin && at - i < 5;) {
      if (p[i].mark) return;
      if (p[i].group == kNone) continue;
      const VerbGroup& group = p.groups[p[i].group];
      if (!group.passive) found.source = subject_of(p, p[i].group, sentence);
      return;
    }
  };
  if ((takes & kTakesThat) && p[next].word("that") && next + 1 < sentence.end && !p[next + 1].mark) {
    if (p[next + 1].group != kNone && !p[next + 1].is(kPronoun)) return false;  // "claims that were made"
    if (!owned) by_verb();
    found.content.push_back({next, content_end(p, next, sentence, true)});
    return true;
  }
  if ((takes & kTakesTo) && p[next].word("to") && p[next].group != kNone) {
    if (!owned) by_verb();
    found.content.push_back({next, content_end(p, next, sentence, false)});
    return true;
  }
  const bool preposition = ((takes & kTakesOf) && p[next].word("of")) || ((takes & kTakesFor) && p[next].word("for")) ||
                           ((takes & kTakesOn) && p[next].word("on")) ||
                           ((takes & kTakesAbout) && (p[next].word("about") || p[next].word("over"))) ||
                           ((takes & kTakesAgainst) && p[next].word("against")) ||
                           ((takes & kTakesWith) && p[next].word("with"));
  if (preposition && (owned || (takes & kTakesBare))) {
    if (!owned) by_verb();
    found.cue.end = next + 1;
    found.content.push_back({next + 1, content_end(p, next + 1, sentence, false)});
    return !found.content[0].empty();
  }
  return false;
}

bool read_according(const Paragraph& p, std::size_t at, Range sentence, Found& found) {
  if (!p.word(at + 1, "to")) return false;
  found.cue = {at, at + 2};
  found.head = at;
  found.source = phrase_after(p, at + 2, sentence);
  if (found.source.empty()) return false;
  std::size_t end = found.source.end;
  const bool comma = end < sentence.end && p[end].mark == ',';
  if (at == sentence.begin || (at == sentence.begin + 1 && !p[at - 1].mark)) {
    // "According to X, a paper in Y, C": the clause begins after the last comma before its verb; mostly the first.
    while (end < sentence.end && p[end].mark != ',') ++end;
    if (end + 1 >= sentence.end) return false;
    found.content.push_back({end + 1, content_end(p, end + 1, sentence, true)});
    return true;
  }
  found.content = content_before(p, at, sentence);
  if (comma && end + 2 < sentence.end && !p[end + 1].is(kRelative | kDeterminer | kConjunction) &&
      !(p[end + 1].group != kNone && p.groups[p[end + 1].group].form == VerbGroup::Form::gerund))
    content_behind(p, end, sentence, found.content);
  return !found.content.empty();
}

// "WALLACE: Let me ask." and "Pence: No Debate".
bool read_speaker_line(const Paragraph& p, Found& found) {
  std::size_t begin = p[0].mark == '"' ? 1 : 0;
  std::size_t i = begin;
  while (i < p.size() && i < begin + 6 && p[i].mark != ':') {
    const Node& n = p[i];
    if ((n.mark && n.mark != '.' && n.mark != '\'') || (!n.mark && !n.capital() && !n.is(kPreposition)) ||
        n.is(kDeterminer) || n.token->number)
      return false;
    if (n.group != kNone && n.is(kModal | kAuxiliary)) return false;
    ++i;
  }
  if (i == begin || i >= p.size() || p[i].mark != ':' || i + 2 >= p.size()) return false;
  found.source = {begin, i};
  found.cue = {i, i + 1};
  found.head = i;
  found.content.push_back({i + 1, p.size()});
  return true;
}

}  // namespace netback::read
