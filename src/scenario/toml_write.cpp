#include "core/number.h"
#include "core/utf8.h"
#include "scenario/scenario.h"
#include "scenario/toml_keys.h"
#include "scenario/value.h"

namespace netback::scenario {
namespace {

std::string quoted(std::string_view text) {
  std::string result = "\"";
  while (!text.empty()) {
    const std::size_t bad = std::min(first_invalid_utf8(text), text.size());
    for (const char c : text.substr(0, bad)) {
      const auto u = static_cast<unsigned char>(c);
      if (c == '"' || c == '\\')
        result += '\\', result += c;
      else if (c == '\n')
        result += "\\n";
      else if (c == '\t')
        result += "\\t";
      else if (u < 0x20 || u == 0x7f) {
        constexpr char kHex[] = "0123456789abcdef";
        result += "\\u00", result += kHex[u / 16], result += kHex[u % 16];
      } else {
        result += c;
      }
    }
    if (bad < text.size()) result += "\xEF\xBF\xBD";  // a page's broken byte must not break the file
    text.remove_prefix(std::min(bad + 1, text.size()));
  }
  return result + '"';
}

std::string list(const std::vector<std::string>& items) {
  std::string result = "[";
  for (const std::string& item : items) result += (result.size() > 1 ? ", " : "") + quoted(item);
  return result + "]";
}

std::string pairs(const std::vector<Duration>& durations) {
  std::string result = "[";
  for (const Duration& d : durations)
    result += (result.size() > 1 ? ", [" : "[") + std::to_string(d.months) + ", " + number_text(d.probability) + "]";
  return result + "]";
}

class Writer {
 public:
  void line(std::string_view key, const std::string& value) { text += std::string(key) + " = " + value + "\n"; }
  void word(std::string_view key, const std::string& value) {
    if (!value.empty()) line(key, quoted(value));
  }
  void words(std::string_view key, const std::vector<std::string>& items) {
    if (items.empty()) return;
    if (items.size() == 1) return line(key, list(items));
    text += std::string(key) + " = [\n";
    for (const std::string& item : items) text += "  " + quoted(item) + ",\n";
    text += "]\n";
  }

  void operator()(const CapacityLever& l) { word("target", l.asset), word("value", share_text(l.share)); }
  void operator()(const FlowLever& l) {
    word("target", l.route), word("seller", l.seller), word("mode", l.resume ? "resume" : "cap");
    word("value", twh_per_year_text(l.twh_per_year));
  }
  void operator()(const RestrictionLever& l) {
    word("target", l.target), word("kind", l.kind), word("restrictor", l.restrictor);
    if (!l.buyers.empty()) line("buyers", list(l.buyers));
    word("commodity", l.commodity);
    if (!l.lift) word("value", share_text(l.share));
  }
  void operator()(const StakeLever& l) {
    word("target", l.asset), word("buyer", l.buyer), word("from_owner", l.from_owner), word("value", share_text(l.share));
  }
  void operator()(const ContractLever& l) {
    word("target", l.contract), word("seller", l.seller), word("buyer", l.buyer), word("route", l.route);
    word("value", twh_per_year_text(l.twh_per_year));
    line("minimum_share", number_text(l.minimum_share)), line("maximum_share", number_text(l.maximum_share));
  }
  void operator()(const RouteLever& l) {
    word("target", l.gate);
    word("value", l.cost_million_usd ? million_usd_text(*l.cost_million_usd) : share_text(l.share));
  }
  void operator()(const TariffLever& l) { word("target", l.target), word("value", usd_per_mwh_text(l.usd_per_mwh)); }
  void operator()(const TaxLever& l) {
    word("target", l.target);
    if (!l.buyers.empty()) line("buyers", list(l.buyers));
    word("value", usd_per_mwh_text(l.usd_per_mwh));
  }
  void operator()(const PriceCapLever& l) { word("target", l.place), word("value", usd_per_mwh_text(l.usd_per_mwh)); }
  void operator()(const DemandLever& l) { word("target", l.node), word("value", share_text(l.factor)); }
  void operator()(const SupplyLever& l) { word("target", l.target), word("value", share_text(l.factor)); }
  void operator()(const AgreementLever& l) { word("topic", l.topic); }

  void event(const Event& event, Date as_of) {
    text += "\n[[event]]\n";
    word("id", event.id), word("title", event.title), word("lever", lever_name(event.lever));
    std::visit(*this, event.lever);
    word("from", event.from.text());
    if (event.until) word("until", event.until->text());
    if (!event.durations.empty()) line("durations", pairs(event.durations));
    if (event.ramp_months != 0) line("ramp_months", std::to_string(event.ramp_months));
    const auto& p = event.probability;
    line("probability", "[" + number_text(p[0]) + ", " + number_text(p[1]) + ", " + number_text(p[2]) + "]");
    if (!event.given.empty()) line("given", list(event.given));
    if (!event.excludes.empty()) line("excludes", list(event.excludes));
    if (event.known_from != as_of) line("known_from", event.known_from.text());
    if (event.surprise) line("surprise", "true");
    if (!event.because.empty()) line("because", list(event.because));
    words("assumed", event.assumed);
  }

  std::string text;
};

}  // namespace

std::string to_toml(const Scenario& scenario) {
  Writer writer;
  writer.line("schema", quoted(kSchema));
  writer.word("title", scenario.title);
  writer.line("as_of", scenario.as_of.text());
  writer.words("remarks", scenario.remarks);
  for (const Event& event : scenario.events) writer.event(event, scenario.as_of);
  return writer.text;
}

}  // namespace netback::scenario
