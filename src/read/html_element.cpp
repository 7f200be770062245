#include "read/html_element.h"

#include <algorithm>
#include <array>

namespace netback::read {
namespace {

struct Row {
  std::string_view names;
  std::uint16_t flags;
};
constexpr Row kRows[] = {
    {"address article aside body center details dialog div fieldset figcaption figure footer form header html main nav "
     "section summary",
     kBreaks},
    {"blockquote dl h1 h2 h3 h4 h5 h6 ol p pre tbody tfoot thead ul table", kBreaks | kFlow},
    {"br hr", kBreaks | kVoid},
    {"dd dt tr option caption", kBreaks | kItem | kFlow},
    {"li td th", kBreaks | kItem},
    {"area base col embed img input link meta source track wbr param", kVoid},
    {"template svg button object canvas math audio video noscript noframes datalist", kUnread},
    {"select", kUnread | kBreaks},
    {"script style textarea iframe xmp", kUnread | kRaw},
    {"title", kUnread | kRaw},
    {"a b i em strong u s small sub sup font abbr cite code mark q ins del label time", kPlainInline},
};

struct Slot {
  ElementName name;
  std::uint16_t flags;
};
constexpr std::size_t kSlots = 512;

constexpr std::array<Slot, kSlots> kTable = [] {
  std::array<Slot, kSlots> table{};
  for (const Row& row : kRows) {
    for (std::size_t at = 0; at < row.names.size();) {
      const std::size_t end = std::min(row.names.find(' ', at), row.names.size());
      const ElementName name = element_name(row.names.substr(at, end - at));
      std::size_t slot = (name ^ name >> 32) % kSlots;
      while (table[slot].name != 0) slot = (slot + 1) % kSlots;
      table[slot] = {name, row.flags};
      at = end + 1;
    }
  }
  return table;
}();

}  // namespace

std::uint16_t element_flags(ElementName name) {
  for (std::size_t slot = (name ^ name >> 32) % kSlots; kTable[slot].name != 0; slot = (slot + 1) % kSlots)
    if (kTable[slot].name == name) return kTable[slot].flags;
  return 0;
}

}  // namespace netback::read
