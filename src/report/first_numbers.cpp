// The first screen's numbers: headline prices if all of it happened and weighted by our odds; and the three doubts.
#include <algorithm>

#include "core/number.h"
#include "core/units.h"
#include "report/first_screen.h"
#include "report/robustness.h"

namespace netback::report {
namespace {

bool in_eur(const Facts& facts, const Mark& mark) { return facts.has_eur() && mark.unit == "eur_per_mwh"; }

// In the unit the place is quoted in, and in USD/MMBtu where that is EUR/MWh.
std::string change_text(const Facts& facts, const Mark& mark, double usd_per_mwh) {
  const std::string mmbtu = signed_text(units::usd_per_mmbtu(usd_per_mwh), 2) + " USD/MMBtu";
  return in_eur(facts, mark) ? signed_text(facts.eur(usd_per_mwh), 2) + " EUR/MWh (" + mmbtu + ")" : mmbtu;
}

std::string level_text(const Facts& facts, const Mark& mark, double before, double after) {
  const auto pair = [](double a, double b, int decimals, const char* unit) {
    return fixed_text(a, decimals) + " -> " + fixed_text(b, decimals) + unit;
  };
  const std::string mmbtu = pair(units::usd_per_mmbtu(before), units::usd_per_mmbtu(after), 2, " USD/MMBtu");
  return in_eur(facts, mark) ? pair(facts.eur(before), facts.eur(after), 1, " EUR/MWh, ") + mmbtu : mmbtu;
}

std::string band_text(const Facts& facts, const Mark& mark, const Band& band) {
  const Band mmbtu = band * (1 / units::kMmbtuPerMwh);
  const auto one = [](const Band& b, const char* unit) {
    return signed_text(b.middle, 2) + unit + " (" + signed_text(b.least(), 2) + " .. " + signed_text(b.most(), 2) + ")";
  };
  if (!in_eur(facts, mark)) return one(mmbtu, " USD/MMBtu");
  return one(band * (1 / facts.in.usd_per_eur), " EUR/MWh") + ", " + one(mmbtu, " USD/MMBtu");
}

bool measurable(const Facts& facts, const Band& band) {
  return facts.measurable(band.low) || facts.measurable(band.middle) || facts.measurable(band.high);
}

// Demand that cannot be served is told before any price.
std::vector<std::string> unserved(const Facts& facts) {
  std::vector<std::string> lines;
  const auto& base = facts.outcome(0).unserved;
  for (const auto& [node, series] : facts.outcome(facts.all).unserved) {
    const double after = sum(series, facts.whole), before = base.contains(node) ? sum(base.at(node), facts.whole) : 0;
    if (rounds_to_nothing(after, 2)) continue;
    const auto first = std::ranges::find_if(series, [](double twh) { return !rounds_to_nothing(twh, 3); });
    const auto index = static_cast<std::size_t>(first - series.begin());
    lines.push_back(facts.names.of(node) + " cannot be supplied in full" +
                    (index < facts.months.size() ? " from " + facts.months[index].text() : "") + ": " +
                    fixed_text(after, 2) + " TWh short (base: " + fixed_text(before, 2) + ").");
    for (const market::Shortage& shortage : facts.outcome(facts.all).shortages)
      if (shortage.node == node)
        if (const std::string why = why_short(facts, shortage); !why.empty()) lines.back() += " " + why;
  }
  return lines;
}

std::string whole_horizon(const Facts& facts) { return "all " + counted(facts.months.size(), "month", "months"); }

}  // namespace

Paragraph if_all_happened(const Facts& facts) {
  Paragraph paragraph{"if-all", "If all of it happened", {}};
  if (!facts.has_outcomes()) return paragraph;
  auto& lines = paragraph.lines;
  lines = unserved(facts);
  if (facts.in.scenario.events.empty()) {
    paragraph.heading = "Base prices, mean of " + whole_horizon(facts);
    for (const Mark& mark : facts.headline) {
      const double price = facts.price(0, mark.node, facts.whole);
      const std::string mmbtu = fixed_text(units::usd_per_mmbtu(price), 2) + " USD/MMBtu";
      lines.push_back(
          mark.name + ": " + (in_eur(facts, mark) ? fixed_text(facts.eur(price), 1) + " EUR/MWh, " + mmbtu : mmbtu) +
          (facts.in.comparison.cases.empty() ? ""
                                             : "." + spread_words(facts, price_conclusion(facts, mark, facts.whole, ""))));
    }
    if (const std::string line = ranges_line(facts); !line.empty()) lines.push_back(line);
    return paragraph;
  }
  const std::size_t told = lines.size();
  bool any = false;
  for (const Mark& mark : facts.headline) {
    const double near = facts.price_change(facts.all, mark.node, facts.year),
                 far = facts.price_change(facts.all, mark.node, facts.whole);
    if (!facts.measurable(near) && !facts.measurable(far)) {
      lines.push_back(mark.name + ": nothing measurable.");
      continue;
    }
    any = true;
    std::string text = mark.name + ": ";
    if (!facts.year.empty()) {
      text += change_text(facts, mark, near) + " in " + facts.span(facts.year) + ": " +
              level_text(facts, mark, facts.price(0, mark.node, facts.year), facts.price(facts.all, mark.node, facts.year)) +
              "; ";
    }
    lines.push_back(text + change_text(facts, mark, far) + " over " + whole_horizon(facts) + "." +
                    spread_words(facts, price_conclusion(facts, mark, facts.year.empty() ? facts.whole : facts.year, "")));
  }
  if (!any) {
    lines.resize(told);
    lines.emplace_back("Nothing measurable: no headline price moves in the months solved.");
  }
  if (const std::string line = ranges_line(facts); !line.empty()) lines.push_back(line);
  return paragraph;
}

Paragraph weighted_by_odds(const Facts& facts) {
  Paragraph paragraph{"weighted", "Weighted by our odds (middle; range over low to high odds)", {}};
  if (!facts.has_outcomes() || facts.in.comparison.worlds.empty() || facts.in.scenario.events.empty()) return paragraph;
  bool any = false;
  for (const Mark& mark : facts.headline) {
    const Band near = facts.price_weighted(mark.node, facts.year), far = facts.price_weighted(mark.node, facts.whole);
    if (!measurable(facts, near) && !measurable(facts, far)) {
      paragraph.lines.push_back(mark.name + ": nothing measurable.");
      continue;
    }
    any = true;
    std::string text = mark.name + ": ";
    if (!facts.year.empty()) text += band_text(facts, mark, near) + " in " + facts.span(facts.year) + "; ";
    paragraph.lines.push_back(text + band_text(facts, mark, far) + " over " + whole_horizon(facts) + "." +
                              spread_words(facts, weighted_price_conclusion(facts, mark)));
  }
  if (!any)
    paragraph.lines.assign({"Nothing measurable: at our odds no headline price moves by as much as is printed here."});
  return paragraph;
}

std::vector<Paragraph> doubts(const Facts& facts) {
  std::vector<Paragraph> paragraphs;
  Paragraph will{"doubt-will", "Will it happen?", {}};
  if (facts.in.scenario.events.empty()) {
    will.lines.push_back("Nothing is reported that could move the market, so there is nothing to give odds on.");
  } else {
    will.lines.push_back(
        "Our judgement, not a measurement and not the sources': base rates for talk, plans and denials, moved by the page's "
        "own words.");
    if (facts.first_month && !facts.in.comparison.worlds.empty())
      will.lines.push_back(
          "Odds that at least one event moves gas: " + odds_text({facts.any.least(), facts.any.middle, facts.any.most()}) +
          ", over " + counted(facts.in.comparison.worlds.size(), "combination", "combinations") + " of events.");
  }
  paragraphs.push_back(will);
  paragraphs.push_back({"doubt-market", "How does the market react?", reaction_lines(facts)});
  Paragraph right{"doubt-sum", "Is the sum right?", {}};
  if (facts.has_outcomes()) {
    int solves = 0;
    for (const market::Outcome& one : facts.in.comparison.outcomes) solves += one.solve_count;
    const solve::Certificate& c = facts.certificate;
    right.lines.push_back(std::string(c.holds() ? "Re-checked" : "NOT within tolerance") + " in our own arithmetic, " +
                          counted(static_cast<std::size_t>(std::max(solves, 0)), "solve", "solves") +
                          ": worst relative residual " + residual_text(c.worst()) + " (primal " + residual_text(c.primal) +
                          ", dual " + residual_text(c.dual) + ", complementarity " + residual_text(c.complementarity) +
                          ", gap " + residual_text(c.gap) + "; limit 1.0e-06).");
  }
  right.lines.push_back(
      "This covers the arithmetic, not the world: the data and the model can be wrong where the sum is right.");
  paragraphs.push_back(right);
  return paragraphs;
}

}  // namespace netback::report
