// hindcast YEAR: a base year beside what was observed, the year foreseen and lived through.
#include <filesystem>

#include "calibrate/observed_file.h"
#include "core/number.h"
#include "core/units.h"
#include "engine_hindcast.h"
#include "market/modelled.h"

namespace netback {
namespace {

using namespace engine;

constexpr double kLeastTwh = 30;  // about 3 bcm: smaller flows say little about a world model

std::string line_of(const world::Observed& row, double model) {
  const bool price = row.measure == "price";
  const double observed = price ? row.value : row.value / units::kTwhPerBcmEi,
               ours = price ? model : model / units::kTwhPerBcmEi;
  const std::string error = observed > 0 ? fixed_text(100 * (ours / observed - 1), 1) + " %" : "";
  std::string subject = row.subject + (row.partner.empty() ? "" : " > " + row.partner);
  return pad(row.measure, 13) + pad(subject, 38) + pad(fixed_text(observed, price ? 2 : 1), 9, true) +
         pad(fixed_text(ours, price ? 2 : 1), 9, true) + pad(error, 10, true) + "\n";
}

std::string measure_lines(const world::World& judge, const market::Outcome& outcome, int year) {
  std::string text = pad("measure", 13) + pad("subject", 38) + pad("observed", 9, true) + pad("model", 9, true) +
                     pad("error", 10, true) + "\n";
  for (const char* measure : {"price", "export", "lng_export", "lng_import", "pipe_flow", "consumption", "production"}) {
    for (const auto& row : judge.observed) {
      if (row.measure != measure || row.year != year) continue;
      const auto model = market::modelled(judge, outcome, row);
      if (!model || (row.measure != "price" && row.value < kLeastTwh && *model < kLeastTwh && row.value > 0)) continue;
      text += line_of(row, *model);
    }
    text += "\n";
  }
  return text;
}

// Scores of the year foreseen and lived through, and how far they move with the demand curve.
std::string score_lines(const world::World& judge, const std::vector<calibrate::YearCase>& cases, int year) {
  std::vector<std::vector<calibrate::Figure>> lists;
  for (const auto& one : cases)
    for (const auto* outcome : {&one.foresight, &one.rolling, &one.pessimistic})
      lists.push_back(calibrate::figures(calibrate::score(judge, *outcome, year)));
  const auto ranges = calibrate::ranges(lists);
  std::string text = pad("prices in USD/MMBtu, else errors", 34) + pad("observed", 9, true) + pad("foresight", 13, true) +
                     pad("rolling", 13, true) + pad("pessimistic", 13, true) + "   3 demand curves x 3\n";
  for (std::size_t i = 0; i < lists[0].size(); ++i) {
    const calibrate::Figure& first = lists[0][i];
    text += pad(first.name, 34) + pad(number_cell(first.observed, 2), 9, true) +
            pad(figure_text(first.kind, first.value), 13, true) + pad(figure_text(first.kind, lists[1][i].value), 13, true) +
            pad(figure_text(first.kind, lists[2][i].value), 13, true) + "   " +
            range_text(first.kind, ranges.at(first.name)) + "\n";
  }
  return text;
}

std::string corridor_lines(const world::World& judge, const calibrate::YearCase& solved, int year) {
  const auto foreseen = calibrate::corridors(judge, solved.foresight, year),
             rolling = calibrate::corridors(judge, solved.rolling, year);
  if (!foreseen || !rolling) return "";
  std::string text =
      "\nimports of the EU by corridor, EI bcm" +
      std::string(foreseen->month_count < 12 ? ", first " + std::to_string(foreseen->month_count) + " months" : "") + "\n" +
      pad("", 34) + pad("came", 9, true) + pad("foresight", 13, true) + pad("rolling", 13, true) + "\n";
  const auto bcm = [](double twh) { return fixed_text(twh / units::kTwhPerBcmEi, 1); };
  for (std::size_t i = 0; i < foreseen->list.size(); ++i) {
    const calibrate::Corridor& one = foreseen->list[i];
    text += pad((one.is_part ? "  of it " : "") + (one.subject == "region:world" ? "LNG, sent out" : one.subject), 34) +
            pad(bcm(one.observed), 9, true) + pad(bcm(one.modelled), 13, true) +
            pad(bcm(rolling->list[i].modelled), 13, true) + "\n";
  }
  text += pad("sum of |error| over observed", 43) + pad(percent(foreseen->volume_error), 13, true) +
          pad(percent(rolling->volume_error), 13, true) + "\n" + pad("share that comes in another way", 43) +
          pad(percent(foreseen->share_error), 13, true) + pad(percent(rolling->share_error), 13, true) + "\n";
  return text;
}

// The dated lists of the data folder that a year has.
Result<calibrate::ListsOfYear> lists_of(const std::string& folder, int year, Failure& failure) {
  calibrate::ListsOfYear lists;
  const std::string name = std::to_string(year),
                    before = folder + "/hindcast/" + std::to_string(year - 1) + "-to-" + name + ".csv",
                    within = folder + "/hindcast/" + name + "-months.csv";
  std::error_code error;
  if (std::filesystem::exists(before, error)) {
    NB_TRY(list, load_list(before, nullptr, failure));
    lists.from_before = std::move(list);
  }
  if (std::filesystem::exists(within, error)) {
    NB_TRY(list, load_list(within, nullptr, failure));
    lists.within = std::move(list);
  }
  return lists;
}

}  // namespace

Reply Engine::hindcast(int year, bool raw, const std::string& observed) const {
  Failure failure;
  auto all = load_tables(options, failure);
  if (!all) return {std::nullopt, failure};
  auto known = calibrate::world_of_year(*all, year);
  if (!known) return fail(known.error());
  auto lists = lists_of(options.data_folder, year, failure);
  if (!lists) return {std::nullopt, failure};
  // Rows of several base years are no matter to the judge: what is scored is summed by place. Stores stand as known then.
  auto judge = judge_of(*known, observed, year, failure);
  if (!judge) return {std::nullopt, failure};
  auto cases = calibrate::year_cases(*all, year, raw, *lists, options.threads, options.cache_folder);
  if (!cases) return fail(cases.error());
  const calibrate::YearCase& plain = cases->front();
  const Columns columns{{"foresight", &plain.foresight}, {"rolling", &plain.rolling}, {"pessimistic", &plain.pessimistic}};

  Answer answer;
  answer.text =
      std::to_string(year) + " as the model sees it, beside what was observed " +
      (raw ? "(uncalibrated: nothing is tuned)" : "(fit: with the corrections of corrections.csv known then)") +
      "\nprices in USD/MMBtu, mean of the months; quantities in EI bcm (11.11 TWh); all of the year foreseen\n\n" +
      measure_lines(*judge, plain.foresight, year) + score_lines(*judge, *cases, year) +
      months_lines(*judge, columns, year) + stock_lines(*judge, columns, year) + corridor_lines(*judge, plain, year) +
      "\nforesight: the market knows the year from its start; it is what is calibrated. rolling: it expects what the "
      "twelve\nmonths gone by taught (docs/calibration.md); stocks are scored on this path.\n" +
      "Inputs are demand at the year's reference prices, what fields and plants could deliver, contracts" +
      std::string(raw ? "" : ", and the corrections") +
      ".\nBounds read off an observed flow (labelled fit, each with its contract or policy) cover " +
      fixed_text(100 * market::fit_share_of_trade(*known, plain.foresight, Date{year, 7, 1}), 1) + " % of the trade.\n" +
      "Not served: " + unserved_words(plain.foresight) + ". " + certificate_words(plain.foresight);
  return {std::move(answer), {}};
}

}  // namespace netback
