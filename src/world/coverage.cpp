#include <algorithm>
#include <map>

#include "core/number.h"
#include "world/check.h"

namespace netback::world {
namespace {

constexpr double kLeastCoverage = 0.97;  // of every measure, at named places
constexpr double kLargestLump = 0.01;    // of the world, in a node of many countries

// The areas between which the Energy Institute counts pipeline trade; the first that holds a place is its area.
constexpr std::pair<const char*, const char*> kAreas[] = {
    {"country:us", "us"},
    {"country:russia", "russia"},
    {"country:brazil", "brazil"},
    {"country:china", "china"},
    {"country:india", "india"},
    {"country:japan", "oecd-asia"},
    {"country:south-korea", "oecd-asia"},
    {"country:australia", "oecd-asia"},
    {"country:new-zealand", "oecd-asia"},
    {"country:georgia", "europe"},
    {"region:cis", "other-cis"},
    {"region:europe", "europe"},
    {"region:middle-east", "middle-east"},
    {"region:africa", "africa"},
    {"region:north-america", "other-north-america"},
    {"region:latin-america", "other-latin-america"},
    {"region:asia-pacific", "other-asia"},
};

class Areas {
 public:
  explicit Areas(const World& world) {
    std::map<std::string, const Country*> countries;
    for (const Country& country : world.countries) countries[country.id] = &country;
    for (const Node& node : world.nodes) {
      if (node.countries.empty()) continue;
      const auto country = countries.find(node.countries.front());
      if (country == countries.end()) continue;
      const auto& regions = country->second->regions;
      for (const auto& [place, area] : kAreas)
        if (country->first == place || std::find(regions.begin(), regions.end(), place) != regions.end()) {
          areas_[node.id] = area;
          break;
        }
    }
    areas_["region:europe"] = "europe";
  }
  bool crosses(const Trade& row) const { return of(row.from_node) != of(row.to_place); }

 private:
  std::string of(const std::string& place) const {
    const auto found = areas_.find(place);
    return found == areas_.end() ? place : found->second;
  }
  std::map<std::string, std::string> areas_;
};

}  // namespace

std::vector<Coverage> coverage(const World& world, int year) {
  const auto line = [&](const char* name, const char* measure) {
    Coverage found{name, 0, 0, ""};
    for (const Observed& o : world.observed)
      if (o.measure == measure && o.subject == "region:world" && o.year == year)
        found.total = o.value, found.source = o.sources.empty() ? "" : o.sources.front();
    return found;
  };
  Coverage production = line("production", "production"), consumption = line("consumption", "consumption");
  Coverage pipe_export = line("pipe exports", "pipe_export"), pipe_import = line("pipe imports", "pipe_import");
  Coverage lng_export = line("LNG exports", "lng_export"), lng_import = line("LNG imports", "lng_import");
  for (const Balance& b : world.balances) {
    if (b.year != year) continue;
    production.held += b.production, consumption.held += b.consumption;
    lng_export.held += b.lng_out, lng_import.held += b.lng_in;
  }
  const Areas areas(world);
  for (const Trade& row : world.trade)
    if (row.year == year && areas.crosses(row)) pipe_export.held += row.quantity, pipe_import.held += row.quantity;
  return {production, consumption, pipe_export, pipe_import, lng_export, lng_import};
}

Lump largest_lump(const World& world, int year) {
  std::map<std::string, const Balance*> balances;
  double production = 0, consumption = 0;
  for (const Balance& b : world.balances)
    if (b.year == year) balances[b.node] = &b, production += b.production, consumption += b.consumption;
  Lump largest;
  for (const Node& node : world.nodes) {
    const auto found = balances.find(node.id);
    if (found == balances.end() || node.countries.size() <= 2 || production <= 0 || consumption <= 0) continue;
    const double share = std::max(found->second->production / production, found->second->consumption / consumption);
    if (share > largest.share) largest = {node.id, share};
  }
  return largest;
}

void check_coverage(const World& world, std::vector<Finding>& findings) {
  for (const int year : balance_years(world)) {
    const auto lines = coverage(world, year);
    if (lines.front().held < kRealWorldTwh) continue;
    const auto first =
        std::find_if(world.balances.begin(), world.balances.end(), [&](const Balance& b) { return b.year == year; });
    for (const Coverage& line : lines) {
      if (line.total <= 0)
        findings.push_back({true, first->where, std::to_string(year) + ": no world total of " + line.measure,
                            "Give a row of observed.csv with subject region:world and its source."});
      else if (line.share() < kLeastCoverage)
        findings.push_back({true, first->where,
                            std::to_string(year) + ": only " + fixed_text(100 * line.share(), 1) + " % of the world's " +
                                line.measure + " are at named places",
                            "Name the places that are missing; at least 97 % must be there."});
    }
    if (const Lump lump = largest_lump(world, year); lump.share > kLargestLump)
      findings.push_back({true, first->where,
                          std::to_string(year) + ": " + lump.node + " lumps more than two countries and holds " +
                              fixed_text(100 * lump.share, 1) + " % of the world",
                          "Split it: such a node may hold 1 % at most."});
  }
}

}  // namespace netback::world
