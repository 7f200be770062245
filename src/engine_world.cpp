#include <algorithm>
#include <set>

#include "core/number.h"
#include "engine_parts.h"
#include "read/read.h"
#include "world/check.h"
#include "world/query.h"

namespace netback {

using namespace engine;

Reply Engine::world_check() const {
  auto loaded = world::load_world(world_folder(options));
  if (!loaded) return fail(loaded.error());
  world::check_capacities(loaded->world, loaded->findings);
  Answer answer;
  std::size_t errors = 0;
  for (const auto& finding : loaded->findings) {
    answer.text += std::string(finding.is_error ? "error   " : "warning ") + finding.where + ": " + finding.what + ". " +
                   finding.fix + "\n";
    errors += finding.is_error;
  }
  for (const int year : world::balance_years(loaded->world)) {
    const std::string of_year = std::to_string(year) + " ";
    for (const auto& line : world::coverage(loaded->world, year)) {
      if (line.total <= 0) continue;
      answer.text += of_year + line.measure + ": " + fixed_text(line.held, 0) + " of " + fixed_text(line.total, 0) +
                     " TWh at named places, " + percent(line.share()) + " (total: " + line.source + ")\n";
    }
    const auto open = world::openness(loaded->world, year);
    answer.text +=
        of_year + "balances leave open: world " + percent(open.world) + ", OECD and EU " + percent(open.block) +
        (open.largest_node.empty() ? "" : ", elsewhere most at " + open.largest_node + " " + percent(open.largest)) +
        "; exceptions: none\n";
    if (const auto lump = world::largest_lump(loaded->world, year); !lump.node.empty())
      answer.text += of_year + "largest node of more than two countries: " + lump.node + ", " + percent(lump.share) + "\n";
  }
  answer.text += std::to_string(errors) + " errors, " + std::to_string(loaded->findings.size() - errors) + " warnings\n";
  if (errors == 0) return {std::move(answer), {}};
  Failure failure{1,
                  std::to_string(errors) + " errors in the tables",
                  world_folder(options),
                  "Mend them one by one; each line above says how.",
                  {}};
  failure.more.push_back(answer.text);
  return {std::nullopt, std::move(failure)};
}

Reply Engine::world_show(const std::string& id) const {
  auto loaded = world::load_world(world_folder(options));
  if (!loaded) return fail(loaded.error());
  Answer answer;
  world::for_each_table(loaded->world, [&]<class T>(const char* table, const std::vector<T>& rows) {
    for (const T& row : rows) {
      if (row.id != id) continue;
      answer.text += std::string(table) + ": " + row.id + "  (" + row.where + ")\n";
      if (row.from || row.until)
        answer.text +=
            "  holds " + (row.from ? row.from->text() : "always") + " to " + (row.until ? row.until->text() : "open") + "\n";
      answer.text += "  known from " + row.known_from.text() + ", confidence " + row.confidence + "\n";
      for (const auto& source : row.sources)
        answer.text += "  source " + source + ": " + world::name_of(loaded->world, source) + "\n";
      if (!row.note.empty()) answer.text += "  " + row.note + "\n";
    }
  });
  if (answer.text.empty())
    return fail(1, "no table has a row '" + id + "'", world_folder(options), "Try `netback world search TEXT`.");
  for (const auto& holding : world::owners(loaded->world, id, Date{2100, 1, 1}))
    answer.text += "  owner " + holding.owner + " " + fixed_text(100 * holding.share, 2) + " %\n";
  return {std::move(answer), {}};
}

Reply Engine::world_search(const std::string& text) const {
  auto loaded = world::load_world(world_folder(options));
  if (!loaded) return fail(loaded.error());
  const auto lower = [](std::string s) {
    for (char& c : s)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return s;
  };
  const std::string wanted = lower(text);
  std::set<std::string> lines;
  for (const auto& alias : loaded->world.aliases)
    if (lower(alias.alias).find(wanted) != std::string::npos)
      lines.insert(alias.ref + "  \"" + alias.alias + "\" (" + alias.kind + ")");
  world::for_each_table(loaded->world, [&]<class T>(const char* table, const std::vector<T>& rows) {
    if (std::string_view(table) == "aliases") return;
    for (const T& row : rows)
      if (row.id.find(wanted) != std::string::npos) lines.insert(row.id + "  in " + table + ".csv");
  });
  Answer answer;
  for (const auto& line : lines) answer.text += line + "\n";
  if (lines.empty()) answer.text = "nothing in the tables is called so\n";
  return {std::move(answer), {}};
}

}  // namespace netback
