// The command line: parse, call the engine, print. Results go to stdout, everything else to stderr.
#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <iterator>

#include "netback/engine.h"

namespace {

// Beside the program when installed, else where it was built from.
std::string data_folder(const char* program) {
  if (const char* told = std::getenv("NETBACK_DATA")) return told;
  std::error_code error;
  const auto beside = std::filesystem::canonical(program, error).parent_path() / "../share/netback";
  if (!error && std::filesystem::exists(beside / "world", error)) return beside.string();
  return NETBACK_DATA_DIR;
}

// Where solutions are kept between runs: as told, else the user's cache folder; empty where there is none.
std::string cache_folder() {
  if (const char* told = std::getenv("NETBACK_CACHE")) return told;
  if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache == '/')
    return std::string(cache) + "/netback";
  if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/') return std::string(home) + "/.cache/netback";
  return "";
}

int terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
  return 100;
}

std::string standard_input() { return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()}; }

int tell(const netback::Reply& reply) {
  if (reply.answer) {
    std::fwrite(reply.answer->text.data(), 1, reply.answer->text.size(), stdout);
    for (const auto& file : reply.answer->files) std::fprintf(stderr, "wrote %s\n", file.c_str());
    if (!reply.answer->warning.empty()) std::fprintf(stderr, "%s\n", reply.answer->warning.c_str());
    return std::fflush(stdout) == 0 ? reply.answer->exit_code : 4;
  }
  const auto& f = reply.failure;
  for (const auto& line : f.more) std::fprintf(stderr, "%s\n", line.c_str());
  std::fprintf(stderr, "%s%s%s\n", f.where.c_str(), f.where.empty() ? "" : ": ", f.what.c_str());
  if (!f.fix.empty()) std::fprintf(stderr, "  %s\n", f.fix.c_str());
  return f.exit_code;
}

// "2019": a base year; "2019-2020", "2021-months" or --base: a prediction.
bool told_case(const std::string& name, int& year, netback::HindcastCase& past) {
  if (name.empty()) {
    if (past.year == 0) past.year = past.base + 1;
    return past.base > 0;
  }
  char* rest = nullptr;
  const long first = std::strtol(name.c_str(), &rest, 10);
  if (first < 1900 || first > 2200) return false;
  if (*rest == '\0') {
    year = static_cast<int>(first);
    return true;
  }
  past.base = static_cast<int>(first);
  if (std::string_view(rest) == "-months") {
    past.year = past.base;
    return true;
  }
  char* end = nullptr;
  past.year = *rest == '-' ? static_cast<int>(std::strtol(rest + 1, &end, 10)) : 0;
  return end != nullptr && *end == '\0' && past.year > 1900;
}

