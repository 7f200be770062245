// What several pages say together. Claims that say the same become one statement; within it every origin counts once,
// however many pages carry it; a later page of the same origin replaces what it said before. Numbers depend neither on the
// order of the pages nor on copies of them. Work is linear in the claims but for a sort.
#pragma once
#include <string>
#include <vector>

#include "read/odds.h"

namespace netback::read {

struct NamedPage {
  std::vector<std::string> names;  // as given; several when the same bytes were given more than once
  PageRead page;
};
// The pages with those of equal bytes folded into one, in the order given.
std::vector<NamedPage> unique_pages(std::vector<NamedPage> pages);

// One claim of one page.
struct ClaimPlace { std::size_t page = 0, claim = 0; };

struct Member {
  ClaimPlace at;
  std::size_t origin = 0;  // index into Statement::origins
  // first: said here first; same_as: another origin says so too; copy: an origin counted already; replaced: the origin
  // said otherwise later.
  enum class Role : std::uint8_t { first, same_as, copy, replaced } role = Role::first;
  bool is_new = false;  // on the page that brought the statement
};
const char* role_name(Member::Role role);  // first, sameAs, copy, replaced

struct StatementOrigin {
  std::string id;    // "o:" + 8 hex of the source and the statement
  std::string name;  // the source at the end of the chain, as printed
  std::string ref;   // world id, or empty
  double p_report = 0;  // of its best chain, at most fidelity.tsv's "origin"
  Odds p_hedge{};
  bool counts = true;  // false: all it said here is replaced
};

struct StatementRelation {
  enum class Type : std::uint8_t { contradicts, supersedes, superseded_by } type = Type::contradicts;
  std::size_t to = 0;  // index of the other statement
};
const char* relation_name(StatementRelation::Type type);

struct Statement {
  std::string id;               // "m:" + 8 hex of what is said
  std::vector<Member> members;  // oldest first
  std::vector<StatementOrigin> origins;
  std::vector<StatementRelation> relations;
  bool has_odds = false;  // false: accusation, silence, or all replaced
  double p_report = 0;    // noisy-or over the origins that count
  Odds p_hedge{};         // their hedges, weighted by p_report
  Odds p_event{};         // drawn towards the base rate by p_report
};

struct Merged {
  std::vector<Statement> statements;               // by their oldest claim
  std::vector<std::vector<std::size_t>> statement_of;  // page, claim -> statement
};
Merged merge(const std::vector<NamedPage>& pages, const Lexicon& lexicon);

}  // namespace netback::read
