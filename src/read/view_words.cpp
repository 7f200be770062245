#include "read/view_words.h"

#include <algorithm>
#include <set>

#include "core/markup.h"
#include "core/number.h"
#include "read/sentence.h"

namespace netback::read {
namespace {

std::string numbers_of(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : "; ") + name;
  return all;
}

// The priors carry two places.
std::string two_places(double p) { return fixed_text(p, 2); }

// The numbers of a statement's claims.
std::vector<std::size_t> numbers(const Reading& reading, const Statement& statement) {
  std::vector<std::size_t> list;
  for (const Member& member : statement.members) list.push_back(claim_number(reading, member.at));
  std::ranges::sort(list);
  return list;
}

void put_sameness(const Reading& reading, const Statement& statement, std::vector<Together>& lines) {
  if (statement.members.size() < 2) return;
  std::vector<std::string> names;
  for (const StatementOrigin& origin : statement.origins)
    if (origin.counts) names.push_back(clean(origin.name));
  Together line{numbers(reading, statement), {}};
  if (names.size() > 1) {
    line.words = "say the same on the word of " + std::to_string(names.size()) + " origins (" + numbers_of(names) + ")";
    if (statement.has_odds)
      line.words += ": together the chains hold with " + two_places(statement.p_report) + ", our odds " +
                    two_places(statement.p_event[1]) + " (" + two_places(statement.p_event[0]) + " to " +
                    two_places(statement.p_event[2]) + ")";
  } else if (names.size() == 1) {
    line.words = "go back to one origin (" + names.front() + "): counted once";
  }
  std::string which;
  std::size_t replaced = 0;
  for (const Member& member : statement.members) {
    if (member.role != Member::Role::replaced) continue;
    which += (replaced++ == 0 ? "" : ", ") + std::to_string(claim_number(reading, member.at));
  }
  if (replaced == statement.members.size())
    line.words = "are no longer held by their origin";
  else if (replaced > 0)
    line.words += (line.words.empty() ? "" : "; ") + std::string("no longer held by the origin: ") + which;
  lines.push_back(std::move(line));
}

void put_relations(const Reading& reading, const Statement& statement, std::vector<Together>& lines) {
  for (const StatementRelation& relation : statement.relations) {
    const Statement& other = reading.merged.statements[relation.to];
    const std::size_t here = claim_number(reading, statement.members.front().at);
    const std::size_t there = claim_number(reading, other.members.front().at);
    if (relation.type == StatementRelation::Type::supersedes)
      lines.push_back({{here, there}, "come from one origin: the first, said later, replaces the second"});
    if (relation.type == StatementRelation::Type::contradicts && &statement < &other)
      lines.push_back({{here, there}, "contradict each other: the odds of each leave the other out"});
  }
}

// On later pages of several: what nobody said before.
void put_news(const Reading& reading, std::vector<Together>& lines) {
  if (!reading.several || reading.pages.size() < 2) return;
  std::vector<std::vector<std::size_t>> fresh(reading.pages.size());
  for (const Statement& statement : reading.merged.statements)
    for (const Member& member : statement.members)
      if (member.is_new) fresh[member.at.page].push_back(claim_number(reading, member.at));
  for (std::size_t p = 0; p < fresh.size(); ++p) {
    std::ranges::sort(fresh[p]);
    const std::string name = clean(reading.pages[p].names.front());
    if (fresh[p].empty())
      lines.push_back({{}, name + " says nothing that the other pages had not said before"});
    else
      lines.push_back({fresh[p], (fresh[p].size() == 1 ? "is new on " : "are new on ") + name});
  }
}

}  // namespace

Reading make_reading(std::vector<NamedPage> pages, const Lexicon& lexicon) {
  Reading reading;
  reading.several = pages.size() > 1;
  reading.pages = unique_pages(std::move(pages));
  reading.merged = merge(reading.pages, lexicon);
  std::size_t number = 1;
  for (const NamedPage& page : reading.pages) {
    reading.first_number.push_back(number);
    number += page.page.claims.size();
  }
  return reading;
}

std::size_t claim_number(const Reading& reading, ClaimPlace at) { return reading.first_number[at.page] + at.claim; }

std::string chain_words(const PageRead& page, const Claim& claim, const char* arrow) {
  std::string text;
  for (const Link& link : claim.chain) {
    const Source* source = page.source(link.source);
    text += (text.empty() ? "" : arrow) + clean(source ? source->name : link.source);
  }
  return claim.basis.unnamed ? text + arrow + "somebody unnamed" : text;
}

