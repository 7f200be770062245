// Where the tables' rows behind this report come from: asset, row, source.
#include <algorithm>
#include <map>
#include <set>

#include "report/html_parts.h"

namespace netback::report {
namespace {

std::set<std::string> touched_ids(const Facts& facts) {
  std::set<std::string> ids;
  for (const scenario::Event& event : facts.in.scenario.events)
    for (const std::string& id : lever_ids(event.lever)) ids.insert(id);
  for (const market::StakeMove& move : facts.in.comparison.stakes) ids.insert(move.asset);
  if (facts.has_outcomes() && !facts.year.empty() && !facts.in.scenario.events.empty())
    for (const FlowChange& flow : facts.flow_changes(facts.year))
      if (ids.size() < 200 && !flow.id.empty()) ids.insert(flow.id);
  return ids;
}

// A row stands behind an id when it bears it, or says something of the asset, target, system or policy it names.
template <class Row>
std::string id_behind(const Row& row, const std::set<std::string>& ids) {
  if (ids.contains(row.id)) return row.id;
  if constexpr (requires { row.asset; }) {
    if (ids.contains(row.asset)) return row.asset;
  }
  if constexpr (requires { row.system; }) {
    if (ids.contains(row.system)) return row.system;
  }
  if constexpr (requires { row.policy; }) {
    if (ids.contains(row.policy)) return row.policy;
  }
  if constexpr (requires {
                  row.instrument;
                  row.target;
                }) {
    if (ids.contains(row.target)) return row.target;
  }
  return {};
}

struct Origin {
  std::string table, id, confidence;
  std::vector<std::string> sources;
};

// A link only where it can do nothing but open a page.
std::string source_html(const std::string& id, const std::map<std::string, const world::Source*>& sources) {
  const auto found = sources.find(id);
  if (found == sources.end()) return escape(clean(id));
  const world::Source& source = *found->second;
  std::string text = escape(clean(source.title));
  if (source.url.starts_with("https://") || source.url.starts_with("http://"))
    text = "<a rel=\"noreferrer\" href=\"" + escape(clean(source.url)) + "\">" + text + "</a>";
  if (!source.publisher.empty()) text += ", " + escape(clean(source.publisher));
  return source.year > 0 ? text + " (" + std::to_string(source.year) + ")" : text;
}

}  // namespace

std::string html_sources(const Facts& facts) {
  const std::set<std::string> ids = touched_ids(facts);
  std::map<std::string, std::vector<Origin>> rows;
  world::for_each_table(facts.in.world, [&](const char* table, const auto& table_rows) {
    for (const auto& row : table_rows) {
      if (!row.holds_on(facts.in.scenario.as_of)) continue;
      const std::string id = id_behind(row, ids);
      if (!id.empty()) rows[id].push_back({table, row.id, row.confidence, row.sources});
    }
  });
  std::map<std::string, const world::Source*> sources;
  for (const world::Source& source : facts.in.world.sources) sources.emplace(source.id, &source);
  std::string out = "<section id=\"sources\">\n<h2>Sources</h2>\n";
  if (rows.empty())
    return out +
           "<p>No asset is touched. Every row of the tables names its source; see the world's sources "
           "table.</p>\n</section>\n";
  out += "<p class=\"lead\">Rows of the tables, in force on " + facts.in.scenario.as_of.text() +
         ", behind the assets that this report speaks of. Confidence is the curator's.</p>\n"
         "<details><summary>" +
         counted(rows.size(), "asset", "assets") +
         "</summary>\n<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\">asset</th>"
         "<th scope=\"col\">row</th><th scope=\"col\">confidence</th><th scope=\"col\">source</th></tr></thead>\n<tbody>\n";
  for (const auto& [id, origins] : rows)
    for (const Origin& origin : origins) {
      std::string from;
      for (const std::string& source : origin.sources) from += (from.empty() ? "" : "; ") + source_html(source, sources);
      out += "<tr><td>" + escape(facts.names.of(id)) + "</td><td>" + escape(clean(origin.table + ": " + origin.id)) +
             "</td><td>" + escape(clean(origin.confidence)) + "</td><td>" + from + "</td></tr>\n";
    }
  return out + "</tbody></table></div></details>\n</section>\n";
}

}  // namespace netback::report
