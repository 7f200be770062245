// What a month's use would be at the year's price, where it was use at the month's: the tables say how much was used, and
// put all of a year at one price. Example: of a dear December 1.2: at the mean price of the year a fifth more were wanted.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "calibrate/event_list.h"

namespace netback::calibrate {

class MonthPrices {
 public:
  // `own`: the world of the year, whose prices it holds; must outlive it.
  MonthPrices(const world::World& own, int year);
  // Of a demand row; 1 where no price of the month is known.
  double factor(const world::Demand& row, Month month) const;

 private:
  struct Market {
    std::string place;
    double mean = 0;
    std::array<double, 12> price{};
  };
  const world::World& own_;
  int year_;
  std::vector<Market> markets_;
};

// Demand of a month as it came: the factor `told` where there is one, at the year's price.
std::vector<Setting> demand_that_came(const world::World& own, const MonthPrices& prices, const std::vector<Setting>& told,
                                      Month month);

}  // namespace netback::calibrate
