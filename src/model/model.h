// World + months + events -> one linear program, and what a state of the world does to it.
#pragma once
#include "model/layout.h"
#include "model/state.h"
#include "solve/linear_program.h"

namespace netback::model {

struct MarketModel {
  Layout layout;
  solve::LinearProgram program;  // in the state it was built for
};

// Lays out the program for the world and the market-moving events (planned, idle and damaged assets stand in it at
// bound 0) and writes the bounds of `state`. `world` must outlive the model. A checked world cannot fail.
MarketModel build(const world::World& world, const Timeline& timeline, const std::vector<scenario::Event>& events,
                  const State& state);

// The same with cargoes on their way at both ends of the run (market/opening.h finds them).
MarketModel build(const world::World& world, const Timeline& timeline, const std::vector<scenario::Event>& events,
                  const State& state, const GivenCargoes& cargoes);

// Writes the bounds and costs of `state` over those in `program`; its shape stays.
void write_state(const Layout& layout, const State& state, solve::LinearProgram& program);

// What must be changed in a solver that holds `from` to hold `to` (programs of one layout).
solve::LpPatch difference(const solve::LinearProgram& from, const solve::LinearProgram& to);

}  // namespace netback::model
