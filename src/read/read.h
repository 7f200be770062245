// The reading room's door: any bytes in, a page with blocks, claims and what was not read out. Never fails: bytes that
// hold no article give no claims and a remark. Time and memory are proportional to the bytes.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"
#include "core/error.h"
#include "read/claim.h"
#include "read/gazetteer.h"

namespace netback::read {

struct Lexicon;  // lexicon.h

// Loads data/lexicon/*.tsv. Fails with file:line.
Result<Lexicon> load_lexicon(const std::string& folder);

// `as_of` resolves weekdays only when the page has no date of its own; without either they stay symbolic.
PageRead read_page(std::string_view bytes, const Lexicon& lexicon, const Gazetteer& gazetteer, std::optional<Date> as_of);

// netback.claims/1 of one page, keys in fixed order. Several pages and other forms: read/output.h.
std::string claims_json(const PageRead& page, const Lexicon& lexicon);

}  // namespace netback::read
