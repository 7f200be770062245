// The sheet that the rules of the draft write on: it dates events, merges those that several claims tell, and keeps
// remarks. Private to the room.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenario/scenario.h"
#include "scenario/wording.h"

namespace netback::scenario {

// A claim with the row of levers.tsv that its type has, and the ids of the events its condition stands for.
struct Claimed {
  const read::Claim& claim;
  const LeverRule& rule;
  std::vector<std::string> given;
  std::string given_note;  // why, where the claim itself states no condition
};

class Drafting {
 public:
  Drafting(const read::PageRead& page, const world::World& world, Date as_of, const LeverRules& rules);

  const read::PageRead& page;
  const world::World& world;
  const Date as_of;
  const LeverRules& rules;
  const Month first_month;  // first whole month that is not over

  // A fresh event: title and assumptions of the rule with their places filled, odds of the claim for a claimed event and of
  // the rule for an added one. Change what is special, then `put` it.
  Event event(const LeverRule& rule, const read::Claim& claim, const std::string& id, Lever lever,
              const Places& places) const;
  // Puts an event on the sheet and gives its id back. Of two with one id the claim with the higher p_report counts
  // (a claimed event always before an added one); the other's claim id joins `because`. Copies of one origin count once.
  std::string put(Event event, const LeverRule& rule, const read::Claim& claim);
  Event* find(std::string_view id);
  void remark(std::string text);

  // The month the event would begin: what the claim says if that is not over, else the default of the rule.
  Month month(const LeverRule& rule, const read::Claim& claim) const;
  std::string name(std::string_view id) const;  // "Nord Stream 2 line B"
  // Dates what is left open, in the order of `given`; then the scenario is done.
  Scenario finish();

 private:
  enum class State : std::uint8_t { fresh, open, done };
  struct Sheet {
    Event event;
    State state = State::fresh;  // of its dating
    double p_report = -1;
    bool claimed = false, dated = false, after_given = false;
    int delay_months = 0, duration_months = 0;
    std::vector<Duration> durations;
    std::string said_length;  // what the page says, ISO 8601; counts where the rule knows an end
    std::string date_note;
  };
  void set_date(Sheet& sheet);
  void count_from_first_month(Event& event) const;
  std::vector<Sheet> sheets_;
  std::map<std::string, std::size_t, std::less<>> index_;
  std::vector<std::string> remarks_;
};

// Ids of things in the world that the claim is about: its event's assets, its links, what its descriptions mean.
std::vector<std::string> assets_of(const Drafting& sheet, const read::Claim& claim);
// Of the ids linked, those that a description stands for.
std::vector<std::string> described_in(const read::Claim& claim);
// The typed amount in TWh a year; nothing when the claim has none. Percent: share of `whole_twh`.
struct AmountSaid {
  double twh_per_year = 0;
  std::string text;
};
std::optional<AmountSaid> amount_said(const read::Claim& claim, double whole_twh);
// Countries, governments and firms that the claim names: agent, target, then links; governments stay governments.
std::vector<std::string> parties_of(const Drafting& sheet, const read::Claim& claim);
// The seller in the world that a party speaks for; empty when none.
std::string seller_of(const Drafting& sheet, const std::vector<std::string>& parties);
// True for what lies before the page's month and is told as fact: the tables hold it or contradict it, no event.
bool is_past(const Drafting& sheet, const Claimed& claimed);

// The rules, one file each. Each puts the events of one claim on the sheet and gives their ids back.
using EventIds = std::vector<std::string>;
EventIds draft_conditions(Drafting& sheet, const read::Claim& claim, bool has_lever);
// The deal that the claim's own source says is being talked about: what is only a subject of talks needs it.
EventIds draft_deal_talked_of(Drafting& sheet, const read::Claim& claim);
EventIds draft_agreement(Drafting& sheet, const Claimed& claimed);
EventIds draft_lift(Drafting& sheet, const Claimed& claimed);
EventIds draft_ban(Drafting& sheet, const Claimed& claimed);
EventIds draft_flow(Drafting& sheet, const Claimed& claimed);
EventIds draft_capacity(Drafting& sheet, const Claimed& claimed);
EventIds draft_route(Drafting& sheet, const Claimed& claimed);
EventIds draft_stake(Drafting& sheet, const Claimed& claimed);
EventIds draft_contract(Drafting& sheet, const Claimed& claimed);
EventIds draft_curve(Drafting& sheet, const Claimed& claimed);  // demand and supply
// Where the page tells as fact what the tables hold otherwise.
void remark_contradictions(Drafting& sheet, const Claimed& claimed);

}  // namespace netback::scenario
