// How surely a piece is said: hedge class, negation, the cues that decide, and the lexicon row the numbers come from.
#pragma once
#include "read/clause.h"

namespace netback::read {

struct Judgement {
  Hedge hedge = Hedge::asserted;
  Kind kind = Kind::authorial;
  bool negated = false;
  const HedgeRow* row = nullptr;  // never null when the lexicon is whole
  std::string modifier;           // "very" or "not" right before the row's cue
  std::vector<Range> cues;
  bool accusation = false;
};
// The piece tells what must come first; `finite` is its finite verb.
bool precondition_at(const Tokens& tokens, std::size_t finite, Range span);
Judgement judge(const Tokens& tokens, const Piece& piece, const Lexicon& lexicon);

}  // namespace netback::read
