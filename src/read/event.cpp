#include "read/event.h"

#include <algorithm>

namespace netback::read {
namespace {

struct Filled {
  std::uint32_t slot;
  double score;
  std::size_t token;
};

// What a word may count, by where it stands: the main verb double, the others less the farther they are from it.
double weight(std::size_t at, std::size_t verb) {
  const std::size_t distance = at > verb ? at - verb : verb - at;
  return (at == verb ? 2.0 : 1.0) - 0.03 * static_cast<double>(std::min<std::size_t>(distance, 20)) +
         (at > verb ? 0.02 : 0.0);
}

// Each slot that a word fills, in order of the slots, with its best word: nearness to the main verb, which itself counts
// double.
std::vector<Filled> fill_slots(const Tokens& tokens, Range range, std::size_t verb) {
  std::vector<Filled> filled;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const Token& t = tokens[i];
    if (t.mark) continue;
    const double value = weight(i, verb);
    for (const std::uint32_t slot : t.spelling->slots) filled.push_back({slot, value, i});
    if (i != verb) continue;
    for (const std::uint32_t slot : t.spelling->verb_slots) filled.push_back({slot, value, i});
  }
  std::sort(filled.begin(), filled.end(), [](const Filled& a, const Filled& b) {
    return a.slot != b.slot ? a.slot < b.slot : a.score != b.score ? a.score > b.score : a.token < b.token;
  });
  filled.erase(std::unique(filled.begin(), filled.end(), [](const Filled& a, const Filled& b) { return a.slot == b.slot; }),
               filled.end());
  return filled;
}

constexpr double kClassShare = 0.8;  // a rule of classes against a trigger that names its words

struct Fielded {
  std::uint64_t classes;
  double score;
};

// The words of the range that have classes, names of the world included.
std::vector<Fielded> fielded(const Tokens& tokens, Range range, std::size_t verb, const Lexicon& lexicon,
                             const AliasIndex& aliases, const std::vector<AliasHit>& names) {
  std::vector<Fielded> found;
  for (std::size_t i = range.begin; i < range.end; ++i)
    if (const std::uint64_t classes = tokens[i].spelling->fields; classes && !tokens[i].mark)
      found.push_back({classes, weight(i, verb)});
  for (const AliasHit& name : names) {
    if (name.tokens.begin < range.begin || name.tokens.end > range.end) continue;
    const std::string ref(aliases.alias(name.aliases.front()).ref);
    const auto kind = lexicon.fields.find(ref.substr(0, ref.find(':') + 1));
    if (kind != lexicon.fields.end()) found.push_back({kind->second, weight(name.tokens.end - 1, verb)});
  }
  return found;
}

// The best filling of the rule's slots, each by another word; 0 when one stays empty.
double fit(const FieldRule& rule, const std::vector<Fielded>& words) {
  std::array<std::size_t, 3> taken{};
  double total = 0;
  std::size_t count = 0;
  for (; count < rule.slots.size() && rule.slots[count]; ++count) {
    double best = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool used = std::find(taken.begin(), taken.begin() + count, i) != taken.begin() + count;
      if (!used && (words[i].classes & rule.slots[count]) && words[i].score > best) best = words[i].score, taken[count] = i;
    }
    if (best == 0) return 0;
    total += best;
  }
  return count == 1 ? total : total * kClassShare;
}

}  // namespace

const EventRow* event_row(const Lexicon& lexicon, std::string_view type) {
  const auto found = lexicon.event_types.find(std::string(type));
  return found == lexicon.event_types.end() ? nullptr : &lexicon.events[found->second];
}

const EventRow* event_of(const Tokens& tokens, Range range, const Lexicon& lexicon, const AliasIndex& aliases,
                         const std::vector<AliasHit>& names) {
  const std::size_t finite = find_finite(tokens, range);
  std::size_t verb = finite < range.end ? main_verb(tokens, finite, range.end) : range.begin;
  // "plans to hold", "is likely to fall": what is done, not the intent.
  for (int step = 0; step < 3; ++step)
    for (std::size_t i = verb + 1; i + 1 < range.end && i <= verb + 2; ++i)
      if (tokens[i].fold == "to" && tokens[i + 1].form(kBase)) {
        verb = i + 1;
        break;
      }
  const std::vector<Filled> filled = fill_slots(tokens, range, verb);
  const EventRow* best = nullptr;
  double best_score = 0;
  // The slots of a trigger stand one after the other.
  for (std::size_t at = 0; at < filled.size();) {
    const EventSlot& first = lexicon.event_slots[filled[at].slot];
    std::size_t count = 0;
    double total = 0;
    bool apart = true;  // one word cannot fill two slots: "plans" is not both the act and the plan
    for (; at < filled.size() && filled[at].slot < first.end; ++at, ++count) {
      total += filled[at].score;
      apart = apart && !(count > 0 && filled[at].token == filled[at - 1].token);
    }
    // Rows in order: a later one must be truly better.
    if (apart && count == first.end - first.begin && total > best_score + 1e-9)
      best_score = total, best = &lexicon.events[first.row];
  }
  const std::vector<Fielded> words = fielded(tokens, range, verb, lexicon, aliases, names);
  std::uint64_t present = 0;
  for (const Fielded& word : words) present |= word.classes;
  const EventRow* hint = nullptr;  // by one class alone: only where nothing better is said
  double hint_score = 0;
  for (const FieldRule& rule : lexicon.field_rules) {
    if (!(rule.slots[0] & present) || (rule.slots[1] && !(rule.slots[1] & present))) continue;
    const double score = fit(rule, words);
    if (!rule.slots[1] && score > hint_score + 1e-9) hint_score = score, hint = &lexicon.events[rule.row];
    if (rule.slots[1] && score > best_score + 1e-9) best_score = score, best = &lexicon.events[rule.row];
  }
  return best ? best : hint;
}

}  // namespace netback::read
