// summary.json, schema netback.summary/1.
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/units.h"
#include "report/first_screen.h"
#include "report/run_id.h"
#include "report/summary_depth.h"

namespace netback::report {
namespace {

using Json = nlohmann::ordered_json;

Json band_json(const Band& band) {
  return {{"low", number(band.low)}, {"middle", number(band.middle)}, {"high", number(band.high)}};
}

Json manifest_json(const Input& input) {
  const Input::Manifest& m = input.manifest;
  return {{"run", run_id(input)},
          {"version", m.version},
          {"as_of", m.as_of},
          {"knowledge", m.knowledge},
          {"behaviour", input.world.conduct.empty() ? "competitive" : "oligopoly"},
          {"world_hash", m.world_hash},
          {"page_hash", m.page_hash},
          {"months", m.months},
          {"first_line", m.first_line},
          {"usd_per_eur", number(input.usd_per_eur)},
          {"fx_note", input.fx_note}};
}

Json words_json(const std::vector<Paragraph>& paragraphs) {
  Json out = Json::array();
  for (const Paragraph& paragraph : paragraphs)
    out.push_back({{"id", paragraph.id}, {"heading", paragraph.heading}, {"lines", paragraph.lines}});
  return out;
}

Json claims_json(const Facts& facts) {
  if (!facts.in.page) return nullptr;
  Json by_hedge = Json::object();
  std::size_t accusations = 0;
  std::map<std::string, int> hedges, origins;
  for (const read::Claim& claim : facts.in.page->claims) {
    ++hedges[read::hedge_name(claim.hedge)];
    if (!is_silence(claim)) ++origins[claim.origin.empty() ? who_says(*facts.in.page, claim) : claim.origin];
    accusations += is_accusation(claim) ? 1 : 0;
  }
  for (const auto& [hedge, count] : hedges) by_hedge[hedge] = count;
  return {{"count", facts.in.page->claims.size()},
          {"origin_count", origins.size()},
          {"accusation_count", accusations},
          {"by_hedge", by_hedge}};
}

Json lengths_json(const scenario::Event& event) {
  Json out = Json::array();
  for (const scenario::Duration& d : event.durations)
    out.push_back({{"months", d.months}, {"probability", number(d.probability)}});
  return out;
}

Json events_json(const Facts& facts) {
  Json out = Json::array();
  for (const EventFact& fact : facts.events) {
    const scenario::Event& event = *fact.event;
    out.push_back(
        {{"id", event.id},
         {"title", event.title},
         {"lever", scenario::lever_name(event.lever)},
         {"target", lever_target(event.lever, facts.names)},
         {"ids", lever_ids(event.lever)},
         {"from", event.from.text()},
         {"effective_from", fact.from.text()},
         {"until", event.until ? Json(event.until->text()) : Json(nullptr)},
         {"durations", lengths_json(event)},
         {"ramp_months", event.ramp_months},
         {"probability", {number(event.probability[0]), number(event.probability[1]), number(event.probability[2])}},
         {"given", event.given},
         {"excludes", event.excludes},
         {"known_from", event.known_from.text()},
         {"surprise", event.surprise},
         {"moves_market", fact.moves},
         {"gas_moved_twh", number(fact.moved_twh)},
         {"because", event.because},
         {"assumed", event.assumed}});
  }
  return out;
}

Json window_json(const Facts& facts, Window window) {
  if (window.empty()) return nullptr;
  return {{"from", facts.months[window.begin].text()}, {"to", facts.months[window.end - 1].text()}};
}

Json prices_json(const Facts& facts, std::size_t outcome, bool change) {
  Json out = Json::object();
  for (const Mark& mark : facts.marks) {
    Json row{{"node", mark.node}};
    for (const auto& [name, window] : {std::pair{"first_year", facts.year}, std::pair{"whole", facts.whole}}) {
      const double value = change ? facts.price_change(outcome, mark.node, window) : facts.price(outcome, mark.node, window);
      row[name] = {{"usd_per_mwh", number(value)},
                   {"eur_per_mwh", facts.has_eur() ? number(facts.eur(value)) : Json(nullptr)},
                   {"usd_per_mmbtu", number(units::usd_per_mmbtu(value))}};
    }
    out[mark.id] = row;
  }
  return out;
}

Json certificate_json(const solve::Certificate& c) {
  // Residuals are told as they are: rounding would make them look like zero.
  const auto plain = [](double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); };
  return {{"primal", plain(c.primal)}, {"dual", plain(c.dual)},     {"complementarity", plain(c.complementarity)},
          {"gap", plain(c.gap)},       {"worst", plain(c.worst())}, {"tolerance", 1e-6},
          {"holds", c.holds()}};
}

Json flows_json(const Facts& facts) {
  Json out = Json::array();
  for (const FlowChange& flow : facts.flow_changes(facts.year)) {
    if (out.size() == 50) break;
    out.push_back({{"kind", flow.ship ? "lng" : "pipe"},
                   {"id", flow.id},
                   {"from", flow.from},
                   {"to", flow.to},
                   {"seller", flow.seller},
                   {"base_twh", number(flow.before)},
                   {"all_twh", number(flow.after)},
                   {"change_twh", number(flow.change())},
                   {"change_bcm", number(flow.change() / units::kTwhPerBcm)}});
  }
  return out;
}

Json variants_json(const Facts& facts) {
  Json out = Json::array();
  for (const market::Variant& variant : facts.in.comparison.variants) {
    const market::Outcome& one = facts.outcome(variant.outcome);
    Json row{{"id", variant.id}, {"title", variant.title}, {"happened", variant.happened}};
    row[variant.id == "base" ? "prices" : "price_changes"] = prices_json(facts, variant.outcome, variant.id != "base");
    if (variant.id != "base") row["gas_moved_twh"] = number(facts.moved_twh(variant.outcome, facts.year));
    if (variant.id == "all") row["flow_changes"] = flows_json(facts);
    Json unserved = Json::object();
    for (const auto& [node, series] : one.unserved) unserved[node] = number(sum(series, facts.whole));
    row["unserved_twh"] = unserved;
    row["shortages"] = shortages_json(one);
    row["certificate"] = certificate_json(one.certificate);
    row["solve_count"] = one.solve_count;
    row["cold_resolve"] = one.cold_resolve;
    out.push_back(row);
  }
  return out;
}

Json weighted_json(const Facts& facts) {
  Json prices = Json::object();
  for (const Mark& mark : facts.marks) {
    Json row = Json::object();
    for (const auto& [name, window] : {std::pair{"first_year", facts.year}, std::pair{"whole", facts.whole}}) {
      const Band band = facts.price_weighted(mark.node, window);
      row[name] = {{"usd_per_mwh", band_json(band)},
                   {"eur_per_mwh", facts.has_eur() ? band_json(band * (1 / facts.in.usd_per_eur)) : Json(nullptr)},
                   {"usd_per_mmbtu", band_json(band * (1 / units::kMmbtuPerMwh))}};
    }
    prices[mark.id] = row;
  }
  return {{"world_count", facts.in.comparison.worlds.size()},
          {"any_event_that_moves_gas", band_json(facts.any)},
          {"price_changes", prices}};
}

Json accounts_json(const Facts& facts) {
  const auto rows = [](const std::vector<AccountChange>& changes, const char* money, const char* volume, bool with_lng) {
    Json out = Json::array();
    for (const AccountChange& one : changes) {
      Json row{{"id", one.id},
               {money,
                {{"base", number(one.before)},
                 {"all", number(one.after)},
                 {"change", number(one.change())},
                 {"weighted", band_json(one.weighted)}}},
               {volume, {{"base", number(one.twh_before)}, {"all", number(one.twh_after)}}}};
      if (with_lng) row["lng_twh"] = {{"base", number(one.lng_before)}, {"all", number(one.lng_after)}};
      if (one.mark_up_before != 0 || one.mark_up_after != 0)
        row["mark_up_million_usd"] = {{"base", number(one.mark_up_before)}, {"all", number(one.mark_up_after)}};
      out.push_back(row);
    }
    return out;
  };
  Json stakes = Json::array();
  for (const market::StakeMove& move : facts.in.comparison.stakes)
    stakes.push_back({{"event", move.event},
                      {"asset", move.asset},
                      {"buyer", move.buyer},
                      {"from_owner", move.from_owner},
                      {"share", number(move.share)},
                      {"asset_margin_million_usd", number(move.asset_margin)},
                      {"attributable_million_usd", number(move.attributable)},
                      {"basis", move.basis}});
  return {{"contracts", contracts_json(facts)},
          {"sellers", rows(facts.seller_changes(), "export_revenue_million_usd", "export_twh", true)},
          {"importers", rows(facts.importer_changes(), "import_cost_million_usd", "consumption_twh", false)},
          {"stakes", stakes}};
}

Json dependence_json(const Facts& facts) {
  Json out = Json::object();
  for (const std::string& id : facts.places()) {
    Json row = Json::object();
    for (const auto& [name, index] : {std::pair{"base", std::size_t{0}}, std::pair{"all", facts.all}}) {
      const market::Dependence* place = facts.place(index, id);
      if (!place) continue;
      Json shares = Json::object();
      for (const auto& [seller, share] : place->share) shares[seller] = number(share);
      row[name] = {{"consumption_twh", number(place->consumption_twh)},
                   {"import_cost_million_usd", number(place->import_cost)},
                   {"lng_share", number(place->lng_share)},
                   {"hhi", number(place->hhi)},
                   {"share", shares}};
    }
    out[id] = row;
  }
  return out;
}

Json bindings_json(const Facts& facts) {
  Json out = Json::array();
  if (facts.has_outcomes())
    for (const market::Binding& binding : facts.outcome(facts.all).bindings)
      out.push_back({{"kind", binding.kind},
                     {"id", binding.id},
                     {"name", binding.name},
                     {"usd_per_mwh", number(binding.usd_per_mwh)},
                     {"month_count", binding.month_count}});
  return out;
}

}  // namespace

