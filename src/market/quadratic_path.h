// The quadratic form solved along a path of stages, as PathSolver solves the linear one: what earlier stages decided stays,
// and a month's prices come from the stage that decided it. Every stage is a cold solve: the solver takes no start.
#pragma once
#include <vector>

#include "market/path.h"
#include "model/quadratic.h"

namespace netback::market {

class QuadraticPath {
 public:
  // `linear` is the market of the world, the months and the events in any state; all must outlive the path.
  QuadraticPath(const world::World& world, const std::vector<scenario::Event>& events, const model::MarketModel& linear)
      : world_(world), events_(events), linear_(linear) {}

  // Adds a stage; one that changes nothing is not solved again. Fails with Limit where there is no solution and with
  // not_found where no solver for it is installed.
  Result<bool> solve(const Stage& stage);

  Outcome outcome() const;  // after all stages
  const model::QuadraticTwin& twin() const { return twin_; }
  std::int64_t iteration_count() const { return iteration_count_; }

 private:
  void freeze(int first_free);

  const world::World& world_;
  const std::vector<scenario::Event>& events_;
  const model::MarketModel& linear_;
  solve::LinearProgram held_;  // the last stage's linear program, with nothing frozen
  model::QuadraticTwin twin_;  // the last stage's
  PathValues values_;
  std::int64_t iteration_count_ = 0;
};

}  // namespace netback::market
