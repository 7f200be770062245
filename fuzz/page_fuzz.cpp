// Any bytes as a page: read_page never fails, every span lies in the page, and the claims can be written as JSON and text.
#include <cstdint>
#include <cstdio>
#include <string_view>

#include "core/key_table.h"
#include "core/utf8.h"
#include "fuzz_require.h"
#include "read/lexicon.h"
#include "read/output.h"

namespace netback {
namespace {

const read::Lexicon& lexicon() {
  static const read::Lexicon kLexicon = [] {
    auto loaded = read::load_lexicon(NETBACK_SOURCE_DIR "/data/lexicon");
    if (!loaded) std::fprintf(stderr, "%s: %s\n", loaded.error().where.c_str(), loaded.error().what.c_str());
    require(loaded.has_value());
    return std::move(*loaded);
  }();
  return kLexicon;
}

const read::Gazetteer& gazetteer() {
  static const read::Gazetteer kGazetteer{{{"Russia", "country:russia", "name"},
                                           {"Moscow", "gov:russia", "metonym"},
                                           {"US", "country:us", "acronym"},
                                           {"Germany", "country:germany", "name"},
                                           {"Gazprom", "actor:gazprom", "name"},
                                           {"Nord Stream", "pipe:nord-stream-1", "name"},
                                           {"Nord Stream", "pipe:nord-stream-2", "name"},
                                           {"Strait of Hormuz", "route:strait-of-hormuz", "name"},
                                           {"Freeport LNG", "lng:freeport", "name"},
                                           {"Bloomberg", "org:bloomberg", "name"}},
                                          [](const read::Description& d) {
                                            return std::vector<std::string>(d.count > 0 && d.count < 9 ? 1 : 0,
                                                                            "refinery:one");
                                          }};
  return kGazetteer;
}

// One form an input, told by its bytes: writing all five takes longer than reading.
std::string written(const read::PageRead& page, const read::Reading& reading, std::size_t form) {
  switch (form) {
    case 0:
      return read::claims_json(page, lexicon());
    case 1:
      return read::claims_text(reading, lexicon(), {true, false, 100});
    case 2:
      return read::claims_html(reading, lexicon());
    case 3:
      return read::claims_jsonld(reading);
    default:
      return read::claims_prov(reading);
  }
}

void check(std::string_view bytes) {
  const read::PageRead page = read::read_page(bytes, lexicon(), gazetteer(), Date{2025, 3, 14});
  const auto inside = [&](TextSpan span) { require(span.begin <= span.end && span.end <= bytes.size()); };
  for (const auto& block : page.blocks) inside(block.bytes);
  for (const auto& claim : page.claims) {
    inside(claim.bytes), inside(claim.condition_bytes);
    require(!claim.text.empty() && !claim.chain.empty());
    require(first_invalid_utf8(claim.text) == std::string_view::npos);
    for (const auto& cue : claim.cues) inside(cue.bytes);
    for (const auto& link : claim.links) inside(link.bytes);
    for (std::size_t k = 0; k < 3; ++k) require(claim.p_event[k] >= 0 && claim.p_event[k] <= 1);
  }
  // The page beside itself with a line more: one page's forms and several pages'.
  const std::string more = std::string(bytes) + "\nGazprom said that flows to Germany had stopped.\n";
  const read::Reading reading = read::make_reading(
      {{{"one"}, page}, {{"two"}, read::read_page(more, lexicon(), gazetteer(), Date{2025, 3, 14})}}, lexicon());
  for (const auto& statement : reading.merged.statements) {
    require(!statement.members.empty() && !statement.origins.empty());
    for (std::size_t k = 0; k < 3; ++k) require(statement.p_event[k] >= 0 && statement.p_event[k] <= 1);
  }
  const std::string form = written(page, reading, key_hash(bytes) % 5);
  require(first_invalid_utf8(form) == std::string_view::npos);
  require(form.find('\x1b') == std::string::npos);
}

}  // namespace
}  // namespace netback

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  netback::check({reinterpret_cast<const char*>(data), size});
  return 0;
}
