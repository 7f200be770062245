// Random small worlds whose sellers count on moving prices, with random events.
#include <gtest/gtest.h>

#include <random>

#include "market/accounts.h"
#include "netback_parts.h"
#include "property/random_world.h"

namespace netback::market {
namespace {

class conduct_property : public ::testing::TestWithParam<std::uint32_t> {};
INSTANTIATE_TEST_SUITE_P(worlds, conduct_property, ::testing::Range(0u, toy::world_count()));

toy::ToyWorld with_power(std::uint32_t seed) {
  std::mt19937 engine(seed + 900);
  const auto draw = [&engine](double low, double high) {
    return low + (high - low) * (static_cast<double>(engine()) / 4294967296.0);
  };
  toy::ToyWorld toy = toy::random_toy(seed);
  for (const char* seller : {"a", "b", "x"})
    toy.conduct(seller, {"c", "d", "e", "f", "j"}, draw(0.05, 1), -draw(0.3, 0.8)).forward = draw(0, 0.5);
  return toy;
}

void expect_sound(const Outcome& outcome, const world::World& world) {
  EXPECT_TRUE(outcome.certificate.holds()) << outcome.certificate.worst();
  for (const Netback& n : outcome.netbacks) EXPECT_NEAR(n.price, sum_of_parts(n), 1e-6) << n.from << " to " << n.to_node;
  double income = 0;
  for (const MarkUp& one : outcome.mark_ups)
    for (std::size_t t = 0; t < one.twh.size(); ++t) {
      EXPECT_GE(one.usd_per_mwh[t], -1e-6);
      income += one.usd_per_mwh[t] * one.twh[t];
    }
  for (const SellerAccount& account : make_accounts(world, outcome, {}).sellers) income -= account.mark_up;
  EXPECT_NEAR(income, 0, 1e-6);
}

TEST_P(conduct_property, it_holds_and_its_books_close) {
  const world::World world = with_power(GetParam()).world();
  const auto events = toy::random_events(world, GetParam());
  PathSolver solver(world, toy::kLine, events, 1);
  const auto based = solver.solve_base();
  ASSERT_TRUE(based) << based.error().what;
  const auto solved = solver.solve({{}, {{toy::kLine.report, std::vector<double>(events.size(), 1)}}});
  ASSERT_TRUE(solved) << solved.error().what;
  for (const Outcome& outcome : solved->outcomes) expect_sound(outcome, world);
  EXPECT_FALSE(solved->outcomes.front().mark_ups.empty());
}

TEST_P(conduct_property, power_never_adds_to_what_the_market_is_worth) {
  world::World world = with_power(GetParam()).world();
  const auto worth = [&](const world::World& one) {
    const toy::Answer found = toy::answer(one);
    EXPECT_TRUE(found.solved.certificate.holds());
    double cost = 0;
    for (std::size_t c = 0; c < found.model.layout.cols.size(); ++c)
      if (found.model.layout.cols[c].kind != model::ColKind::power)  // a transfer and no cost
        cost += found.model.program.col_cost[c] * found.solved.solution.col_value[c];
    return -cost;
  };
  const double with = worth(world);
  for (auto& row : world.conduct) row.theta = 1e-9;  // re-traders stay
  EXPECT_LE(with, worth(world) + 1e-4);
}

}  // namespace
}  // namespace netback::market
