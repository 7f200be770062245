#include "calibrate/score.h"

#include <algorithm>
#include <cmath>

#include "calibrate/shares.h"
#include "market/modelled.h"
#include "model/lookup.h"

namespace netback::calibrate {
namespace {

constexpr const char *kApril = "stock_1_april", *kOctober = "stock_1_october", *kNewYear = "stock_1_january";
constexpr const char* kScored = "region:eu";

// Gas in store in a place at the end of a month, as modelled.
StockError stock_at(const world::World& world, const market::Outcome& outcome, const std::string& place,
                    const std::string& measure, Month month) {
  StockError error{place, measure, 0, 0, 0};
  const auto at = std::ranges::find(outcome.months, month);
  if (at == outcome.months.end()) return error;
  for (const auto& storage : world.storage) {
    if (!model::holds_node(world, place, storage.node)) continue;
    const auto stock = outcome.stock.find(storage.id);
    if (stock == outcome.stock.end()) continue;  // a store that the solved world did not know yet
    error.modelled += stock->second[static_cast<std::size_t>(at - outcome.months.begin())];
    error.volume += storage.working_gas_volume;
  }
  return error;
}

// What the tables have of a place on a day, where they have every store the model has; else none.
std::optional<double> level_on(const world::World& world, const market::Outcome& outcome, const std::string& place,
                               Date day) {
  double twh = 0;
  bool has_any = false;
  for (const auto& storage : world.storage) {
    if (!outcome.stock.contains(storage.id) || !model::holds_node(world, place, storage.node)) continue;
    const auto level = std::ranges::find_if(world.storage_levels,
                                            [&](const auto& row) { return row.storage == storage.id && row.date == day; });
    if (level == world.storage_levels.end()) return std::nullopt;
    twh += std::min(level->level, storage.working_gas_volume), has_any = true;
  }
  return has_any ? std::optional(twh) : std::nullopt;
}

double totals_error(const world::World& world, const market::Outcome& outcome, int year) {
  double apart = 0, total = 0;
  for (const auto& row : world.observed) {
    if (row.year != year || (row.measure != "lng_export" && row.measure != "lng_import")) continue;
    if (row.subject.starts_with("region:")) continue;  // sums of others
    const auto modelled = market::modelled(world, outcome, row);
    if (modelled) apart += std::abs(*modelled - row.value), total += row.value;
  }
  return total > 0 ? apart / total : 0;
}

std::optional<double> error_of(const std::vector<Pair>& pairs, double half = 0.5) {
  const bool has_any = std::ranges::any_of(pairs, [](const Pair& pair) { return !pair.to.empty() && pair.observed > 0; });
  return has_any ? std::optional(matrix_error(pairs, half)) : std::nullopt;
}

}  // namespace

std::vector<StockError> stock_path(const world::World& world, const market::Outcome& outcome, int year,
                                   const std::string& place) {
  std::vector<StockError> path{stock_at(world, outcome, place, kApril, Month(year, 3)),
                               stock_at(world, outcome, place, kOctober, Month(year, 9)),
                               stock_at(world, outcome, place, kNewYear, Month(year, 12))};
  for (const auto& row : world.observed)
    for (StockError& one : path)
      if (row.year == year && row.measure == one.measure && row.subject == place) one.observed = row.value;
  path.back().observed = level_on(world, outcome, place, Date{year + 1, 1, 1}).value_or(0);
  return path;
}

Score score(const world::World& world, const market::Outcome& outcome, int year) {
  Score score;
  score.year = year;
  const auto lng = trade_pairs(world, outcome, "lng_trade", year), pipe = trade_pairs(world, outcome, "pipe_trade", year),
             border = trade_pairs(world, outcome, "border_flow", year);
  score.lng = error_of(lng), score.pipe = error_of(pipe), score.border = error_of(border, 1);
  score.observation_count = static_cast<int>(lng.size() + pipe.size() + border.size());
  if (score.lng && score.pipe) {  // one of the two alone is no import balance
    std::vector<Pair> pairs = lng;
    pairs.insert(pairs.end(), pipe.begin(), pipe.end());
    score.eu_shares = share_error(supplier_shares(world, pairs, ImportMarket::eu));
    score.asia_shares = share_error(supplier_shares(world, pairs, ImportMarket::northeast_asia));
  }
  score.corridors = corridors(world, outcome, year);
  std::vector<std::string> stored;
  for (const auto& row : world.observed) {
    if (row.year != year) continue;
    if (row.measure == "price") {
      if (const auto modelled = market::modelled(world, outcome, row))
        score.prices.push_back({row.subject, row.value, *modelled}), ++score.observation_count;
    }
    if (row.measure == kApril || row.measure == kOctober) {
      ++score.observation_count;
      if (std::ranges::find(stored, row.subject) == stored.end()) stored.push_back(row.subject);
    }
  }
  double points = 0;
  int days = 0;
  for (const std::string& place : stored)
    for (const StockError& one : stock_path(world, outcome, year, place)) {
      if (!(one.observed > 0)) continue;
      score.stocks.push_back(one);
      if (place == kScored) points += std::abs(one.points()), ++days;
    }
  if (days > 0) score.stock_points = points / days;
  score.country_totals = totals_error(world, outcome, year);
  return score;
}

}  // namespace netback::calibrate
