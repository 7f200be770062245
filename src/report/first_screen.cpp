#include "report/first_screen.h"

#include <algorithm>
#include <set>

namespace netback::report {
namespace {

bool is_behind_an_event(const Facts& facts, const read::Claim& claim) {
  return std::ranges::any_of(facts.in.scenario.events, [&](const scenario::Event& event) {
    return std::ranges::find(event.because, claim.id) != event.because.end();
  });
}

bool is_one_of(const std::string& type, std::initializer_list<const char*> types) {
  return std::ranges::any_of(types, [&](const char* other) { return type == other; });
}

bool is_firm(const read::Claim& claim) {
  const bool said_so = claim.hedge == read::Hedge::asserted || claim.hedge == read::Hedge::reported;
  return said_so && claim.condition.empty() && !claim.negated && claim.kind != read::Kind::denial;
}

std::string nature(const Facts& facts) {
  std::size_t behind = 0, firm = 0, is_signed = 0;
  for (const read::Claim& claim : facts.in.page->claims) {
    if (!is_behind_an_event(facts, claim)) continue;
    ++behind;
    const bool deal = is_one_of(claim.event.type, {"deal.signed", "contract.sign", "contract.end"});
    const bool talk = is_one_of(claim.event.type, {"deal.talks", "deal.offer", "deal.scope"});
    if (is_firm(claim) && deal) ++is_signed;
    if (is_firm(claim) && !talk) ++firm;
  }
  const std::string total = counted(behind, "claim", "claims");
  if (is_signed > 0)
    return "A deal: " + counted(is_signed, "claim tells", "claims tell") + " of something signed or ended, of " + total +
           " behind the events.";
  if (firm == behind && firm > 0)
    return "Told as fact: every one of the " + total + " behind the events is stated or reported without a hedge.";
  if (firm > 0)
    return "Partly fact, partly talk: " + std::to_string(firm) + " of the " + total +
           " behind the events are stated or reported without a hedge.";
  return "Talk, not a deal: none of the " + total + " behind the events tells of anything signed or done.";
}

std::string from_when(const Facts& facts) {
  if (!facts.first_month) return "None of its events can move gas: no price or flow changes in any month.";
  const std::string month = facts.first_month->text();
  if (facts.year.empty())
    return "Nothing could move before " + month + ", which is after the months solved here: this run cannot show it.";
  const auto opens = std::ranges::find_if(facts.events, [&](const EventFact& fact) {
    return fact.moves && fact.from == *facts.first_month && !fact.only_expected &&
           (fact.moved_twh > 0 || facts.events.size() == 1);
  });
  std::string text = "Nothing could move before " + month;
  if (opens != facts.events.end() && !opens->event->title.empty()) text += " (" + clean(opens->event->title) + ")";
  text += ".";
  const auto first = facts.first_difference();
  if (first && *first < *facts.first_month)
    text += " Prices may differ from " + first->text() + " on, because storage prepares for it.";
  return text;
}

std::string any_odds(const Facts& facts) {
  const Band& any = facts.any;
  return "Our odds that any of it moves the gas market: " + odds_text({any.least(), any.middle, any.most()}) +
         " (low-middle-high).";
}

}  // namespace

Paragraph talk_or_deal(const Facts& facts) {
  Paragraph paragraph{"talk-or-deal", "Talk or deal", {}};
  auto& lines = paragraph.lines;
  const bool has_events = !facts.in.scenario.events.empty();
  if (!facts.in.page) {
    lines.push_back(has_events ? "A scenario was run; no page stands behind it."
                               : "The base case: nothing is reported to happen.");
  } else if (facts.in.page->claims.empty()) {
    lines.push_back("The page makes no claims: no lever found. Only base prices are shown.");
  } else if (!has_events) {
    lines.push_back("No lever found: none of the " + counted(facts.in.page->claims.size(), "claim", "claims") +
                    " names something that the market tables can move. Only base prices are shown.");
  } else {
    lines.push_back(nature(facts));
  }
  if (!has_events) return paragraph;
  lines.push_back(from_when(facts));
  if (facts.first_month && !facts.in.comparison.worlds.empty()) lines.push_back(any_odds(facts));
  return paragraph;
}

Paragraph who_says_so(const Facts& facts) {
  Paragraph paragraph{"who-says-so", "Who says so", {}};
  if (!facts.in.page || facts.in.page->claims.empty()) return paragraph;
  const read::PageRead& page = *facts.in.page;
  struct Origin {
    std::string key, who;
    std::size_t count = 0;
  };
  std::vector<Origin> origins;  // in page order; claims of one origin count once
  std::vector<std::string> silences;
  std::size_t unknown = 0, said = 0;
  for (const read::Claim& claim : page.claims) {
    if (is_silence(claim)) {
      silences.push_back("Silent: \"" + clean(claim.text) + "\"; this changes no number.");
      continue;
    }
    ++said;
    const std::string who = who_says(page, claim), key = claim.origin.empty() ? who : claim.origin;
    if (who == kUnknownSource) {
      ++unknown;
      continue;
    }
    auto found = std::ranges::find(origins, key, &Origin::key);
    if (found == origins.end()) found = origins.insert(origins.end(), {key, who, 0});
    ++found->count;
  }
  std::ranges::stable_sort(origins, std::ranges::greater{}, &Origin::count);
  std::vector<std::string> parts;
  for (const Origin& origin : origins) parts.push_back(origin.who + " (" + std::to_string(origin.count) + ")");
  if (unknown > 0) parts.push_back(std::string(kUnknownSource) + " (" + std::to_string(unknown) + ")");
  if (said > 0)
    paragraph.lines.push_back(counted(said, "claim", "claims") + " from " +
                              counted(origins.size(), "known origin", "known origins") + ": " + joined(parts, "; ") + ".");
  paragraph.lines.insert(paragraph.lines.end(), silences.begin(), silences.end());
  return paragraph;
}

Paragraph what_must_come_true(const Facts& facts) {
  Paragraph paragraph{"must-come-true", "What must come true", {}};
  const auto& events = facts.in.scenario.events;
  std::set<std::string> needed;
  for (const scenario::Event& event : events) needed.insert(event.given.begin(), event.given.end());
  std::vector<std::string> on_page, added;
  std::size_t assumption_count = 0;
  for (const scenario::Event& event : events) {
    assumption_count += event.assumed.size();
    const bool ours = event.because.empty() || std::ranges::any_of(event.assumed, [](const std::string& text) {
                        return text.starts_with("not on the page");
                      });
    const std::string title = clean(event.title.empty() ? event.id : event.title);
    if (facts.in.page && ours)
      added.push_back(title);
    else if (needed.contains(event.id))
      on_page.push_back(title);
  }
  if (!on_page.empty())
    paragraph.lines.push_back((facts.in.page ? "On the page: " : "In the scenario: ") + joined(on_page, "; ") + ".");
  if (!added.empty()) paragraph.lines.push_back("Added by us (assumed): " + joined(added, "; ") + ".");
  if (assumption_count > 0)
    paragraph.lines.push_back(counted(assumption_count, "assumption stands", "assumptions stand") +
                              " under the events, each marked \"assumed\".");
  return paragraph;
}

Paragraph ownership_only(const Facts& facts) {
  Paragraph paragraph{"ownership", "What moves ownership and not gas", {}};
  std::vector<std::string> assets, others;
  for (const scenario::Event& event : facts.in.scenario.events) {
    if (const auto* stake = std::get_if<scenario::StakeLever>(&event.lever))
      assets.push_back(facts.names.of(stake->asset));
    else if (!scenario::moves_market(event.lever))
      others.push_back(clean(event.title.empty() ? event.id : event.title));
  }
  if (!assets.empty())
    paragraph.lines.push_back(counted(assets.size(), "stake, in", "stakes, in") + " " + joined(assets) +
                              ". Money changes hands, no molecule moves.");
  if (!others.empty()) paragraph.lines.push_back("No effect of their own on gas: " + joined(others, "; ") + ".");
  return paragraph;
}

Paragraph remarks(const Facts& facts) {
  Paragraph paragraph{"remarks", "Remarks", {}};
  const auto add = [&](const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
      const std::string line = clean(text);
      if (!line.empty() && std::ranges::find(paragraph.lines, line) == paragraph.lines.end())
        paragraph.lines.push_back(line);
    }
  };
  if (facts.in.page) add(facts.in.page->remarks);
  add(facts.in.scenario.remarks);
  add(facts.in.comparison.remarks);
  return paragraph;
}

std::vector<Paragraph> first_screen(const Facts& facts) {
  std::vector<Paragraph> paragraphs{talk_or_deal(facts), if_all_happened(facts),     weighted_by_odds(facts),
                                    who_says_so(facts),  what_must_come_true(facts), ownership_only(facts),
                                    remarks(facts)};
  std::erase_if(paragraphs, [](const Paragraph& paragraph) { return paragraph.lines.empty(); });
  return paragraphs;
}

}  // namespace netback::report
