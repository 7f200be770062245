// Inside the room: the style of the HTML form. Light and dark, wide, narrow and printed. Classes of hedge differ by the
// style of their underline and by a letter, never by colour alone.
#pragma once
#include <string_view>

namespace netback::read {

std::string_view view_style();

}  // namespace netback::read
