// How near a solved year comes to what was observed.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "calibrate/corridor.h"
#include "calibrate/matrix.h"

namespace netback::calibrate {

struct PriceError {
  std::string id;
  double observed = 0, modelled = 0;  // USD/MMBtu, mean of the year
};
// Gas in store on the 1st of April, of October and of the January that follows.
struct StockError {
  std::string place, measure;
  double observed = 0, modelled = 0, volume = 0;  // TWh
  double points() const { return volume > 0 ? 100 * (modelled - observed) / volume : 0; }
};
struct Score {
  int year = 0;
  std::optional<double> lng, pipe, border;  // matrix errors, shares; none where nothing of the kind was observed
  std::optional<double> eu_shares, asia_shares;  // of suppliers, mean error in points (shares.h)
  std::optional<Corridors> corridors;
  std::vector<PriceError> prices;
  std::vector<StockError> stocks;
  std::optional<double> stock_points;  // mean |error| of the EU's stocks
  double country_totals = 0;  // weighted mean |error| of LNG exports and imports, by country
  int observation_count = 0;
};

// `world`: what was observed of the year; the year's end is scored where its storage_levels have the New Year after it.
Score score(const world::World& world, const market::Outcome& outcome, int year);

// Of stocks alone: where a year was observed on none of the days they still have what the model says.
std::vector<StockError> stock_path(const world::World& world, const market::Outcome& outcome, int year,
                                   const std::string& place);

}  // namespace netback::calibrate
