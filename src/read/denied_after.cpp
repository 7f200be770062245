// Denials of what the sentence before told: "Word spread that C. Rosneft denied this.", "Rumour had it that C. The talk was
// baseless, Rosneft said." Nobody stood for C; now it is told by the one who denies it.
#include "read/claim_maker.h"

namespace netback::read {
namespace {

// "this" right after a denying verb, or "the report", "such talk".
bool goes_back(const Tokens& tokens, const Piece& piece) {
  for (std::size_t i = piece.span.begin; i + 1 < piece.span.end; ++i) {
    const Token& next = tokens[i + 1];
    if (piece.row && piece.row->kind == Kind::denial && tokens[i].form(kPast | kThird) &&
        one_of(next, {"this", "it", "that"}))
      return true;
    if (one_of(tokens[i], {"the", "this", "that", "these", "those", "such"}) && next.is(kHearsay) &&
        !is_word(tokens, i + 2, piece.span.end, "that"))
      return true;
  }
  return false;
}

bool denies(const Tokens& tokens, const Piece& piece) {
  if (piece.row && piece.row->kind == Kind::denial) return true;
  bool untrue = false, negated = false;
  for (std::size_t i = piece.span.begin; i < piece.span.end; ++i) {
    untrue = untrue || tokens[i].is(kFalse);
    negated = negated || tokens[i].is(kNegation);
  }
  return untrue && !negated;
}

bool rumoured(const Piece& piece) {
  return piece.chain.empty() && piece.agentless && piece.row && !piece.row->accusation &&
         (piece.row->scale_class == "rumoured" || piece.row->scale_class == "alleged");
}

}  // namespace

void deny_hearsay(std::vector<SentenceRead>& sentences) {
  for (std::size_t s = 1; s < sentences.size(); ++s)
    for (const Piece& later : sentences[s].pieces) {
      if (later.chain.empty() || !denies(sentences[s].tokens, later) || !goes_back(sentences[s].tokens, later)) continue;
      for (Piece& told : sentences[s - 1].pieces)
        if (rumoured(told)) told.chain = later.chain, told.row = &kDenying, told.framed = true, told.agentless = false;
    }
}

}  // namespace netback::read
