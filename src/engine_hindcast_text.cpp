#include <algorithm>
#include <cstdio>

#include "calibrate/observed_file.h"
#include "core/number.h"
#include "core/units.h"
#include "engine_hindcast.h"

namespace netback::engine {

Failure failure_of(const std::vector<world::Finding>& findings) {
  const auto& first = findings.front();
  Failure failure{1, first.what, first.where, first.fix, {}};
  for (std::size_t i = 1; i < findings.size(); ++i)
    failure.more.push_back(findings[i].where + ": " + findings[i].what + ". " + findings[i].fix);
  return failure;
}

Result<std::vector<calibrate::ListedEvent>> load_list(const std::string& file, const world::World* world, Failure& failure) {
  std::vector<world::Finding> findings;
  auto list = calibrate::read_event_list(file, findings);
  if (!list) {
    failure = failure_of(list.error());
    return list;
  }
  if (world != nullptr) calibrate::check_targets(*world, *list, findings);
  if (findings.empty()) return list;
  failure = failure_of(findings);
  return bad_input(failure.what, failure.where, failure.fix);
}

Result<world::World> judge_of(const world::World& all, const std::string& observed, int year, Failure& failure) {
  world::World judge = all;
  if (observed.empty()) return judge;
  std::vector<world::Finding> findings;
  auto file = calibrate::read_observed_file(observed, all, findings);
  if (!file) {
    failure = failure_of(file.error());
    return std::unexpected(file.error());
  }
  calibrate::judge_by(judge, *file, year);
  if (findings.empty() && !calibrate::has_observed(judge, year))
    findings.push_back({true, observed, "the file has nothing of " + std::to_string(year),
                        "Give rows of that year, with the columns of data/world/observed.csv (docs/data/observed.md)."});
  if (findings.empty()) return judge;
  failure = failure_of(findings);
  return bad_input(failure.what, failure.where, failure.fix);
}

std::string pad(std::string text, std::size_t width, bool right) {
  if (text.size() >= width) return text.substr(0, width);
  const std::string space(width - text.size(), ' ');
  return right ? space + text : text + space;
}

std::string number_cell(const std::optional<double>& value, int decimals) {
  return value ? fixed_text(*value, decimals) : std::string();
}
std::string percent_cell(const std::optional<double>& share) { return share ? percent(*share) : std::string(); }

std::string figure_text(calibrate::FigureKind kind, double value) {
  if (kind == calibrate::FigureKind::price) return fixed_text(value, 2);
  return kind == calibrate::FigureKind::share ? percent(value) : fixed_text(value, 1) + " points";
}
std::string range_text(calibrate::FigureKind kind, const calibrate::Range& range) {
  const auto plain = [&](double value) {
    return kind == calibrate::FigureKind::price   ? fixed_text(value, 2)
           : kind == calibrate::FigureKind::share ? fixed_text(100 * value, 1)
                                                  : fixed_text(value, 1);
  };
  return plain(range.low) + " .. " + figure_text(kind, range.high);
}

namespace {

constexpr std::size_t kColumn = 13;

std::string head_of(const std::string& title, std::size_t width, const Columns& columns) {
  std::string text = "\n" + title + "\n" + pad("", width) + pad("came", 9, true);
  for (const auto& [name, outcome] : columns) text += pad(name, kColumn, true);
  return text + "\n";
}

}  // namespace

std::string months_lines(const world::World& judge, const Columns& columns, int year) {
  const auto benchmark = std::ranges::find(judge.benchmarks, std::string("price:ttf"), &world::Benchmark::id);
  if (benchmark == judge.benchmarks.end()) return "";
  std::string text = head_of("TTF by month, USD/MMBtu", 10, columns);
  for (int m = 0; m < 12; ++m) {
    const Month month(year, m + 1);
    std::optional<double> came;
    for (const auto& quote : judge.prices)
      if (quote.series == benchmark->id && quote.month == month) came = quote.value;
    text += pad(month.text(), 10) + pad(number_cell(came, 2), 9, true);
    for (const auto& [name, outcome] : columns) {
      const auto price = outcome->price.find(benchmark->node);
      text += pad(price == outcome->price.end()
                      ? ""
                      : fixed_text(units::usd_per_mmbtu(price->second[static_cast<std::size_t>(m)]), 2),
                  kColumn, true);
    }
    text += "\n";
  }
  return text;
}

std::string stock_lines(const world::World& judge, const Columns& columns, int year) {
  std::string text = head_of("stocks, % of the working gas volume", 34, columns);
  for (const char* place : {"region:eu", "country:germany"}) {
    std::vector<std::vector<calibrate::StockError>> paths;
    for (const auto& [name, outcome] : columns) paths.push_back(calibrate::stock_path(judge, *outcome, year, place));
    for (std::size_t day = 0; day < paths.front().size(); ++day) {
      const auto& first = paths.front()[day];
      if (!(first.volume > 0)) continue;
      text += pad(first.measure, 17) + pad(place, 17) +
              pad(first.observed > 0 ? fixed_text(100 * first.observed / first.volume, 1) : "", 9, true);
      for (const auto& path : paths) text += pad(fixed_text(100 * path[day].modelled / path[day].volume, 1), kColumn, true);
      text += "\n";
    }
  }
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

}  // namespace netback::engine
