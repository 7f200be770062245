// A story: a market small enough to be solved by hand, drawn in TOML with its answer beside it. docs/stories.md says how to
// write one. Takes the bytes of a story file; gives every expected line beside what the market says.
// Example: tell(bytes, "full-pipe.toml") -> {"A full pipe earns the difference", lines: "price b = 30", 30.0, holds}
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "market/variant.h"
#include "model/timeline.h"
#include "scenario/scenario.h"
#include "world/world.h"

namespace netback::story {

// The file read: the world it draws, what happens in it, and the lines it expects.
struct Drawn {
  std::string title, sketch, why;
  model::Timeline timeline;
  world::World world;
  scenario::Scenario scenario;
  std::vector<std::string> expected;
};

struct Line {
  std::string text;           // as written, without its comment
  double left = 0, right = 0; // what its two sides come to
  bool holds = false;
};

struct Told {
  std::string title, sketch;
  std::vector<Line> lines;
  solve::Certificate certificate;  // the worse of with and without the events
  bool holds() const;
};

// Fails with file:line on unknown keys, names and values, and says what to write instead.
Result<Drawn> draw(std::string_view bytes, const std::string& file);

// Solves the drawn market with and without its events and holds every expected line against it.
Result<Told> tell(std::string_view bytes, const std::string& file);

// One expected line against a solved market: "price b = 30 +- 0.1", "flow a-b > base flow a-b". Without "in 2025-02" a
// price is the mean over the days, an amount the pace of a year over all months, a stock that at the end.
Result<Line> hold(const std::string& line, const Drawn& drawn, const market::Comparison& comparison,
                  const std::string& where);

}  // namespace netback::story
