#include "model/builder.h"

#include <algorithm>
#include <cassert>

namespace netback::model {

std::int32_t Builder::add_row(RowInfo info) {
  layout.rows.push_back(info);
  program_.row_lower.push_back(0);
  program_.row_upper.push_back(0);
  layout.row_range[static_cast<std::size_t>(info.kind)].end = program_.row_count();
  return program_.row_count() - 1;
}

void Builder::add_col(ColInfo info, double cost, std::vector<Entry> entries) {
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.row < b.row; });
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].row < 0) continue;  // a row this world does not have
    assert(i == 0 || entries[i].row != entries[i - 1].row);
    program_.a_index.push_back(entries[i].row);
    program_.a_value.push_back(entries[i].value);
  }
  program_.a_start.push_back(static_cast<std::int32_t>(program_.a_index.size()));
  program_.col_cost.push_back(cost);
  program_.col_lower.push_back(0);
  program_.col_upper.push_back(0);
  layout.cols.push_back(info);
  layout.col_range[static_cast<std::size_t>(info.kind)].end = program_.col_count();
}

void Builder::add_col(ColInfo info, double cost, std::initializer_list<Entry> entries) {
  add_col(info, cost, std::vector<Entry>(entries));
}

void Builder::begin(RowKind kind) {
  layout.row_range[static_cast<std::size_t>(kind)] = {program_.row_count(), program_.row_count()};
}
void Builder::begin(ColKind kind) {
  layout.col_range[static_cast<std::size_t>(kind)] = {program_.col_count(), program_.col_count()};
}

}  // namespace netback::model
