#include <toml++/toml.h>

#include <algorithm>
#include <cmath>

#include "scenario/scenario.h"
#include "scenario/scenario_check.h"
#include "scenario/toml_keys.h"
#include "scenario/value.h"
#include "scenario/wording.h"

namespace netback::scenario {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{4} << 20, kMaxEvents = 1000, kMaxItems = 1000;
// toml++ 3.3 nests a table for every dot of a key and frees them by recursion: a line of dots would end the stack.
constexpr std::ptrdiff_t kMaxDotsInLine = 2000;

using Lines = std::vector<std::size_t>;  // of each event's table

// Reads keys of one table; the first fault is kept with its line.
class Table {
 public:
  Table(const toml::table& table, const std::string& file) : table_(table), file_(file) {}

  std::size_t line(std::string_view key) const {
    const toml::node* node = table_.get(key);
    return (node ? node->source() : table_.source()).begin.line;
  }
  std::string where(std::string_view key) const { return file_ + ":" + std::to_string(line(key)); }
  void fault(std::string_view key, std::string what, std::string fix) {
    if (!error) error = Error{Error::Code::bad_input, std::move(what), where(key), std::move(fix)};
  }
  bool has_key(std::string_view key) const { return table_.contains(key); }

  std::string word(std::string_view key, bool needed) {
    const toml::node* node = table_.get(key);
    if (!node) {
      if (needed) fault(key, "no " + std::string(key), "Add " + std::string(key) + " = \"...\".");
      return {};
    }
    if (const auto* text = node->as_string()) return text->get();
    return fault(key, std::string(key) + " is not a text", "Put it between double quotes."), std::string();
  }
  std::vector<std::string> words(std::string_view key) {
    std::vector<std::string> items;
    const toml::node* node = table_.get(key);
    if (!node) return items;
    const toml::array* array = node->as_array();
    bool good = array && array->size() <= kMaxItems;
    if (good)
      for (const toml::node& item : *array) {
        if (const auto* text = item.as_string()) items.push_back(text->get());
        else good = false;
      }
    if (!good) fault(key, std::string(key) + " is not a list of texts", "Write " + std::string(key) + " = [\"...\", \"...\"].");
    return items;
  }
  double number(std::string_view key, double otherwise) {
    const toml::node* node = table_.get(key);
    if (!node) return otherwise;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (value && std::isfinite(*value)) return *value;
    return fault(key, std::string(key) + " is not a number", "Write a plain number."), otherwise;
  }
  bool truth(std::string_view key) {
    const toml::node* node = table_.get(key);
    if (node && !node->is_boolean()) fault(key, std::string(key) + " is neither true nor false", "Write true or false.");
    return node && node->value_or(false);
  }
  std::optional<Date> date(std::string_view key) {
    const toml::node* node = table_.get(key);
    if (!node) return std::nullopt;
    std::optional<Date> result;
    if (const auto* day = node->as_date()) result = Date{day->get().year, day->get().month, day->get().day};
    if (const auto* text = node->as_string()) result = parse_date(text->get());
    if (!result) fault(key, std::string(key) + " is no date", "Write it as 2025-03-14.");
    return result;
  }
  std::optional<Month> month(std::string_view key, bool needed) {
    if (!needed && !has_key(key)) return std::nullopt;
    if (const toml::node* node = table_.get(key); node && node->is_date()) {
      const auto day = date(key);
      return day ? std::optional(Month::of(*day)) : std::nullopt;
    }
    const auto result = parse_month(word(key, needed));
    if (!result) fault(key, std::string(key) + " is no month", "Write it as \"2026-01\".");
    return result;
  }
  // A value with its unit, read by `parse`; `example` goes into the fix.
  double value(auto parse, const char* example, std::optional<double> otherwise = std::nullopt) {
    if (otherwise && !has_key("value")) return *otherwise;
    const std::string text = word("value", true);
    const auto number = parse(text);
    if (!number) fault("value", "'" + text + "' is no value with a unit", "Write value = \"" + std::string(example) + "\".");
    return number.value_or(0);
  }
  void only(const std::vector<std::string_view>& known) {
    for (const auto& [key, node] : table_) {
      if (std::ranges::find(known, key.str()) != known.end()) continue;
      const std::string near = nearest(key.str(), known);
      if (!error)
        error = Error{Error::Code::bad_input, "unknown key '" + std::string(key.str()) + "'",
                      file_ + ":" + std::to_string(key.source().begin.line),
                      near.empty() ? "Remove it." : "Did you mean '" + near + "'?"};
    }
  }

