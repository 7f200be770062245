// Charts drawn by hand as inline SVG: no script, colours by CSS class so that light and dark both work.
#pragma once
#include <string>

#include "report/facts.h"

namespace netback::report {

// The first headline price by month: base, all, weighted by our odds with its range. Empty without outcomes.
std::string price_chart(const Facts& facts);
// Changes of sellers' export revenue as bars from a zero line. Empty where nothing changes.
std::string revenue_chart(const Facts& facts);

}  // namespace netback::report
