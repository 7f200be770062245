#include <sys/resource.h>

#include "core/number.h"
#include "engine_parts.h"
#include "market/path.h"

namespace netback::engine {
namespace {

// Ascending, since memory is told as the peak of the process so far.
constexpr int kHorizons[] = {12, 24, 48, 96};

struct Timed {
  market::PhaseTimes times;
  std::size_t cols = 0;
};

Result<Timed> time_base(const world::World& known, const model::Timeline& line, const std::string& cache_folder) {
  market::PathSolver solver(known, line, {}, 1, cache_folder);
  NB_TRY(based, solver.solve_base());
  (void)based;
  return Timed{solver.times(), solver.model().program.col_cost.size()};
}

std::string padded(std::string text) { return std::string(text.size() < 16 ? 16 - text.size() : 1, ' ') + text; }

}  // namespace

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

Result<Growth> measure_growth(const world::World& known, Date as_of, const std::string& cache_folder) {
  Growth growth;
  growth.text = "\nbase by months, each period a month\n" + padded("months") + padded("columns") + padded("build ms") +
                padded("cold ms") + padded("kept ms") + padded("cold/kept") + padded("peak MB so far") + "\n";
  for (const int months : kHorizons) {
    const model::Timeline line = model::make_timeline(known, as_of, months).monthly();
    NB_TRY(first, time_base(known, line, cache_folder));
    // The first solve leaves its basis behind unless an earlier bench did; the other kind is then the second.
    Timed cold = first;
    double kept_ms = 0;
    if (!cache_folder.empty()) {
      NB_TRY(second, time_base(known, line, first.times.base_kept ? std::string() : cache_folder));
      if (first.times.base_kept) cold = second;
      const market::PhaseTimes& kept = first.times.base_kept ? first.times : second.times;
      if (kept.base_kept) kept_ms = kept.base_ms;
    }
    const double peak = peak_megabytes();
    const std::string ratio = kept_ms > 0 ? fixed_text(cold.times.base_ms / kept_ms, 1) : "";
    growth.text += padded(std::to_string(months)) + padded(std::to_string(cold.cols)) +
                   padded(fixed_text(cold.times.build_ms, 0)) + padded(fixed_text(cold.times.base_ms, 0)) +
                   padded(kept_ms > 0 ? fixed_text(kept_ms, 0) : "") + padded(ratio) + padded(fixed_text(peak, 0)) + "\n";
    growth.json += (growth.json.empty() ? "" : ",") + ("{\"months\":" + std::to_string(months)) +
                   ",\"columns\":" + std::to_string(cold.cols) + ",\"build_ms\":" + fixed_text(cold.times.build_ms, 2) +
                   ",\"cold_ms\":" + fixed_text(cold.times.base_ms, 2) +
                   ",\"kept_ms\":" + (kept_ms > 0 ? fixed_text(kept_ms, 2) : "null") +
                   ",\"cold_per_kept\":" + (kept_ms > 0 ? ratio : "null") + ",\"peak_memory_mb\":" + fixed_text(peak, 1) +
                   "}";
  }
  growth.json = "[" + growth.json + "]";
  return growth;
}

}  // namespace netback::engine
