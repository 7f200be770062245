// Silence and doubt: "declined to comment", "did not respond to a request", "it is unclear whether", "no details on".
#pragma once
#include "read/grammar.h"

namespace netback::read {

bool may_be_silence(const SpelledWord& word);
bool may_be_open(const SpelledWord& word);
bool may_be_anonymous(const SpelledWord& word);
// The clause says that somebody said nothing.
bool no_comment_in(const Tokens& tokens, Range range);
// The clause says that something is not known or could not be checked.
bool open_idiom(const Tokens& tokens, Range range);
bool unverified_clause(const Tokens& tokens, Range range);
// "details", "confirmation", "evidence" ... within the next words: "no clear details on".
bool unverified_noun(const Tokens& tokens, std::size_t at, std::size_t end);
// "declined to be named", "spoke on condition of anonymity": about the source, not about the world.
bool anonymity_clause(const Tokens& tokens, Range range);
// End of the first clause of the range: the next ", but", ";" or the end.
std::size_t clause_end(const Tokens& tokens, Range range);

}  // namespace netback::read
