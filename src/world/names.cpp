// The names of the world alone, for a command that only reads a page: views of the file's bytes, no row made.
#include <algorithm>
#include <array>
#include <filesystem>
#include <numeric>

#include "core/csv.h"
#include "core/file.h"
#include "world/load.h"
#include "world/world.h"

namespace netback::world {
namespace {

// Names in the order of their ids, which is mostly the table's.
void sort_by(const std::vector<std::string_view>& ids, std::vector<AliasView>& names) {
  if (std::ranges::is_sorted(ids)) return;
  std::vector<std::size_t> order(ids.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return ids[i]; });
  std::vector<AliasView> sorted;
  sorted.reserve(names.size());
  for (const std::size_t i : order) sorted.push_back(names[i]);
  names = std::move(sorted);
}

}  // namespace

Result<std::shared_ptr<NameTable>> load_names(const std::string& folder, std::optional<Date> day) {
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
  std::vector<std::string_view> ids;
  constexpr std::size_t kShortRow = 96;  // bytes
  ids.reserve(table->bytes.size() / kShortRow), table->names.reserve(table->bytes.size() / kShortRow);
  for (;;) {
    NB_TRY(more, rows.next());
    if (!more) break;
    const auto& fields = rows.fields();
    const std::string_view alias = fields[at[0]], ref = fields[at[1]];
    const auto known_from = parse_date(fields[at[3]]);
    if (alias.empty() || ref.find(':') == std::string_view::npos || !known_from)
      return bad_input("an alias without a name, an id or a day", rows.where(),
                       "Give alias, ref (kind:slug) and known_from (YYYY-MM-DD).");
    if (day && *day < *known_from) continue;
    ids.push_back(fields[at[4]]);
    table->names.push_back({alias, ref, fields[at[2]]});
  }
  table->unquoted = rows.take_unquoted();
  sort_by(ids, table->names);
  return table;
}

}  // namespace netback::world
