// Tables of the market: flows, prices, dependence, and what holds gas back.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/number.h"
#include "core/units.h"
#include "report/table.h"

namespace netback::report {
namespace {

constexpr std::size_t kFlowRows = 16, kSellerRows = 6, kBindingRows = 12;
constexpr double kSmallShare = 0.005;

bool has_change(const Facts& facts) { return facts.has_outcomes() && !facts.in.scenario.events.empty(); }

// Constraints on what the events act on come first, then the strongest.
std::vector<market::Binding> near_first(const Facts& facts, std::vector<market::Binding> bindings) {
  std::set<std::string> touched;
  for (const scenario::Event& event : facts.in.scenario.events)
    for (const std::string& id : lever_ids(event.lever)) touched.insert(id);
  std::ranges::stable_partition(bindings, [&](const market::Binding& binding) { return touched.contains(binding.id); });
  return bindings;
}

}  // namespace

Table flows_table(const Facts& facts) {
  Table table{
      "flows", "Flows: all against base",
      "",      {{"route"}, {"seller"}, {"base TWh", true}, {"all TWh", true}, {"change TWh", true}, {"change bcm", true}},
      {},      {},
      {}};
  if (!has_change(facts)) return table;
  if (facts.year.empty()) {
    table.empty = "The first event lies after the months solved.";
    return table;
  }
  table.lead = "Largest changes by route and seller, " + facts.span(facts.year) + ".";
  const auto changes = facts.flow_changes(facts.year);
  for (const FlowChange& flow : changes) {
    if (table.rows.size() == kFlowRows) break;
    const std::string ends = facts.names.of(flow.from) + " to " + facts.names.of(flow.to);
    table.rows.push_back({{flow.ship ? "LNG, " + ends : facts.names.of(flow.id) + " (" + ends + ")",
                           facts.names.of(flow.seller), fixed_text(flow.before, 1), fixed_text(flow.after, 1),
                           signed_text(flow.change(), 1), signed_text(flow.change() / units::kTwhPerBcm, 1)},
                          {}});
  }
  if (changes.size() > kFlowRows)
    table.notes.push_back(std::to_string(changes.size() - kFlowRows) + " smaller changes are in results.csv.");
  table.empty = "No flow changes by as much as 0.05 TWh.";
  return table;
}

Table prices_table(const Facts& facts) {
  const bool change = has_change(facts);
  const Window window = facts.year.empty() || !change ? facts.whole : facts.year;
  Table table{"prices",
              change ? "Prices: all against base" : "Base prices",
              "Mean of " + facts.span(window) + ".",
              {{"price"}},
              {},
              {},
              {}};
  if (!facts.has_outcomes()) return table;
  struct Unit {
    const char* name;
    double per_usd_per_mwh;
    int decimals;
  };
  std::vector<Unit> units_shown;
  if (facts.has_eur()) units_shown.push_back({"EUR/MWh", 1 / facts.in.usd_per_eur, 1});
  units_shown.push_back({"USD/MMBtu", 1 / units::kMmbtuPerMwh, 2});
  table.columns.insert(table.columns.end(), {{"unit", false, true}, {"base", true}});
  if (change) table.columns.insert(table.columns.end(), {{"all", true}, {"change", true}, {"weighted by our odds", true}});
  for (const Mark& mark : facts.marks) {
    const double before = facts.price(0, mark.node, window), after = facts.price(facts.all, mark.node, window);
    const Band band = facts.price_weighted(mark.node, window);
    for (const Unit& unit : units_shown) {
      const double factor = unit.per_usd_per_mwh;
      Row row{{&unit == &units_shown.front() ? mark.name : "", unit.name, fixed_text(before * factor, unit.decimals)}, {}};
      if (change) {
        const Band shown = band * factor;
        row.cells.emplace_back(fixed_text(after * factor, unit.decimals));
        row.cells.emplace_back(signed_text((after - before) * factor, 2));
        row.cells.emplace_back(signed_text(shown.middle, 2) + " (" + signed_text(shown.least(), 2) + " .. " +
                               signed_text(shown.most(), 2) + ")");
      }
      table.rows.push_back(row);
    }
  }
  if (change) table.notes.emplace_back("Weighted: change at the middle odds, and the range from low to high odds.");
  if (facts.has_eur() && !facts.in.fx_note.empty())
    table.notes.push_back("EUR at " + fixed_text(facts.in.usd_per_eur, 3) + " USD: " + clean(facts.in.fx_note));
  return table;
}

Table dependence_table(const Facts& facts) {
  Table table{"dependence",
              "Dependence: whose gas is bought there",
              "Share of gross inland consumption, " + facts.span(facts.whole) + ".",
              {{"place"}, {"seller"}, {"base", true}},
              {},
              {},
              {}};
  const bool change = has_change(facts);
  if (change)
    table.columns.insert(table.columns.end(), {{"all", true}, {"change, points", true}, {"weighted, points", true}});
  for (const std::string& id : facts.places()) {
    const market::Dependence* before = facts.place(0, id);
    const market::Dependence* after = facts.place(facts.all, id);
    if (!before || !after) continue;
    std::map<std::string, std::pair<double, double>> shares;
    for (const auto& [seller, share] : before->share) shares[seller].first = share;
    for (const auto& [seller, share] : after->share) shares[seller].second = share;
    std::vector<std::pair<std::string, std::pair<double, double>>> sorted(shares.begin(), shares.end());
    std::ranges::stable_sort(sorted, std::ranges::greater{},
                             [](const auto& one) { return std::max(one.second.first, one.second.second); });
    std::size_t shown = 0;
    const auto put = [&](const std::string& who, double a, double b, const Band& band) {
      Row row{{shown == 0 ? facts.names.of(id) : "", who, percent_text(a, 1)}, {}};
      if (change)
        row.cells.insert(row.cells.end(),
                         {percent_text(b, 1), signed_text((b - a) * 100, 1), signed_text(band.middle * 100, 1)});
      table.rows.push_back(row);
      ++shown;
    };
    for (const auto& [seller, share] : sorted) {
      if (shown == kSellerRows || std::max(share.first, share.second) < kSmallShare) break;
      put(facts.names.of(seller), share.first, share.second, facts.weigh([&, who = seller](std::size_t index) {
        const auto* there = facts.place(index, id);
        return there && there->share.contains(who) ? there->share.at(who) : 0.0;
      }));
    }
    put("all LNG", before->lng_share, after->lng_share, facts.weigh([&](std::size_t index) {
      const auto* there = facts.place(index, id);
      return there ? there->lng_share : 0.0;
    }));
    Row hhi{{"", "concentration (HHI)", fixed_text(before->hhi, 3)}, {}};
    if (change) hhi.cells.insert(hhi.cells.end(), {fixed_text(after->hhi, 3), signed_text(after->hhi - before->hhi, 3), ""});
    table.rows.push_back(hhi);
  }
  if (!table.rows.empty())
    table.notes.emplace_back(
        "HHI: sum of the squares of sellers' shares of all that is bought, home output being one seller; 1 is a single one. "
        "Shares of consumption sum to more than 100 % where stores are filled.");
  return table;
}

Table bindings_table(const Facts& facts) {
  Table table{"bindings",
              "What holds it back",
              "Constraints that bind in the market with all events, and what one more MWh through them would be worth; "
              "those on assets of the events first.",
              {{"kind"}, {"constraint"}, {"months", true}, {"USD/MWh", true}, {"base USD/MWh", true}},
              {},
              {},
              {}};
  if (!facts.has_outcomes()) return table;
  if (!has_change(facts))
    table.lead = "Constraints that bind in base, and what one more MWh through them would be worth.",
    table.columns.pop_back();
  for (const market::Binding& binding : near_first(facts, facts.outcome(facts.all).bindings)) {
    if (table.rows.size() == kBindingRows) break;
    const std::string name = clean(binding.name.empty() ? facts.names.of(binding.id) : binding.name);
    Row row{{clean(binding.kind), name, std::to_string(binding.month_count), fixed_text(binding.usd_per_mwh, 2)}, {}};
    if (has_change(facts)) {
      std::string before = "-";
      for (const market::Binding& other : facts.outcome(0).bindings)
        if (other.kind == binding.kind && other.id == binding.id) before = fixed_text(other.usd_per_mwh, 2);
      row.cells.emplace_back(before);
    }
    table.rows.push_back(row);
  }
  if (!table.rows.empty())
    table.notes.emplace_back(
        "From the duals, mean over the months in which the constraint binds; a dual is a rate at the margin, not a forecast "
        "of the effect of building more.");
  table.empty = "No constraint binds.";
  return table;
}

}  // namespace netback::report
