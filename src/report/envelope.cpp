#include "report/envelope.h"

#include <cmath>
#include <set>

#include "core/number.h"
#include "report/table.h"

namespace netback::report {
namespace {

constexpr std::size_t kToldSellers = 3;

Window compared_months(const Facts& facts) { return facts.year.empty() ? facts.whole : facts.year; }

std::string sellers_text(const Facts& facts, const std::vector<market::SellerMove>& moves) {
  std::vector<std::string> parts;
  for (const auto& move : moves)
    if (parts.size() < kToldSellers && !rounds_to_nothing(move.twh, 0))
      parts.push_back(facts.names.of(move.seller) + " " + signed_text(move.twh, 0));
  return joined(parts);
}

std::string share_of_lost(const market::Envelope& e, double part) { return e.lost == 0 ? "-" : percent_text(part / e.lost); }

}  // namespace

std::vector<EnvelopeFact> envelopes(const Facts& facts) {
  std::vector<EnvelopeFact> list;
  if (!facts.has_outcomes()) return list;
  std::vector<std::string> leading;
  for (const Mark& mark : facts.headline) leading.push_back(mark.node);
  const Window window = compared_months(facts);
  std::set<std::size_t> told{0};
  for (const market::Variant& variant : facts.in.comparison.variants) {
    if (!told.insert(variant.outcome).second) continue;
    auto found = market::envelope(facts.in.world, facts.outcome(0), facts.outcome(variant.outcome), leading, window.begin,
                                  window.end);
    if (!found.leading_node.empty() && found.is_compared()) list.push_back({variant.id, variant.title, std::move(found)});
  }
  return list;
}

std::string why_outside(const Facts& facts, const market::Envelope& e) {
  if (e.is_inside()) return "";
  if (e.lost == 0 || e.ratio() < 0)
    return "The rule does not see this: the price moves by where and when gas can go, not by how much of it there is.";
  const double implied = e.model != 0 ? e.by_sellers / e.market / e.model : 0;
  const std::string shares = "of the volume " + share_of_lost(e, e.by_sellers) + " is met by other sellers (" +
                             sellers_text(facts, e.answer) + " TWh), " + share_of_lost(e, e.by_demand) + " by demand, " +
                             share_of_lost(e, e.by_stores) + " by stores";
  if (e.ratio() < 1)
    return "The price moves less than a third of what the rule says: " + shares +
           ". Other sellers give way with an elasticity of " + fixed_text(implied, 2) + " where the rule has " +
           fixed_text(market::kRuleSupplyElasticity, 2) + ".";
  return "The price moves more than three times what the rule says: " + shares +
         "; those who could give way are at their limit (see what holds it back).";
}

Table envelope_table(const Facts& facts) {
  Table table{"envelope",
              "Beside the rule of thumb",
              "dP/P = (lost volume / market) / (|elasticity of demand| + " + fixed_text(market::kRuleSupplyElasticity, 1) +
                  "), over " + facts.span(compared_months(facts)) +
                  ", for the places whose price moves along with the one that moves most.",
              {{"what happens"},
               {"rule", true},
               {"model", true},
               {"model / rule", true},
               {"lost TWh", true},
               {"market TWh", true},
               {"elasticity", true},
               {"other sellers", true},
               {"demand", true},
               {"stores", true}},
              {},
              {},
              {}};
  for (const EnvelopeFact& fact : envelopes(facts)) {
    const market::Envelope& e = fact.envelope;
    Row row{{fact.title, signed_text(100 * e.rule, 1) + " %", signed_text(100 * e.model, 1) + " %",
             e.rule == 0 ? "-" : fixed_text(e.ratio(), 2), fixed_text(e.lost, 0), fixed_text(e.market, 0),
             fixed_text(-e.demand_elasticity, 2), share_of_lost(e, e.by_sellers), share_of_lost(e, e.by_demand),
             share_of_lost(e, e.by_stores)},
            {}};
    if (const std::string why = why_outside(facts, e); !why.empty()) row.under.push_back({"outside", why, ""});
    table.rows.push_back(std::move(row));
  }
  if (!table.rows.empty())
    table.notes.emplace_back(
        "Lost: what moved against the price (below zero: gas that came); the last columns say who met it. A factor of three "
        "either way is what the rule is good for.");
  return table;
}

}  // namespace netback::report
