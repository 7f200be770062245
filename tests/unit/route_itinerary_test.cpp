// Voyages by the calendar over drawn seas: a ship of 10 knots makes 240 nm a day and leaves on the first of a month.
#include "route/itinerary.h"

#include <gtest/gtest.h>

#include "route/closure.h"
#include "sea_fixture.h"

namespace netback::route {
namespace {

using test::Sea;

constexpr const char *kA = "port:a", *kB = "port:b";

// 2,400 nm to the ice, 240 nm through it, 240 nm beyond; or 7,200 nm through the canal.
Sea a_north() {
  Sea sea;
  sea.leg("a", "n/a", 2400);
  sea.leg("n/a", "n/b", 240, "north", "north");
  sea.leg("n/b", "b", 240);
  sea.leg("a", "c/a", 3600);
  sea.leg("c/a", "c/b", 10, "canal");
  sea.leg("c/b", "b", 3590);
  sea.strait("canal").kind = "canal";
  return sea;
}

struct Question {
  Sea sea;
  SeaNetwork network;
  Shipping shipping;
  Router router;
  Question(Sea drawn, const Plan& plan)
      : sea(std::move(drawn)),
        network(sea.world()),
        shipping(sea.world(), sea.ship(), plan.month.first_day()),
        router(network, shipping, plan) {}
  Question(const Question&) = delete;
};

Plan leaving(int month, Objective objective = Objective::time) {
  Plan plan;
  plan.month = Month(2024, month), plan.objective = objective;
  return plan;
}

const std::set<std::string> kNorth{"route:north"}, kCanal{"route:canal"};

TEST(RouteItinerary, TheIceIsThatOfTheMonthInWhichItIsEntered) {
  Sea sea = a_north();
  sea.ice("north", 7, 1, 5);   // two days
  sea.ice("north", 8, 1, 2);   // five days
  sea.leg("n/b", "far", 4800);
  const Question july(sea, leaving(7));
  const auto route = july.router.best(kA, kB);
  ASSERT_TRUE(route);
  EXPECT_EQ(route->passage.gates, kNorth);
  EXPECT_NEAR(route->time.days(), 10 + 2 + 1, 1e-9);
  EXPECT_EQ(route->passage.legs, (std::vector<LegUse>{{0, false}, {1, false}, {2, false}}));
  EXPECT_EQ(july.router.best(kB, kA)->passage.legs, (std::vector<LegUse>{{2, true}, {1, true}, {0, true}}));
  ASSERT_EQ(route->passed.size(), 1U);
  EXPECT_NEAR(route->passed[0].day, 10, 1e-9);
  // Back from far away the same leg is met on the 21st day after leaving on the 1st of July, and in August after the 15th.
  EXPECT_NEAR(july.router.best("port:far", kA)->time.days(), 20 + 2 + 10, 1e-9);
  const auto& august = sea.ice("north", 9, 1, 1);
  EXPECT_EQ(august.month, 9);
  sea.world().sea_legs.back().distance = 240 * 32;  // now it is met in August
  const Question later(sea, leaving(7));
  EXPECT_NEAR(later.router.best("port:far", kA)->time.days(), 32 + 5 + 10, 1e-9);
}

TEST(RouteItinerary, AMonthOfShutIceSendsTheShipThroughTheCanal) {
  Sea sea = a_north();
  sea.ice("north", 7, 1, 10), sea.ice("north", 6, 0.4, 10);
  EXPECT_EQ(Question(sea, leaving(7)).router.best(kA, kB)->passage.gates, kNorth);
  for (const int month : {1, 6, 12}) {
    const Question question(sea, leaving(month));
    EXPECT_EQ(question.router.best(kA, kB)->passage.gates, kCanal) << month;
  }
  // With the canal shut too there is none, and both are named: the shorter to open is the ice.
  Plan plan = leaving(1);
  plan.closed = kCanal;
  const Question none(sea, plan);
  EXPECT_FALSE(none.router.best(kA, kB));
  EXPECT_EQ(none.router.blocking(kA, kB), (std::set<std::string>{"ice:north"}));
}

TEST(RouteItinerary, OnlyTheIceThatIsShutBlocks) {
  Sea sea;
  sea.leg("a", "n/a", 100, "", "open"), sea.leg("n/a", "b", 100, "", "shut");
  sea.ice("open", 1, 1, 10), sea.ice("shut", 1, 0.2, 10);
  EXPECT_EQ(Question(sea, leaving(1)).router.blocking(kA, kB), (std::set<std::string>{"ice:shut"}));
  // Shut only when the ship gets there.
  sea.ice("shut", 1, 1, 10).known_from = Date{2020, 1, 1};
  sea.world().sea_legs[0].distance = 24 * 10 * 40;
  const Question later(sea, leaving(1));
  EXPECT_FALSE(later.router.best(kA, kB));
  EXPECT_TRUE(later.router.blocking(kA, kB).contains("ice:shut"));
}

TEST(RouteItinerary, AShipWaitsForTheFirstOpenMonthAndPaysForIt) {
  Sea sea = a_north();
  sea.ice("north", 7, 1, 10);
  Plan plan = leaving(6, Objective::distance);
  plan.prices = {30, 50'000};
  EXPECT_EQ(Question(sea, plan).router.best(kA, kB)->passage.gates, kCanal);
  plan.wait_days = 19;
  EXPECT_EQ(Question(sea, plan).router.best(kA, kB)->passage.gates, kCanal);
  plan.wait_days = 20;  // at the ice on 11 June, open on 1 July
  const Question patient(sea, plan);
  const auto route = patient.router.best(kA, kB);
  ASSERT_TRUE(route);
  EXPECT_EQ(route->passage.gates, kNorth);
  EXPECT_NEAR(route->time.waiting, 20, 1e-9);
  EXPECT_NEAR(route->time.days(), 10 + 20 + 1 + 1, 1e-9);
  EXPECT_NEAR(route->passed[0].day, 30, 1e-9);
  // Twice 12 days at sea, 20 of waiting once, 2 in port.
  EXPECT_NEAR(route->round_days.value, 46, 1e-9);
  for (const auto& item : route->bill) {
    if (item.kind == "hire") {
      EXPECT_NEAR(item.cost.value, 46 * 0.05, 1e-9);
    }
    if (item.kind == "boil_off") {
      EXPECT_NEAR(item.cost.value, (12 + 20) * 0.001 * 30, 1e-9);
    }
  }
  // In time the canal's 30 days beat 32.
  plan.objective = Objective::time;
  EXPECT_EQ(Question(sea, plan).router.best(kA, kB)->passage.gates, kCanal);
}

TEST(RouteItinerary, MilesDaysAndMoneyMayEachChooseAnotherWay) {
  Sea sea;
  sea.leg("a", "i/a", 10), sea.leg("i/a", "b", 1000, "ice", "north");
  sea.leg("a", "c/a", 10), sea.leg("c/a", "b", 1500, "canal");
  sea.leg("a", "o/a", 10), sea.leg("o/a", "b", 2000, "open");
  sea.ice("north", 7, 1, 3);
  sea.cost("canal", "toll", 5, 5);
  const auto gates = [&](Objective objective) {
    Plan plan = leaving(7, objective);
    plan.prices = {30, 50'000};
    return Question(sea, plan).router.best(kA, kB)->passage.gates;
  };
  EXPECT_EQ(gates(Objective::distance), (std::set<std::string>{"route:ice"}));
  EXPECT_EQ(gates(Objective::time), (std::set<std::string>{"route:canal"}));
  EXPECT_EQ(gates(Objective::cost), (std::set<std::string>{"route:open"}));
}

TEST(RouteItinerary, AStraitPassedOnTwoLegsIsPaidForOnce) {
  Sea sea;
  sea.leg("a", "g/a", 240, "north"), sea.leg("g/a", "b", 240, "north");
  sea.strait("north").delay = 1;
  sea.cost("north", "toll", 2, 1);
  const auto route = Question(sea, leaving(1, Objective::cost)).router.best(kA, kB);
  EXPECT_NEAR(route->time.days(), 3, 1e-9);
  EXPECT_NEAR(route->cost.value, 3 + 0.5 + 4 * 0.01, 1e-9);
  EXPECT_EQ(route->passed.size(), 1U);
  // So it is by the search: 3.54 this way, 4.54 by another, and not 6.54.
  sea.leg("a", "b", 240, "other");
  sea.cost("other", "toll", 2, 2);
  EXPECT_EQ(Question(sea, leaving(1, Objective::cost)).router.best(kA, kB)->passage.gates, kNorth);
}

TEST(RouteItinerary, AlternativesDifferAndStandBestFirst) {
  Sea sea;
  const auto way = [&](const std::string& name, double nm, const char* kind) {
    sea.leg("a", name + "/a", 10), sea.leg(name + "/a", "b", nm, name), sea.strait(name).kind = kind;
  };
  way("canal", 1000, "canal"), way("cape", 3000, "cape"), way("by", 1100, "strait"), way("other", 2000, "canal");
  const Question question(sea, leaving(1, Objective::distance));
  const auto nm = [&](const std::vector<std::string>& first, const std::vector<std::string>& then, std::size_t count) {
    std::vector<double> list;
    for (const auto& route : question.router.alternatives(kA, kB, first, then, count))
      list.push_back(route.passage.distance_nm);
    return list;
  };
  EXPECT_EQ(nm({"route:canal", "route:by", "route:other"}, {}, 9), (std::vector<double>{1010, 1110, 2010, 3010}));
  EXPECT_EQ(nm({"route:canal", "route:by", "route:other"}, {}, 2), (std::vector<double>{1010, 1110}));
  // First what the canals make, then by-ways, still best first.
  EXPECT_EQ(nm({"route:canal"}, {"route:by"}, 9), (std::vector<double>{1010, 1110, 2010}));
  EXPECT_EQ(nm({}, {}, 9), (std::vector<double>{1010}));
}

TEST(RouteItinerary, OneToAllSaysWhatOneByOneSays) {
  Sea sea = a_north();
  sea.ice("north", 7, 1, 4);
  sea.leg("n/b", "d", 77), sea.leg("a", "e", 5);
  const Question question(sea, leaving(7));
  const std::vector<std::string> ports{"port:a", "port:b", "port:d", "port:e", "port:none"};
  const auto routes = question.router.best_to(kA, ports);
  EXPECT_EQ(routes[0]->time.days(), 0);
  for (const std::size_t i : {1U, 2U, 3U}) {
    const auto one = question.router.best(kA, ports[i]);
    ASSERT_TRUE(one && routes[i]) << ports[i];
    EXPECT_EQ(routes[i]->cost.value, one->cost.value);
    EXPECT_EQ(routes[i]->passage.legs, one->passage.legs);
  }
  EXPECT_FALSE(routes[4]);
}

TEST(RouteClosure, StatesRestrictionsSizeAndTheAskerShut) {
  Sea sea = a_north();
  auto& w = sea.world();
  const Date day{2024, 7, 1};
  const auto why = [&](const std::set<std::string>& asked = {}) {
    std::map<std::string, std::string> found;
    for (const auto& closure : closures(w, sea.ship(), day, asked)) found[closure.strait] = closure.why;
    return found;
  };
  using Found = std::map<std::string, std::string>;
  EXPECT_EQ(why(), Found{});
  EXPECT_EQ(why(kNorth), (Found{{"route:north", "asked"}}));
  auto& state = Sea::add(w.asset_states, "state:1");
  state.asset = "route:canal", state.share = 0.5, state.from = Date{2024, 1, 15};
  EXPECT_EQ(why(), Found{});  // half of the ships pass
  state.share = 0.4;
  EXPECT_EQ(why(), (Found{{"route:canal", "state"}}));
  EXPECT_EQ(closures(w, sea.ship(), day, {})[0].since, (Date{2024, 1, 15}));
  auto& later = Sea::add(w.asset_states, "state:2");
  later.asset = "route:canal", later.share = 1, later.known_from = Date{2024, 6, 1};
  EXPECT_EQ(why(), Found{});  // open again
  auto& bar = Sea::add(w.restrictions, "restriction:1");
  bar.target = "route:north", bar.kind = "service", bar.commodity = "commodity:lng", bar.share = 0;
  EXPECT_EQ(why(), (Found{{"route:north", "restriction"}}));
  bar.kind = "trade_flow";
  EXPECT_EQ(why(), Found{});
  sea.ship().beam = 53.8, sea.ship().draft = 12;
  sea.strait("canal").beam = 51.25;
  sea.strait("north").draft = 11;
  EXPECT_EQ(why(), (Found{{"route:canal", "beam"}, {"route:north", "draft"}}));
}

TEST(RouteClosure, AQMaxIsTooBroadForTheCanal) {
  Sea sea = a_north();
  sea.strait("canal").beam = 51.25;
  sea.ship().beam = 53.8;
  Plan plan = leaving(1);
  plan.closed = straits_of(closures(sea.world(), sea.ship(), {2024, 1, 1}, {}));
  const Question question(sea, plan);
  EXPECT_FALSE(question.router.best(kA, kB));
  EXPECT_FALSE(question.router.blocking(kA, kB).empty());
}

}  // namespace
}  // namespace netback::route
