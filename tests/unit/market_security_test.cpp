// Security of supply in small worlds: capacities that can be added on paper, and a seller who stops.
#include "market/security.h"

#include "market/accounts.h"
#include "market/seller_stop.h"
#include "toy_world.h"
#include "world/query.h"

namespace netback::market {
namespace {

using toy::months;
using toy::ToyWorld;

void join(ToyWorld& toy, const std::string& country, const std::string& region = "region:eu") {
  for (auto& row : toy.raw().countries)
    if (row.name == country) row.regions.push_back(region);
}
void peak(ToyWorld& toy, const std::string& country, double gwh_per_day, int year = 2020) {
  auto& row = toy.raw().peak_demand.emplace_back();
  row.id = "peak:" + country + std::to_string(year), row.country = "country:" + country, row.year = year;
  row.quantity = gwh_per_day;
}

// b is a member: lines of 100 from a, output of 50, a store of 30, a terminal of 200 GWh a day.
ToyWorld a_member() {
  ToyWorld toy;
  toy.vessel();
  toy.node("a"), toy.node("b");
  toy.supply("b", 18.25, 5);
  toy.demand("b", 50, 0, 20);
  toy.pipe("a", "b", 36.5, 1);
  toy.storage("b", 3, 0.03, 1, Date{2025, 1, 1}, 1).is_one_site = true;
  toy.terminal("b", 73, 1);
  join(toy, "b");
  return toy;
}

TEST(market_security, n_minus_1_is_the_formula_of_annex_ii) {
  ToyWorld toy = a_member();
  peak(toy, "b", 150), peak(toy, "b", 999, 2014);  // the newer estimate counts
  const NMinus1s found = n_minus_1(toy.world(), months(1));
  ASSERT_EQ(found.areas.size(), 1u);
  const NMinus1& b = found.areas[0];
  EXPECT_EQ(b.nodes, std::vector<std::string>{"node:b"});
  EXPECT_NEAR(b.entry, 100, 1e-9);
  EXPECT_NEAR(b.production, 50, 1e-9);
  EXPECT_NEAR(b.storage, 30, 1e-9);
  EXPECT_NEAR(b.lng, 200, 1e-9);
  EXPECT_EQ(b.largest.id, "terminal:b");
  EXPECT_NEAR(b.ratio(), (100 + 50 + 30 + 200 - 200) / 150.0, 1e-12);
}

TEST(market_security, lines_of_one_system_are_one_and_a_shut_terminal_is_none) {
  ToyWorld toy = a_member();
  peak(toy, "b", 150);
  toy.node("x");
  toy.pipe("x", "b", 18.25, 1).system = "pipe:a-b";
  toy.state("shut", "terminal:b", 0.25, Date{2020, 1, 1});
  const NMinus1 b = n_minus_1(toy.world(), months(1)).areas.at(0);
  EXPECT_EQ(b.largest.kind, "pipeline");
  EXPECT_NEAR(b.largest.gwh_per_day, 150, 1e-9);
  EXPECT_NEAR(b.ratio(), (50 + 30 + 50) / 150.0, 1e-12);
}

TEST(market_security, stores_of_many_sites_count_and_are_never_the_largest) {
  ToyWorld toy = a_member();
  peak(toy, "b", 150);
  toy.raw().storage[0].withdrawal = 0.5, toy.raw().storage[0].is_one_site = false;
  EXPECT_EQ(n_minus_1(toy.world(), months(1)).areas.at(0).largest.id, "terminal:b");
  toy.raw().storage[0].is_one_site = true;
  EXPECT_EQ(n_minus_1(toy.world(), months(1)).areas.at(0).largest.id, "storage:b");
}

TEST(market_security, output_counts_as_on_a_day_of_its_best_month) {
  ToyWorld toy = a_member();
  toy.raw().supply[0].shape =
      toy.shape("winter", {0.155, 0.14, 0.155, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.15});
  EXPECT_NEAR(n_minus_1(toy.world(), months(1, Month(2025, 7))).areas.at(0).production, 18250 * 0.155 / 31, 1e-6);
}

TEST(market_security, members_of_one_node_are_one_area_and_those_without_gas_are_named) {
  ToyWorld toy = a_member();
  peak(toy, "b", 150);
  auto& other = toy.raw().countries.emplace_back();
  other.id = other.name = "country:small", other.regions = {"region:eu"};
  auto& island = toy.raw().countries.emplace_back();
  island.id = "country:island", island.regions = {"region:eu"};
  for (auto& node : toy.raw().nodes)
    if (node.id == "node:b") node.countries.push_back("country:small");
  const NMinus1s found = n_minus_1(toy.world(), months(1));
  ASSERT_EQ(found.areas.size(), 1u);
  EXPECT_EQ(found.areas[0].countries, (std::vector<std::string>{"country:b", "country:small"}));
  EXPECT_EQ(found.areas[0].without_peak, std::vector<std::string>{"country:small"});
  EXPECT_EQ(found.without_gas, std::vector<std::string>{"country:island"});
  EXPECT_NEAR(found.areas[0].peak_demand, 150, 1e-12);
}

// 110 of 150 from a, the rest from r; c lies behind b.
ToyWorld two_members(double to_c) {
  ToyWorld toy;
  toy.seller("a", "a");
  toy.node("a", "a"), toy.node("b"), toy.node("c"), toy.node("r");
  toy.supply("a", 1000, 10), toy.supply("r", 1000, 10.5);
  toy.demand("b", 100, 0, 20), toy.demand("c", 50, 0, 20);
  toy.pipe("a", "b", 110, 1), toy.pipe("r", "b", 40, 1), toy.pipe("b", "c", to_c, 1);
  join(toy, "b"), join(toy, "c");
  return toy;
}

TEST(market_security, shares_are_of_what_is_burnt_and_the_index_sums_their_squares) {
  const world::World world = two_members(60).world();
  const Dependence members = make_accounts(world, toy::solved(world, months(12)), {"region:eu"}).places.at(0);
  EXPECT_NEAR(members.consumption_twh, 150, 1e-4);
  EXPECT_NEAR(members.share.at("seller:a"), 110 / 150.0, 1e-4);
  EXPECT_NEAR(members.share.at("seller:rest"), 40 / 150.0, 1e-4);
  EXPECT_NEAR(members.hhi, (110. * 110 + 40. * 40) / (150. * 150), 1e-4);
}

TEST(market_security, what_is_produced_at_home_is_a_seller_of_its_own) {
  ToyWorld toy = two_members(60);
  toy.supply("c", 1000, 5);  // c serves itself; b takes 60 from a and 40 from r
  toy.raw().pipelines[0].capacity = 60;
  const world::World world = toy.world();
  const Dependence members = make_accounts(world, toy::solved(world, months(12)), {"region:eu"}).places.at(0);
  EXPECT_NEAR(members.share.at("seller:home"), 50 / 150.0, 1e-4);
  EXPECT_NEAR(members.share.at("seller:rest"), 40 / 150.0, 1e-4);
  EXPECT_NEAR(members.hhi, (60. * 60 + 40. * 40 + 50. * 50) / (150. * 150), 1e-4);
}

TEST(market_security, who_is_a_member_depends_on_the_day) {
  ToyWorld toy = two_members(60);
  const auto membership = [&](const char* id, bool is_member, Date from) {
    auto& row = toy.raw().memberships.emplace_back();
    row.id = id, row.country = "country:c", row.region = "region:eu", row.is_member = is_member, row.from = from;
    row.known_from = from;
  };
  membership("membership:left", false, {2025, 2, 1}), membership("membership:back", true, {2026, 1, 1});
  const world::World world = toy.world();
  const auto burnt = [&](Month first) {
    return make_accounts(world, toy::solved(world, months(1, first)), {"region:eu"}).places.at(0).consumption_twh;
  };
  EXPECT_NEAR(burnt(Month(2025, 1)), toy::in_month(150, Month(2025, 1)), 1e-4);
  EXPECT_NEAR(burnt(Month(2025, 2)), toy::in_month(100, Month(2025, 2)), 1e-4);
  EXPECT_NEAR(burnt(Month(2026, 1)), toy::in_month(150, Month(2026, 1)), 1e-4);
  EXPECT_EQ(n_minus_1(world, months(1, Month(2025, 3))).areas.size(), 1u);
}

Security assessed(const world::World& world) {
  const Outcome base = toy::solved(world, months(12));
  auto security = assess_security(world, {}, months(12), base, base, {.with_stops = true, .threads = 1, .cache_folder = ""});
  if (!security) {
    ADD_FAILURE() << security.error().what;
    return {};
  }
  EXPECT_TRUE(security->certificate.holds());
  return std::move(*security);
}

TEST(market_security, when_a_seller_stops_what_is_left_is_shared_by_rule) {
  const Security security = assessed(two_members(60).world());
  ASSERT_EQ(security.stops.size(), 1u);
  const Stop& stop = security.stops[0];
  EXPECT_EQ(stop.seller, "seller:a");
  EXPECT_NEAR(stop.share, 110 / 150.0, 1e-4);
  ASSERT_EQ(stop.members.size(), 2u);
  const MemberLoss &b = stop.members[0], &c = stop.members[1];
  EXPECT_NEAR(b.market + c.market, 110, 1e-3);
  EXPECT_NEAR(b.equal, 100 * 110 / 150.0, 1e-3);
  EXPECT_NEAR(c.equal, 50 * 110 / 150.0, 1e-3);
  EXPECT_NEAR(c.equal_worst, 110 / 150.0, 1e-5);
  EXPECT_NEAR(b.own_first, 60, 1e-3);
  EXPECT_NEAR(c.own_first, 50, 1e-3);
  EXPECT_GT(b.price_after, b.price_before);
  EXPECT_NEAR(b.equal + c.equal, b.own_first + c.own_first, 1e-3);
}

TEST(market_security, a_stopped_seller_does_not_come_back_by_way_of_a_neighbour) {
  ToyWorld toy;
  toy.seller("a", "a");
  toy.node("a", "a"), toy.node("b"), toy.node("u");
  toy.supply("a", 1000, 10), toy.supply("u", 50, 12);
  toy.demand("b", 100, 0, 20), toy.demand("u", 50, 0, 20, 2 * toy::kNever);
  toy.pipe("a", "b", 300, 1), toy.pipe("b", "u", 300, 1), toy.pipe("u", "b", 300, 1);
  join(toy, "b");
  const Security security = assessed(toy.world());
  ASSERT_EQ(security.stops.size(), 1u);
  EXPECT_NEAR(security.stops[0].members.at(0).market, 100, 1e-3);
}

TEST(market_security, gas_is_kept_from_where_it_gets_to_only_across_the_barred_places) {
  ToyWorld toy;
  toy.seller("a", "a");
  for (const char* node : {"a", "b", "beyond", "beside"}) toy.node(node, std::string(node) == "a" ? "a" : "rest");
  toy.pipe("a", "b", 10, 1), toy.pipe("b", "beyond", 10, 1), toy.pipe("a", "beside", 10, 1), toy.pipe("beside", "b", 10, 1);
  const auto levers = stop_levers(toy.world(), "seller:a", {"node:b"});
  ASSERT_EQ(levers.size(), 5u);
  EXPECT_EQ(std::get<scenario::RestrictionLever>(levers[0]).buyers, (std::vector<std::string>{"node:b", "node:beyond"}));
  EXPECT_EQ(std::get<scenario::FlowLever>(levers[1]).route, "pipe:a-b");
  EXPECT_EQ(std::get<scenario::FlowLever>(levers[2]).seller, "seller:storage");
  EXPECT_EQ(std::get<scenario::FlowLever>(levers[3]).route, "pipe:beside-b");
}

TEST(market_security, without_members_there_is_nothing_to_tell) {
  const world::World world = two_members(60).world();
  world::World alone = world;
  for (auto& country : alone.countries) country.regions.clear();
  const Security security = assessed(alone);
  EXPECT_TRUE(security.n_minus_1.areas.empty());
  EXPECT_TRUE(security.stops.empty());
  EXPECT_FALSE(security.all);
}

TEST(market_security, of_a_scenario_it_tells_who_lacks_what_it_takes_away) {
  const world::World world = two_members(60).world();
  scenario::Scenario scenario;
  scenario.events = {toy::event("cut", scenario::CapacityLever{"pipe:a-b", 0.5}, Month(2025, 3))};
  const Outcome base = toy::solved(world, months(12)), cut = toy::solved(world, months(12), scenario.events);
  const auto security =
      assess_security(world, scenario, months(12), base, cut, {.with_stops = true, .threads = 1, .cache_folder = ""});
  ASSERT_TRUE(security);
  ASSERT_TRUE(security->all);
  EXPECT_EQ(security->all->from, Month(2025, 3));
  EXPECT_EQ(security->all->months, 10u);
  double lost = 0;
  for (const MemberLoss& one : security->all->members) lost += one.market;
  EXPECT_NEAR(lost, 55 * 306 / 365.0, 1e-3);  // from March to December
  EXPECT_NEAR(security->all->members[1].equal / security->all->members[1].base, 55 / 150.0, 1e-4);
}

}  // namespace
}  // namespace netback::market
