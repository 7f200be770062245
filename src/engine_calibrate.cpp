#include <cmath>

#include "calibrate/calibrate.h"
#include "core/number.h"
#include "core/units.h"
#include "engine_parts.h"

namespace netback {
namespace {

using namespace engine;

// The years whose flows are fitted; 2020 is predicted and 2024 rolled forward (docs/calibration.md).
const std::vector<int> kFitted{2019, 2021}, kBases{2020, 2024};

std::string fit_lines(const calibrate::YearFit& fit) {
  const auto& s = fit.score;
  const auto part = [](const std::optional<double>& error) { return error ? percent(*error) : std::string("unknown"); };
  std::string text = std::to_string(fit.year) + ", " + fit.with + " (fit): LNG matrix " + part(s.lng) + ", pipe matrix " +
                     part(s.pipe) + ", borders " + part(s.border) + ", LNG by country " + percent(s.country_totals) + "\n ";
  for (const auto& price : s.prices)
    text += " " + price.id.substr(6) + " " + fixed_text(price.modelled, 2) + " (" + fixed_text(price.observed, 2) + ")";
  for (const auto& stock : s.stocks)
    if (stock.place == "region:eu") text += " " + stock.measure + " " + fixed_text(stock.points(), 1) + " points";
  return text + "\n";
}

std::string csv(const calibrate::Calibration& found) {
  std::string text = "id,kind,subject,partner,base_year,value,cap,from,until,known_from,source,confidence,note\n";
  for (const auto& row : found.corrections) {
    const bool is_factor = row.kind != "lng" && row.kind != "habit";
    const std::string note = row.kind == "lng"            ? "inverse program on the year's trade"
                             : row.kind == "habit"        ? "best of three for all fitted years"
                             : row.kind == "liquefaction" ? "what plants could load that year"
                                                          : "what was wanted at the year's price";
    text += row.id + "," + row.kind + "," + row.subject + "," + row.partner + "," + std::to_string(row.base_year) + "," +
            fixed_text(row.value, is_factor ? 4 : 3) + "," + fixed_text(row.cap, 3) + ",,," +
            std::to_string(row.base_year + 1) + "-02-15,source:calibration,low," + note + "\n";
  }
  return text;
}

// What the years would speak for beside what conduct.csv says.
std::string conjecture_lines(const std::vector<calibrate::Lerner>& conjectures) {
  std::string text =
      "conjectures by the Lerner identity (rents count as margin, so each year's is a most; shrunk over the years; "
      "conduct.csv in brackets):\n";
  for (const auto& one : conjectures) {
    text += "  " + one.row->seller.substr(7) + " in " + one.row->region.substr(7) + ": " + fixed_text(one.theta, 2) + " (" +
            fixed_text(one.row->theta, 2) + ")";
    for (const auto& year : one.years)
      text += "; " + std::to_string(year.year) + " " + fixed_text(year.theta, 2) + ": price " + fixed_text(year.price, 1) +
              ", cost " + fixed_text(year.cost, 1) + " USD/MWh, share " + percent(year.share);
    text += "\n";
  }
  return text;
}

}  // namespace

Reply Engine::calibrate() const {
  Failure failure;
  auto all = load_tables(options, failure);
  if (!all) return {std::nullopt, failure};
  auto found = calibrate::calibrate(*all, kFitted, kBases);
  if (!found) return fail(found.error());
  Answer answer;
  answer.text = std::to_string(found->parameter_count) + " free parameters, " + std::to_string(found->observation_count) +
                " observations, " + std::to_string(found->solve_count) + " solves\n";
  for (const auto& fit : found->fits) answer.text += fit_lines(fit);
  answer.text +=
      "ways beyond their cap: " + std::to_string(found->beyond.size()) + " of " + std::to_string(found->way_count) + "\n";
  for (const auto& way : found->beyond)
    answer.text += "  " + way.from + " > " + way.to + ": " + fixed_text(way.twh / units::kTwhPerBcmEi, 1) +
                   " bcm_ei, needs " + fixed_text(way.needed_usd_per_mwh, 2) + " USD/MWh, cap " + fixed_text(way.cap, 2) +
                   "\n";
  answer.text += conjecture_lines(found->conjectures);
  if (!options.out_folder.empty()) {
    auto written = write_all(options.out_folder, {{"corrections.csv", csv(*found)}});
    if (!written) return fail(written.error());
    answer.files = std::move(*written);
  }
  return {std::move(answer), {}};
}

}  // namespace netback
