// The public door of Netback: what the CLI, a server or a Python module includes. Nothing here prints, exits or reads the
// clock (phase times come from a monotonic counter and stay out of results).
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace netback {

struct Failure {
  int exit_code = 4;  // 1 input wrong, 2 usage, 3 no solution or limit, 4 our bug
  std::string what, where, fix;
  std::vector<std::string> more;  // further findings, one line each
};

struct Options {
  std::string data_folder;             // holds world/ and lexicon/
  std::string world_folder;            // empty = data_folder/world
  std::optional<std::string> as_of;    // YYYY-MM-DD
  int months = 0;                      // 0 = 24, or up to 36 where an event needs it; at most 72
  int threads = 1;
  bool full_text = false;
  bool quick = false;                  // run: without solving again under other assumptions about the market
  bool ranges = false;                 // bound headline numbers over all optima
  bool security = false;               // run: what the stop of a large seller would take from the European Union
  bool colour = false;
  int width = 100;
  std::string out_folder;              // empty = nothing is written
  std::string format = "text";         // text or json; for read also jsonld, prov and html
  std::string behaviour = "competitive";  // run: or oligopoly, with the conduct of conduct.csv
  std::string form = "lp";             // run: lp, or qp for the cross-check of both forms
  std::string cache_folder;            // keeps the base solution's basis between runs; empty = nothing is kept
};

// How a model or its results leave Netback; docs/exports.md.
struct Export {
  std::string format;          // mps, pypsa, geojson or iamc
  std::string path;            // file to write; a folder for pypsa
  std::vector<std::string>
      drop;  // parts of the model left out: ship-days, lags, storage-cuts, take-or-pay, sellers (mps and pypsa)
  std::string stage = "last";  // of a scenario: a number from 0 (base) on, last, or foreseen (mps and pypsa)
  bool solve = false;          // mps: also solve what is written and tell the objective
};

// A question about the sea; docs/routes.md.
struct RouteQuery {
  std::string from, to;            // port or country by id, slug or name
  std::string month;  // YYYY-MM, on whose first day the ship leaves; empty = that of the day the run stands on
  std::vector<std::string> close;  // straits shut besides those the tables shut
  std::string vessel;  // empty = the class of the plant at `from`, else the one of most ships
  std::string objective = "cost";  // cost, time or distance
  double wait_days = 0;  // the most the ship waits for ice
  int alternatives = 3;
  std::optional<double> hire;  // USD a day; else the class's reference
  std::optional<double> gas_price;  // USD/MWh, values boil-off; else the tables' mean reference price
  std::string format = "text";  // text, json, geojson; of a matrix csv or json
  bool matrix = false;  // all ports with each other
};

// A year to predict: the one after `base`, or base itself month by month. docs/calibration.md
struct HindcastCase {
  int base = 0, year = 0;
  std::string events;  // file of what was announced and what came; empty = that of the data folder
  std::string observed;  // file of what the year is judged by; empty = the tables
};

// A finished answer: text for the terminal (or JSON), and the files written.
struct Answer {
  std::string text;
  std::vector<std::string> files;
  std::string warning;  // for stderr, where the answer is that there is none
  int exit_code = 0;  // then 3
};

struct Reply {
  std::optional<Answer> answer;
  Failure failure;  // meaningful without an answer
};

// Every command of the CLI is one call. Const methods may run at once.
class Engine {
 public:
  explicit Engine(Options told) : options(std::move(told)) {}

  // Claims of one page or several and what they say together, as text, json (netback.claims/1), jsonld, prov or html; "-" is
  // `standard_input`. With `explain` each claim's odds are derived.
  Reply read(const std::vector<std::string>& pages, const std::string& standard_input, bool explain) const;
  // How the odds of the pages' claims fared: Brier score by class against outcomes (CSV: id,outcome,date; docs/reading.md).
  Reply score(const std::vector<std::string>& pages, const std::string& standard_input,
              const std::string& outcomes_file) const;
  // The scenario a page suggests, as scenario.toml.
  Reply draft(const std::string& page, const std::string& standard_input) const;
  // PAGE, SCENARIO.toml or "base": solved with and without, side by side.
  Reply run(const std::string& what, const std::string& standard_input) const;
  // The program of base or of a stage of a scenario (mps, pypsa), or the results (geojson, iamc), as files.
  Reply export_model(const std::string& what, const std::string& standard_input, const Export& told) const;
  // What changed from `before` to `after`: two pages, scenarios (.toml), folders of runs or folders of tables.
  Reply diff(const std::string& before, const std::string& after) const;
  // A past base year as the model sees it, foreseen and lived through, beside what was observed (a file; empty: the tables).
  Reply hindcast(int year, bool raw, const std::string& observed = "") const;
  // A year predicted from the statistics of another, beside naive forecasts.
  Reply hindcast_case(const HindcastCase& told) const;
  // Finds the corrections of corrections.csv anew from the base years; with out_folder writes corrections.csv there.
  Reply calibrate() const;
  // Ways by sea between two places in a month, or all ports with each other: miles, days, dollars, what is closed and why.
  Reply route(const RouteQuery& told) const;
  // All findings of the tables, coverage and balances.
  Reply world_check() const;
  Reply world_show(const std::string& id) const;
  Reply world_search(const std::string& text) const;
  // Small drawn markets with their answers (docs/stories.md): every expected line beside what comes out. Fails when one is
  // wrong.
  Reply story(const std::vector<std::string>& files) const;
  // Times of the phases of one run and their ratios; `json_file` empty = none (docs/bench.md).
  // `with_growth` adds base by nodes and by months: minutes.
  Reply bench(const std::string& page, const std::string& json_file, bool with_growth) const;

  const Options options;
};

// Writes an answer's text to a file, whole or not at all; the text is then no longer printed.
Reply save(Answer answer, const std::string& file);

const char* version();

}  // namespace netback
