// The forms in which pages leave the room: text, netback.claims/1, schema.org JSON-LD, PROV-JSON, one HTML page. All are
// functions of the pages and the lexicon alone: no locale, no clock.
#pragma once
#include <string>
#include <vector>

#include "read/merge.h"
#include "read/read.h"

namespace netback::read {

// Pages with what they say together. `several`: more than one was asked for, even if they were copies.
struct Reading {
  std::vector<NamedPage> pages;
  Merged merged;
  bool several = false;
  std::vector<std::size_t> first_number;  // of each page's claims, which are numbered from 1 through all pages
};
Reading make_reading(std::vector<NamedPage> pages, const Lexicon& lexicon);

struct Look {
  bool explain = false;  // the derivation of each claim's odds
  bool colour = false;
  int width = 100;
};
// The article with its claims marked; under each paragraph who says each claim and how surely.
std::string claims_text(const Reading& reading, const Lexicon& lexicon, const Look& look);
std::string claims_json(const Reading& reading, const Lexicon& lexicon, bool explain);
// schema.org: a CreativeWork a page, a Claim a claim. It has no word for odds: none are told.
std::string claims_jsonld(const Reading& reading);
// W3C PROV-JSON: who said what on whose word.
std::string claims_prov(const Reading& reading);
// One self-contained page without scripts; derivations and what was not read fold out.
std::string claims_html(const Reading& reading, const Lexicon& lexicon);

}  // namespace netback::read
