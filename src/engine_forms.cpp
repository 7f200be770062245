// run --form qp: the market in both forms, hub price beside hub price.
#include "engine_parts.h"
#include "market/forms.h"
#include "report/forms.h"

namespace netback::engine {

Reply forms_reply(const Options& options, const world::World& known, const scenario::Scenario& scenario,
                  const model::Timeline& line, const report::Input::Manifest& manifest, Clock& clock) {
  auto check = market::check_forms(known, scenario, line, options.threads);
  if (!check) return fail(check.error());
  clock.lap("market");
  clock.add("market.linear", check->linear);
  clock.add("market.quadratic", check->quadratic);
  const std::string json = report::forms_json(manifest, *check);
  Answer answer;
  answer.text = options.format == "json" ? json : report::forms_text(known, manifest, *check, options.colour, options.width);
  if (!options.out_folder.empty()) {
    auto written = write_all(options.out_folder, {{"forms.json", json}, {"timings.json", clock.json()}});
    if (!written) return fail(written.error());
    answer.files = std::move(*written);
  }
  return {std::move(answer), {}};
}

}  // namespace netback::engine
