#include "calibrate/corridor.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "model/lookup.h"

namespace netback::calibrate {
namespace {

constexpr int kToSeptember = 9;
// Of what is landed so much leaves the terminals for the grid; the rest goes by truck, is loaded again or burnt there. Rows
// of this corridor lie 8 to 12 % below lng_import (docs/data/observed.md).
constexpr double kSendOut = 0.9;

// Flows into one place in the first months of a year.
class Entries {
 public:
  Entries(const world::World& world, const market::Outcome& outcome, const std::string& into, int month_count)
      : world_(world), outcome_(outcome), month_count_(static_cast<std::size_t>(month_count)), inside_(nodes_of(into)) {}

  double lng_sent_out() const {
    double twh = 0;
    for (const auto& flow : outcome_.lng_flows)
      if (inside_.contains(flow.to_node) && !inside_.contains(flow.from_node)) twh += kSendOut * sum(flow.twh);
    return twh;
  }
  // What a line carries, the section that carries most.
  double line(const std::string& id) const {
    std::map<std::pair<std::string, std::string>, double> sections;
    for (const auto& flow : outcome_.pipe_flows) {
      const auto pipe = std::ranges::find(world_.pipelines, flow.pipe, &world::Pipeline::id);
      if (pipe != world_.pipelines.end() && (pipe->id == id || pipe->system == id))
        sections[{flow.from_node, flow.to_node}] += sum(flow.twh);
    }
    double most = 0;
    for (const auto& [ends, twh] : sections) most = std::max(most, twh);
    return most;
  }
  // Gas that keeps its seller's name is counted where it comes in, by whatever way; not where it comes in a second time
  // (Serbia sends on to Hungary), nor through a country that is a corridor of its own. Other gas at the exporter's border,
  // net.
  double pipe(const std::string& country, const std::vector<std::string>& others) const {
    const auto seller = std::ranges::find_if(
        world_.sellers, [&](const auto& row) { return row.tracked && !row.country.empty() && row.country == country; });
    if (seller == world_.sellers.end()) return net(country);
    std::set<std::string> through;
    for (const std::string& other : others)
      if (other != country) through.merge(nodes_of(other));
    double twh = 0;
    for (const auto& flow : outcome_.pipe_flows)
      if (flow.seller == seller->id && inside_.contains(flow.to_node) && !inside_.contains(flow.from_node) &&
          !through.contains(flow.from_node) && comes_from_outside(flow.from_node, seller->id, country))
        twh += sum(flow.twh);
    return twh;
  }

 private:
  std::set<std::string> nodes_of(const std::string& place) const {
    std::set<std::string> nodes;
    for (const auto& node : world_.nodes)
      if (model::holds_node(world_, place, node)) nodes.insert(node.id);
    return nodes;
  }
  double sum(const market::Series& series) const {
    return std::accumulate(series.begin(),
                           series.begin() + static_cast<std::ptrdiff_t>(std::min(month_count_, series.size())), 0.0);
  }
  // Is it made there, or does it reach that node from a place that is not inside either?
  bool comes_from_outside(const std::string& node, const std::string& seller, const std::string& country) const {
    if (model::holds_node(world_, country, node)) return true;
    return std::ranges::any_of(outcome_.pipe_flows, [&](const auto& flow) {
      return flow.seller == seller && flow.to_node == node && !inside_.contains(flow.from_node);
    });
  }
  // A place with no way to the others inside (Ireland) belongs to the exporter's market: the source counts what crosses to
  // the continent.
  double net(const std::string& country) const {
    const std::set<std::string> theirs = nodes_of(country);
    std::set<std::string> joined;
    for (const auto& pipe : world_.pipelines)
      if (inside_.contains(pipe.from_node) && inside_.contains(pipe.to_node))
        joined.insert(pipe.from_node), joined.insert(pipe.to_node);
    double twh = 0;
    for (const auto& flow : outcome_.pipe_flows) {
      if (theirs.contains(flow.from_node) && joined.contains(flow.to_node)) twh += sum(flow.twh);
      if (joined.contains(flow.from_node) && theirs.contains(flow.to_node)) twh -= sum(flow.twh);
    }
    return std::max(0.0, twh);
  }

  const world::World& world_;
  const market::Outcome& outcome_;
  std::size_t month_count_;
  std::set<std::string> inside_;
};

}  // namespace

std::optional<Corridors> corridors(const world::World& world, const market::Outcome& outcome, int year) {
  std::vector<const world::Observed*> rows;
  Corridors found;
  for (const char* measure : {"corridor", "corridor_to_september"}) {
    for (const auto& row : world.observed)
      if (row.measure == measure && row.year == year) rows.push_back(&row);
    found.month_count = std::string_view(measure) == "corridor" ? 12 : kToSeptember;
    if (!rows.empty()) break;
  }
  if (rows.empty()) return std::nullopt;
  std::vector<std::string> countries;
  for (const auto* row : rows)
    if (row->subject.starts_with("country:")) countries.push_back(row->subject);
  double observed = 0, modelled = 0;
  for (const auto* row : rows) {
    const Entries entries(world, outcome, row->partner, found.month_count);
    Corridor one{row->subject, row->value, 0, row->subject.starts_with("pipe:")};
    one.modelled = row->subject == "region:world" ? entries.lng_sent_out()
                   : one.is_part                  ? entries.line(row->subject)
                                                  : entries.pipe(row->subject, countries);
    if (!one.is_part) observed += one.observed, modelled += one.modelled;
    found.list.push_back(one);
  }
  for (const Corridor& one : found.list) {
    if (one.is_part || !(observed > 0)) continue;
    found.volume_error += std::abs(one.modelled - one.observed) / observed;
    if (modelled > 0) found.share_error += 0.5 * std::abs(one.modelled / modelled - one.observed / observed);
  }
  std::ranges::stable_sort(found.list, {}, &Corridor::is_part);
  return found;
}

}  // namespace netback::calibrate
