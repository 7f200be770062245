// The honest error bar of a hindcast: the same year under every demand curve and every expectation, lowest and highest of
// what is told of it.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calibrate/forecast.h"
#include "calibrate/rolling_year.h"
#include "calibrate/score.h"

namespace netback::calibrate {

inline constexpr world::DemandCurve kCurves[] = {world::DemandCurve::two_piece, world::DemandCurve::linear,
                                                 world::DemandCurve::iso_elastic};  // the first: as every run has it
const char* curve_name(world::DemandCurve curve);

enum class FigureKind : std::uint8_t { price, share, points };
// One number that a hindcast is summed up by.
struct Figure {
  std::string name;
  FigureKind kind = FigureKind::price;  // USD/MMBtu; error as share; error in percentage points
  std::optional<double> observed;       // of prices, where known
  double value = 0;
};
std::vector<Figure> figures(const Score& score);
std::vector<Figure> figures(const Forecasts& found, const std::string& forecast);

struct Range { double low = 0, high = 0; };
// By figure, over the cases that have it.
std::map<std::string, Range> ranges(const std::vector<std::vector<Figure>>& cases);

// A base year foreseen, and lived through with rolling expectations and in their tight reading, under one curve.
struct YearCase {
  world::DemandCurve curve = world::DemandCurve::two_piece;
  market::Outcome foresight, rolling, pessimistic;
};
// By kCurves. `raw`: without corrections. Independent solves on `threads`; results do not depend on them, nor on what
// `cache_folder` holds.
Result<std::vector<YearCase>> year_cases(const world::World& all, int year, bool raw, const ListsOfYear& lists, int threads,
                                         const std::string& cache_folder);
// The same of a predicted year, by kCurves.
Result<std::vector<Prediction>> predictions(const world::World& all, int base, int year,
                                            const std::vector<ListedEvent>& list, int threads);

}  // namespace netback::calibrate
