#include "calibrate/month_prices.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "model/demand_curve.h"
#include "model/lookup.h"

namespace netback::calibrate {
namespace {

constexpr double kSame = 1e-6;  // factors nearer than this are one

}  // namespace

MonthPrices::MonthPrices(const world::World& own, int year) : own_(own), year_(year) {
  for (const auto& [series, place] : {std::pair("price:ttf", "region:europe"), std::pair("price:henry-hub", "country:us")}) {
    std::array<double, 12> price{};
    for (const auto& quote : own.prices)
      if (quote.series == series && quote.month.year() == year)
        price[static_cast<std::size_t>(quote.month.month() - 1)] = quote.value;
    const double mean = std::accumulate(price.begin(), price.end(), 0.0) / 12;
    if (*std::ranges::min_element(price) > 0) markets_.push_back({place, mean, price});
  }
}

double MonthPrices::factor(const world::Demand& row, Month month) const {
  if (month.year() != year_) return 1;
  for (const Market& market : markets_)
    if (model::holds_node(own_, market.place, row.node)) {
      const double ratio = market.price[static_cast<std::size_t>(month.month() - 1)] / market.mean;
      const double share = model::demand_at(model::demand_pieces(row, own_.assumptions), row.reference_price * ratio);
      return share > 0 ? 1 / share : 1;
    }
  return 1;
}

// Demand of a month as it came: the list's factor where it has one, at the year's price.
std::vector<Setting> demand_that_came(const world::World& own, const MonthPrices& prices, const std::vector<Setting>& told,
                                      Month month) {
  std::vector<Setting> came;
  for (const auto& row : own.demand) {
    double value = prices.factor(row, month);
    for (const Setting& setting : told)
      if (setting.row == row.id && setting.month == month && setting.measure == Measure::demand_factor)
        value *= setting.value;
    if (std::abs(value - 1) > kSame) came.push_back({row.id, Measure::demand_factor, month, value});
  }
  return came;
}

}  // namespace netback::calibrate
