// Corrections, the habit of trade and the release of contracts, as the program reads them.
#include "model/corrections.h"

#include "model/state.h"
#include "toy_world.h"

namespace netback::model {
namespace {

using toy::months;
using toy::solved;
using toy::ToyWorld;

void correct(ToyWorld& toy, const std::string& kind, const std::string& subject, int year, double value,
             const std::string& partner = "") {
  world::Correction row;
  row.id = "correction:" + kind + "/" + subject + "/" + std::to_string(year), row.kind = kind, row.subject = subject;
  row.partner = partner, row.base_year = year, row.value = value;
  toy.raw().corrections.push_back(row);
}

ToyWorld two_nodes() {
  ToyWorld toy;
  toy.node("a"), toy.node("b");
  toy.supply("a", 1000, 10).base_year = 2024;
  toy.demand("b", 100, 0, 20).base_year = 2024;
  toy.pipe("a", "b", 1000, 2);
  return toy;
}

TEST(corrections, of_a_cost_the_mean_over_the_years_that_asked_counts) {
  ToyWorld toy = two_nodes();
  correct(toy, "pipe", "pipe:a-b", 2019, 1), correct(toy, "pipe", "pipe:a-b", 2021, 5);
  correct(toy, "lng", "node:a", 2019, 2, "country:b"), correct(toy, "lng", "country:a", 2021, -1, "node:b");
  const world::World world = toy.world();
  EXPECT_DOUBLE_EQ(pipe_correction(world, world.pipelines[0]), 3);
  EXPECT_DOUBLE_EQ(lng_correction(world, world.nodes[0], world.nodes[1]), 0.5);
  EXPECT_DOUBLE_EQ(lng_correction(world, world.nodes[1], world.nodes[0]), 0) << "the way back is another way";
  EXPECT_NEAR(solved(world, months(1)).price.at("node:b")[0], 10 + 2 + 3, 0.01);
}

TEST(corrections, of_factors_only_those_of_the_base_year_count) {
  ToyWorld toy = two_nodes();
  correct(toy, "demand", "country:b", 2024, 1.1), correct(toy, "demand", "demand:b/all", 2021, 3);
  correct(toy, "supply", "supply:a", 2024, 0.5), correct(toy, "supply", "node:a", 2024, 0.5);
  const world::World world = toy.world();
  EXPECT_DOUBLE_EQ(demand_correction(world, world.demand[0]), 1.1);
  EXPECT_DOUBLE_EQ(supply_correction(world, world.supply[0]), 0.25);
  EXPECT_NEAR(solved(world, months(1)).consumption.at("node:b")[0], toy::in_month(110, Month(2025, 1)), 1e-6);
}

// b pays about 40, c about 20; ten and ten were sold in the known year.
ToyWorld habitual() {
  ToyWorld toy;
  toy.node("a", "rest"), toy.node("b"), toy.node("c");
  toy.supply("a", 40, 5), toy.supply("b", 73, 39), toy.supply("c", 73, 19);
  toy.demand("b", 73, -0.3, 40).base_year = 2024;
  toy.demand("c", 73, -0.3, 20).base_year = 2024;
  toy.vessel(), toy.plant("a", 20, 2), toy.terminal("b", 73, 1), toy.terminal("c", 73, 1);
  toy.sea("a", "b", 1000), toy.sea("a", "c", 1000);
  for (const char* buyer : {"node:b", "node:c"}) {
    world::Observed row;
    row.id = std::string("observed:") + buyer, row.measure = "lng_trade", row.subject = "node:a", row.partner = buyer;
    row.year = 2024, row.value = 10;
    toy.raw().observed.push_back(row);
  }
  return toy;
}

TEST(habit, at_nothing_nothing_is_laid) {
  ToyWorld toy = habitual();
  const auto model = build(toy.world(), months(1), {}, make_state(toy.world(), months(1), {}));
  EXPECT_EQ(model.layout.of(RowKind::habit).begin, model.layout.of(RowKind::habit).end);
  EXPECT_EQ(model.layout.of(ColKind::habit).begin, model.layout.of(ColKind::habit).end);
  EXPECT_NEAR(toy::lng_twh(solved(toy.world(), months(1)), "node:a", "node:b"), toy::in_month(20, Month(2025, 1)), 1e-6);
}

// Moving a MWh from c to b gains 20 and costs the habit twice: beyond 5 % it stays where it is wont to go.
TEST(habit, at_strength_keeps_the_pattern_within_its_tier) {
  ToyWorld toy = habitual();
  correct(toy, "habit", "", 2024, 1);
  const auto outcome = solved(toy.world(), months(1));
  EXPECT_TRUE(outcome.certificate.holds());
  EXPECT_NEAR(toy::lng_twh(outcome, "node:a", "node:b"), toy::in_month(10.5, Month(2025, 1)), 1e-6);
  EXPECT_NEAR(toy::lng_twh(outcome, "node:a", "node:c"), toy::in_month(9.5, Month(2025, 1)), 1e-6);
}

// The mean price is 30: a tenth of it, moved twice, is less than 20.
TEST(habit, when_weak_yields_to_a_better_price) {
  ToyWorld toy = habitual();
  correct(toy, "habit", "", 2024, 0.1);
  EXPECT_NEAR(toy::lng_twh(solved(toy.world(), months(1)), "node:a", "node:b"), toy::in_month(20, Month(2025, 1)), 1e-6);
}

TEST(force_majeure, the_contracts_of_a_plant_share_what_it_can_load) {
  ToyWorld toy = habitual();
  toy.raw().liquefaction[0].capacity = 36.5;
  toy.seller("a", "a");
  toy.raw().nodes[0].seller = "seller:a";
  toy.contract("a", "b", "lng:a", 29.2, 1, 2);
  toy.contract("a", "c", "lng:a", 7.3, 0, 2).take_or_pay = 1;
  toy.state("out", "lng:a", 0.25, {2024, 1, 1});
  const auto state = make_state(toy.world(), months(1), {});
  EXPECT_NEAR(state.contract_minimum.at(0, 0), toy::in_month(29.2 / 4, Month(2025, 1)), 1e-9);
  EXPECT_NEAR(state.contract_take_or_pay.at(1, 0), toy::in_month(7.3 / 4, Month(2025, 1)), 1e-9);
  EXPECT_NEAR(state.contract_maximum.at(0, 0), toy::in_month(58.4, Month(2025, 1)), 1e-9) << "what may be taken stays";
}

TEST(force_majeure, a_ban_releases_unless_the_cargo_may_go_elsewhere) {
  ToyWorld toy = habitual();
  toy.seller("a", "a");
  toy.raw().nodes[0].seller = "seller:a";
  toy.contract("a", "b", "lng:a", 7.3, 1, 2);
  toy.contract("a", "c", "lng:a", 7.3, 1, 2).destinations = {"node:b"};
  toy.ban("a", "b", "commodity:lng"), toy.ban("a", "c", "commodity:lng");
  const auto state = make_state(toy.world(), months(1), {});
  EXPECT_DOUBLE_EQ(state.contract_minimum.at(0, 0), 0);
  EXPECT_NEAR(state.contract_minimum.at(1, 0), toy::in_month(7.3, Month(2025, 1)), 1e-9);
}

}  // namespace
}  // namespace netback::model
