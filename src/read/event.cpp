#include "read/event.h"

#include <algorithm>
#include <bit>

namespace netback::read {
namespace {

// What a word may count, by where it stands: the main verb double, the others less the farther they are from it.
double weight(std::size_t at, std::size_t verb) {
  const std::size_t distance = at > verb ? at - verb : verb - at;
  return (at == verb ? 2.0 : 1.0) - 0.03 * static_cast<double>(std::min<std::size_t>(distance, 20)) +
         (at > verb ? 0.02 : 0.0);
}

constexpr double kClassShare = 0.8;  // a rule of classes against a trigger that names its words

// The word that tells what is done: "plans to hold", "is likely to fall" tell of no intent.
std::size_t telling_verb(const Tokens& tokens, Range range) {
  const std::size_t finite = find_finite(tokens, range);
  std::size_t verb = finite < range.end ? main_verb(tokens, finite, range.end) : range.begin;
  for (int step = 0; step < 3; ++step)
    for (std::size_t i = verb + 1; i + 1 < range.end && i <= verb + 2; ++i)
      if (tokens[i].fold == "to" && tokens[i + 1].form(kBase)) {
        verb = i + 1;
        break;
      }
  return verb;
}

// The best filling of the rule's slots, each by another word; 0 when one stays empty.
template <class Words>
double fit(const FieldRule& rule, const Words& words) {
  std::array<std::size_t, 3> taken{};
  double total = 0;
  std::size_t count = 0;
  for (; count < rule.slots.size() && rule.slots[count]; ++count) {
    double best = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!(words[i].classes & rule.slots[count]) || words[i].score <= best) continue;
      const bool used = std::find(taken.begin(), taken.begin() + count, i) != taken.begin() + count;
      if (!used) best = words[i].score, taken[count] = i;
    }
    if (best == 0) return 0;
    total += best;
  }
  return count == 1 ? total : total * kClassShare;
}

}  // namespace

const EventRow* event_row(const Lexicon& lexicon, std::string_view type) {
  const auto found = lexicon.event_types.find(type);
  return found == lexicon.event_types.end() ? nullptr : &lexicon.events[found->second];
}

EventFinder::EventFinder(const Lexicon& lexicon, const AliasIndex& aliases)
    : lexicon_(lexicon), aliases_(aliases), slots_(lexicon.event_slots.size()) {
  const std::size_t words = lexicon.field_rules.size() / 64 + 1;
  for (std::size_t c = 0; c < rules_of_class_.size(); ++c) {
    rules_of_class_[c].resize(words);
    for (std::size_t r = 0; r < lexicon.field_rules.size(); ++r)
      rules_of_class_[c][r / 64] |= (lexicon.field_rules[r].slots[0] >> c & 1) << r % 64;
  }
}

void EventFinder::fill(std::uint32_t slot, double score, std::size_t token) {
  Filling& filling = slots_[slot];
  if (filling.clause == clause_ && filling.score >= score) return;
  if (filling.clause != clause_ && lexicon_.event_slots[slot].begin == slot) begun_.push_back(slot);
  filling = {score, static_cast<std::uint32_t>(token), clause_};
}

void EventFinder::begin_clause() {
  begun_.clear();
  if (++clause_ == 0) slots_.assign(slots_.size(), {}), clause_ = 1;  // after four thousand million of them
}

// Each slot that a word fills gets its best word: nearness to the main verb, which itself counts double.
void EventFinder::fill_slots(const Tokens& tokens, Range range, std::size_t verb) {
  begin_clause();
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const Token& t = tokens[i];
    if (!t.may(kMayTell) || t.mark) continue;
    const double value = weight(i, verb);
    for (const std::uint32_t slot : t.spelling->slots) fill(slot, value, i);
    if (i != verb) continue;
    for (const std::uint32_t slot : t.spelling->verb_slots) fill(slot, value, i);
  }
}

// The slots of a trigger stand one after the other. Rows in order: a later one must be truly better.
EventFinder::Best EventFinder::by_words() {
  Best best;
  std::sort(begun_.begin(), begun_.end());
  for (const std::uint32_t begin : begun_) {
    const EventSlot& trigger = lexicon_.event_slots[begin];
    double total = 0;
    bool whole = true;  // and one word cannot fill two slots: "plans" is not both the act and the plan
    for (std::uint32_t slot = begin; slot < trigger.end && whole; ++slot) {
      whole = slots_[slot].clause == clause_ && !(slot > begin && slots_[slot].token == slots_[slot - 1].token);
      total += slots_[slot].score;
    }
    if (whole && total > best.score + 1e-9) best = {&lexicon_.events[trigger.row], total};
  }
  return best;
}

// The words of the clause that have classes, names of the world included.
void EventFinder::find_fielded(const Tokens& tokens, Range range, std::size_t verb, const std::vector<AliasHit>& names) {
  fielded_.clear();
  for (std::size_t i = range.begin; i < range.end; ++i)
    if (tokens[i].may(kMayTell) && !tokens[i].mark)
      if (const std::uint64_t classes = tokens[i].spelling->fields) fielded_.push_back({classes, weight(i, verb)});
  for (const AliasHit& name : names) {
    if (name.tokens.begin < range.begin || name.tokens.end > range.end) continue;
    const std::string_view ref = aliases_.alias(name.aliases.front()).ref;
    const auto kind = lexicon_.fields.find(ref.substr(0, ref.find(':') + 1));
    if (kind != lexicon_.fields.end()) fielded_.push_back({kind->second, weight(name.tokens.end - 1, verb)});
  }
}

const EventRow* EventFinder::by_classes(Best best) {
  std::uint64_t present = 0;
  for (const Fielded& word : fielded_) present |= word.classes;
  candidates_.assign(rules_of_class_[0].size(), 0);
  for (std::uint64_t classes = present; classes; classes &= classes - 1) {
    const std::vector<std::uint64_t>& rules = rules_of_class_[static_cast<std::size_t>(std::countr_zero(classes))];
    for (std::size_t w = 0; w < rules.size(); ++w) candidates_[w] |= rules[w];
  }
  Best hint;  // by one class alone: only where nothing better is said
  for (std::size_t w = 0; w < candidates_.size(); ++w)
    for (std::uint64_t left = candidates_[w]; left; left &= left - 1) {
      const FieldRule& rule = lexicon_.field_rules[64 * w + static_cast<std::size_t>(std::countr_zero(left))];
      if (rule.slots[1] && !(rule.slots[1] & present)) continue;
      Best& rival = rule.slots[1] ? best : hint;
      if (const double score = fit(rule, fielded_); score > rival.score + 1e-9) rival = {&lexicon_.events[rule.row], score};
    }
  return best.row ? best.row : hint.row;
}

const EventRow* EventFinder::find(const Tokens& tokens, Range range, const std::vector<AliasHit>& names) {
  if (!tokens.may(kMayTell) && names.empty()) return nullptr;
  const std::size_t verb = telling_verb(tokens, range);
  fill_slots(tokens, range, verb);
  const Best best = by_words();
  find_fielded(tokens, range, verb, names);
  return fielded_.empty() ? best.row : by_classes(best);
}

}  // namespace netback::read
