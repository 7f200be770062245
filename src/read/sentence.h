// A block's text to sentences. Abbreviations (U.S., Mr., e.g., a.m.), initials and decimals do not end one.
#pragma once
#include <string_view>
#include <vector>

#include "core/span.h"

namespace netback::read {

struct Sentence {
  TextSpan at;
  bool begins_quoted = false, ends_quoted = false;  // a quotation goes on across the border
};

// A sentence longer than 1,000 bytes is cut at a space: nothing after may be more than linear in it.
std::vector<Sentence> split_sentences(std::string_view text);

}  // namespace netback::read
