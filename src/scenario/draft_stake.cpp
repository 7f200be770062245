// Stakes: what is offered is asked from the stakes table, never from the words. Only what an actor owns can change hands.
#include <algorithm>
#include <map>

#include "core/number.h"
#include "scenario/drafting.h"
#include "world/query.h"

namespace netback::scenario {
namespace {

std::string percent(double share) { return number_text(std::stod(fixed_text(share * 100, 3))) + " %"; }

bool can_be_owned(const Drafting& sheet, const std::string& id) {
  const auto kind = world::find_asset(sheet.world, id)->kind;
  return kind != world::AssetKind::strait && kind != world::AssetKind::supply;
}

// Firms that a claim names as holders: the owner of a description (its subsidiaries, where it says so), the agent, others.
std::vector<std::string> holders_named(const Drafting& sheet, const read::Claim& claim) {
  std::vector<std::string> firms;
  for (const read::Description& d : claim.descriptions) {
    if (d.owner.empty()) continue;
    if (!d.owner_is_subsidiary) add_new(firms, d.owner);
    for (const std::string& id : world::subsidiaries(sheet.world, d.owner, sheet.as_of)) add_new(firms, id);
  }
  for (const std::string& party : parties_of(sheet, claim)) {
    if (!party.starts_with("actor:")) continue;
    add_new(firms, party);
    for (const std::string& id : world::subsidiaries(sheet.world, party, sheet.as_of)) add_new(firms, id);
  }
  return firms;
}

struct Holder {
  std::string owner, note;
  double share = 0;
};

// Of the firms named, the one that is in most of the claim's assets, then has most of this one; else the largest holder.
Holder seller_of_stake(const Drafting& sheet, const std::string& asset, const std::vector<std::string>& assets,
                       const std::vector<std::string>& firms) {
  const auto owners = world::owners(sheet.world, asset, sheet.as_of);
  std::map<std::string, int> in_assets;
  for (const std::string& id : assets)
    for (const world::Holding& holding : world::owners(sheet.world, id, sheet.as_of)) ++in_assets[holding.owner];
  Holder best;
  for (const world::Holding& holding : owners) {
    if (!has(firms, holding.owner)) continue;
    const auto rank = [&](const std::string& owner, double share) { return std::pair(in_assets[owner], share); };
    if (best.owner.empty() || rank(holding.owner, holding.share) > rank(best.owner, best.share))
      best = {holding.owner, "", holding.share};
  }
  if (!best.owner.empty()) return best;
  for (const world::Holding& holding : owners)
    if (holding.share > best.share) best = {holding.owner, "", holding.share};
  best.note = "seller: the page names none; the largest holder in the stakes table";
  return best;
}

// The first party that neither sells nor stands on the seller's or the asset's side; then those of the same source; then
// those the page says are talking.
std::string buyer_of(const Drafting& sheet, const read::Claim& claim, const std::string& seller, const world::Asset& asset,
                     std::string& note) {
  std::vector<std::string> side = world::with_parents(sheet.world, seller);
  for (const std::string& id : std::vector(side)) add_new(side, world::country_of(sheet.world, id));
  for (const std::string& id : asset.countries) add_new(side, id);
  const auto pick = [&](const read::Claim& from) -> std::string {
    for (std::string party : parties_of(sheet, from)) {
      if (party.starts_with("gov:")) party = world::country_of(sheet.world, party);
      const bool may_buy = party.starts_with("actor:") || party.starts_with("country:");
      if (!may_buy || has(side, party) || has(side, world::country_of(sheet.world, party))) continue;
      const auto above = world::with_parents(sheet.world, party);
      if (!has(above, seller)) return party;
    }
    return {};
  };
  std::string buyer = pick(claim);
  const auto look = [&](const char* words, const auto& wanted) {
    for (const read::Claim& other : sheet.page.claims)
      if (buyer.empty() && wanted(other))
        if (buyer = pick(other); !buyer.empty()) note = words;
  };
  look("buyer: taken from another claim of the same source",
       [&](const auto& other) { return other.origin == claim.origin && other.event.type == claim.event.type; });
  look("buyer: the claim names none; a party to the talks on the page",
       [](const auto& other) { return other.event.type == "deal.talks"; });
  return buyer;
}

// Rules on investment in the asset or its owner that bind this buyer and that nothing the event is given takes away.
std::vector<std::string> bars_left(Drafting& sheet, const std::string& asset, const std::string& owner,
                                   const std::string& buyer, const EventIds& given) {
  std::vector<std::string> bars;
  for (const world::Restriction* row : world::restrictions_on(sheet.world, asset, "investment", "", sheet.as_of)) {
    if (row->target != asset && row->target != owner) continue;
    const std::string country = world::country_of(sheet.world, buyer);
    const auto binds = [&](const std::string& id) { return has(world::countries_of(sheet.world, id), country); };
    if (!row->buyers.empty() && std::ranges::none_of(row->buyers, binds)) continue;
    const bool lifted = std::ranges::any_of(given, [&](const std::string& id) {
      const Event* before = sheet.find(id);
      const auto* lever = before ? std::get_if<RestrictionLever>(&before->lever) : nullptr;
      return lever && lever->lift && lever->restrictor == row->restrictor &&
             (lever->target == row->policy || lever->target == row->id);
    });
    if (!lifted) add_new(bars, row->id);
  }
  return bars;
}

void stake(Drafting& sheet, const Claimed& c, const std::string& asset_id, const std::vector<std::string>& assets,
           const std::vector<std::string>& firms, EventIds& ids) {
  const auto asset = world::find_asset(sheet.world, asset_id);
  const Holder seller = seller_of_stake(sheet, asset_id, assets, firms);
  if (seller.owner.empty()) {
    sheet.remark("the stakes table names no owner of " + asset->name + ": no stake event (" + c.claim.id + ")");
    return;
  }
  std::string buyer_note;
  const std::string buyer = buyer_of(sheet, c.claim, seller.owner, *asset, buyer_note);
  if (buyer.empty()) {
    sheet.remark("the page names no buyer for a stake in " + asset->name + ": no event (" + c.claim.id + ")");
    return;
  }
  const auto said = amount_said(c.claim, 1);
  const bool usable = said && c.claim.event.amounts.front().unit == "percent";
  const double share = usable ? std::min(said->twh_per_year, seller.share) : c.rule.share * seller.share;
  const std::string id = slug(id_slug(buyer) + " stake in " + id_slug(asset_id));
  Event event = sheet.event(c.rule, c.claim, id, StakeLever{asset_id, buyer, seller.owner, share},
                            {{"buyer", sheet.name(buyer)},
                             {"asset", asset->name},
                             {"share", percent(share)},
                             {"owner", sheet.name(seller.owner)}});
  event.given = c.given;
  if (!c.given_note.empty()) event.assumed.push_back(c.given_note);
  const std::string owned = "the " + percent(seller.share) + " that " + sheet.name(seller.owner) + " holds";
  event.assumed.push_back(!usable ? "share: the page gives none; " + percent(c.rule.share) + " of " + owned
                          : share < said->twh_per_year ? "share: " + said->text + " on the page, cut to " + owned
                                                       : "share as on the page, of " + owned);
  if (buyer.starts_with("country:"))
    event.assumed.push_back("buyer: the page names no company; " + buyer + " stands for one from there");
  if (!buyer_note.empty()) event.assumed.push_back(buyer_note);
  if (!seller.note.empty()) event.assumed.push_back(seller.note);
  if (const auto bars = bars_left(sheet, asset_id, seller.owner, buyer, c.given); !bars.empty())
    event.assumed.push_back("investment rules that stand in the way today and are not lifted here: " + joined(bars));
  ids.push_back(sheet.put(std::move(event), c.rule, c.claim));
}

// "German refineries ... a Rosneft subsidiary", read without the owner: of things only described, those are meant that a
// firm the claim names has a part of; without such a firm, none.
void keep_what_firms_hold(Drafting& sheet, const read::Claim& claim, const std::vector<std::string>& firms,
                          std::vector<std::string>& assets) {
  std::vector<std::string> described = described_in(claim);
  for (const read::Description& d : claim.descriptions)
    for (const std::string& id :
         world::answer(sheet.world, {d.kind, d.country, d.region, d.owner, d.owner_is_subsidiary}, sheet.as_of))
      add_new(described, id);
  const bool exact = std::ranges::any_of(claim.descriptions, [](const auto& d) { return !d.owner.empty() || d.count > 0; });
  std::vector<std::string> left_out;
  for (const std::string& id : described) {
    const bool held = std::ranges::any_of(world::owners(sheet.world, id, sheet.as_of),
                                          [&](const auto& holding) { return has(firms, holding.owner); });
    if (held || (exact && firms.empty()) || !has(assets, id)) continue;
    std::erase(assets, id);
    left_out.push_back(id);
  }
  if (!left_out.empty())
    sheet.remark("described, but no firm that the claim names holds a part, so no stake event: " + joined(left_out) + " (" +
                 claim.id + ")");
}

}  // namespace

EventIds draft_stake(Drafting& sheet, const Claimed& c) {
  std::vector<std::string> assets = assets_of(sheet, c.claim);
  const std::vector<std::string> firms = holders_named(sheet, c.claim);
  keep_what_firms_hold(sheet, c.claim, firms, assets);
  // "projects in the Arctic": what the firms named own there, whatever it is.
  if (has(c.rule.detail, "regions"))
    for (const read::Reference& link : c.claim.links) {
      if (!link.ref.starts_with("region:")) continue;
      std::vector<std::string> there;
      for (const std::string& party : parties_of(sheet, c.claim))
        if (party.starts_with("actor:"))
          for (const std::string& id : world::answer(sheet.world, {"project", "", link.ref, party, false}, sheet.as_of))
            add_new(there, id);
      const std::string who = firms.empty() ? "the firms named" : sheet.name(firms.front());
      sheet.remark("stakes table: what " + who + " and its subsidiaries hold in " + sheet.name(link.ref) + ": " +
                   (there.empty() ? "nothing, so no stake event for it" : joined(there)) + " (" + c.claim.id + ")");
      for (const std::string& id : there) add_new(assets, id);
    }
  std::erase_if(assets, [&](const std::string& id) { return !can_be_owned(sheet, id); });
  EventIds ids;
  for (const std::string& id : assets) stake(sheet, c, id, assets, firms, ids);
  return ids;
}

}  // namespace netback::scenario
