#include "core/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace netback {
namespace {

// Length of the valid character at `i`, or 0. Overlong forms, surrogates and values over U+10FFFF are invalid.
std::size_t valid_length(std::string_view b, std::size_t i) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(b[k]); };
  const unsigned char c = byte(i);
  if (c < 0x80) return 1;
  const std::size_t n = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
  if (c < 0xC2 || c > 0xF4 || i + n > b.size()) return 0;
  for (std::size_t k = 1; k < n; ++k)
    if ((byte(i + k) & 0xC0) != 0x80) return 0;
  const unsigned char second = byte(i + 1);
  if ((c == 0xE0 && second < 0xA0) || (c == 0xED && second > 0x9F) || (c == 0xF0 && second < 0x90) ||
      (c == 0xF4 && second > 0x8F))
    return 0;
  return n;
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    for (std::uint64_t eight; i + 8 <= bytes.size(); i += 8) {  // ASCII by eight bytes
      std::memcpy(&eight, bytes.data() + i, 8);
      if (eight & 0x8080808080808080ull) break;
    }
    if (i >= bytes.size()) break;
    const std::size_t n = valid_length(bytes, i);
    if (n == 0) return i;
    i += n;
  }
  return std::string_view::npos;
}

std::size_t utf8_length(std::string_view bytes, std::size_t offset) {
  return std::max<std::size_t>(1, valid_length(bytes, offset));
}

std::string_view utf8_prefix(std::string_view bytes, std::size_t most) {
  if (bytes.size() <= most) return bytes;
  while (most > 0 && (static_cast<unsigned char>(bytes[most]) & 0xC0) == 0x80) --most;
  return bytes.substr(0, most);
}

std::size_t utf8_count(std::string_view bytes) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < bytes.size(); i += utf8_length(bytes, i)) ++count;
  return count;
}

}  // namespace netback
