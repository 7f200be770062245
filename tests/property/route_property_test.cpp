// Over random seas: distances are symmetric and keep the triangle inequality over gates, and closing never shortens.
#include <gtest/gtest.h>

#include <random>

#include "route/itinerary.h"
#include "unit/sea_fixture.h"

namespace netback::route {
namespace {

using test::Sea;

constexpr std::size_t kGates = 14, kPorts = 6, kStraits = 5;

std::string strait(std::size_t i) { return "s" + std::to_string(i); }

// Ports on a web of gates, a third of whose legs pass a strait and some of which freeze.
Sea random_sea(std::uint32_t seed) {
  std::mt19937 random(seed);
  Sea sea;
  const auto gate = [&] { return "g" + std::to_string(random() % kGates) + "/a"; };
  for (std::size_t i = 0; i < 40; ++i) {
    const std::string from = gate(), to = gate();
    if (from == to) continue;
    sea.leg(from, to, 20 + random() % 2000, random() % 3 == 0 ? strait(random() % kStraits) : "",
            random() % 7 == 0 ? "north" : "");
  }
  for (std::size_t i = 0; i < kPorts; ++i)
    for (int leg = 0; leg < 2; ++leg) sea.leg("p" + std::to_string(i), gate(), 5 + random() % 300);
  for (int month = 6; month <= 9; ++month) sea.ice("north", month, 0.3 + 0.2 * (month % 4), 4 + random() % 6);
  for (std::size_t i = 0; i < kStraits; ++i) {
    sea.strait(strait(i)).delay = random() % 3;
    sea.cost(strait(i), "toll", 0.1 * (random() % 10), 0.1);
  }
  return sea;
}

std::string port(std::size_t i) { return "port:p" + std::to_string(i); }

class route_property : public testing::TestWithParam<std::uint32_t> {};

TEST_P(route_property, symmetric_and_the_matrix_too) {
  Sea sea = random_sea(GetParam());
  const SeaNetwork network(sea.world());
  std::vector<std::string> ports;
  for (std::size_t i = 0; i < kPorts; ++i) ports.push_back(port(i));
  const Matrix matrix = network.matrix(ports, network.distances({}));
  for (std::size_t a = 0; a < kPorts; ++a)
    for (std::size_t b = 0; b < kPorts; ++b) {
      const auto there = network.passage(port(a), port(b), {}), back = network.passage(port(b), port(a), {});
      ASSERT_EQ(there.has_value(), back.has_value());
      EXPECT_EQ(matrix.at(a, b), there ? there->distance_nm : kNoWay);
      if (there) {
        EXPECT_NEAR(there->distance_nm, back->distance_nm, 1e-9);
      }
    }
}

// Over gates: a port is an end, so that a way past it goes by the gates beside it.
TEST_P(route_property, no_way_past_a_gate_is_shorter_than_the_way) {
  Sea sea = random_sea(GetParam());
  for (std::size_t g = 0; g < kGates; ++g)  // a port at no distance from each gate
    sea.leg("at" + std::to_string(g), "g" + std::to_string(g) + "/a", 0);
  const SeaNetwork network(sea.world());
  for (std::size_t a = 0; a < kPorts; ++a)
    for (std::size_t b = 0; b < kPorts; ++b) {
      const auto whole = network.passage(port(a), port(b), {});
      for (std::size_t g = 0; g < kGates; ++g) {
        const std::string middle = "port:at" + std::to_string(g);
        const auto first = network.passage(port(a), middle, {}), second = network.passage(middle, port(b), {});
        if (!first || !second || a == b) continue;
        ASSERT_TRUE(whole);
        EXPECT_LE(whole->distance_nm, first->distance_nm + second->distance_nm + 1e-9);
      }
    }
}

TEST_P(route_property, closing_never_shortens_and_what_blocks_opens) {
  Sea sea = random_sea(GetParam());
  const SeaNetwork network(sea.world());
  for (std::size_t a = 0; a < kPorts; ++a)
    for (std::size_t b = a + 1; b < kPorts; ++b)
      for (unsigned set = 0; set < (1U << kStraits); ++set) {
        std::set<std::string> closed;
        for (std::size_t s = 0; s < kStraits; ++s)
          if ((set >> s) & 1U) closed.insert("route:" + strait(s));
        const auto now = network.passage(port(a), port(b), closed);
        const auto nm = [&](const std::set<std::string>& shut) {
          const auto way = network.passage(port(a), port(b), shut);
          return way ? way->distance_nm : kNoWay;
        };
        for (const std::string& gate : closed) {
          std::set<std::string> fewer = closed;
          fewer.erase(gate);
          EXPECT_LE(nm(fewer), now ? now->distance_nm : kNoWay);
        }
        const auto blocking = network.blocking(port(a), port(b), closed);
        if (now) {
          EXPECT_TRUE(blocking.empty());
          for (const auto& gate : closed) EXPECT_FALSE(now->gates.contains(gate));
          continue;
        }
        std::set<std::string> left = closed;
        for (const std::string& gate : blocking) left.erase(gate);
        EXPECT_EQ(blocking.empty(), nm({}) == kNoWay);
        if (!blocking.empty()) {
          EXPECT_LT(nm(left), kNoWay);
        }
      }
}

// In time and money too; a way found is the cheapest of those the alternatives list.
TEST_P(route_property, no_alternative_is_better_than_the_best) {
  Sea sea = random_sea(GetParam());
  const SeaNetwork network(sea.world());
  const Shipping shipping(sea.world(), sea.ship(), {2024, 7, 1});
  std::vector<std::string> all;
  for (std::size_t i = 0; i < kStraits; ++i) all.push_back("route:" + strait(i));
  for (const Objective objective : {Objective::cost, Objective::time, Objective::distance}) {
    Plan plan;
    plan.month = Month(2024, 7), plan.objective = objective, plan.prices = {25, 40'000};
    const Router router(network, shipping, plan);
    for (std::size_t a = 0; a < kPorts; ++a)
      for (std::size_t b = a + 1; b < kPorts; ++b) {
        const auto best = router.best(port(a), port(b));
        const auto ways = router.alternatives(port(a), port(b), {}, all, 5);
        ASSERT_EQ(best.has_value(), !ways.empty());
        std::set<std::set<std::string>> gates;
        for (std::size_t i = 0; i < ways.size(); ++i) {
          EXPECT_TRUE(gates.insert(ways[i].passage.gates).second);
          if (i > 0) {
            EXPECT_LE(ways[i - 1].measure(objective), ways[i].measure(objective));
          }
        }
        if (best && objective == Objective::distance) {
          EXPECT_NEAR(ways[0].passage.distance_nm, best->passage.distance_nm, 1e-9);
        }
      }
  }
}

// Every simple way over the gates, sailed one by one: none is cheaper, faster or shorter than the one found. Without ice,
// and with every strait on one leg, so that what a leg adds does not depend on the way before it.
class Every {
 public:
  Every(const SeaNetwork& network, const Router& router, Objective objective)
      : network_(network), router_(router), objective_(objective) {}
  double best(const std::string& from, const std::string& to) {
    from_ = from, to_ = to, least_ = kNoWay;
    std::vector<char> visited(network_.gate_point_count(), 0);
    for (const auto& way : network_.ways_of_port(*network_.port_index(from)))
      if (!way.to_port) go(way.to, {way.use}, visited);
    return least_;
  }

 private:
  void go(std::size_t gate, std::vector<LegUse> legs, std::vector<char> visited) {
    visited[gate] = 1;
    for (const auto& end : network_.ways_of_port(*network_.port_index(to_))) {
      if (end.to_port || end.to != gate) continue;
      std::vector<LegUse> whole = legs;
      whole.push_back({end.use.leg, !end.use.back});
      if (const auto route = router_.sail(from_, to_, whole)) least_ = std::min(least_, route->measure(objective_));
    }
    for (const auto& way : network_.ways_of_gate(gate)) {
      if (visited[way.to]) continue;
      std::vector<LegUse> longer = legs;
      longer.push_back(way.use);
      go(way.to, std::move(longer), visited);
    }
  }
  const SeaNetwork& network_;
  const Router& router_;
  Objective objective_;
  std::string from_, to_;
  double least_ = kNoWay;
};

TEST_P(route_property, no_way_of_all_is_better_than_the_best) {
  std::mt19937 random(GetParam() + 500);
  Sea sea;
  for (std::size_t i = 0; i < 14; ++i) {
    const auto a = random() % 7, b = random() % 7;
    if (a == b) continue;
    const std::string own = i % 2 == 0 ? "own" + std::to_string(i) : "";
    sea.leg("g" + std::to_string(a) + "/a", "g" + std::to_string(b) + "/a", 50 + random() % 2000, own);
    if (own.empty()) continue;
    sea.strait(own).delay = 0.5 * (random() % 6);
    sea.cost(own, "toll", 0.1 * (random() % 12), 0.05 * (random() % 12));
  }
  for (int port = 0; port < 2; ++port)
    for (int leg = 0; leg < 3; ++leg)
      sea.leg("p" + std::to_string(port), "g" + std::to_string(random() % 7) + "/a", 5 + random() % 300);
  const SeaNetwork network(sea.world());
  const Shipping shipping(sea.world(), sea.ship(), {2024, 7, 1});
  for (const Objective objective : {Objective::cost, Objective::time, Objective::distance}) {
    Plan plan;
    plan.month = Month(2024, 7), plan.objective = objective, plan.prices = {25, 40'000};
    const Router router(network, shipping, plan);
    const auto best = router.best(port(0), port(1));
    EXPECT_NEAR(best ? best->measure(objective) : 1e9,
                std::min(1e9, Every(network, router, objective).best(port(0), port(1))), 1e-9);
  }
}

INSTANTIATE_TEST_SUITE_P(seas, route_property, testing::Range(0U, 30U));

}  // namespace
}  // namespace netback::route
