#include "calibrate/rolling_year.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "calibrate/month_prices.h"
#include "calibrate/staged.h"
#include "calibrate/year_before.h"
#include "model/corrections.h"

namespace netback::calibrate {
namespace {

constexpr double kSame = 1e-6;  // shares and factors nearer than this are one
// What a cold winter takes more in Europe: ENTSOG's winter outlooks, recalled, as the pessimistic rows of the lists have it.
constexpr double kColdWinter = 1.08;
constexpr const char* kColdPlace = "region:europe";

// Settings of plants, pipes, stores and fields in months whose share was not yet known to be what it came to be.
void add_unknown_shares(const world::World& own, const model::Timeline& line, Date day, const std::vector<Month>& months,
                        const std::set<std::pair<std::string, Month>>& listed, std::vector<Setting>& settings) {
  world::World came = own;
  came.corrections.clear();  // they apply to whatever share is left
  world::World then = came;
  // What stood so before the year began was felt, whenever a table told it.
  const Date new_year = line.start.first_day();
  std::erase_if(then.asset_states,
                [&](const auto& row) { return day < row.known_from && row.from && new_year <= *row.from; });
  const model::State now = model::make_state(came, line, {}), expected = model::make_state(then, line, {});
  const auto add = [&](const auto& rows, const model::MonthTable& a, const model::MonthTable& b) {
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (const Month month : months) {
        const int t = line.index(month);
        if (std::abs(a.at(i, t) - b.at(i, t)) > kSame && !listed.contains({rows[i].id, month}))
          settings.push_back({rows[i].id, Measure::capacity_share, month, b.at(i, t)});
      }
  };
  add(own.pipelines, now.pipeline, expected.pipeline);
  add(own.liquefaction, now.liquefaction, expected.liquefaction);
  add(own.regasification, now.regasification, expected.regasification);
  add(own.storage, now.storage, expected.storage);
  add(own.supply, now.supply, expected.supply);
}

std::vector<ListedEvent> of_measure(const std::vector<ListedEvent>& list, bool capacity) {
  std::vector<ListedEvent> some;
  std::ranges::copy_if(list, std::back_inserter(some),
                       [&](const auto& row) { return (row.measure == Measure::capacity_share) == capacity; });
  return some;
}

bool is_winter(Month month) { return month.month() >= 11 || month.month() <= 3; }

// The tight reading of the winter months ahead.
std::vector<Setting> cold_winter(const world::World& own, const model::Timeline& line, const std::vector<Month>& months) {
  const model::State plain = model::make_state(own, line, {});
  std::vector<Setting> cold;
  for (std::size_t i = 0; i < own.demand.size(); ++i) {
    const world::Demand& row = own.demand[i];
    if (!model::holds_node(own, kColdPlace, row.node)) continue;
    const double correction = model::demand_correction(own, row);
    for (const Month month : months)
      if (is_winter(month))
        cold.push_back({row.id, Measure::demand_factor, month,
                        kColdWinter * plain.demand_factor.at(i, line.index(month)) / correction});
  }
  return cold;
}

}  // namespace

Result<market::Outcome> rolling_year(const world::World& all, int year, const ListsOfYear& lists, Expectation expectation,
                                     int threads) {
  NB_TRY(own, world_of_year(all, year));
  std::erase_if(own.storage_levels, [&](const auto& row) { return Date{year, 2, 1} < row.date; });
  const auto before = world_of_year(all, year - 1);  // fails where the tables have no such year
  const model::Timeline line = model::year_timeline(year);
  SettingEvents events(own, line);
  // Shares of nameplate mean the same on any tables; factors of demand and supply do not.
  const std::vector<ListedEvent> shares = of_measure(lists.within.empty() ? lists.from_before : lists.within, true),
                                 within = of_measure(lists.within, false);
  const std::vector<Setting> pattern =
      before && within.empty() ? pattern_that_came(*before, own, lists.from_before, year) : std::vector<Setting>{};
  const MonthPrices prices(own, year);
  const bool is_tight = expectation == Expectation::pessimistic;
  WayOfSeeing way;
  for (Month now(year, 1); now < Month(year + 1, 1); now = now + 1) {
    SeenFrom& seen = way.emplace_back(SeenFrom{now, {}});
    const View view{now.first_day(), now + 1, is_tight ? Path::pessimistic : Path::announced};
    std::vector<Month> ahead;
    for (Month m = now + 1; m < line.end; m = m + 1) ahead.push_back(m);
    std::set<std::pair<std::string, Month>> listed;
    std::vector<Setting> held;
    for (const Setting& setting : settings(own, shares, year, view)) {
      listed.insert({setting.row, setting.month});
      held.push_back(setting);
    }
    add_unknown_shares(own, line, view.day, ahead, listed, held);
    std::vector<Setting> told = pattern;
    for (const Setting& setting : settings(own, within, year, view)) {
      if (now < setting.month) continue;
      (setting.measure == Measure::demand_factor ? told : held).push_back(setting);
    }
    for (Month m(year, 1); m <= now; m = m + 1)
      for (const Setting& setting : demand_that_came(own, prices, told, m)) held.push_back(setting);
    if (is_tight)
      for (const Setting& setting : cold_winter(own, line, ahead)) held.push_back(setting);
    for (const Setting& setting : held) seen.held.emplace_back(events.of(setting), 1);
    if (!before) continue;
    const double weight = (12 - now.month()) / 12.0;
    for (const Setting& setting : as_the_year_before(*before, own, lists.from_before, year, view.day, ahead))
      seen.held.emplace_back(events.of(setting), weight);
  }
  NB_TRY(outcomes, solve_ways(own, line, events, {way}, threads));
  return std::move(outcomes.front());
}

}  // namespace netback::calibrate
