// Wall and CPU time, for timings and `bench`; never part of a result. CPU time is the whole process's, all threads together:
// other work on the machine lengthens it less than it lengthens wall time.
#pragma once
#include <chrono>
#include <ctime>

namespace netback {

struct Spent {
  double wall_ms = 0, cpu_ms = 0;
  Spent& operator+=(const Spent& more) {
    wall_ms += more.wall_ms, cpu_ms += more.cpu_ms;
    return *this;
  }
  friend Spent operator/(const Spent& sum, double count) { return {sum.wall_ms / count, sum.cpu_ms / count}; }
};

class Stopwatch {
 public:
  // What passed since the last lap, or since it was made.
  Spent lap() {
    const auto wall = std::chrono::steady_clock::now();
    const double cpu = cpu_ms();
    const Spent spent{std::chrono::duration<double, std::milli>(wall - wall_).count(), cpu - cpu_};
    wall_ = wall, cpu_ = cpu;
    return spent;
  }

 private:
  static double cpu_ms() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
  }
  std::chrono::steady_clock::time_point wall_ = std::chrono::steady_clock::now();
  double cpu_ = cpu_ms();
};

}  // namespace netback
