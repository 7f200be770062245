#include <algorithm>
#include <set>

#include "scenario/drafting.h"

namespace netback::scenario {
namespace {

using read::Hedge;
using read::Kind;

// Why a claim can give no event, whatever its type; empty when it can.
std::string barred_by_form(const read::Claim& claim, const LeverRule& rule, const std::set<std::string>& superseded) {
  if (claim.kind == Kind::no_comment || claim.hedge == Hedge::no_comment) return "no comment";
  if (claim.kind == Kind::denial || claim.hedge == Hedge::denied) return "denied";
  if (claim.kind == Kind::unverified) return "unverified";
  if (claim.negated && !rule.negation_counts) return "negated";
  if (superseded.contains(claim.id)) return "superseded";
  return {};
}

EventIds draft_by_lever(Drafting& sheet, const Claimed& claimed) {
  const std::string& lever = claimed.rule.lever;
  if (lever == "agreement") return draft_agreement(sheet, claimed);
  if (lever == "lift") return draft_lift(sheet, claimed);
  if (lever == "restriction") return draft_ban(sheet, claimed);
  if (lever == "flow") return draft_flow(sheet, claimed);
  if (lever == "capacity") return draft_capacity(sheet, claimed);
  if (lever == "route") return draft_route(sheet, claimed);
  if (lever == "stake") return draft_stake(sheet, claimed);
  if (lever == "contract") return draft_contract(sheet, claimed);
  if (lever == "demand" || lever == "supply") return draft_curve(sheet, claimed);
  return {};
}

class PageDraft {
 public:
  PageDraft(Drafting& sheet) : sheet_(sheet) {
    for (const read::Claim& claim : sheet.page.claims)
      for (const read::Relation& relation : claim.relations)
        if (relation.type == "supersedes") superseded_.insert(relation.to);
  }

  // The claim's events; what it is conditional on is drafted before it. A claim already under way gives nothing: a circle.
  EventIds of(const read::Claim& claim) {
    const auto [place, fresh] = done_.try_emplace(claim.id);
    if (!fresh) return place->second;
    EventIds ids = draft_claim(claim);
    done_[claim.id] = ids;
    return ids;
  }
  bool claimed_any() const { return claimed_any_; }

 private:
  EventIds draft_claim(const read::Claim& claim) {
    const LeverRule* rule = sheet_.rules.find("event", claim.event.type);
    static const LeverRule kNone{
        .id = "", .use = "event", .lever = "none", .odds = {}, .detail = {}, .title = {}, .assumed = {}};
    if (!rule) rule = &kNone;
    const std::string bar = barred_by_form(claim, *rule, superseded_);
    if (bar == "denied" && rule->lever != "none")
      sheet_.remark("denied on the page, so no event: \"" + claim.text + "\" (" + claim.id + ")");
    if (!bar.empty()) return {};
    Claimed claimed{claim, *rule, {}, {}};
    if (rule->lever != "none" && is_past(sheet_, claimed)) {
      remark_contradictions(sheet_, claimed);
      return {};
    }
    if (rule->lever == "none")
      for (const std::string& text : rule->assumed) sheet_.remark(text + " (" + claim.id + ")");
    claimed.given = conditions(claim, rule->lever != "none");
    if (claimed.given.empty() && rule->lever == "stake") {
      claimed.given = draft_deal_talked_of(sheet_, claim);
      if (!claimed.given.empty()) claimed.given_note = "condition: its source tells of talks, so it needs the deal";
    }
    EventIds ids = draft_by_lever(sheet_, claimed);
    claimed_any_ = claimed_any_ || !ids.empty();
    return ids;
  }

  EventIds conditions(const read::Claim& claim, bool has_lever) {
    EventIds given;
    for (const read::Relation& relation : claim.relations) {
      if (relation.type != "conditionOn") continue;
      for (const read::Claim& other : sheet_.page.claims)
        if (other.id == relation.to && other.id != claim.id)
          for (const std::string& id : of(other)) add_new(given, id);
    }
    return given.empty() ? draft_conditions(sheet_, claim, has_lever) : given;
  }

  Drafting& sheet_;
  std::set<std::string> superseded_;
  std::map<std::string, EventIds> done_;
  bool claimed_any_ = false;
};

// Who keeps silent changes no number, and is said.
void remark_silence(Drafting& sheet) {
  for (const read::Claim& claim : sheet.page.claims) {
    if (claim.kind != Kind::no_comment && claim.hedge != Hedge::no_comment) continue;
    std::vector<std::string> who;
    for (const std::string& id : parties_of(sheet, claim)) add_new(who, sheet.name(id));
    sheet.remark("no comment" + (who.empty() ? std::string() : " from " + joined(who)) + ": changes no number (" + claim.id +
                 ")");
  }
}

}  // namespace

Scenario draft(const read::PageRead& page, const world::World& world, Date as_of, const LeverRules& rules) {
  Drafting sheet(page, world, as_of, rules);
  PageDraft pages(sheet);
  for (const read::Claim& claim : page.claims) pages.of(claim);
  remark_silence(sheet);
  if (!pages.claimed_any()) {
    sheet.remark(page.claims.empty() ? "no lever found: the page makes no claims"
                                     : "no lever found: none of the " + std::to_string(page.claims.size()) +
                                           " claims names something that the tables can move");
  }
  Scenario scenario = sheet.finish();
  // A condition with nothing that hangs on it moves nothing.
  if (!pages.claimed_any()) scenario.events.clear();
  return scenario;
}

}  // namespace netback::scenario
