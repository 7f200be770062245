// Any bytes as the price formula of a contract: refused with what to write instead, or a finite sum of known lags.
#include <cmath>
#include <cstdint>
#include <string_view>

#include "fuzz_require.h"
#include "world/price_formula.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace netback;
  const auto formula = world::parse_price_formula({reinterpret_cast<const char*>(data), size});
  if (!formula) {
    require(!formula.error().what.empty() && !formula.error().fix.empty());
    return 0;
  }
  require(std::isfinite(formula->constant));
  for (const auto& term : formula->terms) {
    require(std::isfinite(term.coefficient) && term.series.starts_with("price:") && term.series.size() > 6);
    require(0 <= term.first && term.first <= term.last && term.last <= 12);
  }
  return 0;
}
