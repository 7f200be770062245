// What the European Union stands on: who could fall away, what each member would lose if a seller stopped, and who would go
// without if gas were given out by a rule instead of by price.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/error.h"
#include "market/n_minus_1.h"
#include "market/types.h"
#include "scenario/event.h"

namespace netback::market {

inline constexpr double kMainSeller = 0.05;        // of consumption: from here on a seller is asked about
inline constexpr std::size_t kMainSellers = 6;     // at most
inline constexpr std::size_t kStopMonths = 12;

// What a place of members lacks against base in the months looked at; TWh, below 0: it has more.
struct MemberLoss {
  std::string node;
  double base = 0;              // consumption there
  double market = 0;            // lost when the market settles it, by price
  double equal = 0, own_first = 0;  // lost when the gas that the market brings is given out by rule (market/sharing.h)
  double equal_worst = 0, own_first_worst = 0;  // the highest rate of a month
  double price_before = 0, price_after = 0;     // mean, USD/MWh
};

// A seller who sells nothing to any member from the first reported month on, unforeseen, for twelve months; or the
// scenario's "all", against base, in the twelve months from its first event.
struct Stop {
  std::string seller;  // empty: "all"
  double share = 0;    // of the members' consumption in base
  Month from;
  std::size_t months = 0;
  std::vector<MemberLoss> members;  // by node
  double from_stores = 0;  // TWh less than in base that members' stores hold at the end: the stop was known to end
  // TWh that members who serve themselves first do not hand on to places outside, though the market would.
  double withheld = 0;
};

struct Security {
  NMinus1s n_minus_1;
  std::vector<Stop> stops;   // largest seller first; only where asked for
  std::optional<Stop> all;   // where "all" takes gas away from the members
  solve::Certificate certificate;  // worst of all solves behind the stops and the sharing
  int solve_count = 0, share_count = 0;
};

struct SecurityQuestion {
  bool with_stops = false;  // needs a solve of the market a seller
  int threads = 1;
  std::string cache_folder;
};

// `base` and `all` as market::compare found them for the same world and months (the same outcome where nothing happens).
Result<Security> assess_security(const world::World& world, const scenario::Scenario& scenario,
                                 const model::Timeline& timeline, const Outcome& base, const Outcome& all,
                                 const SecurityQuestion& question);

}  // namespace netback::market
