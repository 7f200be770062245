// Conditions of claims, agreements between parties, and restrictions that come or go.
#include <algorithm>

#include "scenario/drafting.h"
#include "world/query.h"

namespace netback::scenario {
namespace {

// The government that answers for a party: itself, the first government above it, or that of its country.
std::string government_of(const Drafting& sheet, const std::string& party) {
  for (const std::string& id : world::with_parents(sheet.world, party))
    if (id.starts_with("gov:")) return id;
  const std::string country = world::country_of(sheet.world, party);
  for (const world::Actor& row : sheet.world.actors)
    if (row.kind == "government" && !country.empty() && row.country == country) return row.id;
  return {};
}

bool is_state(std::string_view id) { return id.starts_with("gov:") || id.starts_with("country:"); }

// "russia" for gov:russia and country:russia alike.
void add_state(std::vector<std::string>& names, const std::string& id) {
  if (is_state(id)) add_new(names, id_slug(id));
}

// States named in the words of the condition; where it names none, those the page says are talking.
std::vector<std::string> states_of(Drafting& sheet, const read::Claim& claim, std::string_view words,
                                   std::string_view topic) {
  std::vector<std::string> names;
  for (const std::string& id : ids_named(words, sheet.world)) add_state(names, id);
  if (names.empty() && topic != "peace")
    for (const std::string& id : parties_of(sheet, claim)) add_state(names, id);
  if (names.size() < 2 && topic == "energy")
    for (const read::Claim& other : sheet.page.claims)
      if (other.event.type == "deal.talks")
        for (const std::string& id : parties_of(sheet, other)) add_state(names, id);
  std::ranges::sort(names);
  return names;
}

// Claims of talks between all the parties say who negotiates: they stand behind the agreement.
void add_talks(Drafting& sheet, Event& event, const std::vector<std::string>& states) {
  if (states.size() < 2) return;
  for (const read::Claim& claim : sheet.page.claims) {
    if (claim.event.type != "deal.talks" || claim.negated || claim.hedge == read::Hedge::denied) continue;
    std::vector<std::string> names;
    for (const std::string& id : parties_of(sheet, claim)) add_state(names, id);
    if (std::ranges::all_of(states, [&](const std::string& state) { return has(names, state); }))
      add_new(event.because, claim.id);
  }
}

std::string topic_of(const LeverRule& rule) { return rule.detail.empty() ? "deal" : rule.detail.front(); }

EventIds agreement(Drafting& sheet, const read::Claim& claim, const LeverRule& rule, std::string_view words,
                   const std::vector<std::string>& states, const std::vector<std::string>& given) {
  const std::string topic = topic_of(rule);
  const std::string id = slug(joined(states, "-") + " " + topic + (topic == "deal" ? "" : " agreement"));
  std::vector<std::string> names;
  for (const std::string& state : states)
    names.push_back(sheet.name((world::knows_id(sheet.world, "country:" + state) ? "country:" : "gov:") + state));
  Event event = sheet.event(rule, claim, id, AgreementLever{topic},
                            {{"parties", names.empty() ? "" : ": " + joined(names)}, {"words", std::string(words)}});
  event.given = given;
  add_talks(sheet, event, states);
  return {sheet.put(std::move(event), rule, claim)};
}

struct Barred {
  std::string restrictor, kind;
  std::string subject;  // what the sanctions are against: a country, or a thing where no country is named
};

// Who lifts what against whom, from the words and the claim that hangs on it.
Barred barred(Drafting& sheet, const read::Claim& claim, std::string_view words, const std::vector<std::string>& more) {
  Barred result;
  std::vector<std::string> named = ids_named(words, sheet.world);
  named.insert(named.end(), more.begin(), more.end());
  for (const std::string& id : named)
    if (result.restrictor.empty()) result.restrictor = government_of(sheet, id);
  for (const std::string& kind : sheet.rules.kinds_in(words))
    if (result.kind.empty() && kind != "up" && kind != "down") result.kind = kind;
  for (const std::string& party : parties_of(sheet, claim)) {
    std::string country = world::country_of(sheet.world, party);
    if (government_of(sheet, party) == result.restrictor || country.empty()) continue;
    result.subject = country;
    break;
  }
  for (const std::string& asset : assets_of(sheet, claim))
    if (result.subject.empty()) {
      const std::string country = world::country_of(sheet.world, asset);
      result.subject = country.empty() || government_of(sheet, country) == result.restrictor ? asset : country;
    }
  return result;
}

// The tables say what stands in the way: a whole policy where all its rows of that kind are against the subject, else rows.
EventIds lift(Drafting& sheet, const read::Claim& claim, const LeverRule& rule, const Barred& bar,
              const std::vector<std::string>& given) {
  if (bar.restrictor.empty() || bar.subject.empty()) {
    sheet.remark("a lifting of sanctions is told, but not whose or against whom: no event (" + claim.id + ")");
    return {};
  }
  const auto rows = world::restrictions_on(sheet.world, bar.subject, bar.kind, bar.restrictor, sheet.as_of);
  std::vector<std::string> targets, ids;
  for (const world::Restriction* row : rows) {
    if (row->share >= 1) continue;
    const auto whole = world::restrictions_on(sheet.world, row->policy, bar.kind, bar.restrictor, sheet.as_of);
    const bool all =
        std::ranges::all_of(whole, [&](const auto* other) { return std::ranges::find(rows, other) != rows.end(); });
    add_new(targets, all ? row->policy : row->id);
    add_new(ids, row->id);
  }
  const std::string who = id_slug(bar.restrictor), kind = bar.kind.empty() ? "all kinds" : bar.kind;
  std::string note = "tables: " + joined(ids) + " would go";
  if (targets.empty()) {
    targets = {bar.subject};
    note = "the restrictions table has no row of " + bar.restrictor + " against " + bar.subject + " (" + kind + ")";
    sheet.remark(note);
  }
  EventIds result;
  for (const std::string& target : targets) {
    const std::string id = slug(who + " lifts " + (bar.kind.empty() ? "" : bar.kind) + " " + id_slug(target));
    RestrictionLever lever{
        .target = target, .kind = bar.kind, .restrictor = bar.restrictor, .buyers = {}, .share = 1, .lift = true};
    Event event = sheet.event(rule, claim, id, lever,
                              {{"restrictor", sheet.name(bar.restrictor)}, {"kind", kind}, {"target", target}});
    event.given = given;
    // One decision over several rows: the first carries the odds, the others follow from it.
    if (!result.empty()) event.given = {result.front()}, event.probability = {1, 1, 1};
    event.assumed.push_back(note);
    result.push_back(sheet.put(std::move(event), rule, claim));
  }
  return result;
}

}  // namespace

EventIds draft_conditions(Drafting& sheet, const read::Claim& claim, bool has_lever) {
  if (claim.condition.empty() && claim.condition_type.empty()) return {};
  const LeverRule* rule = sheet.rules.find("condition", claim.condition_type);
  if (!rule && !has_lever) return {};
  if (!rule) rule = sheet.rules.find("condition", "condition.other");
  if (!rule) return {};
  if (rule->lever == "lift") return lift(sheet, claim, *rule, barred(sheet, claim, claim.condition, {}), {});
  if (rule->lever != "agreement") return {};
  if (!rule->detail.empty() && rule->detail.front() == "condition") {
    Event event =
        sheet.event(*rule, claim, slug(claim.condition), AgreementLever{"condition"}, {{"words", claim.condition}});
    if (event.id.empty()) event.id = slug("condition " + claim.id);
    return {sheet.put(std::move(event), *rule, claim)};
  }
  return agreement(sheet, claim, *rule, claim.condition, states_of(sheet, claim, claim.condition, topic_of(*rule)), {});
}

EventIds draft_deal_talked_of(Drafting& sheet, const read::Claim& claim) {
  const LeverRule* rule = sheet.rules.find("condition", "agreement.energy");
  for (const read::Claim& talks : sheet.page.claims) {
    if (!rule || talks.event.type != "deal.talks" || talks.origin != claim.origin || talks.negated ||
        talks.kind == read::Kind::unverified)
      continue;
    std::vector<std::string> states;
    for (const std::string& id : {talks.event.agent, talks.event.target}) add_state(states, id);
    std::ranges::sort(states);
    if (states.size() == 2) return agreement(sheet, talks, *rule, talks.text, states, {});
  }
  return {};
}

EventIds draft_agreement(Drafting& sheet, const Claimed& c) {
  return agreement(sheet, c.claim, c.rule, c.claim.text, states_of(sheet, c.claim, c.claim.text, topic_of(c.rule)), c.given);
}

EventIds draft_lift(Drafting& sheet, const Claimed& c) {
  return lift(sheet, c.claim, c.rule, barred(sheet, c.claim, c.claim.text, {c.claim.event.agent}), c.given);
}

EventIds draft_ban(Drafting& sheet, const Claimed& c) {
  const read::Claim& claim = c.claim;
  const Barred bar = barred(sheet, claim, claim.text, {claim.event.agent});
  const std::vector<std::string> assets = assets_of(sheet, claim);
  const std::string seller = seller_of(sheet, {bar.subject});
  if (bar.restrictor.empty() || (assets.empty() && seller.empty())) {
    sheet.remark("a ban is told, but not whose or on what: no event (" + claim.id + ")");
    return {};
  }
  RestrictionLever lever{
      .target = {}, .kind = bar.kind, .restrictor = bar.restrictor, .buyers = {}, .share = c.rule.share, .lift = false};
  if (lever.kind.empty()) lever.kind = assets.empty() ? "trade_flow" : "asset_use";
  std::vector<std::string> named = ids_named(claim.text, sheet.world);
  for (const read::Reference& link : claim.links) named.push_back(link.ref);
  for (const std::string& id : named)
    if (id.starts_with("commodity:") && lever.commodity.empty()) lever.commodity = id;
  for (const char* kind : {"region:", "country:"})
    if (const std::string id = kind + id_slug(bar.restrictor); world::knows_id(sheet.world, id)) lever.buyers = {id};
  EventIds result;
  for (const std::string& target : assets.empty() ? std::vector{seller} : assets) {
    lever.target = target;
    const std::string id = slug(id_slug(bar.restrictor) + " bars " + id_slug(lever.commodity) + " " + id_slug(target));
    Event event =
        sheet.event(c.rule, claim, id, lever, {{"restrictor", sheet.name(bar.restrictor)}, {"target", sheet.name(target)}});
    event.given = c.given;
    if (!result.empty()) event.given = {result.front()}, event.probability = {1, 1, 1};
    event.assumed.push_back("kind: " + lever.kind + ", a full ban: the page gives no share");
    result.push_back(sheet.put(std::move(event), c.rule, claim));
  }
  return result;
}

}  // namespace netback::scenario
