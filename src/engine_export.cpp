#include <filesystem>
#include <map>
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

// The program of a question in its last state: everything reported has happened, and was known from the start.
Result<model::MarketModel> build_model(const world::World& world, const Question& question, const exports::Drop& drop) {
  const auto events = market::moving_together(question.scenario, question.line);
  std::vector<model::WeightedEvent> happened;
  for (const auto& event : events) happened.push_back({&event, 1});
  const model::State state = model::make_state(world, question.line, happened);
  const auto solver = solve::make_highs();
  NB_TRY(cargoes, market::cargoes_at_both_ends(world, question.line, events, *solver));
  return exports::without(model::build(world, question.line, events, state, std::move(cargoes)), drop);
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

Result<Answer> export_mps(const Question& question, const Export& told) {
  NB_TRY(drop, exports::parse_drop(told.drop));
  const world::World world = world_of(question, drop);
  NB_TRY(built, build_model(world, question, drop));
  NB_TRY(written, write_file(told.path, exports::mps(built.program, exports::Names(built.layout))));
  (void)written;
  Answer answer;
  answer.files.push_back(told.path);
  answer.text = std::to_string(built.program.col_count()) + " columns, " + std::to_string(built.program.row_count()) +
                " rows, " + std::to_string(built.program.a_index.size()) + " entries\n";
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

Result<Answer> export_pypsa(const Question& question, const Export& told) {
  NB_TRY(drop, exports::parse_drop(told.drop));
  // What PyPSA has no word for is left out unasked, and told in meta.json.
  if (told.drop.empty()) drop.storage_cuts = true;
  const world::World world = world_of(question, drop);
  NB_TRY(built, build_model(world, question, drop));
  NB_TRY(files, exports::pypsa(built));
  NB_TRY(solved, solve_whole(built.program));
  files.emplace_back("meta.json", exports::meta_json(built, {solved.solution.objective, drop.words(),
                                                             std::string("Netback ") + version()}));
  NB_TRY(written, replace_folder(told.path, files));
  (void)written;
  Answer answer;
  answer.files.push_back(told.path);
  answer.text = std::to_string(built.program.col_count()) + " columns, " + std::to_string(built.program.row_count()) +
                " rows; objective " + number_text(solved.solution.objective) + "\nleft out:";
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
  Result<Answer> answer = told.format == "mps"     ? export_mps(*question, told)
                          : told.format == "pypsa" ? export_pypsa(*question, told)
                                                   : export_results(*question, told, options.threads);
  if (!answer) return fail(answer.error());
  return {std::move(*answer), {}};
}

}  // namespace netback
