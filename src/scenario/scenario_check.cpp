#include "scenario/scenario_check.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "scenario/duration.h"
#include "scenario/value.h"
#include "scenario/wording.h"
#include "world/query.h"

namespace netback::scenario {
namespace {

using world::AssetKind;

// Million USD: a ship is worth a few hundred.
constexpr double kMostForPassage = 100;

struct Fault { std::string key, what, fix; };
using MaybeFault = std::optional<Fault>;

MaybeFault in_range(const char* key, double value, double least, double most) {
  if (std::isfinite(value) && value >= least && value <= most) return std::nullopt;
  return Fault{key, "value is out of range", "Give a value between " + share_text(least) + " and " + share_text(most) + "."};
}

// Ids are checked against the tables a world has: a world of three rows need not hold every country.
class LeverCheck {
 public:
  explicit LeverCheck(const world::World& world) : world_(world) {}

  MaybeFault operator()(const CapacityLever& l) const {
    const auto found = world::find_asset(world_, l.asset);
    if (!found) return unknown("target", l.asset, "an asset");
    if (found->kind == AssetKind::refinery || found->kind == AssetKind::field || found->kind == AssetKind::strait)
      return Fault{
          "target",
          "'" + l.asset + "' is a " + std::string(world::asset_kind_name(found->kind)) + ", which has no gas capacity",
          "Name a pipeline, plant, terminal, storage or supply row."};
    return in_range("value", l.share, 0, 10);
  }
  MaybeFault operator()(const FlowLever& l) const {
    const auto found = world::find_asset(world_, l.route);
    if (!found) return unknown("target", l.route, "a pipeline or LNG plant");
    if (auto fault = row("seller", l.seller, world_.sellers, "sellers.csv")) return fault;
    if (!std::isfinite(l.twh_per_year) || l.twh_per_year < 0)
      return Fault{"value", "the amount is below zero", "Give an amount such as \"27.5 bcm/a\"."};
    return std::nullopt;
  }
  MaybeFault operator()(const RestrictionLever& l) const {
    constexpr std::string_view kinds[] = {"", "trade_flow", "asset_use", "investment", "service"};
    if (std::ranges::find(kinds, l.kind) == std::end(kinds))
      return Fault{"kind", "unknown kind '" + l.kind + "'", "Use trade_flow, asset_use, investment or service."};
    if (!world::knows_id(world_, l.target))
      return unknown("target", l.target, "a restriction, policy, asset, seller, actor, country or region");
    if (!l.restrictor.empty())
      if (auto fault = row("restrictor", l.restrictor, world_.actors, "actors.csv")) return fault;
    for (const std::string& buyer : l.buyers)
      if (!world_.countries.empty() && !world::knows_id(world_, buyer))
        return unknown("buyers", buyer, "a country or region");
    return in_range("value", l.share, 0, 1);
  }
  MaybeFault operator()(const StakeLever& l) const {
    if (!world::find_asset(world_, l.asset)) return unknown("target", l.asset, "an asset");
    if (l.buyer.empty()) return Fault{"buyer", "a stake without a buyer", "Add buyer = \"actor:...\" or \"country:...\"."};
    for (const auto& [key, id] : {std::pair{"buyer", l.buyer}, std::pair{"from_owner", l.from_owner}})
      if (!id.empty() && !world_.actors.empty() && !world::knows_id(world_, id))
        return unknown(key, id, "an actor or country");
    return in_range("value", l.share, 0, 1);
  }
  MaybeFault operator()(const ContractLever& l) const {
    if (!l.contract.starts_with("contract:"))
      return Fault{"target", "'" + l.contract + "' is no contract id",
                   "Write contract:... ; a new id makes a new contract."};
    if (auto fault = row("seller", l.seller, world_.sellers, "sellers.csv")) return fault;
    if (auto fault = row("buyer", l.buyer, world_.nodes, "nodes.csv")) return fault;
    if (!l.route.empty() && !world::find_asset(world_, l.route)) return unknown("route", l.route, "a pipeline or LNG plant");
    if (auto fault = new_route(l)) return fault;
    if (!std::isfinite(l.twh_per_year) || l.twh_per_year < 0)
      return Fault{"value", "the quantity is below zero", "Give an amount such as \"10 bcm/a\"."};
    if (auto fault = in_range("minimum_share", l.minimum_share, 0, 1)) return fault;
    return in_range("maximum_share", l.maximum_share, l.minimum_share, 12);
  }
  MaybeFault operator()(const RouteLever& l) const {
    if (auto fault = row("target", l.gate, world_.straits, "straits.csv")) return fault;
    const auto strait = std::ranges::find(world_.straits, l.gate, &world::Strait::id);
    if (!strait->closable)
      return Fault{"target", "'" + l.gate + "' is open sea", "Name a strait, canal or sea route that can be closed."};
    if (!l.cost_million_usd) return in_range("value", l.share, 0, 1);
    if (std::isfinite(*l.cost_million_usd) && std::abs(*l.cost_million_usd) <= kMostForPassage) return std::nullopt;
    return Fault{"value", "no such cost of a passage",
                 "Give million USD laden and back together, such as \"0.8 million usd\"."};
  }
  MaybeFault operator()(const TariffLever& l) const {
    const auto found = world::find_asset(world_, l.target);
    constexpr AssetKind kTaxed[] = {AssetKind::pipeline_string, AssetKind::pipeline_system, AssetKind::liquefaction,
                                    AssetKind::regasification, AssetKind::supply};
    const bool is_seller = std::ranges::any_of(world_.sellers, [&](const auto& row) { return row.id == l.target; });
    if (!is_seller && !(found && std::ranges::find(kTaxed, found->kind) != std::end(kTaxed)))
      return unknown("target", l.target, "a pipeline, plant, terminal, seller or supply row");
    if (!std::isfinite(l.usd_per_mwh)) return Fault{"value", "no finite number", "Give an amount such as \"3 usd/mwh\"."};
    return std::nullopt;
  }
  MaybeFault operator()(const TaxLever& l) const {
    const bool is_seller = std::ranges::any_of(world_.sellers, [&](const auto& row) { return row.id == l.target; });
    if (!is_seller && !is_place(l.target)) return no_place("target", l.target, "a seller, node, country or region");
    if (is_seller && l.buyers.empty())
      return Fault{"target", "a tax on a seller without buyers",
                   "Add buyers = [\"region:eu\"], or write lever = \"tariff\" for a tax on all it produces."};
    for (const std::string& buyer : l.buyers)
      if (!is_place(buyer)) return no_place("buyers", buyer, "a node, country or region");
    if (!std::isfinite(l.usd_per_mwh)) return Fault{"value", "no finite number", "Give an amount such as \"3 usd/mwh\"."};
    return std::nullopt;
  }
  MaybeFault operator()(const PriceCapLever& l) const {
    if (!is_place(l.place)) return no_place("target", l.place, "a node, country or region");
    if (!std::isfinite(l.usd_per_mwh) || l.usd_per_mwh <= 0)
      return Fault{"value", "a cap that is not above zero", "Give a price such as \"50 usd/mwh\"."};
    return std::nullopt;
  }
  MaybeFault operator()(const DemandLever& l) const {
    if (auto fault = row("target", l.node, world_.nodes, "nodes.csv")) return fault;
    return in_range("value", l.factor, 0, 10);
  }
  MaybeFault operator()(const SupplyLever& l) const {
    if (auto fault = row("target", l.target, world_.supply, "supply.csv")) return fault;
    return in_range("value", l.factor, 0, 10);
  }
  MaybeFault operator()(const AgreementLever& l) const {
    if (l.topic.empty())
      return Fault{"topic", "an agreement without a topic", "Add topic = \"energy\", \"peace\" or another word."};
    return std::nullopt;
  }

