// A run with a cache folder, empty, filled or spoiled, gives what a run without one gives.
#include <gtest/gtest.h>

#include <filesystem>

#include "core/file.h"
#include "toy_world.h"

namespace netback::market {
namespace {

using toy::months;
using toy::ToyWorld;

ToyWorld seasons() {
  ToyWorld toy;
  for (const char* name : {"a", "b", "c"}) toy.node(name), toy.supply(name, 60, 10, 14, 40), toy.demand(name, 70, -0.3, 20);
  toy.supply("a", 200, 12, 16, 50);
  toy.pipe("a", "b", 80, 2), toy.pipe("b", "c", 60, 2), toy.pipe("a", "c", 60, 4);
  toy.storage("b", 12, 0.2, 1, Date{2025, 1, 1}, 6, 0.5);
  return toy;
}

class MarketCacheTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() / (std::string("netback_market_cache_test_") + info->name());
    std::filesystem::remove_all(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_;
};

struct Done {
  Solved solved;
  bool base_kept = false;
};

// Base, and the line from a to b shut from the third month.
Done run(const world::World& world, const std::string& cache_folder) {
  const std::vector<scenario::Event> events{
      toy::event("shut", scenario::CapacityLever{.asset = "pipe:a-b", .share = 0}, Month(2025, 3))};
  PathSolver solver(world, months(6), events, 1, cache_folder);
  const auto based = solver.solve_base();
  EXPECT_TRUE(based) << based.error().what;
  auto solved = solver.solve({{}, {{Month(2025, 3), {1.0}}}});
  EXPECT_TRUE(solved) << solved.error().what;
  return {std::move(*solved), solver.times().base_kept};
}

void expect_same(const Solved& a, const Solved& b) {
  ASSERT_EQ(a.outcomes.size(), b.outcomes.size());
  ASSERT_EQ(a.outcomes.size(), 2u);
  for (std::size_t i = 0; i < a.outcomes.size(); ++i) {
    EXPECT_EQ(a.outcomes[i].price, b.outcomes[i].price);  // exactly, not nearly
    EXPECT_EQ(a.outcomes[i].consumption, b.outcomes[i].consumption);
    EXPECT_EQ(a.outcomes[i].sales, b.outcomes[i].sales);
    EXPECT_EQ(a.outcomes[i].certificate.worst(), b.outcomes[i].certificate.worst());
    EXPECT_EQ(a.outcomes[i].cold_resolve, b.outcomes[i].cold_resolve);
  }
  EXPECT_NE(a.outcomes[0].price, a.outcomes[1].price);
}

TEST_F(MarketCacheTest, results_are_the_same_with_and_without) {
  const world::World world = seasons().world();
  const Done without = run(world, ""), first = run(world, folder_.string()), second = run(world, folder_.string());
  EXPECT_FALSE(without.base_kept);
  EXPECT_FALSE(first.base_kept);
  EXPECT_TRUE(second.base_kept);
  expect_same(without.solved, first.solved);
  expect_same(without.solved, second.solved);
}

TEST_F(MarketCacheTest, another_world_is_another_entry) {
  ToyWorld toy = seasons();
  run(toy.world(), folder_.string());
  toy.raw().demand[1].quantity += 1;
  EXPECT_FALSE(run(toy.world(), folder_.string()).base_kept);
}

TEST_F(MarketCacheTest, a_spoiled_entry_is_passed_over_and_replaced) {
  const world::World world = seasons().world();
  const Done first = run(world, folder_.string());
  for (const auto& entry : std::filesystem::directory_iterator(folder_))
    ASSERT_TRUE(write_file(entry.path().string(), "spoiled"));
  const Done again = run(world, folder_.string());
  EXPECT_FALSE(again.base_kept);
  expect_same(first.solved, again.solved);
  EXPECT_TRUE(run(world, folder_.string()).base_kept);
}

}  // namespace
}  // namespace netback::market
