// The shipped world as the sanity tests see it. Solves are shared by all of them: the year 2024, and a run as of 2025-03-14
// whose paths start from one base. In one binary each is solved once.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <numeric>
#include <set>

#include "core/units.h"
#include "market/compare.h"
#include "market/modelled.h"
#include "market/path.h"
#include "model/lookup.h"

namespace netback::market::sanity {

using namespace scenario;
using world::World;

using world::World;

inline constexpr double kHearTwh = 1;  // a year: below it a flow is not worth a word

inline double sum(const Series& series) { return std::accumulate(series.begin(), series.end(), 0.0); }
inline double mean(const Series& series) { return series.empty() ? 0 : sum(series) / static_cast<double>(series.size()); }
inline Series from_month(const Outcome& outcome, const Series& series, Month from, Month until = Month(2100, 1)) {
  Series part;
  for (std::size_t t = 0; t < series.size(); ++t)
    if (from <= outcome.months[t] && outcome.months[t] < until) part.push_back(series[t]);
  return part;
}

inline const world::Node& node(const World& world, const std::string& id) {
  return *std::find_if(world.nodes.begin(), world.nodes.end(), [&](const auto& n) { return n.id == id; });
}
inline bool in_place(const World& world, const std::string& id, const std::string& place) {
  return model::holds_node(world, place, node(world, id));
}

inline const World& tables() {
  static const World world = [] {
    auto loaded = world::load_world(std::string(NETBACK_SOURCE_DIR) + "/data/world");
    if (!loaded) throw std::runtime_error(loaded.error().what);
    return std::move(loaded->world);
  }();
  return world;
}

class Clock {
 public:
  explicit Clock(const char* what) : what_(what) {}
  ~Clock() {
    const double s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    std::printf("[ time     ] %s: %.1f s\n", what_, s);
  }

 private:
  const char* what_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

struct Year {
  World world = world::known_by(tables(), Date{2025, 2, 15});
  Outcome outcome;
  Year() {
    const Clock clock("year 2024");
    PathSolver solver(world, model::year_timeline(2024), {}, 1);
    if (auto based = solver.solve_base(); !based) throw std::runtime_error(based.error().what);
    outcome = std::move(solver.solve({{}})->outcomes.front());
  }
};
inline const Year& year() {
  static const Year shared;
  return shared;
}

inline std::optional<double> ours(const world::Observed& row) { return modelled(year().world, year().outcome, row); }
inline double price_2024(const std::string& benchmark) {
  world::Observed row;
  row.measure = "price", row.subject = benchmark;
  return ours(row).value_or(0);
}
inline const world::Observed& observed(const std::string& id) {
  const auto& rows = year().world.observed;
  return *std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.id == "observed:" + id; });
}
inline double pipe_sum(const Outcome& outcome, const std::string& prefix, Month from = Month(1900, 1)) {
  double total = 0;
  for (const auto& flow : outcome.pipe_flows)
    if (flow.pipe == prefix || flow.pipe.starts_with(prefix + "/")) total += sum(from_month(outcome, flow.twh, from));
  return total;
}
inline double lng_sum(const World& world, const Outcome& outcome, const std::string& to, Month from = Month(1900, 1)) {
  double total = 0;
  for (const auto& flow : outcome.lng_flows)
    if (to.empty() || in_place(world, flow.to_node, to)) total += sum(from_month(outcome, flow.twh, from));
  return total;
}

// ---- events ----

inline const Month kFirst(2026, 1);  // of Nord Stream 2

inline Event event(const char* id, Lever lever, Month from) {
  Event e;
  e.id = id, e.title = id, e.lever = std::move(lever), e.from = from;
  return e;
}

inline std::vector<Event> levers() {
  const Month now(2025, 4);
  std::vector<Event> list{
      event("certified", CapacityLever{"pipe:nord-stream-2/b", 1}, kFirst),
      event("flow", FlowLever{"pipe:nord-stream-2/b", "seller:russia", 27.5 * units::kTwhPerBcm, true}, kFirst),
      event("siberia cut", CapacityLever{"pipe:power-of-siberia", 0}, now),
      event("sabine pass lost", CapacityLever{"lng:sabine-pass", 0}, now),
      event("qatar lost", CapacityLever{"lng:ras-laffan", 0.7}, now),
      event("unbarred", RestrictionLever{"pipe:nord-stream-2", "asset_use", "", {}, 0, true}, kFirst)};
  list[1].ramp_months = 3;
  return list;
}

enum Path : std::size_t { base, stream, siberia, surprise, sabine, qatar };

struct Futures {
  World world = world::known_by(tables(), Date{2025, 3, 14});
  model::Timeline line = model::make_timeline(world, Date{2025, 3, 14}, 24);
  std::vector<Event> events = levers();
  Solved solved;
  std::vector<std::vector<Stage>> paths;
  explicit Futures(int threads, std::size_t path_count = 6) {
    const Clock clock(threads == 1 ? "run with five paths" : "two of them on two threads");
    for (auto& e : events)
      if (e.id == "qatar lost") std::get<CapacityLever>(e.lever).asset = largest_plant("node:qatar");
    PathSolver solver(world, line, events, threads);
    if (auto based = solver.solve_base(); !based) throw std::runtime_error(based.error().what);
    const std::vector<double> none(events.size(), 0);
    const auto with = [&](std::initializer_list<std::size_t> which) {
      std::vector<double> weights = none;
      for (const std::size_t i : which) weights[i] = 1;
      return weights;
    };
    paths = {{},
             {{line.report, with({0, 1, 5})}},
             {{line.report, with({2})}},
             {{line.report, none}, {kFirst, with({0, 1, 5})}},
             {{line.report, with({3})}},
             {{line.report, with({4})}}};
    paths.resize(path_count);
    auto answer = solver.solve(paths);
    if (!answer) throw std::runtime_error(answer.error().what);
    solved = std::move(*answer);
    std::printf("[ time     ] build %.1f s, base %.1f s, %d re-solves %.1f s\n", solver.times().build.wall_ms / 1e3,
                solver.times().base.wall_ms / 1e3, solver.times().resolves, solver.times().resolve.wall_ms / 1e3);
  }
  std::string largest_plant(const std::string& at) const {
    const world::Liquefaction* best = nullptr;
    for (const auto& row : world.liquefaction)
      if (row.node == at && (!best || row.capacity > best->capacity)) best = &row;
    return best ? best->id : "";
  }
  const Outcome& of(Path path) const { return solved.outcomes[solved.of_path[path]]; }
};
inline const Futures& run() {
  static const Futures shared(1);
  return shared;
}

inline double price_after(Path path, const std::string& at, Month from) {
  return mean(from_month(run().of(path), run().of(path).price.at(at), from));
}

}  // namespace netback::market::sanity
