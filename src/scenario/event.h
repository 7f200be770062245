// What could happen: typed, dated levers on the world, each with our odds, what it is given, and what we had to assume.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/date.h"
#include "core/month.h"

namespace netback::scenario {

// An asset (pipeline row or system, plant, terminal, storage, supply row) can use `share` of its nameplate.
struct CapacityLever {
  std::string asset;
  double share = 1;
};
// A seller's deliveries over a route. resume: none without the event, at most `amount` with it; cap: free without it.
struct FlowLever {
  std::string route, seller;
  double twh_per_year = 0;
  bool resume = true;
};
// A ban on a trade flow, on the use of an asset or on investment comes (share of flow still allowed) or goes (`lift`).
struct RestrictionLever {
  std::string target;                // restriction row, policy, or what is barred (asset, seller, country)
  std::string kind;                  // trade_flow, asset_use, investment, service
  std::string restrictor;            // gov id; empty = every restrictor
  std::vector<std::string> buyers;   // trade_flow: countries or regions
  double share = 0;                  // what remains allowed when imposed
  bool lift = false;
  std::string commodity = {};        // commodity:gas, commodity:lng, ...; empty = all
};
// An owner takes a share of an asset: money moves, molecules do not.
struct StakeLever {
  std::string asset, buyer, from_owner;  // from_owner empty = pro rata from those the table names
  double share = 0;
};
// A supply contract starts, ends (quantity 0) or changes.
struct ContractLever {
  std::string contract;  // row id, or a new id
  std::string seller, buyer, route;
  double twh_per_year = 0, minimum_share = 0, maximum_share = 1;
};
// A strait, canal or sea route: share of ships that may pass (0 = closed), or what a passage costs more, laden and back
// together. One event says one of them.
struct RouteLever {
  std::string gate;
  double share = 0;  // counts where no cost is given
  std::optional<double> cost_million_usd = {};
};
// Money wedge on an arc or a producer.
struct TariffLever {
  std::string target;
  double usd_per_mwh = 0;
};
// Money wedge on what a seller (or the sellers of a country or region) sells to buyers; without buyers on what is burnt at
// a node or in a country or region. Below zero: a subsidy.
struct TaxLever {
  std::string target;
  std::vector<std::string> buyers;
  double usd_per_mwh = 0;
};
// Nobody at a node or in a country or region pays more for gas to burn or to store than this.
struct PriceCapLever {
  std::string place;
  double usd_per_mwh = 0;
};
// Demand of a node (all sectors) or output of a supply row times a factor.
struct DemandLever {
  std::string node;
  double factor = 1;
};
struct SupplyLever {
  std::string target;
  double factor = 1;
};
// A political condition with no direct effect.
struct AgreementLever {
  std::string topic;  // energy, peace, ...
};

using Lever = std::variant<CapacityLever, FlowLever, RestrictionLever, StakeLever, ContractLever, RouteLever, TariffLever,
                           TaxLever, PriceCapLever, DemandLever, SupplyLever, AgreementLever>;
const char* lever_name(const Lever& lever);
// True when the lever can change the market's solution; stakes, agreements and bans on investment cannot.
bool moves_market(const Lever& lever);

// One of the lengths an event may have: `months` from its start, with this probability once it has begun.
struct Duration {
  int months = 0;
  double probability = 0;
  friend bool operator==(const Duration&, const Duration&) = default;
};

struct Event {
  std::string id;     // slug, unique in the scenario
  std::string title;  // one line for the report
  Lever lever;
  Month from;
  std::optional<Month> until;          // first month in which it no longer holds
  std::vector<Duration> durations;     // its end is not known: shortest first, sum 1; then no `until`
  int ramp_months = 0;                 // effect rises evenly over so many months
  std::array<double, 3> probability{1, 1, 1};  // low, middle, high: given `given`
  std::vector<std::string> given;      // event ids that must have happened
  std::vector<std::string> excludes;   // event ids that cannot happen beside it
  Date known_from;                     // day since which it is expected (news)
  bool surprise = false;               // an accident: nobody prepares for it before `from`
  std::vector<std::string> because;    // claim ids
  std::vector<std::string> assumed;    // what the text does not say and we filled in
  // Set by `spread` (scenario/duration.h) alone, never in a file.
  std::string part_of = {};  // the event of whose length this is a later part
  bool overlong = false;     // a part that comes only if it lasts longer than is likeliest
};

struct Scenario {
  std::string title;
  Date as_of;
  std::vector<Event> events;
  std::vector<std::string> remarks;  // e.g. "no lever found", "the stakes table gives Gazprom no Arctic LNG plant"
};

}  // namespace netback::scenario
