#include "read/anaphor.h"

#include <algorithm>

#include "read/word_set.h"

namespace netback::read {
namespace {

constexpr double kScore = 0.7;       // of a description that goes back to one thing
constexpr double kNamedScore = 0.9;  // of one with a name: "the Hammerfest plant"

enum ThingKind : std::uint8_t {
  kLng,
  kRefinery,
  kTerminal,
  kPipe,
  kRoute,
  kField,
  kStorage,
  kActor,
  kCap,
  kCanal,
  kCountry,
  kNoKind
};

ThingKind kind_of(std::string_view ref) {
  constexpr std::string_view kPrefixes[] = {
      "lng:", "refinery:", "terminal:", "pipe:", "route:", "field:", "storage:", "actor:"};
  for (std::size_t i = 0; i < std::size(kPrefixes); ++i)
    if (ref.starts_with(kPrefixes[i]))
      return ref.find("canal") != std::string_view::npos ? kCanal : static_cast<ThingKind>(i);
  if (ref.starts_with("country:")) return kCountry;
  return ref == "policy:price-cap" ? kCap : kNoKind;
}

struct Noun {
  std::string_view word;
  std::array<ThingKind, 3> kinds;
  bool plural = false;
};
constexpr Noun kNouns[] = {{"plant", {kLng, kRefinery, kNoKind}},
                           {"refinery", {kRefinery, kNoKind, kNoKind}},
                           {"terminal", {kTerminal, kLng, kNoKind}},
                           {"facility", {kLng, kRefinery, kTerminal}},
                           {"complex", {kLng, kRefinery, kNoKind}},
                           {"train", {kLng, kNoKind, kNoKind}},
                           {"trains", {kLng, kNoKind, kNoKind}},
                           {"units", {kLng, kRefinery, kNoKind}},
                           {"project", {kLng, kPipe, kField}},
                           {"pipeline", {kPipe, kNoKind, kNoKind}},
                           {"line", {kPipe, kNoKind, kNoKind}},
                           {"pipelines", {kPipe, kNoKind, kNoKind}, true},
                           {"lines", {kPipe, kNoKind, kNoKind}, true},
                           {"strings", {kPipe, kNoKind, kNoKind}, true},
                           {"strait", {kRoute, kNoKind, kNoKind}},
                           {"waterway", {kRoute, kCanal, kNoKind}},
                           {"canal", {kCanal, kNoKind, kNoKind}},
                           {"field", {kField, kNoKind, kNoKind}},
                           {"company", {kActor, kNoKind, kNoKind}},
                           {"firm", {kActor, kNoKind, kNoKind}},
                           {"utility", {kActor, kNoKind, kNoKind}},
                           {"cap", {kCap, kNoKind, kNoKind}},
                           {"ceiling", {kCap, kNoKind, kNoKind}},
                           {"country", {kCountry, kNoKind, kNoKind}},
                           {"nation", {kCountry, kNoKind, kNoKind}},
                           {"store", {kStorage, kNoKind, kNoKind}},
                           {"site", {kStorage, kNoKind, kNoKind}},
                           {"platform", {kField, kNoKind, kNoKind}},
                           {"group", {kActor, kNoKind, kNoKind}},
                           {"giant", {kActor, kNoKind, kNoKind}},
                           {"producer", {kActor, kNoKind, kNoKind}},
                           {"operator", {kActor, kNoKind, kNoKind}},
                           {"supplier", {kActor, kNoKind, kNoKind}},
                           {"major", {kActor, kNoKind, kNoKind}},
                           {"trader", {kActor, kNoKind, kNoKind}},
                           {"refiner", {kActor, kNoKind, kNoKind}},
                           {"interconnector", {kPipe, kNoKind, kNoKind}},
                           {"narrows", {kRoute, kNoKind, kNoKind}}};

constexpr WordSet kNounWords(words_in(kNouns));

bool covered(const std::vector<AliasHit>& hits, std::size_t token) {
  return std::any_of(hits.begin(), hits.end(),
                     [&](const AliasHit& h) { return h.tokens.begin <= token && token < h.tokens.end; });
}

// First token of "the third" before a noun, or `at` when it is not definite.
std::size_t definite_begin(const Tokens& tokens, std::size_t at, Range range, const std::vector<AliasHit>& hits,
                           bool& named) {
  named = false;
  for (std::size_t i = at; i > range.begin && i + 4 > at;) {
    const Token& t = tokens[--i];
    if (t.mark || covered(hits, i) || t.is(kPreposition | kConjunction | kModal | kAuxiliary)) return at;
    if (t.fold == "the" || t.fold == "this" || t.fold == "these" || t.fold == "both") return i;
    if (t.is(kDeterminer) || t.fold == "'s") return at;
    named = named || t.capital;
  }
  return at;
}

// "the Hammerfest plant": a name of the world with another noun.
std::string by_name(const Tokens& tokens, std::size_t at, std::string_view text, ThingKind kind, const AliasIndex& index) {
  if (!tokens[at - 1].capital || !tokens[at - 1].spelling->name_word) return "";
  const std::string name(text.substr(tokens[at - 1].at.begin, tokens[at - 1].at.size()));
  for (const char* noun : {" LNG", " LNG terminal", " terminal", " refinery", " pipeline", " field"})
    if (const std::string ref = index.exact(name + noun); !ref.empty() && kind_of(ref) == kind) return ref;
  return "";
}

}  // namespace

void Mentions::resolve(const Tokens& tokens, Range range, std::string_view text, const std::vector<AliasHit>& hits,
                       const AliasIndex& index, LinkResult& result) const {
  if (!tokens.may(kNamesThing)) return;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (!tokens[i].may(kNamesThing) || covered(hits, i)) continue;
    const auto noun =
        std::find_if(std::begin(kNouns), std::end(kNouns), [&](const Noun& n) { return tokens[i].fold == n.word; });
    bool named = false;
    const std::size_t begin = definite_begin(tokens, i, range, hits, named);
    if (begin == i) continue;
    // "the operator of the grid", "the site of Golden Pass" say themselves which.
    if (is_word(tokens, i + 1, range.end, "of")) continue;
    const TextSpan bytes{tokens[begin].at.begin, tokens[i].at.end};
    std::vector<std::string> refs;
    double score = kScore;
    if (named) {
      for (const ThingKind kind : noun->kinds)
        if (refs.empty() && kind != kNoKind)
          if (std::string ref = by_name(tokens, i, text, kind, index); !ref.empty()) refs.push_back(std::move(ref));
      score = kNamedScore;
    } else {
      // The latest mention: in this sentence before the noun, else in those before it.
      const std::vector<std::vector<std::string>>* group = nullptr;
      std::vector<std::vector<std::string>> here;
      for (const AliasHit& hit : hits) {
        if (hit.tokens.end > begin) break;
        std::vector<std::string> ids;
        for (const std::size_t a : hit.aliases)
          if (const ThingKind kind = kind_of(index.alias(a).ref);
              kind != kNoKind && std::find(noun->kinds.begin(), noun->kinds.end(), kind) != noun->kinds.end())
            ids.emplace_back(index.alias(a).ref);
        if (!ids.empty()) here.push_back(std::move(ids));
      }
      std::size_t when = 0;
      if (!here.empty())
        group = &here;
      else
        for (const ThingKind kind : noun->kinds)
          if (kind != kNoKind && groups_[kind].when > when) group = &groups_[kind].mentions, when = groups_[kind].when;
      if (!group) continue;
      if (noun->plural)
        for (const auto& mention : *group) refs.insert(refs.end(), mention.begin(), mention.end());
      else
        refs = group->back();
      if (!noun->plural) score = kScore / static_cast<double>(refs.size());
    }
    for (const std::string& ref : refs)
      if (std::none_of(result.links.begin(), result.links.end(), [&](const Reference& l) { return l.ref == ref; }))
        result.links.push_back({ref, bytes, score, "anaphor"});
  }
}

void Mentions::see(const std::vector<AliasHit>& hits, const AliasIndex& index) {
  std::array<bool, kNoKind> fresh{};
  for (const AliasHit& hit : hits) {
    ++clock_;
    std::array<bool, kNoKind> added{};
    for (const std::size_t a : hit.aliases) {
      const ThingKind kind = kind_of(index.alias(a).ref);
      if (kind == kNoKind) continue;
      Group& group = groups_[kind];
      if (!fresh[kind]) group.mentions.clear();
      if (!added[kind]) group.mentions.emplace_back();
      fresh[kind] = added[kind] = true;
      group.mentions.back().emplace_back(index.alias(a).ref);
      group.when = clock_;
    }
  }
}

bool names_thing(const SpelledWord& w) { return kNounWords.has(w.fold, w.fold_hash); }

}  // namespace netback::read
