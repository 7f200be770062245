// What must come first: "would have to lift", "needs the consent of", "is subject to approval", "hinges on the outcome".
#include "read/hedge.h"

namespace netback::read {

bool precondition_at(const Tokens& tokens, std::size_t finite, Range span) {
  if (finite >= span.end) return false;
  const auto consent = [&](std::size_t from) {
    for (std::size_t i = from; i < span.end && i < from + 4; ++i)
      for (const std::string_view noun : {"consent", "approval", "permission", "clearance", "go-ahead", "authorisation",
                                          "authorization", "permit", "licence", "license", "backing"})
        if (tokens[i].fold == noun) return true;
    return false;
  };
  const Token& t = tokens[finite];
  if (t.fold == "would" &&
      (is_word(tokens, finite + 1, span.end, "have") || is_word(tokens, finite + 1, span.end, "need")) &&
      is_word(tokens, finite + 2, span.end, "to"))
    return true;
  const std::size_t verb = main_verb(tokens, finite, span.end);
  if (verb >= span.end) return false;
  const auto settled = [&](std::size_t from) {  // "depends on the outcome of the vote", "hinges on whether"
    for (std::size_t i = from; i < span.end && i < from + 5; ++i)
      if (one_of(tokens[i], {"whether", "how", "lifting", "outcome", "result", "decision", "progress", "agreement", "deal",
                             "vote", "ruling", "ratification", "resumption", "end", "talks", "settlement"}))
        return true;
    return consent(from);
  };
  const bool on = is_word(tokens, verb + 1, span.end, "on");
  for (std::size_t i = finite; i + 3 < span.end && i <= verb; ++i) {  // "is contingent on", "is subject to approval"
    if (!tokens[i].verb("be")) continue;
    const bool bound = one_of(tokens[i + 1], {"contingent", "conditional", "dependent"}) && tokens[i + 2].fold == "on";
    const bool subject = tokens[i + 1].fold == "subject" && tokens[i + 2].fold == "to";
    if ((bound && settled(i + 3)) || (subject && consent(i + 3))) return true;
  }
  return ((tokens[verb].verb("need") || tokens[verb].verb("require")) && consent(verb + 1)) ||
         ((tokens[verb].verb("depend") || tokens[verb].verb("hinge")) && on && settled(verb + 2));
}

}  // namespace netback::read
