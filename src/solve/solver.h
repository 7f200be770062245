// A solver that keeps its program: load once, patch, solve again. One Solver belongs to one thread; make it and destroy it
// on the main thread (HiGHS 1.15 resets a shared scheduler when an instance dies: destroy after all workers have joined).
#pragma once
#include <memory>
#include <string>

#include "core/error.h"
#include "solve/linear_program.h"

namespace netback::solve {

class Solver {
 public:
  virtual ~Solver() = default;
  // Replaces the program. Fails (internal) when the arrays do not fit together or hold a NaN.
  virtual Result<bool> load(const LinearProgram& program) = 0;
  // Changes the loaded program. Patches are absolute, not relative to an earlier patch: what a patch does not name keeps
  // the value of the last load or patch that named it.
  virtual Result<bool> apply(const LpPatch& patch) = 0;
  // Drops everything remembered of earlier solves; with a basis, the next solve starts from it by dual simplex, without
  // one it is cold. So the bytes of a solve depend on nothing before it.
  virtual Result<bool> start_from(const Basis& basis) = 0;
  // Drops everything, too; the next solve is cold and by another method than the one that ended the last solve.
  virtual Result<bool> start_otherwise() = 0;
  // Solves from the present state. The Solution's status tells how it ended; an Error is our bug or a missing library.
  virtual Result<Solution> solve() = 0;
  virtual Basis basis() const = 0;
  // How the columns change when one more is asked of a row, by column: what the row's dual is made of, as
  // row_dual = sum of cost * change. Of the basis that the last solve ended on; fails (internal) where it ended on none.
  // Where a column that changes is at a bound already (a degenerate basis), the change cannot happen though the dual is
  // right.
  virtual Result<std::vector<ColChange>> change_for(std::int32_t row) = 0;
  // Library and version: a basis of another version may lead to another of several optima.
  virtual std::string name() const = 0;
};

// HiGHS by its C API, one thread, output off.
std::unique_ptr<Solver> make_highs();

}  // namespace netback::solve
