// The shipped world with sellers who count on moving prices: it solves, its books close, and nobody gets cheaper gas from
// it.
#include "netback_parts.h"
#include "sanity_world.h"

namespace netback::market::sanity {
namespace {

const Date kDay{2025, 3, 14};

Outcome year_under(world::Behaviour behaviour) {
  const World world = world::known_by(tables(), kDay, behaviour);
  PathSolver solver(world, model::make_timeline(world, kDay, 12), {}, 1);
  if (auto based = solver.solve_base(); !based) throw std::runtime_error(based.error().what);
  return std::move(solver.solve({{}})->outcomes.front());
}

TEST(sanity_conduct, a_year_of_oligopoly_holds_and_is_no_cheaper_for_europe) {
  const Outcome free = year_under(world::Behaviour::competitive), held = year_under(world::Behaviour::oligopoly);
  EXPECT_TRUE(held.certificate.holds()) << held.certificate.worst();
  EXPECT_TRUE(free.mark_ups.empty());
  ASSERT_FALSE(held.mark_ups.empty());
  double income = 0;
  for (const MarkUp& one : held.mark_ups)
    for (std::size_t t = 0; t < one.twh.size(); ++t) {
      EXPECT_GE(one.usd_per_mwh[t], -1e-6) << one.seller << one.region;
      income += one.usd_per_mwh[t] * one.twh[t];
    }
  EXPECT_GT(income, 0);
  // Where capacities set the price a mark-up comes out of the sellers' rents: nothing rises there, and nothing falls by more
  // than a step of a curve.
  const double before = mean(free.price.at("node:netherlands")), after = mean(held.price.at("node:netherlands"));
  std::printf("[ measured ] TTF %.2f competitive, %.2f with power; mark-ups %.0f million USD\n", before, after, income);
  EXPECT_GE(after, before - 0.05);
  for (const Netback& n : held.netbacks) EXPECT_NEAR(n.price, sum_of_parts(n), 1e-6) << n.from << " to " << n.to_node;
}

// Before 2022 Russia had power in Europe.
TEST(sanity_conduct, in_2020_russia_sells_less_for_more) {
  const auto solved = [](world::Behaviour behaviour) {
    const World world = world::known_by(tables(), Date{2021, 2, 15}, behaviour);
    PathSolver solver(world, model::year_timeline(2020), {}, 1);
    if (auto based = solver.solve_base(); !based) throw std::runtime_error(based.error().what);
    return std::move(solver.solve({{}})->outcomes.front());
  };
  const Outcome free = solved(world::Behaviour::competitive), held = solved(world::Behaviour::oligopoly);
  EXPECT_TRUE(held.certificate.holds()) << held.certificate.worst();
  const double before = mean(free.price.at("node:netherlands")), after = mean(held.price.at("node:netherlands"));
  const auto sales = [](const Outcome& outcome) {
    double twh = 0;
    for (const auto& [at, by_seller] : outcome.sales)
      if (by_seller.contains("seller:russia") && in_place(tables(), at, "region:europe"))
        twh += sum(by_seller.at("seller:russia"));
    return twh;
  };
  std::printf("[ measured ] 2020: TTF %.2f competitive, %.2f with power; Russia in Europe %.0f and %.0f TWh\n", before,
              after, sales(free), sales(held));
  EXPECT_GT(after, before);
  EXPECT_LT(sales(held), sales(free));
}

// As if all had the power that Russia had in Europe before 2022.
TEST(sanity_conduct, more_power_makes_europe_pay_more) {
  World world = world::known_by(tables(), kDay, world::Behaviour::oligopoly);
  for (auto& row : world.conduct) row.theta = 0.6, row.forward = 0, row.from = row.until = std::nullopt;
  PathSolver solver(world, model::make_timeline(world, kDay, 12), {}, 1);
  const auto based = solver.solve_base();
  ASSERT_TRUE(based) << based.error().what;
  const Outcome outcome = std::move(solver.solve({{}})->outcomes.front());
  EXPECT_TRUE(outcome.certificate.holds()) << outcome.certificate.worst();
  const double after = mean(outcome.price.at("node:netherlands"));
  const double before = mean(year_under(world::Behaviour::competitive).price.at("node:netherlands"));
  std::printf("[ measured ] TTF %.2f competitive, %.2f at theta 0.6\n", before, after);
  EXPECT_GT(after, before);
}

}  // namespace
}  // namespace netback::market::sanity
