#include <algorithm>
#include <filesystem>

#include "core/csv.h"
#include "core/file.h"
#include "world/check.h"
#include "world/load.h"
#include "world/tables.h"
#include "world/world.h"

namespace netback::world {
namespace {

// Sources have neither a source nor a confidence of their own, and are known for as long as their year.
void read_source_common(Cells& cells, Source& row, const CsvScanner& at) {
  row.where = at.where();
  row.id = cells.id("id");
  row.known_from = Date{1900, 1, 1};
}

std::string row_text(const CsvScanner& row) {
  std::string text;
  for (std::size_t i = 0; i < row.fields().size(); ++i)
    text.append(row.header()[i]).append("=").append(row.fields()[i]).append("\n");
  return text;
}

// What of the tables is wanted.
struct Wish {
  bool hashes = false;                   // of rows as written
  std::optional<std::string_view> kind;  // only rows that the answer to a description of this kind may ask
};

// May the answer ask a row with this field? Of actors those below another; of stakes those in things of the kind, where the
// kind of a thing is told by its id.
template <class T>
constexpr std::string_view kAskedColumn = std::is_same_v<T, Stake>   ? "asset"
                                          : std::is_same_v<T, Actor> ? "parent"
                                                                     : "";
template <class T>
bool may_ask(std::string_view field, std::string_view kind) {
  if (std::is_same_v<T, Actor>) return !field.empty();
  const bool told = kind == "refinery" || kind == "terminal" || kind == "storage";
  return !told || (field.starts_with(kind) && field.substr(kind.size()).starts_with(':'));
}

// Reads the rows one after the other: no copy of the table is made.
template <class T>
Result<bool> read_rows(std::string_view bytes, const std::string& path, const char* name, const Wish& wish,
                       std::vector<T>& rows, Loaded& loaded) {
  NB_TRY(at, CsvScanner::open(bytes, path));
  constexpr std::size_t kShortRow = 80;  // bytes
  rows.reserve(bytes.size() / kShortRow);
  Cells cells(at, loaded.findings);
  const std::size_t id = at.column("id");  // a missing column is told by the reader
  const std::size_t asked = wish.kind ? at.column(kAskedColumn<T>) : CsvTable::npos;
  for (;;) {
    NB_TRY(more, at.next());
    if (!more) return true;
    if (asked != CsvTable::npos && !may_ask<T>(at.fields()[asked], *wish.kind)) continue;
    T& row = rows.emplace_back();
    if constexpr (std::is_same_v<T, Source>)
      read_source_common(cells, row, at);
    else
      cells.common(row);
    read_row(cells, row);
    if (id != CsvTable::npos && wish.hashes)
      loaded.world.row_hashes[std::string(name) + "/" + std::string(at.fields()[id])] = sha256_hex(row_text(at));
  }
}

// Fills the tables that `wanted` names, with every fault of their rows. A table that cannot be read to its end has none.
template <class Wanted>
void read_tables(const std::string& folder, const Wanted& wanted, const Wish& wish, Loaded& loaded) {
  for_each_table(loaded.world, [&]<class T>(const char* name, std::vector<T>& rows) {
    const std::string path = folder + "/" + name + ".csv";
    std::error_code error;
    if (!wanted(name) || !std::filesystem::exists(path, error)) return;
    const std::size_t findings = loaded.findings.size();
    const auto bytes = read_file(path, kCsvFileLimit + 1);
    const auto read = bytes ? read_rows(*bytes, path, name, wish, rows, loaded) : std::unexpected(bytes.error());
    if (!read) {
      const std::string prefix = std::string(name) + "/";
      std::erase_if(loaded.world.row_hashes, [&](const auto& hash) { return hash.first.starts_with(prefix); });
      rows.clear(), loaded.findings.resize(findings);
      loaded.findings.push_back({true, read.error().where, read.error().what, read.error().fix});
      return;
    }
    sort_by_id(rows);
    for (std::size_t i = 1; i < rows.size(); ++i)
      if (rows[i].id == rows[i - 1].id)
        loaded.findings.push_back({true, rows[i].where,
                                   "id '" + rows[i].id + "' stands twice (also " + rows[i - 1].where + ")",
                                   "Give every row an id of its own."});
  });
}

}  // namespace

Result<bool> is_world(const std::string& folder) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error))
    return std::unexpected(Error{Error::Code::not_found, "there is no such folder", folder,
                                 "Give the folder that holds nodes.csv and the other tables (--world DIR)."});
  if (!std::filesystem::exists(folder + "/nodes.csv", error))
    return bad_input("the world has no nodes.csv", folder, "A world needs at least nodes.csv, supply.csv and demand.csv.");
  return true;
}