  std::optional<Error> error;

 private:
  const toml::table& table_;
  const std::string& file_;
};

RestrictionLever restriction(Table& in, bool lift) {
  RestrictionLever lever{.target = in.word("target", true), .kind = in.word("kind", false), .restrictor = in.word("restrictor", false),
                         .buyers = in.words("buyers"), .share = 1, .lift = lift, .commodity = in.word("commodity", false)};
  if (!lift) lever.share = in.value(parse_share, "0 %", 0.0);
  return lever;
}

FlowLever flow(Table& in) {
  const std::string mode = in.has_key("mode") ? in.word("mode", true) : "resume";
  if (mode != "resume" && mode != "cap") in.fault("mode", "unknown mode '" + mode + "'", "Write resume or cap.");
  return {in.word("target", true), in.word("seller", true), in.value(parse_twh_per_year, "27.5 bcm/a"), mode == "resume"};
}

ContractLever contract(Table& in) {
  return {in.word("target", true), in.word("seller", true), in.word("buyer", true), in.word("route", false),
          in.value(parse_twh_per_year, "10 bcm/a"), in.number("minimum_share", 0), in.number("maximum_share", 1)};
}

Lever lever_of(Table& in, const std::string& name) {
  if (name == "capacity") return CapacityLever{in.word("target", true), in.value(parse_share, "50 %")};
  if (name == "flow") return flow(in);
  if (name == "restriction" || name == "lift") return restriction(in, name == "lift");
  if (name == "stake") return StakeLever{in.word("target", true), in.word("buyer", true), in.word("from_owner", false), in.value(parse_share, "25 %")};
  if (name == "contract") return contract(in);
  if (name == "route") return RouteLever{in.word("target", true), in.value(parse_share, "0 %")};
  if (name == "tariff") return TariffLever{in.word("target", true), in.value(parse_usd_per_mwh, "3 usd/mwh")};
  if (name == "demand") return DemandLever{in.word("target", true), in.value(parse_share, "90 %")};
  if (name == "supply") return SupplyLever{in.word("target", true), in.value(parse_share, "90 %")};
  return AgreementLever{in.word("topic", true)};
}

std::array<double, 3> odds(Table& in, const toml::table& table) {
  const toml::node* node = table.get("probability");
  if (!node) return {1, 1, 1};
  if (node->is_number()) {
    const double p = in.number("probability", 1);
    return {p, p, p};
  }
  std::array<double, 3> result{};
  const toml::array* array = node->as_array();
  bool good = array && array->size() == 3;
  for (std::size_t i = 0; good && i < 3; ++i) {
    const toml::node& item = *array->get(i);
    good = item.is_number();
    result[i] = item.value_or(0.0);
  }
  if (!good) in.fault("probability", "probability is not three numbers", "Write probability = [0.05, 0.15, 0.30]: low, middle, high.");
  return result;
}

bool good_id(std::string_view id) {
  return !id.empty() && id.size() <= 120 && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  });
}

