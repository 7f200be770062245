#include "report/summary_depth.h"

#include <cmath>

#include "report/envelope.h"
#include "report/robustness.h"

namespace netback::report {
namespace {

using Json = nlohmann::ordered_json;

// base, and all where it is another outcome.
template <class Make>
Json by_variant(const Facts& facts, Make&& make) {
  Json out = Json::object();
  if (!facts.has_outcomes()) return out;
  out["base"] = make(facts.outcome(0));
  if (facts.all != 0) out["all"] = make(facts.outcome(facts.all));
  return out;
}

}  // namespace

Json number(double value) {
  if (!std::isfinite(value)) return nullptr;
  const double rounded = std::round(value * 1e6) / 1e6;
  return rounded == 0 ? 0.0 : rounded;
}

// What was taken under each contract, at its formula and at the hub.
Json contracts_json(const Facts& facts) {
  Json out = Json::object();
  const auto add = [&](const char* name, std::size_t index) {
    Json list = Json::array();
    if (index >= facts.in.comparison.accounts.size()) return;
    for (const market::ContractAccount& one : facts.in.comparison.accounts[index].contracts)
      list.push_back({{"contract", one.contract},
                      {"seller", one.seller},
                      {"buyer", one.buyer},
                      {"twh", number(one.twh)},
                      {"usd_per_mwh", number(one.paid / one.twh)},
                      {"paid_million_usd", number(one.paid)},
                      {"at_hub_million_usd", number(one.at_hub)}});
    out[name] = list;
  };
  add("base", 0);
  if (facts.all != 0) add("all", facts.all);
  return out;
}

// Means over the gas they stand on.
Json mark_ups_json(const Facts& facts) {
  return by_variant(facts, [](const market::Outcome& one) {
    Json out = Json::array();
    for (const market::MarkUp& each : one.mark_ups) {
      double twh = 0, income = 0;
      for (std::size_t t = 0; t < each.twh.size(); ++t) twh += each.twh[t], income += each.twh[t] * each.usd_per_mwh[t];
      out.push_back({{"seller", each.seller},
                     {"region", each.region},
                     {"twh", number(twh)},
                     {"usd_per_mwh", number(twh > 0 ? income / twh : 0)},
                     {"million_usd", number(income)}});
    }
    return out;
  });
}

// Pairs of seller and market served in some month.
Json netbacks_json(const Facts& facts) {
  return by_variant(facts, [](const market::Outcome& one) {
    Json out = Json::array();
    for (const market::Netback& n : one.netbacks) {
      if (n.served_months == 0) continue;
      Json rents = Json::array();
      for (const market::Rent& rent : n.rents)
        rents.push_back({{"kind", rent.kind}, {"id", rent.id}, {"usd_per_mwh", number(rent.usd_per_mwh)}});
      out.push_back({{"from", n.from},
                     {"from_node", n.from_node},
                     {"seller", n.seller},
                     {"by_ship", n.by_ship},
                     {"to", n.to_node},
                     {"open_months", n.open_months},
                     {"served_months", n.served_months},
                     {"price", number(n.price)},
                     {"fob", number(n.mean_fob)},
                     {"forgone", number(n.forgone)},
                     {"regasification", number(n.regasification)},
                     {"hire", number(n.hire)},
                     {"port_and_tolls", number(n.port_and_tolls)},
                     {"canal_slots", number(n.canal_slots)},
                     {"fuel_and_boil_off", number(n.fuel_and_boil_off)},
                     {"tariffs", number(n.tariffs)},
                     {"losses", number(n.losses)},
                     {"congestion", number(n.congestion)},
                     {"mark_up", number(n.mark_up)},
                     {"tie_break", number(n.tie_break)},
                     {"feed_gas", number(n.feed_gas)},
                     {"own_use", number(n.own_use)},
                     {"liquefaction", number(n.liquefaction)},
                     {"plant_rent", number(n.plant_rent)},
                     {"rents", rents}});
    }
    return out;
  });
}

Json marginal_json(const Facts& facts) {
  return by_variant(facts, [&](const market::Outcome& one) {
    Json out = Json::object();
    for (const auto& [node, list] : one.marginal) {
      Json sources = Json::array();
      for (const market::MarginalSource& source : list) {
        Json months = Json::array();
        for (std::size_t i = 0; i < source.month.size() && i < facts.months.size(); ++i)
          if (source.month[i]) months.push_back(facts.months[i].text());
        Json parts = Json::array();
        for (const market::MarginalPart& part : source.parts)
          parts.push_back({{"kind", part.kind}, {"id", part.id}, {"node", part.node}, {"share", number(part.share)}});
        sources.push_back({{"kind", source.kind},
                           {"id", source.id},
                           {"node", source.node},
                           {"by_storage", source.by_storage},
                           {"parts", parts},
                           {"months", months}});
      }
      out[node] = sources;
    }
    return out;
  });
}

Json shortages_json(const market::Outcome& outcome) {
  Json out = Json::array();
  for (const market::Shortage& shortage : outcome.shortages) {
    Json causes = Json::array();
    for (const market::Cause& cause : shortage.causes)
      causes.push_back(
          {{"kind", cause.kind}, {"id", cause.id}, {"is_closed", cause.is_closed}, {"is_enough", cause.is_enough}});
    out.push_back(
        {{"node", shortage.node}, {"first", shortage.first.text()}, {"twh", number(shortage.twh)}, {"causes", causes}});
  }
  return out;
}

Json ranges_json(const Facts& facts) {
  return by_variant(facts, [&](const market::Outcome& one) {
    Json out = Json::array();
    for (const market::Ranged& range : one.ranges)
      out.push_back({{"kind", range.kind},
                     {"id", range.id},
                     {"from", facts.months[range.begin].text()},
                     {"to", facts.months[range.end - 1].text()},
                     {"unit", range.kind == "price" ? "usd_per_mwh" : "twh"},
                     {"value", number(range.value)},
                     {"low", number(range.low)},
                     {"high", number(range.high)}});
    return out;
  });
}

Json envelope_json(const Facts& facts) {
  Json rows = Json::array();
  for (const EnvelopeFact& fact : envelopes(facts)) {
    const market::Envelope& e = fact.envelope;
    rows.push_back({{"variant", fact.variant},
                    {"leading_node", e.leading_node},
                    {"node_count", e.node_count},
                    {"rule", number(e.rule)},
                    {"model", number(e.model)},
                    {"inside", e.is_inside()},
                    {"why", why_outside(facts, e)},
                    {"lost_twh", number(e.lost)},
                    {"market_twh", number(e.market)},
                    {"demand_elasticity", number(-e.demand_elasticity)},
                    {"by_sellers_twh", number(e.by_sellers)},
                    {"by_demand_twh", number(e.by_demand)},
                    {"by_stores_twh", number(e.by_stores)}});
  }
  return rows;
}

Json sensitivity_json(const Facts& facts) {
  Json cases = Json::array(), rows = Json::array();
  for (const market::SensitivityCase& one : facts.in.comparison.cases)
    cases.push_back({{"id", one.id}, {"title", one.title}});
  for (const Conclusion& one : conclusions(facts)) {
    Json by_case = Json::array();
    for (const double value : one.spread.by_case) by_case.push_back(number(value));
    rows.push_back({{"id", one.id},
                    {"name", one.name},
                    {"unit", one.unit},
                    {"told", number(one.spread.told)},
                    {"least", number(one.spread.least)},
                    {"most", number(one.spread.most)},
                    {"by_case", by_case},
                    {"same_sign", one.spread.same_sign},
                    {"case_count", one.spread.case_count},
                    {"against", one.spread.against}});
  }
  return {{"cases", cases}, {"conclusions", rows}};
}

}  // namespace netback::report
