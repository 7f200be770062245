// results.csv: the one table, a number a row.
#include <algorithm>
#include <cmath>
#include <map>

#include "core/csv.h"
#include "core/file.h"
#include "core/number.h"
#include "report/facts.h"
#include "report/run_id.h"

namespace netback::report {
namespace {

constexpr int kDecimals = 6;
constexpr double kNothing = 5e-7;  // prints as 0.000000

class Writer {
 public:
  Writer(const Facts& facts, std::string run) : facts_(facts), run_(csv_field(run)) {}

  void variant(const std::string& scenario, const market::Outcome& one) {
    scenario_ = csv_field(scenario);
    by_id("price", one.price, "usd_per_mwh", true);
    by_id("consumption", one.consumption, "twh", true);
    by_id("production", one.production, "twh", true);
    by_id("unserved", one.unserved, "twh", true);
    for (const auto& [node, sellers] : one.sales)
      for (const auto& [seller, twh] : sellers)
        series({"sale", node, "", node, "commodity:gas", "volume", "twh", seller}, twh, false);
    for (const market::PipeFlow& flow : one.pipe_flows)
      series({"pipe_flow", flow.pipe, flow.from_node, flow.to_node, "commodity:gas", "volume", "twh", flow.seller}, flow.twh,
             false);
    for (const market::LngFlow& flow : one.lng_flows) {
      // Two ways between the same ends differ by their gates.
      series({"lng_flow", "lng:" + flow.from_node + ">" + flow.to_node + via(flow.gates), flow.from_node, flow.to_node,
              "commodity:lng", "volume", "twh", flow.seller},
             flow.twh, false);
    }
    by_id("stock", one.stock, "twh", true);
    for (const market::Netback& netback : one.netbacks) {
      if (netback.served_months == 0) continue;
      series({"netback", "netback:" + netback.from + ">" + netback.to_node, netback.from_node, netback.to_node,
              netback.by_ship ? "commodity:lng" : "commodity:gas", "fob_netback", "usd_per_mwh", netback.seller},
             netback.fob, true);
    }
    for (const auto& [vessel, rate] : one.charter_rate)
      series({"charter_rate", vessel, "", "", "commodity:lng", "price", "usd_per_day", ""}, rate, true);
  }

  void weighted() {
    std::map<std::string, market::Series> low, middle, high;
    for (const auto& [node, base] : facts_.outcome(0).price)
      for (std::size_t i = 0; i < base.size(); ++i) {
        const Band band = facts_.price_weighted(node, {i, i + 1});
        low[node].push_back(base[i] + band.low);
        middle[node].push_back(base[i] + band.middle);
        high[node].push_back(base[i] + band.high);
      }
    for (const auto& [name, prices] : {std::pair("low", &low), std::pair("middle", &middle), std::pair("high", &high)}) {
      scenario_ = std::string("weighted:") + name;
      by_id("price", *prices, "usd_per_mwh", true);
    }
  }

  void same_as(const std::string& scenario, const std::string& other) {
    text_ += run_ + "," + csv_field(scenario) + ",,,same_as," + csv_field(other) + ",,,,,,,\n";
  }

  std::string take() { return std::move(text_); }

 private:
  struct Labels { std::string kind, id, from, to, commodity, quantity, unit, actor; };

  static std::string via(const std::vector<std::string>& gates) {
    std::string text;
    for (const std::string& gate : gates) text += (text.empty() ? "/" : "+") + gate;
    return text;
  }

  void by_id(const char* kind, const std::map<std::string, market::Series>& table, const char* unit, bool with_zeros) {
    const std::string quantity = std::string_view(kind) == "price" ? "price" : "volume";
    for (const auto& [id, values] : table)
      series({kind, id, "", "", "commodity:gas", quantity, unit, ""}, values, with_zeros);
  }

  void series(const Labels& labels, const market::Series& values, bool with_zeros) {
    const std::string before = run_ + "," + scenario_ + ",,";
    const std::string middle = "," + labels.kind + "," + csv_field(labels.id) + "," + csv_field(labels.from) + "," +
                               csv_field(labels.to) + "," + labels.commodity + "," + labels.quantity + "," + labels.unit +
                               ",";
    const std::string after = "," + csv_field(labels.actor) + "\n";
    for (std::size_t i = 0; i < std::min(values.size(), facts_.months.size()); ++i) {
      if (std::isnan(values[i])) continue;  // no way there in this month
      if (!with_zeros && values[i] < kNothing && values[i] > -kNothing) continue;
      text_ += before + facts_.months[i].text() + middle + fixed_text(values[i], kDecimals) + after;
    }
  }

  const Facts& facts_;
  std::string run_, scenario_, text_ = "run,scenario,draw,month,kind,id,from,to,commodity,quantity,unit,value,actor\n";
};

}  // namespace

std::string run_id(const Input& input) {
  const Input::Manifest& m = input.manifest;
  return sha256_hex(m.world_hash + "\n" + m.page_hash + "\n" + m.version + "\n" + m.as_of + "\n" + std::to_string(m.months) +
                    "\n" + input.scenario.title)
      .substr(0, 12);
}

std::string results_csv(const Input& input) {
  const Facts facts(input);
  Writer writer(facts, run_id(input));
  std::map<std::size_t, std::string> written;  // outcome -> the variant that holds its rows
  for (const market::Variant& variant : input.comparison.variants) {
    const auto [first, is_new] = written.try_emplace(variant.outcome, variant.id);
    // Base and all are always written out; an event alone whose world equals another one points to it.
    if (is_new || variant.id == "base" || variant.id == "all")
      writer.variant(variant.id, facts.outcome(variant.outcome));
    else
      writer.same_as(variant.id, first->second);
  }
  if (facts.has_outcomes() && !input.comparison.worlds.empty()) writer.weighted();
  return writer.take();
}

}  // namespace netback::report
