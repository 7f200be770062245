// What a claim names, in the world's ids: things, parties, sellers, amounts, and whether it tells of the past.
#include <algorithm>
#include <cmath>

#include "core/number.h"
#include "core/units.h"
#include "scenario/claim_month.h"
#include "scenario/drafting.h"
#include "world/query.h"

namespace netback::scenario {
namespace {

// An accident told within so many months of the page is news; older ones are background that the tables should hold.
constexpr int kNewsMonths = 3;

bool in_condition(const read::Claim& claim, const read::Reference& link) {
  return claim.condition_bytes.size() > 0 && link.bytes.begin >= claim.condition_bytes.begin &&
         link.bytes.end <= claim.condition_bytes.end;
}

bool is_party(std::string_view id) {
  return id.starts_with("actor:") || id.starts_with("gov:") || id.starts_with("country:") || id.starts_with("org:") ||
         id.starts_with("person:");
}

std::optional<double> twh_per_year(const read::Amount& amount) {
  const std::string& unit = amount.unit;
  const auto in = [&](std::string_view word, double twh) {
    return unit.starts_with(word) ? std::optional(amount.value * twh) : std::nullopt;
  };
  const double times = unit.ends_with("_per_day") ? 365.0 : unit.ends_with("_per_month") ? 12.0 : 1.0;
  for (const auto& value : {in("bcm", units::kTwhPerBcm), in("bcf", units::kTwhPerBcf), in("mcm", units::kTwhPerBcm / 1000),
                            in("mt", units::kTwhPerMtLng), in("twh", 1.0), in("gwh", 0.001)})
    if (value) return *value * times;
  return std::nullopt;
}

}  // namespace

std::vector<std::string> described_in(const read::Claim& claim) {
  std::vector<std::string> ids;
  for (const read::Reference& link : claim.links)
    if (link.how == "description") add_new(ids, link.ref);
  return ids;
}

std::vector<std::string> assets_of(const Drafting& sheet, const read::Claim& claim) {
  std::vector<std::string> ids = claim.event.assets;
  for (const read::Reference& link : claim.links)
    if (!in_condition(claim, link)) add_new(ids, link.ref);
  for (const read::Description& d : claim.descriptions) {
    if (d.country.empty() && d.region.empty() && d.owner.empty()) continue;  // "pipelines" alone means none of ours
    const auto answer =
        world::answer(sheet.world, {d.kind, d.country, d.region, d.owner, d.owner_is_subsidiary}, sheet.as_of);
    // "three refineries" where the tables have ten that fit: which three is not known, so none is meant.
    const bool wrong_count = d.count > 0 && answer.size() != static_cast<std::size_t>(d.count) && d.owner.empty();
    for (const std::string& id : answer) {
      if (!wrong_count)
        add_new(ids, id);
      else if (has(described_in(claim), id))
        std::erase(ids, id);
    }
  }
  std::erase_if(ids, [&](const std::string& id) { return !world::find_asset(sheet.world, id); });
  // Where a string is named, its whole line is not meant beside it.
  std::vector<std::string> lines;
  for (const std::string& id : ids)
    if (const std::string line = world::system_of(sheet.world, id); line != id) add_new(lines, line);
  std::erase_if(ids, [&](const std::string& id) { return has(lines, id); });
  return ids;
}

std::optional<AmountSaid> amount_said(const read::Claim& claim, double whole_twh) {
  for (const read::Amount& amount : claim.event.amounts) {
    const std::string text = number_text(amount.value) + " " + amount.unit;
    if (amount.unit == "percent" && amount.value >= 0 && amount.value <= 100)
      return AmountSaid{whole_twh * amount.value / 100, text};
    if (const auto twh = twh_per_year(amount); twh && *twh >= 0) return AmountSaid{*twh, text};
  }
  return std::nullopt;
}

std::vector<std::string> parties_of(const Drafting&, const read::Claim& claim) {
  std::vector<std::string> parties;
  for (const std::string& id : {claim.event.agent, claim.event.target})
    if (is_party(id)) add_new(parties, id);
  for (const read::Reference& link : claim.links)
    if (is_party(link.ref) && !in_condition(claim, link)) add_new(parties, link.ref);
  return parties;
}

std::string seller_of(const Drafting& sheet, const std::vector<std::string>& parties) {
  for (const std::string& party : parties) {
    const std::string country = world::country_of(sheet.world, party);
    if (country.empty()) continue;
    for (const world::Seller& row : sheet.world.sellers)
      if (row.country == country) return row.id;
  }
  return {};
}

bool is_past(const Drafting& sheet, const Claimed& claimed) {
  const SaidMonth said = said_month(claimed.claim.when);
  if (!said.month || *said.month >= Month::of(sheet.as_of)) return false;
  using read::Hedge;
  const Hedge hedge = claimed.claim.hedge;
  if (hedge != Hedge::asserted && hedge != Hedge::reported && hedge != Hedge::alleged) return false;
  return !claimed.rule.surprise || Month::of(sheet.as_of) - *said.month > kNewsMonths;
}

}  // namespace netback::scenario
