// Frames whose head is a noun: "The ministry's view is that C", "The fear among traders is that C", "Its answer was blunt:
// C".
#include "read/frame.h"

namespace netback::read {
namespace {

constexpr std::size_t kHeadLimit = 14;  // tokens before the verb

bool joins_owner(const Token& t) {
  return one_of(t, {"of", "from", "among", "amongst", "in", "at", "within", "inside", "across"});
}

}  // namespace

const ReportRow* FrameFinder::noun_row(std::size_t at) const {
  const Token& t = tokens_[at];
  if (t.mark || t.number || t.capital) return nullptr;
  return noun_row_of(std::string(t.fold));
}

const ReportRow* FrameFinder::noun_row_of(const std::string& word) const {
  auto found = lexicon_.report_nouns.find(word);
  if (found == lexicon_.report_nouns.end() && word.size() > 3 && word.back() == 's')
    found = lexicon_.report_nouns.find(word.ends_with("ies") ? word.substr(0, word.size() - 3) + "y"
                                                             : word.substr(0, word.size() - 1));
  return found == lexicon_.report_nouns.end() ? nullptr : &found->second;
}

bool FrameFinder::nominal(Range range, Frame& frame) const {
  std::size_t be = range.begin + 2;
  while (be < range.end && be < range.begin + kHeadLimit &&
         !(tokens_[be].verb("be") && tokens_[be].form(kThird | kPast) && tokens_[be].fold != "'s"))
    ++be;
  if (be + 3 >= range.end || !tokens_[be].verb("be")) return false;
  std::size_t at = be + 1;
  while (at < range.end && (tokens_[at].is(kAdverb) || is_ly_adverb(tokens_[at])) && !tokens_[at].is(kNegation)) ++at;
  if (word(at, range.end, "that")) {
    ++at;
  } else {  // "was simple: C"
    if (at + 1 < range.end && !tokens_[at].mark && tokens_[at + 1].mark == ':') ++at;
    if (at >= range.end || tokens_[at].mark != ':') return false;
    ++at;
  }
  if (!is_clause(tokens_, {at, range.end})) return false;
  // The head: the last noun of saying before the verb that no preposition but its owner's follows.
  std::size_t head = be;
  Range owner;
  for (std::size_t i = range.begin; i < be; ++i) {
    if (tokens_[i].is(kRelative | kSubordinator) && !tokens_[i].is(kPreposition)) return false;
    if (!noun_row(i)) continue;
    const bool aside =
        tokens_[i + 1].mark == ',' && tokens_[be - 1].mark == ',';  // "Its position, unchanged since, is that"
    const bool last = i + 1 == be || aside;
    if (!last && !joins_owner(tokens_[i + 1])) continue;
    head = i;
    if (!last) owner = {i + 2, be};
    break;
  }
  if (head == be) return false;
  if (owner.empty())
    for (std::size_t i = range.begin + 1; i < head; ++i)
      if (tokens_[i].fold == "'s" || tokens_[i].mark == '\'') owner = {range.begin, i};
  if (owner.empty() && is_possessive(tokens_[range.begin])) owner = {range.begin, range.begin + 1};
  frame.row = noun_row(head);
  if (!owner.empty()) frame.speakers.push_back(owner);
  frame.agentless = owner.empty();
  frame.cues.push_back({head, head + 1});
  frame.contents.push_back({at, range.end});
  frame.said = {range.begin, at};
  return true;
}

}  // namespace netback::read
