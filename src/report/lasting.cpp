// How long it lasts: what prices do for each length that an event may have, and on average over them.
#include <algorithm>
#include <functional>

#include "core/number.h"
#include "core/units.h"
#include "report/summary_depth.h"
#include "report/table.h"
#include "scenario/duration.h"

namespace netback::report {
namespace {

using Json = nlohmann::ordered_json;
using Change = std::function<double(const Mark& mark, Window window)>;  // USD/MWh against base

struct Told {
  const market::Lasting& lasting;
  const EventFact& fact;
  Window first;  // the first month of it that is shown
};

std::vector<Told> told_of(const Facts& facts) {
  std::vector<Told> list;
  for (const market::Lasting& lasting : facts.in.comparison.lasting)
    for (const EventFact& fact : facts.events)
      if (fact.event->id == lasting.event && !fact.window.empty())
        list.push_back({lasting, fact, {fact.window.begin, fact.window.begin + 1}});
  return list;
}

Change change_of(const Facts& facts, const market::Lasting::Length& length) {
  const std::size_t outcome = facts.in.comparison.variants[length.variant].outcome;
  return [&facts, outcome](const Mark& mark, Window window) { return facts.price_change(outcome, mark.node, window); };
}

Change expected_change(const Facts& facts, const market::Lasting& lasting) {
  return [&](const Mark& mark, Window window) {
    double sum = 0;
    for (const market::Lasting::Length& length : lasting.lengths)
      sum += length.probability * change_of(facts, length)(mark, window);
    return sum;
  };
}

std::string belief_note(const Facts& facts, const Told& told) {
  const scenario::Event& event = *told.fact.event;
  const Month first = facts.months[told.first.begin];
  double over = 0;  // odds that it has ended before the months shown
  for (const scenario::Duration& d : event.durations)
    if (event.from + d.months <= first) over += d.probability;
  std::string text = clean(event.id) + ": once it has begun, prices count on these odds of how long it lasts (" +
                     fixed_text(scenario::expected_months(event.durations), 1) +
                     " months on average); in each month in which it could end it is seen whether it does.";
  if (over > 0) {
    text += " In " + first.text() + ", the first month here, that has been seen of " + percent_text(over) +
            " of them, so prices differ from there on.";
  } else {
    text += " So its first month is the same for all of them.";
  }
  if (!told.lasting.together.empty()) text += " Together with it ends " + clean(joined(told.lasting.together)) + ".";
  return text;
}

Json windows_json(const Facts& facts, const Told& told, const Change& change) {
  Json out = Json::object();
  for (const Mark& mark : facts.marks) {
    Json row = Json::object();
    for (const auto& [name, window] : {std::pair{"first_month", told.first}, std::pair{"first_year", told.fact.window},
                                       std::pair{"whole", facts.whole}}) {
      const double value = change(mark, window);
      row[name] = {{"usd_per_mwh", number(value)},
                   {"eur_per_mwh", facts.has_eur() ? number(facts.eur(value)) : Json(nullptr)},
                   {"usd_per_mmbtu", number(units::usd_per_mmbtu(value))}};
    }
    out[mark.id] = row;
  }
  return out;
}

}  // namespace

Table lasting_table(const Facts& facts) {
  Table table{"lasting",
              "How long it lasts",
              "Events whose end is not known, each with everything it is given: prices against base by how long it lasts, "
              "USD/MMBtu.",
              {{"event"}, {"lasts", false, true}, {"odds", true}, {"price"}},
              {},
              {},
              {}};
  for (const std::string& name :
       {std::string("first month"), std::string("twelve months"), counted(facts.months.size(), "month", "months")})
    table.columns.push_back({name, true});
  for (const Told& told : told_of(facts)) {
    const auto add = [&](const Cell& event, const std::string& lasts, const std::string& odds, const Change& change) {
      for (const Mark& mark : facts.headline) {
        const bool is_first = &mark == &facts.headline.front();
        Row row{{is_first ? event : Cell(""), is_first ? lasts : "", is_first ? odds : "", mark.name}, {}};
        for (const Window window : {told.first, told.fact.window, facts.whole})
          row.cells.emplace_back(signed_text(units::usd_per_mmbtu(change(mark, window)), 2));
        table.rows.push_back(row);
      }
    };
    Cell event({Link{clean(told.lasting.event), anchor("event", told.lasting.event)}});
    for (const market::Lasting::Length& length : told.lasting.lengths) {
      add(event, counted(static_cast<std::size_t>(length.months), "month", "months"), percent_text(length.probability),
          change_of(facts, length));
      event = Cell("");
    }
    add(event, "expected", "100 %", expected_change(facts, told.lasting));
    table.notes.push_back(belief_note(facts, told));
  }
  if (!table.rows.empty())
    table.notes.emplace_back("Where all of it happens, and where an event stands alone, it lasts as long as is likeliest.");
  return table;
}

Json durations_json(const Facts& facts) {
  Json out = Json::array();
  for (const Told& told : told_of(facts)) {
    Json lengths = Json::array();
    for (const market::Lasting::Length& length : told.lasting.lengths)
      lengths.push_back({{"months", length.months},
                         {"probability", number(length.probability)},
                         {"variant", facts.in.comparison.variants[length.variant].id},
                         {"price_changes", windows_json(facts, told, change_of(facts, length))}});
    out.push_back({{"event", told.lasting.event},
                   {"together", told.lasting.together},
                   {"first_month", facts.months[told.first.begin].text()},
                   {"lengths", lengths},
                   {"expected",
                    {{"months", number(scenario::expected_months(told.fact.event->durations))},
                     {"price_changes", windows_json(facts, told, expected_change(facts, told.lasting))}}}});
  }
  return out;
}

}  // namespace netback::report
