#include "world/cells.h"

#include <algorithm>
#include <cmath>

#include "core/number.h"
#include "core/units.h"

namespace netback::world {
namespace {

constexpr std::array<bool, 256> kIdLetters = [] {
  std::array<bool, 256> letters{};
  for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyz0123456789-:/._+@"))
    letters[static_cast<unsigned char>(c)] = true;
  return letters;
}();

bool is_id(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == 0 || colon == std::string_view::npos || colon + 1 == text.size()) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return kIdLetters[static_cast<unsigned char>(c)]; });
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    std::string_view part = text.substr(0, end);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::string quoted(std::string_view text) { return "'" + std::string(text.substr(0, 60)) + "'"; }

}  // namespace

void Cells::fault(std::string what, std::string fix) {
  findings_.push_back({true, rows_.where(), std::move(what), std::move(fix)});
}

const std::string_view* Cells::field(std::string_view column) {
  const std::vector<std::string>& header = rows_.header();
  if (!column.empty()) {
    const auto letter = [&](std::size_t at) { return static_cast<unsigned char>(column[at]); };
    std::uint8_t& place = places_[(3 * column.size() + letter(0) + 5 * letter(column.size() - 1)) % places_.size()];
    if (place < header.size() && header[place] == column) return &rows_.fields()[place];
    const std::size_t index = rows_.column(column);
    if (index <= 0xFF) place = static_cast<std::uint8_t>(index);
    if (index != CsvTable::npos) return &rows_.fields()[index];
  }
  const std::string where = rows_.file() + ":1", what = "column '" + std::string(column) + "' is missing";
  const bool told =
      std::any_of(findings_.begin(), findings_.end(), [&](const Finding& f) { return f.where == where && f.what == what; });
  if (!told) findings_.push_back({true, where, what, "Add the column; columns.csv describes it."});
  return nullptr;
}

std::string_view Cells::view(std::string_view column) {
  const std::string_view* value = field(column);
  return value ? *value : std::string_view();
}

std::string Cells::optional_text(std::string_view column) { return std::string(view(column)); }

std::string Cells::text(std::string_view column) {
  const std::string_view* value = field(column);
  if (value && value->empty()) fault("'" + std::string(column) + "' is empty", "Fill it in.");
  return value ? std::string(*value) : std::string();
}

std::string Cells::id_of(std::string_view column, std::string_view value) {
  if (!value.empty() && !is_id(value))
    fault(std::string(column) + " " + quoted(value) + " is not an id",
          "Write kind:slug in lower case, such as node:germany.");
  return std::string(value);
}

std::string Cells::optional_id(std::string_view column) { return id_of(column, view(column)); }

std::string Cells::id(std::string_view column) { return id_of(column, text(column)); }

std::vector<std::string> Cells::ids(std::string_view column) {
  std::vector<std::string> parts = split(view(column));
  for (const std::string& part : parts)
    if (!is_id(part)) fault(std::string(column) + " " + quoted(part) + " is not an id", "Write kind:slug, joined by ';'.");
  return parts;
}

double Cells::number(std::string_view column, double least, double most) {
  const std::string_view* value = field(column);
  if (!value) return 0;
  const auto parsed = parse_number(*value);
  if (!parsed) {
    fault(std::string(column) + " " + quoted(*value) + " is not a number", "Write a number with a dot, without separators.");
    return 0;
  }
  if (*parsed < least || *parsed > most) {
    fault(std::string(column) + " " + std::string(*value) + " is outside " + number_text(least) + " to " + number_text(most),
          "Check the figure and its unit.");
    return least;
  }
  return *parsed;
}

double Cells::optional_number(std::string_view column, double least, double most, double otherwise) {
  return view(column).empty() ? otherwise : number(column, least, most);
}

int Cells::integer(std::string_view column, int least, int most) {
  const double value = number(column, least, most);
  if (value != std::floor(value)) fault(std::string(column) + " is not a whole number", "Write a whole number.");
  return static_cast<int>(value);
}

std::string Cells::word(std::string_view column, std::initializer_list<std::string_view> allowed) {
  std::string value = text(column);
  if (value.empty() || std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return value;
  std::string list;
  for (const std::string_view word : allowed) list += (list.empty() ? "" : ", ") + std::string(word);
  fault(std::string(column) + " " + quoted(value) + " is not one of its words", "Write one of: " + list + ".");
  return value;
}

std::optional<Date> Cells::optional_date(std::string_view column) {
  const std::string_view value = view(column);
  if (value.empty()) return std::nullopt;
  const auto parsed = parse_date(value);
  if (!parsed) fault(std::string(column) + " " + quoted(value) + " is not a date", "Write YYYY-MM-DD or YYYY-MM.");
  return parsed;
}

Date Cells::date(std::string_view column) {
  const auto parsed = optional_date(column);
  if (!parsed && view(column).empty()) fault("'" + std::string(column) + "' is empty", "Write YYYY-MM-DD.");
  return parsed.value_or(Date{1900, 1, 1});
}

std::vector<Point> Cells::points(std::string_view column) {
  std::string_view rest = view(column);
  std::vector<Point> line;
  line.reserve(static_cast<std::size_t>(std::count(rest.begin(), rest.end(), ';')) + 1);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t gap = std::min(pair.find(' '), pair.size());
    const auto lat = parse_number(pair.substr(0, gap)), lon = parse_number(pair.substr(std::min(gap + 1, pair.size())));
    if (!lat || !lon || std::abs(*lat) > 90 || std::abs(*lon) > 180) {
      fault(std::string(column) + " " + quoted(pair) + " is not a point", "Write 'lat lon;lat lon' in degrees.");
      return {};
    }
    line.push_back({*lat, *lon});
  }
  return line;
}

double Cells::twh(std::string_view column, std::string_view unit_column) {
  const double amount = number(column, -1e6, 1e6);
  const std::string unit = text(unit_column);
  const auto factor = units::twh_per(unit);
  if (!factor && !unit.empty()) fault("unit " + quoted(unit) + " is unknown", "Write bcm, bcm_ei, bcf, mtpa or twh.");
  return amount * factor.value_or(1);
}

void Cells::common(Row& row) {
  row.where = rows_.where();
  row.id = id("id");
  row.from = optional_date("from");
  row.until = optional_date("until");
  row.known_from = date("known_from");
  row.sources = ids("source");
  if (row.sources.empty()) fault("no source", "Name an id of sources.csv, or source:judgement.");
  row.confidence = word("confidence", {"high", "medium", "low"});
  row.note = optional_text("note");
  if (row.from && row.until && !(*row.from < *row.until)) fault("'until' is not after 'from'", "Swap or correct the dates.");
}

}  // namespace netback::world
