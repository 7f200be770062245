// Stories: small drawn markets with their answers, each line beside what the market says.
#include "core/file.h"
#include "core/number.h"
#include "engine_parts.h"
#include "story/story.h"

namespace netback {

using namespace engine;

Reply Engine::story(const std::vector<std::string>& files) const {
  Answer answer;
  std::size_t wrong = 0;
  for (const std::string& file : files) {
    auto bytes = read_file(file);
    if (!bytes) return fail(bytes.error());
    auto told = story::tell(*bytes, file);
    if (!told) return fail(told.error());
    answer.text += told->title + "\n";
    if (!told->sketch.empty()) answer.text += "  " + told->sketch + "\n";
    for (const auto& line : told->lines)
      answer.text += std::string(line.holds ? "  holds  " : "  WRONG  ") + line.text + "   (" + fixed_text(line.left, 4) +
                     ", " + fixed_text(line.right, 4) + ")\n";
    if (!told->certificate.holds()) answer.text += "  WRONG  the sum itself: its certificate does not hold\n";
    wrong += !told->holds();
  }
  if (wrong == 0) return {std::move(answer), {}};
  Failure failure = fail(1, std::to_string(wrong) + " of " + std::to_string(files.size()) + " stories end otherwise", "",
                         "Mend the story, or the model.")
                        .failure;
  failure.more = {answer.text};
  return {std::nullopt, failure};
}

}  // namespace netback
