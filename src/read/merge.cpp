#include "read/merge.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "core/file.h"
#include "read/origin.h"

namespace netback::read {
namespace {

using Role = Member::Role;
using Type = StatementRelation::Type;

double rounded(double value) { return std::round(value * 1e4) / 1e4; }

// Dated pages by their date, then the others in the order given.
std::vector<std::size_t> page_ranks(const std::vector<NamedPage>& pages) {
  std::vector<std::size_t> order(pages.size()), ranks(pages.size());
  for (std::size_t p = 0; p < pages.size(); ++p) order[p] = p;
  const auto undated = [&](std::size_t p) { return pages[p].page.published.state != When::State::resolved; };
  std::ranges::stable_sort(order, {}, [&](std::size_t p) {
    return std::pair(undated(p), undated(p) ? std::string() : pages[p].page.published.value);
  });
  for (std::size_t rank = 0; rank < order.size(); ++rank) ranks[order[rank]] = rank;
  return ranks;
}

std::string date_of(const NamedPage& page) {
  return page.page.published.state == When::State::resolved ? page.page.published.value : std::string();
}

class Merger {
 public:
  Merger(const std::vector<NamedPage>& pages, const Lexicon& lexicon)
      : pages_(pages), lexicon_(lexicon), keys_(claim_keys(pages)) {}

  Merged merge() {
    group_claims(keys_);
    collect();
    replace_in_statements();
    replace_across();
    replace_in_pages();
    contradict();
    for (std::size_t s = 0; s < merged_.statements.size(); ++s) finish(s);
    return std::move(merged_);
  }

 private:
  // A claim with all that is known of it; `keys_` holds its content.
  struct Placed {
    const ClaimKey* key = nullptr;
    OriginKey origin;
    OddsTerms terms;
  };

  const Claim& claim_at(ClaimPlace at) const { return pages_[at.page].page.claims[at.claim]; }
  const Placed& placed(ClaimPlace at) const { return placed_[at.page][at.claim]; }

  void collect();
  void set_origins(Statement& statement);
  void set_id(Statement& statement);
  void replace_in_statements();
  void replace_across();
  void replace_in_pages();
  void contradict();
  void relate(std::size_t later, std::size_t earlier);
  void finish(std::size_t s);

