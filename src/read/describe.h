// Definite descriptions: "three German refineries owned by a subsidiary of Rosneft" as a question to the world's tables.
#pragma once
#include <string>
#include <vector>

#include "read/link.h"

namespace netback::read {

struct FoundDescription {
  Description description;
  Range tokens;
  std::size_t core_end = 0;  // end of "three German refineries": names inside belong to the description
  std::string subsidiary;    // id of the subsidiary if it has a name of its own
};
// The word may be what a description is built around; for kNamesAsset.
bool names_asset(const SpelledWord& word);
std::vector<FoundDescription> find_descriptions(const Tokens& tokens, Range range, std::string_view text,
                                                std::span<const AliasHit> hits, const AliasIndex& index);

}  // namespace netback::read
