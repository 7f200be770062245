// Which things of the world a claim is about.
#include <algorithm>

#include "read/claim_maker.h"

namespace netback::read {
namespace {

// "It is unclear whether", "it took two days to": nothing is named by such an "it".
bool fills_place(const Tokens& tokens, Range range) {
  for (std::size_t i = range.begin + 1; i < range.end && i < range.begin + 8; ++i)
    if (tokens[i].fold == "that" || tokens[i].fold == "whether" || tokens[i].fold == "if" || tokens[i].fold == "how" ||
        (tokens[i].fold == "to" && i > range.begin + 2 && i + 1 < range.end && tokens[i + 1].form(kBase)))
      return true;
  return false;
}

}  // namespace

bool is_asset(std::string_view ref) {
  return begins_with_any(ref,
                         "pipe:", "lng:", "refinery:", "terminal:", "storage:", "route:", "field:", "contract:", "policy:");
}

void ClaimMaker::link(const SentenceRead& sentence, const Piece& piece, std::string_view text,
                      const std::vector<AliasHit>& hits, Claim& claim) {
  LinkResult result = link_range(sentence.tokens, piece.linked, text, aliases_, hits);
  mentions_.resolve(sentence.tokens, piece.linked, text, hits, aliases_, result);
  claim.links = std::move(result.links);
  claim.descriptions = std::move(result.descriptions);
  const std::size_t first = piece.span.begin;
  // "Gazprom said it would": the pronoun is the speaker.
  const Token& pronoun = sentence.tokens[first];
  if (piece.framed && !piece.chain.empty() &&
      (pronoun.fold == "it" || pronoun.fold == "its" || pronoun.fold == "he" || pronoun.fold == "she" ||
       pronoun.fold == "we") &&
      piece.subject.empty()) {
    const std::string& ref = book_[piece.chain.back()].ref;
    const bool person = ref.starts_with("person:");  // "we", said by a minister, is not the minister
    const bool fits = person ? pronoun.fold == "he" || pronoun.fold == "she" : pronoun.fold != "he" && pronoun.fold != "she";
    if (!ref.empty() && !ref.starts_with("org:") && fits &&
        std::none_of(claim.links.begin(), claim.links.end(), [&](const Reference& l) { return l.ref == ref; }))
      claim.links.insert(claim.links.begin(), {ref, {pronoun.at.begin, pronoun.at.end}, 0.8, "anaphor"});
  }
  const bool predicate = !piece.subject.empty() && first < piece.span.end && !sentence.tokens[first].form(kGerund) &&
                         piece.outer.empty() && !(first + 1 < piece.span.end && sentence.tokens[first + 1].form(kGerund));
  if (predicate) {
    for (Reference& inherited : link_range(sentence.tokens, piece.subject, text, aliases_, hits).links) {
      inherited.how = "anaphor";
      if (std::none_of(claim.links.begin(), claim.links.end(), [&](const Reference& l) { return l.ref == inherited.ref; }))
        claim.links.push_back(inherited);
    }
  }
  // "It takes in a twentieth of the gas": what the sentence before was about, unless "it" only fills the place.
  if (claim.links.empty() && pronoun.fold == "it" && piece.subject.empty() && !subject_.ref.empty() &&
      !fills_place(sentence.tokens, piece.span))
    claim.links.push_back({subject_.ref, {pronoun.at.begin, pronoun.at.end}, 0.5, "anaphor"});
  const std::size_t finite = find_finite(sentence.tokens, piece.span);
  for (const Reference& link : claim.links)
    if (finite < piece.span.end && link.bytes.end <= sentence.tokens[finite].at.begin && next_subject_.ref.empty() &&
        (is_asset(link.ref) || link.ref.starts_with("actor:")))
      next_subject_ = link;
}

}  // namespace netback::read
