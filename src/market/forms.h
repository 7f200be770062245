// The cross-check of the two forms: the same market solved as the linear program that everything uses and as the quadratic
// program it approximates, hub price beside hub price.
#pragma once
#include "core/stopwatch.h"
#include "market/compare.h"

namespace netback::market {

inline constexpr double kFormGate = 0.02;  // yearly means of a hub's price may differ by so much

struct HubPrices {
  std::string node;
  Series linear, quadratic;  // USD/MWh by reported month
};

// One variant in both forms.
struct FormPair {
  std::string id, title;
  std::vector<HubPrices> hubs;  // by node id; those where gas is bought
  solve::Certificate linear, quadratic;
  int solve_count = 0;       // stages of the quadratic form
  std::int64_t iteration_count = 0;  // of the quadratic form, over its stages
};

struct FormCheck {
  std::vector<Month> months;
  std::vector<FormPair> variants;  // base, and "all" where events move the market
  std::int32_t linear_cols = 0, quadratic_cols = 0, curved_cols = 0, rows = 0;
  Spent linear, quadratic;  // never part of a result
};

// |a - b| as share of the linear form's price; prices below 1 USD/MWh count as 1, so that a hub of worthless gas is no
// noise.
double relative_difference(double linear, double quadratic);

// The yearly means of a hub (twelve reported months each, a shorter rest last) and what its worst month is.
struct HubDifference {
  double linear_mean = 0, quadratic_mean = 0;  // over all reported months
  double worst_year = 0, worst_month = 0;      // relative differences
  std::size_t worst_month_at = 0;
};
HubDifference difference(const HubPrices& hub);

// Solves base and all events together in both forms. Fails where either has no certified solution, and with not_found where
// the quadratic solver is not installed.
Result<FormCheck> check_forms(const world::World& world, const scenario::Scenario& scenario, const model::Timeline& timeline,
                              int threads);

}  // namespace netback::market
