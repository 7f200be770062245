// The names of the world alone, for a command that only reads a page: views of the file's bytes, no row made.
#include <algorithm>
#include <array>
#include <filesystem>

#include "core/csv.h"
#include "core/file.h"
#include "world/load.h"
#include "world/world.h"

namespace netback::world {

Result<std::shared_ptr<const NameTable>> load_names(const std::string& folder) {
  NB_TRY(found, is_world(folder));
  (void)found;
  const std::string path = folder + "/aliases.csv";
  auto table = std::make_shared<NameTable>();
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return table;
  NB_TRY(bytes, read_file(path));
  table->bytes = std::move(bytes);
  NB_TRY(rows, CsvScanner::open(table->bytes, path));
  constexpr std::array<std::string_view, 5> kColumns = {"alias", "ref", "kind", "known_from", "id"};
  std::array<std::size_t, kColumns.size()> at{};
  for (std::size_t i = 0; i < at.size(); ++i) {
    at[i] = rows.column(kColumns[i]);
    if (at[i] == CsvTable::npos)
      return bad_input("column '" + std::string(kColumns[i]) + "' is missing", path + ":1",
                       "Add the column; columns.csv describes it.");
  }
  std::vector<NameTable::Name>& names = table->names;
  names.reserve(table->bytes.size() / 64);
  for (;;) {
    NB_TRY(more, rows.next());
    if (!more) break;
    const auto& fields = rows.fields();
    const auto day = parse_date(fields[at[3]]);
    names.push_back({fields[at[4]], fields[at[0]], fields[at[1]], fields[at[2]], day.value_or(Date{})});
    if (names.back().alias.empty() || names.back().ref.find(':') == std::string_view::npos || !day)
      return bad_input("an alias without a name, an id or a day", rows.where(),
                       "Give alias, ref (kind:slug) and known_from (YYYY-MM-DD).");
  }
  table->unquoted = rows.take_unquoted();
  sort_by_id(names);
  return table;
}

}  // namespace netback::world
