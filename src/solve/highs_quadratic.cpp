// HiGHS for quadratic programs.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "core/number.h"
#include "solve/highs_library.h"
#include "solve/program_check.h"
#include "solve/quadratic_solver.h"

namespace netback::solve {
namespace {

// HiPO's default stops at 1e-8, where prices on long chains are off by more than the certificate allows.
constexpr double kOptimalityTolerance = 1e-10;
// The active set method can cycle for ever on a degenerate corner. A count, not a time, so that the bytes stay the same.
constexpr HighsInt kActiveSetIterationLimit = 20'000;

struct Method {
  const char *solver, *system, *name;  // HiGHS's options "solver" and "hipo_system"; our name
};
constexpr Method kHipo{"hipo", "choose", "hipo"}, kQpasm{"qpasm", "choose", "qpasm"};
// Slower, but never failed on 2,000 small random programs, of which the normal equations left 7 above 1e-6.
constexpr Method kHipoAugmented{"hipo", "augmented", "hipo (augmented system)"};

// One instance for one solve: HiPO takes no start.
class Instance {
 public:
  explicit Instance(const Method& method) : highs_(api_.create()) {
    api_.setBoolOptionValue(highs_, "output_flag", 0);
    api_.setIntOptionValue(highs_, "threads", 1);
    api_.setIntOptionValue(highs_, "random_seed", 0);
    api_.setStringOptionValue(highs_, "parallel", "off");
    api_.setStringOptionValue(highs_, "run_crossover", "off");
    api_.setDoubleOptionValue(highs_, "ipm_optimality_tolerance", kOptimalityTolerance);
    api_.setIntOptionValue(highs_, "qp_iteration_limit", kActiveSetIterationLimit);
    api_.setStringOptionValue(highs_, "solver", method.solver);
    api_.setStringOptionValue(highs_, "hipo_system", method.system);
  }
  ~Instance() { api_.destroy(highs_); }
  Instance(const Instance&) = delete;
  Instance& operator=(const Instance&) = delete;

  // Status `limit` stands for "numbers are there, but the solver does not vouch for them".
  Solution solve(const QuadraticProgram& program) {
    const LinearProgram& p = program.linear;
    const auto col_lower = translated(p.col_lower), col_upper = translated(p.col_upper);
    const auto row_lower = translated(p.row_lower), row_upper = translated(p.row_upper);
    std::vector<HighsInt> q_start, q_index;
    std::vector<double> q_value;
    for (std::size_t j = 0; j < program.curvature.size(); ++j) {
      q_start.push_back(static_cast<HighsInt>(q_index.size()));
      if (program.curvature[j] > 0) q_index.push_back(static_cast<HighsInt>(j)), q_value.push_back(program.curvature[j]);
    }
    Solution solution;
    if (api_.passModel(highs_, p.col_count(), p.row_count(), p.a_start.back(), static_cast<HighsInt>(q_index.size()),
                       kHighsMatrixFormatColwise, kHighsHessianFormatTriangular, kHighsObjSenseMinimize, 0.0,
                       p.col_cost.data(), col_lower.data(), col_upper.data(), row_lower.data(), row_upper.data(),
                       p.a_start.data(), p.a_index.data(), p.a_value.data(), q_start.data(), q_index.data(), q_value.data(),
                       nullptr) == kHighsStatusError)
      return solution;
    const HighsInt done = api_.run(highs_);
    HighsInt count = 0;
    for (const char* name : {"ipm_iteration_count", "qp_iteration_count"})
      if (api_.getIntInfoValue(highs_, name, &count) == kHighsStatusOk) solution.iteration_count += std::max(count, 0);
    if (done == kHighsStatusError) return solution;
    const HighsInt status = api_.getModelStatus(highs_);
    if (status == kHighsModelStatusInfeasible) solution.status = Status::infeasible;
    if (status == kHighsModelStatusUnbounded) solution.status = Status::unbounded;
    if (solution.status != Status::failed) return solution;
    solution.status = status == kHighsModelStatusOptimal ? Status::optimal : Status::limit;
    for (auto* values : {&solution.col_value, &solution.col_dual}) values->resize(p.col_cost.size());
    for (auto* values : {&solution.row_value, &solution.row_dual}) values->resize(p.row_lower.size());
    if (api_.getSolution(highs_, solution.col_value.data(), solution.col_dual.data(), solution.row_value.data(),
                         solution.row_dual.data()) == kHighsStatusError)
      return Solution{};
    solution.objective = api_.getObjectiveValue(highs_);
    return solution;
  }

 private:
  std::vector<double> translated(std::vector<double> bounds) const {
    const double infinity = api_.getInfinity(highs_);
    for (double& bound : bounds)
      if (std::isinf(bound)) bound = bound > 0 ? infinity : -infinity;
    return bounds;
  }

