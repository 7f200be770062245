#include "read/odds.h"

#include <algorithm>
#include <cmath>

namespace netback::read {
namespace {

const FidelityRow* fidelity_row(const Lexicon& lexicon, const std::string& kind) {
  const auto found = lexicon.fidelity.find(kind);
  return found == lexicon.fidelity.end() ? nullptr : &found->second;
}

double halved(double p) { return p < 0.5 ? p / 2 : 1 - (1 - p) / 2; }

}  // namespace

double report_odds(const std::vector<Source::SourceKind>& chain, bool unnamed, const Lexicon& lexicon) {
  double product = 1;
  const auto times = [&](const char* kind) {
    if (const FidelityRow* row = fidelity_row(lexicon, kind)) product *= row->value;
  };
  for (const Source::SourceKind kind : chain) times(source_kind_name(kind));
  if (unnamed) times("unnamed");
  return product;
}

Odds hedge_odds(const HedgeRow& hedge, std::string_view modifier, bool complement) {
  Odds odds = hedge.p;
  const bool negated = modifier == "not";
  const bool doubt = hedge.p[1] < 0.5;
  for (double& p : odds) {
    if (negated != complement) p = 1 - p;  // two negations: the words as they stand
    // "not unlikely" is weaker than "likely", so nothing is halved there.
    if (modifier == "very" || (negated && !doubt)) p = halved(p);
  }
  std::sort(odds.begin(), odds.end());
  return odds;
}

Odds event_odds(const Odds& hedge, const EventRow* base, double p_report) {
  Odds odds{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double p = hedge[i];
    const double b = base ? base->base[i] : p;
    odds[i] = std::clamp(b + p_report * (p - b), 0.0, 1.0);
    odds[i] = std::round(odds[i] * 1e4) / 1e4;  // four places: the priors carry two
  }
  std::sort(odds.begin(), odds.end());
  return odds;
}

OddsTerms derive_odds(const PageRead& page, const Claim& claim, const Lexicon& lexicon) {
  OddsTerms terms;
  std::vector<Source::SourceKind> kinds;
  for (const Link& link : claim.chain) {
    const Source* source = page.source(link.source);
    if (!source) continue;
    kinds.push_back(source->kind);
    const std::string kind = source_kind_name(source->kind);
    terms.links.push_back({kind, source->name, fidelity_row(lexicon, kind)});
  }
  if (claim.basis.unnamed) terms.links.push_back({"unnamed", "", fidelity_row(lexicon, "unnamed")});
  terms.p_report = report_odds(kinds, claim.basis.unnamed, lexicon);
  terms.hedge = lexicon.hedge(claim.basis.hedge);
  terms.base = event_row(lexicon, claim.event.type);
  if (terms.hedge) {
    terms.p_hedge = hedge_odds(*terms.hedge, claim.basis.modifier, claim.basis.complement);
    terms.p_event = event_odds(terms.p_hedge, terms.base, terms.p_report);
  }
  return terms;
}

}  // namespace netback::read
