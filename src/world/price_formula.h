// The price formula of a supply contract, in USD/MMBtu: a sum of numbers and of indices with a coefficient and a lag.
//   parse_price_formula("0.125*brent(3..8)+0.5") -> 0.5 + 0.125 x mean of price:brent from 8 to 3 months before
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace netback::world {

struct PriceTerm {
  double coefficient = 1;
  std::string series;       // as in prices.csv or benchmarks.csv: price:brent (USD/bbl), price:ttf (USD/MMBtu)
  int first = 0, last = 0;  // mean over the months from `last` to `first` months before delivery
};
struct PriceFormula {
  double constant = 0;  // USD/MMBtu
  std::vector<PriceTerm> terms;
  bool empty() const { return constant == 0 && terms.empty(); }
};

// Fails with what is wrong and an example of what is meant. An empty text is an empty formula.
Result<PriceFormula> parse_price_formula(std::string_view text);

}  // namespace netback::world
