// How far each conclusion of the report holds under other assumptions about the market (market/sensitivity.h).
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "report/facts.h"

namespace netback::report {

// A number as told, and its least and most over the told one and all cases.
struct Spread {
  double told = 0, least = 0, most = 0;
  std::string least_case, most_case;   // titles; empty where it is the told one
  std::vector<double> by_case;         // in the order of the cases; NaN where a case does not say
  std::size_t case_count = 0, same_sign = 0;  // cases that say the same sign, or nothing where nothing is told
  std::vector<std::string> against;    // titles of the cases that say the other sign
};

struct Conclusion {
  std::string id, name, unit;  // "price:ttf/first_year"; "TTF, 2026-01..2026-12"; "USD/MMBtu"
  int decimals = 2;            // what rounds to nothing at these has no sign
  double factor = 1;           // from the quantity's own unit to `unit`
  Spread spread;               // in `unit`
};

// Quantity of an outcome in its own unit; the conclusion is its change from base to "all" (without events: its level).
using Quantity = std::function<double(std::size_t outcome)>;
Spread spread(const Facts& facts, const Quantity& quantity, double factor, int decimals);

// What the report concludes, in its order: prices, prices weighted by our odds, sellers, importers, dependence, flows.
// Empty where no cases were solved.
std::vector<Conclusion> conclusions(const Facts& facts);

// ", -1.20 .. -0.40 under 11 other sets of assumptions": what a line of the first screen adds; empty without cases.
std::string spread_words(const Facts& facts, const Conclusion& conclusion);
// The doubt how the market reacts, in words: what was varied, which signs flip.
std::vector<std::string> reaction_lines(const Facts& facts);
// The price of a mark over a window, "all" against base; the first screen's unit for it.
Conclusion price_conclusion(const Facts& facts, const Mark& mark, Window window, const std::string& which);
// The same weighted by the middle odds over all months, beside the cases whose worlds were solved.
Conclusion weighted_price_conclusion(const Facts& facts, const Mark& mark);

}  // namespace netback::report
