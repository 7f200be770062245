#include "core/csv.h"

#include <algorithm>

#include "core/file.h"
#include "core/utf8.h"

namespace netback {
namespace {

constexpr std::size_t kFileLimit = std::size_t{64} << 20;
constexpr std::size_t kRowLimit = 1'000'000;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kFieldLimit = std::size_t{64} << 10;

std::string at(const std::string& file, std::size_t line) { return file + ":" + std::to_string(line); }

// One pass over the bytes; `line` counts newlines inside quotes too, so messages point at the true line.
class Reader {
 public:
  Reader(std::string_view bytes, std::string file, char separator)
      : bytes_(bytes), file_(std::move(file)), separator_(separator) {}

  Result<bool> next(CsvRow& row) {
    row.fields.clear();
    row.line = line_;
    for (;;) {
      NB_TRY(field, next_field());
      row.fields.push_back(std::move(field));
      if (position_ >= bytes_.size()) return true;
      if (bytes_[position_] == separator_) {
        ++position_;
        continue;
      }
      if (bytes_[position_] == '\r') ++position_;
      if (position_ < bytes_.size() && bytes_[position_] == '\n') ++position_;
      ++line_;
      return true;
    }
  }
  bool done() const { return position_ >= bytes_.size(); }

 private:
  Result<std::string> next_field() {
    if (position_ < bytes_.size() && bytes_[position_] == '"') return quoted();
    const std::size_t start = position_;
    while (position_ < bytes_.size() && bytes_[position_] != separator_ && bytes_[position_] != '\n' &&
           !(bytes_[position_] == '\r' && position_ + 1 < bytes_.size() && bytes_[position_ + 1] == '\n'))
      ++position_;
    if (position_ - start > kFieldLimit)
      return bad_input("a field longer than 64 KiB", at(file_, line_), "Shorten the field.");
    return std::string(bytes_.substr(start, position_ - start));
  }

  Result<std::string> quoted() {
    const std::size_t opened_at = line_;
    std::string text;
    for (++position_; position_ < bytes_.size(); ++position_) {
      const char c = bytes_[position_];
      if (c == '"') {
        if (position_ + 1 < bytes_.size() && bytes_[position_ + 1] == '"') {
          ++position_;
        } else {
          ++position_;
          const bool ends = position_ >= bytes_.size() || bytes_[position_] == separator_ || bytes_[position_] == '\n' ||
                            bytes_[position_] == '\r';
          if (!ends) return bad_input("text after a closing quote", at(file_, line_), "Double the quotes inside the field.");
          return text;
        }
      }
      if (c == '\n') ++line_;
      if (text.size() >= kFieldLimit)
        return bad_input("a field longer than 64 KiB", at(file_, opened_at), "Close the quote, or shorten the field.");
      text += c;
    }
    return bad_input("a quote that is never closed", at(file_, opened_at), "Add the closing quote.");
  }

  std::string_view bytes_;
  std::string file_;
  char separator_;
  std::size_t position_ = 0, line_ = 1;
};

Result<bool> check_bytes(std::string_view bytes, const std::string& file) {
  if (bytes.size() > kFileLimit) return bad_input("file over 64 MiB", file, "Split the table.");
  const auto line_of = [&](std::size_t offset) {
    return at(file,
              1 + static_cast<std::size_t>(std::count(bytes.begin(), bytes.begin() + static_cast<long>(offset), '\n')));
  };
  if (const auto nul = bytes.find('\0'); nul != std::string_view::npos)
    return bad_input("a NUL byte", line_of(nul), "Save the table as UTF-8 text.");
  if (const auto broken = first_invalid_utf8(bytes); broken != std::string_view::npos)
    return bad_input("bytes that are not UTF-8", line_of(broken), "Save the table as UTF-8 text.");
  return true;
}

}  // namespace

std::size_t CsvTable::column(std::string_view name) const {
  const auto found = std::find(header.begin(), header.end(), name);
  return found == header.end() ? npos : static_cast<std::size_t>(found - header.begin());
}

Result<CsvTable> parse_csv(std::string_view bytes, std::string file, char separator) {
  NB_TRY(checked, check_bytes(bytes, file));
  (void)checked;
  while (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());  // a file saved twice has two
  CsvTable table{file, {}, {}};
  if (bytes.empty()) return bad_input("an empty table", at(file, 1), "Give at least the header line.");
  Reader reader(bytes, file, separator);
  CsvRow row;
  NB_TRY(first, reader.next(row));
  (void)first;
  table.header = std::move(row.fields);
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    if (table.header[i].empty()) return bad_input("a column without a name", at(file, 1), "Name every column.");
    if (table.header[i].starts_with(kByteOrderMark))
      return bad_input("a column name with a byte order mark in it", at(file, 1), "Save the table as UTF-8 text.");
    if (table.column(table.header[i]) != i)
      return bad_input("column '" + table.header[i] + "' stands twice", at(file, 1), "Remove one of them.");
  }
  while (!reader.done()) {
    NB_TRY(got, reader.next(row));
    (void)got;
    if (row.fields.size() == 1 && row.fields[0].empty()) continue;  // blank line
    if (row.fields.size() != table.header.size())
      return bad_input(
          std::to_string(row.fields.size()) + " fields where the header has " + std::to_string(table.header.size()),
          at(file, row.line), "Add or remove commas, or quote the field that holds one.");
    if (table.rows.size() == kRowLimit) return bad_input("more than 1,000,000 rows", at(file, row.line), "Split the table.");
    table.rows.push_back(row);
  }
  return table;
}

Result<CsvTable> read_csv(const std::string& path, char separator) {
  NB_TRY(bytes, read_file(path, kFileLimit + 1));
  return parse_csv(bytes, path, separator);
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

}  // namespace netback
