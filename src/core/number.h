// Numbers to and from text without a locale. Results are printed with the shortest form that reads back the same.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace netback {

std::optional<double> parse_number(std::string_view text);  // whole text, finite
std::string number_text(double value);                      // shortest round-trip; -0 prints as 0
std::string fixed_text(double value, int decimals);         // "12.30"; never "-0.00"

}  // namespace netback
