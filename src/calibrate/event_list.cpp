#include "calibrate/event_list.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/csv.h"
#include "core/file.h"
#include "core/nearest.h"
#include "model/lookup.h"
#include "world/cells.h"

namespace netback::calibrate {
namespace {

constexpr double kMostFactor = 20;

// YYYY or YYYY-MM.
bool read_month(const std::string& text, ListedEvent& event) {
  const auto digits = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (std::size_t i = from; i < from + count; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  if (text.size() != 4 && !(text.size() == 7 && text[4] == '-')) return false;
  event.year = digits(0, 4), event.month = text.size() == 7 ? digits(5, 2) : 0;
  return event.year > 0 && event.month >= 0 && event.month <= 12 && !(text.size() == 7 && event.month == 0);
}

Path path_of(const std::string& word) {
  return word == "announced" ? Path::announced : word == "pessimistic" ? Path::pessimistic : Path::realised;
}

// A row the list can set, with how near the target comes to it: 0 the row itself, 1 its node or system, 2 a wider place.
struct Meant {
  std::string row;
  int width = 0;
};

std::vector<Meant> rows_meant(const world::World& world, const ListedEvent& event) {
  std::vector<Meant> rows;
  const auto by_node = [&](const auto& table) {
    for (const auto& row : table) {
      if (row.id == event.target)
        rows.push_back({row.id, 0});
      else if (row.node == event.target)
        rows.push_back({row.id, 1});
      else if (model::holds_node(world, event.target, row.node))
        rows.push_back({row.id, 2});
    }
  };
  if (event.measure == Measure::demand_factor) by_node(world.demand);
  if (event.measure == Measure::supply_factor) by_node(world.supply);
  if (event.measure == Measure::capacity_share) {
    for (const auto& row : world.pipelines)
      if (row.id == event.target || row.system == event.target) rows.push_back({row.id, row.id == event.target ? 0 : 1});
    const auto by_id = [&](const auto& table) {
      for (const auto& row : table)
        if (row.id == event.target) rows.push_back({row.id, 0});
    };
    by_id(world.liquefaction), by_id(world.regasification), by_id(world.storage);
  }
  return rows;
}

// Ids a target of a measure may have: those rows, their nodes, and the countries and regions around these.
std::vector<std::string> ids_meant(const world::World& world, Measure measure) {
  std::set<std::string> ids;
  const auto add = [&](const auto& rows) {
    for (const auto& row : rows) ids.insert(row.id);
  };
  const auto add_places = [&](const auto& rows) {
    add(rows), add(world.countries), add(world.regions);
    for (const auto& row : rows) ids.insert(row.node);
  };
  if (measure == Measure::demand_factor) add_places(world.demand);
  if (measure == Measure::supply_factor) add_places(world.supply);
  if (measure == Measure::capacity_share) {
    add(world.pipelines), add(world.liquefaction), add(world.regasification), add(world.storage);
    for (const auto& row : world.pipelines) ids.insert(row.system);
  }
  return {ids.begin(), ids.end()};
}

// Which of two rows on one thing and month counts: a path that replaces another, the narrower, the later known.
struct Rank {
  int path = 0, is_month = 0, narrow = 0;
  Date known_from;
  std::string id;
  auto operator<=>(const Rank&) const = default;
};

}  // namespace

Result<std::vector<ListedEvent>> read_event_list(const std::string& file, std::vector<world::Finding>& findings) {
  NB_TRY(bytes, read_file(file));
  return parse_event_list(bytes, file, findings);
}

Result<std::vector<ListedEvent>> parse_event_list(std::string_view bytes, const std::string& file,
                                                  std::vector<world::Finding>& findings) {
  NB_TRY(at, CsvScanner::open(bytes, file));
  world::Cells cells(at, findings);
  std::vector<ListedEvent> list;
  for (;;) {
    NB_TRY(more, at.next());
    if (!more) return list;
    ListedEvent event;
    event.where = at.where(), event.id = cells.id("id"), event.target = cells.id("target");
    event.known_from = cells.date("known_from");
    const std::string measure =
        cells.word("measure", {"demand_factor", "supply_factor", "capacity_share", "contract_quantity"});
    event.path = path_of(cells.word("path", {"announced", "pessimistic", "realised"}));
    event.value = cells.number("value", 0, measure == "contract_quantity" ? 1e4 : kMostFactor);
    if (!read_month(cells.text("month"), event)) cells.fault("month is neither YYYY-MM nor YYYY", "Write 2020-03 or 2020.");
    if (measure == "contract_quantity") continue;
    event.measure = measure == "demand_factor"   ? Measure::demand_factor
                    : measure == "supply_factor" ? Measure::supply_factor
                                                 : Measure::capacity_share;
    list.push_back(std::move(event));
  }
}

void check_targets(const world::World& world, const std::vector<ListedEvent>& list, std::vector<world::Finding>& findings) {
  std::map<std::pair<std::string, Measure>, std::string> fixes;  // empty where the target is known
  for (const ListedEvent& event : list) {
    const auto [at, is_new] = fixes.try_emplace({event.target, event.measure});
    if (is_new && rows_meant(world, event).empty()) {
      const std::string like = nearest(event.target, ids_meant(world, event.measure));
      at->second =
          like.empty() || like == event.target ? "`netback world search TEXT` finds ids." : "Did you mean " + like + "?";
    }
    if (!at->second.empty())
      findings.push_back({true, event.where, "no row of the tables is meant by target '" + event.target + "'", at->second});
  }
}

std::vector<Setting> settings(const world::World& world, const std::vector<ListedEvent>& list, int year, const View& view) {
  std::map<std::tuple<std::string, Measure, Month>, std::pair<Rank, double>> best;
  for (const ListedEvent& event : list) {
    if (event.year != year) continue;
    const std::vector<Meant> rows = rows_meant(world, event);
    for (int m = 1; m <= 12; ++m) {
      if (event.month != 0 && event.month != m) continue;
      const Month month(year, m);
      const bool past = month < view.first_open;
      if (past != (event.path == Path::realised)) continue;
      if (!past && (view.day < event.known_from || (event.path == Path::pessimistic && view.path != Path::pessimistic)))
        continue;
      for (const Meant& row : rows) {
        Rank rank{event.path == Path::pessimistic, event.month != 0, 2 - row.width, event.known_from, event.id};
        const auto [place, is_new] = best.try_emplace({row.row, event.measure, month}, rank, event.value);
        if (!is_new && place->second.first < rank) place->second = {rank, event.value};
      }
    }
  }
  std::vector<Setting> list_of;
  for (const auto& [key, found] : best)
    list_of.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), found.second});
  return list_of;
}

}  // namespace netback::calibrate
