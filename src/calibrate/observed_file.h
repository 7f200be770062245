// Observed figures that a user brings: what a hindcast is judged by in place of the tables. Columns of
// data/world/observed.csv (docs/data/observed.md), and `month` where it has monthly prices.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "world/world.h"

namespace netback::calibrate {

struct ObservedFile {
  std::vector<world::Observed> rows;  // of years; a price of which only months are told has their mean
  std::vector<world::Price> months;   // USD/MMBtu
};

// Every fault at once, each with its line, in `findings`: also subjects that `world` does not have. Fails only where the
// file cannot be read.
Result<ObservedFile> read_observed_file(const std::string& file, const world::World& world,
                                        std::vector<world::Finding>& findings);

// Of `year`, and of any other year the file tells of, `judge` then holds what the file says and nothing else.
void judge_by(world::World& judge, const ObservedFile& file, int year);

// Is anything observed of the year?
bool has_observed(const world::World& world, int year);

}  // namespace netback::calibrate
