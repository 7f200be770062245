#include "read/odds.h"

#include <algorithm>
#include <cmath>

namespace netback::read {

double report_odds(const std::vector<Source::SourceKind>& chain, bool unnamed, const Lexicon& lexicon) {
  double product = 1;
  const auto times = [&](const char* kind) {
    const auto found = lexicon.fidelity.find(kind);
    if (found != lexicon.fidelity.end()) product *= found->second;
  };
  for (const Source::SourceKind kind : chain) times(source_kind_name(kind));
  if (unnamed) times("unnamed");
  return product;
}

std::array<double, 3> event_odds(const HedgeRow& hedge, const EventRow* base, double p_report, bool complement) {
  std::array<double, 3> odds{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double p = complement ? 1 - hedge.p[2 - i] : hedge.p[i];
    const double b = base ? base->base[i] : p;
    odds[i] = std::clamp(b + p_report * (p - b), 0.0, 1.0);
    odds[i] = std::round(odds[i] * 1e4) / 1e4;  // four places: the priors carry two
  }
  std::sort(odds.begin(), odds.end());
  return odds;
}

}  // namespace netback::read
