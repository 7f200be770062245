// Whether a clause tells of what was or of what is to come; a weekday or a month without a year is taken on that side.
#pragma once
#include "read/grammar.h"
#include "read/time.h"

namespace netback::read {

Tense tense_of(const Tokens& tokens, Range range);

}  // namespace netback::read
