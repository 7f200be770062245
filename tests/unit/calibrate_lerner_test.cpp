// Conjectures by the Lerner identity on an outcome made by hand.
#include "calibrate/lerner.h"

#include <gtest/gtest.h>

namespace netback::calibrate {
namespace {

struct Made {
  world::World world;
  market::Outcome outcome;
  world::Conduct row;

  Made() {
    for (const char* id : {"node:field", "node:hub"}) {
      world::Node node;
      node.id = id;
      world.nodes.push_back(node);
    }
    world::Seller seller;
    seller.id = "seller:x", seller.tracked = true;
    world.sellers.push_back(seller);
    world::Supply field;
    field.id = "supply:field", field.node = "node:field", field.production = 100, field.base_cost = 10;
    world.supply.push_back(field);
    row.id = "conduct:x", row.seller = "seller:x", row.region = "node:hub", row.elasticity = -0.5;
    outcome.consumption["node:hub"] = {50, 50};
    outcome.sales["node:hub"] = {{"seller:x", {20, 20}}};
    market::Netback way;
    way.from_node = "node:field", way.seller = "seller:x", way.to_node = "node:hub", way.served_months = 2;
    way.price = 25, way.tariffs = 8, way.congestion = 3, way.feed_gas = 14;  // 4 above what the field costs
    outcome.netbacks.push_back(way);
  }
};

TEST(calibrate_lerner, takes_rents_out_of_the_cost) {
  const Made made;
  const LernerYear year = lerner_year(made.world, made.outcome, 2019, made.row);
  EXPECT_NEAR(year.price, 25, 1e-12);
  EXPECT_NEAR(year.cost, 18, 1e-12);
  EXPECT_NEAR(year.share, 0.4, 1e-12);
  EXPECT_NEAR(year.theta, 7.0 / 25 * 0.5 / 0.4, 1e-12);
}

TEST(calibrate_lerner, of_a_seller_who_sells_nothing_there_is_nothing) {
  Made made;
  made.outcome.netbacks[0].served_months = 0;
  EXPECT_EQ(lerner_year(made.world, made.outcome, 2019, made.row).price, 0);
}

TEST(calibrate_lerner, shrinks_by_how_much_the_years_disagree) {
  const auto years = [](std::vector<double> thetas) {
    std::vector<LernerYear> list;
    for (const double theta : thetas) list.push_back({2019, 20, 10, 0.3, theta});
    return list;
  };
  EXPECT_NEAR(shrunk(years({0.2, 0.2, 0.2})), 0.2, 1e-12);
  EXPECT_NEAR(shrunk(years({0.1, 0.3})), 0.2 * (1 - 0.02 / (2 * 0.04)), 1e-12);
  EXPECT_EQ(shrunk(years({0.1, -0.1, 0.3})), 0);  // the sign is not stable
  EXPECT_EQ(shrunk(years({0.4})), 0);
  EXPECT_EQ(shrunk({}), 0);
}

}  // namespace
}  // namespace netback::calibrate
