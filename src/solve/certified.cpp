#include "solve/certified.h"

#include <utility>

#include "core/number.h"

namespace netback::solve {

Result<CertifiedSolution> solve_certified(Solver& solver, const LinearProgram& program) {
  Certificate certificate;
  Status status = Status::failed;
  for (const bool cold : {false, true}) {
    if (cold) {
      NB_TRY(dropped, solver.start_otherwise());
      (void)dropped;
    }
    NB_TRY(solution, solver.solve());
    status = solution.status;
    if (status == Status::infeasible || status == Status::unbounded)
      return CertifiedSolution{std::move(solution), Certificate{}, cold};
    if (status != Status::optimal) continue;
    certificate = certify(program, solution);
    if (certificate.holds()) return CertifiedSolution{std::move(solution), certificate, cold};
  }
  const std::string reason = status == Status::optimal ? "the solution fails its certificate (worst residual " +
                                                             number_text(certificate.worst()) + ")"
                                                       : std::string("the solver ended with status ") + status_name(status);
  return std::unexpected(Error{Error::Code::internal, reason + ", twice", "solve",
                               "Report this run: its scenario and the world's hash are enough."});
}

}  // namespace netback::solve
