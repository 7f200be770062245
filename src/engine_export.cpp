#include <cmath>
#include <filesystem>
#include <map>
#include <memory>
#include <utility>

#include "core/file.h"
#include "core/number.h"
#include "engine_parts.h"
#include "export/mps.h"
#include "export/pypsa.h"
#include "export/reduce.h"
#include "export/results.h"
#include "market/compare.h"
#include "market/opening.h"
#include "model/contract_rows.h"
#include "solve/certified.h"

namespace netback {
namespace {

using namespace engine;

// What the question sees, with the contracts that only its events know.
world::World world_of(const Question& question, const exports::Drop& drop) {
  auto more = model::with_new_contracts(question.seen.known, question.scenario.events);
  world::World world = more ? std::move(*more) : question.seen.known;
  return drop.sellers ? exports::one_seller(world) : world;
}

// A program to write, and what to tell of it.
struct Chosen {
  model::MarketModel model;
  std::string words;  // empty, or a line
  std::unique_ptr<market::PathSolver> holder;  // of tables that the model may point into
};

// One program in which everything reported happens and was known from the start.
Result<model::MarketModel> foreseen(const world::World& world, const Question& question) {
  const auto events = market::moving_together(question.scenario, question.line);
  std::vector<model::WeightedEvent> happened;
  for (const auto& event : events) happened.push_back({&event, 1});
  const model::State state = model::make_state(world, question.line, happened);
  const auto solver = solve::make_highs();
  NB_TRY(cargoes, market::cargoes_at_both_ends(world, question.line, events, *solver));
  return model::build(world, question.line, events, state, std::move(cargoes));
}

// Which of `count` stages, the first of them base, is meant: "last", or a number from 0 on.
Result<std::size_t> stage_number(const std::string& told, std::size_t count) {
  if (told == "last") return count - 1;
  const auto number = parse_number(told);
  if (number && *number >= 0 && *number < static_cast<double>(count) && *number == std::floor(*number))
    return static_cast<std::size_t>(*number);
  return bad_input("there is no stage " + told, "--stage",
                   "Name one from 0 (base) to " + std::to_string(count - 1) + ", last or foreseen.");
}

// A program that `run` solves for everything reported, as it solves it: stage by stage.
Result<Chosen> staged(const world::World& world, const Question& question, const Export& told, const exports::Drop& drop,
                      int threads) {
  NB_TRY(all, market::staged_all(world, question.scenario, question.line, threads));
  NB_TRY(number, stage_number(told.stage, all.stages.size()));
  const market::StageProgram& stage = all.stages[number];
  Chosen chosen{all.solver->model(), "", std::move(all.solver)};
  chosen.model.program = stage.program;
  const int fixed = number == 0 ? 0 : question.line.index(stage.from);
  if (drop.lags && fixed > 0)
    return bad_input("months already decided hold cargoes that land a month later", "--drop",
                     "Keep lags, or choose --stage foreseen.");
  if (!question.scenario.events.empty()) {
    const std::string last = std::to_string(all.stages.size() - 1);
    chosen.words = all.stages.size() == 1 ? "nothing reported moves these months: this is base"
                   : number == 0 ? "base, before stages 1 to " + last
                                 : "stage " + std::to_string(number) + " of " + last + ", from " + stage.from.text() +
                                       " on: what is decided before is fixed";
    chosen.words += "; run's objective " + number_text(stage.objective) + "\n";
  }
  return chosen;
}

Result<Chosen> choose_model(const world::World& world, const Question& question, const Export& told,
                            const exports::Drop& drop, int threads) {
  Chosen chosen;
  if (told.stage == "foreseen" || question.scenario.events.empty()) {
    NB_TRY(built, foreseen(world, question));
    chosen = {std::move(built), told.stage == "foreseen" ? "foreseen: everything reported is known from the start\n" : "",
              nullptr};
  } else {
    NB_TRY(one, staged(world, question, told, drop, threads));
    chosen = std::move(one);
  }
  chosen.model = exports::without(std::move(chosen.model), drop);
  return chosen;
}

Result<solve::CertifiedSolution> solve_whole(const solve::LinearProgram& program) {
  const auto solver = solve::make_highs();
  NB_TRY(loaded, solver->load(program));
  (void)loaded;
  NB_TRY(started, solver->start_from({}));
  (void)started;
  NB_TRY(solved, solve::solve_certified(*solver, program));
  if (solved.solution.status != solve::Status::optimal)
    return std::unexpected(Error{
        Error::Code::limit, std::string("the market has no solution (") + solve::status_name(solved.solution.status) + ")",
        "", "Run `netback world check`; look for contracts above the capacity of their route."});
  return std::move(solved);
}

Result<Answer> export_mps(const Question& question, const Export& told, int threads) {
  NB_TRY(drop, exports::parse_drop(told.drop));
  const world::World world = world_of(question, drop);
  NB_TRY(chosen, choose_model(world, question, told, drop, threads));
  const model::MarketModel& built = chosen.model;
  NB_TRY(written, write_file(told.path, exports::mps(built.program, exports::Names(built.layout))));
  (void)written;
  Answer answer;
  answer.files.push_back(told.path);
  answer.text = chosen.words + std::to_string(built.program.col_count()) + " columns, " +
                std::to_string(built.program.row_count()) + " rows, " + std::to_string(built.program.a_index.size()) +
                " entries\n";
  if (told.solve) {
    NB_TRY(solved, solve_whole(built.program));
    answer.text += "objective " + number_text(solved.solution.objective) + "\n";
  }
  return answer;
}

// A folder is replaced whole, and only where it is one of ours.
Result<bool> replace_folder(const std::string& path, const std::vector<std::pair<std::string, std::string>>& files) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (fs::exists(path, error) && !fs::is_empty(path, error) && !fs::exists(fs::path(path) / "network.csv", error))
    return bad_input("the folder holds other files", path, "Name a new folder, or one written by an earlier export.");
  const std::string part = path + ".part";
  fs::remove_all(part, error);
  fs::create_directories(part, error);
  for (const auto& [name, bytes] : files) {
    NB_TRY(written, write_file(part + "/" + name, bytes));
    (void)written;
  }
  fs::remove_all(path, error);
  fs::rename(part, path, error);
  if (error) return std::unexpected(Error{Error::Code::io, error.message(), path, "Look at the folder's permissions."});
  return true;
}

Result<Answer> export_pypsa(const Question& question, const Export& told, int threads) {
  NB_TRY(drop, exports::parse_drop(told.drop));
  // What PyPSA has no word for is left out unasked, and told in meta.json.
  if (told.drop.empty()) drop.storage_cuts = drop.take_or_pay = true;
  const world::World world = world_of(question, drop);
  NB_TRY(chosen, choose_model(world, question, told, drop, threads));
  const model::MarketModel& built = chosen.model;
  NB_TRY(files, exports::pypsa(built));
  NB_TRY(solved, solve_whole(built.program));
  files.emplace_back("meta.json", exports::meta_json(built, {solved.solution.objective, drop.words(),
                                                             std::string("Netback ") + version()}));
  NB_TRY(written, replace_folder(told.path, files));
  (void)written;
  Answer answer;
  answer.files.push_back(told.path);
  answer.text = chosen.words + std::to_string(built.program.col_count()) + " columns, " +
                std::to_string(built.program.row_count()) + " rows; objective " + number_text(solved.solution.objective) +
                "\nleft out:";
  for (const std::string& word : drop.words()) answer.text += " " + word;
  answer.text += drop.words().empty() ? " nothing\n" : "\n";
  return answer;
}

exports::Case case_of(const std::string& name, const market::Outcome& outcome) {
  exports::Case one{name, outcome.price, outcome.consumption, outcome.production, {}};
  std::map<std::string, exports::Flow> flows;
  const auto add = [&](const std::string& id, const auto& flow, bool is_lng) {
    auto& sum = flows[id];
    sum.id = id, sum.from = flow.from_node, sum.to = flow.to_node, sum.is_lng = is_lng;
    sum.twh.resize(flow.twh.size(), 0);
    for (std::size_t t = 0; t < flow.twh.size(); ++t) sum.twh[t] += flow.twh[t];
  };
  for (const auto& flow : outcome.pipe_flows) add(flow.pipe, flow, false);
  for (const auto& flow : outcome.lng_flows) add("lng:" + flow.from_node + ">" + flow.to_node, flow, true);
  for (auto& [id, flow] : flows) one.flows.push_back(std::move(flow));
  return one;
}

// Base, and beside it the future in which everything reported happens.
Result<Answer> export_results(const Question& question, const Export& told, int threads) {
  if (!told.drop.empty())
    return bad_input("results are those of the whole model", "--drop", "Leave it out, or export mps or pypsa.");
  if (told.stage != "last")
    return bad_input("results hold the months of every stage", "--stage", "Leave it out, or export mps or pypsa.");
  NB_TRY(compared, market::compare(question.seen.known, question.scenario, question.line, threads));
  const market::Comparison& c = compared.comparison;
  exports::Results results{&question.seen.known, std::string("Netback ") + version(), c.outcomes[0].months, {}};
  results.cases.push_back(case_of("base", c.outcomes[0]));
  if (!question.scenario.events.empty()) results.cases.push_back(case_of("all", c.outcomes[c.variants[1].outcome]));
  NB_TRY(written, write_file(told.path, told.format == "geojson" ? exports::geojson(results) : exports::iamc(results)));
  (void)written;
  return Answer{"", {told.path}};
}

}  // namespace

Reply Engine::export_model(const std::string& what, const std::string& standard_input, const Export& told) const {
  Clock clock;
  Failure failure;
  auto question = prepare(options, what, standard_input, clock, failure);
  if (!question) return {std::nullopt, failure};
  Result<Answer> answer = told.format == "mps"     ? export_mps(*question, told, options.threads)
                          : told.format == "pypsa" ? export_pypsa(*question, told, options.threads)
                                                   : export_results(*question, told, options.threads);
  if (!answer) return fail(answer.error());
  return {std::move(*answer), {}};
}

}  // namespace netback
