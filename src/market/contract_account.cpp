#include "market/contract_account.h"

#include <algorithm>
#include <optional>

#include "core/units.h"
#include "model/contract_price.h"

namespace netback::market {
namespace {

// USD per unit of an index in a month: the outcome's own price of a hub, else the tables'.
std::optional<double> index_in(const world::World& world, const Outcome& outcome, const std::string& series, Month month) {
  const auto benchmark = std::ranges::find(world.benchmarks, series, &world::Benchmark::id);
  const bool is_hub = benchmark != world.benchmarks.end() && outcome.price.contains(benchmark->node);
  if (is_hub && outcome.months.front() <= month) {
    const auto& price = outcome.price.at(benchmark->node);
    const auto at = std::min(static_cast<std::size_t>(month - outcome.months.front()), price.size() - 1);
    return units::usd_per_mmbtu(price[at]);
  }
  if (!is_hub) return model::quoted(world, series, month, month);
  for (const auto& quote : world.prices)
    if (quote.series == series && quote.month == month) return quote.value;
  return units::usd_per_mmbtu(outcome.price.at(benchmark->node).front());
}

// USD/MWh of the formula in a month; empty where an index is in no table.
std::optional<double> price_in(const world::World& world, const Outcome& outcome, const world::PriceFormula& formula,
                               Month month) {
  double usd_per_mmbtu = formula.constant;
  for (const auto& term : formula.terms) {
    double sum = 0;
    for (int before = term.first; before <= term.last; ++before) {
      const auto value = index_in(world, outcome, term.series, month + -before);
      if (!value) return std::nullopt;
      sum += *value;
    }
    usd_per_mmbtu += term.coefficient * sum / (term.last - term.first + 1);
  }
  return units::usd_per_mwh(usd_per_mmbtu);
}

}  // namespace

std::vector<ContractAccount> contract_accounts(const world::World& world, const Outcome& outcome) {
  std::vector<ContractAccount> accounts;
  for (const ContractTake& take : outcome.contract_takes) {
    const auto row = std::ranges::find(world.contracts, take.contract, &world::Contract::id);
    if (row == world.contracts.end() || row->price.empty() || !outcome.price.contains(row->buyer)) continue;
    ContractAccount account{take.contract, row->seller, row->buyer, 0, 0, 0};
    const Series& hub = outcome.price.at(row->buyer);
    for (std::size_t t = 0; t < take.twh.size(); ++t) {
      if (!(take.twh[t] > 0)) continue;
      const auto price = price_in(world, outcome, row->price, outcome.months[t]);
      if (!price) break;
      account.twh += take.twh[t], account.paid += take.twh[t] * *price, account.at_hub += take.twh[t] * hub[t];
    }
    if (account.twh > 0) accounts.push_back(std::move(account));
  }
  return accounts;
}

}  // namespace netback::market
