#include "calibrate/year_before.h"

#include <cmath>
#include <map>

#include "model/corrections.h"
#include "model/demand_curve.h"
#include "model/lookup.h"
#include "model/state.h"

namespace netback::calibrate {
namespace {

constexpr double kSame = 1e-6;  // factors nearer than this are one

// Rows of several base years differ in the year at the end of their id alone.
template <class T>
std::string without_year(const T& row) {
  const std::string year = "/" + std::to_string(row.base_year);
  return row.id.ends_with(year) ? row.id.substr(0, row.id.size() - year.size()) : row.id;
}

template <class T>
std::map<std::string, std::size_t> by_name(const std::vector<T>& rows) {
  std::map<std::string, std::size_t> found;
  for (std::size_t i = 0; i < rows.size(); ++i) found[without_year(rows[i])] = i;
  return found;
}

using Told = std::map<std::pair<std::string, Month>, double>;  // by row
Told told_of(const std::vector<Setting>& list, Measure measure) {
  Told told;
  for (const Setting& setting : list)
    if (setting.measure == measure) told[{setting.row, setting.month}] = setting.value;
  return told;
}

// Use or capacity of a row in a month, by the tables or, where the list says otherwise, by it.
template <class T>
double month_amount(const world::World& world, const model::Index& shapes, const T& row, double year, Month month,
                    double factor, double correction, const Told& told) {
  const auto at = told.find({row.id, month});
  return year * model::month_share(world, shapes, row.shape, month) * (at == told.end() ? factor : at->second * correction);
}

}  // namespace

// Demand that came, month by month: the list of the year before has it as factors of that year; here the pattern alone
// counts, since the year's own tables have its total.
std::vector<Setting> pattern_that_came(const world::World& before, const world::World& own,
                                       const std::vector<ListedEvent>& from_before, int year) {
  const Told told = told_of(settings(before, from_before, year, {Date{9999, 1, 1}, Month(year + 1, 1), Path::announced}),
                            Measure::demand_factor);
  const auto line = model::year_timeline(year);
  const model::State state = model::make_state(before, line, {});
  const model::Index shapes = model::index_of(before.shapes), own_shapes = model::index_of(own.shapes);
  const auto rows = by_name(own.demand);
  std::vector<Setting> pattern;
  for (std::size_t i = 0; i < before.demand.size(); ++i) {
    const world::Demand& row = before.demand[i];
    const auto same = rows.find(without_year(row));
    const auto at = told.lower_bound({row.id, Month(year, 1)});
    if (same == rows.end() || at == told.end() || at->first.first != row.id) continue;
    const world::Demand& mine = own.demand[same->second];
    std::map<Month, double> came;
    double sum = 0;
    for (int m = 1; m <= 12; ++m) {
      const Month month(year, m);
      const double correction = model::demand_correction(before, row);
      sum += came[month] = month_amount(before, shapes, row, row.quantity, month,
                                        state.demand_factor.at(i, line.index(month)), correction, told);
    }
    for (const auto& [month, amount] : came)
      if (const double normal = model::month_share(own, own_shapes, mine.shape, month); normal > 0 && sum > 0)
        pattern.push_back({mine.id, Measure::demand_factor, month, amount / sum / normal});
  }
  return pattern;
}

std::vector<Setting> as_the_year_before(const world::World& before, const world::World& own,
                                        const std::vector<ListedEvent>& from_before, int year, Date day,
                                        const std::vector<Month>& months) {
  const model::Timeline line = model::year_timeline(year);
  const View view{day, months.empty() ? Month(year, 1) : months.front(), Path::announced};
  const std::vector<Setting> announced = settings(before, from_before, year, view);
  const Told demand = told_of(announced, Measure::demand_factor), supply = told_of(announced, Measure::supply_factor);
  const model::State then = model::make_state(before, line, {}), now = model::make_state(own, line, {});
  const model::Index shapes = model::index_of(before.shapes), own_shapes = model::index_of(own.shapes);
  std::vector<Setting> found;
  const auto add = [&](const std::string& id, Measure measure, Month month, double expected, double as_it_is, double plain) {
    if (expected > 0 && as_it_is > 0 && std::abs(expected / as_it_is - 1) > kSame)
      found.push_back({id, measure, month, plain * expected / as_it_is});
  };
  const auto demand_rows = by_name(before.demand), supply_rows = by_name(before.supply);
  for (std::size_t i = 0; i < own.demand.size(); ++i) {
    const world::Demand& mine = own.demand[i];
    const auto same = demand_rows.find(without_year(mine));
    if (same == demand_rows.end()) continue;
    const world::Demand& theirs = before.demand[same->second];
    // What this year's buyers would want at the price at which the year before wanted what it did.
    const double at_their_price = model::demand_at(model::demand_pieces(mine, own.assumptions), theirs.reference_price);
    const double correction = model::demand_correction(own, mine), was = model::demand_correction(before, theirs);
    for (const Month month : months) {
      const int t = line.index(month);
      const double factor = now.demand_factor.at(i, t);
      add(mine.id, Measure::demand_factor, month,
          month_amount(before, shapes, theirs, theirs.quantity, month, then.demand_factor.at(same->second, t), was, demand),
          month_amount(own, own_shapes, mine, mine.quantity, month, factor, 1, {}) * at_their_price, factor / correction);
    }
  }
  for (std::size_t i = 0; i < own.supply.size(); ++i) {
    const world::Supply& mine = own.supply[i];
    const auto same = supply_rows.find(without_year(mine));
    if (same == supply_rows.end()) continue;
    const world::Supply& theirs = before.supply[same->second];
    const double correction = model::supply_correction(own, mine), was = model::supply_correction(before, theirs);
    for (const Month month : months) {
      const int t = line.index(month);
      const double factor = now.supply_factor.at(i, t);
      add(mine.id, Measure::supply_factor, month,
          month_amount(before, shapes, theirs, theirs.capacity, month, then.supply_factor.at(same->second, t), was, supply),
          month_amount(own, own_shapes, mine, mine.capacity, month, factor, 1, {}), factor / correction);
    }
  }
  return found;
}

}  // namespace netback::calibrate
