#include "core/file.h"
#include "core/number.h"
#include "engine_parts.h"
#include "market/compare.h"
#include "read/read.h"

namespace netback {
using namespace engine;

Reply Engine::bench(const std::string& name, const std::string& json_file, bool with_growth) const {
  Failure failure;
  Clock clock;
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
  auto compared = market::compare(known, scenario, line, options.threads);
  if (!compared) return fail(compared.error());
  clock.lap("market");
  const market::PhaseTimes& times = compared->times;
  const double resolve = times.resolves > 0 ? times.resolve_ms / times.resolves : 0;
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

  Answer answer;
  std::string json = "{\"schema\":\"netback.bench/1\",\"ms\":{";
  const auto row = [&](const std::string& phase, double ms) {
    answer.text += phase + std::string(phase.size() < 24 ? 24 - phase.size() : 1, ' ') + fixed_text(ms, 1) + " ms\n";
    json += (json.ends_with("{") ? "\"" : ",\"") + phase + "\":" + fixed_text(ms, 2);
  };
  for (const auto& [phase, ms] : clock.laps()) row(phase, ms);
  row("build", times.build_ms), row("base_solve_cold", times.base_ms), row("resolve_patched_mean", resolve);
  const double build_share = times.build_ms / times.base_ms, speed_up = resolve > 0 ? times.base_ms / resolve : 0;
  json += "},\"resolve_count\":" + std::to_string(times.resolves) + ",\"build_per_solve\":" + fixed_text(build_share, 4) +
          ",\"cold_per_resolve\":" + fixed_text(speed_up, 2) + ",\"html_bytes\":" + std::to_string(html_bytes) +
          ",\"peak_memory_mb\":" + fixed_text(peak_megabytes(), 1);
  answer.text += "build / cold solve      " + fixed_text(100 * build_share, 1) + " %\ncold / patched solve    " +
                 fixed_text(speed_up, 1) + " x (" + std::to_string(times.resolves) +
                 " patched solves)\npeak memory             " + fixed_text(peak_megabytes(), 0) + " MB\n";
  if (with_growth) {
    auto growth = measure_growth(known, as_of->day, options.cache_folder);
    if (!growth) return fail(growth.error());
    answer.text += growth->text;
    json += ",\"growth\":" + growth->json;
  }
  json += "}\n";
  if (!json_file.empty()) {
    auto written = write_file(json_file, json);
    if (!written) return fail(written.error());
    answer.files.push_back(json_file);
  }
  return {std::move(answer), {}};
}

}  // namespace netback
