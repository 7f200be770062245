// What toml++ 3.3 cannot be given, found before it is.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/error.h"

namespace netback::scenario {

// The first line that would end the process or is undefined in toml++: to be asked before every toml::parse.
std::optional<Error> toml_fault(std::string_view bytes, const std::string& file);

}  // namespace netback::scenario
