#include "read/link.h"

#include <algorithm>

#include "read/describe.h"
#include "read/text.h"

namespace netback::read {
namespace {

// "US and Russian officials", "the German government": who governs, not the place.
bool officials_follow(const Tokens& tokens, std::size_t at, std::size_t end) {
  for (std::size_t i = at; i < end && i < at + 5; ++i) {
    const Token& t = tokens[i];
    if (same_as_any(t.fold, "officials", "official", "government", "authorities", "administration", "ministers",
                    "parliament", "lawmakers", "ministry", "cabinet", "diplomats", "negotiators", "delegation",
                    "delegations", "leaders"))
      return true;
    if (t.mark || t.is(kPreposition) || (t.form(kPast | kThird) && !t.word->also_noun)) return false;
  }
  return false;
}

// A name that the adjective stands before in the same phrase: "Russian energy giant Gazprom".
bool name_follows(const Tokens& tokens, std::size_t at, std::size_t end, std::span<const AliasHit> hits, std::size_t from,
                  const AliasIndex& index) {
  for (std::size_t h = from; h < hits.size() && hits[h].tokens.begin < at + 5; ++h) {
    bool plain = true;
    for (std::size_t i = at; i < hits[h].tokens.begin && i < end; ++i)
      plain = plain && !tokens[i].mark && !tokens[i].is(kPreposition | kConjunction | kRelative) && !tokens[i].form(kPast);
    if (!plain) return false;
    const std::string_view ref = index.alias(hits[h].aliases.front()).ref;
    if (ref.starts_with("actor:") || ref.starts_with("person:") || ref.starts_with("org:")) return true;
  }
  return false;
}

bool place_before(const Tokens& tokens, std::size_t at, std::size_t begin) {
  std::size_t i = at;
  while (i > begin && tokens[i - 1].fold == "the") --i;
  if (i == begin) return false;
  const Token& before = tokens[i - 1];
  if (before.fold == "of" && i > begin + 1)
    return same_as_any(tokens[i - 2].fold, "port", "city", "capital", "harbour", "harbor", "airport", "outskirts", "south",
                       "north");
  // "the government in Maputo" governs, "a plant in Maputo" stands there.
  if (before.fold == "in" && i > begin + 1 &&
      same_as_any(tokens[i - 2].fold, "government", "authorities", "ministers", "cabinet"))
    return false;
  return same_as_any(before.fold, "in", "to", "at", "from", "near", "outside", "towards", "toward", "into", "via",
                     "through");
}

}  // namespace

std::string government_of(std::string_view country, const AliasIndex& index) {
  const std::size_t colon = country.find(':');
  if (colon == std::string_view::npos) return "";
  const std::string gov = std::string("gov:").append(country.substr(colon + 1));
  return index.has_government(gov) ? gov : "";
}

LinkResult link_range(const Tokens& tokens, Range range, std::string_view text, const AliasIndex& index,
                      const std::vector<AliasHit>& sentence) {
  LinkResult result;
  // Each hit begins and ends later than the one before: those of the range stand together.
  const auto first =
      std::find_if(sentence.begin(), sentence.end(), [&](const AliasHit& hit) { return hit.tokens.begin >= range.begin; });
  const auto last = std::find_if(first, sentence.end(), [&](const AliasHit& hit) { return hit.tokens.end > range.end; });
  const std::span<const AliasHit> hits(first, last);
  std::vector<char> used(hits.size(), 0);
  const auto add = [&](std::string_view ref, Range at, double score, const char* how) {
    for (const Reference& link : result.links)
      if (link.ref == ref) return;
    result.links.push_back({std::string(ref), {tokens[at.begin].at.begin, tokens[at.end - 1].at.end}, score, how});
  };
  for (FoundDescription& found : find_descriptions(tokens, range, text, hits, index)) {
    for (std::size_t h = 0; h < hits.size(); ++h)
      used[h] = used[h] || (hits[h].tokens.begin >= found.tokens.begin && hits[h].tokens.end <= found.core_end);
    for (const std::string& ref : index.answer(found.description)) add(ref, found.tokens, 0.9, "description");
    if (!found.subsidiary.empty()) add(found.subsidiary, found.tokens, 0.9, "description");
    result.descriptions.push_back(found.description);
  }
  for (std::size_t h = 0; h < hits.size(); ++h) {
    if (used[h]) continue;
    const Range at = hits[h].tokens;
    for (const std::size_t a : hits[h].aliases) {
      const Alias& alias = index.alias(a);
      if (alias.ref.starts_with("commodity:")) continue;  // "gas" is in every sentence and names no thing
      const bool country = alias.ref.starts_with("country:");
      if (alias.kind == "metonym") {
        const bool single = at.size() == 1;  // "Trump administration" is never a place
        const bool owns = at.end < range.end && tokens[at.end].fold == "'s";
        if (single && !owns && place_before(tokens, at.begin, range.begin)) continue;
        add(alias.ref, at, hits[h].score, "metonym");
        continue;
      }
      const bool adjective = alias.kind == "demonym" || (country && alias.kind == "acronym");
      const bool owner = at.end < range.end && tokens[at.end].fold == "'s";
      if (country && (adjective || owner) && officials_follow(tokens, at.end + owner, range.end)) {
        const std::string gov = government_of(alias.ref, index);
        add(gov.empty() ? alias.ref : std::string_view(gov), at, hits[h].score, gov.empty() ? "demonym" : "metonym");
        continue;
      }
      // "Austria's OMV", "Russian energy giant Gazprom": the company is meant.
      if (country && at.end + 1 < range.end && tokens[at.end].fold == "'s" && h + 1 < hits.size() &&
          hits[h + 1].tokens.begin == at.end + 1 && index.alias(hits[h + 1].aliases.front()).ref.starts_with("actor:"))
        continue;
      if (alias.kind == "demonym" && name_follows(tokens, at.end, range.end, hits, h + 1, index)) continue;
      add(alias.ref, at, hits[h].score,
          alias.kind == "demonym"       ? "demonym"
          : alias.kind == "description" ? "description"
                                        : "alias");
    }
  }
  return result;
}

}  // namespace netback::read
