#include "core/csv.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "core/file.h"
#include "core/utf8.h"

namespace netback {
namespace {

constexpr std::size_t kRowLimit = 1'000'000;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kFieldLimit = std::size_t{64} << 10;

constexpr std::uint64_t kEachByte = 0x0101010101010101u;

// The high bit of each byte that is `c`.
constexpr std::uint64_t bytes_equal(std::uint64_t bytes, char c) {
  constexpr std::uint64_t kLow = kEachByte * 0x7F;
  const std::uint64_t others = bytes ^ kEachByte * static_cast<unsigned char>(c);
  return ~(((others & kLow) + kLow) | others | kLow);
}

std::string at(const std::string& file, std::size_t line) { return file + ":" + std::to_string(line); }

Result<bool> check_bytes(std::string_view bytes, const std::string& file) {
  if (bytes.size() > kCsvFileLimit) return bad_input("file over 64 MiB", file, "Split the table.");
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

// A line without a quote and as wide as the header, which is most of them: cut at the separators, found eight bytes at a
// time. False, with nothing done that counts, for any other.
bool CsvScanner::read_plain_row() {
  const char* const file_end = bytes_.data() + bytes_.size();
  const char* const begin = bytes_.data() + position_;
  const auto find = [&](char c) {
    const void* const found = std::memchr(begin, c, bytes_.size() - position_);
    return found ? static_cast<const char*>(found) : file_end;
  };
  const char* const newline = find('\n');
  if (static_cast<std::size_t>(newline - begin) > kFieldLimit) return false;
  if (!quote_ || quote_ < begin) quote_ = find('"');
  if (quote_ < newline) return false;
  const char* const end = newline < file_end && newline > begin && newline[-1] == '\r' ? newline - 1 : newline;
  const std::size_t width = header_.size();
  fields_.resize(width);
  std::size_t count = 0;
  const char* field = begin;
  for (const char* at = begin; at < end; at += 8) {
    std::uint64_t eight = 0;
    if (file_end - at >= 8)
      std::memcpy(&eight, at, 8);
    else
      std::memcpy(&eight, at, static_cast<std::size_t>(file_end - at));
    if constexpr (std::endian::native == std::endian::big) eight = std::byteswap(eight);
    std::uint64_t marks = bytes_equal(eight, separator_);
    if (end - at < 8) marks &= (std::uint64_t{1} << 8 * (end - at)) - 1;
    for (; marks; marks &= marks - 1) {
      const char* const mark = at + std::countr_zero(marks) / 8;
      if (count == width) return false;
      fields_[count++] = {field, static_cast<std::size_t>(mark - field)};
      field = mark + 1;
    }
  }
  if (count + 1 != width) return false;
  fields_[count] = {field, static_cast<std::size_t>(end - field)};
  position_ = static_cast<std::size_t>(newline - bytes_.data()) + (newline < file_end);
  line_ += newline < file_end;
  return true;
}

// `line_` counts newlines inside quotes too, so messages point at the true line.
Result<bool> CsvScanner::read_row() {
  row_line_ = line_;
  if (read_plain_row()) return true;
  fields_.clear();
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
  NB_TRY(bytes, read_file(path, kCsvFileLimit + 1));
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
