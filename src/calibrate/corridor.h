// EU imports by the way they come in, beside what was observed (measures corridor, corridor_to_september;
// docs/data/observed.md).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "market/types.h"
#include "world/world.h"

namespace netback::calibrate {

struct Corridor {
  std::string subject;
  double observed = 0, modelled = 0;  // TWh
  bool is_part = false;               // of a country's: a pipeline, told and not scored
};
struct Corridors {
  std::vector<Corridor> list;
  int month_count = 0;  // of the year, from January on
  double volume_error = 0;  // sum of |model - observed| over observed
  double share_error = 0;   // half the sum of |share - observed share|: what comes in another way
};

// None where nothing was observed of the year; nine months alone where the year itself was not.
std::optional<Corridors> corridors(const world::World& world, const market::Outcome& outcome, int year);

}  // namespace netback::calibrate
