// hindcast: a base year beside what was observed, or a year predicted from the one before beside naive forecasts.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>

#include "calibrate/forecast.h"
#include "calibrate/score.h"
#include "core/number.h"
#include "core/units.h"
#include "engine_parts.h"
#include "market/modelled.h"

namespace netback {
namespace {

using namespace engine;

constexpr double kLeastTwh = 30;  // about 3 bcm: smaller flows say little about a world model

std::string pad(std::string text, std::size_t width, bool right = false) {
  if (text.size() >= width) return text.substr(0, width);
  const std::string space(width - text.size(), ' ');
  return right ? space + text : text + space;
}

std::string line_of(const world::Observed& row, double model) {
  const bool price = row.measure == "price";
  const double observed = price ? row.value : row.value / units::kTwhPerBcmEi,
               ours = price ? model : model / units::kTwhPerBcmEi;
  const std::string error = observed > 0 ? fixed_text(100 * (ours / observed - 1), 1) + " %" : "";
  std::string subject = row.subject + (row.partner.empty() ? "" : " > " + row.partner);
  return pad(row.measure, 13) + pad(subject, 38) + pad(fixed_text(observed, price ? 2 : 1), 9, true) +
         pad(fixed_text(ours, price ? 2 : 1), 9, true) + pad(error, 10, true) + "\n";
}

std::string score_lines(const calibrate::Score& score) {
  std::string text = "matrix errors: LNG " + percent(score.lng) + ", pipelines by exporter and importing area " +
                     percent(score.pipe) + ", borders of Europe (net) " + percent(score.border) + "\n";
  for (const auto& stock : score.stocks)
    text += pad(stock.measure, 17) + pad(stock.place, 18) + "observed " +
            fixed_text(100 * stock.observed / stock.volume, 1) + " %, model " +
            fixed_text(100 * stock.modelled / stock.volume, 1) + " % of the stores\n";
  return text;
}

std::string unserved_words(const market::Outcome& outcome) {
  double unserved = 0;
  std::string who;
  for (const auto& [node, series] : outcome.unserved) {
    double twh = 0;
    for (const double in_month : series) twh += in_month;
    unserved += twh;
    who += (who.empty() ? " (" : ", ") + node + " " + fixed_text(twh, 1);
  }
  if (!who.empty()) who += ")";
  return fixed_text(unserved, 1) + " TWh" + who;
}

std::string certificate_words(const market::Outcome& outcome) {
  char text[24];
  std::snprintf(text, sizeof text, "%.1e", outcome.certificate.worst());
  return std::string("Certificate: worst residual ") + text + " (limit 1e-06); it covers the arithmetic, not the world.\n";
}

// A table of forecasts by what they are right about.
std::string forecast_lines(const calibrate::Forecasts& found) {
  std::string text = pad("forecast", 14);
  for (const char* head : {"LNG", "pipelines", "borders", "price |ln|", "direction"}) text += pad(head, 12, true);
  text += "\n";
  for (const std::string& name : found.names) {
    const auto& s = found.scores.at(name);
    text += pad(name, 14) + pad(percent(s.lng), 12, true) + pad(percent(s.pipe), 12, true) +
            pad(percent(s.border), 12, true) + pad(fixed_text(s.price, 3), 12, true) +
            pad(std::to_string(s.right) + "/" + std::to_string(s.changes), 12, true) + "\n";
  }
  text += "\n" + pad("USD/MMBtu", 20) + pad("before", 9, true) + pad("came", 9, true);
  for (const std::string& name : found.names) text += pad(name, 13, true);
  text += "\n";
  for (const auto& price : found.prices) {
    text += pad(price.id, 20) + pad(fixed_text(price.before, 2), 9, true) + pad(fixed_text(price.after, 2), 9, true);
    for (const std::string& name : found.names)
      text += pad(price.said.contains(name) ? fixed_text(price.said.at(name), 2) : "", 13, true);
    text += "\n";
  }
  return text;
}

std::string moved_lines(const calibrate::Forecasts& found) {
  std::string text = "\nflows that moved by more than 3 bcm, EI bcm:\n" + pad("", 60) + pad("before", 9, true) +
                     pad("came", 9, true) + pad("rolling", 9, true) + "\n";
  for (const auto& flow : found.flows) {
    if (std::abs(flow.after - flow.before) <= calibrate::kMovedTwh) continue;
    const auto bcm = [](double twh) { return fixed_text(twh / units::kTwhPerBcmEi, 1); };
    text += pad(pad(flow.measure, 13) + flow.from + " > " + flow.to, 60) + pad(bcm(flow.before), 9, true) +
            pad(bcm(flow.after), 9, true) + pad(bcm(flow.said.at("rolling")), 9, true) + "\n";
  }
  return text;
}

// Title and head of a table of what came beside what was predicted.
std::string by_expectation(const std::string& title, std::size_t width, const calibrate::Prediction& prediction) {
  std::string text = "\n" + title + "\n" + pad("", width) + pad("came", 9, true);
  for (const auto& [expectation, outcome] : prediction.outcomes)
    text += pad(calibrate::expectation_name(expectation), 13, true);
  text += "\n";
  return text;
}

std::string months_lines(const calibrate::Prediction& prediction, const world::World& all) {
  std::string text = by_expectation("TTF by month, USD/MMBtu", 10, prediction);
  const auto benchmark = std::ranges::find(all.benchmarks, std::string("price:ttf"), &world::Benchmark::id);
  if (benchmark == all.benchmarks.end()) return "";
  for (int m = 0; m < 12; ++m) {
    const Month month(prediction.year, m + 1);
    double came = 0;
    for (const auto& quote : all.prices)
      if (quote.series == "price:ttf" && quote.month == month) came = quote.value;
    text += pad(month.text(), 10) + pad(fixed_text(came, 2), 9, true);
    for (const auto& [expectation, outcome] : prediction.outcomes)
      text +=
          pad(fixed_text(units::usd_per_mmbtu(outcome.price.at(benchmark->node)[static_cast<std::size_t>(m)]), 2), 13, true);
    text += "\n";
  }
  return text;
}

// EU stocks on the two days that are scored, and at the year's end, as shares of the working gas volume.
std::string stock_lines(const calibrate::Prediction& prediction, const world::World& all) {
  std::string text = by_expectation("EU stocks, % of the working gas volume", 18, prediction);
  std::vector<calibrate::Score> scores;
  for (const auto& [expectation, outcome] : prediction.outcomes)
    scores.push_back(calibrate::score(all, outcome, prediction.year));
  for (std::size_t i = 0; i < scores.front().stocks.size(); ++i) {
    const auto& first = scores.front().stocks[i];
    if (first.place != "region:eu") continue;
    text += pad(first.measure, 18) + pad(fixed_text(100 * first.observed / first.volume, 1), 9, true);
    for (const auto& score : scores)
      text += pad(fixed_text(100 * score.stocks[i].modelled / score.stocks[i].volume, 1), 13, true);
    text += "\n";
  }
  return text;
}

}  // namespace

Reply Engine::hindcast(int year, bool raw) const {
  Failure failure;
  auto all = load_tables(options, failure);
  if (!all) return {std::nullopt, failure};
  auto known = calibrate::world_of_year(*all, year);
  if (!known) return fail(known.error());
  if (raw) known->corrections.clear();
  auto solved = calibrate::solve_year(*known, year, nullptr, options.cache_folder);
  if (!solved) return fail(solved.error());
  const market::Outcome& outcome = *solved;

  Answer answer;
  answer.text = std::to_string(year) + " as the model sees it, beside what was observed " +
                (raw ? "(uncalibrated: nothing is tuned)" : "(fit: with the corrections of corrections.csv known then)") +
                "\nprices in USD/MMBtu, mean of the months; quantities in EI bcm (11.11 TWh)\n\n" + pad("measure", 13) +
                pad("subject", 38) + pad("observed", 9, true) + pad("model", 9, true) + pad("error", 10, true) + "\n";
  for (const char* measure : {"price", "export", "lng_export", "lng_import", "pipe_flow", "consumption", "production"}) {
    for (const auto& row : known->observed) {
      if (row.measure != measure || row.year != year) continue;
      const auto model = market::modelled(*known, outcome, row);
      if (!model || (row.measure != "price" && row.value < kLeastTwh && *model < kLeastTwh && row.value > 0)) continue;
      answer.text += line_of(row, *model);
    }
    answer.text += "\n";
  }
  answer.text += score_lines(calibrate::score(*known, outcome, year));
  answer.text += "\nInputs are demand at the year's reference prices, what fields and plants could deliver, contracts" +
                 std::string(raw ? "" : ", and the corrections") +
                 ".\nBounds read off an observed flow (labelled fit, each with its contract or policy) cover " +
                 fixed_text(100 * market::fit_share_of_trade(*known, outcome, Date{year, 7, 1}), 1) + " % of the trade.\n" +
                 "Not served: " + unserved_words(outcome) + ". " + certificate_words(outcome);
  return {std::move(answer), {}};
}

Reply Engine::hindcast_case(const HindcastCase& told) const {
  Failure failure;
  auto all = load_tables(options, failure);
  if (!all) return {std::nullopt, failure};
  const std::string file = !told.events.empty()
                               ? told.events
                               : options.data_folder + "/hindcast/" + std::to_string(told.base) +
                                     (told.year == told.base ? "-months" : "-to-" + std::to_string(told.year)) + ".csv";
  std::vector<world::Finding> findings;
  auto list = calibrate::read_event_list(file, findings);
  if (!list) return fail(list.error());
  if (!findings.empty()) {
    failure = {1, findings.front().what, findings.front().where, findings.front().fix, {}};
    for (const auto& finding : findings) failure.more.push_back(finding.where + ": " + finding.what + ". " + finding.fix);
    return {std::nullopt, failure};
  }
  auto prediction = calibrate::predict(*all, told.base, told.year, *list, options.threads);
  if (!prediction) return fail(prediction.error());
  Answer answer;
  const std::string list_name = std::filesystem::path(file).filename().string();
  const std::string by_month = months_lines(*prediction, *all) + stock_lines(*prediction, *all);
  if (told.base == told.year) {
    answer.text = std::to_string(told.year) + " month by month (fit: the year's own statistics are known), with what " +
                  list_name + " says was announced and came\n" + by_month;
  } else {
    const calibrate::Forecasts found = calibrate::compare_forecasts(*all, *prediction, *list);
    answer.text =
        std::to_string(told.year) + ", predicted from " + std::to_string(told.base) +
        ": tables as known when its statistics were, and what " + list_name +
        " says was announced.\nmatrix errors are half the sum of differences over the total (borders: the whole sum)\n\n" +
        forecast_lines(found) + by_month + moved_lines(found);
  }
  answer.text += "\nNot served (rolling): " + unserved_words(prediction->outcomes.front().second) + ". " +
                 certificate_words(prediction->outcomes.front().second);
  return {std::move(answer), {}};
}

}  // namespace netback
