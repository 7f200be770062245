// The questions a run answers side by side: base; all reported events; each alone with all it is given; weighted by odds.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "market/security.h"
#include "market/types.h"

namespace netback::market {

struct Variant {
  std::string id;                     // "base", "all", "only:" + event id, or "lasts:" + event id + ":" + months
  std::string title;
  std::vector<std::string> happened;  // event ids
  std::size_t outcome = 0;            // index into Comparison::outcomes (equal worlds share one)
  bool ends_as_base = false;          // as in WeightedWorld
};

// One distinct world of the enumeration with its weight at low, middle and high odds.
struct WeightedWorld {
  std::vector<std::string> happened;  // what happened in the first of the worlds merged here
  std::array<double, 3> weight{};
  std::size_t outcome = 0;
  bool ends_as_base = false;  // nothing moved in the end: only the expectation of it did
};

// Who gets what from an asset, attributable cash before the price paid for the stake; million USD over the reported months.
struct StakeMove {
  std::string event, asset, buyer, from_owner;
  double share = 0;
  double asset_margin = 0;   // margin of the whole asset in the variant "all"
  double attributable = 0;   // share x margin after tax and royalty
  std::string basis;         // what the margin is made of, or why it is none
};

// An event whose end is not known, by how long it may last: it with all it is given, for so many months. Its odds hold once
// it has begun.
struct Lasting {
  std::string event;
  struct Length {
    int months = 0;
    double probability = 0;
    std::size_t variant = 0;  // index into Comparison::variants: "lasts:EVENT:MONTHS"
  };
  std::vector<Length> lengths;        // shortest first
  std::vector<std::string> together;  // events that are certain with it and end when it ends; they happen here too
};

// The question under other assumptions about the market (market/sensitivity.h).
struct SensitivityCase {
  std::string id, title;              // "linear/surprise", "demand linear, events a surprise"
  std::size_t base = 0, all = 0;      // outcomes
  std::vector<WeightedWorld> worlds;  // with outcomes of this case; empty where they were not solved
};

struct Comparison {
  std::vector<Outcome> outcomes;        // outcomes[0] is base; those of `cases` last
  std::vector<Accounts> accounts;       // one per outcome
  std::vector<Variant> variants;        // base first, then all, then each alone, then by how long one lasts
  std::vector<WeightedWorld> worlds;
  std::vector<SensitivityCase> cases;   // none where nobody asked
  std::vector<StakeMove> stakes;
  std::vector<Lasting> lasting;
  std::vector<std::string> remarks;     // e.g. an event past the horizon
  Security security;
};

}  // namespace netback::market
