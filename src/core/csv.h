// Comma-separated tables (RFC 4180, UTF-8, header line). The reader keeps the line of each row, so that every later
// error can name file:line. Limits: 64 MiB a file, 1,000,000 rows, 64 KiB a field.
#pragma once
#include <forward_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace netback {

inline constexpr std::size_t kCsvFileLimit = std::size_t{64} << 20;

struct CsvRow {
  std::size_t line = 0;  // 1-based line of the row's first character
  std::vector<std::string> fields;
};

struct CsvTable {
  std::string file;  // as given, for messages
  std::vector<std::string> header;
  std::vector<CsvRow> rows;
  // Index of a column, or npos.
  std::size_t column(std::string_view name) const;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

// Fails on: unbalanced quotes, a row with another number of fields than the header, a repeated or empty header name,
// NUL bytes, invalid UTF-8, a limit passed. A BOM and CRLF line ends are accepted. `separator` is ',' or '\t'.
Result<CsvTable> parse_csv(std::string_view bytes, std::string file, char separator = ',');
Result<CsvTable> read_csv(const std::string& path, char separator = ',');

// The same row by row without a copy of the table. Fields are views that hold as long as `bytes` and, where one held doubled
// quotes, the scanner or what take_unquoted() gave. Blank lines are passed over.
class CsvScanner {
 public:
  static Result<CsvScanner> open(std::string_view bytes, std::string file, char separator = ',');
  const std::vector<std::string>& header() const { return header_; }
  std::size_t column(std::string_view name) const;  // or CsvTable::npos
  Result<bool> next();                              // false after the last row
  const std::vector<std::string_view>& fields() const { return fields_; }
  std::size_t line() const { return row_line_; }
  const std::string& file() const { return file_; }
  std::string where() const;  // "file:line" of the row
  std::forward_list<std::string> take_unquoted() { return std::move(unquoted_); }

 private:
  CsvScanner(std::string_view bytes, std::string file, char separator)
      : bytes_(bytes), file_(std::move(file)), separator_(separator) {}
  Result<bool> read_row();
  bool read_plain_row();
  Result<std::string_view> next_field();
  Result<std::string_view> quoted();

  std::string_view bytes_;
  std::string file_;
  char separator_;
  const char* quote_ = nullptr;  // the next one from where it was last looked for, or the end
  std::size_t position_ = 0, line_ = 1, row_line_ = 1, row_count_ = 0;
  std::vector<std::string> header_;
  std::vector<std::string_view> fields_;
  std::forward_list<std::string> unquoted_;  // fields that held doubled quotes
};

// A field as CSV writes it: quoted only where it must be.
std::string csv_field(std::string_view text);

}  // namespace netback
