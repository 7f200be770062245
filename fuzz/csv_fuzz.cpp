// Any bytes as a table: what parses has rows as wide as the header and reads back the same when written, and no row of any
// table of the world does worse than leave findings.
#include <cstdint>
#include <string>

#include "core/csv.h"
#include "fuzz_require.h"
#include "world/tables.h"

namespace netback {
namespace {

std::string written(const CsvTable& table, char separator) {
  std::string text;
  const auto line = [&](const std::vector<std::string>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) text += separator;
      // csv_field knows the comma only; a tab in a field of a tab-separated table must be quoted too.
      const bool quoted = separator == '\t' && fields[i].find_first_of("\t\"\r\n") != std::string::npos;
      std::string field = separator == ',' ? csv_field(fields[i]) : quoted ? "\"" : fields[i];
      if (quoted) {
        for (const char c : fields[i]) field += c == '"' ? std::string("\"\"") : std::string(1, c);
        field += '"';
      }
      text += field;
    }
    text += '\n';
  };
  line(table.header);
  for (const auto& row : table.rows) line(row.fields);
  return text;
}

void check(std::string_view bytes, char separator) {
  const auto table = parse_csv(bytes, "fuzz.csv", separator);
  if (!table) {
    require(!table.error().what.empty() && table.error().where.starts_with("fuzz.csv") && !table.error().fix.empty());
    return;
  }
  std::size_t line = 1;
  for (const auto& row : table->rows) {
    require(row.fields.size() == table->header.size());
    require(row.line > line);
    line = row.line;
  }
  const auto again = parse_csv(written(*table, separator), "again.csv", separator);
  require(again.has_value() && again->header == table->header && again->rows.size() == table->rows.size());
  for (std::size_t i = 0; i < table->rows.size(); ++i) require(again->rows[i].fields == table->rows[i].fields);
  if (separator != ',' || table->rows.empty()) return;
  world::World world;
  world::for_each_table(world, [&]<class Rows>(const char*, Rows& rows) {
    std::vector<world::Finding> findings;
    auto rows_again = CsvScanner::open(bytes, "fuzz.csv");
    require(rows_again && rows_again->next());
    world::Cells cells(*rows_again, findings);
    typename Rows::value_type row;
    world::read_row(cells, row);
    cells.common(row);
    for (const auto& finding : findings) require(!finding.what.empty() && finding.where.starts_with("fuzz.csv"));
    rows.push_back(std::move(row));
  });
}

}  // namespace
}  // namespace netback

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  netback::check(bytes, ',');
  netback::check(bytes, '\t');
  return 0;
}
