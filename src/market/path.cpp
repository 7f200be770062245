#include "market/path.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <optional>
#include <thread>

#include "core/file.h"
#include "market/marginal.h"
#include "market/netback.h"
#include "market/opening.h"
#include "market/shortage.h"
#include "model/contract_rows.h"
#include "solve/basis_store.h"
#include "solve/settled.h"

namespace netback::market {
namespace {

std::vector<model::WeightedEvent> weighted(const std::vector<scenario::Event>& events, const std::vector<double>& weights) {
  std::vector<model::WeightedEvent> list;
  for (std::size_t i = 0; i < events.size(); ++i) list.push_back({&events[i], weights[i]});
  return list;
}

// No solution: told by the rows that cannot hold together.
std::unexpected<Error> no_solution(const model::Layout& layout, const solve::LinearProgram& program, std::string what,
                                   std::string fix) {
  constexpr std::size_t kToldCount = 4;
  if (const auto rows = conflicting_rows(layout, program); rows && !rows->empty()) {
    what += ": these cannot hold together: ";
    for (std::size_t i = 0; i < std::min(kToldCount, rows->size()); ++i) what += (i > 0 ? "; " : "") + (*rows)[i];
    if (rows->size() > kToldCount) what += "; and " + std::to_string(rows->size() - kToldCount) + " more";
  }
  return std::unexpected(Error{Error::Code::limit, std::move(what), "", std::move(fix)});
}

// Nodes whose price people quote; a world without benchmarks: all.
std::vector<std::string> quoted_nodes(const world::World& world) {
  std::vector<std::string> nodes;
  for (const auto& row : world.benchmarks) nodes.push_back(row.node);
  if (nodes.empty())
    for (const auto& row : world.nodes) nodes.push_back(row.id);
  return nodes;
}

// The solver holds the program, and starts its next solve from the basis.
Result<bool> make_ready(solve::Solver& solver, solve::LinearProgram& held, const solve::LinearProgram& program,
                        const solve::Basis& basis) {
  NB_TRY(applied, solver.apply(model::difference(held, program)));
  (void)applied;
  held = program;
  return solver.start_from(basis);
}

}  // namespace

struct PathSolver::Node {
  std::size_t parent = 0;
  Stage stage;
  std::string state;  // hash of the program without what is frozen
  solve::Basis basis;
  PathValues values;
};

PathSolver::~PathSolver() = default;

PathSolver::PathSolver(const world::World& world, const model::Timeline& timeline, std::vector<scenario::Event> events,
                       int threads, std::string cache_folder)
    : more_(model::with_new_contracts(world, events)),
      world_(more_ ? *more_ : world),
      timeline_(timeline),
      events_(std::move(events)),
      threads_(std::max(1, threads)),
      cache_folder_(std::move(cache_folder)) {}

Result<solve::SettledSolution> PathSolver::base_solution(const solve::Basis& kept) {
  if (hint_.col_status.size() != model_.program.col_cost.size() || !solvers_[0]->start_from(hint_))
    return solve::solve_settled(*solvers_[0], model_.program, kept);
  NB_TRY(solved, solve::solve_certified(*solvers_[0], model_.program));
  return solve::SettledSolution{std::move(solved), {}, false};
}

solve::Basis PathSolver::base_basis() const { return nodes_.empty() ? solve::Basis{} : nodes_.front()->basis; }

Result<bool> PathSolver::solve_base() {
  const std::vector<double> none(events_.size(), 0);
  Stopwatch watch;
  for (int i = 0; i < threads_; ++i) solvers_.push_back(solve::make_highs());
  NB_TRY(cargoes, cargoes_at_both_ends(world_, timeline_, events_, *solvers_[0]));
  times_.cargoes = watch.lap();
  model_ = model::build(world_, timeline_, events_, model::make_state(world_, timeline_, weighted(events_, none)), cargoes);
  times_.build = watch.lap();
  for (int i = 0; i < threads_; ++i) {
    NB_TRY(loaded, solvers_[static_cast<std::size_t>(i)]->load(model_.program));
    (void)loaded;
    held_.push_back(model_.program);
  }
  watch.lap();
  const solve::BasisStore store(cache_folder_);
  const std::string key = cache_folder_.empty() ? "" : solve::program_key(model_.program, solvers_[0]->name());
  NB_TRY(settled, base_solution(store.find(key, model_.program)));
  if (!settled.from_kept && hint_.empty()) store.keep(key, settled.basis);
  solve::CertifiedSolution& solved = settled.certified;
  times_.base = watch.lap();
  times_.base_solves = 1;
  times_.base_kept = settled.from_kept;
  if (solved.solution.status != solve::Status::optimal)
    return no_solution(model_.layout, model_.program,
                       std::string("the market has no solution (") + solve::status_name(solved.solution.status) + ")",
                       "Run `netback world check`; look for contracts above the capacity of their route.");
  auto node = std::make_unique<Node>();
  node->stage = {timeline_.start, none};
  node->state = belief_of(none).hash;
  node->basis = solvers_[0]->basis();
  node->values = {std::move(solved.solution.col_value), std::move(solved.solution.row_dual), solved.certificate, 1,
                  solved.cold_resolve};
  nodes_.push_back(std::move(node));
  return true;
}

solve::LinearProgram PathSolver::program_of(const Stage& stage, const Node& parent) const {
  solve::LinearProgram program = patched(model_.program, beliefs_.at(stage.weights).patch);
  const int first_free = timeline_.index(stage.from);
  for (std::size_t c = 0; c < model_.layout.cols.size(); ++c) {
    if (model_.layout.cols[c].month >= first_free) continue;
    // Exactly fixed, with the rows left in force: the parent's basis stays primal feasible, so the re-solve starts where
    // it ended (a hair of slack, or freed rows, made it ten times slower).
    program.col_lower[c] = program.col_upper[c] = parent.values.col_value[c];
  }
  return program;
}

Result<bool> PathSolver::solve_node(solve::Solver& solver, solve::LinearProgram& held, std::size_t parent,
                                    Node& node) const {
  const Node& from = *nodes_[parent];
  solve::LinearProgram program = program_of(node.stage, from);
  NB_TRY(ready, make_ready(solver, held, program, from.basis));
  (void)ready;
  NB_TRY(solved, solve::solve_certified(solver, program));
  if (solved.solution.status != solve::Status::optimal)
    return no_solution(
        model_.layout, program,
        "no solution from " + node.stage.from.text() + " on (" + solve::status_name(solved.solution.status) + ")",
        "An event asks for more than its route can carry: look at its amount and dates.");
  node.basis = solver.basis();
  node.values = {std::move(solved.solution.col_value), std::move(solved.solution.row_dual),
                 worse_of(from.values.certificate, solved.certificate), from.values.solve_count + 1,
                 from.values.cold_resolve || solved.cold_resolve};
  const int first_free = timeline_.index(node.stage.from);
  for (std::size_t r = 0; r < model_.layout.rows.size(); ++r)
    if (model_.layout.rows[r].month < first_free) node.values.row_dual[r] = from.values.row_dual[r];
  return true;
}

// Two beliefs that make the same bounds are one state of the market.
const PathSolver::Belief& PathSolver::belief_of(const std::vector<double>& weights) {
  const auto [at, is_new] = beliefs_.try_emplace(weights);
  if (is_new) {
    solve::LinearProgram program = model_.program;
    model::write_state(model_.layout, model::make_state(world_, timeline_, weighted(events_, weights)), program);
    solve::LpPatch& patch = at->second.patch;
    patch = model::difference(model_.program, program);
    std::string bytes;
    const auto append = [&bytes](const auto& values) {
      bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(values[0]));
    };
    append(patch.cols), append(patch.col_cost), append(patch.col_lower), append(patch.col_upper);
    append(patch.rows), append(patch.row_lower), append(patch.row_upper);
    at->second.hash = sha256_hex(bytes);
  }
  return at->second;
}

