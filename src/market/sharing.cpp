#include "market/sharing.h"

#include <algorithm>
#include <cmath>

#include "solve/certified.h"

namespace netback::market {
namespace {

constexpr double kNothing = 1e-7;    // TWh a month: rounding
constexpr double kNoRate = 1e-7;     // share of what is wanted
constexpr double kWithheldCost = 1e3;  // rates a TWh: what leaves all places comes before any rate
constexpr double kSlack = 1e-9;      // over a rate found before, so that rounding cannot make the next program infeasible

// Columns: the rate; by place what is missing, what is left over, what is withheld; by line its flow. Rows: by place its
// balance, then that no more is missing than the rate allows.
class Rates {
 public:
  Rates(const GasToShare& gas, const std::vector<bool>& may_export, const std::vector<bool>& is_whole)
      : gas_(gas), count_(gas.wanted.size()), rate_(count_, -1) {
    auto& p = program_;
    for (std::size_t n = 0; n < count_; ++n) {
      const double open = gas.wanted[n] - gas.brought[n];
      p.row_lower.push_back(open), p.row_upper.push_back(open);
    }
    for (std::size_t n = 0; n < count_; ++n) p.row_lower.push_back(-solve::kInfinity), p.row_upper.push_back(0);
    std::vector<Entry> rate_entries;
    for (std::size_t n = 0; n < count_; ++n)
      if (gas.wanted[n] > kNothing) rate_entries.push_back({limit(n), -gas.wanted[n]});
    add(1, 1, rate_entries);
    for (std::size_t n = 0; n < count_; ++n) add(0, std::max(0.0, gas.wanted[n]), {{balance(n), 1}, {limit(n), 1}});
    for (std::size_t n = 0; n < count_; ++n) add(0, solve::kInfinity, {{balance(n), -1}});
    for (std::size_t n = 0; n < count_; ++n) add(kWithheldCost, std::max(0.0, -gas.brought[n]), {{balance(n), 1}});
    for (const SharingLine& line : gas.lines) {
      std::vector<Entry> entries{{balance(line.from), -1}, {balance(line.to), 1 - line.loss}};
      if (line.to < line.from) std::swap(entries[0], entries[1]);
      add(0, may_export[line.from] ? std::max(0.0, line.capacity) : 0, entries);
    }
    for (std::size_t n = 0; n < count_; ++n)
      if (is_whole[n] || gas.wanted[n] <= kNothing) fix(n, 0);
  }

  // Lowers the rate of all, fixes it where nothing can lower it further, and goes on with the others.
  Result<bool> lower(solve::Solver& solver, Shared& shared) {
    while (std::ranges::count(rate_, -1.0) > 0) {
      NB_TRY(loaded, solver.load(program_));
      (void)loaded;
      NB_TRY(solved, solve::solve_certified(solver, program_));
      if (solved.solution.status != solve::Status::optimal)
        return std::unexpected(
            Error{Error::Code::internal, "gas cannot be shared", "market/sharing.cpp", "Report this run."});
      shared.certificate = worse_of(shared.certificate, solved.certificate);
      ++shared.solve_count;
      const double rate = std::max(0.0, solved.solution.col_value[0]);
      shared.withheld = 0;
      for (std::size_t n = 0; n < count_; ++n) shared.withheld += solved.solution.col_value[1 + 2 * count_ + n];
      // A limit with a price binds in every optimum: there the rate is what it must be. Prices x what is wanted sum to 1.
      bool is_told = false;
      for (std::size_t n = 0; n < count_; ++n) {
        if (rate_[n] >= 0) continue;
        const double price = std::abs(solved.solution.row_dual[static_cast<std::size_t>(limit(n))]) * gas_.wanted[n];
        if (rate > kNoRate && price < 1e-6) continue;
        fix(n, rate), is_told = true;
      }
      for (std::size_t n = 0; n < count_ && !is_told; ++n)
        if (rate_[n] < 0) fix(n, rate);
    }
    for (std::size_t n = 0; n < count_; ++n) shared.missing[n] = rate_[n] * std::max(0.0, gas_.wanted[n]);
    return true;
  }

 private:
  struct Entry {
    std::int32_t row;
    double value;
  };
  std::int32_t balance(std::size_t n) const { return static_cast<std::int32_t>(n); }
  std::int32_t limit(std::size_t n) const { return static_cast<std::int32_t>(count_ + n); }
  void add(double cost, double upper, const std::vector<Entry>& entries) {
    program_.col_cost.push_back(cost), program_.col_lower.push_back(0), program_.col_upper.push_back(upper);
    for (const Entry& entry : entries) program_.a_index.push_back(entry.row), program_.a_value.push_back(entry.value);
    program_.a_start.push_back(static_cast<std::int32_t>(program_.a_index.size()));
  }
  void fix(std::size_t n, double rate) {
    rate_[n] = rate > kNoRate ? rate : 0;
    program_.col_upper[1 + n] = rate_[n] * std::max(0.0, gas_.wanted[n]) * (1 + kSlack) + kSlack;
    program_.row_upper[static_cast<std::size_t>(limit(n))] = solve::kInfinity;
  }

  const GasToShare& gas_;
  std::size_t count_;
  std::vector<double> rate_;  // by place; below 0: not yet known
  solve::LinearProgram program_;
};

}  // namespace

Result<Shared> share_equally(const GasToShare& gas) {
  const std::size_t count = gas.wanted.size();
  Shared shared;
  shared.missing.resize(count, 0);
  const auto solver = solve::make_highs();
  Rates rates(gas, std::vector<bool>(count, true), std::vector<bool>(count, false));
  NB_TRY(done, rates.lower(*solver, shared));
  (void)done;
  return shared;
}

Result<Shared> own_demand_first(const GasToShare& gas) {
  const std::size_t count = gas.wanted.size();
  Shared shared;
  shared.missing.resize(count, 0);
  const auto solver = solve::make_highs();
  std::vector<bool> is_whole(count);
  for (std::size_t n = 0; n < count; ++n) is_whole[n] = gas.brought[n] >= gas.wanted[n] - kNothing;
  // Whoever lacks nothing with what he is handed can hand gas on, and keeps lacking nothing.
  for (bool grew = true; grew;) {
    Rates rates(gas, is_whole, is_whole);
    NB_TRY(done, rates.lower(*solver, shared));
    (void)done;
    grew = false;
    for (std::size_t n = 0; n < count; ++n)
      if (!is_whole[n] && shared.missing[n] <= kNothing) is_whole[n] = grew = true;
  }
  return shared;
}

}  // namespace netback::market
