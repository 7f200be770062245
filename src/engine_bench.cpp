#include <unistd.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/file.h"
#include "core/number.h"
#include "engine_parts.h"
#include "market/compare.h"
#include "read/read.h"

namespace netback {
namespace {

using namespace engine;
using Json = nlohmann::ordered_json;

// Folders of this run's own, so that the first solve of each is cold and the second is not; removed with all they hold.
class Scratch {
 public:
  Scratch() {
    std::error_code error;
    folder_ = std::filesystem::temp_directory_path(error) / ("netback-bench-" + std::to_string(getpid()));
  }
  ~Scratch() {
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  std::string folder(const std::string& name) const { return (folder_ / name).string(); }

 private:
  std::filesystem::path folder_;
};

double rounded(double value, int decimals) { return std::stod(fixed_text(value, decimals)); }

// Times and ratios as text and JSON side by side.
class Sheet {
 public:
  std::string text;
  Json phases = Json::object(), ratios = Json::object();

  Sheet() { text = label("phase") + padded("wall ms", kWidth) + padded("CPU ms", kWidth) + "\n"; }
  void phase(const std::string& name, const Spent& spent) {
    text += label(name) + padded(fixed_text(spent.wall_ms, 1), kWidth) + padded(fixed_text(spent.cpu_ms, 1), kWidth) + "\n";
    phases[name] = {{"wall", rounded(spent.wall_ms, 2)}, {"cpu", rounded(spent.cpu_ms, 2)}};
  }
  // Nothing where what it is divided by did not happen.
  void ratio(const std::string& key, const std::string& words, const Spent& a, const Spent& b, const std::string& goal) {
    if (b.wall_ms <= 0 || b.cpu_ms <= 0) {
      text += label(words) + padded("-", kWidth) + padded("-", kWidth) + "   " + goal + "\n";
      ratios[key] = nullptr;
      return;
    }
    const double wall = a.wall_ms / b.wall_ms, cpu = a.cpu_ms / b.cpu_ms;
    text += label(words) + padded(fixed_text(wall, 3), kWidth) + padded(fixed_text(cpu, 3), kWidth) + "   " + goal + "\n";
    ratios[key] = {{"wall", rounded(wall, 4)}, {"cpu", rounded(cpu, 4)}};
  }
  void line(const std::string& words, const std::string& value, const std::string& goal) {
    text += label(words) + padded(value, kWidth) + padded("", kWidth) + "   " + goal + "\n";
  }

 private:
  static constexpr std::size_t kWidth = 12, kLabel = 26;
  static std::string label(const std::string& name) {
    return name + std::string(name.size() < kLabel ? kLabel - name.size() : 1, ' ');
  }
};

}  // namespace

Reply Engine::bench(const std::string& name, const std::string& json_file, bool with_growth) const {
  Failure failure;
  Clock clock;
  const Scratch scratch;
  auto bytes = read_file(name);
  if (!bytes) return fail(bytes.error());
  auto kit = load_kit(options, failure);
  if (!kit) return {std::nullopt, failure};
  clock.lap("load");
  auto as_of = decide_as_of(options, kit->all, std::nullopt, nullptr);
  if (!as_of) return fail(as_of.error());
  const world::World known = world::known_by(kit->all, as_of->knowledge);
  const auto gazetteer = make_gazetteer(known, as_of->day);
  clock.lap("as_of");
  const auto page = read::read_page(*bytes, kit->lexicon, gazetteer, as_of->day);
  clock.lap("read");
  const auto scenario = scenario::draft(page, known, as_of->day, kit->rules);
  clock.lap("draft");
  const auto line = model::make_timeline(known, as_of->day, options.months > 0 ? options.months : 24);
  auto compared = market::compare(known, scenario, line, options.threads, scratch.folder("page"));
  if (!compared) return fail(compared.error());
  clock.lap("market");
  const auto [rate, note] = exchange_rate(known, as_of->day);
  const report::Input told{known,
                           &page,
                           *bytes,
                           scenario,
                           compared->comparison,
                           {world::world_hash(known), page.sha256, version(), as_of->day.text(), as_of->knowledge.text(),
                            "bench", line.tail - line.report},
                           false,
                           rate,
                           note};
  const std::size_t html_bytes = report::html(told).size();
  clock.lap("report");
  const double peak_mb = peak_megabytes();

  // Base again, as a second run finds it: from the basis that the first has kept.
  std::vector<std::string> remarks;
  const auto events = scenario::spread(scenario.events).events;
  const auto moving = market::picked(events, market::moving_events(events, line, remarks), line);
  market::PathSolver again(known, line, moving, 1, scratch.folder("page"));
  if (auto based = again.solve_base(); !based) return fail(based.error());

  const market::PhaseTimes& times = compared->times;
  const Spent build = times.build, cold = times.base;
  const Spent patched = times.resolves > 0 ? times.resolve / times.resolves : Spent{};
  const Spent kept = again.times().base_kept ? again.times().base : Spent{};
  const RouteTimes sea = measure_routes(kit->all, as_of->day);
  Sheet sheet;
  for (const auto& lap : clock.laps()) sheet.phase(lap.phase, lap.spent);
  sheet.phase("build", build), sheet.phase("base_solve_cold", cold), sheet.phase("base_solve_kept", kept);
  sheet.phase("resolve_patched_mean", patched);
  sheet.phase("sea_network", sea.network), sheet.phase("sea_pairs", sea.pairs), sheet.phase("sea_matrix", sea.matrix);
  sheet.text += "\n";
  sheet.ratio("build_per_cold", "build / cold solve", build, cold, "goal: at most 0.05");
  sheet.ratio("cold_per_patched", "cold / patched solve", cold, patched, "goal: at least 10");
  sheet.ratio("cold_per_kept", "cold / kept base", cold, kept, "");
  sheet.line("sea: pairs, matrix entries", std::to_string(sea.pair_count) + ", " + std::to_string(sea.matrix_count),
             "goal: under 100 ms, under 500 ms");
  sheet.line("patched solves", std::to_string(times.resolves), "");
  sheet.line("peak memory, MB", fixed_text(peak_mb, 0), "goal: under 500");

  const solve::LinearProgram& program = again.model().program;
  Json json{{"schema", "netback.bench/2"},
            {"model",
             {{"nodes", known.nodes.size()},
              {"months", line.tail - line.report},
              {"columns", program.col_count()},
              {"rows", program.row_count()},
              {"entries", program.a_index.size()}}},
            {"threads", options.threads}};
  json["ms"] = std::move(sheet.phases);
  json["ratios"] = std::move(sheet.ratios);
  json["sea_routes"] = {{"pairs", sea.pair_count}, {"matrix", sea.matrix_count}};
  json["resolve_count"] = times.resolves, json["html_bytes"] = html_bytes, json["peak_memory_mb"] = rounded(peak_mb, 1);
  Answer answer;
  answer.text = std::move(sheet.text);
  if (with_growth) {
    auto growth = measure_growth(known, as_of->day, scratch.folder("growth"));
    if (!growth) return fail(growth.error());
    answer.text += growth->text;
    json["growth"] = Json::parse(growth->json);
  }
  if (!json_file.empty()) {
    auto written = write_file(json_file, json.dump(1) + "\n");
    if (!written) return fail(written.error());
    answer.files.push_back(json_file);
  }
  return {std::move(answer), {}};
}

}  // namespace netback
