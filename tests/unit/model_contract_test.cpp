#include "toy_world.h"
#include "world/contract_in_force.h"

namespace netback::model {
namespace {

using toy::months;
using toy::solved;
using toy::ToyWorld;

// One plant, two buyers as far away with gas of their own: b pays about 40, c about 20.
ToyWorld two_markets() {
  ToyWorld toy;
  toy.seller("a", "a", false);  // LNG is held to its contract by where it was loaded, label or not
  toy.node("a", "a"), toy.node("b"), toy.node("c");
  toy.supply("a", 40, 5), toy.supply("b", 73, 39);
  toy.demand("b", 73, -0.3, 40), toy.demand("c", 73, -0.3, 20);
  toy.supply("c", 73, 19);
  toy.vessel(), toy.plant("a", 36.5, 2), toy.terminal("b", 73, 1), toy.terminal("c", 73, 1);
  toy.sea("a", "b", 1000), toy.sea("a", "c", 1000);
  return toy;
}

double landed(const market::Outcome& outcome, const std::string& node, std::size_t t) {
  double twh = 0;
  for (const auto& flow : outcome.lng_flows)
    if (flow.to_node == "node:" + node) twh += flow.twh[t];
  return twh;
}

TEST(model_contract, cargoes_go_where_they_earn_most_without_a_contract) {
  const auto outcome = solved(two_markets().world(), months(1));
  EXPECT_NEAR(landed(outcome, "b", 0), 3.1, 1e-6);
  EXPECT_NEAR(landed(outcome, "c", 0), 0, 1e-6);
}

TEST(model_contract, a_contract_by_sea_is_served_before_the_better_price) {
  ToyWorld toy = two_markets();
  toy.contract("a", "c", "lng:a", 18.25, 0.8, 10);
  const auto outcome = solved(toy.world(), months(1));
  EXPECT_NEAR(landed(outcome, "c", 0), 0.8 * 18.25 * 31 / 365, 1e-6);
  EXPECT_NEAR(landed(outcome, "b", 0), 3.1 - 0.8 * 18.25 * 31 / 365, 1e-6);
}

TEST(model_contract, a_contract_by_sea_can_cap_what_a_buyer_gets) {
  ToyWorld toy = two_markets();
  toy.contract("a", "b", "lng:a", 18.25, 0, 1);
  const auto outcome = solved(toy.world(), months(1));
  EXPECT_NEAR(landed(outcome, "b", 0), 1.55, 1e-6);
}

TEST(model_contract, of_two_versions_the_one_known_later_is_in_force) {
  world::World world;
  for (const char* id : {"contract:old", "contract:new"}) {
    world::Contract row;
    row.id = id, row.seller = "seller:a", row.buyer = "node:b", row.route = "pipe:a-b";
    world.contracts.push_back(row);
  }
  world.contracts[0].known_from = Date{2020, 1, 1};
  world.contracts[1].known_from = Date{2022, 6, 1}, world.contracts[1].from = Date{2022, 6, 15};
  EXPECT_TRUE(world::is_in_force(world, world.contracts[0], Date{2022, 6, 14}));
  EXPECT_FALSE(world::is_in_force(world, world.contracts[1], Date{2022, 6, 14}));
  EXPECT_FALSE(world::is_in_force(world, world.contracts[0], Date{2022, 6, 15}));
  EXPECT_TRUE(world::is_in_force(world, world.contracts[1], Date{2022, 6, 15}));
}

TEST(model_storage, of_two_norms_the_one_known_later_counts) {
  const auto left = [](bool newer_known) {
    ToyWorld toy;
    toy.node("a");
    toy.supply("a", 365, 20);
    toy.demand("a", 100, -0.3, 20);
    toy.storage("a", 10, 1, 0, {2025, 1, 1}, 0, 0.0);
    toy.raw().storage_norms[0].known_from = Date{2019, 1, 1};
    if (newer_known) {
      world::StorageNorm norm = toy.raw().storage_norms[0];
      norm.id = "norm:a/2022", norm.known_from = Date{2022, 2, 15}, norm.share.fill(0.8);
      toy.raw().storage_norms.push_back(norm);
    }
    return solved(toy.world(), months(1)).stock.at("storage:a")[0];
  };
  EXPECT_LT(left(false), 2);
  EXPECT_GT(left(true), 6);
}

}  // namespace
}  // namespace netback::model
