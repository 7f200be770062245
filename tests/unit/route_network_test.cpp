// Ways over drawn seas: what is shortest, what a closure leaves, which strait stands in the way.
#include "route/network.h"

#include <gtest/gtest.h>

#include <random>

#include "sea_fixture.h"

namespace netback::route {
namespace {

using test::Sea;

constexpr const char *kA = "port:a", *kB = "port:b";

// a - n - b through the canal, or round the cape: a - n - s - b.
Sea two_ways() {
  Sea sea;
  sea.leg("a", "n/a", 100);
  sea.leg("n/a", "n/b", 10, "canal");
  sea.leg("n/b", "b", 200);
  sea.leg("n/a", "s/a", 900);
  sea.leg("s/a", "n/b", 800, "cape");
  return sea;
}

TEST(RouteNetwork, TheShortestPassageListsItsLegsInTheOrderSailed) {
  Sea sea = two_ways();
  const SeaNetwork network(sea.world());
  const auto there = network.passage(kA, kB, {}), back = network.passage(kB, kA, {});
  ASSERT_TRUE(there && back);
  EXPECT_EQ(there->distance_nm, 310);
  EXPECT_EQ(back->distance_nm, 310);
  EXPECT_EQ(there->gates, (std::set<std::string>{"route:canal"}));
  EXPECT_EQ(there->legs, (std::vector<LegUse>{{0, false}, {1, false}, {2, false}}));
  EXPECT_EQ(back->legs, (std::vector<LegUse>{{2, true}, {1, true}, {0, true}}));
}

TEST(RouteNetwork, AClosedStraitSendsShipsRoundAndThenNowhere) {
  Sea sea = two_ways();
  const SeaNetwork network(sea.world());
  const auto round = network.passage(kA, kB, std::set<std::string>{"route:canal"});
  ASSERT_TRUE(round);
  EXPECT_EQ(round->distance_nm, 100 + 900 + 800 + 200);
  const std::set<std::string> both{"route:canal", "route:cape"};
  EXPECT_FALSE(network.passage(kA, kB, both));
  // Either would do; the canal is shorter.
  EXPECT_EQ(network.blocking(kA, kB, both), (std::set<std::string>{"route:canal"}));
  EXPECT_TRUE(network.blocking(kA, kB, {"route:canal"}).empty());
}

TEST(RouteNetwork, WhatBlocksIsTheFewestStraitsAndNoOthers) {
  Sea sea;
  sea.leg("a", "h/a", 50);
  sea.leg("h/a", "h/b", 10, "hormuz");
  sea.leg("h/b", "m/a", 100);
  sea.leg("m/a", "b", 100, "malacca");
  sea.leg("m/a", "b", 300, "sunda");
  const SeaNetwork network(sea.world());
  EXPECT_EQ(network.blocking(kA, kB, {"route:hormuz", "route:malacca"}), (std::set<std::string>{"route:hormuz"}));
  EXPECT_EQ(network.blocking(kA, kB, {"route:hormuz", "route:malacca", "route:sunda"}),
            (std::set<std::string>{"route:hormuz", "route:malacca"}));
  EXPECT_TRUE(network.blocking(kA, "port:nowhere", {"route:hormuz"}).empty());
}

TEST(RouteNetwork, AShutZoneIsAsClosedAsAShutStrait) {
  Sea sea;
  sea.leg("a", "n/a", 10);
  sea.leg("n/a", "b", 100, "", "north");
  sea.leg("n/a", "b", 500);
  const SeaNetwork network(sea.world());
  const auto north = network.passage(kA, kB, {});
  EXPECT_EQ(north->zone_nm, (std::map<std::string, double>{{"ice:north", 100}}));
  EXPECT_EQ(network.passage(kA, kB, std::set<std::string>{"ice:north"})->distance_nm, 510);
}

TEST(RouteNetwork, NoWayLeadsThroughAPort) {
  Sea sea;
  sea.leg("a", "c", 10);
  sea.leg("c", "b", 10);
  EXPECT_FALSE(SeaNetwork(sea.world()).passage(kA, kB, {}));
  sea.leg("a", "b", 700);
  EXPECT_EQ(SeaNetwork(sea.world()).passage(kA, kB, {})->distance_nm, 700);
}

TEST(RouteNetwork, AlternativesAreWhatClosuresForce) {
  Sea sea = two_ways();
  const SeaNetwork network(sea.world());
  const auto ways = network.alternatives(kA, kB, {"route:canal", "route:cape"});
  ASSERT_EQ(ways.size(), 2U);
  EXPECT_EQ(ways[0].gates, (std::set<std::string>{"route:canal"}));
  EXPECT_EQ(ways[1].gates, (std::set<std::string>{"route:cape"}));
  EXPECT_EQ(network.alternatives(kA, kB, {}).size(), 1U);
  // What is closed from the start is in none.
  const auto rest = network.alternatives(kA, kB, {"route:cape"}, {"route:canal"});
  ASSERT_EQ(rest.size(), 1U);
  EXPECT_EQ(rest[0].gates, (std::set<std::string>{"route:cape"}));
}

TEST(RouteNetwork, TheMatrixSaysWhatPassagesSay) {
  std::mt19937 random(7);
  Sea sea;
  const auto gate = [](std::size_t i) { return "g" + std::to_string(i) + "/a"; };
  for (int i = 0; i < 60; ++i) {
    const auto from = random() % 20, to = random() % 20;
    if (from == to) continue;
    sea.leg(gate(from), gate(to), 50 + random() % 900, i % 5 == 0 ? "s" + std::to_string(i % 3) : "");
  }
  std::vector<std::string> ports;
  for (int i = 0; i < 8; ++i) {
    const std::string name = "p" + std::to_string(i);
    sea.leg(name, gate(random() % 20), 20), sea.leg(name, gate(random() % 20), 70);
    ports.push_back("port:" + name);
  }
  sea.leg("p0", "p1", 1), sea.leg("p2", "p1", 40'000);
  const SeaNetwork network(sea.world());
  for (const std::set<std::string>& closed : {std::set<std::string>{}, std::set<std::string>{"route:s0", "route:s1"}}) {
    const auto weight = network.distances(closed);
    const Matrix matrix = network.matrix(ports, weight);
    for (std::size_t f = 0; f < ports.size(); ++f)
      for (std::size_t t = 0; t < ports.size(); ++t) {
        const auto passage = network.passage(ports[f], ports[t], closed);
        EXPECT_EQ(matrix.at(f, t), passage ? passage->distance_nm : kNoWay) << ports[f] << ports[t];
      }
  }
}

}  // namespace
}  // namespace netback::route
