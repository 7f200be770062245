// Pages to claims, in the form asked for; and the score of claims whose outcomes are known.
#include "engine_parts.h"
#include "read/output.h"
#include "read/score.h"

namespace netback {
namespace {

using namespace engine;

// Reads the pages as of the day told. Without a date a description is answered by the newest rows.
Result<read::Reading> read_pages(const std::vector<std::string>& names, const std::string& standard_input,
                                 const Options& options, const Kit& kit) {
  std::optional<Date> told;
  std::optional<world::World> known;
  if (options.as_of) {
    NB_TRY(as_of, decide_as_of(options, kit.all, std::nullopt, nullptr));
    told = as_of.day;
    known = world::known_by(kit.all, as_of.knowledge);
  }
  const read::Gazetteer gazetteer = make_gazetteer(known ? *known : kit.all, told.value_or(Date{2100, 1, 1}));
  std::vector<read::NamedPage> pages;
  for (const std::string& name : names) {
    NB_TRY(input, fetch(name, standard_input));
    pages.push_back({{name}, read::read_page(input.bytes, kit.lexicon, gazetteer, told)});
  }
  return read::make_reading(std::move(pages), kit.lexicon);
}

}  // namespace

Reply Engine::read(const std::vector<std::string>& pages, const std::string& standard_input, bool explain) const {
  Failure failure;
  const auto kit = load_kit(options, failure);
  if (!kit) return {std::nullopt, failure};
  const auto reading = read_pages(pages, standard_input, options, *kit);
  if (!reading) return fail(reading.error());
  Answer answer;
  if (options.format == "json")
    answer.text = read::claims_json(*reading, kit->lexicon, explain);
  else if (options.format == "jsonld")
    answer.text = read::claims_jsonld(*reading);
  else if (options.format == "prov")
    answer.text = read::claims_prov(*reading);
  else if (options.format == "html")
    answer.text = read::claims_html(*reading, kit->lexicon);
  else
    answer.text = read::claims_text(*reading, kit->lexicon, {explain, options.colour, options.width});
  return {std::move(answer), {}};
}

Reply Engine::score(const std::vector<std::string>& pages, const std::string& standard_input,
                    const std::string& outcomes_file) const {
  Failure failure;
  const auto kit = load_kit(options, failure);
  if (!kit) return {std::nullopt, failure};
  const auto reading = read_pages(pages, standard_input, options, *kit);
  if (!reading) return fail(reading.error());
  const auto outcomes = read::load_outcomes(outcomes_file);
  if (!outcomes) return fail(outcomes.error());
  const read::Score score = read::score_claims(*reading, *outcomes, kit->lexicon);
  return {Answer{options.format == "json" ? read::score_json(score) : read::score_text(score), {}}, {}};
}

}  // namespace netback
