#include <algorithm>

#include "market/compare.h"
#include "story/story.h"

namespace netback::story {

bool Told::holds() const {
  return certificate.holds() && std::all_of(lines.begin(), lines.end(), [](const Line& line) { return line.holds; });
}

Result<Told> tell(std::string_view bytes, const std::string& file) {
  NB_TRY(drawn, draw(bytes, file));
  NB_TRY(compared, market::compare(drawn.world, drawn.scenario, drawn.timeline, 1));
  const market::Comparison& comparison = compared.comparison;
  Told told{drawn.title, drawn.sketch, {}, comparison.outcomes.front().certificate};
  for (const auto& outcome : comparison.outcomes)
    if (outcome.certificate.worst() > told.certificate.worst()) told.certificate = outcome.certificate;
  for (const std::string& line : drawn.expected) {
    NB_TRY(held, hold(line, drawn, comparison, file));
    told.lines.push_back(std::move(held));
  }
  return told;
}

}  // namespace netback::story
