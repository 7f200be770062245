// Who goes without in a month of too little gas, when gas is given out by a rule and not by price: the same part of what all
// want, as far as the lines between them allow; or to each his own first. Knows no world: places are positions.
#pragma once
#include <cstddef>
#include <vector>

#include "core/error.h"
#include "solve/certificate.h"

namespace netback::market {

struct SharingLine {
  std::size_t from = 0, to = 0;
  double capacity = 0, loss = 0;  // TWh a month at its start; share lost on the way
};

struct GasToShare {
  std::vector<double> wanted;  // TWh, by place
  std::vector<double> brought;  // TWh that come to a place from elsewhere than the other places, less what leaves them all
  std::vector<SharingLine> lines;
};

struct Shared {
  std::vector<double> missing;  // TWh, by place
  double withheld = 0;  // TWh that should have left all places and could not
  solve::Certificate certificate;  // worst of all solves
  int solve_count = 0;
};

// The rates of curtailment (missing over wanted) are as low as they can be, the highest first: all go without at one rate
// but those behind a bottleneck, who lack more, and those before one, who lack less.
Result<Shared> share_equally(const GasToShare& gas);

// A place hands gas on only once it lacks none itself, whether the gas is its own or comes through it. What is handed on is
// shared among those it can reach as above.
Result<Shared> own_demand_first(const GasToShare& gas);

}  // namespace netback::market
