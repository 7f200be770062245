#include <filesystem>
#include <utility>

#include "core/file.h"
#include "core/number.h"
#include "engine_parts.h"
#include "export/mps.h"
#include "export/pypsa.h"
#include "export/reduce.h"
#include "market/compare.h"
#include "solve/certified.h"

namespace netback {
namespace {

using namespace engine;

// The program of a question in its last state: everything reported has happened, and was known from the start.
model::MarketModel build_model(const world::World& world, const Question& question, const exports::Drop& drop) {
  const auto events = market::moving_together(question.scenario, question.line);
  std::vector<model::WeightedEvent> happened;
  for (const auto& event : events) happened.push_back({&event, 1});
  const model::State state = model::make_state(world, question.line, happened);
  return exports::without(model::build(world, question.line, events, state), drop);
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
  const world::World world = drop.sellers ? exports::one_seller(question.seen.known) : question.seen.known;
  const model::MarketModel built = build_model(world, question, drop);
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
  const world::World world = drop.sellers ? exports::one_seller(question.seen.known) : question.seen.known;
  const model::MarketModel built = build_model(world, question, drop);
  NB_TRY(solved, solve_whole(built.program));
  NB_TRY(files, exports::pypsa(built, {solved.solution.objective, drop.words(), std::string("Netback ") + version()}));
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

}  // namespace

Reply Engine::export_model(const std::string& what, const std::string& standard_input, const Export& told) const {
  Clock clock;
  Failure failure;
  auto question = prepare(options, what, standard_input, clock, failure);
  if (!question) return {std::nullopt, failure};
  Result<Answer> answer = told.format == "mps" ? export_mps(*question, told) : export_pypsa(*question, told);
  if (!answer) return fail(answer.error());
  return {std::move(*answer), {}};
}

}  // namespace netback
