#include <algorithm>
#include <filesystem>
#include <map>

#include "core/number.h"
#include "engine_parts.h"
#include "read/read.h"
#include "world/query.h"

namespace netback::engine {

std::string Clock::json() const {
  std::string wall, cpu;
  for (const Lap& lap : laps_) {
    wall += (wall.empty() ? "\"" : ",\"") + lap.phase + "\":" + fixed_text(lap.spent.wall_ms, 1);
    cpu += (cpu.empty() ? "\"" : ",\"") + lap.phase + "\":" + fixed_text(lap.spent.cpu_ms, 1);
  }
  return "{\"schema\":\"netback.timings/1\",\"unit\":\"ms\",\"phases\":{" + wall + "},\"cpu\":{" + cpu + "}}\n";
}

Failure failure_of(const Error& error) {
  int exit_code = 1;
  if (error.code == Error::Code::limit) exit_code = 3;
  if (error.code == Error::Code::internal) exit_code = 4;
  return {exit_code, error.what, error.where, error.fix, {}};
}

Reply fail(const Error& error) { return {std::nullopt, failure_of(error)}; }
Reply fail(int exit_code, std::string what, std::string where, std::string fix) {
  return {std::nullopt, {exit_code, std::move(what), std::move(where), std::move(fix), {}}};
}

std::string world_folder(const Options& options) {
  return options.world_folder.empty() ? options.data_folder + "/world" : options.world_folder;
}

Result<world::World> load_tables(const Options& options, Failure& failure) {
  auto loaded = world::load_world(world_folder(options));
  if (!loaded) {
    failure = failure_of(loaded.error());
    return std::unexpected(loaded.error());
  }
  if (loaded->usable()) return std::move(loaded->world);
  for (const auto& finding : loaded->findings)
    if (finding.is_error) failure.more.push_back(finding.where + ": " + finding.what + ". " + finding.fix);
  const auto& first = loaded->findings.front();
  failure.exit_code = 1, failure.what = first.what, failure.where = first.where, failure.fix = first.fix;
  failure.more.erase(failure.more.begin());
  return bad_input(first.what, first.where, first.fix);
}

Result<Kit> load_kit(const Options& options, Failure& failure) {
  NB_TRY(tables, load_tables(options, failure));
  auto lexicon = read::load_lexicon(options.data_folder + "/lexicon");
  auto rules = scenario::load_lever_rules(options.data_folder + "/lexicon");
  if (!lexicon || !rules) {
    failure = failure_of(lexicon ? rules.error() : lexicon.error());
    return std::unexpected(lexicon ? rules.error() : lexicon.error());
  }
  return Kit{std::move(tables), std::move(*lexicon), std::move(*rules)};
}

Result<std::optional<Date>> given_day(const Options& options) {
  if (!options.as_of) return std::nullopt;
  const auto day = parse_date(*options.as_of);
  if (!day || options.as_of->size() != 10)
    return bad_input("'" + *options.as_of + "' is not a day", "--as-of", "Write YYYY-MM-DD.");
  return day;
}

Result<AsOf> decide_as_of(const Options& options, const world::World& all, std::optional<Date> scenario_day,
                          const read::PageRead* page) {
  NB_TRY(given, given_day(options));
  std::optional<Date> of_page;
  if (page && page->published.state == read::When::State::resolved)
    of_page = parse_date(page->published.value.substr(0, 10));
  // The newest base year and the day its statistics came out.
  int base_year = 0;
  Date published{1900, 1, 1};
  for (const auto& row : all.demand) base_year = std::max(base_year, row.base_year);
  for (const auto& row : all.demand)
    if (row.base_year == base_year) published = std::max(published, row.known_from);
  if (base_year == 0) return bad_input("the world has no demand", "demand.csv", "Give at least one row of demand.");
  AsOf as_of;
  if (given || scenario_day || of_page) {
    as_of.day = as_of.knowledge = given ? *given : scenario_day ? *scenario_day : *of_page;
    as_of.why = given ? "given" : scenario_day ? "the scenario's date" : "the page's date";
  } else {
    as_of.day = Date{base_year, 12, 31};
    as_of.knowledge = std::max(as_of.day, published);
    as_of.why = "the state of the base year, since neither the page nor --as-of gives a date";
  }
  const bool any_demand =
      std::any_of(all.demand.begin(), all.demand.end(), [&](const auto& d) { return d.known_from <= as_of.knowledge; });
  if (!any_demand)
    return bad_input("no base year is known on " + as_of.day.text(), "--as-of",
                     "Take a later day: the statistics of " + std::to_string(base_year) + " count as known from " +
                         published.text() + ".");
  return as_of;
}

namespace {

std::vector<std::string> answer(const world::World& known, const read::Description& d, Date day) {
  auto found = world::answer(known, {d.kind, d.country, d.region, d.owner, d.owner_is_subsidiary}, day);
  // Another number than the page gives means that the question was not the page's.
  if (d.count > 0 && found.size() != static_cast<std::size_t>(d.count)) found.clear();
  return found;
}

}  // namespace

read::Gazetteer make_gazetteer(const world::World& known, Date day) {
  std::vector<AliasView> aliases;
  aliases.reserve(known.aliases.size());
  for (const auto& row : known.aliases) aliases.push_back({row.alias, row.ref, row.kind});
  return {std::move(aliases), [&known, day](const read::Description& d) { return answer(known, d, day); }};
}

Result<read::Gazetteer> make_lazy_gazetteer(const std::string& folder, std::optional<Date> day,
                                            std::shared_ptr<std::optional<Error>> trouble) {
  NB_TRY(table, world::load_names(folder, day));
  auto answers = [folder, day, trouble = std::move(trouble),
                  assets = std::make_shared<std::map<std::string, world::World>>()](
                     const read::Description& d) -> std::vector<std::string> {
    if (*trouble) return {};
    auto known = assets->find(d.kind);
    if (known == assets->end()) {
      auto loaded = world::load_assets(folder, d.kind);
      if (!loaded) {
        *trouble = loaded.error();
        return {};
      }
      for (const auto& finding : loaded->findings)
        if (finding.is_error && !*trouble)
          *trouble = Error{Error::Code::bad_input, finding.what, finding.where, finding.fix};
      known = assets->emplace(d.kind, day ? world::known_by(loaded->world, *day) : std::move(loaded->world)).first;
    }
    return answer(known->second, d, day.value_or(Date{2100, 1, 1}));
  };
  return read::Gazetteer(std::move(table->names), std::move(answers), table);
}

std::pair<double, std::string> exchange_rate(const world::World& known, Date day) {
  const world::Price* newest = nullptr;
  for (const auto& row : known.prices)
    if (row.series == "price:eur-usd" && row.month <= Month::of(day) && (!newest || newest->month < row.month))
      newest = &row;
  if (!newest) return {0, "no exchange rate in the tables"};
  return {newest->value, "1 EUR = " + fixed_text(newest->value, 3) + " USD, mean of " + newest->month.text()};
}

std::string percent(double share) { return fixed_text(100 * share, 1) + " %"; }

}  // namespace netback::engine
