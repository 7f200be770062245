// Reads a solved program back into the words of the market.
#pragma once
#include "market/types.h"
#include "model/layout.h"
#include "solve/linear_program.h"

namespace netback::market {

// Values and duals of one path through the months: each month's numbers come from the stage that decided it.
struct PathValues {
  std::vector<double> col_value, row_dual;
  solve::Certificate certificate;  // worst over the stages
  int solve_count = 0;
  bool cold_resolve = false;
};

// `program` is the last stage's: its bounds tell which constraints bind and what demand there was.
// Netbacks are read apart (market/netback.h).
Outcome read_outcome(const model::Layout& layout, const solve::LinearProgram& program, const PathValues& values);

}  // namespace netback::market
