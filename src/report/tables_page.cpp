// Tables of what the page says and what we made of it: claims, accusations, events, each event alone.
#include <algorithm>

#include "core/number.h"
#include "core/units.h"
#include "report/table.h"
#include "scenario/duration.h"

namespace netback::report {
namespace {

std::vector<const read::Claim*> in_page_order(const Facts& facts) {
  std::vector<const read::Claim*> claims;
  if (facts.in.page)
    for (const read::Claim& claim : facts.in.page->claims) claims.push_back(&claim);
  std::ranges::stable_sort(claims, {}, [](const read::Claim* claim) { return claim->bytes.begin; });
  return claims;
}

const read::Claim* claim_of(const Facts& facts, const std::string& id) {
  if (!facts.in.page) return nullptr;
  const auto found = std::ranges::find(facts.in.page->claims, id, &read::Claim::id);
  return found == facts.in.page->claims.end() ? nullptr : &*found;
}

}  // namespace

Table claims_table(const Facts& facts) {
  Table table{"claims",
              "Claims: who, how sure, what",
              "How sure is what the words say, not our odds.",
              {{"id"}, {"who"}, {"how sure"}, {"what"}},
              {},
              {},
              {}};
  if (!facts.in.page) return table;
  for (const read::Claim* claim : in_page_order(facts)) {
    if (is_accusation(*claim)) continue;
    Row row{{Cell({Link{claim->id, anchor("claim", claim->id)}}), who_says(*facts.in.page, *claim), how_sure(*claim),
             clean(claim->text)},
            {}};
    if (!claim->condition.empty()) row.under.push_back({"condition", clean(claim->condition), ""});
    if (claim->when.state == read::When::State::symbolic)
      row.under.push_back({"when", clean(claim->when.value) + " (the page gives no date for it)", ""});
    table.rows.push_back(row);
  }
  table.empty = "The page makes no claims.";
  return table;
}

Table accusations_table(const Facts& facts) {
  Table table{"accusations",
              "Accusations on the page",
              "Verbatim with their source; they have no lever and no odds.",
              {{"id"}, {"who"}, {"words"}},
              {},
              {},
              {}};
  for (const read::Claim* claim : in_page_order(facts))
    if (is_accusation(*claim))
      table.rows.push_back({{Cell({Link{claim->id, anchor("claim", claim->id)}}), who_says(*facts.in.page, *claim),
                             "\"" + clean(claim->text) + "\""},
                            {}});
  return table;
}

Table events_table(const Facts& facts) {
  Table table{"events",
              "Events",
              "What could happen, as levers on the market model. The odds are ours (low-middle-high), each given what "
              "stands under \"given\".",
              {{"event"}, {"lever"}, {"target"}, {"from", false, true}, {"our odds", false, true}, {"given"}},
              {},
              {},
              {}};
  for (const EventFact& fact : facts.events) {
    const scenario::Event& event = *fact.event;
    std::vector<Link> given;
    for (const std::string& id : event.given) given.push_back({clean(id), anchor("event", id)});
    Row row{{clean(event.id), scenario::lever_name(event.lever), lever_target(event.lever, facts.names), fact.from.text(),
             odds_text(event.probability), Cell(given)},
            {},
            anchor("event", event.id)};
    if (!event.title.empty()) row.under.push_back({"", clean(event.title), ""});
    if (event.until) row.under.push_back({"until", event.until->text(), ""});
    if (!event.durations.empty()) row.under.push_back({"lasts", scenario::durations_text(event.durations), ""});
    if (event.ramp_months > 0)
      row.under.push_back(
          {"ramp", "rises over " + counted(static_cast<std::size_t>(event.ramp_months), "month", "months"), ""});
    std::vector<std::string> said;
    for (const std::string& id : event.because) said.push_back(clean(id));
    if (!said.empty())
      row.under.push_back({"because of", joined(said), "", facts.in.page ? Under::Where::text : Under::Where::both});
    for (const std::string& id : event.because)
      if (const read::Claim* claim = claim_of(facts, id))
        row.under.push_back({id, "\"" + clean(claim->text) + "\"", anchor("claim", id), Under::Where::html});
    for (const std::string& text : event.assumed) row.under.push_back({"assumed", clean(text), ""});
    if (!event.excludes.empty()) row.under.push_back({"not together with", clean(joined(event.excludes)), ""});
    table.rows.push_back(row);
  }
  fold_repeats(table, "assumed", "A");
  if (facts.in.page) table.empty = "No lever found: no event to show.";
  return table;
}

Table alone_table(const Facts& facts) {
  Table table{"alone",
              "Each event alone",
              "With everything it is given; change against base, mean of the twelve months from its month.",
              {{"event"}, {"from"}},
              {},
              {},
              {}};
  if (!facts.has_outcomes() || facts.events.empty()) return table;
  for (const Mark& mark : facts.headline) table.columns.push_back({mark.name + " USD/MMBtu", true});
  if (facts.has_eur() && !facts.headline.empty())
    table.columns.insert(table.columns.begin() + 2, {facts.headline[0].name + " EUR/MWh", true});
  table.columns.push_back({"gas moved TWh", true});
  table.columns.push_back({"gas moved bcm", true});
  std::vector<std::string> ownership, conditions, later, unsolved;
  for (const EventFact& fact : facts.events) {
    const std::string id = clean(fact.event->id);
    if (!fact.moves) {
      (std::holds_alternative<scenario::StakeLever>(fact.event->lever) ? ownership : conditions).push_back(id);
    } else if (!fact.outcome) {
      unsolved.push_back(id);
    } else if (fact.window.empty()) {
      later.push_back(id);
    } else {
      Row row{{Cell({Link{id, anchor("event", fact.event->id)}})}, {}};
      row.cells.emplace_back(facts.months[fact.window.begin].text() + ", " + counted(fact.window.size(), "month", "months"));
      const auto change = [&](const Mark& mark) { return facts.price_change(*fact.outcome, mark.node, fact.window); };
      if (facts.has_eur() && !facts.headline.empty())
        row.cells.emplace_back(signed_text(facts.eur(change(facts.headline[0])), 2));
      for (const Mark& mark : facts.headline) row.cells.emplace_back(signed_text(units::usd_per_mmbtu(change(mark)), 2));
      row.cells.emplace_back(fixed_text(fact.moved_twh, 1));
      row.cells.emplace_back(fixed_text(fact.moved_twh / units::kTwhPerBcm, 1));
      if (fact.only_expected)
        row.under.push_back({"", "nothing moves in the end: storage only prepares for what could follow", ""});
      table.rows.push_back(row);
    }
  }
  const auto note = [&](const std::vector<std::string>& ids, const char* why) {
    if (!ids.empty()) table.notes.push_back(why + joined(ids) + ".");
  };
  note(ownership, "Ownership only, no gas moves: ");
  note(conditions, "No effect of their own: ");
  note(later, "After the months solved: ");
  note(unsolved, "Not solved: ");
  table.empty = table.notes.empty() ? "" : "No event moves gas in the months solved.";
  if (!table.rows.empty())
    table.notes.emplace_back(
        "Gas moved: what sellers sell more of at some place than in base, summed; swaps between sellers are in it.");
  return table;
}

}  // namespace netback::report
