// The little of UTF-8 that the core needs; folding and categories come from utf8proc in the rooms that want them.
#pragma once
#include <string_view>

namespace netback {

// Offset of the first byte that is not valid UTF-8, or npos.
std::size_t first_invalid_utf8(std::string_view bytes);
// Length in bytes of the character at `offset` (1 for a stray byte), never past the end.
std::size_t utf8_length(std::string_view bytes, std::size_t offset);
// The first `most` bytes, fewer where they would end inside a character.
std::string_view utf8_prefix(std::string_view bytes, std::size_t most);
// Code points in `bytes`.
std::size_t utf8_count(std::string_view bytes);

}  // namespace netback
