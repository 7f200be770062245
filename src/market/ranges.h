// How far a headline number could move without the market being any worse off: flows and prices of a linear program need
// not be unique.
// - A flow is bounded over the face of optimal solutions: columns with a reduced cost and rows with a dual stay where they
//   are, the rest may move. Costs below a cent a MWh (tie-breaks are such) count as none.
// - A price is bounded by what one MWh more and one MWh less at the hub would cost: the two one-sided derivatives of the
//   optimal cost, exactly (the largest and least dual), not by a finite step.
#pragma once
#include <string>
#include <vector>

#include "core/error.h"
#include "market/types.h"
#include "model/layout.h"
#include "solve/solver.h"

namespace netback::market {

struct PathValues;

// What is bounded: over reported months [begin, end), the mean price of a node, the gas a seller sends out of its own
// nodes, or the LNG landed in a place.
struct Wanted {
  std::string kind, id;
  std::size_t begin = 0, end = 0;
};
// Headline quantities of a world by twelve months: quoted prices, the largest exporters' exports, LNG into EU and Asia.
std::vector<Wanted> headline_quantities(const world::World& world, const Outcome& base);

// One stage of a path: the program it solved, its values, and the periods [first, last) that it decided.
struct DecidedStage {
  const solve::LinearProgram* program = nullptr;
  const PathValues* values = nullptr;
  const solve::Basis* basis = nullptr;
  int first = 0, last = 0;
};

// Adds what this stage decided of each wanted number to value, low and high of `ranges` (one per wanted). The solver may
// hold anything of the layout's shape; it holds another program afterwards.
Result<bool> add_ranges(const model::Layout& layout, const DecidedStage& stage, const std::vector<Wanted>& wanted,
                        solve::Solver& solver, std::vector<Ranged>& ranges);

}  // namespace netback::market
