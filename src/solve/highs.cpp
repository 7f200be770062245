// HiGHS for linear programs. Only the files highs*.cpp know HiGHS.
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "core/index.h"
#include "solve/highs_library.h"
#include "solve/implied_bounds.h"
#include "solve/program_check.h"
#include "solve/solver.h"

namespace netback::solve {
namespace {

// A warm start that has not ended after so many pivots is slower than a cold solve, which takes about one a row. A count,
// not a time, so that the bytes stay the same.
HighsInt warm_iteration_limit(const LinearProgram& program) { return std::max(10'000, program.row_count() / 2); }
constexpr double kNoChange = 1e-9;
constexpr HighsInt kNoLimit = std::numeric_limits<HighsInt>::max();

std::unexpected<Error> our_bug(std::string what) {
  return std::unexpected(Error{Error::Code::internal, std::move(what), "solve/highs.cpp", "Report this run."});
}

class Highs final : public Solver {
 public:
  Highs() {
    if (!api_.missing.empty()) return;
    highs_ = api_.create();
    api_.setBoolOptionValue(highs_, "output_flag", 0);
    api_.setIntOptionValue(highs_, "threads", 1);
    api_.setIntOptionValue(highs_, "random_seed", 0);
    api_.setStringOptionValue(highs_, "parallel", "off");
    api_.setStringOptionValue(highs_, "run_crossover", "on");
    api_.setIntOptionValue(highs_, "simplex_strategy", 1);  // dual, serial
    infinity_ = api_.getInfinity(highs_);
  }
  ~Highs() override {
    if (highs_ != nullptr) api_.destroy(highs_);
  }
  Highs(const Highs&) = delete;
  Highs& operator=(const Highs&) = delete;

  Result<bool> load(const LinearProgram& program) override {
    if (highs_ == nullptr) return no_library();
    if (std::string fault = misfit(program); !fault.empty()) return our_bug(std::move(fault));
    program_ = program;
    has_basis_ = false;
    if (program.col_count() == 0) return true;
    implied_ = ImpliedBounds(program);
    upper_ = implied_.upper(program);
    const auto col_lower = translated(program.col_lower), col_upper = translated(upper_);
    const auto row_lower = translated(program.row_lower), row_upper = translated(program.row_upper);
    const HighsInt done = api_.passLp(highs_, program.col_count(), program.row_count(), program.a_start.back(),
                                      kHighsMatrixFormatColwise, kHighsObjSenseMinimize, 0.0, program.col_cost.data(),
                                      col_lower.data(), col_upper.data(), row_lower.data(), row_upper.data(),
                                      program.a_start.data(), program.a_index.data(), program.a_value.data());
    return done == kHighsStatusError ? Result<bool>(our_bug("HiGHS refuses the program")) : true;
  }

  Result<bool> apply(const LpPatch& patch) override {
    if (highs_ == nullptr) return no_library();
    if (std::string fault = misfit(patch, program_); !fault.empty()) return our_bug(std::move(fault));
    program_ = patched(std::move(program_), patch);
    if (program_.col_count() == 0) return true;
    HighsInt worst = kHighsStatusOk;
    const auto note = [&worst](HighsInt status) { worst = status == kHighsStatusError ? status : worst; };
    if (const auto count = static_cast<HighsInt>(patch.cols.size()); count > 0)
      note(api_.changeColsCostBySet(highs_, count, patch.cols.data(), patch.col_cost.data()));
    note(change_bounds(patch));
    if (const auto count = static_cast<HighsInt>(patch.rows.size()); count > 0)
      note(api_.changeRowsBoundsBySet(highs_, count, patch.rows.data(), translated(patch.row_lower).data(),
                                      translated(patch.row_upper).data()));
    return worst == kHighsStatusError ? Result<bool>(our_bug("HiGHS refuses the patch")) : true;
  }

  Result<bool> start_from(const Basis& basis) override {
    if (highs_ == nullptr) return no_library();
    has_basis_ = avoids_simplex_ = false;
    if (program_.col_count() == 0) return true;
    api_.clearSolver(highs_);  // options and program stay
    if (basis.empty()) return true;
    if (basis.col_status.size() != program_.col_cost.size() || basis.row_status.size() != program_.row_lower.size())
      return our_bug("a basis of another program");
    if (api_.setBasis(highs_, basis.col_status.data(), basis.row_status.data()) == kHighsStatusError)
      return our_bug("HiGHS refuses the basis");
    has_basis_ = true;
    return true;
  }

  Result<bool> start_otherwise() override {
    const bool by_simplex = ended_by_simplex_;
    NB_TRY(dropped, start_from(Basis{}));
    avoids_simplex_ = by_simplex;
    return dropped;
  }

  Result<Solution> solve() override {
    if (highs_ == nullptr) return std::unexpected(no_library().error());
    if (bounds_cross(program_)) return Solution{.status = Status::infeasible};
    if (program_.col_count() == 0) return solve_empty();
    std::int64_t iteration_count = 0;
    Status status = Status::failed;
    if (has_basis_) status = run("simplex", "off", warm_iteration_limit(program_), iteration_count);
    // Without presolve, which takes longer than it saves and would let the implied bounds go.
    for (const bool by_simplex : {!avoids_simplex_, avoids_simplex_, true}) {
      if (is_answer(status)) break;
      api_.clearSolver(highs_);
      status = by_simplex ? run("simplex", "off", kNoLimit, iteration_count) : run("ipx", "on", kNoLimit, iteration_count);
      ended_by_simplex_ = by_simplex;
    }
    HighsInt basis_validity = kHighsBasisValidityInvalid;
    api_.getIntInfoValue(highs_, "basis_validity", &basis_validity);
    has_basis_ = status == Status::optimal && basis_validity == kHighsBasisValidityValid;
    return solution(status, iteration_count);
  }

  Basis basis() const override {
    if (!has_basis_) return {};
    Basis basis{std::vector<std::int32_t>(program_.col_cost.size()), std::vector<std::int32_t>(program_.row_lower.size())};
    api_.getBasis(highs_, basis.col_status.data(), basis.row_status.data());
    return basis;
  }

  Result<std::vector<ColChange>> change_for(std::int32_t row) override {
    if (!has_basis_ || row < 0 || row >= program_.row_count()) return our_bug("no basis to read a change off");
    const std::size_t rows = program_.row_lower.size();
    std::vector<HighsInt> basic(rows), index(rows);
    std::vector<double> value(rows);
    HighsInt count = 0;
    if (api_.getBasicVariables(highs_, basic.data()) == kHighsStatusError ||
        api_.getBasisInverseCol(highs_, row, value.data(), &count, index.data()) == kHighsStatusError)
      return our_bug("HiGHS does not tell its basis");
    std::vector<ColChange> changes;
    for (std::size_t i = 0; i < at(count); ++i) {
      const auto place = at(index[i]);
      // Rows are told as negative numbers.
      if (basic[place] >= 0 && std::fabs(value[place]) > kNoChange) changes.push_back({basic[place], value[place]});
    }
    std::ranges::sort(changes, {}, &ColChange::col);
    return changes;
  }

  std::string name() const override { return highs_ != nullptr ? std::string("HiGHS ") + api_.version() : "HiGHS"; }

 private:
  std::unexpected<Error> no_library() const {
    return std::unexpected(Error{Error::Code::not_found, "the HiGHS library cannot be loaded: " + api_.missing,
                                 "solve/highs.cpp", "Run `make setup`, or put libhighs.so where the loader finds it."});
  }

  static bool is_answer(Status status) {
    return status == Status::optimal || status == Status::infeasible || status == Status::unbounded;
  }

  std::vector<double> translated(std::vector<double> bounds) const {
    for (double& bound : bounds)
      if (std::isinf(bound)) bound = bound > 0 ? infinity_ : -infinity_;
    return bounds;
  }

  // Those of the patch, and what its rows and columns imply for others.
  HighsInt change_bounds(const LpPatch& patch) {
    const std::vector<double> before = std::exchange(upper_, implied_.upper(program_));
    std::vector<HighsInt> cols = patch.cols;
    for (HighsInt col = 0; col < program_.col_count(); ++col)
      if (before[at(col)] != upper_[at(col)]) cols.push_back(col);
    std::sort(cols.begin(), cols.end());
    cols.erase(std::unique(cols.begin(), cols.end()), cols.end());
    if (cols.empty()) return kHighsStatusOk;
    std::vector<double> lower, upper;
    for (const HighsInt col : cols) {
      lower.push_back(program_.col_lower[at(col)]);
      upper.push_back(upper_[at(col)]);
    }
    return api_.changeColsBoundsBySet(highs_, static_cast<HighsInt>(cols.size()), cols.data(),
                                      translated(std::move(lower)).data(), translated(std::move(upper)).data());
  }

  Status run(const char* method, const char* presolve, HighsInt simplex_iteration_limit, std::int64_t& iteration_count) {
    api_.setStringOptionValue(highs_, "solver", method);
    api_.setStringOptionValue(highs_, "presolve", presolve);
    api_.setIntOptionValue(highs_, "simplex_iteration_limit", simplex_iteration_limit);
    const HighsInt done = api_.run(highs_);
    for (const char* name : {"simplex_iteration_count", "ipm_iteration_count", "crossover_iteration_count"}) {
      HighsInt count = 0;
      api_.getIntInfoValue(highs_, name, &count);
      iteration_count += std::max<HighsInt>(count, 0);
    }
    if (done == kHighsStatusError) return Status::failed;
    const HighsInt status = api_.getModelStatus(highs_);
    if (status == kHighsModelStatusOptimal) return Status::optimal;
    if (status == kHighsModelStatusInfeasible) return Status::infeasible;
    if (status == kHighsModelStatusUnbounded) return Status::unbounded;
    if (status == kHighsModelStatusIterationLimit || status == kHighsModelStatusTimeLimit) return Status::limit;
    return Status::failed;
  }

  // Only an optimal solution carries numbers.
  Solution solution(Status status, std::int64_t iteration_count) const {
    Solution solution{.status = status, .iteration_count = iteration_count};
    if (status != Status::optimal) return solution;
    solution.objective = api_.getObjectiveValue(highs_);
    for (auto* values : {&solution.col_value, &solution.col_dual}) values->resize(program_.col_cost.size());
    for (auto* values : {&solution.row_value, &solution.row_dual}) values->resize(program_.row_lower.size());
    api_.getSolution(highs_, solution.col_value.data(), solution.col_dual.data(), solution.row_value.data(),
                     solution.row_dual.data());
    return solution;
  }

  // Without columns every activity is 0.
  Solution solve_empty() const {
    const std::vector<double> zeros(program_.row_lower.size());
    for (std::size_t i = 0; i < zeros.size(); ++i)
      if (program_.row_lower[i] > 0 || program_.row_upper[i] < 0) return Solution{.status = Status::infeasible};
    return Solution{.status = Status::optimal, .row_value = zeros, .row_dual = zeros};
  }

  const HighsLibrary& api_ = highs_library();
  void* highs_ = nullptr;
  double infinity_ = kInfinity;
  LinearProgram program_;
  ImpliedBounds implied_;
  std::vector<double> upper_;       // what HiGHS was given
  bool has_basis_ = false;          // the next solve starts from a basis
  bool avoids_simplex_ = false;     // the next solve is cold and by the interior point method
  bool ended_by_simplex_ = false;   // the last one was cold and by the simplex method
};

}  // namespace

std::unique_ptr<Solver> make_highs() { return std::make_unique<Highs>(); }

}  // namespace netback::solve
