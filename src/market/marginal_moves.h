// What could move at an optimum without cost: the columns of no reduced cost with room, and the rows that something must set
// right when they move. A direction made of such moves is as good as the prices say.
#pragma once
#include <cmath>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "market/outcome.h"
#include "model/layout.h"
#include "solve/linear_program.h"

namespace netback::market {

inline std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

struct Source {
  std::string kind, id, node;
  auto key() const { return std::tie(kind, id, node); }
};

class Moves {
 public:
  Moves(const model::Layout& layout, const solve::LinearProgram& program, const PathValues& values);

  // `way`: +1 up, -1 down.
  bool can_move(std::size_t c, int way) const;
  // True when the row takes a change of this sign without anything else giving way.
  bool takes(std::int32_t r, int sign) const;
  // What a column that gives is called; no kind where it only carries.
  Source named(std::size_t c) const;

  // The columns of a row.
  template <class Use>
  void each_of_row(std::int32_t r, Use&& use) const {
    for (auto k = at(start_[at(r)]); k < at(start_[at(r) + 1]); ++k) use(at(col_of_[k]), value_of_[k]);
  }

  const model::Layout& layout;
  const world::World& world;
  const solve::LinearProgram& program;

 private:
  const PathValues& v_;
  std::vector<double> reduced_, activity_;
  std::vector<std::int32_t> start_, col_of_;  // the matrix by rows
  std::vector<double> value_of_;
};

}  // namespace netback::market
