// What changed between two pages, scenarios, runs or data folders.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/csv.h"
#include "core/file.h"
#include "core/number.h"
#include "core/records.h"
#include "engine_parts.h"
#include "read/read.h"

namespace netback {
namespace {

using namespace engine;
namespace fs = std::filesystem;

constexpr double kRunNoise = 1e-3;      // of a yearly flow or mean price: below it two runs say the same
constexpr std::size_t kMostLines = 40;  // a table; JSON has all

enum class Sort { data, run, scenario, page };
const char* sort_name(Sort sort) {
  constexpr const char* kNames[] = {"data folders", "runs", "scenarios", "pages"};
  return kNames[static_cast<std::size_t>(sort)];
}

Result<Sort> sort_of(const std::string& name) {
  std::error_code error;
  if (fs::is_directory(name, error)) {
    if (fs::exists(name + "/nodes.csv", error)) return Sort::data;
    if (fs::exists(name + "/results.csv", error)) return Sort::run;
    return bad_input("neither nodes.csv nor results.csv stands in this folder", name,
                     "Give a folder of tables, or one that `run --out` wrote.");
  }
  return name.ends_with(".toml") ? Sort::scenario : Sort::page;
}

Result<Records> data_records(const std::string& folder) {
  Records records;
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ".csv" && entry.path().stem() != "columns") files.push_back(entry.path());
  for (const auto& file : files) {
    NB_TRY(table, read_csv(file.string()));
    Rows& rows = records[file.stem().string()];
    for (const CsvRow& row : table.rows) {
      Fields& fields = rows[row.fields.front()];
      for (std::size_t i = 1; i < table.header.size(); ++i) fields[table.header[i]] = row.fields[i];
    }
  }
  return records;
}

// Over the months of a run: prices as means, everything else as sums.
Result<Records> run_records(const std::string& folder) {
  NB_TRY(table, read_csv(folder + "/results.csv"));
  const auto field = [&](const CsvRow& row, const char* name) {
    const std::size_t column = table.column(name);
    return column == CsvTable::npos ? std::string() : row.fields[column];
  };
  struct Sum {
    double value = 0;
    int count = 0;
  };
  std::map<std::string, std::map<std::string, std::map<std::string, Sum>>> sums;
  for (const CsvRow& row : table.rows) {
    std::string id = field(row, "id");
    if (const std::string from = field(row, "from"), to = field(row, "to"); !from.empty() || !to.empty())
      id += (id.empty() ? "" : " ") + from + " > " + to;
    if (const std::string actor = field(row, "actor"); !actor.empty()) id += " by " + actor;
    const std::string value = field(row, "value");
    if (value.empty()) continue;  // a row that says there is none
    const auto number = parse_number(value);
    if (!number) return bad_input("'" + value + "' is not a number", table.file + ":" + std::to_string(row.line), "");
    Sum& sum = sums[field(row, "kind") + ", " + field(row, "scenario")][id]
                   [field(row, "quantity") + " [" + field(row, "unit") + "]"];
    sum.value += *number, ++sum.count;
  }
  Records records;
  for (const auto& [name, rows] : sums)
    for (const auto& [id, fields] : rows)
      for (const auto& [quantity, sum] : fields) {
        const bool is_rate = quantity.find("usd_per") != std::string::npos || quantity.find("share") != std::string::npos;
        records[name][id][quantity] = fixed_text(is_rate ? sum.value / sum.count : sum.value, 4);
      }
  return records;
}

// The canonical file of a scenario, key by key; a list over several lines is one value.
Records scenario_records(const std::string& toml) {
  Records records;
  Fields fields;
  std::string id;
  const auto close = [&] {
    records[id.empty() ? "scenario" : "event"][id.empty() ? "scenario" : id] = std::exchange(fields, {});
  };
  for (std::size_t at = 0; at < toml.size();) {
    std::size_t end = std::min(toml.find('\n', at), toml.size());
    std::string line = toml.substr(at, end - at);
    if (line.ends_with("= [")) {  // to the bracket that stands alone
      const std::size_t last = std::min(toml.find("\n]", at), toml.size() - 2);
      line = toml.substr(at, last + 2 - at), end = last + 2;
      std::erase(line, '\n');
    }
    at = end + 1;
    if (line == "[[event]]") {
      close(), id.clear();
      continue;
    }
    const std::size_t equals = line.find(" = ");
    if (equals == std::string::npos) continue;
    const std::string key = line.substr(0, equals), value = line.substr(equals + 3);
    if (key == "id")
      id = value.size() > 2 ? value.substr(1, value.size() - 2) : value;
    else
      fields[key] = value;
  }
  close();
  return records;
}

Records page_records(const read::PageRead& page) {
  Records records;
  records["page"]["page"] = {{"title", page.title}, {"published", page.published.value}};
  std::map<std::string, std::string> name_of;
  for (const auto& source : page.sources) name_of[source.id] = source.name;
  for (const auto& claim : page.claims) {
    std::string who;
    for (const auto& link : claim.chain) who += (who.empty() ? "" : " < ") + name_of[link.source];
    records["claim"]["\"" + claim.text + "\""] = {{"how sure", read::hedge_name(claim.hedge)},
                                                  {"kind", read::kind_name(claim.kind)},
                                                  {"who", who},
                                                  {"negated", claim.negated ? "yes" : "no"},
                                                  {"condition", claim.condition},
                                                  {"event", claim.event.type},
                                                  {"when", claim.when.value}};
  }
  return records;
}

Result<Records> records_of(Sort sort, const std::string& name, const Options& options, Failure& failure) {
  if (sort == Sort::data) return data_records(name);
  if (sort == Sort::run) return run_records(name);
  NB_TRY(bytes, read_file(name));
  NB_TRY(kit, load_kit(options, failure));
  if (sort == Sort::scenario) {
    NB_TRY(scenario, scenario::parse_toml(bytes, name, kit.all));
    return scenario_records(scenario::to_toml(scenario));
  }
  const auto day = options.as_of ? parse_date(*options.as_of) : std::nullopt;
  return page_records(read::read_page(bytes, kit.lexicon, make_gazetteer(kit.all, day.value_or(Date{2100, 1, 1})), day));
}

std::string changes_json(Sort sort, const std::vector<Change>& list) {
  constexpr const char* kKinds[] = {"gone", "added", "changed"};
  nlohmann::ordered_json all = {{"schema", "netback.diff/1"}, {"of", sort_name(sort)}, {"changes", nlohmann::json::array()}};
  for (const Change& change : list) {
    nlohmann::ordered_json row = {
        {"change", kKinds[static_cast<std::size_t>(change.kind)]}, {"table", change.table}, {"id", change.id}};
    if (!change.field.empty()) row["field"] = change.field, row["before"] = change.before, row["after"] = change.after;
    all["changes"].push_back(std::move(row));
  }
  return all.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace

Reply Engine::diff(const std::string& before, const std::string& after) const {
  const auto a = sort_of(before), b = sort_of(after);
  if (!a || !b) return fail(a ? b.error() : a.error());
  if (*a != *b)
    return fail(1, std::string("one is of ") + sort_name(*a) + ", the other of " + sort_name(*b), before + ", " + after,
                "Give two pages, two scenarios, two folders of runs or two of tables.");
  Failure failure;
  const auto first = records_of(*a, before, options, failure);
  if (!first) return fail(first.error());
  const auto second = records_of(*a, after, options, failure);
  if (!second) return fail(second.error());
  const auto list = changes(*first, *second, *a == Sort::run ? kRunNoise : 0);
  return {Answer{options.format == "json" ? changes_json(*a, list) : changes_text(list, kMostLines), {}}, {}};
}

}  // namespace netback
