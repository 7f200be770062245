// Tables of security of supply: N-1, and what members of the European Union lose when a seller stops.
#include <algorithm>

#include "core/number.h"
#include "report/table.h"

namespace netback::report {
namespace {

constexpr std::size_t kAreaRows = 12, kMemberRows = 5;

using market::MemberLoss;
using market::NMinus1;
using market::Stop;

// Members together: sums, worst months left out, prices weighted by what is burnt in base.
MemberLoss together(const Stop& stop) {
  MemberLoss sum;
  for (const MemberLoss& one : stop.members) {
    sum.base += one.base, sum.market += one.market, sum.equal += one.equal, sum.own_first += one.own_first;
    sum.price_before += one.base * one.price_before, sum.price_after += one.base * one.price_after;
  }
  if (sum.base > 0) sum.price_before /= sum.base, sum.price_after /= sum.base;
  return sum;
}

double rate(double lost, double base) { return base > 0 ? lost / base : 0; }

double worst_rate(const MemberLoss& one) {
  return std::max({rate(one.market, one.base), rate(one.equal, one.base), rate(one.own_first, one.base)});
}

Row loss_row(const std::string& seller, const std::string& place, const MemberLoss& one) {
  return {{seller, place, fixed_text(one.base, 1), fixed_text(one.market, 1), percent_text(rate(one.market, one.base), 1),
           fixed_text(one.price_before, 1), fixed_text(one.price_after, 1), percent_text(rate(one.equal, one.base), 1),
           percent_text(rate(one.own_first, one.base), 1)},
          {}};
}

void add_stop(const Facts& facts, const Stop& stop, const std::string& name, Table& table) {
  table.rows.push_back(loss_row(name, "all members", together(stop)));
  std::vector<const MemberLoss*> members;
  for (const MemberLoss& one : stop.members) members.push_back(&one);
  std::ranges::stable_sort(members, std::ranges::greater{}, [](const MemberLoss* one) { return worst_rate(*one); });
  for (std::size_t i = 0; i < std::min(kMemberRows, members.size()); ++i) {
    if (rounds_to_nothing(100 * worst_rate(*members[i]), 1)) break;
    table.rows.push_back(loss_row("", facts.names.of(members[i]->node), *members[i]));
  }
}

std::string names_of(const Facts& facts, const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  for (const std::string& id : ids) names.push_back(facts.names.of(id));
  return joined(names);
}

}  // namespace

Table n_minus_1_table(const Facts& facts) {
  const market::NMinus1s& told = facts.in.comparison.security.n_minus_1;
  Table table{"n-minus-1",
              "N-1: a peak day with the largest way in out of order",
              "GWh a day in " + told.month.text() + ": (entry pipes + output + stores + LNG - largest) / peak demand.",
              {{"area"},
               {"entry pipes", true},
               {"output", true},
               {"stores", true},
               {"LNG", true},
               {"largest", true},
               {"which"},
               {"peak demand", true},
               {"N-1", true}},
              {},
              {},
              {}};
  std::vector<const NMinus1*> areas;
  std::vector<std::string> lumped, without_peak;
  for (const NMinus1& area : told.areas) {
    areas.push_back(&area);
    if (area.countries.size() > 1) lumped.push_back(names_of(facts, area.countries));
    without_peak.insert(without_peak.end(), area.without_peak.begin(), area.without_peak.end());
  }
  std::ranges::stable_sort(areas, {}, [](const NMinus1* area) { return std::pair(area->peak_demand <= 0, area->ratio()); });
  for (std::size_t i = 0; i < std::min(kAreaRows, areas.size()); ++i) {
    const NMinus1& area = *areas[i];
    const bool known = area.peak_demand > 0;
    table.rows.push_back({{names_of(facts, area.nodes), fixed_text(area.entry, 0), fixed_text(area.production, 0),
                           fixed_text(area.storage, 0), fixed_text(area.lng, 0), fixed_text(area.largest.gwh_per_day, 0),
                           area.largest.id.empty() ? "none" : facts.names.of(area.largest.id),
                           known ? fixed_text(area.peak_demand, 0) : "not known", known ? percent_text(area.ratio()) : "-"},
                          {}});
  }
  if (table.rows.empty()) return table;
  if (areas.size() > kAreaRows)
    table.notes.push_back("The lowest; " + std::to_string(areas.size() - kAreaRows) + " more are in summary.json.");
  table.notes.emplace_back(
      "Annex II of EU 2017/1938, by capacities that stand and may be used. Stores at full stock; lines of one system at one "
      "border count as one, stores that a table lumps as none that could be the largest.");
  if (!lumped.empty()) table.notes.push_back("Reckoned as one area: " + joined(lumped, "; ") + ".");
  if (!without_peak.empty()) table.notes.push_back("No peak demand in the tables: " + names_of(facts, without_peak) + ".");
  if (!told.without_gas.empty())
    table.notes.push_back("Left out, as the model has no gas there: " + names_of(facts, told.without_gas) + ".");
  return table;
}

Table stops_table(const Facts& facts) {
  const market::Security& security = facts.in.comparison.security;
  Table table{"stops",
              "If a seller stops: what members of the European Union lose",
              "",
              {{"who"},
               {"where"},
               {"base TWh", true},
               {"lost TWh", true},
               {"lost", true},
               {"price before", true},
               {"price after", true},
               {"shared equally", true},
               {"own demand first", true}},
              {},
              {},
              {}};
  for (const Stop& stop : security.stops)
    add_stop(facts, stop, facts.names.of(stop.seller) + " (" + percent_text(stop.share) + ")", table);
  if (security.all) add_stop(facts, *security.all, "all reported events", table);
  if (table.rows.empty()) return table;
  const Stop& first = security.stops.empty() ? *security.all : security.stops.front();
  table.lead = "Against base in " + counted(first.months, "month", "months") + " from " + first.from.text() +
               "; USD/MWh. The seller (share of what members burn) sells nothing to any of them, unforeseen.";
  if (security.all && !security.stops.empty() && security.all->from != first.from)
    table.notes.push_back("All reported events: " + counted(security.all->months, "month", "months") + " from " +
                          security.all->from.text() + ".");
  table.notes.emplace_back(
      "Lost: what the market makes places do without, by price. The last two columns give the gas that the market brings "
      "(output, cargoes, lines from outside, stores) out by a rule, against what base burns: all at one rate as far as the "
      "lines between them allow, or each himself first and only the rest handed on.");
  std::vector<std::string> drawn;
  const auto add_drawn = [&](const Stop& stop, const std::string& name) {
    if (!rounds_to_nothing(stop.from_stores, 0)) drawn.push_back(name + " " + fixed_text(stop.from_stores, 0));
  };
  for (const Stop& stop : security.stops) add_drawn(stop, facts.names.of(stop.seller));
  if (security.all) add_drawn(*security.all, "all reported events");
  if (!drawn.empty())
    table.notes.push_back(
        "TWh that members' stores hold less than in base when the months end, as everybody knows when the stop does: " +
        joined(drawn) + ".");
  double withheld = 0;
  for (const Stop& stop : security.stops) withheld += stop.withheld;
  if (security.all) withheld += security.all->withheld;
  if (!rounds_to_nothing(withheld, 1))
    table.notes.push_back("Who serves himself first holds back " + fixed_text(withheld, 1) +
                          " TWh, over all of these, that the market sends on to places outside.");
  return table;
}

}  // namespace netback::report
