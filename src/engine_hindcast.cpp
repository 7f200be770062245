#include <algorithm>
#include <cmath>
#include <cstdio>

#include "calibrate/matrix.h"
#include "core/number.h"
#include "core/units.h"
#include "engine_parts.h"
#include "market/modelled.h"
#include "market/path.h"

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
         pad(fixed_text(ours, price ? 2 : 1), 9, true) + pad(error, 10, true) + "  result\n";
}

}  // namespace

Reply Engine::hindcast(int year) const {
  Failure failure;
  auto all = load_tables(options, failure);
  if (!all) return {std::nullopt, failure};
  Date known_on{year, 12, 31};
  bool has_year = false;
  for (const auto& row : all->balances)
    if (row.year == year) known_on = std::max(known_on, row.known_from), has_year = true;
  if (!has_year)
    return fail(1, "the tables have no balances of " + std::to_string(year), world_folder(options) + "/balances.csv",
                "Take a base year that balances.csv holds.");
  const world::World known = world::known_by(*all, known_on);
  market::PathSolver solver(known, model::year_timeline(year), {}, 1, options.cache_folder);
  if (auto based = solver.solve_base(); !based) return fail(based.error());
  auto solved = solver.solve({});
  if (!solved) return fail(solved.error());
  const market::Outcome& outcome = solved->outcomes.front();

  Answer answer;
  answer.text = std::to_string(year) +
                " as the model sees it, beside what was observed (uncalibrated: no cost is tuned to an arc)\n" +
                "prices in USD/MMBtu, mean of the months; quantities in EI bcm (11.11 TWh)\n\n" + pad("measure", 13) +
                pad("subject", 38) + pad("observed", 9, true) + pad("model", 9, true) + pad("error", 10, true) + "\n";
  for (const char* measure : {"price", "export", "lng_export", "lng_import", "pipe_flow", "consumption", "production"}) {
    for (const auto& row : known.observed) {
      if (row.measure != measure || row.year != year) continue;
      const auto model = market::modelled(known, outcome, row);
      if (!model || (row.measure != "price" && row.value < kLeastTwh && *model < kLeastTwh && row.value > 0)) continue;
      answer.text += line_of(row, *model);
    }
    answer.text += "\n";
  }
  for (const auto& [measure, half] :
       {std::pair("lng_trade", 0.5), std::pair("pipe_trade", 0.5), std::pair("border_flow", 1.0)}) {
    const auto pairs = calibrate::trade_pairs(known, outcome, measure, year);
    if (!pairs.empty())
      answer.text += "matrix error of " + std::string(measure) + ": " +
                     fixed_text(100 * calibrate::matrix_error(pairs, half), 1) + " % over " + std::to_string(pairs.size()) +
                     " pairs\n";
    if (options.format == "json")
      for (const auto& pair : pairs)
        answer.text += "  " + pair.from + " > " + pair.to + " " + fixed_text(pair.observed / units::kTwhPerBcmEi, 1) + " " +
                       fixed_text(pair.modelled / units::kTwhPerBcmEi, 1) + "\n";
  }
  char certificate_text[24];
  std::snprintf(certificate_text, sizeof certificate_text, "%.1e", outcome.certificate.worst());
  double unserved = 0;
  std::string who;
  for (const auto& [node, series] : outcome.unserved) {
    double twh = 0;
    for (const double in_month : series) twh += in_month;
    unserved += twh;
    who += (who.empty() ? " (" : ", ") + node + " " + fixed_text(twh, 1);
  }
  if (!who.empty()) who += ")";
  answer.text +=
      "Inputs are demand at the year's reference prices, what fields and plants could deliver, and contracts; every figure "
      "above is a\n"
      "result. Bounds read off an observed flow (labelled fit, each with its contract or policy) cover " +
      fixed_text(100 * market::fit_share_of_trade(known, outcome, Date{year, 7, 1}), 1) + " % of the trade.\n" +
      "Not served: " + fixed_text(unserved, 1) + " TWh" + who + ". Certificate: worst residual " + certificate_text +
      " (limit 1e-06); it covers the arithmetic, not the world.\n";
  return {std::move(answer), {}};
}

}  // namespace netback
