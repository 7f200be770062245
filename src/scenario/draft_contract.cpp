// Contracts that end or begin, and shifts of demand or output.
#include <algorithm>

#include "core/number.h"
#include "scenario/claim_month.h"
#include "scenario/drafting.h"
#include "world/contract_in_force.h"
#include "world/query.h"

namespace netback::scenario {
namespace {

std::vector<std::string> countries_named(const Drafting& sheet, const read::Claim& claim) {
  std::vector<std::string> countries;
  for (const std::string& party : parties_of(sheet, claim)) add_new(countries, world::country_of(sheet.world, party));
  return countries;
}

bool in_any(const Drafting& sheet, const std::string& node_id, const std::vector<std::string>& countries) {
  for (const world::Node& node : sheet.world.nodes)
    if (node.id == node_id)
      return std::ranges::any_of(node.countries, [&](const std::string& id) { return has(countries, id); });
  return false;
}

// Does the contract belong to what the claim names: its route among the assets, or its buyer or route in the countries
// named?
bool is_meant(const Drafting& sheet, const world::Contract& row, const std::vector<std::string>& assets,
              std::vector<std::string> countries) {
  if (has(assets, row.route) || has(assets, world::system_of(sheet.world, row.route))) return true;
  std::erase(countries, world::country_of(sheet.world, row.seller));
  if (!assets.empty() || countries.empty()) return false;
  return in_any(sheet, row.buyer, countries);
}

EventIds end_contracts(Drafting& sheet, const Claimed& c, const std::string& seller) {
  const auto assets = assets_of(sheet, c.claim);
  const auto countries = countries_named(sheet, c.claim);
  EventIds ids;
  bool known = false;
  for (const world::Contract& row : sheet.world.contracts) {
    if (row.seller != seller || !world::is_in_force(sheet.world, row, sheet.as_of) ||
        !is_meant(sheet, row, assets, countries))
      continue;
    const auto said = said_month(c.claim.when).month;
    if (row.until && (!said || *said + 1 >= Month::of(*row.until))) {  // "expires on 31 December" is until 1 January
      sheet.remark("the tables end " + row.id + " on " + row.until->text() + " already: no event (" + c.claim.id + ")");
      known = true;
      continue;
    }
    Event event = sheet.event(c.rule, c.claim, slug(id_slug(row.id) + " ends"),
                              ContractLever{row.id, row.seller, row.buyer, row.route, 0, 0, 1}, {{"asset", row.id}});
    event.given = c.given;
    if (!ids.empty()) event.given = {ids.front()}, event.probability = {1, 1, 1};
    if (row.until) event.assumed.push_back("tables: the contract would end on " + row.until->text());
    ids.push_back(sheet.put(std::move(event), c.rule, c.claim));
  }
  if (ids.empty() && !known)
    sheet.remark("the contracts table holds none that the page could mean: no event (" + c.claim.id + ")");
  return ids;
}

EventIds sign_contract(Drafting& sheet, const Claimed& c, const std::string& seller) {
  const auto said = amount_said(c.claim, 0);
  std::vector<std::string> buyers;
  for (const std::string& country : countries_named(sheet, c.claim))
    if (country != world::country_of(sheet.world, seller))
      for (const std::string& node : world::nodes_of(sheet.world, country)) add_new(buyers, node);
  if (!said || said->twh_per_year <= 0 || buyers.size() != 1) {
    sheet.remark("a contract is told without a quantity or without one buying market: no event (" + c.claim.id + ")");
    return {};
  }
  const std::string id = slug(id_slug(seller) + " sells to " + id_slug(buyers.front()));
  const auto assets = assets_of(sheet, c.claim);
  ContractLever lever{"contract:" + id, seller, buyers.front(), assets.empty() ? "" : assets.front(), said->twh_per_year,
                      c.rule.share,     1};
  Event event =
      sheet.event(c.rule, c.claim, id, lever, {{"seller", sheet.name(seller)}, {"buyer", sheet.name(buyers.front())}});
  event.given = c.given;
  if (lever.route.empty()) event.assumed.push_back("route: the page names none; any that reaches the buyer");
  return {sheet.put(std::move(event), c.rule, c.claim)};
}

}  // namespace

EventIds draft_contract(Drafting& sheet, const Claimed& c) {
  const std::string seller = seller_of(sheet, parties_of(sheet, c.claim));
  // The agent of an end is often the buyer or the transit country: try every party as the seller.
  if (c.rule.share <= 0) {
    std::string best = seller;
    for (const std::string& party : parties_of(sheet, c.claim)) {
      const std::string other = seller_of(sheet, {party});
      const auto sells = [&](const world::Contract& row) {
        return row.seller == other && world::is_in_force(sheet.world, row, sheet.as_of) &&
               is_meant(sheet, row, assets_of(sheet, c.claim), countries_named(sheet, c.claim));
      };
      if (!other.empty() && std::ranges::any_of(sheet.world.contracts, sells)) best = other;
    }
    return end_contracts(sheet, c, best);
  }
  return sign_contract(sheet, c, seller);
}

EventIds draft_curve(Drafting& sheet, const Claimed& c) {
  const bool demand = c.rule.lever == "demand";
  const auto kinds = sheet.rules.kinds_in(c.claim.text);
  const bool down = has(kinds, "down"), up = has(kinds, "up");
  const bool has_percent = !c.claim.event.amounts.empty() && c.claim.event.amounts.front().unit == "percent";
  const auto said = amount_said(c.claim, 1);
  std::vector<std::string> targets;
  for (const std::string& country : countries_named(sheet, c.claim))
    for (const std::string& node : world::nodes_of(sheet.world, country)) {
      if (demand) add_new(targets, node);
      for (const world::Supply& row : sheet.world.supply)
        if (!demand && row.node == node) add_new(targets, row.id);
    }
  if (!has_percent || !said || down == up || targets.empty()) {
    sheet.remark(std::string("a change of ") + (demand ? "demand" : "output") +
                 " is told without place, direction or percentage: no event (" + c.claim.id + ")");
    return {};
  }
  const double factor = down ? 1 - said->twh_per_year : 1 + said->twh_per_year;
  EventIds ids;
  for (const std::string& target : targets) {
    const std::string id = slug(id_slug(target) + (demand ? " demand " : " output ") + (down ? "down" : "up"));
    const Lever lever = demand ? Lever(DemandLever{target, factor}) : Lever(SupplyLever{target, factor});
    Event event = sheet.event(c.rule, c.claim, id, lever, {{"asset", sheet.name(target)}});
    event.given = c.given;
    if (!ids.empty()) event.given = {ids.front()}, event.probability = {1, 1, 1};
    event.assumed.push_back("factor " + number_text(factor) + " on every month and sector: the page says " + said->text);
    ids.push_back(sheet.put(std::move(event), c.rule, c.claim));
  }
  return ids;
}

}  // namespace netback::scenario
