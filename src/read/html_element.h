// What the reader must know of an element of HTML, by its name.
#pragma once
#include <cstdint>
#include <string_view>

namespace netback::read {

enum ElementFlag : std::uint16_t {
  kBreaks = 1 << 0,     // starts and ends a line
  kVoid = 1 << 1,       // has no end tag
  kUnread = 1 << 2,     // holds no words of the page
  kRaw = 1 << 3,        // its content is not markup
  kItem = 1 << 4,       // a second one ends the first: <li>, <dd>, <td>
  kPlainInline = 1 << 5, // styles words; its attributes are not looked at
  kFlow = 1 << 6,        // a paragraph, list or table
};

// Names as 64-bit hashes: all that two names are ever asked is whether they are the same.
using ElementName = std::uint64_t;

constexpr ElementName element_name(std::string_view name) {
  ElementName hash = 1469598103934665603ull;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c)) * 1099511628211ull;
  return hash;
}
constexpr ElementName operator""_tag(const char* name, std::size_t size) { return element_name({name, size}); }

// Flags of a name; 0 for one that the table does not know, which is treated as an inline element.
std::uint16_t element_flags(ElementName name);

}  // namespace netback::read
