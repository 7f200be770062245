// The word most like a misspelt one, for the fix that an error proposes. Example: nearest("node:germny", ids) ->
// "node:germany".
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace netback {

// Fewest letters put in, left out or exchanged; the first of several. Empty where none shares half of its letters.
std::string nearest(std::string_view word, const std::vector<std::string>& words);

}  // namespace netback
