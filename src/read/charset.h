// Any bytes to UTF-8, with the way back: byte order mark, then valid UTF-8, then <meta charset>, then uchardet's guess.
#pragma once
#include <string>
#include <string_view>

#include "read/text.h"

namespace netback::read {

struct Decoded {
  std::string charset;    // lower case, "utf-8" when the bytes were used as they stand
  bool as_is = true;      // text is the input itself; `own` is empty
  std::size_t begin = 0;  // bytes of byte order mark skipped (as_is only)
  MappedText own;
  std::string_view text(std::string_view bytes) const { return as_is ? bytes.substr(begin) : std::string_view(own.text); }
  TextSpan to_input(TextSpan text) const;
};

// Never fails: what cannot be decoded becomes U+FFFD.
Decoded decode(std::string_view bytes);

}  // namespace netback::read
