// Markets small enough to be solved by hand whose answer needs more than a line; the rest are stories (tests/story).
#include <gtest/gtest.h>

#include <cmath>

#include "market/accounts.h"
#include "market/compare.h"
#include "toy_markets.h"

namespace netback::market {
namespace {

using namespace scenario;
using toy::a_pipe;
using toy::an_ocean;
using toy::event;
using toy::in_month;
using toy::lng_twh;
using toy::months;
using toy::pipe_twh;
using toy::solved;
using toy::ToyWorld;

constexpr double kTies = 5e-3;  // USD/MWh: what tie-breaks may add along a chain
const Month kJanuary(2025, 1);

TEST(market_toy, one_seller_and_one_line_of_demand_meet_at_the_intersection) {
  for (const double quantity : {60.0, 90.0, 110.0}) {
    ToyWorld toy;
    toy.node("a");
    toy.supply("a", 120, 10, 10 + 30 * 0.9, 10 + 30 * 0.98);  // a straight line: 10 + 30 q/Q
    toy.demand("a", quantity, -0.5, 30);
    const Outcome outcome = solved(toy.world(), months(2));
    // Q0 (1 - .5 (P / 30 - 1)) = 120 (P - 10) / 30
    const double price = (1.5 * quantity + 40) / (4 + quantity / 60), step = std::max(0.1 * price, 0.5) / 2 + 0.05 * price;
    for (std::size_t t = 0; t < 2; ++t) {
      EXPECT_NEAR(outcome.price.at("node:a")[t], price, step);
      EXPECT_NEAR(outcome.consumption.at("node:a")[t],
                  in_month(quantity * (1 - 0.5 * (price / 30 - 1)), kJanuary + static_cast<int>(t)),
                  in_month(4 * step, kJanuary));
      EXPECT_GT(outcome.price.at("node:a")[t], 0);
    }
    EXPECT_TRUE(outcome.unserved.empty());
  }
}

// Sailing days one way are distance / (24 x 20 knots); two ways and four days in port; cargo 1 TWh, dues 0.5 million.
double delivery_cost(double distance_nm, double regasification, double charter_usd_per_day) {
  return 1.5 + regasification + 0.5 + (2 * distance_nm / 480 + 4) * charter_usd_per_day / 1e6;
}

TEST(market_toy, a_plant_earns_the_same_netback_in_every_market_it_serves) {
  const Outcome outcome = solved(an_ocean().world(), months(1));
  EXPECT_GT(lng_twh(outcome, "node:x", "node:e"), 0.1);
  EXPECT_GT(lng_twh(outcome, "node:x", "node:j"), 0.1);
  EXPECT_NEAR(lng_twh(outcome, "node:x", "node:e") + lng_twh(outcome, "node:x", "node:j"), in_month(180, kJanuary), 1e-6);
  const double hire = outcome.charter_rate.at("vessel:toy")[0];
  EXPECT_GE(hire, 20'000 - 1);
  const double from_e = outcome.price.at("node:e")[0] - delivery_cost(4800, 0.5, hire);
  const double from_j = outcome.price.at("node:j")[0] - delivery_cost(9600, 0.7, hire);
  EXPECT_NEAR(from_e, from_j, kTies);
  EXPECT_GT(from_e, 5 / 0.9) << "a full plant earns rent";
}

TEST(market_toy, few_ships_make_hire_dear_and_keep_cargoes_near) {
  ToyWorld toy = an_ocean();
  const Outcome many = solved(toy.world(), months(1));
  toy.raw().vessels[0].fleet = 14;
  const Outcome few = solved(toy.world(), months(1));
  EXPECT_GT(few.charter_rate.at("vessel:toy")[0], many.charter_rate.at("vessel:toy")[0] + 10'000);
  EXPECT_LT(lng_twh(few, "node:x", "node:j"), lng_twh(many, "node:x", "node:j"));
}

TEST(market_toy, a_month_has_the_fleet_of_its_row) {
  ToyWorld grown = an_ocean();
  grown.fleet(1000, Date{2025, 2, 1});
  grown.raw().vessels[0].fleet = 14;
  ToyWorld small = an_ocean(), large = an_ocean();
  small.raw().vessels[0].fleet = 14, large.raw().vessels[0].fleet = 1000;
  const auto hire = [](const ToyWorld& toy) { return solved(toy.world(), months(2)).charter_rate.at("vessel:toy"); };
  EXPECT_NEAR(hire(grown)[0], hire(small)[0], 1e-3);
  EXPECT_NEAR(hire(grown)[1], hire(large)[1], 1e-3);
  EXPECT_GT(hire(small)[1], hire(large)[1] + 10'000);
}

TEST(market_toy, a_closed_strait_sends_ships_the_long_way) {
  ToyWorld toy = an_ocean();
  toy.raw().vessels[0].fleet = 16;
  toy.sea("x", "j", 3000, "canal:short");
  const world::World world = toy.world();
  const Event closure = event("e", RouteLever{"canal:short", 0});
  PathSolver solver(world, months(1), {closure}, 1);
  ASSERT_TRUE(solver.solve_base());
  const auto answer = solver.solve({{}, {{kJanuary, {1}}}});
  ASSERT_TRUE(answer);
  const std::vector<Outcome>* outcomes = &answer->outcomes;
  ASSERT_EQ(outcomes->size(), 2u);
  const auto through = [](const Outcome& outcome) {
    double sum = 0;
    for (const auto& flow : outcome.lng_flows)
      if (flow.to_node == "node:j" && !flow.gates.empty()) sum += flow.twh[0];
    return sum;
  };
  EXPECT_GT(through((*outcomes)[0]), 1);
  EXPECT_EQ(through((*outcomes)[1]), 0);
  EXPECT_GT(lng_twh((*outcomes)[1], "node:x", "node:j"), 0.1);
  EXPECT_GT((*outcomes)[1].charter_rate.at("vessel:toy")[0], (*outcomes)[0].charter_rate.at("vessel:toy")[0]);
  EXPECT_GE((*outcomes)[1].price.at("node:j")[0], (*outcomes)[0].price.at("node:j")[0]);
}

// Cheap a and dear b both reach c.
ToyWorld two_sellers() {
  ToyWorld toy;
  toy.seller("a", "a");
  toy.seller("b", "b");
  toy.node("a", "a");
  toy.node("b", "b");
  toy.node("c");
  toy.supply("a", 1000, 10);
  toy.supply("b", 1000, 15);
  toy.demand("c", 100, -0.3, 15);
  toy.pipe("a", "c", 1000, 2);
  toy.pipe("b", "c", 1000, 2);
  return toy;
}

TEST(market_toy, a_ban_moves_a_sellers_gas_to_another_buyer) {
  ToyWorld toy = two_sellers();
  toy.raw().supply[0].capacity = 90, toy.raw().supply[0].production = 80;
  toy.node("d");
  toy.demand("d", 100, -0.3, 15);
  toy.pipe("a", "d", 1000, 4);  // the longer way
  toy.pipe("b", "d", 1000, 2);
  const world::World world = toy.world();
  const Outcome base = solved(world, months(1));
  EXPECT_GT(pipe_twh(base, "pipe:a-c"), in_month(85, kJanuary));
  EXPECT_LT(pipe_twh(base, "pipe:a-d"), 1e-6);
  const Outcome banned =
      solved(world, months(1), {event("e", RestrictionLever{"seller:a", "trade_flow", "gov:c", {"country:c"}, 0, false})});
  EXPECT_EQ(pipe_twh(banned, "pipe:a-c"), 0);
  EXPECT_FALSE(banned.sales.at("node:c").contains("seller:a"));
  EXPECT_NEAR(pipe_twh(banned, "pipe:a-d"), pipe_twh(base, "pipe:a-c"), 1e-6);
  EXPECT_NEAR(banned.price.at("node:c")[0], 17, kTies);
}

TEST(market_toy, accounts_add_up_to_what_is_sold) {
  const world::World world = a_pipe(40).world();
  const Outcome outcome = solved(world, months(2));
  const Accounts accounts = make_accounts(world, outcome, {"country:b"});
  double sold = 0, used = 0, money = 0;
  for (const auto& seller : accounts.sellers)
    sold += seller.export_twh + seller.home_twh, money += seller.export_revenue + seller.home_revenue;
  double spent = 0;
  for (const auto& [node, series] : outcome.consumption)
    for (std::size_t t = 0; t < series.size(); ++t) used += series[t], spent += series[t] * outcome.price.at(node)[t];
  EXPECT_NEAR(sold, used, 1e-6);
  EXPECT_NEAR(money, spent, 1e-6);
  double shares = 0;
  for (const auto& [seller, share] : accounts.places.at(0).share) shares += share;
  EXPECT_NEAR(shares, 1, 1e-9);
  EXPECT_NEAR(accounts.places[0].share.at("seller:a"), in_month(40, kJanuary) / outcome.consumption.at("node:b")[0], 2e-2);
}

}  // namespace
}  // namespace netback::market
