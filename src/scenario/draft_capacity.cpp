// Plants, lines and sea routes that stop or start; what the page tells of them against what the tables hold.
#include <algorithm>

#include "core/number.h"
#include "scenario/claim_month.h"
#include "scenario/drafting.h"
#include "world/query.h"

namespace netback::scenario {
namespace {

using world::AssetKind;

bool has_capacity(AssetKind kind) {
  return kind != AssetKind::refinery && kind != AssetKind::field && kind != AssetKind::strait;
}

// The last word of a type names what happens: capacity.outage -> outage.
std::string last_word(const std::string& type) { return type.substr(type.rfind('.') + 1); }

// An outage drafted from the same page that this claim ends.
Event* open_outage(Drafting& sheet, const std::string& asset) {
  for (const LeverRule& rule : sheet.rules.rows) {
    if (rule.use != "event" || rule.lever != "capacity" || rule.share >= 1) continue;
    if (Event* event = sheet.find(slug(id_slug(asset) + " " + last_word(rule.id)))) return event;
  }
  return nullptr;
}

// Share left by a loss, share reached by a gain.
std::pair<double, std::string> share_said(const Claimed& c, const world::Asset& asset, bool loss) {
  const auto said = amount_said(c.claim, asset.capacity_twh);
  if (!said || asset.capacity_twh <= 0)
    return {c.rule.share, "share: the page gives none; " + fixed_text(c.rule.share * 100, 0) + " % of nameplate"};
  const double part = std::clamp(said->twh_per_year / asset.capacity_twh, 0.0, 1.0);
  return {loss ? 1 - part : part, "share: " + said->text + " taken as what " + (loss ? "is lost" : "works")};
}

// States of the parts of an asset today, for a remark: "nord-stream-2/b not_certified".
std::string otherwise(const Drafting& sheet, const Claimed& c, const world::Asset& asset) {
  std::vector<std::string> parts;
  for (const std::string& row : asset.rows) {
    const world::AssetState* state = world::state_on(sheet.world, row, sheet.as_of);
    const double share = state ? state->share : 1;
    const bool agrees = c.rule.share >= 1       ? share > 0
                        : c.rule.detail.empty() ? share < 1
                                                : state && has(c.rule.detail, state->state);
    if (!agrees)
      parts.push_back(sheet.name(row) + " as " + (state ? state->state : "operating") +
                      (state ? " (" + state->id + ")" : ""));
  }
  return joined(parts);
}

}  // namespace

EventIds draft_capacity(Drafting& sheet, const Claimed& c) {
  const bool loss = c.rule.share < 1;
  EventIds ids;
  for (const std::string& id : assets_of(sheet, c.claim)) {
    const auto asset = world::find_asset(sheet.world, id);
    if (!has_capacity(asset->kind)) continue;
    const bool of_flow = c.rule.lever == "flow";  // less gas to or from a plant that is out is the same thing told twice
    if (Event* outage = loss && !of_flow ? nullptr : open_outage(sheet, id)) {
      const SaidMonth said = loss ? SaidMonth{} : said_month(c.claim.when);
      if (said.month && (!outage->until || *outage->until < *said.month)) outage->until = *said.month;
      add_new(outage->because, c.claim.id);
      continue;
    }
    const double now = world::asset_share(sheet.world, asset->rows.front(), sheet.month(c.rule, c.claim));
    const auto [share, note] = share_said(c, *asset, loss);
    if (loss ? now <= share : now >= share) {
      sheet.remark("the tables already hold " + asset->name + " at " + fixed_text(now * 100, 0) +
                   " % of nameplate: no event (" + c.claim.id + ")");
      continue;
    }
    Event event = sheet.event(c.rule, c.claim, slug(id_slug(id) + " " + last_word(c.rule.id)), CapacityLever{id, share},
                              {{"asset", asset->name}});
    if (of_flow) event.title = asset->name + (loss ? " works less" : " works again");
    event.given = c.given;
    event.assumed.push_back(note);
    ids.push_back(sheet.put(std::move(event), c.rule, c.claim));
  }
  return ids;
}

EventIds draft_route(Drafting& sheet, const Claimed& c) {
  EventIds ids;
  for (const std::string& id : assets_of(sheet, c.claim)) {
    if (world::find_asset(sheet.world, id)->kind != AssetKind::strait) continue;
    const double now = world::asset_share(sheet.world, id, sheet.month(c.rule, c.claim));
    const auto said = amount_said(c.claim, 1);
    const double share = !said              ? c.rule.share
                         : c.rule.share < 1 ? std::clamp(1 - said->twh_per_year, 0.0, 1.0)
                                            : std::min(said->twh_per_year, 1.0);
    if (c.rule.share < 1 ? now <= share : now >= share) {
      sheet.remark("the tables already hold " + sheet.name(id) + " as the page tells it: no event (" + c.claim.id + ")");
      continue;
    }
    Event event = sheet.event(c.rule, c.claim, slug(id_slug(id) + (c.rule.share < 1 ? " closed" : " open")),
                              RouteLever{id, share}, {{"asset", sheet.name(id)}});
    event.given = c.given;
    ids.push_back(sheet.put(std::move(event), c.rule, c.claim));
  }
  return ids;
}

void remark_contradictions(Drafting& sheet, const Claimed& c) {
  if (c.rule.lever != "capacity" && c.rule.lever != "flow") return;
  for (const std::string& id : assets_of(sheet, c.claim)) {
    const auto asset = world::find_asset(sheet.world, id);
    if (!has_capacity(asset->kind)) continue;
    if (const std::string parts = otherwise(sheet, c, *asset); !parts.empty())
      sheet.remark("the page tells of " + asset->name + " (" + c.rule.id + ", " + c.claim.when.value +
                   "); the tables hold " + parts + " (" + c.claim.id + ")");
  }
}

}  // namespace netback::scenario