Result<Event> read_event(const toml::table& table, const std::string& file, Date as_of) {
  Table in(table, file);
  Event event;
  const std::string name = in.word("lever", true);
  const auto found = std::ranges::find(kLeverKeys, std::string_view(name), &LeverKeys::lever);
  if (found == std::end(kLeverKeys)) {
    std::vector<std::string_view> names;
    for (const LeverKeys& keys : kLeverKeys) names.push_back(keys.lever);
    const std::string near = nearest(name, names);
    in.fault("lever", "unknown lever '" + name + "'", near.empty() ? "Use one of the levers of docs/data/levers.md." : "Did you mean '" + near + "'?");
    return std::unexpected(*in.error);
  }
  std::vector<std::string_view> known(std::begin(kEventKeys), std::end(kEventKeys));
  known.insert(known.end(), found->keys.begin(), found->keys.end());
  in.only(known);
  event.id = in.word("id", true);
  if (!good_id(event.id)) in.fault("id", "'" + event.id + "' is no id", "Use small letters, digits and hyphens.");
  event.title = in.word("title", false);
  event.lever = lever_of(in, name);
  event.from = in.month("from", true).value_or(Month::of(as_of));
  event.until = in.month("until", false);
  const double ramp = in.number("ramp_months", 0);
  if (ramp != std::floor(ramp) || ramp < 0 || ramp > 120) in.fault("ramp_months", "ramp_months outside 0 and 120", "Give a whole number of months.");
  else event.ramp_months = static_cast<int>(ramp);
  event.probability = odds(in, table);
  event.given = in.words("given");
  event.excludes = in.words("excludes");
  event.known_from = in.date("known_from").value_or(as_of);
  event.surprise = in.truth("surprise");
  event.because = in.words("because");
  event.assumed = in.words("assumed");
  if (in.error) return std::unexpected(*in.error);
  return event;
}

Result<Scenario> read_scenario(const toml::table& table, const std::string& file, const world::World& world) {
  Table top(table, file);
  top.only({std::begin(kTopKeys), std::end(kTopKeys)});
  if (const std::string schema = top.word("schema", true); schema != kSchema)
    top.fault("schema", "schema is '" + schema + "'", "Write schema = \"" + std::string(kSchema) + "\".");
  Scenario scenario;
  scenario.title = top.word("title", false);
  const auto as_of = top.date("as_of");
  if (!as_of) top.fault("as_of", "no as_of", "Add as_of = 2025-03-14, the day whose knowledge counts.");
  scenario.remarks = top.words("remarks");
  const toml::node* events = table.get("event");
  const toml::array* array = events ? events->as_array() : nullptr;
  if (events && (!array || array->size() > kMaxEvents)) top.fault("event", "event is not a list of at most 1000 tables", "Begin each event with [[event]].");
  if (top.error) return std::unexpected(*top.error);
  scenario.as_of = *as_of;
  std::vector<const toml::table*> tables;
  for (std::size_t i = 0; array && i < array->size(); ++i) {
    const toml::table* entry = array->get(i)->as_table();
    if (!entry) return bad_input("event is not a table", file + ":" + std::to_string(array->get(i)->source().begin.line), "Begin each event with [[event]].");
    NB_TRY(event, read_event(*entry, file, scenario.as_of));
    scenario.events.push_back(std::move(event));
    tables.push_back(entry);
  }
  if (const auto fault = first_fault(scenario, world))
    return bad_input(fault->what, Table(*tables[fault->event], file).where(fault->key), fault->fix);
  return scenario;
}

}  // namespace

Result<Scenario> parse_toml(std::string_view bytes, const std::string& file, const world::World& world) {
  if (bytes.size() > kMaxBytes) return std::unexpected(Error{Error::Code::limit, "more than 4 MiB", file, "Split the scenario."});
  for (std::size_t begin = 0, line = 1; begin < bytes.size(); ++line) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    if (std::ranges::count(bytes.substr(begin, end - begin), '.') > kMaxDotsInLine)
      return bad_input("more than 2000 dots in a line", file + ":" + std::to_string(line), "Shorten the line.");
    begin = end + 1;
  }
  try {
    const toml::table table = toml::parse(bytes, file);
    return read_scenario(table, file, world);
  } catch (const toml::parse_error& error) {
    return bad_input(std::string(error.description()), file + ":" + std::to_string(error.source().begin.line), "Correct the TOML at this line.");
  }
}

}  // namespace netback::scenario
