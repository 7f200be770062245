#include "report/facts.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/units.h"

namespace netback::report {
namespace {

constexpr std::size_t kYear = 12;
constexpr double kSmallTwh = 0.05;  // below what any table prints

// The month from which an event can be, with all it is given; a circle of conditions ends at the event met twice.
Month effective_from(const std::vector<scenario::Event>& events, const scenario::Event& event,
                     std::set<std::string>& under_way) {
  Month from = event.from;
  if (!under_way.insert(event.id).second) return from;
  for (const std::string& id : event.given)
    for (const scenario::Event& other : events)
      if (other.id == id) from = std::max(from, effective_from(events, other, under_way));
  under_way.erase(event.id);
  return from;
}

Window year_from(const std::vector<Month>& months, Month from) {
  const auto begin = static_cast<std::size_t>(std::ranges::lower_bound(months, from) - months.begin());
  return {begin, std::min(begin + kYear, months.size())};
}

std::optional<Month> earliest(const std::vector<EventFact>& events, double least_twh) {
  std::optional<Month> month;
  for (const EventFact& fact : events)
    if (fact.moves && !fact.only_expected && fact.moved_twh >= least_twh && (!month || fact.from < *month))
      month = fact.from;
  return month;
}

std::vector<Mark> marks_of(const world::World& world, const market::Outcome& base) {
  std::vector<Mark> marks;
  for (const world::Benchmark& row : world.benchmarks)
    if (base.price.contains(row.node)) marks.push_back({row.id, clean(row.name), row.node, row.unit});
  if (!marks.empty()) return marks;
  for (const auto& [node, series] : base.price) {  // a toy world without benchmarks: its places
    std::string name = clean(node);
    for (const world::Node& row : world.nodes)
      if (row.id == node && !row.name.empty()) name = clean(row.name);
    if (marks.size() < 12) marks.push_back({node, name, node, "usd_per_mwh"});
  }
  return marks;
}

std::vector<Mark> headline_of(const std::vector<Mark>& marks) {
  std::vector<Mark> headline;
  for (const char* id : {"price:ttf", "price:jkm", "price:henry-hub"})
    for (const Mark& mark : marks)
      if (mark.id == id) headline.push_back(mark);
  if (!headline.empty()) return headline;
  return {marks.begin(), marks.begin() + static_cast<long>(std::min<std::size_t>(3, marks.size()))};
}

}  // namespace

double sum(const market::Series& series, Window window) {
  double total = 0;
  for (std::size_t i = window.begin; i < std::min(window.end, series.size()); ++i) total += series[i];
  return total;
}

double mean(const market::Series& series, Window window) {
  return window.empty() ? 0 : sum(series, window) / static_cast<double>(window.size());
}

double Band::least() const { return std::min({low, middle, high}); }
double Band::most() const { return std::max({low, middle, high}); }
Band operator*(Band band, double factor) { return {band.low * factor, band.middle * factor, band.high * factor}; }

Facts::Facts(const Input& input) : in(input), names(input.world) {
  const market::Comparison& comparison = in.comparison;
  for (const market::Variant& variant : comparison.variants)
    if (variant.id == "all") all = variant.outcome;
  if (has_outcomes()) {
    months = outcome(0).months;
    marks = marks_of(in.world, outcome(0));
    headline = headline_of(marks);
  }
  whole = {0, months.size()};
  for (const market::Outcome& one : comparison.outcomes)
    if (!(one.certificate.worst() <= certificate.worst())) certificate = one.certificate;
  weights.resize(comparison.outcomes.size());
  for (const market::WeightedWorld& world : comparison.worlds) {
    Band& band = weights[world.outcome];
    band.low += world.weight[0], band.middle += world.weight[1], band.high += world.weight[2];
  }
  // A world in which nothing moved in the end is not one that moves gas, though its storage prepared for it.
  for (const market::WeightedWorld& world : comparison.worlds)
    if (world.outcome != 0 && !world.ends_as_base && moves_gas(world.outcome))
      any.low += world.weight[0], any.middle += world.weight[1], any.high += world.weight[2];
  for (const scenario::Event& event : in.scenario.events) {
    std::set<std::string> under_way;
    EventFact fact{&event, scenario::moves_market(event.lever), effective_from(in.scenario.events, event, under_way), {}, {},
                   0};
    fact.window = year_from(months, fact.from);
    for (const market::Variant& variant : comparison.variants)
      if (variant.id == "only:" + event.id)
        fact.outcome = variant.outcome, fact.only_expected = variant.outcome != 0 && variant.ends_as_base;
    if (fact.outcome) fact.moved_twh = moved_twh(*fact.outcome, fact.window);
    fact.only_expected =
        fact.only_expected || std::ranges::any_of(comparison.worlds, [&](const market::WeightedWorld& world) {
          return fact.outcome && *fact.outcome != 0 && world.outcome == *fact.outcome && world.ends_as_base;
        });
    events.push_back(fact);
  }
  // A ban that goes moves nothing by itself: the first month is that of the first event that moves gas, if any does.
  first_month = earliest(events, kSmallTwh);
  if (!first_month) first_month = earliest(events, 0);
  year = first_month ? year_from(months, *first_month) : Window{0, std::min(kYear, months.size())};
}

bool Facts::moves_gas(std::size_t index) const {
  if (index == 0) return false;
  if (moved_twh(index, whole) >= kSmallTwh) return true;
  return std::ranges::any_of(marks, [&](const Mark& mark) { return measurable(price_change(index, mark.node, whole)); });
}

double Facts::price(std::size_t index, const std::string& node, Window window) const {
  const auto found = outcome(index).price.find(node);
  return found == outcome(index).price.end() ? 0 : mean(found->second, window);
}

double Facts::price_change(std::size_t index, const std::string& node, Window window) const {
  return price(index, node, window) - price(0, node, window);
}

Band Facts::price_weighted(const std::string& node, Window window) const {
  return weigh([&](std::size_t index) { return price(index, node, window); });
}

double Facts::moved_twh(std::size_t index, Window window) const {
  double moved = 0;
  for (const auto& [node, sellers] : outcome(index).sales)
    for (const auto& [seller, series] : sellers) {
      double before = 0;
      if (const auto at = outcome(0).sales.find(node); at != outcome(0).sales.end())
        if (const auto sold = at->second.find(seller); sold != at->second.end()) before = sum(sold->second, window);
      moved += std::max(0.0, sum(series, window) - before);
    }
  return moved;
}

std::vector<FlowChange> Facts::flow_changes(Window window) const {
  using Key = std::tuple<bool, std::string, std::string, std::string, std::string>;
  std::map<Key, std::pair<double, double>> flows;
  const auto add = [&](const market::Outcome& one, bool after) {
    const auto put = [&](Key key, const market::Series& twh) {
      (after ? flows[key].second : flows[key].first) += sum(twh, window);
    };
    for (const market::PipeFlow& flow : one.pipe_flows)
      put({false, flow.pipe, flow.from_node, flow.to_node, flow.seller}, flow.twh);
    for (const market::LngFlow& flow : one.lng_flows) put({true, "", flow.from_node, flow.to_node, flow.seller}, flow.twh);
  };
  if (has_outcomes()) add(outcome(0), false), add(outcome(all), true);
  std::vector<FlowChange> changes;
  for (const auto& [key, twh] : flows) {
    const auto& [ship, id, from, to, seller] = key;
    changes.push_back({ship, id, from, to, seller, twh.first, twh.second});
  }
  std::erase_if(changes, [](const FlowChange& flow) { return std::abs(flow.change()) < kSmallTwh; });
  std::ranges::stable_sort(changes, std::ranges::greater{}, [](const FlowChange& flow) { return std::abs(flow.change()); });
  return changes;
}

std::optional<Month> Facts::first_difference() const {
  for (std::size_t i = 0; i < months.size(); ++i)
    for (const Mark& mark : headline)
      if (measurable(price_change(all, mark.node, {i, i + 1}))) return months[i];
  return std::nullopt;
}

std::string Facts::span(Window window) const {
  if (window.empty()) return "no month";
  const std::string first = months[window.begin].text();
  return window.size() == 1 ? first : first + ".." + months[window.end - 1].text();
}

bool Facts::measurable(double usd_per_mwh) const {
  return !rounds_to_nothing(has_eur() ? eur(usd_per_mwh) : usd_per_mwh, 2);
}

}  // namespace netback::report
