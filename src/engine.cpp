// The pipeline on one screen: page -> claims -> scenario -> market solved with and without -> report.
#include <filesystem>

#include "core/file.h"
#include "engine_parts.h"
#include "market/compare.h"
#include "market/sensitivity.h"
#include "read/read.h"

namespace netback {
namespace {

using namespace engine;

constexpr int kMonths = 24, kMostMonths = 36;

}  // namespace

Result<Input> engine::fetch(const std::string& what, const std::string& standard_input) {
  if (what == "base") return Input{};
  Input input;
  if (what == "-") {
    input.bytes = standard_input;
  } else {
    NB_TRY(bytes, read_file(what));
    input.bytes = std::move(bytes);
  }
  input.is_scenario = what.ends_with(".toml");
  input.is_page = !input.is_scenario;
  return input;
}

namespace {

// The default horizon, longer where an event would begin after it, up to 36 months; --months asks for more.
int month_count(const Options& options, const scenario::Scenario& scenario) {
  if (options.months > 0) return options.months;
  int months = kMonths;
  for (const auto& event : scenario.events)
    if (scenario::moves_market(event.lever)) {
      const int needed = event.from + 12 - (Month::of(scenario.as_of) + 1);
      if (needed > months && needed <= kMostMonths) months = needed;
    }
  return months;
}

std::string first_line(const AsOf& as_of, const model::Timeline& line) {
  return "as of " + as_of.day.text() + " (" + as_of.why + "); months " + line.report.text() + " to " +
         (line.tail - 1).text();
}

Result<Seen> see(const Input& input, const Kit& kit, const Options& options, std::optional<Date> scenario_day) {
  Seen seen;
  const auto read_with = [&](const world::World& world, Date day, std::optional<Date> told) {
    return read::read_page(input.bytes, kit.lexicon, make_gazetteer(world, day), told);
  };
  // The page's own date is asked for only where nobody gives one.
  if (input.is_page && !options.as_of) seen.page = read_with(kit.all, Date{1900, 1, 1}, std::nullopt);
  NB_TRY(as_of, decide_as_of(options, kit.all, scenario_day, seen.page ? &*seen.page : nullptr));
  seen.as_of = std::move(as_of);
  seen.known =
      world::known_by(kit.all, seen.as_of.knowledge,
                      options.behaviour == "oligopoly" ? world::Behaviour::oligopoly : world::Behaviour::competitive);
  if (input.is_page)
    seen.page = read_with(seen.known, seen.as_of.day, options.as_of ? std::optional(seen.as_of.day) : std::nullopt);
  return seen;
}

}  // namespace

Result<std::vector<std::string>> engine::write_all(const std::string& folder,
                                                   const std::vector<std::pair<std::string, std::string>>& files) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  std::vector<std::string> written;
  for (const auto& [name, bytes] : files) {
    NB_TRY(done, write_file(folder + "/" + name, bytes));
    (void)done;
    written.push_back(folder + "/" + name);
  }
  return written;
}

Result<Question> engine::prepare(const Options& options, const std::string& what, const std::string& standard_input,
                                 Clock& clock, Failure& failure) {
  const auto told = [&](const Error& error) {
    failure = failure_of(error);
    return std::unexpected(error);
  };
  auto input = fetch(what, standard_input);
  if (!input) return told(input.error());
  auto kit = load_kit(options, failure);
  if (!kit) return std::unexpected(kit.error());
  clock.lap("load");

  // Dates first: what is known decides what the rest may see.
  scenario::Scenario scenario;
  if (input->is_scenario) {
    auto parsed = scenario::parse_toml(input->bytes, what, kit->all);
    if (!parsed) return told(parsed.error());
    scenario = std::move(*parsed);
  }
  auto seen = see(*input, *kit, options, input->is_scenario ? std::optional(scenario.as_of) : std::nullopt);
  if (!seen) return told(seen.error());
  const Date day = seen->as_of.day;
  if (seen->page) {
    clock.lap("read");
    scenario = scenario::draft(*seen->page, seen->known, day, kit->rules);
  }
  scenario.as_of = day;
  const model::Timeline line = model::make_timeline(seen->known, day, month_count(options, scenario));
  clock.lap("draft");
  return Question{std::move(*kit), std::move(*input), std::move(*seen), std::move(scenario), line};
}

