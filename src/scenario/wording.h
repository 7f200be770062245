// Small words for ids, titles and lists.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "world/world.h"

namespace netback::scenario {

// "If its oil exports are blocked" -> "if-its-oil-exports-are-blocked"; at most 60 characters, cut at a word.
std::string slug(std::string_view text);
// "pipe:nord-stream-2/b" -> "nord-stream-2-b"
std::string id_slug(std::string_view id);
std::string joined(const std::vector<std::string>& parts, std::string_view separator = ", ");
bool has(const std::vector<std::string>& list, std::string_view item);
void add_new(std::vector<std::string>& list, const std::string& item);  // empty and repeated items are left out

// Values for the {places} of a template; a place without a value stays empty.
using Places = std::vector<std::pair<std::string_view, std::string>>;
std::string fill(std::string_view pattern, const Places& places);

// Ids that the world's aliases find in a few words, longest name first, in the order of the text.
std::vector<std::string> ids_named(std::string_view words, const world::World& world);

}  // namespace netback::scenario
