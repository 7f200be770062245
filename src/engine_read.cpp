// Pages to claims, in the form asked for; and the score of claims whose outcomes are known.
#include <memory>

#include "engine_parts.h"
#include "read/output.h"
#include "read/score.h"

namespace netback {
namespace {

using namespace engine;

struct Pages {
  read::Lexicon lexicon;
  read::Reading reading;
};

// Reads the pages as of the day told. Only the tables that a page asks for are loaded.
Result<Pages> read_pages(const std::vector<std::string>& names, const std::string& standard_input, const Options& options) {
  NB_TRY(lexicon, read::load_lexicon(options.data_folder + "/lexicon"));
  NB_TRY(told, given_day(options));
  const auto trouble = std::make_shared<std::optional<Error>>();
  NB_TRY(gazetteer, make_lazy_gazetteer(world_folder(options), told, trouble));
  std::vector<read::NamedPage> pages;
  for (const std::string& name : names) {
    NB_TRY(input, fetch(name, standard_input));
    pages.push_back({{name}, read::read_page(input.bytes, lexicon, gazetteer, told)});
    if (*trouble) return std::unexpected(**trouble);
  }
  read::Reading reading = read::make_reading(std::move(pages), lexicon);
  return Pages{std::move(lexicon), std::move(reading)};
}

}  // namespace

Reply Engine::read(const std::vector<std::string>& pages, const std::string& standard_input, bool explain) const {
  const auto told = read_pages(pages, standard_input, options);
  if (!told) return fail(told.error());
  Answer answer;
  if (options.format == "json")
    answer.text = read::claims_json(told->reading, told->lexicon, explain);
  else if (options.format == "jsonld")
    answer.text = read::claims_jsonld(told->reading);
  else if (options.format == "prov")
    answer.text = read::claims_prov(told->reading);
  else if (options.format == "html")
    answer.text = read::claims_html(told->reading, told->lexicon);
  else
    answer.text = read::claims_text(told->reading, told->lexicon, {explain, options.colour, options.width});
  return {std::move(answer), {}};
}

Reply Engine::score(const std::vector<std::string>& pages, const std::string& standard_input,
                    const std::string& outcomes_file) const {
  if (options.format != "text" && options.format != "json")
    return fail(2, "a score has no form '" + options.format + "'", "--format", "Use text or json.");
  const auto told = read_pages(pages, standard_input, options);
  if (!told) return fail(told.error());
  const auto outcomes = read::load_outcomes(outcomes_file);
  if (!outcomes) return fail(outcomes.error());
  const read::Score score = read::score_claims(told->reading, *outcomes, told->lexicon);
  return {Answer{options.format == "json" ? read::score_json(score) : read::score_text(score), {}}, {}};
}

}  // namespace netback
