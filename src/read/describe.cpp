#include "read/describe.h"

#include <algorithm>

#include "read/word_set.h"

namespace netback::read {
namespace {

struct AssetNoun { std::string_view word, kind; };
constexpr AssetNoun kNouns[] = {{"refineries", "refinery"}, {"refinery", "refinery"}, {"pipelines", "pipeline"},
                                {"pipeline", "pipeline"},   {"terminals", "lng"},     {"terminal", "lng"},
                                {"plants", "lng"},          {"fields", "field"},      {"field", "field"},
                                {"projects", "project"},    {"project", "project"},   {"strings", "string"},
                                {"string", "string"}};
constexpr WordSet kNounWords(words_in(kNouns));
constexpr std::string_view kNumbers[] = {"zero", "one",   "two",   "three", "four", "five",
                                         "six",  "seven", "eight", "nine",  "ten"};

int count_of(const Token& t) {
  for (int i = 1; i <= 10; ++i)
    if (t.fold == kNumbers[i]) return i;
  if (t.number && t.fold.size() <= 2) return std::atoi(std::string(t.fold).c_str());
  return t.fold == "both" ? 2 : 0;
}

const AliasHit* hit_at(std::span<const AliasHit> hits, std::size_t token) {
  for (const AliasHit& hit : hits)
    if (hit.tokens.begin <= token && token < hit.tokens.end) return &hit;
  return nullptr;
}

std::string ref_with(const AliasHit* hit, const AliasIndex& index, std::string_view prefix) {
  if (hit)
    for (const std::size_t a : hit->aliases)
      if (index.alias(a).ref.starts_with(prefix)) return std::string(index.alias(a).ref);
  return "";
}

bool subsidiary_word(const Token& t) {
  return t.fold == "subsidiary" || t.fold == "unit" || t.fold == "arm" || t.fold == "subsidiaries";
}

}  // namespace

bool names_asset(const SpelledWord& w) { return kNounWords.has(w.fold, w.fold_hash); }

std::vector<FoundDescription> find_descriptions(const Tokens& tokens, Range range, std::string_view text,
                                                std::span<const AliasHit> hits, const AliasIndex& index) {
  std::vector<FoundDescription> found;
  if (!tokens.may(kNamesAsset)) return found;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (!tokens[i].may(kNamesAsset)) continue;
    const auto noun =
        std::find_if(std::begin(kNouns), std::end(kNouns), [&](const AssetNoun& n) { return n.word == tokens[i].fold; });
    if (noun == std::end(kNouns) || ref_with(hit_at(hits, i), index, noun->kind).size()) continue;
    FoundDescription d;
    d.description.kind = noun->kind;
    std::string adjective;
    std::size_t begin = i;
    while (begin > range.begin && i - begin < 5) {
      const Token& t = tokens[begin - 1];
      const AliasHit* hit = hit_at(hits, begin - 1);
      if (const int count = count_of(t)) {
        d.description.count = count;
      } else if (const std::string country = ref_with(hit, index, "country:"); !country.empty()) {
        d.description.country = country;
        adjective = text.substr(t.at.begin, t.at.end - t.at.begin);
      } else if (const std::string region = ref_with(hit, index, "region:"); !region.empty()) {
        d.description.region = region;
      } else if (const std::string actor = ref_with(hit, index, "actor:"); !actor.empty()) {
        d.description.owner = actor;
      } else if (t.mark || hit || t.is(kPreposition | kConjunction | kModal | kAuxiliary | kPronoun) ||
                 (t.form(0xFF) && !t.word->also_noun && !t.form(kParticiple))) {
        if (t.fold != "'s") break;
      } else if (t.is(kDeterminer)) {
        --begin;
        break;
      }
      --begin;
    }
    d.core_end = i + 1;
    std::size_t end = i + 1;
    std::size_t relative = end;  // "that belong to", "which are owned by"
    if (end < range.end && tokens[end].mark == ',') ++relative;
    if (is_word(tokens, relative, range.end, "that") || is_word(tokens, relative, range.end, "which")) {
      ++relative;
      if (relative < range.end && tokens[relative].verb("be")) ++relative;
      if (relative + 1 < range.end &&
          ((tokens[relative].verb("belong") && tokens[relative + 1].fold == "to") || tokens[relative + 1].fold == "by"))
        end = relative;
    }
    const bool owned =
        end + 1 < range.end && ((tokens[end].verb("own") || tokens[end].verb("operate") || tokens[end].verb("control")) &&
                                tokens[end + 1].fold == "by");
    if (owned || is_word(tokens, end, range.end, "of") || (end < range.end && tokens[end].verb("belong"))) {
      for (std::size_t j = end + 1; j < range.end && j < end + 12 && !(tokens[j].mark && tokens[j].mark != '\''); ++j) {
        if (subsidiary_word(tokens[j])) d.description.owner_is_subsidiary = true;
        const AliasHit* hit = hit_at(hits, j);
        if (const std::string actor = ref_with(hit, index, "actor:"); !actor.empty()) {
          d.description.owner = actor;
          end = hit->tokens.end;
          if (end < range.end && subsidiary_word(tokens[end])) {  // "a Rosneft subsidiary"
            d.description.owner_is_subsidiary = true;
            ++end;
          }
          if (d.description.owner_is_subsidiary && !adjective.empty())
            d.subsidiary = index.exact(
                adjective + " subsidiary of " +
                std::string(text.substr(tokens[hit->tokens.begin].at.begin,
                                        tokens[hit->tokens.end - 1].at.end - tokens[hit->tokens.begin].at.begin)));
          break;
        }
      }
    }
    const bool definite = !d.description.owner.empty() ||
                          (d.description.count > 0 && !(d.description.country.empty() && d.description.region.empty()));
    if (!definite) continue;
    d.tokens = {begin, end};
    d.description.bytes = {tokens[begin].at.begin, tokens[end - 1].at.end};
    found.push_back(d);
  }
  return found;
}

}  // namespace netback::read
