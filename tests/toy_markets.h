// Small markets that several tests look at.
#pragma once
#include "market/quadratic_path.h"
#include "toy_world.h"

namespace netback::toy {

// Cheap a sells to dear b as far as the pipe carries.
inline ToyWorld a_pipe(double capacity) {
  ToyWorld toy;
  toy.seller("a", "a");
  toy.node("a", "a");
  toy.node("b");
  toy.supply("a", 1000, 10);
  toy.supply("b", 1000, 30);
  toy.demand("a", 50, -0.3, 20);
  toy.demand("b", 100, -0.3, 20);
  toy.pipe("a", "b", capacity, 2);
  return toy;
}

// x liquefies; e and j buy; each of them also has gas of its own.
inline ToyWorld an_ocean() {
  ToyWorld toy;
  toy.vessel();
  toy.node("x");
  toy.node("e");
  toy.node("j");
  toy.supply("x", 300, 5);
  toy.supply("e", 40, 8, 20, 60);
  toy.supply("j", 30, 8, 25, 70);
  toy.demand("x", 20, -0.2, 6);
  toy.demand("e", 150, -0.4, 30);
  toy.demand("j", 150, -0.4, 35);
  toy.plant("x", 180, 1.5, 0.1);
  toy.terminal("e", 400, 0.5);
  toy.terminal("j", 400, 0.7);
  toy.sea("x", "e", 4800);
  toy.sea("x", "j", 9600);
  return toy;
}

// Buyers at the hub pay P = 30 - 4Q, Q a year.
inline ToyWorld hub() {
  ToyWorld toy;
  toy.node("hub");
  toy.demand("hub", 5, -0.5, 10);
  return toy;
}

// The quadratic form without events; quantities there lie on the curves and not on steps.
inline market::Outcome quadratic(const world::World& world, const model::Timeline& line = months(1)) {
  const model::MarketModel model = model::build(world, line, {}, model::make_state(world, line, {}));
  const std::vector<scenario::Event> none;  // the path keeps a reference
  market::QuadraticPath path(world, none, model);
  if (const auto done = path.solve({line.start, {}}); !done) {
    ADD_FAILURE() << done.error().what;
    return {};
  }
  market::Outcome outcome = path.outcome();
  EXPECT_TRUE(outcome.certificate.holds()) << outcome.certificate.worst();
  return outcome;
}

}  // namespace netback::toy