std::string summary_json(const Input& input) {
  const Facts facts(input);
  Json out;
  out["schema"] = "netback.summary/1";
  out["manifest"] = manifest_json(input);
  out["title"] = input.scenario.title;
  out["first_screen"] = words_json(first_screen(facts));
  out["claims"] = claims_json(facts);
  out["first_month"] = facts.first_month ? Json(facts.first_month->text()) : Json(nullptr);
  out["windows"] = {{"first_year", window_json(facts, facts.year)}, {"whole", window_json(facts, facts.whole)}};
  out["events"] = events_json(facts);
  out["variants"] = variants_json(facts);
  out["durations"] = durations_json(facts);
  out["weighted"] = weighted_json(facts);
  out["accounts"] = accounts_json(facts);
  out["dependence"] = dependence_json(facts);
  out["security"] = security_json(facts);
  out["bindings"] = bindings_json(facts);
  out["mark_ups"] = mark_ups_json(facts);
  out["netbacks"] = netbacks_json(facts);
  out["marginal"] = marginal_json(facts);
  out["ranges"] = ranges_json(facts);
  out["sensitivity"] = sensitivity_json(facts);
  out["envelope"] = envelope_json(facts);
  out["certificate"] = certificate_json(facts.certificate);
  out["doubts"] = words_json(doubts(facts));
  out["remarks"] = remarks(facts).lines;
  out["note"] = kLastLine;
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace netback::report
