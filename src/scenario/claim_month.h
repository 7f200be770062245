// When a claim says that something happens, and for how long: states resolved, bounded and symbolic come to a month or to
// nothing.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/month.h"
#include "read/claim.h"

namespace netback::scenario {

// "2025-03-14", "2025-03", "2025-Q2", "2025-W35", "2027": the month, the last month of a quarter or year, the month of the
// week's Thursday; nothing for other words.
std::optional<Month> month_of(std::string_view value);

struct SaidMonth {
  std::optional<Month> month;  // bounded times give their upper end
  std::string note;            // what was made of the words; empty when they say the month plainly
};
SaidMonth said_month(const read::When& when);

// "P3W", "PT48H", "P1Y": whole months, at least one and at most 120; nothing for other words ("open").
std::optional<int> said_months(std::string_view duration);

}  // namespace netback::scenario
