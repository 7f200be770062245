#include "report/forms.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/number.h"
#include "core/units.h"
#include "report/table.h"
#include "report/words.h"

namespace netback::report {
namespace {

using Json = nlohmann::ordered_json;
using market::FormCheck;
using market::FormPair;
using market::HubDifference;

constexpr std::size_t kLeastWidth = 40;

// Hubs of a variant with their differences, the largest yearly one first.
struct Ranked {
  const market::HubPrices* hub;
  HubDifference difference;
};
std::vector<Ranked> ranked(const FormPair& pair) {
  std::vector<Ranked> list;
  for (const auto& hub : pair.hubs) list.push_back({&hub, market::difference(hub)});
  std::stable_sort(list.begin(), list.end(),
                   [](const Ranked& a, const Ranked& b) { return a.difference.worst_year > b.difference.worst_year; });
  return list;
}

std::string certificate_text(const solve::Certificate& c) {
  return "primal " + residual_text(c.primal) + ", dual " + residual_text(c.dual) + ", complementarity " +
         residual_text(c.complementarity) + ", gap " + residual_text(c.gap);
}

std::size_t months_beyond(const FormPair& pair) {
  std::size_t count = 0;
  for (const auto& hub : pair.hubs)
    for (std::size_t m = 0; m < hub.linear.size(); ++m)
      count += market::relative_difference(hub.linear[m], hub.quadratic[m]) > market::kFormGate;
  return count;
}

Table table_of(const world::World& world, const FormCheck& check, const FormPair& pair) {
  const Names names(world);
  const std::vector<Ranked> list = ranked(pair);
  const std::string gate = percent_text(market::kFormGate);
  Table table{
      .id = "forms-" + pair.id,
      .title = "Hub prices in both forms: " + pair.id + " (" + pair.title + ")",
      .lead =
          "USD/MMBtu, mean of the reported months; differences as share of the linear form's price, the "
          "largest yearly mean first.",
      .columns = {{"hub"}, {"linear", true}, {"quadratic", true}, {"year", true}, {"month", true}, {"in", false, true}}};
  std::size_t beyond = 0;
  for (const auto& [hub, d] : list) {
    beyond += d.worst_year > market::kFormGate;
    table.rows.push_back({{names.of(hub->node), fixed_text(units::usd_per_mmbtu(d.linear_mean), 2),
                           fixed_text(units::usd_per_mmbtu(d.quadratic_mean), 2), percent_text(d.worst_year, 2),
                           percent_text(d.worst_month, 2), d.worst_month > 0 ? check.months[d.worst_month_at].text() : ""},
                          {}});
  }
  table.notes.push_back(beyond == 0 ? "Yearly means: all " + std::to_string(list.size()) + " hubs within " + gate + "."
                                    : "Yearly means: " + counted(beyond, "hub", "hubs") + " of " +
                                          std::to_string(list.size()) + " beyond " + gate + ".");
  table.notes.push_back("Months: " + std::to_string(months_beyond(pair)) + " of " +
                        std::to_string(list.size() * check.months.size()) + " hub-months beyond " + gate + ".");
  table.notes.push_back("Certificate, linear: " + certificate_text(pair.linear) + ".");
  table.notes.push_back("Certificate, quadratic: " + certificate_text(pair.quadratic) + " (" +
                        counted(static_cast<std::size_t>(pair.solve_count), "solve", "solves") + ", " +
                        std::to_string(pair.iteration_count) + " iterations).");
  return table;
}

Json certificate_json(const solve::Certificate& c) {
  return {{"primal", c.primal}, {"dual", c.dual}, {"complementarity", c.complementarity}, {"gap", c.gap}};
}

double rounded(double value) { return std::round(value * 1e6) / 1e6; }

}  // namespace

std::string forms_text(const world::World& world, const Input::Manifest& manifest, const FormCheck& check, bool colour,
                       int width) {
  const std::size_t columns = std::max(kLeastWidth, static_cast<std::size_t>(std::max(width, 0)));
  std::string out;
  const std::string size = "linear form " + std::to_string(check.linear_cols) + " columns, quadratic form " +
                           std::to_string(check.quadratic_cols) + " (" + std::to_string(check.curved_cols) + " curved), " +
                           std::to_string(check.rows) + " rows";
  for (const std::string& line : wrapped(manifest.first_line + "; " + size, columns, 2)) out += line + "\n";
  for (const FormPair& pair : check.variants) out += text_table(table_of(world, check, pair), columns, colour);
  return out;
}

std::string forms_json(const Input::Manifest& manifest, const FormCheck& check) {
  Json variants = Json::array();
  for (const FormPair& pair : check.variants) {
    Json hubs = Json::array();
    for (const auto& [hub, d] : ranked(pair)) {
      Json linear = Json::array(), quadratic = Json::array();
      for (const double price : hub->linear) linear.push_back(rounded(price));
      for (const double price : hub->quadratic) quadratic.push_back(rounded(price));
      hubs.push_back({{"node", hub->node},
                      {"worst_year", rounded(d.worst_year)},
                      {"worst_month", rounded(d.worst_month)},
                      {"worst_month_at", check.months[d.worst_month_at].text()},
                      {"linear_usd_per_mwh", linear},
                      {"quadratic_usd_per_mwh", quadratic}});
    }
    variants.push_back({{"id", pair.id},
                        {"hub_months_beyond_gate", months_beyond(pair)},
                        {"linear_certificate", certificate_json(pair.linear)},
                        {"quadratic_certificate", certificate_json(pair.quadratic)},
                        {"quadratic_solves", pair.solve_count},
                        {"hubs", hubs}});
  }
  Json months = Json::array();
  for (const Month month : check.months) months.push_back(month.text());
  const Json out = {{"schema", "netback.forms/1"},
                    {"version", manifest.version},
                    {"as_of", manifest.as_of},
                    {"world_hash", manifest.world_hash},
                    {"gate", market::kFormGate},
                    {"rows", check.rows},
                    {"linear_cols", check.linear_cols},
                    {"quadratic_cols", check.quadratic_cols},
                    {"curved_cols", check.curved_cols},
                    {"months", months},
                    {"variants", variants}};
  return out.dump(1) + "\n";
}

}  // namespace netback::report
