// Ways over the sea by month: ice, dues by date, slots of canals, and which ways are not worth a column.
#include <algorithm>
#include <set>

#include "export/names.h"
#include "model/constraints.h"
#include "toy_markets.h"

namespace netback::model {
namespace {

using namespace scenario;
using toy::event;
using toy::months;
using toy::ToyWorld;

constexpr const char* kShort = "canal:short";

// x to j over the open sea (9600 nm) or by a way of `nm` through canal:short.
ToyWorld two_ways(double nm) {
  ToyWorld toy = toy::an_ocean();
  toy.sea("x", "j", nm, kShort);
  return toy;
}

world::Strait& canal(ToyWorld& toy) { return toy.raw().straits[0]; }

// Ice on the short way: open in the calendar months told, at 10 knots.
void freeze_but(ToyWorld& toy, const std::set<int>& open) {
  toy.raw().sea_legs.back().zone = "ice:toy";
  for (int month = 1; month <= 12; ++month) {
    auto& row = toy.raw().ice.emplace_back();
    row.id = "ice:toy/" + std::to_string(month), row.zone = "ice:toy", row.ice_class = "none", row.month = month;
    row.navigable = open.contains(month) ? 0.9 : 0.4, row.speed = row.speed_low = row.speed_high = 10;
  }
}

struct Laid {
  world::World world;
  MarketModel model;
  Laid(const ToyWorld& toy, const Timeline& line, const std::vector<Event>& events = {}, double weight = 1)
      : world(toy.world()) {
    std::vector<WeightedEvent> weighted;
    for (const Event& one : events) weighted.push_back({&one, weight});
    model = build(world, line, events, make_state(world, line, weighted));
  }
  // Ways from x to j, with and without the canal.
  std::vector<const VoyageArc*> ways() const {
    std::vector<const VoyageArc*> found;
    const auto& net = model.layout.network;
    for (const auto& arc : net.voyages)
      if (world.nodes[net.imports[arc.to].node].id == "node:j") found.push_back(&arc);
    return found;
  }
  const VoyageArc* way(bool by_canal) const {
    for (const VoyageArc* arc : ways())
      if (arc->passage.gates.empty() != by_canal) return arc;
    return nullptr;
  }
  // Months in which a way has a column.
  std::set<int> months_of(const VoyageArc& arc) const {
    std::set<int> found;
    const auto& l = model.layout;
    for (auto c = l.of(ColKind::lng).begin; c < l.of(ColKind::lng).end; ++c)
      if (&l.network.voyages[l.cols[static_cast<std::size_t>(c)].item] == &arc)
        found.insert(l.cols[static_cast<std::size_t>(c)].month);
    return found;
  }
  double slots(int t) const {
    const auto& rows = model.layout.of(RowKind::transits);
    EXPECT_LT(t, rows.end - rows.begin);
    return model.program.row_upper[static_cast<std::size_t>(rows.begin + t)];
  }
};

TEST(model_voyages, a_way_through_ice_has_columns_in_the_months_it_is_open) {
  ToyWorld toy = two_ways(3600);
  freeze_but(toy, {2, 3});
  const Laid laid(toy, months(4));
  const VoyageArc *north = laid.way(true), *round = laid.way(false);
  ASSERT_TRUE(north && round);
  EXPECT_EQ(laid.months_of(*north), (std::set<int>{1, 2}));
  EXPECT_EQ(laid.months_of(*round), (std::set<int>{0, 1, 2})) << "what is loaded last lands after the run";
  EXPECT_FALSE(north->in(0).open);
  EXPECT_NEAR(north->in(1).ship_days_per_twh, 2 * 3600.0 / 240 + 4, 1e-9) << "at the speed of ice";
  EXPECT_NEAR(round->in(1).ship_days_per_twh, 2 * 9600.0 / 480 + 4, 1e-9);
  for (const int t : {-1, 0, 1}) EXPECT_EQ(&north->near(t), &north->in(1));
  for (const int t : {2, 3}) EXPECT_EQ(&north->near(t), &north->in(2));
}

TEST(model_voyages, a_season_is_open_with_half_of_its_months_and_has_their_mean) {
  ToyWorld toy = two_ways(4800);
  freeze_but(toy, {7, 8, 9, 10});
  toy.raw().ice[6].speed = 20;  // July
  const Timeline line{Month(2025, 1), Month(2025, 1), Month(2026, 4), Month(2026, 4), 2};
  const Laid laid(toy, line);
  const VoyageArc* north = laid.way(true);
  ASSERT_TRUE(north);
  const int summer = line.index(Month(2025, 4));
  EXPECT_TRUE(north->in(summer).open) << "three of six";
  EXPECT_FALSE(north->in(summer + 1).open) << "one of six";
  const double fast = 2 * 4800.0 / 480 + 4, slow = 2 * 4800.0 / 240 + 4;
  EXPECT_NEAR(north->in(summer).ship_days_per_twh, (fast + 2 * slow) / 3, 1e-9);
}

TEST(model_voyages, tolls_are_those_of_the_month) {
  ToyWorld toy = two_ways(4800);
  for (const auto& [from, cost] : {std::pair(Date{1990, 1, 1}, 0.2), std::pair(Date{2025, 2, 1}, 0.3)}) {
    auto& row = toy.raw().passage_costs.emplace_back();
    row.id = "toll:" + from.text(), row.strait = kShort, row.kind = "toll", row.laden = row.ballast = cost, row.from = from;
    row.known_from = from;
  }
  const Laid laid(toy, months(3));
  const VoyageArc* short_way = laid.way(true);
  ASSERT_TRUE(short_way);
  EXPECT_NEAR(short_way->in(0).dues_usd_per_mwh, 0.5 + 0.4, 1e-12);  // port dues, and both ways through
  EXPECT_NEAR(short_way->in(1).dues_usd_per_mwh, 0.5 + 0.6, 1e-12);
  EXPECT_NEAR(short_way->in(2).dues_usd_per_mwh, 0.5 + 0.6, 1e-12);
  ASSERT_TRUE(laid.way(false)) << "a toll may send ships round";
}

TEST(model_voyages, a_way_that_is_always_worse_has_no_column) {
  EXPECT_EQ(Laid(two_ways(4800), months(1)).ways().size(), 1u) << "nothing can shut the canal";
  ToyWorld priced = two_ways(4800);
  auto& toll = priced.raw().passage_costs.emplace_back();
  toll.id = "toll", toll.strait = kShort, toll.kind = "toll";
  EXPECT_EQ(Laid(priced, months(1)).ways().size(), 1u) << "longer and no cheaper";
  toll.laden = 1;
  EXPECT_EQ(Laid(priced, months(1)).ways().size(), 2u) << "longer but cheaper";
  toll.laden = 0;
  EXPECT_EQ(Laid(priced, months(1), {event("e", RouteLever{kShort, 0.5})}).ways().size(), 2u);
  EXPECT_EQ(Laid(two_ways(9700), months(1), {event("e", RouteLever{kShort, 0.5})}).ways().size(), 1u)
      << "a longer way through what may be shut";
}

TEST(model_voyages, slots_are_counted_by_day_share_and_cargo) {
  ToyWorld toy = two_ways(4800);
  canal(toy).slots = 2;
  toy.raw().vessels[0].cargo = 0.8;
  toy.state("dry", kShort, 0.5, Date{1990, 1, 1}).from = Date{2025, 3, 1};
  const Laid laid(toy, months(3), {event("e", RouteLever{kShort, 0.1}, Month(2025, 3))}, 0);
  EXPECT_NEAR(laid.slots(0), 2 * 31, 1e-12);
  EXPECT_NEAR(laid.slots(1), 2 * 28, 1e-12);
  EXPECT_NEAR(laid.slots(2), 31, 1e-12);
  const Laid shut(toy, months(3), {event("e", RouteLever{kShort, 0}, Month(2025, 3))});
  EXPECT_NEAR(shut.slots(1), 2 * 28, 1e-12);
  EXPECT_EQ(shut.slots(2), 0);
  const VoyageArc *short_way = laid.way(true), *round = laid.way(false);
  ASSERT_TRUE(short_way && round);
  EXPECT_NEAR(transits_per_twh(laid.model.layout, *short_way), 2 / 0.8, 1e-12);
  const auto& p = laid.model.program;
  const auto& l = laid.model.layout;
  double entries = 0;
  for (std::size_t c = 0; c < l.cols.size(); ++c)
    for (auto k = p.a_start[c]; k < p.a_start[c + 1]; ++k)
      if (l.rows[static_cast<std::size_t>(p.a_index[static_cast<std::size_t>(k)])].kind == RowKind::transits) {
        EXPECT_EQ(&l.network.voyages[l.cols[c].item], short_way);
        entries += p.a_value[static_cast<std::size_t>(k)];
      }
  EXPECT_NEAR(entries, 3 * 2 / 0.8, 1e-12);
  const exports::Names names(l);
  EXPECT_EQ(names.row(static_cast<std::size_t>(l.of(RowKind::transits).begin)), "r_transits_short_2025_01");
}

TEST(model_voyages, an_event_adds_to_a_passage_by_its_odds) {
  const ToyWorld toy = two_ways(4800);
  RouteLever lever{.gate = kShort, .cost_million_usd = 0.8};
  const std::vector<Event> dearer{event("e", lever, Month(2025, 2))};
  const Laid none(toy, months(2), dearer, 0), half(toy, months(2), dearer, 0.5);
  const VoyageArc* arc = half.way(true);
  ASSERT_TRUE(arc);
  const auto& l = half.model.layout;
  int seen = 0;
  for (std::size_t c = 0; c < l.cols.size(); ++c) {
    const double more = half.model.program.col_cost[c] - none.model.program.col_cost[c];
    const bool is_meant =
        l.cols[c].kind == ColKind::lng && l.cols[c].month == 1 && &l.network.voyages[l.cols[c].item] == arc;
    EXPECT_NEAR(more, is_meant ? 0.4 : 0, 1e-12) << c;
    seen += is_meant;
  }
  EXPECT_EQ(seen, 1);
  EXPECT_EQ(half.model.program.a_value, none.model.program.a_value) << "coefficients are no state's";
  EXPECT_EQ(half.model.program.col_upper, none.model.program.col_upper) << "no ship is turned away";
}

TEST(model_voyages, ships_no_plant_loads_have_no_market) {
  ToyWorld toy = two_ways(4800);
  const Laid one(toy, months(2));
  auto& row = toy.raw().vessels.emplace_back(toy.raw().vessels[0]);
  row.id = "vessel:unused";
  const Laid two(toy, months(2));
  EXPECT_EQ(two.model.layout.rows.size(), one.model.layout.rows.size());
  EXPECT_EQ(two.model.layout.cols.size(), one.model.layout.cols.size());
}

TEST(model_voyages, cargoes_of_another_run_find_their_way_or_the_next_one) {
  ToyWorld toy = two_ways(9000);
  toy.raw().sea_legs[1].distance = 12'000;  // both ways take more than 20 days
  toy.raw().vessels[0].speed = 15;
  canal(toy).slots = 1;
  const Laid laid(toy, months(2));
  const auto& net = laid.model.layout.network;
  const VoyageArc *by_canal = laid.way(true), *round = laid.way(false);
  ASSERT_TRUE(by_canal && round && by_canal->is_long && round->is_long);
  const auto index = [&](const VoyageArc* arc) { return static_cast<std::size_t>(arc - net.voyages.data()); };
  const GivenCargoes given{{{{round->from, round->to, {}, 3}, {round->from, round->to, {"canal:gone"}, 2}}}, {}};
  const Cargoes cargoes = on_voyages(net, given);
  ASSERT_EQ(cargoes.afloat.size(), net.voyages.size());
  EXPECT_TRUE(cargoes.departing.empty());
  double sum = 0;
  for (const double twh : cargoes.afloat) sum += twh;
  EXPECT_EQ(sum, 5);
  EXPECT_GE(cargoes.afloat[index(round)], 3);
}

}  // namespace
}  // namespace netback::model
