// What an event type means as a lever: data/lexicon/levers.tsv, one row a type. Delays, shares and odds there are our
// judgement, and every event drawn from them says so in `assumed`.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "scenario/event.h"

namespace netback::scenario {

// event: a claim's type; condition: the type of a claim's condition; added: what must also be true; word: the beginning of
// a word and the kind or direction it stands for.
struct LeverRule {
  std::string id, use, lever;
  bool after_given = false;  // delay counts from what the event is given, else from as_of
  int delay_months = 0, ramp_months = 0;
  int duration_months = 0;   // 0 = stays, or see `durations`
  std::vector<Duration> durations;  // where its length is a guess among several
  double share = 1;
  std::optional<std::array<double, 3>> odds;
  bool surprise = false;
  bool negation_counts = false;     // "will not extend" is still the end of a contract
  std::vector<std::string> detail;  // topic, asset states, or "regions"
  std::string title;                // with {places}
  std::vector<std::string> assumed;
};

struct LeverRules {
  std::vector<LeverRule> rows;
  // Null when the table has no such row.
  const LeverRule* find(std::string_view use, std::string_view id) const;
  // What the words of a text stand for ("investment", "down"), in the order of the table, each once.
  std::vector<std::string> kinds_in(std::string_view text) const;
};

// Fails with file:line on a missing column, an unknown lever, numbers that are none, odds out of order, a repeated row.
Result<LeverRules> load_lever_rules(const std::string& folder);
Result<LeverRules> parse_lever_rules(std::string_view bytes, const std::string& file);

}  // namespace netback::scenario