Reply Engine::run(const std::string& what, const std::string& standard_input) const {
  Clock clock;
  Failure failure;
  auto question = prepare(options, what, standard_input, clock, failure);
  if (!question) return {std::nullopt, failure};
  const auto& [kit, input, seen, scenario, line] = *question;
  const auto& [as_of, known, page] = seen;
  if (options.form == "qp")
    return forms_reply(options, known, scenario, line,
                       {world::world_hash(known), page ? page->sha256 : "", version(), as_of.day.text(),
                        as_of.knowledge.text(), first_line(as_of, line), line.tail - line.report},
                       clock);
  auto compared = market::compare(known, scenario, line, options.threads, options.cache_folder, options.ranges);
  if (!compared) return fail(compared.error());
  clock.lap("market");
  if (!options.quick) {
    const auto other = world::known_by(kit.all, as_of.knowledge,
                                       known.conduct.empty() ? world::Behaviour::oligopoly : world::Behaviour::competitive);
    auto added =
        market::add_sensitivity(compared->comparison, {known, other}, scenario, line, options.threads, options.cache_folder);
    if (!added) return fail(added.error());
    clock.lap("sensitivity");
  }
  clock.add("market.cargoes", compared->times.cargoes);
  clock.add("market.build", compared->times.build);
  clock.add("market.base_solve", compared->times.base);
  clock.add("market.resolves", compared->times.resolve);
  market::Comparison& comparison = compared->comparison;
  const std::size_t all = comparison.variants.size() > 1 ? comparison.variants[1].outcome : 0;
  auto security = market::assess_security(known, scenario, line, comparison.outcomes[0], comparison.outcomes[all],
                                          {options.security, options.threads, options.cache_folder});
  if (!security) return fail(security.error());
  comparison.security = std::move(*security);
  clock.lap("security");

  const auto [usd_per_eur, fx_note] = exchange_rate(known, as_of.day);
  const report::Input told{known,
                           page ? &*page : nullptr,
                           input.is_page ? input.bytes : std::string(),
                           scenario,
                           compared->comparison,
                           {world::world_hash(known), page ? page->sha256 : "", version(), as_of.day.text(),
                            as_of.knowledge.text(), first_line(as_of, line), line.tail - line.report},
                           options.full_text,
                           usd_per_eur,
                           fx_note};
  Answer answer;
  const std::string summary = report::summary_json(told);
  answer.text = options.format == "json" ? summary : report::terminal(told, options.colour, options.width);
  if (!options.out_folder.empty()) {
    std::vector<std::pair<std::string, std::string>> files{{"summary.json", summary},
                                                           {"results.csv", report::results_csv(told)},
                                                           {"scenario.toml", scenario::to_toml(scenario)},
                                                           {"report.html", report::html(told)}};
    if (page) files.emplace_back("claims.json", read::claims_json(*page, kit.lexicon));
    clock.lap("report");
    files.emplace_back("timings.json", clock.json());
    auto written = write_all(options.out_folder, files);
    if (!written) return fail(written.error());
    answer.files = std::move(*written);
  }
  return {std::move(answer), {}};
}

Reply Engine::draft(const std::string& name, const std::string& standard_input) const {
  Failure failure;
  auto kit = load_kit(options, failure);
  if (!kit) return {std::nullopt, failure};
  auto input = fetch(name, standard_input);
  if (!input) return fail(input.error());
  // Everything given to draft is a page, whatever its name.
  input->is_page = true, input->is_scenario = false;
  auto seen = see(*input, *kit, options, std::nullopt);
  if (!seen) return fail(seen.error());
  return {Answer{scenario::to_toml(scenario::draft(*seen->page, seen->known, seen->as_of.day, kit->rules)), {}}, {}};
}

Reply save(Answer answer, const std::string& file) {
  auto written = write_file(file, answer.text);
  if (!written) return fail(written.error());
  answer.text.clear();
  answer.files.push_back(file);
  return {std::move(answer), {}};
}

const char* version() { return "0.1.0"; }

}  // namespace netback
