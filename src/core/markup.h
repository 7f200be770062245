// Hostile text on its way to a terminal or a browser: clean() takes away what could steer a terminal, escape() what could
// steer a browser. Example: escape(clean("<b>\x1b[31m")) == "&lt;b&gt;[31m".
#pragma once
#include <string>
#include <string_view>

namespace netback {

// Valid UTF-8 without control and direction characters; runs of white space become one space, none at the ends.
std::string clean(std::string_view text);
// The same for a piece of a longer text: a space at an end stays.
std::string clean_piece(std::string_view text);
// For HTML text and quoted attributes.
std::string escape(std::string_view text);

}  // namespace netback
