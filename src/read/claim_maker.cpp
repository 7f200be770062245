#include "read/claim_maker.h"

#include <algorithm>

#include "core/file.h"
#include "read/no_comment.h"
#include "read/odds.h"
#include "read/text.h"

namespace netback::read {
namespace {

// "You receive this letter because you asked for it": the page about itself, no news.
bool speaks_to_visitor(const Tokens& tokens, Range range) {
  if (!tokens.may(kSpeaksToVisitor)) return false;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const Token& t = tokens[i];
    if (t.mark == '"') return false;
    if (t.may(kSpeaksToVisitor) && (!t.capital || i == range.begin)) return true;
  }
  return false;
}

// Too short to assert anything, a question, or about a source's wish not to be named.
bool asserts_nothing(const SentenceRead& sentence, const Piece& piece) {
  const Tokens& tokens = sentence.tokens;
  std::size_t words = 0;
  for (std::size_t i = piece.span.begin; i < piece.span.end; ++i) words += tokens[i].mark == 0;
  if (words < 3) return true;
  const bool short_one = words < 6 && piece.outer.empty() && !piece.unverified && piece.subject.empty();
  bool foreseen = false;  // "sees exports falling by 4 bcm"
  for (std::size_t i = piece.span.begin; i < piece.span.end && piece.framed; ++i)
    foreseen = foreseen || tokens[i].form(kGerund);
  if (short_one && !(foreseen && words > 3) && find_finite(tokens, piece.span) == piece.span.end) return true;
  if (!piece.framed && tokens.back().mark == '?') return true;
  if (anonymity_clause(tokens, piece.span)) return true;
  return !piece.framed && piece.chain.empty() && !sentence.at.begins_quoted && speaks_to_visitor(tokens, piece.span);
}

}  // namespace

void take_over_speaker(SentenceRead& sentence, const Discourse& discourse) {
  const Tokens& tokens = sentence.tokens;
  if (tokens.size() < 4 || tokens.front().mark != '"' || discourse.last_chain.empty() ||
      discourse.block > discourse.last_block + 1)
    return;
  const std::size_t last = tokens.size() - 1;
  const bool closed = tokens[last].mark == '"' || tokens[last - 1].mark == '"';
  if (!closed || find_mark(tokens, {1, last - 1}, '"') < last - 1) return;
  for (Piece& piece : sentence.pieces)
    if (piece.chain.empty()) piece.chain = discourse.last_chain, piece.framed = true;
}

// "The caretaker shrugs": the page's own words that name no thing, act, amount or time. What somebody says is a claim
// anyway.
bool ClaimMaker::tells_no_trade(const Tokens& tokens, const Piece& piece, const Claim& claim) const {
  if (!piece.chain.empty() || piece.framed || !piece.condition.empty() || claim.kind != Kind::authorial ||
      claim.hedge != Hedge::asserted || !claim.links.empty() || !claim.descriptions.empty() ||
      !claim.event.amounts.empty() || !claim.event.duration.empty() || claim.when.state != When::State::open)
    return false;
  if (claim.event.type != "background" && !carried_[page_.claims.size()]) return false;
  for (std::size_t i = piece.span.begin; i < piece.span.end; ++i)
    if (tokens[i].may(kNamesThing)) return false;  // "the plant"
  return true;
}

// "the company said" after "Cameron LNG said on Tuesday": one statement, one day. Three claims on it is another occasion.
void ClaimMaker::inherit_said(const Piece& piece, Claim& claim) const {
  if (!piece.framed || piece.chain.empty() || claim.said.state != When::State::open) return;
  const auto found = said_.find(piece.chain.back());
  if (found != said_.end() && found->second.second + 3 >= page_.claims.size()) claim.said = found->second.first;
}

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
  made.origin = "o:" + sha256_hex(key).substr(0, 8);
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
void ClaimMaker::set_words(const Tokens& tokens, const Piece& piece, std::string_view text, const Judgement& judged,
                           const ToPage& to_page, Claim& claim) const {
  claim.text = std::string(claim.in_block.in(text));
  claim.id =
      "c:" +
      sha256_hex(std::to_string(claim.bytes.begin) + "-" + std::to_string(claim.bytes.end) + " " + claim.text).substr(0, 8);
  claim.scale_class = judged.row ? judged.row->scale_class : "";
  claim.cues.reserve(judged.cues.size());
  for (const Range& cue : judged.cues) claim.cues.push_back({words_of(tokens, cue, text), to_page(bytes_of(tokens, cue))});
  if (!piece.condition.empty()) {
    claim.condition = words_of(tokens, piece.condition, text);
    claim.condition_bytes = to_page(bytes_of(tokens, piece.condition));
  }
  for (When* when : {&claim.when, &claim.said})
    if (when->state != When::State::open) when->words = to_page(when->words);
  for (Reference& link : claim.links) link.bytes = to_page(link.bytes);
  for (Description& description : claim.descriptions) description.bytes = to_page(description.bytes);
  for (Amount& amount : claim.event.amounts) amount.bytes = to_page(amount.bytes);
}

void ClaimMaker::add(const SentenceRead& sentence, std::string_view text, std::size_t block, const ToPage& to_page) {
  const Tokens& tokens = sentence.tokens;
  const std::vector<AliasHit> hits = aliases_.find(tokens, {0, tokens.size()}, text);
  std::string main_id;
  for (const Piece& piece : sentence.pieces) {
    if (asserts_nothing(sentence, piece)) continue;
    Claim claim;
    claim.in_block = bytes_of(tokens, piece.span);
    claim.bytes = to_page(claim.in_block);
    claim.block = block;
    const Judgement judged = judge(tokens, piece, lexicon_);
    claim.negated = judged.negated;
    claim.kind = judged.kind;
    claim.hedge = judged.hedge;
    link(sentence, piece, text, hits, claim);
    set_event(sentence, piece, text, hits, claim);
    if (judged.accusation) claim.event.type = "accusation";
    set_times(tokens, piece, claim);
    if (tells_no_trade(tokens, piece, claim)) {
      page_.passed_over.push_back({claim.bytes, block});
      continue;
    }
    set_words(tokens, piece, text, judged, to_page, claim);
    inherit_said(piece, claim);
    if (!piece.chain.empty() && claim.said.state != When::State::open)
      said_[piece.chain.back()] = {claim.said, page_.claims.size()};
    set_provenance(piece, claim);
    set_odds(judged, claim);
    if (main_id.empty())
      main_id = claim.id;
    else if (!piece.subject.empty() && claim.id != main_id)
      claim.relations.push_back({"elaborates", main_id});
    page_.claims.push_back(std::move(claim));
  }
  mentions_.see(hits, aliases_);
  subject_ = std::move(next_subject_);
  next_subject_ = {};
}

}  // namespace netback::read
