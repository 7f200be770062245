// The two numbers of a claim. p_report: the chain carried it right, product of link fidelities. p_event: the hedge's
// probability drawn towards the base rate by p_report. Both are our priors and say which rows they come from.
#pragma once
#include "read/event.h"
#include "read/lexicon.h"

namespace netback::read {

using Odds = std::array<double, 3>;  // low, middle, high

double report_odds(const std::vector<Source::SourceKind>& chain, bool unnamed, const Lexicon& lexicon);
// What the words alone give. "very" and "not" halve the distance to 0 or 1 (Mosteller and Youtz 1990), "not" after taking
// the complement: likely .70 -> very .85, not .15. `complement`: the hedge speaks of the event not happening ("will not
// resume").
Odds hedge_odds(const HedgeRow& hedge, std::string_view modifier, bool complement);
// Odds that the event itself comes true, whatever the claim's polarity: b + p_report (p_hedge - b). `base` may be null (no
// event): then the hedge stands alone.
Odds event_odds(const Odds& hedge, const EventRow* base, double p_report);

// The terms of a claim's odds with their rows, derived again: the same numbers as in the claim.
struct OddsTerms {
  struct LinkTerm {
    std::string kind;  // of fidelity.tsv
    std::string name;  // of the source; empty for "unnamed"
    const FidelityRow* row = nullptr;
  };
  std::vector<LinkTerm> links;
  double p_report = 1;
  const HedgeRow* hedge = nullptr;
  Odds p_hedge{};
  const EventRow* base = nullptr;
  Odds p_event{};  // of claims without odds: what they would be, never shown
};
OddsTerms derive_odds(const PageRead& page, const Claim& claim, const Lexicon& lexicon);

}  // namespace netback::read
