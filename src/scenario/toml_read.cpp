#include "scenario/toml_table.h"

#include <algorithm>
#include <cmath>

#include "scenario/scenario.h"
#include "scenario/scenario_check.h"
#include "scenario/toml_guard.h"
#include "scenario/toml_keys.h"
#include "scenario/value.h"
#include "scenario/wording.h"

namespace netback::scenario {
namespace {

// toml++ looks tables up in a list, so time grows with the square of the size: one MiB still ends in seconds.
constexpr std::size_t kMaxBytes = std::size_t{1} << 20, kMaxEvents = 1000;

RestrictionLever restriction(Table& in, bool lift) {
  RestrictionLever lever{.target = in.word("target", true),
                         .kind = in.word("kind", false),
                         .restrictor = in.word("restrictor", false),
                         .buyers = in.words("buyers"),
                         .share = 1,
                         .lift = lift,
                         .commodity = in.word("commodity", false)};
  if (!lift) lever.share = in.value(parse_share, "0 %", 0.0);
  return lever;
}

FlowLever flow(Table& in) {
  const std::string mode = in.has_key("mode") ? in.word("mode", true) : "resume";
  if (mode != "resume" && mode != "cap") in.fault("mode", "unknown mode '" + mode + "'", "Write resume or cap.");
  return {in.word("target", true), in.word("seller", true), in.value(parse_twh_per_year, "27.5 bcm/a"), mode == "resume"};
}

ContractLever contract(Table& in) {
  return {in.word("target", true),
          in.word("seller", true),
          in.word("buyer", true),
          in.word("route", false),
          in.value(parse_twh_per_year, "10 bcm/a"),
          in.number("minimum_share", 0),
          in.number("maximum_share", 1)};
}

// A share of ships, or money.
RouteLever route(Table& in) {
  RouteLever lever{.gate = in.word("target", true)};
  lever.cost_million_usd = parse_million_usd(in.word("value", true));
  if (!lever.cost_million_usd) lever.share = in.value(parse_share, "0 %\" or \"0.8 million usd");
  return lever;
}

Lever lever_of(Table& in, const std::string& name) {
  if (name == "capacity") return CapacityLever{in.word("target", true), in.value(parse_share, "50 %")};
  if (name == "flow") return flow(in);
  if (name == "restriction" || name == "lift") return restriction(in, name == "lift");
  if (name == "stake")
    return StakeLever{in.word("target", true), in.word("buyer", true), in.word("from_owner", false),
                      in.value(parse_share, "25 %")};
  if (name == "contract") return contract(in);
  if (name == "route") return route(in);
  if (name == "tariff") return TariffLever{in.word("target", true), in.value(parse_usd_per_mwh, "3 usd/mwh")};
  if (name == "tax") return TaxLever{in.word("target", true), in.words("buyers"), in.value(parse_usd_per_mwh, "3 usd/mwh")};
  if (name == "price_cap") return PriceCapLever{in.word("target", true), in.value(parse_usd_per_mwh, "50 usd/mwh")};
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
  if (!good)
    in.fault("probability", "probability is not three numbers",
             "Write probability = [0.05, 0.15, 0.30]: low, middle, high.");
  return result;
}

// Months and odds, in pairs.
std::vector<Duration> durations(Table& in, const toml::table& table) {
  std::vector<Duration> result;
  const toml::node* node = table.get("durations");
  if (!node) return result;
  const toml::array* list = node->as_array();
  bool good = list && !list->empty() && list->size() <= kMaxItems;
  for (std::size_t i = 0; good && i < list->size(); ++i) {
    const toml::array* pair = list->get(i)->as_array();
    good = pair && pair->size() == 2 && pair->get(0)->is_number() && pair->get(1)->is_number();
    if (!good) break;
    const double months = pair->get(0)->value_or(0.0);
    good = months == std::floor(months) && std::abs(months) < 1e6;
    if (good) result.push_back({static_cast<int>(months), pair->get(1)->value_or(0.0)});
  }
  if (!good)
    in.fault("durations", "durations are not pairs of whole months and odds",
             "Write durations = [[3, 0.5], [12, 0.3], [24, 0.2]].");
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
    in.fault("lever", "unknown lever '" + name + "'",
             near.empty() ? "Use one of the levers of docs/data/levers.md." : "Did you mean '" + near + "'?");
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
  event.durations = durations(in, table);
  const double ramp = in.number("ramp_months", 0);
  if (ramp != std::floor(ramp) || ramp < 0 || ramp > 120)
    in.fault("ramp_months", "ramp_months outside 0 and 120", "Give a whole number of months.");
  else
    event.ramp_months = static_cast<int>(ramp);
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
  if (events && (!array || array->size() > kMaxEvents))
    top.fault("event", "event is not a list of at most 1000 tables", "Begin each event with [[event]].");
  if (top.error) return std::unexpected(*top.error);
  scenario.as_of = *as_of;
  std::vector<const toml::table*> tables;
  for (std::size_t i = 0; array && i < array->size(); ++i) {
    const toml::table* entry = array->get(i)->as_table();
    if (!entry)
      return bad_input("event is not a table", file + ":" + std::to_string(array->get(i)->source().begin.line),
                       "Begin each event with [[event]].");
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
  if (bytes.size() > kMaxBytes)
    return std::unexpected(Error{Error::Code::limit, "more than 1 MiB", file, "Split the scenario."});
  if (auto fault = toml_fault(bytes, file)) return std::unexpected(std::move(*fault));
  try {
    const toml::table table = toml::parse(bytes, file);
    return read_scenario(table, file, world);
  } catch (const toml::parse_error& error) {
    return bad_input(std::string(error.description()), file + ":" + std::to_string(error.source().begin.line),
                     "Correct the TOML at this line.");
  } catch (const TomlAssertion&) {
    return bad_input("no readable TOML", file, "Correct the brackets and quotes of the file.");
  }
}

}  // namespace netback::scenario
