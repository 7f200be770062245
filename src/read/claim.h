// What a page says: claims with their words, the chain of sources behind them, and how surely each is said.
// A claim never says more than the page: what follows from it is the scenario room's business.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/span.h"

namespace netback::read {

// Hedge classes and kinds of design section 6, in that order; names as in claims.json by hedge_name / kind_name.
enum class Hedge : std::uint8_t {
  asserted,
  reported,
  alleged,
  probable,
  possible,
  doubtful,
  planned,
  conditional,
  denied,
  no_comment
};
enum class Kind : std::uint8_t { authorial, reported, denial, no_comment, unverified, precondition };
const char* hedge_name(Hedge hedge);
const char* kind_name(Kind kind);

// A time is resolved (value is a date or month), bounded (value "lower/upper") or symbolic ("weekday:Thursday",
// "week:current"); state "open" when nothing is said.
struct When {
  enum class State : std::uint8_t { open, resolved, bounded, symbolic };
  State state = State::open;
  std::string value;
  TextSpan words;  // empty when open
};
const char* state_name(When::State state);

struct Source {
  enum class SourceKind : std::uint8_t { page, outlet, official, company, anonymous, document, other };
  std::string id;    // "s0" is the page itself
  std::string name;  // as printed
  SourceKind kind = SourceKind::other;
  std::string ref;   // world id, or empty
};
const char* source_kind_name(Source::SourceKind kind);

struct Cue {
  std::string text;
  TextSpan bytes;
};

// One step of the chain, outermost first: page <- Bloomberg <- officials.
struct Link {
  std::string source;    // Source::id
  std::string relation;  // published, wasQuotedFrom, hadPrimarySource
};

struct Reference {
  std::string ref;  // world id
  TextSpan bytes;
  double score = 1.0;  // 1 = exact alias
  std::string how;     // alias, metonym, demonym, description, anaphor
};

// "three German refineries owned by a subsidiary of Rosneft": a question the world's tables answer.
struct Description {
  TextSpan bytes;
  std::string kind;     // refinery, pipeline, lng, field, project, string
  int count = 0;        // 0 = not said
  std::string country;  // id or empty
  std::string region;   // id or empty
  std::string owner;    // actor id or empty
  bool owner_is_subsidiary = false;
};

struct Amount {
  double value = 0;
  double high = 0;   // upper end of a range, "10 to 12 bcm"; 0 = one number
  std::string unit;  // bcm_per_year, bcf_per_day, mt_per_year, percent, usd_per_mmbtu, eur_per_mwh, usd_per_bbl, ...
  TextSpan bytes;
};

// The typed event of a claim: type from data/lexicon/events.tsv, roles as ids (empty when not said).
struct ClaimEvent {
  std::string type;                 // deal.talks, deal.offer, flow.resume, sanctions.lift, ... ; empty = none
  std::string agent;                // who acts
  std::string target;               // whom it is done to, or the counterpart
  std::vector<std::string> assets;  // ids of things in the world
  std::vector<Amount> amounts;
  std::string duration;  // how long it lasts, ISO 8601 ("P3W"); "open" = until further notice; empty = not said
};

struct Relation {
  std::string type;  // conditionOn, supersedes, contradicts, sameAs, elaborates
  std::string to;    // Claim::id
};

// What the odds are made of; src/read/odds derives them again from it and the lexicon.
struct OddsBasis {
  std::string hedge;        // cue of the row of hedges.tsv, unique there
  std::string modifier;     // "very" or "not" before the cue: halves the distance to 0 or 1
  bool complement = false;  // the hedge speaks of the event not happening
  bool unnamed = false;     // somebody else says it, and the page does not say who
};

struct Claim {
  std::string id;  // "c:" + 8 hex digits of a hash of span and text
  TextSpan bytes;
  std::string text;  // the bytes of the span as UTF-8, whitespace folded
  bool negated = false;
  Kind kind = Kind::authorial;
  Hedge hedge = Hedge::asserted;
  std::string scale_class;  // class of the lexicon row that set the hedge
  std::vector<Cue> cues;
  std::vector<Link> chain;  // ends at the origin; authorial claims have the page alone
  std::string denied_by;    // Source::id of the one who says right after that it is not so; empty = nobody
  std::string origin;       // "o:" + 8 hex: claims of one origin count once
  ClaimEvent event;
  When when, said;
  std::string condition;  // words of the condition with its conjunction; empty = none
  TextSpan condition_bytes;
  std::string condition_type;  // event type of the condition: sanctions.lift, agreement.energy, agreement.peace, ...
  std::vector<Reference> links;
  std::vector<Description> descriptions;
  std::vector<Relation> relations;
  std::array<double, 3> p_event{};  // low, middle, high: given its condition
  double p_report = 1;              // the chain carried it right
  std::string p_basis;              // lexicon row(s) the numbers come from: "may; OWN"
  OddsBasis basis;
  std::size_t block = 0;  // index into PageRead::blocks
  TextSpan in_block;      // the span within that block's text
};
// Accusations and silence have no odds, whatever the page says of them.
inline bool has_odds(const Claim& claim) { return claim.kind != Kind::no_comment && claim.event.type != "accusation"; }

enum class Role : std::uint8_t {
  title,
  body,
  heading,  // between body paragraphs: of the article, but no sentence to read
  duplicate,
  error_banner,
  menu,
  byline,
  caption,
  disclaimer,
  comments,
  related,
  consent,
  advert,
  empty,
  other
};
const char* role_name(Role role);

struct Block {
  std::string id;  // "b" + number in page order
  TextSpan bytes;
  Role role = Role::other;
  std::string duplicate_of;  // block id when role is duplicate
  std::string why;           // the rule that set the role
  std::string text;          // as read; title and body only
};

// Words that the page ascribes to someone, whether or not a claim came of it. Spans are bytes of the page.
struct Attribution {
  TextSpan source;  // empty when nobody is named
  std::vector<TextSpan> cue, content;
  std::vector<std::string> claims;  // Claim::id of the claims in its content
};

// A clause of the article that became no claim: it names nothing of the trade.
struct PassedOver {
  TextSpan bytes;
  std::size_t block = 0;  // index into PageRead::blocks
};

struct PageRead {
  std::string sha256;
  std::size_t byte_count = 0;
  std::string charset;
  std::string title, title_from;  // "page", or the meta data that states it: "JSON-LD", "og:title", "<title>"
  When published;
  std::string published_from;     // as title_from; a line of the page: "page"
  std::string site, site_from;    // name of the outlet as the page's meta data states it
  std::string byline, byline_from;
  std::vector<Block> blocks;
  std::vector<Source> sources;
  std::vector<Claim> claims;
  std::vector<Attribution> attributions;
  std::vector<PassedOver> passed_over;
  std::vector<std::string> remarks;  // said to the user: "Thursday stays symbolic: the page has no date"

  const Source* source(const std::string& id) const;  // null when there is none
};

}  // namespace netback::read
