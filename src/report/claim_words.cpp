// How claims are spoken of: who, and how sure.
#include <algorithm>

#include "report/words.h"

namespace netback::report {

const char* hedge_label(read::Hedge hedge) {
  using enum read::Hedge;
  switch (hedge) {
    case asserted:
      return "said as fact";
    case reported:
      return "reported";
    case alleged:
      return "alleged";
    case probable:
      return "probable";
    case possible:
      return "possible";
    case doubtful:
      return "doubtful";
    case planned:
      return "planned";
    case conditional:
      return "on a condition";
    case denied:
      return "denied";
    case no_comment:
      return "no comment";
  }
  return "";
}

const char* hedge_meaning(read::Hedge hedge) {
  using enum read::Hedge;
  switch (hedge) {
    case asserted:
      return "the page says it in its own voice, without a hedge";
    case reported:
      return "somebody is quoted as saying it is so";
    case alleged:
      return "said of others, or by hearsay, and not stood for";
    case probable:
      return "likely, expected, leaning that way";
    case possible:
      return "may, could, under discussion";
    case doubtful:
      return "unlikely, doubted";
    case planned:
      return "intended, announced, decided";
    case conditional:
      return "only if something else comes first";
    case denied:
      return "somebody says it is not so";
    case no_comment:
      return "asked and silent: changes no number";
  }
  return "";
}

std::string who_says(const read::PageRead& page, const read::Claim& claim) {
  std::vector<std::string> names;  // origin first
  bool origin_known = true, only_page = true;
  for (auto link = claim.chain.rbegin(); link != claim.chain.rend(); ++link) {
    const auto found = std::ranges::find(page.sources, link->source, &read::Source::id);
    const bool innermost = link == claim.chain.rbegin();
    const std::string name = found == page.sources.end() ? "" : clean(found->name);
    if (innermost && name.empty())
      origin_known = found != page.sources.end() && found->kind == read::Source::SourceKind::page;
    if (found != page.sources.end() && found->kind == read::Source::SourceKind::page) continue;
    only_page = false;
    if (name.empty()) continue;
    names.push_back(found->kind == read::Source::SourceKind::anonymous ? name + " (unnamed)" : name);
  }
  const bool spoken_for = claim.kind == read::Kind::unverified || claim.kind == read::Kind::reported;
  if (claim.chain.empty() || (only_page && spoken_for)) return kUnknownSource;
  if (only_page) return "the page itself";
  if (!origin_known)
    return names.empty() ? kUnknownSource : std::string(kUnknownSource) + ", by way of " + joined(names, ", ");
  if (names.size() == 1) return names[0];
  return names[0] + ", by way of " + joined({names.begin() + 1, names.end()}, ", ");
}

std::string how_sure(const read::Claim& claim) {
  std::vector<std::string> words;
  for (const read::Cue& cue : claim.cues) {
    const std::string text = "\"" + clean(cue.text) + "\"";
    if (std::ranges::find(words, text) == words.end()) words.push_back(text);
  }
  std::string result = hedge_label(claim.hedge);
  if (claim.negated && claim.hedge != read::Hedge::denied && claim.hedge != read::Hedge::no_comment) result += ", negated";
  if (claim.kind == read::Kind::precondition) result += ", a precondition";
  return words.empty() ? result : result + ": " + joined(words);
}

bool is_accusation(const read::Claim& claim) { return claim.event.type == "accusation"; }

bool is_silence(const read::Claim& claim) {
  return claim.kind == read::Kind::no_comment || claim.hedge == read::Hedge::no_comment;
}

}  // namespace netback::report
