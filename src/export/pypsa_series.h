// The rows and columns of a program gathered over the months: what PyPSA calls a bus and a component.
#pragma once
#include <compare>
#include <string>
#include <vector>

#include "core/error.h"
#include "model/model.h"

namespace netback::exports {

// A month that an earlier stage decided is fixed at what the solver left, at times a hair below nothing (TWh).
inline constexpr double kHair = 1e-9;

// Rows of one meaning, one a month.
struct RowSeries {
  model::RowInfo info;              // month of no meaning
  std::vector<std::int32_t> row;    // by month, -1 where there is none
  bool only_grows = true;           // what is used of it cannot be negative
  bool is_bus = false;              // else it is free, or a bound of the one column it holds
};

// An entry of a column, seen from its month.
struct Port {
  std::size_t series = 0;
  int delay = 0;         // months after the column's own
  double injection = 0;  // into the bus, per unit of the column
  friend auto operator<=>(const Port&, const Port&) = default;
};

// Columns of one meaning that touch the same rows with the same coefficients.
struct ColSeries {
  model::ColInfo info;
  std::vector<Port> ports;              // those on buses
  std::vector<std::int32_t> col;        // by month, -1 where there is none
  std::vector<double> lower, upper;     // by month; 0 and 0 where there is none; rows that hold one column are in them
};

struct Gathered {
  int months = 0;
  std::vector<RowSeries> rows;
  std::vector<ColSeries> cols;  // all but the stocks
  std::vector<ColSeries> stocks;  // ports: none
};

// Which way a row's bus is read: +1 where gas that enters counts up; -1 where the row counts what is used of a capacity, or
// what a store takes in.
double bus_sign(model::RowKind kind);
// Rows that hold with equality for every state of the world.
bool is_balance(model::RowKind kind);

Result<Gathered> gather(const model::MarketModel& model);

}  // namespace netback::exports
