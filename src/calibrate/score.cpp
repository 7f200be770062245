#include "calibrate/score.h"

#include <algorithm>
#include <cmath>

#include "market/modelled.h"
#include "model/lookup.h"

namespace netback::calibrate {
namespace {

// Gas in store in a place at the end of the month before the 1st of `month`.
StockError stock_error(const world::World& world, const market::Outcome& outcome, const world::Observed& row, int month) {
  StockError error{row.subject, row.measure, row.value, 0, 0};
  const auto at = std::ranges::find(outcome.months, Month(row.year, month - 1));
  if (at == outcome.months.end()) return error;
  for (const auto& storage : world.storage) {
    if (!model::holds_node(world, row.subject, storage.node)) continue;
    const auto stock = outcome.stock.find(storage.id);
    if (stock == outcome.stock.end()) continue;  // a store that the solved world did not know yet
    error.modelled += stock->second[static_cast<std::size_t>(at - outcome.months.begin())];
    error.volume += storage.working_gas_volume;
  }
  return error;
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

}  // namespace

Score score(const world::World& world, const market::Outcome& outcome, int year) {
  Score score;
  score.year = year;
  const auto lng = trade_pairs(world, outcome, "lng_trade", year), pipe = trade_pairs(world, outcome, "pipe_trade", year),
             border = trade_pairs(world, outcome, "border_flow", year);
  score.lng = matrix_error(lng), score.pipe = matrix_error(pipe), score.border = matrix_error(border, 1);
  score.observation_count = static_cast<int>(lng.size() + pipe.size() + border.size());
  for (const auto& row : world.observed) {
    if (row.year != year) continue;
    if (row.measure == "price") {
      if (const auto modelled = market::modelled(world, outcome, row))
        score.prices.push_back({row.subject, row.value, *modelled}), ++score.observation_count;
    }
    if (row.measure == "stock_1_april" || row.measure == "stock_1_october")
      score.stocks.push_back(stock_error(world, outcome, row, row.measure == "stock_1_april" ? 4 : 10)),
          ++score.observation_count;
  }
  score.country_totals = totals_error(world, outcome, year);
  return score;
}

}  // namespace netback::calibrate
