// hindcast of a year predicted from the one before, or of a year's months one by one, beside naive forecasts.
#include <cmath>
#include <filesystem>

#include "calibrate/observed_file.h"
#include "core/number.h"
#include "core/units.h"
#include "engine_hindcast.h"

namespace netback {
namespace {

using namespace engine;

constexpr const char* kOurs = "rolling";  // the expectation that a forecast is told by

// A table of forecasts by what they are right about.
std::string forecast_lines(const calibrate::Forecasts& found) {
  std::string text = pad("forecast", 14);
  for (const char* head :
       {"LNG", "pipelines", "borders", "EU points", "Asia points", "price |ln|", "direction", "EU stocks"})
    text += pad(head, 12, true);
  text += "\n";
  for (const std::string& name : found.names) {
    const auto& s = found.scores.at(name);
    text += pad(name, 14) + pad(percent_cell(s.lng), 12, true) + pad(percent_cell(s.pipe), 12, true) +
            pad(percent_cell(s.border), 12, true) + pad(number_cell(s.eu_shares, 2), 12, true) +
            pad(number_cell(s.asia_shares, 2), 12, true) + pad(number_cell(s.price, 3), 12, true) +
            pad(s.changes > 0 ? std::to_string(s.right) + "/" + std::to_string(s.changes) : "", 12, true) +
            pad(number_cell(s.stocks, 1), 12, true) + "\n";
  }
  return text;
}

std::string price_lines(const calibrate::Forecasts& found) {
  std::string text = "\n" + pad("USD/MMBtu", 20) + pad("before", 9, true) + pad("came", 9, true);
  for (const std::string& name : found.names) text += pad(name, 13, true);
  text += "\n";
  for (const auto& price : found.prices) {
    text += pad(price.id, 20) + pad(fixed_text(price.before, 2), 9, true) + pad(number_cell(price.after, 2), 9, true);
    for (const std::string& name : found.names)
      text += pad(price.said.contains(name) ? fixed_text(price.said.at(name), 2) : "", 13, true);
    text += "\n";
  }
  return text;
}

std::string moved_lines(const calibrate::Forecasts& found) {
  std::string text = "\nflows that moved by more than 3 bcm, EI bcm:\n" + pad("", 60) + pad("before", 9, true) +
                     pad("came", 9, true) + pad(kOurs, 9, true) + "\n";
  for (const auto& flow : found.flows) {
    const double said = flow.said.at(kOurs);
    if (std::abs(flow.after.value_or(said) - flow.before) <= calibrate::kMovedTwh) continue;
    const auto bcm = [](double twh) { return fixed_text(twh / units::kTwhPerBcmEi, 1); };
    text += pad(pad(flow.measure, 13) + flow.from + " > " + flow.to, 60) + pad(bcm(flow.before), 9, true) +
            pad(flow.after ? bcm(*flow.after) : "", 9, true) + pad(bcm(said), 9, true) + "\n";
  }
  return text;
}

// How far the forecast moves with the demand curve and with the expectation.
std::string spread_lines(const std::vector<std::vector<calibrate::Figure>>& lists) {
  const auto ranges = calibrate::ranges(lists);
  std::string text = "\n" + pad("prices in USD/MMBtu, else errors", 34) + pad("came", 9, true) + pad(kOurs, 13, true) +
                     "   3 demand curves x 4 expectations\n";
  for (const calibrate::Figure& first : lists.front())
    text += pad(first.name, 34) + pad(number_cell(first.observed, 2), 9, true) +
            pad(figure_text(first.kind, first.value), 13, true) + "   " + range_text(first.kind, ranges.at(first.name)) +
            "\n";
  return text;
}

Columns columns_of(const calibrate::Prediction& prediction) {
  Columns columns;
  for (const auto& [expectation, outcome] : prediction.outcomes)
    columns.emplace_back(calibrate::expectation_name(expectation), &outcome);
  return columns;
}

// Figures of every curve and expectation, rolling under the first curve foremost.
std::vector<std::vector<calibrate::Figure>> figures_of(const world::World& judge,
                                                       const std::vector<calibrate::Prediction>& predictions,
                                                       const std::vector<calibrate::ListedEvent>& list, bool within) {
  std::vector<std::vector<calibrate::Figure>> lists;
  for (const auto& one : predictions) {
    const auto found = within ? calibrate::Forecasts{} : calibrate::compare_forecasts(judge, one, list);
    for (const auto& [expectation, outcome] : one.outcomes)
      lists.push_back(within ? calibrate::figures(calibrate::score(judge, outcome, one.year))
                             : calibrate::figures(found, calibrate::expectation_name(expectation)));
  }
  return lists;
}

}  // namespace

Reply Engine::hindcast_case(const HindcastCase& told) const {
  Failure failure;
  auto all = load_tables(options, failure);
  if (!all) return {std::nullopt, failure};
  const bool within = told.base == told.year;
  const std::string file = !told.events.empty() ? told.events
                                                : options.data_folder + "/hindcast/" + std::to_string(told.base) +
                                                      (within ? "-months" : "-to-" + std::to_string(told.year)) + ".csv";
  auto list = load_list(file, told.events.empty() ? nullptr : &*all, failure);
  if (!list) return {std::nullopt, failure};
  auto judge = judge_of(*all, told.observed, told.year, failure);
  if (!judge) return {std::nullopt, failure};
  auto predictions = calibrate::predictions(*all, told.base, told.year, *list, options.threads);
  if (!predictions) return fail(predictions.error());
  const calibrate::Prediction& plain = predictions->front();
  const Columns columns = columns_of(plain);
  const std::string list_name = std::filesystem::path(file).filename().string(),
                    by_month = months_lines(*judge, columns, told.year) + stock_lines(*judge, columns, told.year),
                    spread = spread_lines(figures_of(*judge, *predictions, *list, within));
  const bool is_judged = calibrate::has_observed(*judge, told.year);
  Answer answer;
  if (within) {
    answer.text = std::to_string(told.year) + " month by month (fit: the year's own statistics are known), with what " +
                  list_name + " says was announced and came\n" + by_month + spread;
  } else {
    const calibrate::Forecasts found = calibrate::compare_forecasts(*judge, plain, *list);
    answer.text = std::to_string(told.year) + ", predicted from " + std::to_string(told.base) +
                  ": tables as known when its statistics were, and what " + list_name + " says was announced.\n" +
                  (is_judged ? "matrix errors are half the sum of differences over the total (borders: the whole sum); "
                               "points: mean error of\nsuppliers' shares of EU imports, of those of Japan, Korea, China and "
                               "Taiwan, and of EU stocks\n\n" +
                                   forecast_lines(found)
                             : "nothing observed of " + std::to_string(told.year) +
                                   " is in the tables: give --observed FILE (docs/data/observed.md)\n") +
                  price_lines(found) + spread + by_month + moved_lines(found);
  }
  answer.text += "\nNot served (rolling): " + unserved_words(plain.outcomes.front().second) + ". " +
                 certificate_words(plain.outcomes.front().second);
  return {std::move(answer), {}};
}

}  // namespace netback
