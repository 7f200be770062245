// Where supply and demand of a base year really lay: what plants could load that year, and how much more or less was wanted
// at the year's prices than the balances say. One factor an LNG exporter and one a pricing area; nothing by arc and nothing
// by month.
#pragma once
#include <vector>

#include "calibrate/past_year.h"

namespace netback::calibrate {

// A price and what sets it: the demand of its area, or, of Asia's above Europe's, the hire of ships.
struct PricePosition { const char *price, *kind, *subject; };
inline constexpr PricePosition kPricePositions[] = {{"price:ttf", "demand", "region:europe"},
                                                    {"price:jkm", "hire", "vessel:lng-174k"},
                                                    {"price:henry-hub", "demand", "country:us"}};

struct Positions {
  std::vector<world::Correction> corrections;
  market::Outcome outcome;  // of the best round
  int solve_count = 0;
  double worst_price = 0;  // |ln(model / observed)| left
};

// `known`: without positions of the year. Deterministic: a fixed number of solves, each from the numbers of the one before.
// `start`: positions to begin with.
Result<Positions> fit_positions(const world::World& known, int year, const std::vector<world::Correction>& start = {});

}  // namespace netback::calibrate
