// Columns that bring gas from one balance to another, priced with the constraints they pay for: the legs of every way from
// a seller to a market.
#pragma once
#include <cstdint>
#include <vector>

#include "market/outcome.h"
#include "model/layout.h"
#include "solve/linear_program.h"

namespace netback::market {

// `from` loses a and `to` gets b of a unit.
struct Mover {
  std::int32_t col = 0, from = 0, to = 0;
  double a = 0, b = 0;
  double cost = 0;  // of a unit, with what its constraints are worth; by ship without the plant's part
  bool is_voyage = false, is_used = false;
};

inline bool is_balance(model::RowKind kind) { return kind == model::RowKind::hub || kind == model::RowKind::pool; }

// What the row of its plant makes a voyage pay, USD/MWh.
double plant_rent(const model::Layout& layout, const solve::LinearProgram& program, const PathValues& values,
                  std::int32_t voyage_col);

// All movers that are not barred, by the balance they bring gas to.
class Movers {
 public:
  Movers(const model::Layout& layout, const solve::LinearProgram& program, const PathValues& values);

  const Mover& operator[](std::int32_t index) const { return list_[static_cast<std::size_t>(index)]; }
  // Indices of those that bring gas to the row: first and one past the last.
  std::int32_t first_into(std::int32_t row) const { return into_[static_cast<std::size_t>(row)]; }
  std::int32_t end_into(std::int32_t row) const { return into_[static_cast<std::size_t>(row) + 1]; }

 private:
  std::vector<Mover> list_;
  std::vector<std::int32_t> into_;
};

}  // namespace netback::market
