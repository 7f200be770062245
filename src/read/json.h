// Inside the room: the JSON of one page, shared by the forms that write JSON.
#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "read/lexicon.h"

namespace netback::read {

using Json = nlohmann::ordered_json;

// Puts page, sources, claims, not_read and remarks of netback.claims/1 into `json`.
void put_page(const PageRead& page, const Lexicon& lexicon, bool explain, Json& json);
// "p:" + 8 hex of the page's hash.
std::string page_id(const PageRead& page);
// Indented, broken UTF-8 replaced, a line end at the end.
std::string written(const Json& json);

}  // namespace netback::read
