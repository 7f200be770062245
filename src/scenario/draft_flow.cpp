// Deliveries over a line: string by string, with what each string needs before it can carry gas again.
#include <algorithm>

#include "core/number.h"
#include "core/units.h"
#include "scenario/drafting.h"
#include "world/query.h"

namespace netback::scenario {
namespace {

const world::Pipeline* row_of(const Drafting& sheet, const std::string& id) {
  for (const world::Pipeline& row : sheet.world.pipelines)
    if (row.id == id) return &row;
  return nullptr;
}

std::string bcm(double twh) { return fixed_text(twh / units::kTwhPerBcm, 1) + " bcm/a"; }

// Strings of the named lines that run from where the seller's gas is, all strings where none does.
std::vector<const world::Pipeline*> strings_of(const Drafting& sheet, const std::vector<std::string>& assets,
                                               const std::string& seller) {
  std::vector<const world::Pipeline*> strings, own;
  for (const std::string& id : assets) {
    const auto line = world::find_asset(sheet.world, id);
    for (const std::string& row_id : line->rows)
      if (const world::Pipeline* row = row_of(sheet, row_id)) strings.push_back(row);
  }
  for (const world::Pipeline* row : strings)
    for (const world::Node& node : sheet.world.nodes)
      if (node.id == row->from_node && node.seller == seller) own.push_back(row);
  return own.empty() ? strings : own;
}

std::string seller_on(const Drafting& sheet, const read::Claim& claim, const std::vector<std::string>& assets) {
  if (std::string seller = seller_of(sheet, {claim.event.agent}); !seller.empty()) return seller;
  for (const std::string& asset : assets) {
    const auto found = world::find_asset(sheet.world, asset);
    for (const world::Node& node : sheet.world.nodes)
      if (found && !found->nodes.empty() && node.id == found->nodes.front()) return node.seller;
  }
  return seller_of(sheet, parties_of(sheet, claim));
}

// Rows that would still forbid the seller's gas in the string on a day.
std::vector<const world::Restriction*> bars_on(const Drafting& sheet, const world::Pipeline& string,
                                               const std::string& seller, Date day) {
  std::vector<const world::Restriction*> rows;
  std::vector<std::string> countries;
  for (const world::Node& node : sheet.world.nodes)
    if (node.id == string.to_node) countries = node.countries;
  for (const world::Restriction& row : sheet.world.restrictions) {
    if (row.share >= 1 || !row.holds_on(day)) continue;
    const bool use = row.kind == "asset_use" && (row.target == string.id || row.target == string.system);
    const bool sale = row.kind == "trade_flow" && row.target == seller &&
                      (row.commodity.empty() || row.commodity == "commodity:gas") &&
                      std::ranges::any_of(row.buyers, [&](const std::string& buyer) {
                        return std::ranges::any_of(world::countries_of(sheet.world, buyer),
                                                   [&](const auto& id) { return has(countries, id); });
                      });
    if (use || sale) rows.push_back(&row);
  }
  return rows;
}

bool is_party_to(const Drafting& sheet, const std::string& restrictor, const EventIds& agreements) {
  for (const std::string& id : agreements)
    for (const world::Actor& row : sheet.world.actors)
      if (row.id == restrictor && ("-" + id + "-").find("-" + id_slug(row.id) + "-") != std::string::npos) return true;
  return false;
}

EventIds lift_bars(Drafting& sheet, const Claimed& c, const world::Pipeline& string, const std::string& seller) {
  EventIds ids;
  for (const world::Restriction* row : bars_on(sheet, string, seller, sheet.month(c.rule, c.claim).first_day())) {
    const bool party = is_party_to(sheet, row->restrictor, c.given);
    const LeverRule* rule = sheet.rules.find("added", party ? "bar.lifted.party" : "bar.lifted.other");
    if (!rule) continue;
    RestrictionLever lever{
        .target = row->id, .kind = row->kind, .restrictor = row->restrictor, .buyers = {}, .share = 1, .lift = true};
    Event event = sheet.event(
        *rule, c.claim, slug(id_slug(row->id) + " lifted"), lever,
        {{"restrictor", sheet.name(row->restrictor)}, {"asset", sheet.name(row->target)}, {"instrument", row->instrument}});
    event.given = c.given;
    ids.push_back(sheet.put(std::move(event), *rule, c.claim));
  }
  return ids;
}

// Repair, certification, reopening or building, by the state the tables hold; the id of the event, or nothing to do.
EventIds make_ready(Drafting& sheet, const Claimed& c, const world::Pipeline& string, const EventIds& given) {
  const world::AssetState* state = world::state_on(sheet.world, string.id, sheet.as_of);
  if (!state) return given;
  for (const LeverRule& rule : sheet.rules.rows) {
    if (rule.use != "added" || rule.lever != "capacity" || !has(rule.detail, state->state)) continue;
    const std::string done = rule.id.substr(rule.id.rfind('.') + 1);
    Event event = sheet.event(rule, c.claim, slug(id_slug(string.id) + " " + done), CapacityLever{string.id, 1},
                              {{"asset", sheet.name(string.id)}, {"state", state->state}});
    event.given = given;
    event.assumed.push_back("tables: " + state->id + " (" + state->state + ")");
    return {sheet.put(std::move(event), rule, c.claim)};
  }
  return given;
}

void resume(Drafting& sheet, const Claimed& c, const world::Pipeline& string, const std::string& seller, EventIds& ids) {
  if (world::asset_share(sheet.world, string.id, sheet.month(c.rule, c.claim)) > 0) {
    sheet.remark("the page tells of deliveries through " + sheet.name(string.id) +
                 "; in the tables it already runs: no event (" + c.claim.id + ")");
    return;
  }
  EventIds given = c.given;
  const EventIds lifted = lift_bars(sheet, c, string, seller);
  given.insert(given.end(), lifted.begin(), lifted.end());
  given = make_ready(sheet, c, string, given);
  const auto said = amount_said(c.claim, string.capacity);
  const double twh = said ? std::min(said->twh_per_year, string.capacity) : string.capacity;
  Event event = sheet.event(c.rule, c.claim, slug(id_slug(seller) + " resumes " + id_slug(string.id)),
                            FlowLever{string.id, seller, twh, true},
                            {{"seller", sheet.name(seller)}, {"asset", sheet.name(string.id)}});
  event.given = given;
  if (said) std::erase_if(event.assumed, [](const std::string& text) { return text.starts_with("amount"); });
  ids.push_back(sheet.put(std::move(event), c.rule, c.claim));
}

void cap(Drafting& sheet, const Claimed& c, const world::Pipeline& string, const std::string& seller, EventIds& ids) {
  const double now = string.capacity * world::asset_share(sheet.world, string.id, sheet.month(c.rule, c.claim));
  if (now <= 0) {
    sheet.remark("the page tells of less gas through " + sheet.name(string.id) +
                 "; in the tables it carries none: no event (" + c.claim.id + ")");
    return;
  }
  const auto said = c.rule.share > 0 ? amount_said(c.claim, now) : std::nullopt;
  const double left = said ? std::max(0.0, now - said->twh_per_year) : now * c.rule.share;
  Event event = sheet.event(c.rule, c.claim, slug(id_slug(seller) + " " + c.rule.id.substr(5) + " " + id_slug(string.id)),
                            FlowLever{string.id, seller, left, false},
                            {{"seller", sheet.name(seller)}, {"asset", sheet.name(string.id)}});
  event.given = c.given;
  event.assumed.push_back(said ? "amount: " + said->text + " taken as what is lost; " + bcm(left) + " left"
                               : "amount: the page gives none; " + bcm(left) + " left");
  if (!ids.empty()) event.given = {ids.front()}, event.probability = {1, 1, 1};  // one decision over several strings
  ids.push_back(sheet.put(std::move(event), c.rule, c.claim));
}

}  // namespace

EventIds draft_flow(Drafting& sheet, const Claimed& c) {
  std::vector<std::string> lines, others;
  for (const std::string& id : assets_of(sheet, c.claim)) {
    const auto kind = world::find_asset(sheet.world, id)->kind;
    const bool line = kind == world::AssetKind::pipeline_string || kind == world::AssetKind::pipeline_system;
    (line ? lines : others).push_back(id);
  }
  // Gas to or from a plant stops with the plant.
  if (lines.empty() && !others.empty()) return draft_capacity(sheet, c);
  const std::string seller = seller_on(sheet, c.claim, lines);
  EventIds ids;
  for (const world::Pipeline* string : strings_of(sheet, lines, seller)) {
    if (seller.empty()) continue;
    if (c.rule.id == "flow.resume")
      resume(sheet, c, *string, seller, ids);
    else
      cap(sheet, c, *string, seller, ids);
  }
  if (lines.empty()) sheet.remark("deliveries are told without a line the tables know: no event (" + c.claim.id + ")");
  return ids;
}

}  // namespace netback::scenario