  const HighsLibrary& api_ = highs_library();
  void* highs_ = nullptr;
};

bool is_free(const LinearProgram& p, std::size_t row) {
  return p.row_lower[row] == -kInfinity && p.row_upper[row] == kInfinity;
}

// HiGHS 1.15.1 reads past its list of free rows when it hands a program to HiPO, and then corrupts the heap (seen with
// valgrind); such rows say nothing, so they stay here.
class WithoutFreeRows {
 public:
  explicit WithoutFreeRows(const QuadraticProgram& program) : full_(program.linear) {
    std::vector<std::int32_t> place(full_.row_lower.size(), -1);
    LinearProgram& p = kept.linear;
    kept.curvature = program.curvature;
    p.col_cost = full_.col_cost, p.col_lower = full_.col_lower, p.col_upper = full_.col_upper;
    for (std::size_t i = 0; i < full_.row_lower.size(); ++i) {
      if (is_free(full_, i)) continue;
      place[i] = p.row_count();
      p.row_lower.push_back(full_.row_lower[i]), p.row_upper.push_back(full_.row_upper[i]);
    }
    for (std::size_t j = 0; j < full_.col_cost.size(); ++j) {
      for (auto k = static_cast<std::size_t>(full_.a_start[j]); k < static_cast<std::size_t>(full_.a_start[j + 1]); ++k) {
        const std::int32_t row = place[static_cast<std::size_t>(full_.a_index[k])];
        if (row >= 0) p.a_index.push_back(row), p.a_value.push_back(full_.a_value[k]);
      }
      p.a_start.push_back(static_cast<std::int32_t>(p.a_index.size()));
    }
  }

  // The solution of `kept` as one of the whole program.
  Solution widened(Solution solution) const {
    if (solution.col_value.empty()) return solution;
    std::vector<double> value(full_.row_lower.size(), 0), dual(full_.row_lower.size(), 0);
    for (std::size_t i = 0, k = 0; i < value.size(); ++i)
      if (!is_free(full_, i)) value[i] = solution.row_value[k], dual[i] = solution.row_dual[k], ++k;
    for (std::size_t j = 0; j < full_.col_cost.size(); ++j)
      for (auto k = static_cast<std::size_t>(full_.a_start[j]); k < static_cast<std::size_t>(full_.a_start[j + 1]); ++k)
        if (const auto i = static_cast<std::size_t>(full_.a_index[k]); is_free(full_, i))
          value[i] += full_.a_value[k] * solution.col_value[j];
    solution.row_value = std::move(value), solution.row_dual = std::move(dual);
    return solution;
  }

  QuadraticProgram kept;

 private:
  const LinearProgram& full_;
};

std::unexpected<Error> error(Error::Code code, std::string what, std::string fix) {
  return std::unexpected(Error{code, std::move(what), "solve/highs_quadratic.cpp", std::move(fix)});
}

std::string misfit(const QuadraticProgram& program) {
  if (std::string fault = misfit(program.linear); !fault.empty()) return fault;
  if (program.curvature.size() != program.linear.col_cost.size()) return "curvature of another length than the columns";
  for (const double q : program.curvature)
    if (!(q >= 0) || std::isinf(q)) return "a curvature that is not a finite number from 0 up";
  return {};
}

}  // namespace

bool has_interior_point() {
  if (!highs_library().missing.empty()) return false;
  // min -2x + x^2 / 2, 0 <= x <= 5: the plain library refuses the method. No file tells, so it is tried.
  static const bool works = [] {
    const QuadraticProgram probe{{.col_cost = {-2},
                                  .col_lower = {0},
                                  .col_upper = {5},
                                  .row_lower = {0},
                                  .row_upper = {5},
                                  .a_start = {0, 1},
                                  .a_index = {0},
                                  .a_value = {1}},
                                 {1}};
    const Solution answer = Instance(kHipo).solve(probe);
    return answer.status == Status::optimal && std::fabs(answer.col_value[0] - 2) < 1e-6;
  }();
  return works;
}

Result<CertifiedSolution> solve_quadratic(const QuadraticProgram& program, QuadraticMethod method) {
  if (!highs_library().missing.empty())
    return error(Error::Code::not_found, "the HiGHS library cannot be loaded: " + highs_library().missing,
                 "Run `make setup`, or put libhighs.so where the loader finds it.");
  if (std::string fault = misfit(program); !fault.empty())
    return error(Error::Code::internal, std::move(fault), "Report this run.");
  if (bounds_cross(program.linear)) return CertifiedSolution{{.status = Status::infeasible}, {}, false};
  const auto curved = std::count_if(program.curvature.begin(), program.curvature.end(), [](double q) { return q > 0; });
  std::vector<Method> methods;
  if (method != QuadraticMethod::active_set && has_interior_point()) methods = {kHipo, kHipoAugmented};
  if (method != QuadraticMethod::interior_point && curved <= kMostForActiveSet) methods.push_back(kQpasm);
  if (methods.empty())
    return error(Error::Code::not_found,
                 "no solver for a quadratic program of " + std::to_string(curved) + " curved columns: HiPO is missing",
                 "Install the package highspy-extras of the version of highsbox and put its libhighs_extras.so beside "
                 "libhighs.so (`make setup` does both), or run the linear form.");
  const WithoutFreeRows without(program);
  std::string reason;
  for (std::size_t i = 0; i < methods.size(); ++i) {
    Solution solution = without.widened(Instance(methods[i]).solve(without.kept));
    if (solution.status == Status::infeasible || solution.status == Status::unbounded)
      return CertifiedSolution{std::move(solution), Certificate{}, i > 0};
    reason += std::string(i > 0 ? ", " : "") + methods[i].name + " ends " + status_name(solution.status);
    if (solution.col_value.empty() && program.linear.col_count() > 0) continue;
    const Certificate certificate = certify(program, solution);
    if (certificate.holds()) {
      solution.status = Status::optimal;
      return CertifiedSolution{std::move(solution), certificate, i > 0};
    }
    reason += " with worst residual " + number_text(certificate.worst());
  }
  return error(Error::Code::internal, "the quadratic program has no certified solution: " + reason,
               "Run the linear form; report this run.");
}

}  // namespace netback::solve