  const std::vector<NamedPage>& pages_;
  const Lexicon& lexicon_;
  std::vector<ClaimKey> keys_;
  std::vector<std::vector<Placed>> placed_;
  std::set<std::string> ids_;
  std::set<std::pair<std::size_t, std::size_t>> related_;
  Merged merged_;
};

void Merger::collect() {
  const std::vector<std::string> families = page_families(pages_, keys_);
  placed_.resize(pages_.size()), merged_.statement_of.resize(pages_.size());
  for (std::size_t p = 0; p < pages_.size(); ++p)
    placed_[p].resize(pages_[p].page.claims.size()), merged_.statement_of[p].resize(pages_[p].page.claims.size());
  std::map<std::size_t, Statement> groups;
  for (const ClaimKey& key : keys_) {
    const PageRead& page = pages_[key.at.page].page;
    placed_[key.at.page][key.at.claim] = {&key, origin_of(page, *key.claim, families[key.at.page]),
                                          derive_odds(page, *key.claim, lexicon_)};
    groups[key.same].members.push_back({key.at});
  }
  const std::vector<std::size_t> ranks = page_ranks(pages_);
  const auto place = [&](const Member& member) { return std::pair(ranks[member.at.page], member.at.claim); };
  for (auto& [same, statement] : groups) {
    set_id(statement);  // members still stand by content
    set_origins(statement);
    std::ranges::sort(statement.members, {}, place);
    merged_.statements.push_back(std::move(statement));
  }
  std::ranges::sort(merged_.statements, {}, [&](const Statement& s) { return place(s.members.front()); });
  for (std::size_t s = 0; s < merged_.statements.size(); ++s)
    for (const Member& member : merged_.statements[s].members) merged_.statement_of[member.at.page][member.at.claim] = s;
}

void Merger::set_id(Statement& statement) {
  const ClaimKey& first = *placed(statement.members.front().at).key;
  std::string figures;
  for (const Member& member : statement.members) figures = std::max(figures, placed(member.at).key->figures);
  const std::string sign = first.claim->negated ? "-" : "+";
  const bool by_words = first.topic.empty() || (figures.empty() && is_broad(first.claim->event.type));
  std::string key = sign + (by_words ? first.words : first.topic + "|" + figures);
  do {
    statement.id = "m:" + sha256_hex(key).substr(0, 8);
    key += "|" + first.words;
  } while (!ids_.insert(statement.id).second);
}

void Merger::set_origins(Statement& statement) {
  const std::size_t count = statement.members.size();
  Union one(count);
  std::map<std::string, std::size_t> by_source;
  std::map<std::size_t, std::size_t> by_text;
  for (std::size_t i = 0; i < count; ++i) {
    const Placed& here = placed(statement.members[i].at);
    const auto source = by_source.emplace(here.origin.key, i);
    if (!source.second) one.join(source.first->second, i);
    if (static_cast<std::size_t>(std::ranges::count(here.key->words, ' ')) + 1 < kCopyWords) continue;
    const auto text = by_text.emplace(here.key->text, i);
    if (!text.second) one.join(text.first->second, i);
  }
  // Named by the smallest key: the same for any order of pages.
  std::map<std::size_t, const OriginKey*> names;
  for (std::size_t i = 0; i < count; ++i) {
    const OriginKey*& name = names[one.of(i)];
    const OriginKey& here = placed(statement.members[i].at).origin;
    // A source with a name tells a reader more than "the page itself".
    const auto rank = [](const OriginKey& key) { return std::pair(key.key.starts_with("page:"), key.key); };
    if (!name || rank(here) < rank(*name)) name = &here;
  }
  std::map<std::string, std::size_t> sorted;
  for (const auto& [set, name] : names) sorted.emplace(name->key, set);
  std::map<std::size_t, std::size_t> index;
  std::size_t own = 0;  // pages that speak for themselves; their hash stays out of the id, as copies come and go
  for (const auto& [key, set] : sorted) {
    index[set] = statement.origins.size();
    const OriginKey& name = *names[set];
    const std::string source = name.key.starts_with("page:") ? "page " + std::to_string(own++) : name.key;
    statement.origins.push_back(
        {"o:" + sha256_hex(source + " " + statement.id).substr(0, 8), name.name, name.ref, 0, {}, true});
  }
  for (std::size_t i = 0; i < count; ++i) statement.members[i].origin = index[one.of(i)];
}

// What an origin said of one statement on a later day, in other words of doubt, replaces what it said before.
void Merger::replace_in_statements() {
  for (Statement& statement : merged_.statements) {
    std::vector<const Member*> newest(statement.origins.size());
    for (const Member& member : statement.members) {
      const Member*& best = newest[member.origin];
      if (!best || date_of(pages_[best->at.page]) < date_of(pages_[member.at.page])) best = &member;
    }
    std::vector<Odds> latest(statement.origins.size());
    for (std::size_t o = 0; o < newest.size(); ++o) latest[o] = placed(newest[o]->at).terms.p_hedge;
    for (Member& member : statement.members) {
      const std::string date = date_of(pages_[member.at.page]);
      if (!date.empty() && date < date_of(pages_[newest[member.origin]->at.page]) &&
          placed(member.at).terms.p_hedge != latest[member.origin])
        member.role = Role::replaced;
    }
  }
}

void Merger::relate(std::size_t later, std::size_t earlier) {
  if (later == earlier || !related_.insert(std::minmax(later, earlier)).second) return;
  merged_.statements[later].relations.push_back({Type::supersedes, earlier});
  merged_.statements[earlier].relations.push_back({Type::superseded_by, later});
}

// One source, one matter, another day, another statement: the latest day's holds.
void Merger::replace_across() {
  struct Said {
    std::string date;
    std::size_t statement, member;
  };
  std::map<std::string, std::vector<Said>> said;
  for (std::size_t s = 0; s < merged_.statements.size(); ++s)
    for (std::size_t m = 0; m < merged_.statements[s].members.size(); ++m) {
      const Placed& here = placed(merged_.statements[s].members[m].at);
      const Claim& claim = *here.key->claim;
      const std::string date = date_of(pages_[merged_.statements[s].members[m].at.page]);
      if (date.empty() || here.key->matter.empty() || is_broad(claim.event.type) || claim.kind == Kind::unverified ||
          claim.kind == Kind::precondition)
        continue;
      said[here.origin.key + " " + here.key->matter].push_back({date, s, m});
    }
  for (const auto& [key, list] : said) {
    const std::string last = std::ranges::max_element(list, {}, &Said::date)->date;
    std::set<std::size_t> holding;
    for (const Said& one : list)
      if (one.date == last) holding.insert(one.statement);
    for (const Said& one : list) {
      if (one.date == last || holding.contains(one.statement)) continue;
      merged_.statements[one.statement].members[one.member].role = Role::replaced;
      relate(*holding.begin(), one.statement);
    }
  }
}

// A later paragraph that takes back an earlier one of the same source, as the page's own relations tell.
void Merger::replace_in_pages() {
  for (std::size_t p = 0; p < pages_.size(); ++p) {
    const std::vector<Claim>& claims = pages_[p].page.claims;
    std::unordered_map<std::string, std::size_t> index;
    for (std::size_t c = 0; c < claims.size(); ++c) index.emplace(claims[c].id, c);
    for (std::size_t c = 0; c < claims.size(); ++c)
      for (const Relation& relation : claims[c].relations) {
        const auto found = index.find(relation.to);
        if (relation.type != "supersedes" || found == index.end()) continue;
        const std::size_t earlier = merged_.statement_of[p][found->second], later = merged_.statement_of[p][c];
        if (earlier == later) continue;
        for (Member& member : merged_.statements[earlier].members)
          if (member.at.page == p && member.at.claim == found->second) member.role = Role::replaced;
        relate(later, earlier);
      }
  }
}

// The same matter said and denied. A denial stands against what is said under a condition too.
void Merger::contradict() {
  struct Sides {
    std::map<std::string, std::size_t> said, denied;  // figures -> statement
  };
  std::map<std::string, Sides> topics;
  const auto put = [&](const std::string& topic, std::size_t s, const ClaimKey& key) {
    Sides& sides = topics[topic];
    (key.claim->negated ? sides.denied : sides.said).emplace(key.figures, s);
  };
  for (std::size_t s = 0; s < merged_.statements.size(); ++s)
    for (const Member& member : merged_.statements[s].members) {
      const ClaimKey& key = *placed(member.at).key;
      if (key.topic.empty() || key.claim->kind == Kind::unverified || key.claim->kind == Kind::precondition) continue;
      if (is_broad(key.claim->event.type) && key.figures.empty()) continue;
      put("as said " + key.topic, s, key);
      if (key.claim->kind == Kind::denial || !key.claim->negated) put("at all " + key.matter, s, key);
    }
  const auto against = [&](std::size_t a, std::size_t b) {
    if (a == b || !related_.insert(std::minmax(a, b)).second) return;
    merged_.statements[a].relations.push_back({Type::contradicts, b});
    merged_.statements[b].relations.push_back({Type::contradicts, a});
  };
  for (const auto& [topic, sides] : topics) {
    const auto plain_said = sides.said.find(""), plain_denied = sides.denied.find("");
    for (const auto& [figures, denied] : sides.denied) {
      if (const auto equal = sides.said.find(figures); equal != sides.said.end()) against(equal->second, denied);
      if (plain_said != sides.said.end()) against(plain_said->second, denied);
    }
    for (const auto& [figures, said] : sides.said)
      if (plain_denied != sides.denied.end()) against(said, plain_denied->second);
  }
}

// Roles, and the numbers by the origins that count.
void Merger::finish(std::size_t s) {
  Statement& statement = merged_.statements[s];
  std::vector<bool> seen(statement.origins.size()), counted(statement.origins.size());
  const auto cap_row = lexicon_.fidelity.find("origin");
  const double cap = cap_row == lexicon_.fidelity.end() ? 1.0 : cap_row->second.value;
  bool odds = true;
  for (std::size_t m = 0; m < statement.members.size(); ++m) {
    Member& member = statement.members[m];
    const Placed& here = placed(member.at);
    odds = odds && has_odds(*here.key->claim) && here.terms.hedge;
    if (member.role != Role::replaced) member.role = m == 0 ? Role::first : seen[member.origin] ? Role::copy : Role::same_as;
    member.is_new = m == 0;
    seen[member.origin] = true;
    if (member.role == Role::replaced) continue;
    // The best chain counts; of equal ones the more cautious words.
    StatementOrigin& origin = statement.origins[member.origin];
    const double p = std::min(cap, here.terms.p_report);
    if (!counted[member.origin] || p > origin.p_report || (p == origin.p_report && here.terms.p_hedge < origin.p_hedge))
      origin.p_report = p, origin.p_hedge = here.terms.p_hedge;
    counted[member.origin] = true;
  }
  double none = 1, weight = 0;
  Odds sum{};
  for (std::size_t o = 0; o < statement.origins.size(); ++o) {
    StatementOrigin& origin = statement.origins[o];
    origin.counts = counted[o];
    if (!origin.counts) continue;
    none *= 1 - origin.p_report, weight += origin.p_report;
    for (std::size_t i = 0; i < 3; ++i) sum[i] += origin.p_report * origin.p_hedge[i];
    origin.p_report = rounded(origin.p_report);
  }
  statement.has_odds = odds && weight > 0;
  statement.p_report = rounded(1 - none);
  if (!statement.has_odds) return;
  for (std::size_t i = 0; i < 3; ++i) statement.p_hedge[i] = rounded(sum[i] / weight);
  // By content, not by place: the type of the member with the smallest words.
  const Placed* smallest = nullptr;
  for (const Member& member : statement.members)
    if (const Placed& here = placed(member.at); !smallest || here.key < smallest->key) smallest = &here;
  statement.p_event = event_odds(statement.p_hedge, smallest->terms.base, 1 - none);
}

}  // namespace

const char* role_name(Member::Role role) {
  constexpr const char* kNames[] = {"first", "sameAs", "copy", "replaced"};
  return kNames[static_cast<std::size_t>(role)];
}

const char* relation_name(StatementRelation::Type type) {
  constexpr const char* kNames[] = {"contradicts", "supersedes", "supersededBy"};
  return kNames[static_cast<std::size_t>(type)];
}

std::vector<NamedPage> unique_pages(std::vector<NamedPage> pages) {
  std::vector<NamedPage> unique;
  std::unordered_map<std::string, std::size_t> known;
  for (NamedPage& page : pages) {
    const auto [found, added] = known.emplace(page.page.sha256, unique.size());
    if (added)
      unique.push_back(std::move(page));
    else
      unique[found->second].names.insert(unique[found->second].names.end(), page.names.begin(), page.names.end());
  }
  return unique;
}

Merged merge(const std::vector<NamedPage>& pages, const Lexicon& lexicon) { return Merger(pages, lexicon).merge(); }

}  // namespace netback::read