 private:
  // A contract that the tables do not hold binds only where its gas can come: over a line, into the buyer's node where a
  // system is named, or from a plant of the seller to a terminal of the buyer.
  MaybeFault new_route(const ContractLever& l) const {
    if (l.route.empty() || std::ranges::find(world_.contracts, l.contract, &world::Contract::id) != world_.contracts.end())
      return std::nullopt;
    for (const auto& pipe : world_.pipelines)
      if (pipe.id == l.route || (pipe.system == l.route && pipe.to_node == l.buyer)) return std::nullopt;
    for (const auto& plant : world_.liquefaction) {
      if (plant.id != l.route) continue;
      const auto node = std::ranges::find(world_.nodes, plant.node, &world::Node::id);
      if (node != world_.nodes.end() && node->seller == l.seller &&
          std::ranges::find(world_.regasification, l.buyer, &world::Regasification::node) != world_.regasification.end())
        return std::nullopt;
    }
    return Fault{"route", "gas of " + l.seller + " over '" + l.route + "' does not get to " + l.buyer,
                 "Name a line into the buyer's node or a plant of the seller, or leave route out: any way then counts."};
  }
  Fault unknown(const char* key, const std::string& id, const std::string& wanted) const {
    std::vector<std::string> known;
    world::for_each_table(world_, [&](const char*, const auto& rows) {
      for (const auto& r : rows)
        if (r.id.substr(0, r.id.find(':')) == id.substr(0, id.find(':'))) known.push_back(r.id);
    });
    const std::string near = nearest(id, known);
    return {key, "'" + id + "' is not in the world",
            near.empty() ? "Name " + wanted + " of the tables." : "Did you mean '" + near + "'?"};
  }
  // A node, or a country or region that some node lies in.
  bool is_place(const std::string& id) const {
    const auto in = [&](const std::string& country) {
      if (country == id) return true;
      const auto found = std::ranges::find(world_.countries, country, &world::Country::id);
      return found != world_.countries.end() && has(found->regions, id);
    };
    return std::ranges::any_of(world_.nodes,
                               [&](const auto& node) { return node.id == id || std::ranges::any_of(node.countries, in); });
  }
  Fault no_place(const char* key, const std::string& id, const std::string& wanted) const {
    if (!world::knows_id(world_, id)) return unknown(key, id, wanted);
    return {key, "no market node lies in '" + id + "'", "Name " + wanted + " with a row in nodes.csv."};
  }
  template <class T>
  MaybeFault row(const char* key, const std::string& id, const std::vector<T>& rows, const std::string& table) const {
    if (std::ranges::any_of(rows, [&](const T& r) { return r.id == id; })) return std::nullopt;
    return unknown(key, id, "a row of " + table);
  }
  const world::World& world_;
};

// An end that is not known needs an effect that ends with it.
MaybeFault no_length(const Event& event) {
  const auto fault = [](std::string what, std::string fix) { return Fault{"durations", std::move(what), std::move(fix)}; };
  if (event.until) return fault("durations beside until", "Keep one of the two: until where the end is known.");
  if (!moves_market(event.lever))
    return fault(std::string("durations of a lever that moves no gas (") + lever_name(event.lever) + ")",
                 "Leave them out: only `until` ends it, and no price hangs on how long it lasts.");
  if (const auto* flow = std::get_if<FlowLever>(&event.lever); flow && flow->resume)
    return fault("durations of a flow that resumes",
                 "Give it an `until`, or leave it out; mode = \"cap\" may have durations.");
  return std::nullopt;
}

MaybeFault length_fault(const Event& event) {
  if (event.durations.empty()) return std::nullopt;
  if (auto fault = no_length(event)) return fault;
  const auto fault = durations_fault(event.durations);
  if (fault) return Fault{"durations", fault->first, fault->second};
  if (event.ramp_months > event.durations.front().months)
    return Fault{"ramp_months", "ramp_months beyond the shortest of the durations",
                 "Let it rise within " + std::to_string(event.durations.front().months) + " months."};
  return std::nullopt;
}

MaybeFault plain_fault(const Event& event) {
  const auto& p = event.probability;
  for (const double value : p)
    if (!std::isfinite(value) || value < 0 || value > 1)
      return Fault{"probability", "odds outside 0 and 1", "Give three numbers between 0 and 1: low, middle, high."};
  if (p[0] > p[1] || p[1] > p[2]) return Fault{"probability", "odds out of order", "Write them as low, middle, high."};
  if (event.until && *event.until <= event.from)
    return Fault{"until", "until is not after from", "Give a later month, or leave it out."};
  if (event.ramp_months < 0 || event.ramp_months > 120)
    return Fault{"ramp_months", "ramp_months outside 0 and 120", "Give a number of months."};
  return length_fault(event);
}

using Index = std::map<std::string, std::size_t, std::less<>>;

MaybeFault reference_fault(const Event& event, const Index& index) {
  for (const auto& [key, list] : {std::pair{"given", &event.given}, std::pair{"excludes", &event.excludes}})
    for (const std::string& id : *list) {
      if (id == event.id) return Fault{key, "'" + id + "' names itself", "Remove it."};
      if (index.contains(id)) continue;
      std::vector<std::string> ids;
      for (const auto& entry : index) ids.push_back(entry.first);
      const std::string near = nearest(id, ids);
      return Fault{key, "no event '" + id + "'",
                   near.empty() ? "Add the event, or remove the name." : "Did you mean '" + near + "'?"};
    }
  for (const std::string& id : event.given)
    if (has(event.excludes, id)) return Fault{"excludes", "'" + id + "' is both given and excluded", "Keep one of the two."};
  return std::nullopt;
}

// First event on a circle of `given`, or nothing: events are taken off whose conditions are all gone.
std::optional<std::size_t> circle(const std::vector<Event>& events, const Index& index) {
  std::vector<bool> gone(events.size());
  for (bool moved = true; moved;) {
    moved = false;
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (gone[i]) continue;
      if (std::ranges::all_of(events[i].given, [&](const std::string& id) { return gone[index.at(id)]; }))
        gone[i] = moved = true;
    }
  }
  // Walk back from any event left: the first one met twice lies on the circle, not merely behind it.
  const auto left = std::ranges::find(gone, false);
  if (left == gone.end()) return std::nullopt;
  std::size_t at = static_cast<std::size_t>(left - gone.begin());
  for (std::vector<bool> seen(events.size()); !seen[at];) {
    seen[at] = true;
    at = index.at(*std::ranges::find_if(events[at].given, [&](const std::string& id) { return !gone[index.at(id)]; }));
  }
  return at;
}

}  // namespace

std::optional<EventFault> first_fault(const Scenario& scenario, const world::World& world) {
  Index index;
  for (std::size_t i = 0; i < scenario.events.size(); ++i)
    if (!index.emplace(scenario.events[i].id, i).second)
      return EventFault{i, "id", "a second event '" + scenario.events[i].id + "'", "Give each event an id of its own."};
  for (std::size_t i = 0; i < scenario.events.size(); ++i) {
    const Event& event = scenario.events[i];
    MaybeFault fault = plain_fault(event);
    if (!fault) fault = std::visit(LeverCheck(world), event.lever);
    if (!fault) fault = reference_fault(event, index);
    if (fault) return EventFault{i, fault->key, fault->what, fault->fix};
  }
  if (const auto at = circle(scenario.events, index))
    return EventFault{
        *at, "given",
        "'" + scenario.events[*at].id + "' is given itself, by way of '" + scenario.events[*at].given.front() + "'",
        "Remove one `given` of the circle."};
  return std::nullopt;
}

}  // namespace netback::scenario
