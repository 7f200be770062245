// What the page shows of a claim: its words and their places, the chain behind it, and its odds.
#include "core/file.h"
#include "read/claim_maker.h"
#include "read/odds.h"
#include "read/text.h"

namespace netback::read {

// The chain of sources, their common origin, and how surely they carried it: the same for all claims of a chain.
const ClaimMaker::Provenance& ClaimMaker::provenance(const std::vector<SourceIndex>& chain) {
  const auto [found, added] = provenance_.try_emplace(chain);
  Provenance& made = found->second;
  if (!added) return made;
  made.chain.push_back({book_[0].id, "published"});
  std::vector<Source::SourceKind> kinds{Source::SourceKind::page};
  for (std::size_t i = 0; i < chain.size(); ++i) {
    const Source& source = book_[chain[i]];
    const bool quoted = i + 1 < chain.size() || source.kind == Source::SourceKind::outlet;
    made.chain.push_back({source.id, quoted ? "wasQuotedFrom" : "hadPrimarySource"});
    kinds.push_back(source.kind);
  }
  std::string key = page_.sha256;
  if (!chain.empty()) {
    // A named origin is the same wherever it is quoted; an unnamed one only within its outlet.
    key.clear();
    const bool named = book_[chain.back()].kind != Source::SourceKind::anonymous;
    for (std::size_t i = named ? chain.size() - 1 : 0; i < chain.size(); ++i) key += fold(book_[chain[i]].name) + "|";
  }
  made.origin = "o:" + short_sha256_hex(key);
  made.p_report = report_odds(kinds, false, lexicon_);
  made.p_unnamed = report_odds(kinds, true, lexicon_);
  return made;
}

void ClaimMaker::set_provenance(const Piece& piece, Claim& claim) {
  const Provenance& from = provenance(piece.chain);
  claim.chain = from.chain;
  claim.origin = from.origin;
  if (!piece.denied_by.empty()) claim.denied_by = book_[piece.denied_by.back()].id;
  claim.basis.unnamed = piece.chain.empty() && (piece.framed || claim.hedge == Hedge::alleged);
  claim.p_report = claim.basis.unnamed ? from.p_unnamed : from.p_report;
}

void ClaimMaker::set_odds(const Judgement& judged, Claim& claim) const {
  if (!judged.row) return;
  const HedgeRow& hedge = *judged.row;
  const EventRow* base = event_row(lexicon_, claim.event.type);
  claim.basis.hedge = hedge.cue;
  claim.basis.modifier = judged.modifier;
  claim.basis.complement =
      claim.negated && claim.hedge != Hedge::doubtful && claim.hedge != Hedge::denied && claim.hedge != Hedge::no_comment;
  if (has_odds(claim))
    claim.p_event = event_odds(hedge_odds(hedge, judged.modifier, claim.basis.complement), base, claim.p_report);
  std::string& basis = claim.p_basis;
  basis.reserve(128);
  if (!judged.modifier.empty()) basis.append(judged.modifier).append(" + ");
  basis.append(hedge.cue).append("; ").append(hedge.source);
  if (base) basis.append("; base rate ").append(base->type).append(", ").append(base->source);
}

// What the page shows of a claim: its words, its cues, and all places as bytes of the page.
void ClaimMaker::set_words(const Draft& draft, std::string_view text, const ToPage& to_page, Claim& claim) const {
  const Tokens& tokens = draft.sentence->tokens;
  const Piece& piece = *draft.piece;
  const Judgement& judged = draft.judged;
  claim.text = claim.in_block.in(text);
  std::string key;
  key.reserve(claim.text.size() + 48);
  key.append(std::to_string(claim.bytes.begin)).append("-").append(std::to_string(claim.bytes.end)).append(" ");
  claim.id = "c:" + short_sha256_hex(key.append(claim.text));
  claim.scale_class = judged.row ? judged.row->scale_class : "";
  claim.cues.reserve(judged.cues.size());
  for (const Range& cue : judged.cues) claim.cues.push_back({words_of(tokens, cue, text), to_page(bytes_of(tokens, cue))});
  if (!piece.condition.empty()) {
    claim.condition = words_of(tokens, piece.condition, text);
    claim.condition_bytes = to_page(bytes_of(tokens, piece.condition));
  }
  for (Reference& link : claim.links) link.bytes = to_page(link.bytes);
  for (Description& description : claim.descriptions) description.bytes = to_page(description.bytes);
  for (Amount& amount : claim.event.amounts) amount.bytes = to_page(amount.bytes);
}

}  // namespace netback::read
