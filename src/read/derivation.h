// How a claim's odds came about, step by step, in words that need no knowledge of the program. Each step names the row of
// data/lexicon it takes its number from.
#pragma once
#include <string>
#include <vector>

#include "read/odds.h"

namespace netback::read {

struct DerivationStep {
  std::string step;           // link, p_report, hedge, modifier, complement, base_rate, p_event, condition, no_odds
  std::string words;          // a sentence for readers
  std::string formula;        // with the numbers put in; empty where nothing is computed
  std::vector<double> value;  // one number, or low, middle, high
  std::string row;            // "hedges.tsv:37"; empty where no row is used
  std::string basis;          // the row's own word on where its number comes from
};
std::vector<DerivationStep> derivation(const PageRead& page, const Claim& claim, const Lexicon& lexicon);

// Every row that the claim's odds lean on: "hedges.tsv:37", "events.tsv:5", "fidelity.tsv:2", ...
std::vector<std::string> odds_rows(const PageRead& page, const Claim& claim, const Lexicon& lexicon);

// At most four decimals, none that say nothing: 0.645, 0.4.
std::string short_number(double value);
// "prior of ours" as a reader sees it: "hedges.tsv:37, prior of ours".
std::string row_words(const DerivationStep& step);

}  // namespace netback::read