std::string odds_words(const Claim& claim) {
  if (!has_odds(claim)) return {};
  return two_places(claim.p_event[1]) + " (" + two_places(claim.p_event[0]) + " to " + two_places(claim.p_event[2]) + ")";
}

std::string hedge_words(const PageRead& page, const Claim& claim) {
  std::string words = claim.hedge == Hedge::no_comment ? "no comment" : hedge_name(claim.hedge);
  const bool told = claim.hedge == Hedge::no_comment || claim.hedge == Hedge::denied || claim.kind == Kind::unverified;
  if (const Source* denier = claim.denied_by.empty() ? nullptr : page.source(claim.denied_by))
    words += denier->kind == Source::SourceKind::page ? ", called untrue" : ", denied by " + clean(denier->name);
  return claim.negated && !told ? words + ", said not to be so" : words;
}

std::string when_words(const When& when) {
  if (when.state == When::State::open) return {};
  const char* note = when.state == When::State::symbolic  ? " (no date on the page fixes it)"
                     : when.state == When::State::bounded ? " (between)"
                                                          : "";
  return clean(when.value) + note;
}

std::string event_words(const Claim& claim) {
  std::set<std::string> known;
  std::string links;
  for (const Reference& link : claim.links)
    if (known.insert(link.ref).second) links += (links.empty() ? "" : ", ") + clean(link.ref);
  if (claim.event.type.empty()) return links;
  return clean(claim.event.type) + (links.empty() ? "" : ": " + links);
}

const char* hedge_meaning(Hedge hedge) {
  constexpr const char* kMeanings[] = {"the page says it itself",
                                       "somebody says it outright",
                                       "said by hearsay, or as an accusation",
                                       "likely, expected, almost certain",
                                       "may, might, could; under consideration",
                                       "unlikely, or not known",
                                       "will, plans to, is set to",
                                       "only if something else happens",
                                       "somebody says that it is not so",
                                       "nobody would say"};
  return kMeanings[static_cast<std::size_t>(hedge)];
}

std::vector<Together> together(const Reading& reading) {
  std::vector<Together> lines;
  for (const Statement& statement : reading.merged.statements) put_sameness(reading, statement, lines);
  for (const Statement& statement : reading.merged.statements) put_relations(reading, statement, lines);
  put_news(reading, lines);
  return lines;
}

std::vector<std::vector<const Claim*>> claims_by_block(const PageRead& page) {
  std::vector<std::vector<const Claim*>> blocks(page.blocks.size());
  for (const Claim& claim : page.claims)
    if (claim.block < blocks.size() && claim.in_block.size() > 0) blocks[claim.block].push_back(&claim);
  for (auto& claims : blocks) std::ranges::stable_sort(claims, {}, [](const Claim* claim) { return claim->in_block.begin; });
  return blocks;
}

std::vector<Passage> passages(const std::string& text, const std::vector<const Claim*>& claims) {
  std::vector<Passage> found;
  std::size_t from = 0, next = 0;
  const std::vector<Sentence> sentences = split_sentences(text);
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const bool last = s + 1 == sentences.size();
    Passage passage{{from, last ? text.size() : sentences[s].at.end}, {}};
    while (next < claims.size() && claims[next]->in_block.begin < passage.at.end) passage.claims.push_back(claims[next++]);
    if (passage.claims.empty() && !last) continue;
    from = passage.at.end;
    found.push_back(std::move(passage));
  }
  return found;
}

std::vector<Piecewise> cut_at_claims(TextSpan range, const std::vector<const Claim*>& claims) {
  std::set<std::size_t> borders{range.begin, range.end};
  for (const Claim* claim : claims)
    for (const std::size_t border : {claim->in_block.begin, claim->in_block.end})
      if (border > range.begin && border < range.end) borders.insert(border);
  std::vector<Piecewise> pieces;
  for (auto at = borders.begin(); std::next(at) != borders.end(); ++at) {
    Piecewise piece{{*at, *std::next(at)}};
    for (const Claim* claim : claims) {
      const TextSpan span = claim->in_block;
      if (span.begin == piece.at.begin) piece.begins.push_back(claim);
      if (span.end == piece.at.end) piece.ends.push_back(claim);
      const bool covers = span.begin <= piece.at.begin && piece.at.end <= span.end;
      if (covers && (!piece.innermost || span.size() < piece.innermost->in_block.size())) piece.innermost = claim;
    }
    std::ranges::stable_sort(piece.begins, std::greater{}, [](const Claim* claim) { return claim->in_block.size(); });
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

}  // namespace netback::read
