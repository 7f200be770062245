// The quadratic form of the same market: what the linear form cuts into steps stays a line. A piece of a sector's demand is
// one column whose worth falls from price_high to price_low over its width; a supply step is one column whose cost rises
// between the curve's values at its ends. Rows, all other columns and all bounds are those of the linear form.
#pragma once
#include "model/layout.h"
#include "model/state.h"
#include "solve/quadratic_program.h"

namespace netback::model {

struct QuadraticTwin {
  Layout layout;  // rows as in the linear form; the step of a demand column counts the pieces of all rows of its node
  solve::QuadraticProgram program;
};

// `linear` is the program of `layout` in that state.
QuadraticTwin quadratic_twin(const Layout& layout, const State& state, const solve::LinearProgram& linear);

}  // namespace netback::model
