// Tables as plain text: columns side by side without lines drawn, long text wrapped inside its column.
#include <algorithm>
#include <cstdint>

#include "core/utf8.h"
#include "report/table.h"

namespace netback::report {
namespace {

constexpr std::size_t kGap = 2, kLeastColumn = 10, kNarrowColumn = 8, kNumberName = 11, kWidestLeast = 24, kNarrowFirst = 14;

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::size_t longest_word(std::string_view text) {
  std::size_t most = 0;
  for (const std::string_view word : words_of(text)) most = std::max(most, utf8_count(word));
  return most;
}

std::string padded(const std::string& text, std::size_t width, bool to_right) {
  const std::size_t count = utf8_count(text);
  const std::string space(count < width ? width - count : 0, ' ');
  return to_right ? space + text : text + space;
}

enum class Squeeze : std::uint8_t { little, much };

std::size_t least_width(const Table& table, std::size_t index, Squeeze squeeze) {
  const Column& column = table.columns[index];
  const bool whole = squeeze == Squeeze::little && (column.is_number || column.is_short);
  std::size_t least = column.is_number ? 1 : squeeze == Squeeze::little ? kLeastColumn : kNarrowColumn;
  for (const Row& row : table.rows) {
    if (index >= row.cells.size()) continue;
    const std::string& text = row.cells[index].text;
    if (whole) least = std::max(least, utf8_count(text));
    if (index == 0)
      least = std::max(least, std::min(longest_word(text), squeeze == Squeeze::little ? kWidestLeast : kNarrowFirst));
    if (column.is_number || column.is_short) least = std::max(least, longest_word(text));
  }
  return std::max(std::min(least, kWidestLeast), longest_word(column.name));
}

// Widths that fit: each column as wide as its widest cell, then the widest column gives way first, down to what can still
// be read. Empty when the table does not fit.
std::vector<std::size_t> widths_for(const Table& table, std::size_t width, Squeeze squeeze) {
  const std::size_t count = table.columns.size();
  std::vector<std::size_t> widths(count), least(count);
  std::size_t total = kGap * (count - 1);
  for (std::size_t i = 0; i < count; ++i) {
    const Column& column = table.columns[i];
    const std::size_t name = utf8_count(column.name);
    widths[i] = column.is_number ? std::max(longest_word(column.name), std::min(name, kNumberName)) : name;
    for (const Row& row : table.rows)
      if (i < row.cells.size()) widths[i] = std::max(widths[i], utf8_count(row.cells[i].text));
    least[i] = std::min(least_width(table, i, squeeze), widths[i]);
    total += widths[i];
  }
  for (; total > width; --total) {
    std::size_t best = count;
    for (std::size_t i = 0; i < count; ++i)
      if (widths[i] > least[i] && (best == count || widths[i] > widths[best])) best = i;
    if (best == count) return {};
    --widths[best];
  }
  return widths;
}

// Where columns do not fit side by side: a row as lines of "name: value".
std::string put_record(const Row& row, const Table& table, std::size_t width) {
  std::string out;
  for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
    if (row.cells[i].text.empty()) continue;
    const std::string text = i == 0 ? row.cells[i].text : table.columns[i].name + ": " + row.cells[i].text;
    for (const std::string& line : wrapped(text, i == 0 ? width : width - 2, 2)) out += (i == 0 ? "" : "  ") + line + "\n";
  }
  return out;
}

std::string put_cells(const std::vector<std::string>& cells, const Table& table, const std::vector<std::size_t>& widths) {
  std::vector<std::vector<std::string>> columns;
  std::size_t height = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    columns.push_back(wrapped(i < cells.size() ? cells[i] : "", widths[i]));
    height = std::max(height, columns.back().size());
  }
  std::string out;
  for (std::size_t line = 0; line < height; ++line) {
    std::string text;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      text += padded(line < columns[i].size() ? columns[i][line] : "", widths[i], table.columns[i].is_number);
      if (i + 1 < widths.size()) text += std::string(kGap, ' ');
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + "\n";
  }
  return out;
}

}  // namespace

Cell::Cell(std::vector<Link> to) : links(std::move(to)) {
  std::vector<std::string> parts;
  for (const Link& link : links) parts.push_back(link.text);
  text = joined(parts);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  width = std::max<std::size_t>(width, 1);
  if (indent + 1 >= width) indent = 0;
  std::vector<std::string> lines;
  std::string line;
  std::size_t used = 0;
  const auto end_line = [&] {
    lines.push_back(line);
    line = std::string(indent, ' ');
    used = indent;
  };
  for (std::string_view word : words_of(text)) {
    const bool line_is_empty = used == (lines.empty() ? 0 : indent);
    std::size_t count = utf8_count(word);
    if (!line_is_empty && used + 1 + count > width)
      end_line();
    else if (!line_is_empty)
      line += ' ', ++used;
    while (used + count > width) {  // a word longer than the line is cut, after a hyphen or slash where it has one
      std::size_t bytes = 0, after_hyphen = 0;
      for (; used < width; ++used) {
        bytes += utf8_length(word, bytes);
        if (word[bytes - 1] == '-' || word[bytes - 1] == '/') after_hyphen = bytes;
      }
      if (after_hyphen > 1) bytes = after_hyphen;
      line += word.substr(0, bytes);
      word.remove_prefix(bytes);
      count = utf8_count(word);
      end_line();
    }
    line += word;
    used += count;
  }
  if (used > (lines.empty() ? 0 : indent)) lines.push_back(line);
  return lines;
}

std::string text_table(const Table& table, std::size_t width, bool colour) {
  if (table.rows.empty() && table.empty.empty()) return {};
  const std::string on = colour ? "\x1b[1m" : "", dim = colour ? "\x1b[2m" : "", off = colour ? "\x1b[0m" : "";
  std::string out = "\n";
  for (const std::string& line : wrapped(table.title, width)) out += on + line + off + "\n";
  const auto put_small = [&](const std::string& text) {
    for (const std::string& line : wrapped(text, width)) out += dim + line + off + "\n";
  };
  if (table.rows.empty()) {
    for (const std::string& line : wrapped(table.empty, width)) out += line + "\n";
    for (const std::string& note : table.notes) put_small(note);
    return out;
  }
  if (!table.lead.empty()) put_small(table.lead);
  std::vector<std::size_t> widths = widths_for(table, width, Squeeze::little);
  if (widths.empty()) widths = widths_for(table, width, Squeeze::much);
  if (!widths.empty()) {
    std::vector<std::string> head;
    std::size_t rule = kGap * (widths.size() - 1);
    for (const Column& column : table.columns) head.push_back(column.name);
    for (const std::size_t one : widths) rule += one;
    out += put_cells(head, table, widths) + std::string(rule, '-') + "\n";
  }
  for (const Row& row : table.rows) {
    std::vector<std::string> cells;
    for (const Cell& cell : row.cells) cells.push_back(cell.text);
    out += widths.empty() ? put_record(row, table, width) : put_cells(cells, table, widths);
    for (const Under& under : row.under) {
      if (under.where == Under::Where::html) continue;
      const std::string text = under.label.empty() ? under.text : under.label + ": " + under.text;
      for (const std::string& line : wrapped(text, width - 4, 2)) out += "    " + dim + line + off + "\n";
    }
  }
  for (const std::string& note : table.notes) put_small(note);
  return out;
}

}  // namespace netback::report
