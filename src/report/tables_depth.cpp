// Tables of the market in depth: netbacks, marginal suppliers, and numbers bounded over all optima.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/number.h"
#include "core/units.h"
#include "report/first_screen.h"
#include "report/table.h"

namespace netback::report {
namespace {

constexpr std::size_t kOriginCount = 8, kMarketCount = 3, kSourceCount = 3, kPartCount = 3;

std::string mmbtu(double usd_per_mwh) { return fixed_text(units::usd_per_mmbtu(usd_per_mwh), 2); }

bool has_change(const Facts& facts) { return facts.has_outcomes() && !facts.in.scenario.events.empty(); }

// TWh that left a place by ship or by pipe, and what of it was sold in each market.
struct Trade {
  double left = 0;
  std::map<std::string, double> sold;
};

Trade trade_of(const Facts& facts, const market::Outcome& one, const market::Netback& origin) {
  Trade trade;
  if (origin.by_ship) {
    for (const market::LngFlow& flow : one.lng_flows)
      if (flow.from_node == origin.from_node)
        trade.left += sum(flow.twh, facts.whole), trade.sold[flow.to_node] += sum(flow.twh, facts.whole);
    return trade;
  }
  for (const market::PipeFlow& flow : one.pipe_flows)
    if (flow.from_node == origin.from_node) trade.left += sum(flow.twh, facts.whole);
  for (const auto& [node, sellers] : one.sales)
    if (const auto sold = sellers.find(origin.seller); sold != sellers.end() && node != origin.from_node)
      trade.sold[node] += sum(sold->second, facts.whole);
  return trade;
}

template <class Given>  // a source, or one of several
std::string giver_text(const Facts& facts, const Given& source) {
  const std::string place = facts.names.of(source.node.empty() ? source.id : source.node);
  std::string text;
  if (source.kind == "production") text = "fields of " + place;
  if (source.kind == "demand") text = "demand in " + place + " gives way";
  if (source.kind == "unserved") text = "demand in " + place + " goes unserved";
  if (source.kind == "stock") text = "stock kept at the end in " + place;
  if (source.kind == "contract") text = "gas under contract left by " + place;
  if (source.kind == "spill") text = "less is thrown away in " + place;
  return text;
}

// The parts that give most by name, in alphabetical order so that months alike read alike.
std::string source_text(const Facts& facts, const market::MarginalSource& source) {
  std::string text = giver_text(facts, source);
  if (source.kind == "mixed") {
    std::set<std::string> named;
    bool is_cut = false;
    for (const market::MarginalPart& part : source.parts) {
      if (part.share <= 0 || named.contains(giver_text(facts, part))) continue;
      if (named.size() < kPartCount)
        named.insert(giver_text(facts, part));
      else
        is_cut = true;
    }
    text = "several at once";
    if (!named.empty())
      text += " (" + joined(std::vector<std::string>(named.begin(), named.end()), ", ") + (is_cut ? " and more)" : ")");
  }
  if (!source.by_storage.empty()) text += " (by way of stores)";
  return text;
}

std::string sources_text(const Facts& facts, const market::Outcome& one, const std::string& node) {
  const auto found = one.marginal.find(node);
  if (found == one.marginal.end()) return "-";
  std::vector<std::pair<std::string, int>> merged;  // in order of months
  int rest = 0;
  for (const market::MarginalSource& source : found->second) {
    const std::string text = source_text(facts, source);
    const auto same = std::ranges::find(merged, text, &std::pair<std::string, int>::first);
    if (same == merged.end())
      merged.emplace_back(text, source.month_count);
    else
      same->second += source.month_count;
  }
  std::ranges::stable_sort(merged, std::ranges::greater{}, &std::pair<std::string, int>::second);
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < merged.size(); ++i) {
    if (i < kSourceCount)
      parts.push_back(merged[i].first + " " + std::to_string(merged[i].second));
    else
      rest += merged[i].second;
  }
  if (rest > 0) parts.push_back("others " + std::to_string(rest));
  return joined(parts, "; ");
}

std::string interval(const market::Ranged& range) {
  const bool price = range.kind == "price";
  const std::string low = price ? mmbtu(range.low) : fixed_text(range.low, 1),
                    high = price ? mmbtu(range.high) : fixed_text(range.high, 1);
  return low == high ? low : low + " .. " + high;
}

}  // namespace

