#include "calibrate/spread.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>

namespace netback::calibrate {
namespace {

constexpr std::size_t kCurveCount = std::size(kCurves);

// Runs the jobs, each filling a place of its own; the first error in their order.
Result<bool> run_jobs(const std::vector<std::function<Result<bool>()>>& jobs, int threads) {
  std::vector<std::optional<Error>> errors(jobs.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < jobs.size(); i = next++)
      if (auto done = jobs[i](); !done) errors[i] = done.error();
  };
  {
    std::vector<std::jthread> workers;
    for (int w = 1; w < std::min(threads, static_cast<int>(jobs.size())); ++w) workers.emplace_back(work);
    work();
  }
  for (auto& error : errors)
    if (error) return std::unexpected(std::move(*error));
  return true;
}

// Level and spread of the prices that a reader knows.
void add_prices(const std::map<std::string, std::pair<std::optional<double>, double>>& prices, std::vector<Figure>& list) {
  const auto add = [&](const std::string& name, const char* id, const char* less) {
    const auto a = prices.find(id), b = prices.find(less);
    if (a == prices.end() || (*less != '\0' && b == prices.end())) return;
    auto [observed, value] = a->second;
    if (*less != '\0') {
      if (observed && b->second.first)
        *observed -= *b->second.first;
      else
        observed.reset();
      value -= b->second.second;
    }
    list.push_back({name, FigureKind::price, observed, value});
  };
  add("TTF", "price:ttf", ""), add("JKM", "price:jkm", ""), add("Henry Hub", "price:henry-hub", "");
  add("JKM - TTF", "price:jkm", "price:ttf"), add("TTF - Henry Hub", "price:ttf", "price:henry-hub");
}

struct Errors { std::optional<double> lng, pipe, border, eu, asia, stocks, corridors; };
void add_errors(const Errors& errors, std::vector<Figure>& list) {
  const auto add = [&](const char* name, FigureKind kind, const std::optional<double>& value) {
    if (value) list.push_back({name, kind, {}, *value});
  };
  add("LNG matrix", FigureKind::share, errors.lng), add("pipelines", FigureKind::share, errors.pipe);
  add("borders of Europe", FigureKind::share, errors.border);
  add("suppliers of the EU", FigureKind::points, errors.eu);
  add("suppliers of East Asia", FigureKind::points, errors.asia);
  add("EU stocks", FigureKind::points, errors.stocks);
  add("corridors of the EU", FigureKind::share, errors.corridors);
}

}  // namespace

const char* curve_name(world::DemandCurve curve) {
  switch (curve) {
    case world::DemandCurve::two_piece:
      return "two-piece";
    case world::DemandCurve::linear:
      return "linear";
    case world::DemandCurve::iso_elastic:
      return "iso-elastic";
  }
  return "";
}

std::vector<Figure> figures(const Score& score) {
  std::map<std::string, std::pair<std::optional<double>, double>> prices;
  for (const PriceError& price : score.prices) prices[price.id] = {price.observed, price.modelled};
  std::vector<Figure> list;
  add_prices(prices, list);
  const auto corridors = score.corridors ? std::optional(score.corridors->volume_error) : std::nullopt;
  add_errors({score.lng, score.pipe, score.border, score.eu_shares, score.asia_shares, score.stock_points, corridors}, list);
  return list;
}

std::vector<Figure> figures(const Forecasts& found, const std::string& forecast) {
  std::map<std::string, std::pair<std::optional<double>, double>> prices;
  for (const PriceForecast& price : found.prices)
    if (const auto said = price.said.find(forecast); said != price.said.end())
      prices[price.id] = {price.after, said->second};
  std::vector<Figure> list;
  add_prices(prices, list);
  const ForecastScore& s = found.scores.at(forecast);
  add_errors({s.lng, s.pipe, s.border, s.eu_shares, s.asia_shares, s.stocks, {}}, list);
  return list;
}

std::map<std::string, Range> ranges(const std::vector<std::vector<Figure>>& cases) {
  std::map<std::string, Range> found;
  for (const auto& list : cases)
    for (const Figure& one : list) {
      const auto [at, is_new] = found.try_emplace(one.name, Range{one.value, one.value});
      at->second = {std::min(at->second.low, one.value), std::max(at->second.high, one.value)};
    }
  return found;
}

Result<std::vector<YearCase>> year_cases(const world::World& all, int year, bool raw, const ListsOfYear& lists, int threads,
                                         const std::string& cache_folder) {
  std::vector<YearCase> cases(kCurveCount);
  std::vector<std::function<Result<bool>()>> jobs;
  for (std::size_t i = 0; i < kCurveCount; ++i) {
    const auto world = [&all, raw, i] {
      world::World one = all;
      if (raw) one.corrections.clear();
      one.assumptions.demand_curve = kCurves[i];
      return one;
    };
    cases[i].curve = kCurves[i];
    for (const bool is_tight : {false, true})  // the longer ones first
      jobs.emplace_back([&, i, world, is_tight]() -> Result<bool> {
        NB_TRY(outcome, rolling_year(world(), year, lists, is_tight ? Expectation::pessimistic : Expectation::rolling, 1));
        (is_tight ? cases[i].pessimistic : cases[i].rolling) = std::move(outcome);
        return true;
      });
    jobs.emplace_back([&, i, world]() -> Result<bool> {
      NB_TRY(known, world_of_year(world(), year));
      NB_TRY(outcome, solve_year(known, year, nullptr, cache_folder));
      cases[i].foresight = std::move(outcome);
      return true;
    });
  }
  NB_TRY(done, run_jobs(jobs, threads));
  (void)done;
  return cases;
}

Result<std::vector<Prediction>> predictions(const world::World& all, int base, int year,
                                            const std::vector<ListedEvent>& list, int threads) {
  std::vector<Prediction> found(kCurveCount);
  std::vector<std::function<Result<bool>()>> jobs;
  const int inner = std::max(1, threads / static_cast<int>(kCurveCount));
  for (std::size_t i = 0; i < kCurveCount; ++i)
    jobs.emplace_back([&, i]() -> Result<bool> {
      world::World one = all;
      one.assumptions.demand_curve = kCurves[i];
      NB_TRY(prediction, predict(one, base, year, list, inner));
      found[i] = std::move(prediction);
      return true;
    });
  NB_TRY(done, run_jobs(jobs, threads));
  (void)done;
  return found;
}

}  // namespace netback::calibrate
