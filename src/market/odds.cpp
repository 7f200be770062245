#include "market/odds.h"

#include <algorithm>
#include <map>
#include <set>

namespace netback::market {
namespace {

constexpr std::size_t kWorldLimit = 65'536;

std::vector<std::vector<std::size_t>> positions(const std::vector<scenario::Event>& events,
                                                const std::vector<std::string> scenario::Event::* list) {
  std::map<std::string, std::size_t> at;
  for (std::size_t i = 0; i < events.size(); ++i) at[events[i].id] = i;
  std::vector<std::vector<std::size_t>> found(events.size());
  for (std::size_t i = 0; i < events.size(); ++i)
    for (const std::string& id : events[i].*list)
      if (at.contains(id)) found[i].push_back(at[id]);
  return found;
}

// Beside which events an event cannot happen, whichever of the two says so.
std::vector<std::vector<std::size_t>> exclusions(const std::vector<scenario::Event>& events) {
  auto found = positions(events, &scenario::Event::excludes);
  const auto told = found;
  for (std::size_t i = 0; i < told.size(); ++i)
    for (const std::size_t x : told[i]) found[x].push_back(i);
  return found;
}

// Conditions before what is given them; the scenario has no cycles (checked when it is made).
std::vector<std::size_t> in_order(const std::vector<std::vector<std::size_t>>& given) {
  std::vector<std::size_t> order;
  std::vector<char> done(given.size(), 0);
  const auto visit = [&](auto&& self, std::size_t i) -> void {
    if (done[i]) return;
    done[i] = 1;
    for (const std::size_t g : given[i]) self(self, g);
    order.push_back(i);
  };
  for (std::size_t i = 0; i < given.size(); ++i) visit(visit, i);
  return order;
}

}  // namespace

std::vector<std::size_t> relevant_events(const std::vector<scenario::Event>& events,
                                         const std::vector<std::size_t>& moving) {
  const auto given = positions(events, &scenario::Event::given);
  std::set<std::size_t> relevant;
  std::vector<std::size_t> open = moving;
  while (!open.empty()) {
    const std::size_t i = open.back();
    open.pop_back();
    if (relevant.insert(i).second) open.insert(open.end(), given[i].begin(), given[i].end());
  }
  return {relevant.begin(), relevant.end()};
}

Result<std::vector<EnumeratedWorld>> enumerate_worlds(const std::vector<scenario::Event>& events,
                                                      const std::vector<std::size_t>& relevant) {
  const auto given = positions(events, &scenario::Event::given), excludes = exclusions(events);
  std::vector<EnumeratedWorld> worlds{{Happened(events.size(), false), {1, 1, 1}}};
  for (const std::size_t i : in_order(given)) {
    if (!std::binary_search(relevant.begin(), relevant.end(), i)) continue;
    const std::size_t count = worlds.size();
    for (std::size_t w = 0; w < count; ++w) {
      const bool possible =
          std::all_of(given[i].begin(), given[i].end(), [&](std::size_t g) { return worlds[w].happened[g]; }) &&
          std::none_of(excludes[i].begin(), excludes[i].end(), [&](std::size_t x) { return worlds[w].happened[x]; });
      if (!possible || events[i].probability[2] == 0) continue;
      if (events[i].probability[0] == 1) {
        worlds[w].happened[i] = true;
        continue;
      }
      EnumeratedWorld yes = worlds[w];
      yes.happened[i] = true;
      for (std::size_t k = 0; k < 3; ++k) {
        yes.weight[k] *= events[i].probability[k];
        worlds[w].weight[k] *= 1 - events[i].probability[k];
      }
      worlds.push_back(std::move(yes));
      if (worlds.size() > kWorldLimit)
        return std::unexpected(
            Error{Error::Code::limit, "more than 65,536 worlds", "", "Join or drop events: 16 free ones are the limit."});
    }
  }
  return worlds;
}

Happened with_conditions(const std::vector<scenario::Event>& events, std::size_t event) {
  const auto given = positions(events, &scenario::Event::given);
  Happened happened(events.size(), false);
  std::vector<std::size_t> open{event};
  while (!open.empty()) {
    const std::size_t i = open.back();
    open.pop_back();
    if (happened[i]) continue;
    happened[i] = true;
    open.insert(open.end(), given[i].begin(), given[i].end());
  }
  return happened;
}

Happened alone(const scenario::Spread& spread, std::size_t told, std::size_t parts) {
  const auto& events = spread.events;
  Happened happened(events.size(), false);
  for (std::size_t i = spread.first[told]; i < spread.first[told] + spread.parts[told]; ++i) {
    if (parts > 0 ? i - spread.first[told] >= parts : events[i].overlong) continue;
    const Happened needed = with_conditions(events, i);
    for (std::size_t j = 0; j < needed.size(); ++j) happened[j] = happened[j] || needed[j];
  }
  // What it is given lasts as long as is likeliest, unless it is this event's own length.
  for (std::size_t other = 0; other < spread.first.size(); ++other) {
    if (spread.leader[other] == spread.leader[told] || !happened[spread.first[other]]) continue;
    for (std::size_t i = spread.first[other]; i < spread.first[other] + spread.parts[other]; ++i)
      if (!events[i].overlong) happened[i] = true;
  }
  return happened;
}

std::vector<Stage> believed_stages(const std::vector<scenario::Event>& events, const std::vector<std::size_t>& moving,
                                   const Happened& happened, const model::Timeline& timeline) {
  const auto given = positions(events, &scenario::Event::given), excludes = exclusions(events);
  const std::vector<std::size_t> order = in_order(given);
  std::set<Month> dates{timeline.report};
  for (const std::size_t i : relevant_events(events, moving))
    if (timeline.report < events[i].from && events[i].from < timeline.end) dates.insert(events[i].from);
  std::vector<Stage> stages;
  for (const Month now : dates) {
    std::vector<double> belief(events.size(), 0);
    for (const std::size_t i : order) {
      const auto& event = events[i];
      if (event.from <= now)
        belief[i] = happened[i] ? 1 : 0;
      else if (!event.surprise) {
        belief[i] = event.probability[1];
        for (const std::size_t g : given[i]) belief[i] *= belief[g];
        // Beliefs stand in order, so that of two events that exclude each other only the later one gives way.
        for (const std::size_t x : excludes[i]) belief[i] *= 1 - (events[x].from <= now ? (happened[x] ? 1 : 0) : belief[x]);
      }
    }
    Stage stage{now, {}};
    for (const std::size_t i : moving) stage.weights.push_back(belief[i]);
    stages.push_back(std::move(stage));
  }
  return stages;
}

}  // namespace netback::market
