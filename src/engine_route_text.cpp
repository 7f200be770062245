// `netback route` for people: the ways side by side, and under them when they pass where, what is closed, and from which
// rows every figure comes.
#include <algorithm>
#include <cmath>

#include "core/number.h"
#include "engine_route.h"
#include "report/table.h"
#include "world/query.h"

namespace netback::engine {
namespace {

using report::Cell;

std::string grouped(double value) {
  std::string text = fixed_text(value, 0);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

bool is_great(const world::World& world, const std::string& strait) {
  return std::ranges::any_of(world.straits, [&](const auto& row) { return row.id == strait && row.kind != "strait"; });
}

// The canals, capes and sea routes of a way in the order passed, and those other straits in which it differs from ways that
// pass the same ones.
std::string via(const Voyages& v, const route::Itinerary& route) {
  const auto great = [&](const route::Itinerary& one) {
    std::set<std::string> ids;
    for (const auto& gate : one.passage.gates)
      if (is_great(v.known, gate)) ids.insert(gate);
    return ids;
  };
  std::set<std::string> shared = route.passage.gates;
  std::size_t alike = 0;
  for (const auto& one : v.routes) {
    if (great(one) != great(route)) continue;
    ++alike;
    std::erase_if(shared, [&](const auto& gate) { return !one.passage.gates.contains(gate); });
  }
  const auto list = [&](auto&& shown) {
    std::string names;
    for (const auto& pass : route.passed)
      if (shown(pass.strait)) names += (names.empty() ? "" : ", ") + strait_name(v.known, pass.strait);
    return names;
  };
  std::string told =
      list([&](const auto& gate) { return is_great(v.known, gate) || (alike > 1 && !shared.contains(gate)); });
  if (told.empty()) told = list([](const auto&) { return true; });
  return told.empty() ? "open sea" : told;
}

double sum_of(const route::Itinerary& route, std::initializer_list<const char*> kinds) {
  double sum = 0;
  for (const auto& item : route.bill)
    for (const char* kind : kinds)
      if (item.kind == kind) sum += item.cost.value;
  return sum;
}

std::string hire_range(const route::Prices& p) {
  return p.hire_range ? grouped(p.hire_range->first) + " to " + grouped(p.hire_range->second) + "; " : "";
}

std::string header(const Voyages& v) {
  const auto& p = v.plan.prices;
  std::string text = v.vessel->name + " (" + v.vessel->id + ") leaves " + strait_name(v.known, v.from_port) + " for " +
                     strait_name(v.known, v.to_port) + " on " + v.plan.month.first_day().text() + "; hire " +
                     grouped(p.hire_usd_per_day) + " USD a day (" + hire_range(p) + v.hire_from + "), gas " +
                     fixed_text(p.gas_usd_per_mwh, 1) + " USD/MWh (" + v.gas_from + "); tables as " +
                     (v.as_of.why == "given" ? "of " + v.as_of.day.text() : "they stand");
  return text + ".";
}

report::Table table_of(const Voyages& v) {
  struct Column {
    const char* name;
    std::initializer_list<const char*> kinds;
  };
  static const Column kMoney[] = {{"tolls", {"toll", "booking"}},
                                  {"escort", {"escort"}},
                                  {"war risk", {"war_risk"}},
                                  {"port", {"port"}},
                                  {"fuel", {"fuel"}},
                                  {"boil-off", {"boil_off"}},
                                  {"carbon", {"carbon"}},
                                  {"hire", {"hire"}}};
  std::vector<const Column*> shown;
  for (const Column& column : kMoney)
    if (std::ranges::any_of(v.routes, [&](const auto& route) { return sum_of(route, column.kinds) > 0; }))
      shown.push_back(&column);
  report::Table table{.id = "routes", .title = "", .lead = "", .columns = {}, .rows = {}, .notes = {}, .empty = ""};
  table.columns = {{"via"}, {"nm", true}, {"days", true}};
  for (const Column* column : shown) table.columns.push_back({column->name, true});
  table.columns.push_back({"total", true}), table.columns.push_back({"from - to", true});
  for (std::size_t i = 0; i < v.routes.size(); ++i) {
    const auto& route = v.routes[i];
    report::Row row{{Cell(std::to_string(i + 1) + " " + via(v, route)), Cell(grouped(route.passage.distance_nm)),
                     Cell(fixed_text(route.time.days(), 1))},
                    {},
                    ""};
    for (const Column* column : shown) row.cells.emplace_back(fixed_text(sum_of(route, column->kinds), 2));
    row.cells.emplace_back(fixed_text(route.cost.value, 2));
    row.cells.emplace_back(fixed_text(route.cost.low, 2) + " - " + fixed_text(route.cost.high, 2));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string passing(const Voyages& v, const route::Itinerary& route) {
  std::string text;
  for (const auto& pass : route.passed)
    text += (text.empty() ? "" : ", ") + strait_name(v.known, pass.strait) + " " + day_text(v, pass.day);
  if (text.empty()) text = "no strait";
  text += "; arrives " + day_text(v, route.time.days());
  if (route.time.sailing.high > route.time.sailing.low)
    text += " (" + fixed_text(route.time.sailing.low + route.time.delay + route.time.waiting, 1) + " to " +
            fixed_text(route.time.sailing.high + route.time.delay + route.time.waiting, 1) + " days)";
  if (route.time.waiting > 0) text += "; waits " + fixed_text(route.time.waiting, 1) + " days for ice";
  for (const auto& [zone, nm] : route.passage.zone_nm) {
    const auto escort = route.time.escort.find(zone);
    text += "; " + zone_name(zone) + " " + grouped(nm) + " nm";
    if (escort != route.time.escort.end() && escort->second > 0)
      text += ", " + fixed_text(100 * escort->second, 0) + " % behind an icebreaker";
  }
  return text;
}

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const auto& one : list) text += (text.empty() ? "" : ", ") + one;
  return text;
}

// Rows behind the figures of all ways, each once.
std::vector<std::pair<std::string, std::string>> sources(const Voyages& v) {
  static const std::pair<const char*, const char*> kWords[] = {
      {"toll", "tolls"}, {"booking", "tolls"},     {"escort", "escort"}, {"war_risk", "war risk"}, {"port", "port"},
      {"fuel", "fuel"},  {"boil_off", "boil-off"}, {"carbon", "carbon"}, {"hire", "hire"}};
  std::vector<std::pair<std::string, std::string>> lines;
  for (std::size_t i = 0; i < v.routes.size(); ++i) {
    std::vector<std::string> legs;
    for (const auto& use : v.routes[i].passage.legs) legs.push_back(v.known.sea_legs[use.leg].id);
    lines.emplace_back("nm of " + std::to_string(i + 1), joined(legs));
  }
  std::map<std::string, std::vector<std::string>> rows;
  for (const auto& route : v.routes)
    for (const auto& item : route.bill)
      for (const auto& [kind, word] : kWords)
        if (item.kind == kind)
          for (const auto& row : item.rows)
            if (auto& list = rows[word]; std::ranges::find(list, row) == list.end()) list.push_back(row);
  for (const auto& [word, list] : rows) lines.emplace_back(word, joined(list));
  return lines;
}

}  // namespace

std::string strait_name(const world::World& world, const std::string& id) { return world::name_of(world, id); }

// "ice:northern-sea-route" -> "ice of northern sea route"
std::string zone_name(const std::string& zone) {
  std::string name = zone.substr(zone.find(':') + 1);
  std::ranges::replace(name, '-', ' ');
  return "ice of " + name;
}

std::string day_text(const Voyages& v, double day) {
  return date_from_days(days_since_epoch(v.plan.month.first_day()) + static_cast<long>(std::floor(day + 1e-9))).text();
}

std::string closure_text(const Voyages& v, const route::Closure& closure) {
  const std::string name = strait_name(v.known, closure.strait);
  if (closure.why == "asked") return name + ": closed as asked";
  const auto strait = std::ranges::find(v.known.straits, closure.strait, &world::Strait::id);
  if (closure.why == "draft" || closure.why == "beam") {
    const bool draft = closure.why == "draft";
    return name + ": too " + (draft ? "shallow" : "narrow") + ", admits " +
           number_text(draft ? strait->draft : strait->beam) + " m and the ship has " +
           number_text(draft ? v.vessel->draft : v.vessel->beam) + " m (" + closure.row + ", " + v.vessel->id + ")";
  }
  return name + ": " + (closure.why == "state" ? "closed" : "barred") +
         (closure.since ? " since " + closure.since->text() : "") + " (" + closure.row + "; " + joined(closure.sources) +
         ")";
}

std::string no_route_text(const Voyages& v) {
  std::string names;
  for (const auto& id : v.blocked_by)
    names += (names.empty() ? "" : " and ") + (id.starts_with("ice:") ? zone_name(id) : strait_name(v.known, id));
  return "no route from " + strait_name(v.known, v.from_port) + " to " + strait_name(v.known, v.to_port) + ": " +
         (names.empty() ? "no leg of the tables joins them" : "closed at " + names);
}

std::string route_text(const Voyages& v, std::size_t width, bool colour) {
  std::string text;
  const auto line = [&](const std::string& words, std::size_t indent) {
    for (const auto& part : report::wrapped(words, width, indent)) text += part + "\n";
  };
  line(header(v), 2);
  text += "\n";
  if (v.routes.empty()) line(no_route_text(v) + ".", 2);
  if (!v.routes.empty()) {
    line("Days are one way, laden; million USD for the round voyage of one cargo, back in ballast the same way. Best by " +
             v.objective + " first.",
         0);
    text += report::text_table(table_of(v), width, colour) + "\n";
    for (std::size_t i = 0; i < v.routes.size(); ++i) line(std::to_string(i + 1) + " " + passing(v, v.routes[i]), 2);
  }
  for (const auto& closure : v.closed) line("closed  " + closure_text(v, closure), 8);
  for (const auto& zone : v.shut_zones) {
    const auto row = std::ranges::find(v.shut_ice, zone, &world::Ice::zone);
    line("closed  " + zone_name(zone) + " in " + v.plan.month.text() + " to ships of ice class " + v.vessel->ice_class +
             (row == v.shut_ice.end()
                  ? ": no row of ice.csv"
                  : ": open " + fixed_text(100 * (*row)->navigable, 0) + " % of the month (" + (*row)->id + ")"),
         8);
  }
  for (const auto* state : v.limits)
    line("limited " + strait_name(v.known, state->asset) + ": " + fixed_text(100 * state->share, 0) + " % of ships pass" +
             (state->from ? " since " + state->from->text() : "") + " (" + state->id + "; " + joined(state->sources) + ")",
         8);
  if (v.routes.empty()) return text;
  text += "\nRows behind the figures\n";
  for (const auto& [word, rows] : sources(v)) line("  " + word + ": " + rows, 4);
  return text;
}

}  // namespace netback::engine
