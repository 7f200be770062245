// The rule of thumb beside each answer (market/envelope.h), and why they differ.
#pragma once
#include <string>
#include <vector>

#include "market/envelope.h"
#include "report/facts.h"

namespace netback::report {

struct EnvelopeFact {
  std::string variant, title;  // "all", "only:EVENT"
  market::Envelope envelope;
};
// Of "all" and of each event alone whose market is another; over the twelve months, or all where there are none.
std::vector<EnvelopeFact> envelopes(const Facts& facts);

// "The model moves the price by a third of the rule: ..."; empty inside the factor.
std::string why_outside(const Facts& facts, const market::Envelope& envelope);

}  // namespace netback::report
