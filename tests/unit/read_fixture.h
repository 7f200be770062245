// A small world and short-hands for the tests of the reading room.
#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "read/lexicon.h"
#include "read/read.h"

namespace netback::read::test {

inline const Lexicon& lexicon() {
#ifdef NETBACK_SOURCE_DIR
  static const std::string kFolder = std::string(NETBACK_SOURCE_DIR) + "/data/lexicon";
#else
  static const std::string kFolder = "data/lexicon";
#endif
  static const Lexicon kLexicon = [] {
    auto loaded = load_lexicon(kFolder);
    if (!loaded) ADD_FAILURE() << loaded.error().what << " " << loaded.error().where, std::abort();
    return *loaded;
  }();
  return kLexicon;
}

inline const Gazetteer& gazetteer() {
  static const Gazetteer kGazetteer = [] {
    std::vector<Alias> aliases;
    const auto add = [&](const char* text, const char* ref, const char* kind) { aliases.push_back({text, ref, kind}); };
    add("Russia", "country:russia", "name"), add("Russian", "country:russia", "demonym"),
        add("Moscow", "gov:russia", "metonym");
    add("the Kremlin", "gov:russia", "metonym"), add("US", "country:us", "acronym"), add("Washington", "gov:us", "metonym");
    add("White House", "gov:us", "metonym"), add("Germany", "country:germany", "name"),
        add("German", "country:germany", "demonym");
    add("Iran", "country:iran", "name"), add("Tehran", "gov:iran", "metonym"), add("Qatar", "country:qatar", "name"),
        add("QatarEnergy", "actor:qatarenergy", "name");
    add("Gazprom", "actor:gazprom", "name"), add("Rosneft", "actor:rosneft", "name"),
        add("Novatek", "actor:novatek", "name");
    add("German subsidiary of Rosneft", "actor:rosneft-deutschland", "name"), add("Uniper", "actor:uniper", "name");
    add("Nord Stream 1", "pipe:nord-stream-1", "name"), add("Nord Stream 2", "pipe:nord-stream-2", "name");
    add("Nord Stream 1 and 2", "pipe:nord-stream-1", "name"), add("Nord Stream 1 and 2", "pipe:nord-stream-2", "name");
    add("Nord Stream", "pipe:nord-stream-1", "name"), add("Nord Stream", "pipe:nord-stream-2", "name");
    add("Sakhalin LNG", "lng:sakhalin-2", "name"), add("Strait of Hormuz", "route:strait-of-hormuz", "name");
    add("Europe", "region:europe", "name"), add("Türkiye", "country:turkey", "name"),
        add("Bloomberg", "org:bloomberg", "name");
    add("Vladimir Putin", "person:putin", "name"), add("Putin", "person:putin", "short");
    return Gazetteer(std::move(aliases), [](const Description& d) -> std::vector<std::string> {
      if (d.kind == "refinery" && d.owner == "actor:rosneft" && d.country == "country:germany" && d.count == 3)
        return {"refinery:schwedt", "refinery:miro", "refinery:bayernoil"};
      return {};
    });
  }();
  return kGazetteer;
}

inline PageRead read_text(const std::string& text, std::optional<Date> as_of = std::nullopt) {
  return read_page(text, lexicon(), gazetteer(), as_of);
}

// "Bloomberg < officials": names of the chain without the page, outermost first.
inline std::string chain_of(const PageRead& page, const Claim& claim) {
  std::string names;
  for (const Link& link : claim.chain) {
    for (const Source& source : page.sources)
      if (source.id == link.source && source.kind != Source::SourceKind::page)
        names += (names.empty() ? "" : " < ") + source.name;
  }
  return names;
}

// The claim that contains the words; fails the test when there is none.
inline const Claim& claim_with(const PageRead& page, const std::string& words) {
  static const Claim kNone;
  for (const Claim& claim : page.claims)
    if (claim.text.find(words) != std::string::npos) return claim;
  std::string all;
  for (const Claim& claim : page.claims) all += "\n  " + claim.text;
  ADD_FAILURE() << "no claim with '" << words << "' among:" << all;
  return kNone;
}

inline bool has_link(const Claim& claim, const std::string& ref) {
  for (const Reference& link : claim.links)
    if (link.ref == ref) return true;
  return false;
}

inline std::string refs(const Claim& claim) {
  std::string all;
  for (const Reference& link : claim.links) all += link.ref + " ";
  return all;
}

}  // namespace netback::read::test
