// Tables of money: sellers' revenues, who gains and who loses, stakes.
#include <algorithm>

#include "core/number.h"
#include "core/units.h"
#include "report/table.h"

namespace netback::report {
namespace {

constexpr double kMillionPerBillion = 1000;
constexpr std::size_t kGainRows = 24;

std::string billion(double million_usd, int decimals = 2) { return fixed_text(million_usd / kMillionPerBillion, decimals); }
std::string signed_billion(double million_usd) { return signed_text(million_usd / kMillionPerBillion, 2); }

std::string range(const Band& band, double sign) {
  const Band billions = band * (sign / kMillionPerBillion);
  const bool nothing =
      rounds_to_nothing(billions.low, 2) && rounds_to_nothing(billions.middle, 2) && rounds_to_nothing(billions.high, 2);
  if (nothing) return "nothing measurable";
  return signed_text(billions.middle, 2) + " (" + signed_text(billions.least(), 2) + " .. " +
         signed_text(billions.most(), 2) + ")";
}

bool has_change(const Facts& facts) { return facts.has_outcomes() && !facts.in.scenario.events.empty(); }

std::string over_all_months(const Facts& facts) {
  return "over all " + counted(facts.months.size(), "month", "months") + " (" + facts.span(facts.whole) + ")";
}

}  // namespace

Table sellers_table(const Facts& facts) {
  Table table{"sellers",
              "Sellers: export revenue, all against base",
              "Billion USD and TWh " + over_all_months(facts) + ".",
              {{"seller"},
               {"base bn USD", true},
               {"all bn USD", true},
               {"change", true},
               {"weighted by our odds", true},
               {"exports TWh", true},
               {"of it LNG", true},
               {"exports bcm", true}},
              {},
              {},
              {}};
  if (!has_change(facts)) return table;
  for (const AccountChange& one : facts.seller_changes()) {
    const double twh = one.twh_after - one.twh_before;
    table.rows.push_back({{facts.names.of(one.id), billion(one.before), billion(one.after), signed_billion(one.change()),
                           range(one.weighted, 1), signed_text(twh, 1), signed_text(one.lng_after - one.lng_before, 1),
                           signed_text(twh / units::kTwhPerBcm, 1)},
                          {}});
  }
  double mark_up = 0;
  for (const AccountChange& one : facts.seller_changes()) mark_up += one.mark_up_before;
  if (mark_up != 0)
    table.notes.push_back("Of the base revenue " + billion(mark_up) +
                          " bn USD are mark-ups: what sellers who count on moving prices get above their cost.");
  if (!table.rows.empty())
    table.notes.emplace_back(
        "Gas sold outside the seller's own country at the price of the place where it is sold: revenue, not profit. Volumes "
        "are changes.");
  table.empty = "No seller has export revenue in this run.";
  return table;
}

Table gains_table(const Facts& facts) {
  Table table{"gains",
              "Who gains, who loses",
              "Billion USD " + over_all_months(facts) + "; plus is a gain.",
              {{"who"}, {"as"}, {"gain", true}, {"weighted by our odds", true}},
              {},
              {},
              {}};
  if (!has_change(facts)) return table;
  struct Gain {
    std::string who, as;
    double million_usd;
    std::string weighted;
  };
  std::vector<Gain> gains;
  for (const AccountChange& one : facts.seller_changes())
    gains.push_back({facts.names.of(one.id), "seller, export revenue", one.change(), range(one.weighted, 1)});
  for (const AccountChange& one : facts.importer_changes()) {
    const std::string as = one.id.starts_with("region:") ? "importers of the region, import cost" : "importer, import cost";
    gains.push_back({facts.names.of(one.id), as, -one.change(), range(one.weighted, -1)});
  }
  std::erase_if(gains, [](const Gain& gain) { return rounds_to_nothing(gain.million_usd / kMillionPerBillion, 2); });
  std::ranges::stable_sort(gains, std::ranges::greater{}, &Gain::million_usd);
  const std::size_t half = kGainRows / 2;
  for (std::size_t i = 0; i < gains.size(); ++i) {
    if (gains.size() > kGainRows && i >= half && i + half < gains.size()) continue;
    table.rows.push_back({{gains[i].who, gains[i].as, signed_billion(gains[i].million_usd), gains[i].weighted}, {}});
  }
  if (gains.size() > kGainRows)
    table.notes.push_back("The " + std::to_string(half) + " largest on either side of " + std::to_string(gains.size()) +
                          ".");
  if (!table.rows.empty())
    table.notes.emplace_back(
        "A region's sum holds its countries: do not add them. Importers pay the price of their place for what they import; "
        "producers' and consumers' own gains at home are not in it.");
  table.empty = "Nobody gains or loses as much as 0.01 billion USD.";
  return table;
}

Table stakes_table(const Facts& facts) {
  Table table{"stakes",
              "Stakes: money, not molecules",
              "Who would earn what from an asset, million USD " + over_all_months(facts) +
                  ", with all events, before the price paid for the stake.",
              {{"asset"}, {"share", true}, {"from"}, {"to"}, {"margin of the asset", true}, {"goes to the buyer", true}},
              {},
              {},
              {}};
  for (const market::StakeMove& move : facts.in.comparison.stakes) {
    const bool reckoned = move.asset_margin != 0 || move.basis.empty();  // else the basis says why there is no money
    Row row{{Cell({Link{facts.names.of(move.asset), anchor("event", move.event)}}), percent_text(move.share, 1),
             move.from_owner.empty() ? "its owners" : facts.names.of(move.from_owner), facts.names.of(move.buyer),
             reckoned ? fixed_text(move.asset_margin, 0) : "-", reckoned ? fixed_text(move.attributable, 0) : "-"},
            {}};
    if (!move.basis.empty()) row.under.push_back({"basis", clean(move.basis), ""});
    table.rows.push_back(row);
  }
  fold_repeats(table, "basis", "B");
  if (!table.rows.empty())
    table.notes.emplace_back(
        "A stake changes who earns, not where the gas goes: no flow and no price in this report moves because of it.");
  return table;
}

}  // namespace netback::report
