// The linear form's hub prices stay with those of the quadratic one, on random small worlds.
#include <gtest/gtest.h>

#include <random>

#include "market/forms.h"
#include "property/random_world.h"

namespace netback::market {
namespace {

using toy::ToyWorld;

constexpr const char* kNames[] = {"a", "b", "c", "d", "e", "f", "g", "h"};

// Eight nodes in a ring and across, twelve months of winter and summer, ships, storage, loss, bounds that bind.
ToyWorld random_market(std::uint32_t seed) {
  std::mt19937 engine(seed + 500);
  const auto draw = [&engine](double low, double high) {
    return low + (high - low) * (static_cast<double>(engine()) / 4294967296.0);
  };
  ToyWorld toy;
  toy.seller("a", "a"), toy.seller("b", "b");
  toy.vessel(draw(20, 80));
  for (const char* name : kNames) {
    const std::string n = name;
    toy.node(n, n == "a" || n == "b" ? n : "rest");
    world::Monthly share{};
    double sum = 0;
    for (int m = 0; m < 12; ++m) sum += share[static_cast<std::size_t>(m)] = (m < 3 || m > 9 ? 1.4 : 0.8) + draw(0, 0.3);
    for (double& s : share) s /= sum;
    const std::string shape = toy.shape(n, share);
    toy.demand(n, draw(20, 150), -draw(0.05, 0.4), draw(15, 40), 400, "moving").shape = shape;
    toy.demand(n, draw(5, 40), 0, 30, draw(500, 900), "fixed").shape = shape;
    const double cash = draw(4, 10), base = cash + draw(2, 12);
    toy.supply(n, n == "a" || n == "b" ? draw(300, 600) : draw(10, 100), cash, base, base + draw(5, 40), draw(0.6, 0.95));
  }
  for (std::size_t i = 0; i < std::size(kNames); ++i)
    for (const std::size_t step : {std::size_t{1}, std::size_t{3}})
      toy.pipe(kNames[i], kNames[(i + step) % std::size(kNames)], draw(10, 150), draw(0.5, 4), draw(0, 0.02));
  toy.plant("a", draw(40, 200), draw(1, 2), draw(0, 0.1));
  for (const char* terminal : {"e", "g"}) toy.terminal(terminal, draw(50, 200), 1), toy.sea("a", terminal, draw(1500, 9000));
  for (const char* n : {"c", "f"}) {
    const double volume = draw(10, 40);
    toy.storage(n, volume, volume / draw(60, 120), draw(1, 3), {2025, 1, 1}, draw(0.3, 0.8) * volume, draw(0.3, 0.6));
  }
  return toy;
}

class forms_property : public ::testing::TestWithParam<std::uint32_t> {};
INSTANTIATE_TEST_SUITE_P(worlds, forms_property, ::testing::Range(0u, toy::world_count()));

TEST_P(forms_property, hub_prices_of_the_two_forms_agree) {
  const world::World world = random_market(GetParam()).world();
  const auto check = check_forms(world, {}, toy::months(12), 1);
  ASSERT_TRUE(check) << check.error().what;
  const FormPair& base = check->variants.front();
  EXPECT_TRUE(base.linear.holds());
  EXPECT_TRUE(base.quadratic.holds()) << base.quadratic.worst();
  ASSERT_EQ(base.hubs.size(), std::size(kNames));
  for (const HubPrices& hub : base.hubs) {
    const HubDifference d = difference(hub);
    double reference = 0;
    for (const auto& row : world.demand)
      if (row.node == hub.node && row.elasticity < 0) reference = row.reference_price;
    // Beyond twice the reference price the linear form's steps are 5 to 8 % wide.
    const double gate = d.quadratic_mean < 2 * reference ? kFormGate : 0.04;
    EXPECT_LT(d.worst_year, gate) << hub.node << " " << d.linear_mean << " " << d.quadratic_mean << " of " << reference;
  }
}

}  // namespace
}  // namespace netback::market
