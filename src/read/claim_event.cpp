// What a claim tells: the type of its event, who acts and on whom, when.
#include "read/claim_maker.h"
#include "read/tense.h"

namespace netback::read {
namespace {

constexpr std::size_t kTopicBack = 2;  // claims over which what is told goes on without being named

bool is_actor(std::string_view ref) {
  return begins_with_any(ref, "gov:", "actor:", "country:", "person:", "org:", "region:");
}

// States act in these; a country that trades gas stays a country.
bool act_of_state(std::string_view type) {
  return type == "policy" || type.starts_with("deal.") || type.starts_with("sanctions.") || type.starts_with("agreement.") ||
         type == "motive";
}

}  // namespace

void ClaimMaker::find_events() {
  for (Draft& draft : drafts_) {
    draft.event = events_.find(draft.sentence->tokens, draft.piece->span, *draft.names);
    if (!draft.piece->condition.empty())
      draft.condition = events_.find(draft.sentence->tokens, draft.piece->condition, *draft.names);
  }
}

void ClaimMaker::set_event(Draft& draft, Claim& claim) {
  const EventRow* row = draft.judged.kind == Kind::no_comment ? event_row(lexicon_, "no_comment") : draft.event;
  claim.event.type = row ? row->type : "background";
  // "No date has been fixed", "it will stay like this until spring": names no thing and no act, so it goes on about what
  // was told before. Without links it moves no lever.
  const std::size_t number = page_.claims.size() - 1;
  const bool carries = !row && claim.links.empty() && !topic_.empty() && number <= topic_claim_ + kTopicBack;
  if (carries) claim.event.type = topic_;
  carried_.resize(number + 1, 0), carried_[number] = carries;
  if (row && row->type != "no_comment" && row->type != "background" && row->type != "accusation")
    topic_ = row->type, topic_claim_ = number;
  if (draft.condition) claim.condition_type = draft.condition->type;
  claim.event.amounts = std::move(draft.amounts);
  claim.event.duration = std::move(draft.duration);
  set_roles(draft.sentence->tokens, *draft.piece, claim);
}

void ClaimMaker::set_roles(const Tokens& tokens, const Piece& piece, Claim& claim) {
  const std::size_t finite = find_finite(tokens, piece.span);
  const std::size_t subject_end = finite < piece.span.end ? tokens[finite].at.begin : 0;
  for (Reference& link : claim.links) {
    if (!link.ref.starts_with("country:") || link.bytes.end > subject_end || !act_of_state(claim.event.type) ||
        link.how == "demonym")
      continue;
    // The country itself is the subject: "the US explores", not "US companies".
    std::size_t after = piece.span.begin;
    while (after < finite && tokens[after].at.begin < link.bytes.end) ++after;
    if (after != finite && !(after < finite && tokens[after].is(kConjunction))) continue;
    if (const std::string gov = government_of(link.ref, aliases_); !gov.empty() && claim.event.type != "deal.offer")
      link.ref = gov, link.how = "metonym";
  }
  // "The talks are said to be at an early stage": who talks was said before.
  if (claim.links.empty() && finite < piece.span.end && finite > piece.span.begin && finite <= piece.span.begin + 4 &&
      (tokens[finite - 1].is(kTalks) || tokens[finite - 1].fold == "exchanges" || tokens[finite - 1].fold == "contacts") &&
      tokens[piece.span.begin].is(kDeterminer)) {
    claim.links = talks_;
    for (Reference& inherited : claim.links)
      inherited.how = "anaphor", inherited.bytes = bytes_of(tokens, {piece.span.begin, finite});
  }
  std::vector<Reference> parties;
  for (const Reference& link : claim.links) {
    if (is_asset(link.ref)) claim.event.assets.push_back(link.ref);
    if (link.ref.starts_with("gov:")) parties.push_back(link);
    if (!is_actor(link.ref)) continue;
    const bool subject =
        link.bytes.end <= subject_end || (link.how == "anaphor" && link.bytes.begin <= tokens[piece.span.begin].at.begin);
    if (subject && claim.event.agent.empty())
      claim.event.agent = link.ref;
    else if (claim.event.target.empty() && link.ref != claim.event.agent)
      claim.event.target = link.ref;
  }
  if (claim.event.type == "deal.talks" && parties.size() >= 2) talks_ = parties;
}

// The first time in the claim's words; where they hold none, the one of its condition: "if no buyer is found by June".
void ClaimMaker::set_times(const Tokens& tokens, const Piece& piece, Draft& draft) const {
  if (!tokens.may(kMayBeTime)) return;
  for (const Range words : {piece.span, piece.condition}) {
    if (words.empty() || !any_may(tokens, words, kMayBeTime)) continue;
    for (FoundTime& time : find_times(tokens, words.begin, words.end, times_, tense_of(tokens, words))) {
      if (!time.duration.empty() && draft.duration.empty() && words.begin == piece.span.begin)
        draft.duration = std::move(time.duration);
      else if (time.duration.empty() && draft.when.state == When::State::open)
        draft.when = std::move(time.when);
    }
    if (draft.when.state != When::State::open) break;
  }
  if (!piece.framed) return;
  for (FoundTime& said : find_times(tokens, piece.said.begin, piece.said.end, times_, Tense::past)) {
    if (!said.duration.empty()) continue;
    draft.said = std::move(said.when);
    break;
  }
}

}  // namespace netback::read
