// What the reader must know of an element of HTML, by its name.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "read/text.h"

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
  ElementName hash = kHashStart;
  for (const char c : name) hash = hash_step(hash, static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
  return hash;
}
constexpr ElementName operator""_tag(const char* name, std::size_t size) { return element_name({name, size}); }

// A table of words made by the compiler: rows of words with one value each, asked by the hash of a word. Of a word that
// stands in several rows the first counts.
template <class Value>
class WordTable {
 public:
  struct Row {
    std::string_view words;  // with one space between
    Value value;
  };
  struct Slot {
    ElementName hash = 0;  // 0 = free
    Value value{};
    std::string_view word;
  };

  template <std::size_t n>
  constexpr explicit WordTable(const Row (&rows)[n]) {
    for (const Row& row : rows) {
      for (std::size_t at = 0; at < row.words.size();) {
        const std::size_t end = std::min(row.words.find(' ', at), row.words.size());
        const std::string_view word = row.words.substr(at, end - at);
        std::size_t slot = first(element_name(word));
        while (slots_[slot].hash != 0) slot = (slot + 1) % kSlots;
        slots_[slot] = {element_name(word), row.value, word};
        at = end + 1;
      }
    }
  }
  constexpr const Slot* find(ElementName hash) const {
    for (std::size_t slot = first(hash); slots_[slot].hash != 0; slot = (slot + 1) % kSlots)
      if (slots_[slot].hash == hash) return &slots_[slot];
    return nullptr;
  }

 private:
  static constexpr std::size_t kSlots = 512;
  static constexpr std::size_t first(ElementName hash) { return (hash ^ hash >> 32) % kSlots; }
  std::array<Slot, kSlots> slots_{};
};

// Flags of a name; 0 for one that the table does not know, which is treated as an inline element.
std::uint16_t element_flags(ElementName name);

}  // namespace netback::read