Table netbacks_table(const Facts& facts) {
  const bool change = has_change(facts);
  Table table{"netbacks",
              change ? "Netbacks, with all events" : "Netbacks",
              "USD/MMBtu, mean of the months in which the way was open. Price less what brings the gas there is the netback "
              "(FOB); by ship it is made of feed gas and the plant's cost and rent.",
              {{"from"},
               {"sold in"},
               {"price", true},
               {"regas", true},
               {"ships", true},
               {"pipes", true},
               {"rents", true},
               {"FOB", true},
               {"feed gas", true},
               {"plant", true},
               {"months", true}},
              {},
              {},
              {}};
  if (!facts.has_outcomes()) return table;
  const market::Outcome& one = facts.outcome(facts.all);
  struct Origin {
    const market::Netback* first;
    Trade trade;
  };
  std::vector<Origin> origins;  // places of loading and fields, the largest first
  for (const market::Netback& netback : one.netbacks) {
    const bool known = !origins.empty() && origins.back().first->from == netback.from &&
                       origins.back().first->seller == netback.seller && origins.back().first->by_ship == netback.by_ship;
    if (!known) origins.push_back({&netback, trade_of(facts, one, netback)});
  }
  std::erase_if(origins, [](const Origin& origin) { return origin.trade.left <= 0; });
  std::ranges::stable_sort(origins, std::ranges::greater{}, [](const Origin& origin) { return origin.trade.left; });
  if (origins.size() > kOriginCount) origins.resize(kOriginCount);
  for (const Origin& origin : origins) {
    std::vector<const market::Netback*> markets;
    for (const market::Netback& netback : one.netbacks)
      if (netback.from == origin.first->from && netback.seller == origin.first->seller &&
          netback.by_ship == origin.first->by_ship && netback.served_months > 0 && netback.to_node != netback.from_node)
        markets.push_back(&netback);
    const auto volume = [&](const market::Netback* netback) {
      const auto sold = origin.trade.sold.find(netback->to_node);
      return sold == origin.trade.sold.end() ? 0.0 : sold->second;
    };
    std::ranges::stable_sort(markets, std::ranges::greater{}, volume);
    if (markets.size() > kMarketCount) markets.resize(kMarketCount);
    for (const market::Netback* n : markets) {
      std::string from = facts.names.of(n->from_node) + (n->by_ship ? ", LNG" : "");
      // A node with two places of loading: told apart by their ports.
      if (std::ranges::count_if(origins, [&](const Origin& other) {
            return n->by_ship && other.first->by_ship && other.first->from_node == n->from_node;
          }) > 1)
        from += " at " + facts.names.of(n->from);
      Row row{
          {n == markets.front() ? from : "", facts.names.of(n->to_node), mmbtu(n->price), mmbtu(n->regasification),
           mmbtu(n->hire + n->port_and_tolls + n->fuel_and_boil_off), mmbtu(n->tariffs + n->losses),
           mmbtu(n->canal_slots + n->congestion), mmbtu(n->mean_fob), mmbtu(n->feed_gas + n->own_use),
           mmbtu(n->liquefaction + n->plant_rent), std::to_string(n->served_months) + "/" + std::to_string(n->open_months)},
          {}};
      table.rows.push_back(std::move(row));
    }
  }
  if (!table.rows.empty())
    table.notes.emplace_back(
        "The largest places of loading and fields, and the markets that take most of their gas. Months: served of open. In "
        "a "
        "month served, the netback is the same in every market; means differ where not all months are served. All pairs and "
        "the whole breakdown are in results.csv and summary.json.");
  return table;
}

Table marginal_table(const Facts& facts) {
  const bool change = has_change(facts);
  Table table{"marginal",
              "Who meets the next MWh",
              "What gives if one MWh more is asked for there, and so makes the price: number of months, " +
                  facts.span(facts.whole) + ".",
              {{"price"}, {"base"}},
              {},
              {},
              {}};
  if (!facts.has_outcomes()) return table;
  if (change) table.columns.push_back({"all"});
  for (const Mark& mark : facts.marks) {
    if (!facts.outcome(0).marginal.contains(mark.node)) continue;
    Row row{{mark.name, sources_text(facts, facts.outcome(0), mark.node)}, {}};
    if (change) row.cells.emplace_back(sources_text(facts, facts.outcome(facts.all), mark.node));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string ranged_name(const Facts& facts, const market::Ranged& range) {
  if (range.kind == "lng_import") return "LNG to " + facts.names.of(range.id);
  if (range.kind == "export") return "Exports of " + facts.names.of(range.id);
  for (const Mark& mark : facts.marks)
    if (mark.node == range.id) return mark.name;
  return facts.names.of(range.id);
}

Table ranges_table(const Facts& facts) {
  const bool change = has_change(facts);
  Table table{"ranges",
              "How far the numbers are fixed",
              "Least and most over all solutions that cost the same; prices USD/MMBtu, flows TWh.",
              {{"number"}, {"months"}, {"base", true}},
              {},
              {},
              {}};
  if (!facts.has_outcomes() || facts.outcome(0).ranges.empty()) return table;
  if (change) table.columns.insert(table.columns.end(), {{"all", true}, {"change", true}});
  const auto &base = facts.outcome(0).ranges, &all = facts.outcome(facts.all).ranges;
  for (std::size_t i = 0; i < base.size(); ++i) {
    Row row{{ranged_name(facts, base[i]), facts.span({base[i].begin, base[i].end}), interval(base[i])}, {}};
    if (change && i < all.size()) {
      const market::Ranged difference{
          base[i].kind, base[i].id, 0, 0, 0, all[i].low - base[i].high, all[i].high - base[i].low};
      row.cells.emplace_back(interval(all[i]));
      row.cells.emplace_back(interval(difference));
    }
    table.rows.push_back(std::move(row));
  }
  table.notes.emplace_back(
      "Flows: over the face of optima, costs under 0.01 USD/MWh counting as none. Prices: what a MWh less saves and what a "
      "MWh more costs. A change is bounded by its two sides, each at its own end.");
  return table;
}

std::string ranges_line(const Facts& facts) {
  if (!facts.has_outcomes() || facts.outcome(0).ranges.empty()) return "";
  std::vector<std::string> open;
  for (const market::Ranged& range : facts.outcome(facts.all).ranges) {
    const std::string text = interval(range);
    if (text.find("..") != std::string::npos)
      open.push_back(ranged_name(facts, range) + " " + text + (range.kind == "price" ? " USD/MMBtu" : " TWh") + " in " +
                     facts.span({range.begin, range.end}));
  }
  if (open.empty()) return "All headline prices and flows are fixed: no other solution is as good.";
  return "Not fixed to one number, since other solutions are as good: " + joined(open, "; ") + ".";
}

}  // namespace netback::report
