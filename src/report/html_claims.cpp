// The left side: what the page says, in its own words.
#include <algorithm>

#include "report/html_parts.h"

namespace netback::report {
namespace {

constexpr read::Hedge kHedges[] = {
    read::Hedge::asserted, read::Hedge::reported, read::Hedge::alleged,     read::Hedge::probable, read::Hedge::possible,
    read::Hedge::doubtful, read::Hedge::planned,  read::Hedge::conditional, read::Hedge::denied,   read::Hedge::no_comment};

std::string legend(const read::PageRead& page) {
  std::string out = "<ul class=\"legend\" aria-label=\"Legend\">\n";
  for (const read::Hedge hedge : kHedges) {
    const auto count = std::ranges::count(page.claims, hedge, &read::Claim::hedge);
    if (count == 0) continue;
    out += "<li class=\"" + std::string(read::hedge_name(hedge)) + "\"><span class=\"swatch\"></span>" + hedge_label(hedge) +
           " (" + std::to_string(count) + "): " + hedge_meaning(hedge) + "</li>\n";
  }
  return out + "</ul>\n";
}

std::string events_of(const Facts& facts, const read::Claim& claim) {
  std::string out;
  for (const scenario::Event& event : facts.in.scenario.events)
    if (std::ranges::find(event.because, claim.id) != event.because.end())
      out += (out.empty() ? "" : ", ") + std::string("<a href=\"#") + anchor("event", event.id) + "\">" +
             escape(clean(event.title.empty() ? event.id : event.title)) + "</a>";
  return out;
}

std::string when_text(const read::When& when) {
  if (when.state == read::When::State::open) return {};
  const std::string note = when.state == read::When::State::symbolic  ? " (no date on the page to fix it)"
                           : when.state == read::When::State::bounded ? " (between)"
                                                                      : "";
  return clean(when.value) + note;
}

std::string claim_card(const Facts& facts, const read::Claim& claim) {
  std::string out = "<article class=\"claim " + std::string(read::hedge_name(claim.hedge)) + "\" id=\"" +
                    anchor("claim", claim.id) + "\">\n<blockquote>" + escape(clean(claim.text)) + "</blockquote>\n<dl>";
  const auto put = [&](const char* name, const std::string& value) {
    if (!value.empty()) out += "<dt>" + std::string(name) + "</dt><dd>" + value + "</dd>";
  };
  put("who", escape(who_says(*facts.in.page, claim)));
  put("how sure", escape(how_sure(claim)));
  put("condition", escape(clean(claim.condition)));
  put("when", escape(when_text(claim.when)));
  put("said", escape(when_text(claim.said)));
  if (is_accusation(claim)) {
    put("note", "an accusation, quoted as it stands: no lever, no odds");
  } else if (is_silence(claim)) {
    put("note", "silence changes no number");
  } else {
    // Set apart from the source's line: the odds are ours.
    put("our odds", escape(odds_text(claim.p_event)) + (claim.condition.empty() ? "" : ", given its condition"));
  }
  put("events", events_of(facts, claim));
  put("id", escape(clean(claim.id)));
  return out + "</dl>\n</article>\n";
}

std::string not_read(const read::PageRead& page) {
  std::vector<std::pair<std::string, std::size_t>> roles;
  for (const read::Block& block : page.blocks) {
    if (block.role == read::Role::title || block.role == read::Role::body) continue;
    const std::string name = read::role_name(block.role);
    const auto found = std::ranges::find(roles, name, &std::pair<std::string, std::size_t>::first);
    if (found == roles.end())
      roles.emplace_back(name, 1);
    else
      ++found->second;
  }
  std::vector<std::string> parts;
  for (const auto& [name, count] : roles) parts.push_back(std::to_string(count) + " " + name);
  return parts.empty() ? "" : "<p class=\"note\">Not read as part of the article: " + escape(joined(parts)) + ".</p>\n";
}

}  // namespace

std::string html_claims(const Facts& facts) {
  if (!facts.in.page) return {};
  const read::PageRead& page = *facts.in.page;
  std::string out = "<section class=\"page\" id=\"page-claims\">\n<h2>What the page says</h2>\n";
  if (!page.title.empty() && !facts.in.full_text) out += "<p><cite>" + escape(clean(page.title)) + "</cite></p>\n";
  if (page.claims.empty())
    return out + "<p>The page makes no claims.</p>\n" + html_full_text(facts) + not_read(page) + "</section>\n";
  out += legend(page) + html_full_text(facts);
  std::vector<const read::Claim*> claims;
  for (const read::Claim& claim : page.claims) claims.push_back(&claim);
  std::ranges::stable_sort(claims, {}, [](const read::Claim* claim) { return claim->bytes.begin; });
  for (const read::Claim* claim : claims) out += claim_card(facts, *claim);
  return out + not_read(page) + "</section>\n";
}

}  // namespace netback::report
