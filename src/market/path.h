// Solving one or many futures in stages. Until its month a plan is seen as capacity x odds; from its month on the real
// state holds. What earlier stages decided is frozen by bounds in the same program, and a month's prices come from the
// stage that decided it. Example: two worlds that differ in one event of 2026-01 share their first stage.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/stopwatch.h"
#include "market/outcome.h"
#include "market/ranges.h"
#include "model/model.h"
#include "solve/certified.h"
#include "solve/settled.h"

namespace netback::market {

// What is believed in each stage: for every market-moving event of the layout the weight it has from `from` on.
struct Stage {
  Month from;
  std::vector<double> weights;
  friend bool operator==(const Stage&, const Stage&) = default;
};

struct Solved {
  std::vector<Outcome> outcomes;      // outcomes[0] is base
  std::vector<std::size_t> of_path;   // by path: its outcome
  std::vector<bool> ends_as_base;     // by outcome: its last state is that of base
};

struct PhaseTimes {
  Spent cargoes, build, base, resolve;
  int base_solves = 0, resolves = 0;
  bool base_kept = false;  // the basis of base came from an earlier run
};

// A stage as it is solved: the months before `from` are fixed at what the stages before decided.
struct StageProgram {
  Month from;
  solve::LinearProgram program;
  double objective = 0;  // million USD, fixed months included
};

class PathSolver {
 public:
  // `events`: the market-moving ones. `world` must outlive the solver. `cache_folder` keeps the basis of base between runs
  // (empty: none); results are the same bytes with and without.
  PathSolver(const world::World& world, const model::Timeline& timeline, std::vector<scenario::Event> events, int threads,
             std::string cache_folder = "");

  // Solves base: no event, no expectation of any. Must be called first. Fails with Limit (exit 3) when no solution exists.
  Result<bool> solve_base();
  // Solves every path; equal prefixes once, different ones on several threads, with the same bytes on any number. Stages
  // that make the same program are one, so worlds that the market cannot tell apart share an outcome. Base and the first
  // `in_depth` paths get netbacks and marginal suppliers.
  Result<Solved> solve(const std::vector<std::vector<Stage>>& paths, std::size_t in_depth = kAllPaths);
  // The stages that decide a path's months, base first; one that changes nothing is left out, as `solve` leaves it out.
  Result<std::vector<StageProgram>> stage_programs(const std::vector<Stage>& path);
  // Base starts from the basis of a like program (another state of the same world and months) and keeps the optimum it ends
  // on: quicker, but which of several optima depends on the basis. For calibration, which solves the like many times.
  void start_base_from(solve::Basis basis) { hint_ = std::move(basis); }
  solve::Basis base_basis() const;
  // From now on such paths also get their headline numbers bounded over all optima (market/ranges.h).
  void ask_ranges() { with_ranges_ = true; }
  static constexpr std::size_t kAllPaths = static_cast<std::size_t>(-1);

  PathSolver(const PathSolver&) = delete;  // the model points into its own tables
  PathSolver& operator=(const PathSolver&) = delete;

  const model::MarketModel& model() const { return model_; }
  const PhaseTimes& times() const { return times_; }

 private:
  struct Node;  // a stage solved, with the basis its followers start from
  Result<solve::SettledSolution> base_solution(const solve::Basis& kept);
  Result<bool> solve_node(solve::Solver& solver, solve::LinearProgram& held, std::size_t parent, Node& node) const;
  Result<bool> solve_level(const std::vector<std::pair<std::size_t, Stage>>& wanted, std::vector<std::size_t>& found);
  struct Belief {  // what weights of the events make of the program
    solve::LpPatch patch;
    std::string hash;
  };
  solve::LinearProgram program_of(const Stage& stage, const Node& parent) const;
  Result<bool> deepen(std::size_t node, const solve::LinearProgram& program, const std::vector<Wanted>& wanted,
                      Outcome& outcome);
  std::size_t find_node(std::size_t parent, const Stage& stage, const std::string& state) const;
  const Belief& belief_of(const std::vector<double>& weights);

  std::optional<world::World> more_;  // with the contracts that only the events know
  const world::World& world_;
  model::Timeline timeline_;
  std::vector<scenario::Event> events_;
  int threads_;
  std::string cache_folder_;
  solve::Basis hint_;
  bool with_ranges_ = false;
  model::MarketModel model_;
  std::vector<std::unique_ptr<Node>> nodes_;  // nodes_[0] is base
  std::vector<std::unique_ptr<solve::Solver>> solvers_;
  std::vector<solve::LinearProgram> held_;    // the program each solver holds
  std::map<std::vector<double>, Belief> beliefs_;  // by weights
  PhaseTimes times_;

 public:
  ~PathSolver();
};

}  // namespace netback::market
