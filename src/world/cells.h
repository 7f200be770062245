// One row of a table being read: typed access by column name. Every fault becomes a Finding with file:line and a fix,
// and reading goes on, so that a curator sees all faults at once.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/csv.h"
#include "core/month.h"
#include "world/row.h"

namespace netback::world {

class Cells {
 public:
  Cells(const CsvTable& table, const CsvRow& row, std::vector<Finding>& findings);

  std::string text(std::string_view column);           // must not be empty
  std::string optional_text(std::string_view column);  // may be empty
  std::string id(std::string_view column);             // kind:slug
  std::string optional_id(std::string_view column);
  std::vector<std::string> ids(std::string_view column);  // joined by ';', may be empty
  double number(std::string_view column, double least, double most);
  double optional_number(std::string_view column, double least, double most, double otherwise);
  int integer(std::string_view column, int least, int most);
  std::string word(std::string_view column, std::initializer_list<std::string_view> allowed);
  Date date(std::string_view column);
  std::optional<Date> optional_date(std::string_view column);
  double twh(std::string_view column, std::string_view unit_column);  // amount in the unit that another column names

  void common(Row& row);  // id, from, until, known_from, source, confidence, note
  void fault(std::string what, std::string fix);

 private:
  const std::string* field(std::string_view column);  // null (and one finding) when the column is missing

  const CsvTable& table_;
  const CsvRow& row_;
  std::vector<Finding>& findings_;
};

}  // namespace netback::world
