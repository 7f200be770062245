// The row at which a table being read stands: typed access by column name. Every fault becomes a Finding with file:line and
// a fix, and reading goes on, so that a curator sees all faults at once.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/csv.h"
#include "core/month.h"
#include "world/point.h"
#include "world/row.h"

namespace netback::world {

class Cells {
 public:
  // Both must outlive it; it follows `rows` from row to row.
  Cells(const CsvScanner& rows, std::vector<Finding>& findings) : rows_(rows), findings_(findings) {}

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
  std::vector<Point> points(std::string_view column);  // "lat lon;lat lon", degrees; may be empty
  double twh(std::string_view column, std::string_view unit_column);  // amount in the unit that another column names

  void common(Row& row);  // id, from, until, known_from, source, confidence, note
  void fault(std::string what, std::string fix);

 private:
  const std::string_view* field(std::string_view column);  // null (and one finding) when the column is missing
  std::string_view view(std::string_view column);          // of text that may be empty
  std::string id_of(std::string_view column, std::string_view value);

  const CsvScanner& rows_;
  std::vector<Finding>& findings_;
  std::array<std::uint8_t, 64> places_{};  // where a name like this stood last: of a row's names each has mostly its own
};

}  // namespace netback::world
