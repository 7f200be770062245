// Trade keeps to its ways: portfolios, booked capacity and relations that no table holds make a sale by sea, or a flow over
// a border of Europe, outside the pattern of the last known year dearer, and one inside it a little cheaper (positive
// mathematical programming in its mildest form, methods.md 10; docs/calibration.md has the fit with and without it):
//   cargoes of a month between two places, or net flow over a border = sum of tiers,   each tier costing a multiple of one
//   number
// Months are kept apart: coupled by the year the simplex took four times as long, for a fit a little better.
// The number is a share of the mean price (corrections.csv, kind habit); nothing is laid where it is 0. It fades from year
// to year, as relations do.
#include <cmath>

#include "model/constraints.h"
#include "model/corrections.h"
#include "model/lookup.h"
#include "world/query.h"

namespace netback::model {
namespace {

// Up to that multiple of the known year's flow a tier costs so many times the habit (as spike A3, by months instead of
// years).
struct Tier { double up_to = 0, cost = 0; };
constexpr Tier kTiers[] = {{0.95, -1}, {1.05, 0}, {2.0, 1}, {INFINITY, 2}};
constexpr double kUnknownPair = 1.5;  // a pair below what the tables list (1 bcm)
constexpr double kRoomy = 2;          // times what ways could carry: a bound that never binds
constexpr double kFading = 0.7;       // a year; judgement

double strength(const Layout& l, int t) {
  const int years = l.timeline.month(t).year() - l.habit_year;
  return habit_correction(*l.world) * l.network.mean_price * std::pow(kFading, std::max(0, years - 1));
}

}  // namespace

std::vector<HabitPair> habit_pairs(const world::World& world, Network& net, int& year) {
  std::vector<HabitPair> pairs;
  year = 0;
  net.pipe_habits.resize(world.pipelines.size());
  if (habit_correction(world) == 0) return pairs;
  for (const auto& row : world.observed)
    if (row.measure == "lng_trade" && row.year <= world::base_year(world)) year = std::max(year, row.year);
  const Index nodes = index_of(world.nodes);
  for (const auto& row : world.observed) {
    if (row.year != year || (row.measure != "lng_trade" && row.measure != "border_flow")) continue;
    const auto holds = [&](const std::string& place, std::size_t node) {
      return holds_node(world, place, world.nodes[node]);
    };
    if (row.measure == "lng_trade")
      for (VoyageArc& arc : net.voyages)
        if (!arc.habit && holds(row.subject, net.exports[arc.from].node) && holds(row.partner, net.imports[arc.to].node))
          arc.habit = pairs.size();
    if (row.measure == "border_flow")
      for (std::size_t i = 0; i < world.pipelines.size(); ++i) {
        const std::size_t from = find(nodes, world.pipelines[i].from_node), to = find(nodes, world.pipelines[i].to_node);
        if (holds(row.subject, from) && holds(row.partner, to)) net.pipe_habits[i].emplace_back(pairs.size(), 1);
        if (holds(row.partner, from) && holds(row.subject, to)) net.pipe_habits[i].emplace_back(pairs.size(), -1);
      }
    double room = row.value;
    if (row.measure == "lng_trade")
      for (const auto& plant : world.liquefaction)
        if (holds(row.subject, find(nodes, plant.node))) room += plant.capacity;
    for (std::size_t i = 0; i < world.pipelines.size(); ++i)
      if (!net.pipe_habits[i].empty() && net.pipe_habits[i].back().first == pairs.size())
        room += world.pipelines[i].capacity;
    pairs.push_back({row.subject, row.partner, row.value, row.measure == "border_flow", room});
  }
  return pairs;
}

void add_habit_rows(Builder& b) {
  b.habit.assign(b.layout.habits.size() * static_cast<std::size_t>(b.months()), -1);
  b.begin(RowKind::habit);
  for (std::size_t i = 0; i < b.layout.habits.size(); ++i)
    for (int t = 0; t < b.months(); ++t)
      b.habit[b.at(i, t)] =
          b.add_row({RowKind::habit, static_cast<std::uint16_t>(t), kNoSeller, static_cast<std::uint32_t>(i)});
}

void add_habit(Builder& b) {
  b.begin(ColKind::habit);
  for (std::size_t i = 0; i < b.layout.habits.size(); ++i)
    for (int t = 0; t < b.months(); ++t)
      for (std::size_t j = 0; j < std::size(kTiers); ++j)
        b.add_col({ColKind::habit, static_cast<std::uint16_t>(t), kNoSeller, static_cast<std::uint16_t>(j),
                   static_cast<std::uint32_t>(i)},
                  0, {{b.habit[b.at(i, t)], -1}});
}

double habit_cost(const Layout& l, const VoyageArc& arc, int t) {
  return l.habits.empty() || arc.habit ? 0 : kUnknownPair * strength(l, t);
}

void bound_habit(const Layout& l, const State&, solve::LinearProgram& p) {
  // Rows are equalities at 0.
  for (std::int32_t c = l.of(ColKind::habit).begin; c < l.of(ColKind::habit).end; ++c) {
    const ColInfo& col = l.cols[static_cast<std::size_t>(c)];
    const int days = l.timeline.day_count(col.month);
    const HabitPair& pair = l.habits[col.item];
    const double share = days / 365.0, below = col.step > 0 ? kTiers[col.step - 1].up_to : 0;
    // A border's net flow may turn round. The simplex is quick where columns are boxed.
    if (pair.is_net && col.step == 0) p.col_lower[static_cast<std::size_t>(c)] = -kRoomy * pair.room * share;
    p.col_upper[static_cast<std::size_t>(c)] =
        share * (std::isinf(kTiers[col.step].up_to) ? kRoomy * pair.room : pair.twh * (kTiers[col.step].up_to - below));
    p.col_cost[static_cast<std::size_t>(c)] = kTiers[col.step].cost * strength(l, col.month);
  }
}

}  // namespace netback::model