std::size_t PathSolver::find_node(std::size_t parent, const Stage& stage, const std::string& state) const {
  if (nodes_[parent]->state == state) return parent;  // nothing new is known
  for (std::size_t i = 1; i < nodes_.size(); ++i)
    if (nodes_[i]->parent == parent && nodes_[i]->stage.from == stage.from && nodes_[i]->state == state) return i;
  return nodes_.size();
}

// Solves the stages of one depth that are not known yet, each from its parent's basis, so that order and threads do not
// matter. `found` gets the node of every wanted stage.
Result<bool> PathSolver::solve_level(const std::vector<std::pair<std::size_t, Stage>>& wanted,
                                     std::vector<std::size_t>& found) {
  const std::size_t first_new = nodes_.size();
  for (const auto& [parent, stage] : wanted) {
    const std::string& state = belief_of(stage.weights).hash;
    const std::size_t at = find_node(parent, stage, state);
    found.push_back(at);
    if (at < nodes_.size()) continue;
    nodes_.push_back(std::make_unique<Node>());
    nodes_.back()->parent = parent;
    nodes_.back()->stage = stage;
    nodes_.back()->state = state;
  }
  const std::size_t count = nodes_.size() - first_new;
  std::vector<std::optional<Error>> errors(count);
  std::atomic<std::size_t> next = 0;
  const auto work = [&](std::size_t worker) {
    for (std::size_t i = next++; i < count; i = next++) {
      Node& node = *nodes_[first_new + i];
      if (auto done = solve_node(*solvers_[worker], held_[worker], node.parent, node); !done) errors[i] = done.error();
    }
  };
  {
    std::vector<std::jthread> workers;
    for (std::size_t w = 1; w < std::min(solvers_.size(), count); ++w) workers.emplace_back(work, w);
    work(0);
  }
  times_.resolves += static_cast<int>(count);
  for (auto& error : errors)
    if (error) return std::unexpected(std::move(*error));
  return true;
}

