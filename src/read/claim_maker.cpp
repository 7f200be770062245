#include "read/claim_maker.h"

#include <algorithm>
#include <unordered_map>

#include "core/file.h"
#include "read/event.h"
#include "read/no_comment.h"
#include "read/odds.h"
#include "read/tense.h"
#include "read/text.h"

namespace netback::read {
namespace {

constexpr std::size_t kTopicBack = 2;     // claims over which what is told goes on without being named
constexpr std::size_t kRelateBack = 200;  // claims looked back at for relations

bool is_actor(const std::string& ref) {
  for (std::string_view kind : {"gov:", "actor:", "country:", "person:", "org:", "region:"})
    if (ref.starts_with(kind)) return true;
  return false;
}
bool is_asset(const std::string& ref) {
  for (std::string_view kind :
       {"pipe:", "lng:", "refinery:", "terminal:", "storage:", "route:", "field:", "contract:", "policy:"})
    if (ref.starts_with(kind)) return true;
  return false;
}

// "It is unclear whether", "it took two days to": nothing is named by such an "it".
bool fills_place(const Tokens& tokens, Range range) {
  for (std::size_t i = range.begin + 1; i < range.end && i < range.begin + 8; ++i)
    if (tokens[i].fold == "that" || tokens[i].fold == "whether" || tokens[i].fold == "if" || tokens[i].fold == "how" ||
        (tokens[i].fold == "to" && i > range.begin + 2 && i + 1 < range.end && tokens[i + 1].form(kBase)))
      return true;
  return false;
}

// States act in these; a country that trades gas stays a country.
bool act_of_state(std::string_view type) {
  return type == "policy" || type.starts_with("deal.") || type.starts_with("sanctions.") || type.starts_with("agreement.") ||
         type == "motive";
}

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

void ClaimMaker::set_event(const SentenceRead& sentence, const Piece& piece, std::string_view text,
                           const std::vector<AliasHit>& hits, Claim& claim) {
  const Tokens& tokens = sentence.tokens;
  const EventRow* row = event_of(tokens, piece.span, lexicon_, aliases_, hits);
  if (claim.kind == Kind::no_comment) row = event_row(lexicon_, "no_comment");
  claim.event.type = row ? row->type : "background";
  // "No date has been fixed", "it will stay like this until spring": names no thing and no act, so it goes on about what
  // was told before. Without links it moves no lever.
  const std::size_t number = page_.claims.size();
  const bool carries = !row && claim.links.empty() && !topic_.empty() && number <= topic_claim_ + kTopicBack;
  if (carries) claim.event.type = topic_;
  carried_.resize(number + 1, 0), carried_[number] = carries;
  if (row && row->type != "no_comment" && row->type != "background" && row->type != "accusation")
    topic_ = row->type, topic_claim_ = number;
  claim.event.amounts = find_amounts(tokens, piece.span, text);
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

void ClaimMaker::set_provenance(const Piece& piece, Claim& claim) {
  claim.chain.push_back({book_[0].id, "published"});
  std::vector<Source::SourceKind> kinds{Source::SourceKind::page};
  for (std::size_t i = 0; i < piece.chain.size(); ++i) {
    const Source& source = book_[piece.chain[i]];
    claim.chain.push_back({source.id, i + 1 < piece.chain.size() || source.kind == Source::SourceKind::outlet
                                          ? "wasQuotedFrom"
                                          : "hadPrimarySource"});
    kinds.push_back(source.kind);
  }
  std::string& origin = origins_[piece.chain];
  if (origin.empty()) {
    std::string key = page_.sha256;
    if (!piece.chain.empty()) {
      // A named origin is the same wherever it is quoted; an unnamed one only within its outlet.
      key.clear();
      const bool named = book_[piece.chain.back()].kind != Source::SourceKind::anonymous;
      for (std::size_t i = named ? piece.chain.size() - 1 : 0; i < piece.chain.size(); ++i)
        key += fold(book_[piece.chain[i]].name) + "|";
    }
    origin = "o:" + sha256_hex(key).substr(0, 8);
  }
  claim.origin = origin;
  claim.basis.unnamed = piece.chain.empty() && (piece.framed || claim.hedge == Hedge::alleged);
  claim.p_report = report_odds(kinds, claim.basis.unnamed, lexicon_);
}

// The first time in the claim's words; where they hold none, the one of its condition: "if no buyer is found by June".
void ClaimMaker::set_times(const Tokens& tokens, const Piece& piece, Claim& claim) {
  for (const Range words : {piece.span, piece.condition}) {
    if (words.empty()) continue;
    for (FoundTime& time : find_times(tokens, words.begin, words.end, times_, tense_of(tokens, words))) {
      if (!time.duration.empty() && claim.event.duration.empty() && words.begin == piece.span.begin)
        claim.event.duration = std::move(time.duration);
      else if (time.duration.empty() && claim.when.state == When::State::open)
        claim.when = std::move(time.when);
    }
    if (claim.when.state != When::State::open) break;
  }
  if (!piece.framed) return;
  for (FoundTime& said : find_times(tokens, piece.said.begin, piece.said.end, times_, Tense::past)) {
    if (!said.duration.empty()) continue;
    claim.said = std::move(said.when);
    break;
  }
}

void ClaimMaker::add(const SentenceRead& sentence, std::string_view text, std::size_t block,
                     const std::function<TextSpan(TextSpan)>& to_input) {
  const Tokens& tokens = sentence.tokens;
  const std::vector<AliasHit> hits = aliases_.find(tokens, {0, tokens.size()}, text);
  std::string main_id;
  for (const Piece& piece : sentence.pieces) {
    std::size_t words = 0;
    for (std::size_t i = piece.span.begin; i < piece.span.end; ++i) words += tokens[i].mark == 0;
    const bool clause = find_finite(tokens, piece.span) < piece.span.end || !piece.outer.empty() || piece.unverified ||
                        !piece.subject.empty();
    if (words < 3 || (!clause && words < 6)) continue;
    if (!piece.framed && !tokens.empty() && tokens.back().mark == '?') continue;  // a question asserts nothing
    if (anonymity_clause(tokens, piece.span)) continue;
    if (!piece.framed && piece.chain.empty() && !sentence.at.begins_quoted && speaks_to_visitor(tokens, piece.span))
      continue;
    Claim claim;
    const TextSpan span = bytes_of(tokens, piece.span);
    claim.bytes = to_input(span);
    claim.block = block;
    claim.in_block = span;
    claim.text = std::string(text.substr(span.begin, span.size()));
    const Judgement judged = judge(tokens, piece, lexicon_);
    claim.negated = judged.negated;
    claim.kind = judged.kind;
    claim.hedge = judged.hedge;
    claim.scale_class = judged.row ? judged.row->scale_class : "";
    for (const Range& cue : judged.cues)
      claim.cues.push_back({words_of(tokens, cue, text), to_input(bytes_of(tokens, cue))});
    set_provenance(piece, claim);
    link(sentence, piece, text, hits, claim);
    set_event(sentence, piece, text, hits, claim);
    if (judged.accusation) claim.event.type = "accusation";
    if (!piece.condition.empty()) {
      claim.condition = words_of(tokens, piece.condition, text);
      claim.condition_bytes = to_input(bytes_of(tokens, piece.condition));
      if (const EventRow* row = event_of(tokens, piece.condition, lexicon_, aliases_, hits))
        claim.condition_type = row->type;
    }
    set_times(tokens, piece, claim);
    if (tells_no_trade(tokens, piece, claim)) {
      page_.passed_over.push_back({claim.bytes, block});
      continue;
    }
    claim.id =
        "c:" + sha256_hex(std::to_string(claim.bytes.begin) + "-" + std::to_string(claim.bytes.end) + " " + claim.text)
                   .substr(0, 8);
    for (When* when : {&claim.when, &claim.said})
      if (when->state != When::State::open) when->words = to_input(when->words);
    inherit_said(piece, claim);
    if (!piece.chain.empty() && claim.said.state != When::State::open)
      said_[piece.chain.back()] = {claim.said, page_.claims.size()};
    const EventRow* base = event_row(lexicon_, claim.event.type);
    if (judged.row) {
      claim.basis.hedge = judged.row->cue;
      claim.basis.modifier = judged.modifier;
      claim.basis.complement = claim.negated && claim.hedge != Hedge::doubtful && claim.hedge != Hedge::denied &&
                               claim.hedge != Hedge::no_comment;
      if (has_odds(claim))
        claim.p_event = event_odds(hedge_odds(*judged.row, judged.modifier, claim.basis.complement), base, claim.p_report);
      claim.p_basis = (judged.modifier.empty() ? "" : judged.modifier + " + ") + judged.row->cue + "; " +
                      judged.row->source + (base ? "; base rate " + base->type + ", " + base->source : "");
    }
    for (Reference& link : claim.links) link.bytes = to_input(link.bytes);
    for (Description& description : claim.descriptions) description.bytes = to_input(description.bytes);
    for (Amount& amount : claim.event.amounts) amount.bytes = to_input(amount.bytes);
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

void ClaimMaker::relate() {
  std::vector<Claim>& claims = page_.claims;
  const auto shares = [](const Claim& a, const Claim& b) {
    for (const std::string& asset : a.event.assets)
      if (std::find(b.event.assets.begin(), b.event.assets.end(), asset) != b.event.assets.end()) return true;
    return a.event.assets.empty() && b.event.assets.empty() && !a.event.agent.empty() && a.event.agent == b.event.agent &&
           a.event.target == b.event.target;
  };
  // Claims seen so far by the type of their event; "background" relates to nothing.
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_type;
  const auto related = [&](std::string_view type, std::size_t i) {
    std::vector<std::size_t> recent;
    const auto found = type.empty() || type == "background" ? by_type.end() : by_type.find(type);
    if (found == by_type.end()) return recent;
    for (std::size_t k = found->second.size(); k-- > 0 && found->second[k] + kRelateBack >= i;)
      recent.push_back(found->second[k]);
    std::reverse(recent.begin(), recent.end());
    return recent;
  };
  for (std::size_t i = 0; i < claims.size(); ++i) {
    Claim& claim = claims[i];
    for (const std::size_t j : related(claim.condition_type, i)) claim.relations.push_back({"conditionOn", claims[j].id});
    for (const std::size_t j : related(claim.event.type, i)) {
      const Claim& earlier = claims[j];
      if (claim.event.type == "no_comment" || carried_[i] || carried_[j] || claim.negated == earlier.negated ||
          !shares(claim, earlier))
        continue;
      claim.relations.push_back({claim.origin == earlier.origin ? "supersedes" : "contradicts", earlier.id});
    }
    by_type[claim.event.type].push_back(i);
    if (claim.relations.size() > 8) claim.relations.resize(8);
  }
}

}  // namespace netback::read