// Flags that say nothing of such a case; null where all fit.
const char* misfit(bool is_base_year, bool raw, const netback::HindcastCase& past) {
  if (is_base_year && !past.events.empty())
    return "--events is for a prediction\n  Write 2019-2020, or --base YEAR --events FILE.";
  if (!is_base_year && raw) return "--raw is for a base year\n  Write hindcast 2021 --raw.";
  if (past.year < past.base)
    return "a year is predicted from an earlier one\n  Give --year the year of --base, or a later one.";
  return nullptr;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Netback: from a headline to its consequences in the gas market"};
  app.set_version_flag("--version", netback::version());
  app.require_subcommand(1);
  netback::Options options;
  options.data_folder = data_folder(argv[0]);
  options.cache_folder = cache_folder();
  options.colour = isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
  options.width = terminal_width();
  std::string as_of, what, id, json_file, outcomes;
  std::vector<std::string> pages;
  bool explain = false, raw = false, no_cache = false, growth = false;
  int year = 0;

  const auto common = [&](CLI::App* command) {
    command->add_option("--world", options.world_folder, "folder with the world's tables");
    command->add_option("--as-of", as_of, "day on which the run stands, YYYY-MM-DD");
  };
  const auto format = [&](CLI::App* command) {
    command->add_option("--format", options.format, "text or json")->check(CLI::IsMember({"text", "json"}));
  };
  const auto cache = [&](CLI::App* command) {
    command->add_option("--cache", options.cache_folder, "folder that keeps solutions to start from (NETBACK_CACHE)");
    command->add_flag("--no-cache", no_cache, "start cold and keep nothing; results are the same");
  };
  auto* read = app.add_subcommand("read", "claims of pages: who says what, how surely");
  common(read);
  read->add_option("PAGE", pages, "files, or - for standard input; several are also told together")->required();
  read->add_option("--format", options.format,
                   "text; json (netback.claims/1); jsonld (schema.org); prov (W3C PROV-JSON); html (one page, no network)")
      ->check(CLI::IsMember({"text", "json", "jsonld", "prov", "html"}));
  read->add_flag("--explain", explain, "derive each claim's odds: every number with the row it comes from (text, json)");
  read->add_option("--score", outcomes,
                   "CSV of outcomes (id,outcome,date): the Brier score of our odds by class, instead of the claims");
  read->add_option("--out", json_file, "write the result to a file");
  auto* draft = app.add_subcommand("draft", "the scenario a page suggests, as TOML to edit");
  common(draft);
  draft->add_option("PAGE", what, "a file, or -")->required();
  draft->add_option("--out", json_file, "write the result to a file");
  auto* run = app.add_subcommand("run", "solve the market with and without what a page or scenario says");
  common(run), format(run), cache(run);
  run->add_option("WHAT", what, "PAGE, SCENARIO.toml or base")->required();
  run->add_option("--months", options.months, "months to report (default 24); beyond 36 the later ones are seasons")
      ->check(CLI::Range(1, 72));
  run->add_option("--threads", options.threads, "solvers at work")->check(CLI::Range(1, 64));
  run->add_option("--form", options.form,
                  "lp: the market as everything uses it; qp: hub prices of it and of its quadratic form")
      ->check(CLI::IsMember({"lp", "qp"}));
  run->add_option("--behaviour", options.behaviour,
                  "competitive: sellers take prices as given; oligopoly: those of conduct.csv count on moving them")
      ->check(CLI::IsMember({"competitive", "oligopoly"}));
  run->add_flag("--full-text", options.full_text, "embed the whole article in the report (private use)");
  run->add_flag("--quick", options.quick,
                "do not solve again under other assumptions (demand curve, elasticity, expectation, conduct)");
  run->add_flag("--ranges", options.ranges, "bound the headline numbers over all solutions that are as good");
  run->add_flag("--security", options.security,
                "what the European Union would lose if a large seller stopped, and who in it");
  run->add_option("--out", options.out_folder, "folder for summary.json, results.csv, report.html and more");
  netback::Export out;
  auto* export_command = app.add_subcommand("export", "the model or its results for other tools");
  common(export_command);
  export_command->add_option("WHAT", what, "SCENARIO.toml, PAGE or base")->required();
  export_command->add_option("--format", out.format, "mps and pypsa: the model; geojson and iamc: its results")
      ->required()
      ->check(CLI::IsMember({"mps", "pypsa", "geojson", "iamc"}));
  export_command->add_option("--out", out.path, "file to write; a folder for pypsa")->required();
  export_command
      ->add_option("--drop", out.drop, "leave out of the model: ship-days, lags, storage-cuts, take-or-pay, sellers")
      ->delimiter(',')
      ->check(CLI::IsMember({"ship-days", "lags", "storage-cuts", "take-or-pay", "sellers"}));
  export_command->add_option("--months", options.months, "months to report (default 24)")->check(CLI::Range(1, 72));
  export_command->add_option("--stage", out.stage,
                             "of a scenario: the stage to write, 0 (base) to last, or foreseen: all known from the start");
  export_command->add_flag("--solve", out.solve, "mps: also solve what is written and tell the objective");
  auto* hindcast = app.add_subcommand("hindcast", "a past year as the model sees it, beside what was observed");
  hindcast->add_option("--world", options.world_folder, "folder with the world's tables"), cache(hindcast);
  std::string hindcast_name;
  netback::HindcastCase past;
  auto* hindcast_case = hindcast->add_option("CASE", hindcast_name,
                                             "a base year beside what was observed (2019), a year predicted from the one "
                                             "before (2019-2020), or its months one by one (2021-months)");
  hindcast->add_flag("--raw", raw, "of a base year: without corrections.csv");
  auto* hindcast_base = hindcast->add_option("--base", past.base, "stand on the statistics of that year");
  hindcast_base->excludes(hindcast_case);
  auto* hindcast_year = hindcast->add_option("--year", past.year, "predict this year (default: the one after --base)");
  hindcast_year->needs(hindcast_base);
  hindcast->add_option("--events", past.events,
                       "of a prediction: CSV of what was announced and what came (docs/data/hindcast-events.md)");
  hindcast->add_option("--observed", past.observed,
                       "CSV that the year is judged by in place of the tables (docs/data/observed.md)");
  hindcast->add_option("--threads", options.threads, "solvers at work")->check(CLI::Range(1, 64));
  auto* calibrate = app.add_subcommand("calibrate", "positions, costs and habit of trade found anew from the base years");
  common(calibrate);
  calibrate->add_option("--out", options.out_folder, "folder for corrections.csv");
  auto* diff = app.add_subcommand("diff", "what changed between two pages, scenarios, runs or data folders");
  common(diff), format(diff);
  diff->add_option("A", what, "page, scenario.toml, folder of a run or of tables")->required();
  diff->add_option("B", id, "the same, later")->required();
  netback::RouteQuery sea;
  auto* route = app.add_subcommand("route", "ways by sea in a month: miles, days, dollars, straits closed and ice");
  common(route);
  auto* route_from = route->add_option("FROM", sea.from, "port or country, by id or name, or LAT,LON");
  auto* route_to = route->add_option("TO", sea.to, "the same");
  route->add_option("--month", sea.month, "the ship leaves on its first day, YYYY-MM");
  route->add_option("--close", sea.close, "straits to shut besides those the tables shut, joined by commas")->delimiter(',');
  route->add_option("--vessel", sea.vessel, "class of ships (vessels.csv)");
  route->add_option("--objective", sea.objective, "what is best: cost, time or distance")
      ->check(CLI::IsMember({"cost", "time", "distance"}));
  route->add_option("--wait", sea.wait_days, "days the ship may wait for ice")->check(CLI::Range(0.0, 366.0));
  route->add_option("--alternatives", sea.alternatives, "ways to show (default 3)")->check(CLI::Range(1, 20));
  route->add_option("--hire", sea.hire, "USD a day")->check(CLI::Range(0.0, 1e6));
  route->add_option("--gas-price", sea.gas_price, "USD/MWh, values what boils off")->check(CLI::Range(0.0, 1000.0));
  auto* matrix = route->add_flag("--matrix", sea.matrix, "all ports with each other, as csv or json");
  route->add_option("--format", sea.format, "text, json (netback.route/1) or geojson; of a matrix csv or json")
      ->check(CLI::IsMember({"text", "json", "geojson", "csv"}));
  matrix->excludes(route_from), matrix->excludes(route_to);
  auto* world = app.add_subcommand("world", "the tables");
  world->require_subcommand(1);
  auto* check = world->add_subcommand("check", "all faults at once, and coverage");
  auto* show = world->add_subcommand("show", "rows of an id, with sources");
  auto* search = world->add_subcommand("search", "ids by name");
  for (auto* command : {check, show, search})
    command->add_option("--world", options.world_folder, "folder with the world's tables");
  show->add_option("ID", id)->required();
  search->add_option("TEXT", id)->required();
  auto* story = app.add_subcommand("story", "solve small drawn markets and hold their answers against what comes out");
  story->add_option("FILE", pages, "story files (docs/stories.md)")->required();
  auto* bench = app.add_subcommand("bench", "times of the phases, as ratios in one run");
  common(bench);
  bench->add_flag("--growth", growth, "also how time and memory grow with nodes and months (minutes)");
  bench->add_option("PAGE", what, "page to run on")->required();
  bench->add_option("--json", json_file, "also write them as JSON");
  bench->add_option("--threads", options.threads, "solvers at work")->check(CLI::Range(1, 64));

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (!as_of.empty()) options.as_of = as_of;
  if (no_cache) options.cache_folder.clear();
  const bool from_stdin = what == "-" || std::find(pages.begin(), pages.end(), "-") != pages.end();
  const std::string input = from_stdin ? standard_input() : std::string();
  const netback::Engine engine(options);
  if (*read || *draft) {
    auto reply = *draft             ? engine.draft(what, input)
                 : outcomes.empty() ? engine.read(pages, input, explain)
                                    : engine.score(pages, input, outcomes);
    if (reply.answer && !json_file.empty()) reply = netback::save(std::move(*reply.answer), json_file);
    return tell(reply);
  }
  if (*run) return tell(engine.run(what, input));
  if (*export_command) return tell(engine.export_model(what, input, out));
  if (*story) return tell(engine.story(pages));
  if (*diff) return tell(engine.diff(what, id));
  if (*hindcast) {
    if (!told_case(hindcast_name, year, past)) {
      std::fprintf(stderr,
                   "hindcast: '%s' is no case\n  Write a year, 2019-2020, 2021-months, or --base YEAR --events FILE.\n",
                   hindcast_name.c_str());
      return 2;
    }
    if (const char* fault = misfit(year > 0, raw, past)) {
      std::fprintf(stderr, "hindcast: %s\n", fault);
      return 2;
    }
    return tell(year > 0 ? engine.hindcast(year, raw, past.observed) : engine.hindcast_case(past));
  }
  if (*calibrate) return tell(engine.calibrate());
  if (*route && !sea.matrix && (sea.from.empty() || sea.to.empty())) {
    std::fprintf(stderr, "netback route FROM TO, or netback route --matrix\n");
    return 2;
  }
  if (*route) return tell(engine.route(sea));
  if (*check) return tell(engine.world_check());
  if (*show) return tell(engine.world_show(id));
  if (*search) return tell(engine.world_search(id));
  return tell(engine.bench(what, json_file, growth));
}
