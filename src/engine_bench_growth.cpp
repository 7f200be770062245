#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/number.h"
#include "engine_parts.h"
#include "market/path.h"
#include "world/part.h"

namespace netback::engine {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kNodeCounts[] = {25, 50, 75};
constexpr int kHorizons[] = {12, 24, 48, 96};
constexpr int kNodeTableMonths = 24;
// Patched solves: so many of the largest lines at half their capacity from the fourth reported month on, one at a time.
constexpr std::size_t kPatches = 4;
constexpr int kPatchMonth = 3;

std::vector<scenario::Event> halved_lines(const world::World& world, const model::Timeline& line) {
  std::vector<const world::Pipeline*> lines;
  for (const auto& pipe : world.pipelines) lines.push_back(&pipe);
  std::stable_sort(lines.begin(), lines.end(), [](const auto* a, const auto* b) { return a->capacity > b->capacity; });
  std::vector<scenario::Event> events;
  for (std::size_t i = 0; i < std::min(kPatches, lines.size()); ++i) {
    scenario::Event event;
    event.id = event.title = "half-" + std::to_string(i);
    event.lever = scenario::CapacityLever{lines[i]->id, 0.5};
    event.from = std::min(line.report + kPatchMonth, line.tail - 1);
    events.push_back(std::move(event));
  }
  return events;
}

struct Timed {
  std::size_t nodes = 0;
  int months = 0;
  std::int32_t columns = 0, rows = 0;
  std::size_t entries = 0;
  market::PhaseTimes cold, kept;
  double peak_mb = 0;
};

Result<Timed> time_base(const world::World& world, const model::Timeline& line, const std::string& scratch_folder) {
  Timed timed{world.nodes.size(), line.tail - line.report, 0, 0, 0, {}, {}, 0};
  const auto events = halved_lines(world, line);
  {
    reset_peak();
    market::PathSolver solver(world, line, events, 1, scratch_folder);
    NB_TRY(based, solver.solve_base());
    (void)based;
    const solve::LinearProgram& program = solver.model().program;
    timed.columns = program.col_count(), timed.rows = program.row_count(), timed.entries = program.a_index.size();
    std::vector<std::vector<market::Stage>> paths;
    for (std::size_t i = 0; i < events.size(); ++i) {
      paths.push_back({{events[i].from, std::vector<double>(events.size(), 0)}});
      paths.back().front().weights[i] = 1;
    }
    NB_TRY(solved, solver.solve(paths, 0));
    (void)solved;
    timed.cold = solver.times();
    timed.peak_mb = peak_megabytes();
  }
  market::PathSolver again(world, line, events, 1, scratch_folder);
  NB_TRY(based, again.solve_base());
  (void)based;
  timed.kept = again.times();
  return timed;
}

Json json_of(const Spent& spent) {
  return {{"wall", std::stod(fixed_text(spent.wall_ms, 2))}, {"cpu", std::stod(fixed_text(spent.cpu_ms, 2))}};
}

void tell(const Timed& t, Growth& growth, Json& list) {
  const int resolves = t.cold.resolves;
  const Spent patched = resolves > 0 ? t.cold.resolve / resolves : Spent{};
  const auto cell = [&](const std::string& text) { growth.text += padded(text, 10); };
  cell(std::to_string(t.nodes)), cell(std::to_string(t.months)), cell(std::to_string(t.columns));
  cell(std::to_string(t.rows)), cell(std::to_string(t.entries)), cell(fixed_text(t.cold.build.wall_ms, 0));
  cell(fixed_text(t.cold.base.wall_ms / 1e3, 2)), cell(fixed_text(t.cold.base.cpu_ms / 1e3, 2));
  // A basis that did not settle is not kept.
  cell(t.kept.base_kept ? fixed_text(t.kept.base.wall_ms, 0) : ""), cell(resolves > 0 ? fixed_text(patched.wall_ms, 0) : "");
  cell(fixed_text(t.peak_mb, 0));
  growth.text += "\n";
  Json row{{"nodes", t.nodes}, {"months", t.months}, {"columns", t.columns}, {"rows", t.rows}, {"entries", t.entries}};
  row["build_ms"] = json_of(t.cold.build);
  row["cold_ms"] = json_of(t.cold.base);
  row["kept_ms"] = t.kept.base_kept ? json_of(t.kept.base) : Json();
  row["patched_ms"] = resolves > 0 ? json_of(patched) : Json();
  row["peak_memory_mb"] = std::stod(fixed_text(t.peak_mb, 1));
  list.push_back(std::move(row));
}

std::string head() {
  std::string text;
  for (const char* word :
       {"nodes", "months", "columns", "rows", "entries", "build ms", "cold s", "CPU s", "kept ms", "patched ms", "peak MB"})
    text += padded(word, 10);
  return text + "\n";
}

}  // namespace

std::string padded(std::string text, std::size_t width) {
  return std::string(text.size() < width ? width - text.size() : 1, ' ') + text;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void reset_peak() {
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << "5";  // the peak begins again at what is held now (man 5 proc)
}

Result<Growth> measure_growth(const world::World& known, Date as_of, const std::string& scratch_folder) {
  Growth growth;
  Json by_nodes = Json::array(), by_months = Json::array();
  growth.text = "\nbase by nodes: the largest ones and what joins them, a world of no meaning but its size\n" + head();
  std::vector<std::size_t> counts;
  for (const std::size_t count : kNodeCounts)
    if (count < known.nodes.size()) counts.push_back(count);
  counts.push_back(known.nodes.size());
  Timed whole;
  for (const std::size_t count : counts) {
    const world::World part = world::largest_part(known, count);
    NB_TRY(timed, time_base(part, model::make_timeline(part, as_of, kNodeTableMonths).monthly(), scratch_folder));
    tell(timed, growth, by_nodes);
    whole = timed;
  }
  growth.text += "\nbase by months, each period a month\n" + head();
  for (const int months : kHorizons) {
    // The same program again would not be cold: its basis is kept by now.
    if (months == whole.months) {
      tell(whole, growth, by_months);
      continue;
    }
    NB_TRY(timed, time_base(known, model::make_timeline(known, as_of, months).monthly(), scratch_folder));
    tell(timed, growth, by_months);
  }
  growth.text += "kept: from the basis of the run before. patched: mean of " + std::to_string(kPatches) +
                 " re-solves, each with a large line at half. peak: of that row.\n";
  growth.json = Json{{"by_nodes", std::move(by_nodes)}, {"by_months", std::move(by_months)}}.dump();
  return growth;
}

}  // namespace netback::engine
