#include "read/html_element.h"

namespace netback::read {
namespace {

constexpr WordTable<std::uint16_t>::Row kRows[] = {
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

constexpr WordTable<std::uint16_t> kTable(kRows);

}  // namespace

std::uint16_t element_flags(ElementName name) {
  const auto* slot = kTable.find(name);
  return slot ? slot->value : 0;
}

}  // namespace netback::read
