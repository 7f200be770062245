#include "calibrate/observed_file.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/csv.h"
#include "core/file.h"
#include "core/nearest.h"
#include "world/cells.h"
#include "world/tables.h"

namespace netback::calibrate {
namespace {

// Ids that a row may be about.
std::vector<std::string> subjects(const world::World& world, bool price) {
  std::set<std::string> ids;
  const auto add = [&](const auto& rows) {
    for (const auto& row : rows) ids.insert(row.id);
  };
  if (price) {
    add(world.benchmarks);
    for (const auto& quote : world.prices) ids.insert(quote.series);
  } else {
    add(world.nodes), add(world.countries), add(world.regions), add(world.pipelines);
    for (const auto& row : world.pipelines) ids.insert(row.system);
  }
  return {ids.begin(), ids.end()};
}

// Prices by month that come without one of the year: their mean is the year's, once all twelve are there.
void add_years(ObservedFile& file) {
  std::map<std::pair<std::string, int>, std::vector<const world::Price*>> years;
  for (const auto& quote : file.months) years[{quote.series, quote.month.year()}].push_back(&quote);
  for (const auto& [key, quotes] : years) {
    const bool has_year = std::ranges::any_of(file.rows, [&](const auto& row) {
      return row.measure == "price" && row.subject == key.first && row.year == key.second;
    });
    if (has_year || quotes.size() != 12) continue;
    world::Observed row;
    static_cast<world::Row&>(row) = *quotes.front();
    row.measure = "price", row.subject = key.first, row.unit = "usd_per_mmbtu", row.year = key.second;
    for (const auto* quote : quotes) row.value += quote->value / 12;
    file.rows.push_back(row);
  }
}

}  // namespace

Result<ObservedFile> read_observed_file(const std::string& file, const world::World& world,
                                        std::vector<world::Finding>& findings) {
  NB_TRY(bytes, read_file(file));
  NB_TRY(at, CsvScanner::open(bytes, file));
  world::Cells cells(at, findings);
  const bool has_months = at.column("month") != CsvTable::npos;
  const std::vector<std::string> prices = subjects(world, true), places = subjects(world, false);
  std::map<std::tuple<std::string, std::string, std::string, int, Month>, std::string> seen;
  ObservedFile found;
  const auto check = [&](const std::string& id, bool price) {
    const auto& known = price ? prices : places;
    if (id.empty() || std::ranges::binary_search(known, id)) return;
    const std::string like = nearest(id, known);
    cells.fault("nothing in the tables is called '" + id + "'",
                like.empty() ? "`netback world search TEXT` finds ids." : "Did you mean " + like + "?");
  };
  for (;;) {
    NB_TRY(more, at.next());
    if (!more) break;
    world::Observed row;
    cells.common(row), world::read_row(cells, row);
    const bool price = row.measure == "price";
    if (price != (row.unit == "usd_per_mmbtu"))
      cells.fault("unit '" + row.unit + "' does not fit " + row.measure,
                  "Prices are usd_per_mmbtu, quantities bcm_ei, bcm or twh.");
    check(row.subject, price), check(row.partner, false);
    Month month;
    if (const std::string text = has_months ? cells.optional_text("month") : ""; !text.empty()) {
      const auto told = text.size() == 7 ? parse_month(text) : std::nullopt;
      if (!told || told->year() != row.year || !price)
        cells.fault("month '" + text + "' is none of a price of " + std::to_string(row.year),
                    "Write YYYY-MM of the row's year, for prices alone.");
      else
        month = *told;
    }
    const auto [first, is_new] = seen.emplace(std::tuple(row.measure, row.subject, row.partner, row.year, month), row.where);
    if (!is_new) cells.fault("the figure stands twice (also " + first->second + ")", "Keep one of the rows.");
    if (month == Month()) {
      found.rows.push_back(std::move(row));
      continue;
    }
    world::Price quote;
    static_cast<world::Row&>(quote) = row;
    quote.series = row.subject, quote.unit = row.unit, quote.month = month, quote.value = row.value;
    found.months.push_back(std::move(quote));
  }
  add_years(found);
  return found;
}

void judge_by(world::World& judge, const ObservedFile& file, int year) {
  std::set<int> years{year};
  for (const auto& row : file.rows) years.insert(row.year);
  for (const auto& quote : file.months) years.insert(quote.month.year());
  std::erase_if(judge.observed, [&](const auto& row) { return years.contains(row.year); });
  std::erase_if(judge.prices, [&](const auto& quote) { return years.contains(quote.month.year()); });
  // The stocks of the next New Year end the year.
  std::erase_if(judge.storage_levels, [&](const auto& row) { return years.contains(row.date.year - 1); });
  judge.observed.insert(judge.observed.end(), file.rows.begin(), file.rows.end());
  judge.prices.insert(judge.prices.end(), file.months.begin(), file.months.end());
}

bool has_observed(const world::World& world, int year) {
  return std::ranges::any_of(world.observed, [&](const auto& row) { return row.year == year; });
}

}  // namespace netback::calibrate
