// The two numbers of a claim. p_report: the chain carried it right, product of link fidelities. p_event: the hedge's
// probability drawn towards the base rate by p_report. Both are our priors and say which rows they come from.
#pragma once
#include "read/event.h"
#include "read/lexicon.h"

namespace netback::read {

double report_odds(const std::vector<Source::SourceKind>& chain, bool unnamed, const Lexicon& lexicon);
// Odds that the event itself comes true, whatever the claim's polarity. `base` may be null (no event): then the hedge
// stands alone. `complement`: the hedge speaks of the event not happening ("will not resume").
std::array<double, 3> event_odds(const HedgeRow& hedge, const EventRow* base, double p_report, bool complement);

}  // namespace netback::read
