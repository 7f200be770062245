// Sellers who count on moving the price: conjectured variations against their closed forms (docs/conduct.md). The quadratic
// form must meet them exactly, the linear one within its steps.
#include <gtest/gtest.h>

#include "market/accounts.h"
#include "model/constraints.h"
#include "netback_parts.h"
#include "toy_markets.h"

namespace netback::market {
namespace {

using toy::hub;
using toy::in_month;
using toy::months;
using toy::quadratic;
using toy::ToyWorld;

const Month kJanuary(2025, 1);
constexpr double kA = 30, kB = 4;   // buyers at the hub pay P = 30 - 4 Q, Q a year
constexpr double kExact = 1e-6;     // of the price, of the market
constexpr double kAsPrinted = 1e-3;    // the literature's digits: ties between equal ways are worth up to 5e-4

// Marginal cost a + b q; b = 0: one cost.
struct Firm {
  std::string name;
  double a, b, theta;
};

void add(ToyWorld& toy, const Firm& firm, const std::string& to = "hub") {
  constexpr double kCapacity = 10;
  toy.seller(firm.name, firm.name), toy.node(firm.name, firm.name);
  toy.supply(firm.name, kCapacity, firm.a, firm.a + 0.9 * firm.b * kCapacity, firm.a + 0.98 * firm.b * kCapacity);
  toy.pipe(firm.name, to, 1e4, 0);
  toy.conduct(firm.name, {to}, firm.theta);
}

// P - theta_i B q_i = a_i + b_i q_i and P = A - B (sum of q + fringe), with what the way's tie-break adds to a_i.
struct Equilibrium {
  double price = 0;
  std::vector<double> q;
};
Equilibrium solve(const ToyWorld& toy, std::vector<Firm> firms, double fringe = 0) {
  const world::World world = toy.world();
  const model::Network net = model::make_network(world, {}, months(1));
  double above = kA - kB * fringe, below = 1;
  for (Firm& firm : firms) {
    firm.a += model::tie_break(net, "pipe:" + firm.name + "-hub" + "seller:" + firm.name);
    const double d = firm.theta * kB + firm.b;
    above += kB * firm.a / d, below += kB / d;
  }
  Equilibrium found{above / below, {}};
  for (const Firm& firm : firms) found.q.push_back((found.price - firm.a) / (firm.theta * kB + firm.b));
  return found;
}

void expect_equilibrium(const ToyWorld& toy, const std::vector<Firm>& firms, double fringe, double price,
                        const std::vector<double>& q) {
  const Equilibrium exact = solve(toy, firms, fringe);
  EXPECT_NEAR(exact.price, price, kAsPrinted);
  const Outcome found = quadratic(toy.world());
  EXPECT_NEAR(found.price.at("node:hub")[0], exact.price, kExact * exact.price);
  for (std::size_t i = 0; i < firms.size(); ++i) {
    EXPECT_NEAR(exact.q[i], q[i], kAsPrinted);
    EXPECT_NEAR(found.production.at("node:" + firms[i].name)[0], in_month(exact.q[i], kJanuary),
                kExact * found.consumption.at("node:hub")[0]);
  }
  // A step of demand up to four times the reference is 5 % wide, of conduct 2 %, of supply 10 % of the cost.
  EXPECT_NEAR(toy::solved(toy.world(), months(1)).price.at("node:hub")[0], exact.price, 0.1 * exact.price);
}

TEST(market_conduct, a_duopoly_lies_between_competition_and_cournot) {
  for (const auto& [theta, q, price] : {std::tuple{0.0, 3.2222, 4.2222}, {0.3, 2.8431, 7.2549}, {1.0, 2.2308, 12.1538}}) {
    const std::vector<Firm> firms{{"one", 1, 1, theta}, {"two", 1, 1, theta}};
    ToyWorld toy = hub();
    for (const Firm& firm : firms) add(toy, firm);
    expect_equilibrium(toy, firms, 0, price, {q, q});
  }
}

TEST(market_conduct, two_with_power_beside_a_fringe_without) {
  const std::vector<Firm> firms{{"one", 5, 0, 1}, {"two", 8, 0, 0.5}};
  ToyWorld toy = hub();
  toy.node("fringe");
  toy.supply("fringe", 1 / 0.995, 0);  // a field gives 99.5 % of its capacity
  toy.pipe("fringe", "hub", 1e4, 0);
  for (const Firm& firm : firms) add(toy, firm);
  expect_equilibrium(toy, firms, 1, 11.75, {1.6875, 1.875});
}

TEST(market_conduct, n_cournot_sellers_of_one_cost) {
  for (int n = 1; n <= 5; ++n) {
    ToyWorld toy = hub();
    std::vector<Firm> firms;
    for (int i = 0; i < n; ++i) firms.push_back({"s" + std::to_string(i), 6, 0, 1});
    for (const Firm& firm : firms) add(toy, firm);
    const double price = (kA + n * 6) / (n + 1);
    expect_equilibrium(toy, firms, 0, price, std::vector<double>(firms.size(), (price - 6) / kB));
  }
}

TEST(market_conduct, what_is_sold_forward_gives_no_power) {
  for (const double forward : {0.0, 0.25, 0.5}) {
    ToyWorld toy = hub();
    toy.seller("one", "one"), toy.node("one", "one");
    toy.supply("one", 5, 6);  // 4.5 in the base year, all of it for abroad
    toy.pipe("one", "hub", 1e4, 0);
    toy.conduct("one", {"hub"}, 1).forward = forward;
    // P - B (X - F) = k
    const double sold_forward = forward * 0.9 * 5;
    const double x = std::max((kA - 6 + kB * sold_forward) / (2 * kB), 0.0);
    EXPECT_NEAR(quadratic(toy.world()).price.at("node:hub")[0], kA - kB * x, kAsPrinted) << forward;
    EXPECT_NEAR(toy::solved(toy.world(), months(1)).price.at("node:hub")[0], kA - kB * x, 1.0) << forward;
  }
}

// Two markets, of which one has a fringe of 3.
ToyWorld two_markets() {
  ToyWorld toy;
  toy.seller("one", "one"), toy.node("one", "one"), toy.node("b"), toy.node("c"), toy.node("fringe");
  toy.supply("one", 20, 2), toy.supply("fringe", 3 / 0.995, 0);
  for (const char* market : {"b", "c"}) toy.demand(market, 5, -0.5, 10), toy.pipe("one", market, 100, 0);
  toy.pipe("fringe", "c", 100, 0);
  return toy;
}

TEST(market_conduct, node_by_node_prices_differ_and_a_region_has_one) {
  ToyWorld apart = two_markets(), joint = two_markets();
  apart.conduct("one", {"b"}, 1), apart.conduct("one", {"c"}, 1);
  joint.conduct("one", {"b", "c"}, 1);
  const Outcome by_node = quadratic(apart.world()), by_region = quadratic(joint.world());
  EXPECT_NEAR(by_node.price.at("node:b")[0], (30.0 + 2) / 2, kAsPrinted);
  EXPECT_NEAR(by_node.price.at("node:c")[0], (18.0 + 2) / 2, kAsPrinted);
  // B_R = 2; 48 - 4 X = 2 k + 2 B_R X; one mark-up B_R X above cost
  const double x = (48.0 - 2 * 2) / (4 + 2 * 2);
  for (const char* market : {"node:b", "node:c"}) EXPECT_NEAR(by_region.price.at(market)[0], 2 + 2 * x, kAsPrinted);
  ASSERT_EQ(by_region.mark_ups.size(), 1u);
  EXPECT_NEAR(by_region.mark_ups[0].usd_per_mwh[0], 2 * x, kAsPrinted);
  EXPECT_NEAR(by_region.mark_ups[0].twh[0], in_month(x, kJanuary), kAsPrinted);
}

TEST(market_conduct, whoever_wishes_may_carry_gas_to_the_dearer_hub) {
  ToyWorld toy;
  toy.seller("one", "one"), toy.node("one", "one"), toy.node("b"), toy.node("c");
  toy.supply("one", 20, 2);
  toy.demand("b", 2.5, -1, 10), toy.demand("c", 5, -0.5, 10);  // P = 20 - 4 Q, P = 30 - 4 Q
  toy.pipe("one", "b", 100, 0), toy.pipe("one", "c", 100, 0);
  toy.conduct("one", {"b"}, 1, -1), toy.conduct("one", {"c"}, 1);
  const Outcome apart = quadratic(toy.world());
  EXPECT_NEAR(apart.price.at("node:b")[0], (20.0 + 2) / 2, kAsPrinted);
  EXPECT_NEAR(apart.price.at("node:c")[0], (30.0 + 2) / 2, kAsPrinted);
  toy.pipe("b", "c", 100, 1);
  // P_b - 4 x_b = P_c - 4 x_c = 2, P_c = P_b + 1
  const Outcome joined = quadratic(toy.world());
  const double price = (20 + 30 + 2 * 2 - 2 * 1) / 4.0, ties = 0.01;  // a detour costs ten ties
  EXPECT_NEAR(joined.price.at("node:b")[0], price, ties);
  EXPECT_NEAR(joined.price.at("node:c")[0], price + 1, ties);
  // 2.75 and 3 are sold by the seller, 1.75 and 4 used
  EXPECT_NEAR(toy::pipe_twh(joined, "pipe:b-c", 0, "seller:storage"), in_month(1.0, kJanuary), 0.01);
  const Outcome linear = toy::solved(toy.world(), months(1));
  EXPECT_NEAR(linear.price.at("node:c")[0] - linear.price.at("node:b")[0], 1, ties);
}

TEST(market_conduct, nobody_carries_gas_past_a_ban_next_door) {
  ToyWorld toy;
  toy.seller("one", "one"), toy.node("one", "one"), toy.node("b"), toy.node("c");
  toy.supply("one", 20, 2), toy.supply("c", 20, 25);
  toy.demand("b", 5, -0.5, 10), toy.demand("c", 5, -0.5, 10);
  toy.pipe("one", "b", 100, 0), toy.pipe("b", "c", 100, 1);
  toy.conduct("one", {"b"}, 0.5);
  EXPECT_LT(toy::solved(toy.world(), months(1)).price.at("node:c")[0], 24);
  toy.ban("one", "c");
  const Outcome barred = toy::solved(toy.world(), months(1));
  EXPECT_NEAR(barred.price.at("node:c")[0], 25, 0.01);
  EXPECT_EQ(toy::pipe_twh(barred, "pipe:b-c"), 0);
}

TEST(market_conduct, no_power_is_the_competitive_market) {
  ToyWorld plain = two_markets(), none = two_markets(), hardly = two_markets();
  none.conduct("one", {"b", "c"}, 0), hardly.conduct("one", {"b", "c"}, 1e-9);
  const Outcome before = toy::solved(plain.world(), months(3)), same = toy::solved(none.world(), months(3)),
                near = toy::solved(hardly.world(), months(3));
  for (const auto& [node, prices] : before.price)
    for (std::size_t t = 0; t < prices.size(); ++t) {
      EXPECT_EQ(same.price.at(node)[t], prices[t]);
      EXPECT_NEAR(near.price.at(node)[t], prices[t], 1e-6);
    }
  EXPECT_TRUE(same.mark_ups.empty());
}

TEST(market_conduct, sales_at_home_are_at_cost) {
  ToyWorld toy = two_markets();
  toy.demand("one", 5, -0.5, 10);
  toy.conduct("one", {"one", "b", "c"}, 1);
  const Outcome outcome = quadratic(toy.world());
  EXPECT_NEAR(outcome.price.at("node:one")[0], 2, kAsPrinted);
  EXPECT_GT(outcome.price.at("node:b")[0], 10);
}

// A seller whose name ends where his gas lands is held by his cargoes, and the netback tells what he asks above cost.
TEST(market_conduct, cargoes_of_a_seller_not_tracked_count_where_they_land) {
  for (const bool tracked : {false, true}) {
    ToyWorld toy;
    toy.seller("one", "x", tracked), toy.node("x", "one"), toy.node("e");
    toy.vessel();
    toy.supply("x", 20, 2), toy.plant("x", 20, 0), toy.terminal("e", 20, 0), toy.sea("x", "e", 480);
    toy.demand("e", 5, -0.5, 10);
    const double cost = toy::solved(toy.world(), months(1)).price.at("node:e")[0];
    toy.conduct("one", {"e"}, 1);
    // The linear form alone: with ships in it the quadratic form of this toy is not certified on every build.
    const Outcome linear = toy::solved(toy.world(), months(1));
    EXPECT_NEAR(linear.price.at("node:e")[0], (kA + cost) / 2, 1.0) << tracked;
    ASSERT_EQ(linear.netbacks.size(), 1u);
    const Netback& n = linear.netbacks[0];
    EXPECT_NEAR(n.mark_up, linear.mark_ups.at(0).usd_per_mwh[0], 1e-9);
    EXPECT_NEAR(n.price, sum_of_parts(n), 1e-9);
    EXPECT_NEAR(n.forgone, 0, 1e-6);
    const Accounts accounts = make_accounts(toy.world(), linear, {});
    for (const SellerAccount& account : accounts.sellers) {
      const double income = account.seller == "seller:one" ? n.mark_up * linear.consumption.at("node:e")[0] : 0;
      EXPECT_NEAR(account.mark_up, income, 1e-6) << account.seller;
    }
  }
}

TEST(market_conduct, of_rows_on_one_seller_and_region_the_one_known_later_holds) {
  ToyWorld toy = hub();
  add(toy, {"one", 6, 0, 1});
  auto& later = toy.conduct("one", {"hub"}, 0);
  later.id += "/later", later.from = Date{2025, 2, 1}, later.known_from = Date{2025, 2, 1};
  const Outcome outcome = quadratic(toy.world(), months(2));
  EXPECT_NEAR(outcome.price.at("node:hub")[0], (kA + 6) / 2, 0.01);
  EXPECT_NEAR(outcome.price.at("node:hub")[1], 6, 0.01);
}

}  // namespace
}  // namespace netback::market
