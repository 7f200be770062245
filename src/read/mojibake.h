// Text that somebody read in a wrong charset before it came to us: UTF-8 taken for windows-1252 ("donâ€™t") or for GBK
// ("T眉rkiye", "gas聽through").
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace netback::read {

// Bytes of `text` from `at` on that are such text, 0 when there is none; `repaired` gets what they stood for.
std::size_t repair_mojibake(std::string_view text, std::size_t at, std::string& repaired);
// May a character of this lead byte begin such text? A quick test, for it is asked of every character.
constexpr bool may_be_mojibake(unsigned char lead) { return lead == 0xC3 || (lead >= 0xE4 && lead <= 0xE9); }

}  // namespace netback::read
