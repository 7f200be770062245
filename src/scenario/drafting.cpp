#include "scenario/drafting.h"

#include <algorithm>

#include "scenario/claim_month.h"
#include "scenario/duration.h"
#include "world/query.h"

namespace netback::scenario {
namespace {

bool all_zero(const std::array<double, 3>& odds) { return odds == std::array<double, 3>{}; }

std::string months_text(int count) { return std::to_string(count) + (count == 1 ? " month" : " months"); }

}  // namespace

Drafting::Drafting(const read::PageRead& page_in, const world::World& world_in, Date as_of_in, const LeverRules& rules_in)
    : page(page_in),
      world(world_in),
      as_of(as_of_in),
      rules(rules_in),
      first_month(Month::of(as_of_in) + (as_of_in.day > 1 ? 1 : 0)) {}

Event Drafting::event(const LeverRule& rule, const read::Claim& claim, const std::string& id, Lever lever,
                      const Places& places) const {
  Event result;
  result.id = id;
  result.title = fill(rule.title, places);
  while (result.title.ends_with(' ')) result.title.pop_back();
  result.lever = std::move(lever);
  result.ramp_months = rule.ramp_months;
  result.known_from = as_of;
  result.surprise = rule.surprise;
  result.because = {claim.id};
  for (const std::string& text : rule.assumed) result.assumed.push_back(fill(text, places));
  if (rule.use == "event" && !all_zero(claim.p_event)) {
    result.probability = claim.p_event;
  } else {
    result.probability = rule.odds.value_or(std::array<double, 3>{.1, .3, .5});
    result.assumed.push_back(rule.use == "event" ? "odds: the claim has none; our judgement"
                                                 : "odds: our judgement (levers.tsv, " + rule.id + ")");
  }
  for (double& p : result.probability) p = std::clamp(p, 0.0, 1.0);
  std::ranges::sort(result.probability);
  return result;
}

std::string Drafting::put(Event event, const LeverRule& rule, const read::Claim& claim) {
  Sheet sheet;
  sheet.claimed = rule.use == "event";
  sheet.p_report = claim.p_report;
  sheet.after_given = rule.after_given;
  sheet.delay_months = rule.delay_months;
  sheet.duration_months = rule.duration_months;
  sheet.durations = rule.durations;
  if (sheet.claimed && (rule.duration_months > 0 || !rule.durations.empty())) sheet.said_length = claim.event.duration;
  if (sheet.claimed) {
    const SaidMonth said = said_month(claim.when);
    sheet.date_note = said.note;
    if (said.month) {
      sheet.dated = true;
      event.from = *said.month;
      if (*said.month < Month::of(as_of)) {
        event.from = first_month;
        sheet.date_note =
            said.month->text() + " on the page is over by " + as_of.text() + "; taken from " + first_month.text();
      }
    }
  }
  const std::string id = event.id;
  sheet.event = std::move(event);
  const auto [place, fresh] = index_.try_emplace(id, sheets_.size());
  if (fresh) {
    sheets_.push_back(std::move(sheet));
    return id;
  }
  Sheet& old = sheets_[place->second];
  const bool better = sheet.claimed != old.claimed ? sheet.claimed : sheet.p_report > old.p_report;
  if (better) std::swap(old, sheet);
  for (const std::string& because : sheet.event.because) add_new(old.event.because, because);
  return id;
}

Event* Drafting::find(std::string_view id) {
  const auto found = index_.find(id);
  return found == index_.end() ? nullptr : &sheets_[found->second].event;
}

void Drafting::remark(std::string text) { add_new(remarks_, text); }

Month Drafting::month(const LeverRule& rule, const read::Claim& claim) const {
  const SaidMonth said = said_month(claim.when);
  if (rule.use == "event" && said.month) return std::max(*said.month, first_month);
  return first_month + rule.delay_months;
}

std::string Drafting::name(std::string_view id) const { return world::name_of(world, id); }

// Lengths count from the first month that is not over: what has passed of the page's month is decided.
void Drafting::count_from_first_month(Event& event) const {
  if (first_month <= event.from) return;
  event.from = first_month;
  const std::string note = "its length counts from " + first_month.text();
  if (!event.assumed.empty() && event.assumed.front().starts_with("date: "))
    event.assumed.front() += "; " + note;
  else
    event.assumed.insert(event.assumed.begin(), "date: " + note);
}

// What an event is given is dated first; a circle (two claims, each the other's condition) is cut where it closes.
void Drafting::set_date(Sheet& sheet) {
  Event& event = sheet.event;
  sheet.state = State::open;
  std::erase_if(event.given, [&](const std::string& id) {
    const auto found = index_.find(id);
    if (found == index_.end()) return true;
    Sheet& before = sheets_[found->second];
    if (before.state == State::fresh) set_date(before);
    return before.state == State::open;
  });
  sheet.state = State::done;
  Month ready = Month::of(as_of);
  std::string last;  // what the event waits for
  for (const std::string& id : event.given) {
    const Event* before = find(id);
    if (before->from > ready) ready = before->from, last = id;
  }
  if (!sheet.dated) {
    // A delay after what is given counts from the first of it: the agreement, not the last paper that follows from it.
    const bool relative = sheet.after_given && !event.given.empty();
    // What is told as happening now holds in the month of the page already.
    const Month start = sheet.delay_months == 0 ? Month::of(as_of) : first_month;
    event.from = (relative ? find(event.given.front())->from : start) + sheet.delay_months;
    std::string note = "date: ";
    note += sheet.date_note.empty() ? (sheet.claimed ? "the text gives none" : "not on the page") : sheet.date_note;
    note += "; " + (sheet.delay_months == 0 ? std::string("at once") : months_text(sheet.delay_months) + " after ");
    if (sheet.delay_months != 0) note += relative ? event.given.front() : "as_of";
    event.assumed.insert(event.assumed.begin(), note);
  } else if (!sheet.date_note.empty()) {
    event.assumed.insert(event.assumed.begin(), "date: " + sheet.date_note);
  }
  if (event.from < ready) {
    event.from = ready;
    const std::string note = "not before " + last + " (" + ready.text() + ")";
    if (!event.assumed.empty() && event.assumed.front().starts_with("date: "))
      event.assumed.front() += ", but " + note;
    else
      event.assumed.insert(event.assumed.begin(), "date: " + note);
  }
  if (event.until && *event.until <= event.from) event.until = event.from + 1;
  if (event.until) return;
  if (const auto months = said_months(sheet.said_length)) {
    event.until = event.from + *months;
    event.assumed.push_back("end: the page says " + sheet.said_length + ": taken as " + months_text(*months));
  } else if (!sheet.durations.empty()) {
    event.durations = sheet.durations;
    count_from_first_month(event);
    event.assumed.push_back("end: the page gives none; " + durations_text(event.durations) + ", our judgement");
  } else if (sheet.duration_months > 0) {
    event.until = event.from + sheet.duration_months;
    event.assumed.push_back("end: " + months_text(sheet.duration_months) + ", our judgement");
  }
}

Scenario Drafting::finish() {
  Scenario scenario;
  scenario.title = page.title.empty() ? "Page without a title" : page.title;
  scenario.as_of = as_of;
  for (Sheet& sheet : sheets_)
    if (sheet.state == State::fresh) set_date(sheet);
  // A condition of no type of its own matters only where something hangs on it.
  const auto is_loose = [&](const Event& event) {
    const auto* lever = std::get_if<AgreementLever>(&event.lever);
    return lever && lever->topic == "condition" &&
           std::ranges::none_of(sheets_, [&](const Sheet& other) { return has(other.event.given, event.id); });
  };
  std::vector<bool> loose;
  for (const Sheet& sheet : sheets_) loose.push_back(is_loose(sheet.event));
  for (std::size_t i = 0; i < sheets_.size(); ++i)
    if (!loose[i]) scenario.events.push_back(std::move(sheets_[i].event));
  scenario.remarks = std::move(remarks_);
  return scenario;
}

}  // namespace netback::scenario
