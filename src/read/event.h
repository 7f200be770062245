// The typed event of a claim by the triggers of data/lexicon/events.tsv, its roles, and the amounts in its words.
#pragma once
#include "read/link.h"

namespace netback::read {

// Row whose trigger fits best; null when none does. Slots near the main verb count more.
// `names` are the hits of the sentence: a plant's own name is a plant as much as the word is.
const EventRow* event_of(const Tokens& tokens, Range range, const Lexicon& lexicon, const AliasIndex& aliases,
                         const std::vector<AliasHit>& names);
const EventRow* event_row(const Lexicon& lexicon, std::string_view type);
std::vector<Amount> find_amounts(const Tokens& tokens, Range range, std::string_view text);  // amount.cpp
// The word may be a share of its own ("half", "third"); for kNamesShare.
bool names_share(std::string_view folded);

}  // namespace netback::read