bool Loaded::usable() const {
  return std::none_of(findings.begin(), findings.end(), [](const Finding& f) { return f.is_error; });
}

Result<Loaded> load_world(const std::string& folder) {
  NB_TRY(found, is_world(folder));
  (void)found;
  Loaded loaded;
  read_tables(folder, [](std::string_view) { return true; }, {.hashes = true, .kind = {}}, loaded);
  check_references(loaded.world, loaded.findings);
  check_tables(loaded.world, loaded.findings);
  check_sea(loaded.world, loaded.findings);
  check_balances(loaded.world, loaded.findings);
  check_coverage(loaded.world, loaded.findings);
  std::stable_sort(loaded.findings.begin(), loaded.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.is_error > b.is_error; });
  return loaded;
}

Result<Loaded> load_assets(const std::string& folder, std::string_view kind) {
  NB_TRY(found, is_world(folder));
  (void)found;
  // Tables in which a thing of the kind may stand; of_kind in query_answer.cpp asks these.
  const auto holds = [&](std::string_view table) {
    if (table == "refineries") return kind == "refinery";
    if (table == "regasification") return kind == "terminal";
    if (table == "storage") return kind == "storage";
    if (table == "nodes") return kind != "refinery";
    if (table == "liquefaction" || table == "ports") return kind != "refinery" && kind != "string";
    return table == "pipelines" || table == "assets" ? kind != "refinery" : false;
  };
  constexpr std::string_view kAlways[] = {"countries", "actors", "stakes"};
  const auto wanted = [&](std::string_view table) {
    return std::ranges::find(kAlways, table) != std::end(kAlways) || holds(table);
  };
  Loaded loaded;
  read_tables(folder, wanted, {.hashes = false, .kind = kind}, loaded);
  return loaded;
}

Result<Loaded> load_sea(const std::string& folder) {
  constexpr std::string_view kSea[] = {"ports", "sea_gates", "sea_bans", "sea_legs"};
  std::error_code error;
  if (!std::filesystem::exists(folder + "/ports.csv", error))
    return bad_input("there is no ports.csv", folder, "Give the folder of a world.");
  Loaded loaded;
  read_tables(
      folder, [&](std::string_view table) { return std::ranges::find(kSea, table) != std::end(kSea); },
      {.hashes = false, .kind = {}}, loaded);
  return loaded;
}

namespace {

// Supply, demand and balances describe one year each: of the years known the newest is the one a run stands on.
// An outlook counts in shares of its own base year: those that multiply another one go.
void keep_newest_base_year(World& world) {
  int newest = 0;
  for (const auto& row : world.demand) newest = std::max(newest, row.base_year);
  const auto drop = [&](const char* table, auto& rows, auto year_of) {
    std::erase_if(rows, [&](const auto& row) {
      const bool older = year_of(row) < newest;
      if (older) world.row_hashes.erase(std::string(table) + "/" + row.id);
      return older;
    });
  };
  drop("supply", world.supply, [](const Supply& row) { return row.base_year; });
  drop("demand", world.demand, [](const Demand& row) { return row.base_year; });
  drop("balances", world.balances, [](const Balance& row) { return row.year; });
  drop("trade", world.trade, [](const Trade& row) { return row.year; });
  std::erase_if(world.outlook, [&](const Outlook& row) {
    const bool other = row.base_year != 0 && row.base_year != newest;
    if (other) world.row_hashes.erase("outlook/" + row.id);
    return other;
  });
}

}  // namespace

World known_by(const World& world, Date day, Behaviour behaviour) {
  World known = world;
  for_each_table(known, [&]<class T>(const char* name, std::vector<T>& rows) {
    std::erase_if(rows, [&](const T& row) {
      const bool unseen = std::is_same_v<T, Conduct> && behaviour == Behaviour::competitive;
      const bool gone = day < row.known_from || unseen;
      if (gone) known.row_hashes.erase(std::string(name) + "/" + row.id);
      return gone;
    });
  });
  keep_newest_base_year(known);
  return known;
}

std::string world_hash(const World& world) {
  std::string all;
  for (const auto& [id, hash] : world.row_hashes) all += id + " " + hash + "\n";
  return sha256_hex(all);
}

}  // namespace netback::world
