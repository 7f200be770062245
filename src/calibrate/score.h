// How near a solved year comes to what was observed.
#pragma once
#include <string>
#include <vector>

#include "calibrate/matrix.h"

namespace netback::calibrate {

struct PriceError {
  std::string id;
  double observed = 0, modelled = 0;  // USD/MMBtu, mean of the year
};
struct StockError {
  std::string place, measure;
  double observed = 0, modelled = 0, volume = 0;  // TWh
};
struct Score {
  int year = 0;
  double lng = 0, pipe = 0, border = 0;  // matrix errors, shares; pipe over the pairs of the pipeline matrix
  std::vector<PriceError> prices;
  std::vector<StockError> stocks;
  double country_totals = 0;  // weighted mean |error| of LNG exports and imports, by country
  int observation_count = 0;
};

Score score(const world::World& world, const market::Outcome& outcome, int year);

}  // namespace netback::calibrate
