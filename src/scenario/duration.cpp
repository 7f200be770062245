#include "scenario/duration.h"

#include <algorithm>
#include <cmath>

#include "core/number.h"

namespace netback::scenario {
namespace {

constexpr int kMostMonths = 120;
constexpr double kSumTolerance = 1e-6;

// The event whose length `event` shares: itself, unless it follows for certain from one of the same months.
std::size_t leader_of(const std::vector<Event>& told, std::size_t event) {
  const Event& e = told[event];
  if (e.durations.empty() || e.given.size() != 1 || !e.excludes.empty() || e.probability[0] < 1) return event;
  const auto excludes_it = [&](const Event& other) {
    return std::ranges::find(other.excludes, e.id) != other.excludes.end();
  };
  if (std::ranges::any_of(told, excludes_it)) return event;
  const auto before = std::ranges::find(told, e.given.front(), &Event::id);
  if (before == told.end() || before->from != e.from || before->durations != e.durations) return event;
  return static_cast<std::size_t>(before - told.begin());
}

std::string part_id(const std::string& event, const std::vector<Duration>& durations, std::size_t part) {
  // A slash, which no id of a file may hold: never the name of another event.
  return part == 0 ? event : event + "/after-" + std::to_string(durations[part - 1].months);
}

}  // namespace

std::optional<std::pair<std::string, std::string>> durations_fault(const std::vector<Duration>& durations) {
  double sum = 0;
  int before = 0;
  for (const Duration& d : durations) {
    if (d.months < 1 || d.months > kMostMonths)
      return std::pair<std::string, std::string>("durations outside 1 and 120 months",
                                                 "Give whole months; without durations and until it stays.");
    if (d.months <= before)
      return std::pair<std::string, std::string>("durations out of order", "Write the shortest first, each length once.");
    if (!std::isfinite(d.probability) || d.probability <= 0 || d.probability > 1)
      return std::pair<std::string, std::string>("odds of a duration outside 0 and 1",
                                                 "Give each length odds above zero, or leave it out.");
    sum += d.probability, before = d.months;
  }
  if (std::abs(sum - 1) > kSumTolerance)
    return std::pair<std::string, std::string>("odds of the durations sum to " + fixed_text(sum, 3),
                                               "Let them sum to 1: they hold once it has begun.");
  return std::nullopt;
}

std::size_t likeliest(const std::vector<Duration>& durations) {
  return static_cast<std::size_t>(std::ranges::max_element(durations, {}, &Duration::probability) - durations.begin());
}

double expected_months(const std::vector<Duration>& durations) {
  double months = 0;
  for (const Duration& d : durations) months += d.probability * d.months;
  return months;
}

std::string durations_text(const std::vector<Duration>& durations) {
  std::string text;
  for (const Duration& d : durations)
    text += (text.empty() ? "" : ", ") + std::to_string(d.months) + (d.months == 1 ? " month (" : " months (") +
            fixed_text(d.probability * 100, 0) + " %)";
  return text;
}

Spread spread(const std::vector<Event>& told) {
  Spread result;
  for (std::size_t i = 0; i < told.size(); ++i) {
    const Event& event = told[i];
    const std::vector<Duration>& durations = event.durations;
    result.first.push_back(result.events.size());
    result.parts.push_back(std::max<std::size_t>(1, durations.size()));
    result.leader.push_back(leader_of(told, i));
    if (durations.empty()) {
      result.events.push_back(event);
      continue;
    }
    double lasting = 0;  // odds that it reaches this part
    for (const Duration& d : durations) lasting += d.probability;
    for (std::size_t part = 0; part < durations.size(); ++part) {
      Event one = event;
      one.durations.clear();
      one.id = part_id(event.id, durations, part);
      one.until = event.from + durations[part].months;
      if (part > 0) {
        const double before = lasting;
        lasting -= durations[part - 1].probability;
        const double odds = std::clamp(lasting / before, 0.0, 1.0);
        one.from = event.from + durations[part - 1].months;
        one.ramp_months = 0;
        one.probability = {odds, odds, odds};
        one.given = {part_id(event.id, durations, part - 1)};
        one.excludes.clear();
        one.surprise = false;
        one.part_of = event.id;
        one.overlong = part > likeliest(durations);
        if (const std::size_t leader = result.leader.back(); leader != i)
          one.given = {part_id(told[leader].id, durations, part)}, one.probability = {1, 1, 1};
      }
      result.events.push_back(std::move(one));
    }
  }
  return result;
}

}  // namespace netback::scenario
