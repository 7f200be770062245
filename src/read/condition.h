// Conditions: "if C", "once C", "unless C", "following a potential deal", "Any attempt to A would B".
#pragma once
#include "read/grammar.h"

namespace netback::read {

struct Condition {
  Range words;           // conjunction included; empty = none
  Range main;            // what depends on it
  bool nominal = false;  // "following a deal": the words stay part of the claim
};
bool may_be_condition(const SpelledWord& word);
Condition find_condition(const Tokens& tokens, Range range);

}  // namespace netback::read
