// Forecasts of a year side by side: ours and three that anybody can make. All know the same of demand, and all start from
// what was observed the year before: ours adds the model's own change from the fitted base year to the predicted one
// (prices: the ratio), so that what the model is wrong about in both years is not counted as news. "half way" is the mean of
// that (rolling) and no change, equally weighted: no number is fitted (Bates and Granger 1969; equal weights are hard to
// beat).
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calibrate/hindcast.h"
#include "core/units.h"

namespace netback::calibrate {

inline constexpr double kMovedTwh = 3 * units::kTwhPerBcm;  // a flow that moved by more counts in direction

// One observed flow, the year before and in the year, and what each forecast says of it; TWh.
struct FlowForecast {
  std::string measure, from, to;
  double before = 0;
  std::optional<double> after;  // none where nothing of the measure was observed in the year
  std::map<std::string, double> said;  // by forecast
};
struct PriceForecast {
  std::string id;
  double before = 0;  // USD/MMBtu
  std::optional<double> after;
  std::map<std::string, double> said;
};
struct ForecastScore {
  std::optional<double> lng, pipe, border;  // as matrix_error
  std::optional<double> eu_shares, asia_shares;  // of suppliers, mean error in points
  std::optional<double> price;  // mean |ln(said / came)|
  std::optional<double> stocks;  // EU, mean error in points; of ours alone
  int changes = 0, right = 0;  // of flows that moved by more than 3 bcm, and of these in the right direction
};
struct Forecasts {
  std::vector<std::string> names;  // ours by expectation, and half way; then no change, proportional, envelope
  std::vector<FlowForecast> flows;
  std::vector<PriceForecast> prices;
  std::map<std::string, ForecastScore> scores;
};

// `judge` holds what was observed of the year, if anything; forecasts see `prediction` and the base year alone, but for
// demand, which the naive ones get as it came.
Forecasts compare_forecasts(const world::World& judge, const Prediction& prediction, const std::vector<ListedEvent>& list);

}  // namespace netback::calibrate
