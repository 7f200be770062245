#include "read/claim_maker.h"

#include <algorithm>

#include "read/no_comment.h"

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
    foreseen = foreseen || tokens[i].form(kGerund) || tokens[i].number || tokens[i].fold == "no";
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
  if (claim.event.type != "background" && !carried_.back()) return false;
  for (std::size_t i = piece.span.begin; i < piece.span.end; ++i)
    if (tokens[i].may(kNamesThing)) return false;  // "the plant"
  return true;
}

// "the company said" after "Cameron LNG said on Tuesday": one statement, one day. Three claims on it is another occasion.
void ClaimMaker::inherit_said(const Piece& piece, Claim& claim) const {
  if (!piece.framed || piece.chain.empty() || claim.said.state != When::State::open) return;
  const auto found = said_.find(piece.chain.back());
  if (found != said_.end() && found->second.second + 3 >= page_.claims.size() - 1) claim.said = found->second.first;
}

void ClaimMaker::find_names(std::span<const ParagraphRead> paragraphs) {
  names_.clear();
  for (const ParagraphRead& paragraph : paragraphs)
    for (const SentenceRead& sentence : paragraph.sentences)
      names_.push_back(aliases_.find(sentence.tokens, {0, sentence.tokens.size()}, paragraph.words));
}

void ClaimMaker::judge_pieces(std::span<const ParagraphRead> paragraphs) {
  drafts_.clear();
  auto names = names_.begin();
  for (std::size_t p = 0; p < paragraphs.size(); ++p)
    for (const SentenceRead& sentence : paragraphs[p].sentences) {
      for (const Piece& piece : sentence.pieces) {
        if (asserts_nothing(sentence, piece)) continue;
        Draft& draft = drafts_.emplace_back();
        draft.sentence = &sentence, draft.piece = &piece, draft.names = &*names, draft.paragraph = p;
        draft.judged = judge(sentence.tokens, piece, lexicon_);
      }
      ++names;
    }
}

void ClaimMaker::find_times_and_amounts(std::span<const ParagraphRead> paragraphs, std::span<const ToPage> to_page) {
  for (Draft& draft : drafts_) {
    const Tokens& tokens = draft.sentence->tokens;
    draft.amounts = find_amounts(tokens, draft.piece->span, paragraphs[draft.paragraph].words);
    set_times(tokens, *draft.piece, draft);
    for (When* when : {&draft.when, &draft.said})
      if (when->state != When::State::open) when->words = to_page[draft.paragraph](when->words);
  }
}

// Makes a claim of the draft, with all that hangs on what was told before it; none when it tells nothing of the trade.
bool ClaimMaker::tell(Draft& draft, const ParagraphRead& paragraph, const ToPage& to_page) {
  const Piece& piece = *draft.piece;
  Claim& claim = page_.claims.emplace_back();
  claim.in_block = bytes_of(draft.sentence->tokens, piece.span);
  claim.bytes = to_page(claim.in_block);
  claim.block = paragraph.block;
  claim.negated = draft.judged.negated;
  claim.kind = draft.judged.kind;
  claim.hedge = draft.judged.hedge;
  link(*draft.sentence, piece, paragraph.words, *draft.names, claim);
  set_event(draft, claim);
  if (draft.judged.accusation) claim.event.type = "accusation";
  claim.when = std::move(draft.when), claim.said = std::move(draft.said);
  if (tells_no_trade(draft.sentence->tokens, piece, claim)) {
    page_.passed_over.push_back({claim.bytes, claim.block});
    page_.claims.pop_back();
    return false;
  }
  inherit_said(piece, claim);
  if (!piece.chain.empty() && claim.said.state != When::State::open)
    said_[piece.chain.back()] = {claim.said, page_.claims.size() - 1};
  return true;
}

void ClaimMaker::tell(std::span<const ParagraphRead> paragraphs, std::span<const ToPage> to_page) {
  told_.clear();
  std::size_t next = 0, number = 0;  // draft, sentence
  for (std::size_t p = 0; p < paragraphs.size(); ++p)
    for (const SentenceRead& sentence : paragraphs[p].sentences) {
      const std::vector<AliasHit>& names = names_[number++];
      for (; next < drafts_.size() && drafts_[next].sentence == &sentence; ++next)
        if (tell(drafts_[next], paragraphs[p], to_page[p])) told_.push_back(next);
      mentions_.see(names, aliases_);
      subject_ = std::exchange(next_subject_, {});
    }
}

void ClaimMaker::add(std::span<const ParagraphRead> paragraphs, std::span<const ToPage> to_page) {
  const std::size_t first = page_.claims.size();
  find_names(paragraphs);
  judge_pieces(paragraphs);
  find_events();
  find_times_and_amounts(paragraphs, to_page);
  tell(paragraphs, to_page);
  for (std::size_t i = 0; i < told_.size(); ++i) {
    const Draft& draft = drafts_[told_[i]];
    set_words(draft, paragraphs[draft.paragraph].words, to_page[draft.paragraph], page_.claims[first + i]);
  }
  std::size_t main = first;  // the sentence's first claim
  for (std::size_t i = 0; i < told_.size(); ++i) {
    const Draft& draft = drafts_[told_[i]];
    Claim& claim = page_.claims[first + i];
    set_provenance(*draft.piece, claim);
    set_odds(draft.judged, claim);
    if (i == 0 || drafts_[told_[i - 1]].sentence != draft.sentence)
      main = first + i;
    else if (!draft.piece->subject.empty() && claim.id != page_.claims[main].id)
      claim.relations.push_back({"elaborates", page_.claims[main].id});
  }
}

}  // namespace netback::read
