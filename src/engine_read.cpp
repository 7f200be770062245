// Pages to claims, in the form asked for; and the score of claims whose outcomes are known.
#include "engine_parts.h"
#include "read/output.h"
#include "read/read.h"
#include "read/reader.h"
#include "read/score.h"

namespace netback {
namespace {

using namespace engine;

// Reads the pages as of the day told. Without a date a description is answered by the newest rows. Of the world only names
// are loaded, and what answers a description.
Result<read::Reading> read_pages(const std::vector<std::string>& names, const std::string& standard_input,
                                 const Options& options, const read::Lexicon& lexicon) {
  NB_TRY(told, given_day(options));
  const auto trouble = std::make_shared<std::optional<Error>>();
  NB_TRY(gazetteer, make_lazy_gazetteer(world_folder(options), told, trouble));
  std::vector<read::NamedPage> pages;
  read::Reader reader(lexicon, gazetteer);
  for (const std::string& name : names) {
    NB_TRY(input, fetch(name, standard_input));
    pages.push_back({{name}, reader.read(input.bytes, told)});
    if (*trouble) return std::unexpected(**trouble);
  }
  return read::make_reading(std::move(pages), lexicon);
}

}  // namespace

Reply Engine::read(const std::vector<std::string>& pages, const std::string& standard_input, bool explain) const {
  const auto lexicon = read::load_lexicon(options.data_folder + "/lexicon");
  if (!lexicon) return fail(lexicon.error());
  const auto reading = read_pages(pages, standard_input, options, *lexicon);
  if (!reading) return fail(reading.error());
  Answer answer;
  if (options.format == "json")
    answer.text = read::claims_json(*reading, *lexicon, explain);
  else if (options.format == "jsonld")
    answer.text = read::claims_jsonld(*reading);
  else if (options.format == "prov")
    answer.text = read::claims_prov(*reading);
  else if (options.format == "html")
    answer.text = read::claims_html(*reading, *lexicon);
  else
    answer.text = read::claims_text(*reading, *lexicon, {explain, options.colour, options.width});
  return {std::move(answer), {}};
}

Reply Engine::score(const std::vector<std::string>& pages, const std::string& standard_input,
                    const std::string& outcomes_file) const {
  if (options.format != "text" && options.format != "json")
    return fail(2, "a score has no form '" + options.format + "'", "--format", "Use text or json.");
  const auto lexicon = read::load_lexicon(options.data_folder + "/lexicon");
  if (!lexicon) return fail(lexicon.error());
  const auto reading = read_pages(pages, standard_input, options, *lexicon);
  if (!reading) return fail(reading.error());
  const auto outcomes = read::load_outcomes(outcomes_file);
  if (!outcomes) return fail(outcomes.error());
  const read::Score score = read::score_claims(*reading, *outcomes, *lexicon);
  return {Answer{options.format == "json" ? read::score_json(score) : read::score_text(score), {}}, {}};
}

}  // namespace netback
