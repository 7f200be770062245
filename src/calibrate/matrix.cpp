#include "calibrate/matrix.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <string_view>

#include "market/modelled.h"
#include "model/lookup.h"

namespace netback::calibrate {
namespace {

// Rows of `export` with a partner that is an area of the pipeline matrix; the others are sums of such areas.
constexpr std::array<std::string_view, 12> kExportPairs = {
    "export/algeria-to-europe", "export/bolivia-to-brazil", "export/canada-to-us",        "export/indonesia-to-singapore",
    "export/iran-to-iraq",      "export/iran-to-turkey",    "export/myanmar-to-thailand", "export/qatar-to-uae",
    "export/russia-to-china",   "export/russia-to-turkey",  "export/us-to-canada",        "export/us-to-mexico"};

double sum(const market::Series& series) { return std::accumulate(series.begin(), series.end(), 0.0); }

// Nodes of a place, found once.
class Inside {
 public:
  Inside(const world::World& world, const std::string& place) {
    for (const auto& node : world.nodes)
      if (model::holds_node(world, place, node)) nodes_[node.id] = true;
  }
  bool operator()(const std::string& node) const { return nodes_.contains(node); }

 private:
  std::map<std::string, bool> nodes_;
};

// What observed totals and modelled flows have beyond the listed pairs, by exporting country.
void add_unlisted(const world::World& world, const market::Outcome& outcome, int year, std::vector<Pair>& pairs) {
  std::map<std::string, Pair> listed;
  for (const Pair& pair : pairs) {
    Pair& all = listed[exporting_country(world, pair.from)];
    all.observed += pair.observed, all.modelled += pair.modelled;
  }
  for (const auto& row : world.observed) {
    if (row.measure != "lng_export" || row.year != year) continue;
    const bool is_country = row.subject.starts_with("country:");
    const std::string country = exporting_country(world, row.subject);
    bool has_country_row = false;
    for (const auto& other : world.observed)
      has_country_row |= other.measure == "lng_export" && other.year == year && other.subject == country;
    if (!is_country && has_country_row) continue;
    const auto total = market::modelled(world, outcome, row);
    if (!total) continue;
    const Pair& known = listed[country];
    pairs.push_back({row.subject, "", std::max(0.0, row.value - known.observed), std::max(0.0, *total - known.modelled)});
  }
}

}  // namespace

std::string exporting_country(const world::World& world, const std::string& place) {
  for (const auto& node : world.nodes)
    if (node.id == place && !node.countries.empty()) return node.countries.front();
  return place;
}

double lng_between(const world::World& world, const market::Outcome& outcome, const std::string& from,
                   const std::string& to) {
  const Inside leaves(world, from), enters(world, to);
  double twh = 0;
  for (const auto& flow : outcome.lng_flows)
    if (leaves(flow.from_node) && enters(flow.to_node)) twh += sum(flow.twh);
  return twh;
}

double net_by_pipe(const world::World& world, const market::Outcome& outcome, const std::string& from,
                   const std::string& to) {
  const Inside a(world, from), b(world, to);
  double twh = 0;
  for (const auto& flow : outcome.pipe_flows) {
    if (a(flow.from_node) && b(flow.to_node)) twh += sum(flow.twh);
    if (b(flow.from_node) && a(flow.to_node)) twh -= sum(flow.twh);
  }
  return twh;
}

bool is_matrix(const world::Observed& row) {
  if (row.measure == "pipe_trade" || row.measure == "lng_trade" || row.measure == "border_flow") return true;
  return row.measure == "export" && std::ranges::any_of(kExportPairs, [&](std::string_view id) {
           return row.id == "observed:" + std::string(id) + "/" + std::to_string(row.year);
         });
}

double modelled_flow(const world::World& world, const market::Outcome& outcome, const world::Observed& row) {
  if (row.measure == "lng_trade") return lng_between(world, outcome, row.subject, row.partner);
  if (row.measure == "border_flow") return net_by_pipe(world, outcome, row.subject, row.partner);
  return market::modelled(world, outcome, row).value_or(0);
}

std::vector<Pair> trade_pairs(const world::World& world, const market::Outcome& outcome, const std::string& measure,
                              int year) {
  std::vector<Pair> pairs;
  for (const auto& row : world.observed) {
    const bool is_asked = row.measure == measure || (row.measure == "export" && measure == "pipe_trade");
    if (is_asked && row.year == year && is_matrix(row))
      pairs.push_back({row.subject, row.partner, row.value, modelled_flow(world, outcome, row)});
  }
  if (measure == "lng_trade") add_unlisted(world, outcome, year, pairs);
  return pairs;
}

double matrix_error(const std::vector<Pair>& pairs, double half) {
  double apart = 0, total = 0;
  for (const Pair& pair : pairs) apart += std::abs(pair.modelled - pair.observed), total += pair.observed;
  return total > 0 ? half * apart / total : 0;
}

}  // namespace netback::calibrate