Result<Solved> PathSolver::solve(const std::vector<std::vector<Stage>>& paths, std::size_t in_depth) {
  assert(!nodes_.empty());
  Stopwatch watch;
  std::vector<std::size_t> at(paths.size(), 0);
  std::size_t depth = 0;
  for (const auto& path : paths) depth = std::max(depth, path.size());
  for (std::size_t d = 0; d < depth; ++d) {
    std::vector<std::pair<std::size_t, Stage>> wanted;
    std::vector<std::size_t> who, found;
    for (std::size_t p = 0; p < paths.size(); ++p)
      if (d < paths[p].size()) wanted.emplace_back(at[p], paths[p][d]), who.push_back(p);
    NB_TRY(solved, solve_level(wanted, found));
    (void)solved;
    for (std::size_t i = 0; i < who.size(); ++i) at[who[i]] = found[i];
  }
  times_.resolve += watch.lap();
  Solved solved;
  std::map<std::size_t, std::size_t> outcome_of;  // node -> outcome
  std::vector<Wanted> wanted;
  const auto outcome = [&](std::size_t node, bool deep) -> Result<std::size_t> {
    const auto [place, is_new] = outcome_of.emplace(node, solved.outcomes.size());
    if (is_new) {
      const Node& n = *nodes_[node];
      const solve::LinearProgram program =
          node == 0 ? model_.program : program_of({timeline_.start, n.stage.weights}, *nodes_[0]);
      solved.outcomes.push_back(read_outcome(model_.layout, program, n.values));
      solved.ends_as_base.push_back(n.state == nodes_[0]->state);
      if (deep) {
        const auto state = model::make_state(world_, timeline_, weighted(events_, n.stage.weights));
        solved.outcomes.back().netbacks = read_netbacks(model_.layout, program, state, n.values);
        if (with_ranges_ && wanted.empty()) wanted = headline_quantities(world_, solved.outcomes.front());
        NB_TRY(deepened, deepen(node, program, wanted, solved.outcomes.back()));
        (void)deepened;
      }
    }
    return place->second;
  };
  NB_TRY(base, outcome(0, true));
  (void)base;
  for (std::size_t p = 0; p < at.size(); ++p) {
    NB_TRY(one, outcome(at[p], p < in_depth));
    solved.of_path.push_back(one);
  }
  return solved;
}

Result<std::vector<StageProgram>> PathSolver::stage_programs(const std::vector<Stage>& path) {
  assert(!nodes_.empty());
  std::vector<std::size_t> chain{0};
  for (const Stage& stage : path) {
    std::vector<std::size_t> found;
    NB_TRY(solved, solve_level({{chain.back(), stage}}, found));
    (void)solved;
    if (found.front() != chain.back()) chain.push_back(found.front());
  }
  std::vector<StageProgram> programs;
  for (const std::size_t at : chain) {
    const Node& n = *nodes_[at];
    programs.push_back({n.stage.from, at == 0 ? model_.program : program_of(n.stage, *nodes_[n.parent]), 0});
    const solve::LinearProgram& program = programs.back().program;
    for (std::size_t c = 0; c < program.col_cost.size(); ++c)
      programs.back().objective += program.col_cost[c] * n.values.col_value[c];
  }
  return programs;
}

// What is not read off the solution but takes solves of its own: why a place goes short, what gives the next MWh, how far
// numbers could move.
Result<bool> PathSolver::deepen(std::size_t node, const solve::LinearProgram& program, const std::vector<Wanted>& wanted,
                                Outcome& outcome) {
  if (!outcome.unserved.empty()) {
    const auto state = model::make_state(world_, timeline_, weighted(events_, nodes_[node]->stage.weights));
    NB_TRY(shortages, explain_shortages(model_.layout, program, state, nodes_[node]->values, outcome));
    outcome.shortages = std::move(shortages);
  }
  const auto ranging = with_ranges_ ? solve::make_highs() : nullptr;
  const std::vector<std::string> quoted = quoted_nodes(world_);
  int last = timeline_.period_count();
  while (true) {  // from the last stage back to the first
    const Node& n = *nodes_[node];
    const solve::LinearProgram own = node == 0 ? model_.program : program_of(n.stage, *nodes_[n.parent]);
    const int first = node == 0 ? 0 : timeline_.index(n.stage.from);
    NB_TRY(ready, make_ready(*solvers_[0], held_[0], own, n.basis));
    (void)ready;
    NB_TRY(again, solvers_[0]->solve());  // no pivot: back on the basis on which the stage ended
    (void)again;
    NB_TRY(told, add_marginal(model_.layout, own, n.values.col_value, *solvers_[0], first, last, quoted, outcome.marginal));
    (void)told;
    if (ranging) {
      const DecidedStage stage{&own, &n.values, &n.basis, first, last};
      NB_TRY(added, add_ranges(model_.layout, stage, wanted, *ranging, outcome.ranges));
      (void)added;
    }
    if (node == 0) break;
    last = first, node = n.parent;
  }
  return true;
}

}  // namespace netback::market
