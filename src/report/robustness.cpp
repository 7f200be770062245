#include "report/robustness.h"

#include <algorithm>
#include <cmath>

#include "core/number.h"
#include "core/units.h"
#include "report/table.h"

namespace netback::report {
namespace {

constexpr std::size_t kAccounts = 6, kFlows = 6;
constexpr double kMillionPerBillion = 1000;

bool has_events(const Facts& facts) { return !facts.in.scenario.events.empty(); }

// 1, -1, or 0 where the number rounds to nothing.
int sign_of(double value, int decimals) { return rounds_to_nothing(value, decimals) ? 0 : value > 0 ? 1 : -1; }

// By how much the cases spread around the told number.
struct Gathered {
  Spread spread;
  int decimals;
  void add(double value, const std::string& title) {
    Spread& s = spread;
    s.by_case.push_back(value), ++s.case_count;
    if (value < s.least) s.least = value, s.least_case = title;
    if (value > s.most) s.most = value, s.most_case = title;
    const int told = sign_of(s.told, decimals), sign = sign_of(value, decimals);
    s.same_sign += told == sign;
    if (told * sign < 0) s.against.push_back(title);
  }
};

Conclusion made(std::string id, std::string name, std::string unit, int decimals, double factor, const Facts& facts,
                const Quantity& quantity) {
  return {std::move(id), std::move(name), std::move(unit), decimals, factor, spread(facts, quantity, factor, decimals)};
}

double share_in(const Facts& facts, std::size_t outcome, const std::string& place, const std::string& seller) {
  const market::Dependence* there = facts.place(outcome, place);
  return there && there->share.contains(seller) ? there->share.at(seller) : 0;
}

// The seller whose share of a place changes most.
std::string most_changed(const Facts& facts, const std::string& place) {
  std::string who;
  double most = 0;
  for (const std::size_t outcome : {std::size_t{0}, facts.all})
    if (const market::Dependence* there = facts.place(outcome, place))
      for (const auto& [seller, share] : there->share) {
        const double change = std::abs(share_in(facts, facts.all, place, seller) - share_in(facts, 0, place, seller));
        if (change > most) most = change, who = seller;
      }
  return who;
}

double flow_in(const Facts& facts, std::size_t outcome, const FlowChange& flow) {
  const market::Outcome& one = facts.outcome(outcome);
  double twh = 0;
  if (flow.ship) {
    for (const market::LngFlow& other : one.lng_flows)
      if (other.from_node == flow.from && other.to_node == flow.to && other.seller == flow.seller)
        twh += sum(other.twh, facts.year);
  } else {
    for (const market::PipeFlow& other : one.pipe_flows)
      if (other.pipe == flow.id && other.from_node == flow.from && other.to_node == flow.to && other.seller == flow.seller)
        twh += sum(other.twh, facts.year);
  }
  return twh;
}

void add_money(const Facts& facts, std::vector<Conclusion>& list) {
  const auto& accounts = facts.in.comparison.accounts;
  const auto revenue = [&](std::size_t outcome, const std::string& id) {
    for (const auto& row : accounts[outcome].sellers)
      if (row.seller == id) return row.export_revenue;
    return 0.0;
  };
  const auto largest = [](std::vector<AccountChange> rows) {
    std::ranges::stable_sort(rows, std::ranges::greater{}, [](const AccountChange& a) { return std::abs(a.change()); });
    if (rows.size() > kAccounts) rows.resize(kAccounts);
    return rows;
  };
  for (const AccountChange& one : largest(facts.seller_changes()))
    list.push_back(made(one.id + "/revenue", facts.names.of(one.id) + ", export revenue, all months", "bn USD", 2,
                        1 / kMillionPerBillion, facts, [&, id = one.id](std::size_t o) { return revenue(o, id); }));
  for (const AccountChange& one : largest(facts.importer_changes()))
    list.push_back(made(one.id + "/import_cost", facts.names.of(one.id) + ", import cost, all months", "bn USD", 2,
                        1 / kMillionPerBillion, facts, [&, id = one.id](std::size_t o) {
                          const auto* there = facts.place(o, id);
                          return there ? there->import_cost : 0.0;
                        }));
}

}  // namespace

Spread spread(const Facts& facts, const Quantity& quantity, double factor, int decimals) {
  Gathered gathered{{}, decimals};
  Spread& s = gathered.spread;
  const auto conclusion = [&](std::size_t base, std::size_t all) {
    return factor * (has_events(facts) ? quantity(all) - quantity(base) : quantity(base));
  };
  s.told = s.least = s.most = conclusion(0, facts.all);
  for (const market::SensitivityCase& asked : facts.in.comparison.cases)
    gathered.add(conclusion(asked.base, asked.all), asked.title);
  return s;
}

Conclusion price_conclusion(const Facts& facts, const Mark& mark, Window window, const std::string& which) {
  const bool in_eur = facts.has_eur() && mark.unit == "eur_per_mwh";
  return made(mark.id + "/" + which, mark.name + ", " + facts.span(window), in_eur ? "EUR/MWh" : "USD/MMBtu", 2,
              in_eur ? 1 / facts.in.usd_per_eur : 1 / units::kMmbtuPerMwh, facts,
              [&, node = mark.node](std::size_t outcome) { return facts.price(outcome, node, window); });
}

Conclusion weighted_price_conclusion(const Facts& facts, const Mark& mark) {
  const Window window = facts.whole;
  Conclusion one = price_conclusion(facts, mark, window, "whole/weighted");
  one.name = mark.name + ", weighted by our odds, " + facts.span(window);
  Gathered gathered{{}, one.decimals};
  gathered.spread.told = facts.price_weighted(mark.node, window).middle * one.factor;
  gathered.spread.least = gathered.spread.most = gathered.spread.told;
  for (const market::SensitivityCase& asked : facts.in.comparison.cases) {
    if (asked.worlds.empty()) {
      gathered.spread.by_case.push_back(std::nan(""));
      continue;
    }
    double change = 0;
    for (const market::WeightedWorld& world : asked.worlds)
      change +=
          world.weight[1] * (facts.price(world.outcome, mark.node, window) - facts.price(asked.base, mark.node, window));
    gathered.add(change * one.factor, asked.title);
  }
  one.spread = std::move(gathered.spread);
  return one;
}

std::vector<Conclusion> conclusions(const Facts& facts) {
  std::vector<Conclusion> list;
  if (facts.in.comparison.cases.empty()) return list;
  for (const Mark& mark : facts.headline) {
    if (has_events(facts) && !facts.year.empty()) list.push_back(price_conclusion(facts, mark, facts.year, "first_year"));
    list.push_back(price_conclusion(facts, mark, facts.whole, "whole"));
  }
  if (!has_events(facts)) return list;
  const bool is_weighted =
      std::ranges::any_of(facts.in.comparison.cases, [](const auto& one) { return !one.worlds.empty(); });
  for (const Mark& mark : facts.headline)
    if (is_weighted) list.push_back(weighted_price_conclusion(facts, mark));
  add_money(facts, list);
  for (const std::string& place : facts.places())
    if (const std::string seller = most_changed(facts, place); !seller.empty())
      list.push_back(made(place + "/" + seller + "/share",
                          facts.names.of(seller) + " in " + facts.names.of(place) + ", share", "points", 1, 100, facts,
                          [&](std::size_t o) { return share_in(facts, o, place, seller); }));
  std::vector<FlowChange> flows = facts.year.empty() ? std::vector<FlowChange>() : facts.flow_changes(facts.year);
  if (flows.size() > kFlows) flows.resize(kFlows);
  for (const FlowChange& flow : flows) {
    const std::string ends = facts.names.of(flow.from) + " to " + facts.names.of(flow.to);
    list.push_back(made((flow.ship ? "lng:" + flow.from + ">" + flow.to : flow.id) + "/" + flow.seller + "/flow",
                        (flow.ship ? "LNG, " + ends : facts.names.of(flow.id)) + ", " + facts.names.of(flow.seller) + ", " +
                            facts.span(facts.year),
                        "TWh", 1, 1, facts, [&](std::size_t o) { return flow_in(facts, o, flow); }));
  }
  return list;
}

std::string spread_words(const Facts& facts, const Conclusion& conclusion) {
  const Spread& s = conclusion.spread;
  if (s.case_count == 0) return "";
  const auto text = [&](double value) {
    return has_events(facts) ? signed_text(value, conclusion.decimals) : fixed_text(value, conclusion.decimals);
  };
  std::string words = " Under other assumptions " + text(s.least) + " .. " + text(s.most) + " " + conclusion.unit;
  if (!has_events(facts)) return words + ".";
  words += ", the same sign in " + std::to_string(s.same_sign) + " of " + std::to_string(s.case_count) + ".";
  if (!s.against.empty()) words += " The sign flips: the other way with " + joined(s.against, "; ") + ".";
  return words;
}

std::vector<std::string> reaction_lines(const Facts& facts) {
  const auto& cases = facts.in.comparison.cases;
  if (cases.empty())
    return {
        "Not sampled: weather, elasticities, costs and fuel prices stand at one value each. The ranges above come from "
        "the odds alone."};
  std::vector<std::string> lines{
      "Solved again under " + counted(cases.size(), "other set", "other sets") + " of assumptions: three demand curves" +
      (has_events(facts) ? " crossed with three ways of expecting the events" : "") +
      ", elasticities halved and half more, the other conduct. Weather, costs and fuel prices stand at one value each."};
  if (!has_events(facts)) return lines;
  std::string flips;
  std::size_t signs = 0, held = 0;
  for (const Conclusion& one : conclusions(facts)) {
    if (rounds_to_nothing(one.spread.told, one.decimals)) continue;
    ++signs, held += one.spread.against.empty();
    if (!one.spread.against.empty())
      flips += (flips.empty() ? "" : "; ") + one.name + " (with " + joined(one.spread.against, ", ") + ")";
  }
  if (signs > 0)
    lines.push_back(flips.empty() ? "No sign flips among " + counted(signs, "conclusion", "conclusions") + "."
                                  : "The sign holds everywhere for " + std::to_string(held) + " of " +
                                        counted(signs, "conclusion", "conclusions") + "; it flips for " + flips + ".");
  return lines;
}

Table robustness_table(const Facts& facts) {
  const bool change = has_events(facts);
  Table table{"robustness",
              change ? "How far the conclusions hold" : "Base prices under other assumptions",
              change ? "Change from base to all, as told and its least and most over other assumptions about the market: "
                       "demand curve x what is expected of the events, elasticities, conduct."
                     : "As told, least and most over demand curves, elasticities and conduct.",
              {{change ? "change of" : "price"}, {"unit", false, true}, {"told", true}, {"least", true}, {"most", true}},
              {},
              {},
              {}};
  if (change) table.columns.push_back({"same sign", true});
  table.columns.insert(table.columns.end(), {{"least with"}, {"most with"}});
  for (const Conclusion& one : conclusions(facts)) {
    const Spread& s = one.spread;
    const auto text = [&](double value) {
      return change ? signed_text(value, one.decimals) : fixed_text(value, one.decimals);
    };
    Row row{{one.name, one.unit, text(s.told), text(s.least), text(s.most)}, {}};
    if (change) row.cells.emplace_back(std::to_string(s.same_sign) + "/" + std::to_string(s.case_count));
    row.cells.emplace_back(s.least_case.empty() ? "as told" : s.least_case);
    row.cells.emplace_back(s.most_case.empty() ? "as told" : s.most_case);
    if (!s.against.empty()) row.under.push_back({"the sign flips", "the other way with " + joined(s.against, "; "), ""});
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace netback::report
