// Names of rows and columns that a person can read in a solver's log: r_hub_germany_2025_01,
// c_flow_nord-stream-1_russia_2025_01. One a row and column, without blanks, the same on every machine.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/layout.h"

namespace netback::exports {

class Names {
 public:
  explicit Names(const model::Layout& layout);
  std::string row(std::size_t r) const;
  std::string col(std::size_t c) const;
  // Without the month: what stays the same from snapshot to snapshot.
  std::string row_series(const model::RowInfo& row) const;
  std::string col_series(const model::ColInfo& col) const;

 private:
  const model::Layout& layout_;
  std::vector<std::vector<std::string>> row_items_, col_items_;  // by kind and item
  std::vector<std::string> sellers_, months_;
};

std::string_view kind_name(model::RowKind kind);
std::string_view kind_name(model::ColKind kind);

// "germany" of "node:germany".
std::string slug(std::string_view id);

}  // namespace netback::exports
