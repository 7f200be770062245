#include "core/csv.h"

#include <algorithm>
#include <cstring>

#include "core/file.h"
#include "core/utf8.h"

namespace netback {
namespace {

constexpr std::size_t kFileLimit = std::size_t{64} << 20;
constexpr std::size_t kRowLimit = 1'000'000;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kFieldLimit = std::size_t{64} << 10;

std::string at(const std::string& file, std::size_t line) { return file + ":" + std::to_string(line); }

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

std::size_t CsvScanner::column(std::string_view name) const {
  const auto found = std::find(header_.begin(), header_.end(), name);
  return found == header_.end() ? CsvTable::npos : static_cast<std::size_t>(found - header_.begin());
}

std::string CsvScanner::where() const { return at(file_, row_line_); }

// A line without a quote, which is most of them: cut at the separators. False where it holds one or may pass a limit.
bool CsvScanner::read_plain_row() {
  const char* const begin = bytes_.data() + position_;
  const std::size_t rest = bytes_.size() - position_;
  const auto* const newline = static_cast<const char*>(std::memchr(begin, '\n', rest));
  const char* end = newline ? newline : begin + rest;
  const auto length = static_cast<std::size_t>(end - begin);
  if (length > kFieldLimit || std::memchr(begin, '"', length)) return false;
  position_ += length + (newline ? 1 : 0);
  line_ += newline ? 1 : 0;
  if (newline && length > 0 && end[-1] == '\r') --end;
  for (const char* at = begin;;) {
    const auto* const cut = static_cast<const char*>(std::memchr(at, separator_, static_cast<std::size_t>(end - at)));
    fields_.emplace_back(at, static_cast<std::size_t>((cut ? cut : end) - at));
    if (!cut) return true;
    at = cut + 1;
  }
}

// `line_` counts newlines inside quotes too, so messages point at the true line.
Result<bool> CsvScanner::read_row() {
  fields_.clear();
  row_line_ = line_;
  if (read_plain_row()) return true;
  for (;;) {
    NB_TRY(field, next_field());
    fields_.push_back(field);
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

Result<std::string_view> CsvScanner::next_field() {
  if (position_ < bytes_.size() && bytes_[position_] == '"') return quoted();
  const std::size_t start = position_;
  while (position_ < bytes_.size()) {
    const char c = bytes_[position_];
    if (c == separator_ || c == '\n' || (c == '\r' && bytes_.substr(position_).starts_with("\r\n"))) break;
    ++position_;
  }
  if (position_ - start > kFieldLimit)
    return bad_input("a field longer than 64 KiB", at(file_, line_), "Shorten the field.");
  return bytes_.substr(start, position_ - start);
}

Result<std::string_view> CsvScanner::quoted() {
  const std::size_t opened_at = line_, start = ++position_;
  bool doubled = false;
  for (; position_ < bytes_.size(); ++position_) {
    const char c = bytes_[position_];
    if (c == '"') {
      if (position_ + 1 < bytes_.size() && bytes_[position_ + 1] == '"') {
        ++position_;
        doubled = true;
      } else {
        const std::string_view inside = bytes_.substr(start, position_ - start);
        ++position_;
        const bool ends = position_ >= bytes_.size() || bytes_[position_] == separator_ || bytes_[position_] == '\n' ||
                          bytes_[position_] == '\r';
        if (!ends) return bad_input("text after a closing quote", at(file_, line_), "Double the quotes inside the field.");
        if (!doubled) return inside;
        std::string& text = unquoted_.emplace_front();
        for (std::size_t i = 0; i < inside.size(); ++i) {
          text += inside[i];
          if (inside[i] == '"') ++i;
        }
        return text;
      }
    }
    if (c == '\n') ++line_;
    if (position_ - start >= kFieldLimit)
      return bad_input("a field longer than 64 KiB", at(file_, opened_at), "Close the quote, or shorten the field.");
  }
  return bad_input("a quote that is never closed", at(file_, opened_at), "Add the closing quote.");
}

Result<CsvScanner> CsvScanner::open(std::string_view bytes, std::string file, char separator) {
  NB_TRY(checked, check_bytes(bytes, file));
  (void)checked;
  while (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());  // a file saved twice has two
  if (bytes.empty()) return bad_input("an empty table", at(file, 1), "Give at least the header line.");
  CsvScanner scanner(bytes, std::move(file), separator);
  NB_TRY(first, scanner.read_row());
  (void)first;
  scanner.header_.assign(scanner.fields_.begin(), scanner.fields_.end());
  for (std::size_t i = 0; i < scanner.header_.size(); ++i) {
    const std::string& name = scanner.header_[i];
    if (name.empty()) return bad_input("a column without a name", at(scanner.file_, 1), "Name every column.");
    if (name.starts_with(kByteOrderMark))
      return bad_input("a column name with a byte order mark in it", at(scanner.file_, 1), "Save the table as UTF-8 text.");
    if (scanner.column(name) != i)
      return bad_input("column '" + name + "' stands twice", at(scanner.file_, 1), "Remove one of them.");
  }
  return scanner;
}

Result<bool> CsvScanner::next() {
  do {
    if (position_ >= bytes_.size()) return false;
    NB_TRY(got, read_row());
    (void)got;
  } while (fields_.size() == 1 && fields_[0].empty());  // blank line
  if (fields_.size() != header_.size())
    return bad_input(std::to_string(fields_.size()) + " fields where the header has " + std::to_string(header_.size()),
                     where(), "Add or remove commas, or quote the field that holds one.");
  if (++row_count_ > kRowLimit) return bad_input("more than 1,000,000 rows", where(), "Split the table.");
  return true;
}

Result<CsvTable> parse_csv(std::string_view bytes, std::string file, char separator) {
  NB_TRY(scanner, CsvScanner::open(bytes, file, separator));
  CsvTable table{std::move(file), scanner.header(), {}};
  for (;;) {
    NB_TRY(more, scanner.next());
    if (!more) return table;
    table.rows.push_back({scanner.line(), {scanner.fields().begin(), scanner.fields().end()}});
  }
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
