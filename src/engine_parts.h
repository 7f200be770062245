// What the commands share: loading, dates, replies. Only src/engine*.cpp include it.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/error.h"
#include "core/stopwatch.h"
#include "model/timeline.h"
#include "netback/engine.h"
#include "read/claim.h"
#include "read/gazetteer.h"
#include "read/lexicon.h"
#include "report/report.h"
#include "scenario/scenario.h"
#include "world/world.h"

namespace netback::engine {

// Times by phase, for timings.json and bench; never part of a result.
class Clock {
 public:
  struct Lap {
    std::string phase;
    Spent spent;
  };
  void lap(const std::string& phase) { laps_.push_back({phase, watch_.lap()}); }
  // A part of a lap, timed elsewhere.
  void add(const std::string& phase, const Spent& spent) { laps_.push_back({phase, spent}); }
  const std::vector<Lap>& laps() const { return laps_; }
  std::string json() const;

 private:
  Stopwatch watch_;
  std::vector<Lap> laps_;
};

// The day a run stands on, and the day up to which rows are known to it (later only for the base year's own state).
struct AsOf {
  Date day, knowledge;
  std::string why;  // "given", "the page's date", "the base year's state: no date was given"
};

struct Kit {
  world::World all;      // every row
  read::Lexicon lexicon;
  scenario::LeverRules rules;
};

// What a command was given: a page, a scenario file, or nothing but the base.
struct Input {
  std::string bytes;
  bool is_page = false, is_scenario = false;
};

// What a command can see: the day it stands on, the rows known then, and the page read with them.
struct Seen {
  AsOf as_of;
  world::World known;
  std::optional<read::PageRead> page;
};

// A command's question to the market: what was given, what is known, what it is taken to say, over which months.
struct Question {
  Kit kit;
  Input input;
  Seen seen;
  scenario::Scenario scenario;
  model::Timeline line;
};

Failure failure_of(const Error& error);
Reply fail(const Error& error);
Reply fail(int exit_code, std::string what, std::string where, std::string fix);

std::string world_folder(const Options& options);
// Loads the tables; an error among the findings becomes a failure that lists all of them.
Result<world::World> load_tables(const Options& options, Failure& failure);
Result<Kit> load_kit(const Options& options, Failure& failure);
// What --as-of says; none when it is not given.
Result<std::optional<Date>> given_day(const Options& options);
Result<AsOf> decide_as_of(const Options& options, const world::World& all, std::optional<Date> scenario_day,
                          const read::PageRead* page);
read::Gazetteer make_gazetteer(const world::World& known, Date day);
// The same for a command that only reads: names now, the tables that answer descriptions when one is met. `day`: rows
// known later are left out; without it the newest hold. A fault in those tables is told after reading, in `*trouble`.
Result<read::Gazetteer> make_lazy_gazetteer(const std::string& folder, std::optional<Date> day,
                                            std::shared_ptr<std::optional<Error>> trouble);
// USD per EUR of the newest month known on `day`, and the words that say so; 0 when the tables have none.
std::pair<double, std::string> exchange_rate(const world::World& known, Date day);

// The bytes of a file, of standard input ("-"), or nothing ("base").
Result<Input> fetch(const std::string& what, const std::string& standard_input);
// Reads and dates what `what` names (PAGE, SCENARIO.toml, base or -). Fails with `failure` filled.
Result<Question> prepare(const Options& options, const std::string& what, const std::string& standard_input, Clock& clock,
                         Failure& failure);
// Writes files (name, bytes) into a folder; the paths written.
Result<std::vector<std::string>> write_all(const std::string& folder,
                                           const std::vector<std::pair<std::string, std::string>>& files);

// run --form qp: both forms of the market, hub price beside hub price.
Reply forms_reply(const Options& options, const world::World& known, const scenario::Scenario& scenario,
                  const model::Timeline& line, const report::Input::Manifest& manifest, Clock& clock);

// How time and memory of base grow with the nodes (the largest ones of the world) and with the months: cold, from a kept
// basis (left in `scratch_folder`) and patched.
struct Growth { std::string text, json; };
Result<Growth> measure_growth(const world::World& known, Date as_of, const std::string& scratch_folder);
// Sea routes: the network from its tables; sixty ports with each other in one month, money and all; days between 72 ports in
// every month by three classes of ships.
struct RouteTimes {
  Spent network, pairs, matrix;
  std::size_t pair_count = 0, matrix_count = 0;  // ways found
};
RouteTimes measure_routes(const world::World& known, Date day);
// The most memory held since the start or the last reset. A reset forgets nothing where the system does not offer it.
double peak_megabytes();
void reset_peak();
// "12.3 %" of a share.
std::string percent(double share);
// A cell of a table of numbers.
std::string padded(std::string text, std::size_t width);

}  // namespace netback::engine
