#include "read/event.h"

#include <algorithm>

namespace netback::read {
namespace {

struct Filled {
  std::uint32_t slot;
  double score;
  std::size_t token;
};

// Each slot that a word fills, in order of the slots, with its best word: nearness to the main verb, which itself counts
// double.
std::vector<Filled> fill_slots(const Tokens& tokens, Range range, std::size_t verb) {
  std::vector<Filled> filled;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const Token& t = tokens[i];
    if (t.mark) continue;
    const std::size_t distance = i > verb ? i - verb : verb - i;
    const double value =
        (i == verb ? 2.0 : 1.0) - 0.03 * static_cast<double>(std::min<std::size_t>(distance, 20)) + (i > verb ? 0.02 : 0.0);
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

}  // namespace

const EventRow* event_row(const Lexicon& lexicon, std::string_view type) {
  const auto found = lexicon.event_types.find(std::string(type));
  return found == lexicon.event_types.end() ? nullptr : &lexicon.events[found->second];
}

const EventRow* event_of(const Tokens& tokens, Range range, const Lexicon& lexicon) {
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
  return best;
}

}  // namespace netback::read
