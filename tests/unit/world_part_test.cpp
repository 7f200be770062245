// A world cut down to its largest nodes: what is kept, what goes, and that what is left still solves.
#include "world/part.h"

#include <gtest/gtest.h>

#include "toy_world.h"

namespace netback::world {
namespace {

using toy::ToyWorld;

// By size: a 190, b 70, c 50, d 20.
World four_nodes() {
  ToyWorld toy;
  toy.seller("a", "a");
  toy.node("a", "a"), toy.node("b"), toy.node("c"), toy.node("d");
  toy.supply("a", 200, 10).production = 180;
  toy.demand("a", 10, -0.1, 20), toy.demand("b", 70, -0.1, 20), toy.demand("c", 50, -0.1, 20), toy.demand("d", 20, -0.1, 20);
  toy.pipe("a", "b", 100, 1), toy.pipe("b", "c", 100, 1), toy.pipe("a", "d", 100, 1);
  toy.storage("b", 5, 0.1, 1, Date{2025, 1, 1}, 2), toy.storage("d", 5, 0.1, 1, Date{2025, 1, 1}, 2);
  toy.vessel(), toy.plant("a", 30, 1), toy.terminal("c", 30, 1), toy.sea("a", "c", 1000);
  toy.contract("a", "b", "pipe:a-b", 10, 0.5, 1), toy.contract("a", "d", "pipe:a-d", 10, 0.5, 1);
  toy.contract("a", "c", "lng:a", 10, 0.5, 1);
  return toy.world();
}

template <class T>
Ids ids(const std::vector<T>& rows) {
  Ids list;
  for (const auto& row : rows) list.push_back(row.id);
  return list;
}

TEST(largest_part, keeps_the_largest_nodes_and_what_joins_them) {
  const World part = largest_part(four_nodes(), 2);
  EXPECT_EQ(ids(part.nodes), (Ids{"node:a", "node:b"}));
  EXPECT_EQ(ids(part.pipelines), (Ids{"pipe:a-b"}));
  EXPECT_EQ(ids(part.storage), (Ids{"storage:b"}));
  EXPECT_EQ(ids(part.storage_levels), (Ids{"level:b"}));
  EXPECT_EQ(ids(part.storage_norms), (Ids{"norm:b"}));
  EXPECT_EQ(ids(part.contracts), (Ids{"contract:a-b"}));
  EXPECT_EQ(ids(part.demand), (Ids{"demand:a/all", "demand:b/all"}));
  EXPECT_EQ(ids(part.liquefaction), (Ids{"lng:a"}));
  EXPECT_TRUE(part.regasification.empty());
}

TEST(largest_part, a_contract_by_ship_stays_while_its_plant_and_buyer_do) {
  const World part = largest_part(four_nodes(), 3);
  EXPECT_EQ(ids(part.contracts), (Ids{"contract:a-b", "contract:a-c"}));
  EXPECT_EQ(ids(part.regasification), (Ids{"terminal:c"}));
}

TEST(largest_part, all_nodes_are_the_same_world) {
  const World world = four_nodes();
  for (const std::size_t count : {4u, 9u}) {
    const World part = largest_part(world, count);
    EXPECT_EQ(ids(part.nodes), ids(world.nodes));
    EXPECT_EQ(ids(part.pipelines), ids(world.pipelines));
    EXPECT_EQ(ids(part.contracts), ids(world.contracts));
    EXPECT_EQ(ids(part.storage_levels), ids(world.storage_levels));
  }
}

TEST(largest_part, every_part_solves) {
  for (std::size_t count = 1; count <= 4; ++count) {
    const World part = largest_part(four_nodes(), count);
    const auto outcome = toy::solved(part, toy::months(3));
    EXPECT_EQ(outcome.price.size(), count);
    EXPECT_TRUE(outcome.certificate.holds());
  }
}

}  // namespace
}  // namespace netback::world
