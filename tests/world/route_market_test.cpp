// What straits do to the market: closed, reopened, halved, as of days on which they were news and on which they were not.
#include "world/sanity_world.h"

namespace netback::market {
namespace {

using namespace sanity;

// Twelve months as of a day: base, and one future for each set of events.
struct Sea {
  World world;
  model::Timeline line;
  std::vector<Event> events;
  Solved solved;
  model::Network network;

  Sea(Date day, std::vector<std::pair<const char*, RouteLever>> levers, const std::vector<std::vector<std::size_t>>& futures)
      : world(world::known_by(tables(), day)), line(model::make_timeline(world, day, 12)) {
    const Clock clock("twelve months, their straits");
    for (const auto& [id, lever] : levers) events.push_back(event(id, lever, line.report));
    network = model::make_network(world, events, line);
    PathSolver solver(world, line, events, 1);
    if (auto based = solver.solve_base(); !based) throw std::runtime_error(based.error().what);
    std::vector<std::vector<Stage>> paths{{}};
    for (const auto& future : futures) {
      std::vector<double> weights(events.size(), 0);
      for (const std::size_t i : future) weights[i] = 1;
      paths.push_back({{line.report, weights}});
    }
    auto answer = solver.solve(paths, 0);
    if (!answer) throw std::runtime_error(answer.error().what);
    solved = std::move(*answer);
  }
  // 0 is base.
  const Outcome& of(std::size_t future) const { return solved.outcomes[solved.of_path[future]]; }

  // TWh from `from` to `to` (places; empty: all) past `gate` (empty: by any way).
  double twh(std::size_t future, const std::string& gate, const std::string& from = "", const std::string& to = "") const {
    double total = 0;
    for (const auto& flow : of(future).lng_flows)
      if ((gate.empty() || std::ranges::find(flow.gates, gate) != flow.gates.end()) &&
          (from.empty() || in_place(world, flow.from_node, from)) && (to.empty() || in_place(world, flow.to_node, to)))
        total += sum(flow.twh);
    return total;
  }
  // Days of ships that the cargoes landed in the reported months took, mean of a way's months.
  double ship_days(std::size_t future) const {
    double total = 0;
    for (const auto& flow : of(future).lng_flows) {
      const auto arc = std::ranges::find_if(network.voyages, [&](const model::VoyageArc& one) {
        return world.nodes[network.exports[one.from].node].id == flow.from_node &&
               world.nodes[network.imports[one.to].node].id == flow.to_node &&
               std::ranges::equal(one.passage.gates, flow.gates);
      });
      if (arc == network.voyages.end()) {
        ADD_FAILURE() << "a flow by no way: " << flow.from_node << " to " << flow.to_node;
        continue;
      }
      double days = 0, open = 0;
      for (const auto& voyage : arc->voyage)
        if (voyage.open) days += voyage.ship_days_per_twh, open += 1;
      total += sum(flow.twh) * days / open;
    }
    return total;
  }
  double hire(std::size_t future) const { return mean(of(future).charter_rate.at("vessel:lng-174k")); }
  double price(std::size_t future, const std::string& node) const { return mean(of(future).price.at(node)); }

  void tell(const char* what, std::size_t future) const {
    std::printf(
        "%-28s ship-days %7.0f, hire %6.0f USD/day; TWh by Suez %5.0f, Bab el-Mandeb %5.0f, the Cape %5.0f, Panama %5.0f; "
        "TTF "
        "%.2f, Japan %.2f USD/MWh\n",
        what, ship_days(future), hire(future), twh(future, "route:suez-canal"), twh(future, "route:bab-el-mandeb"),
        twh(future, "route:cape-of-good-hope"), twh(future, "route:panama-canal"), price(future, "node:netherlands"),
        price(future, "node:japan"));
  }
};

constexpr const char* kSuez = "route:suez-canal";
constexpr const char* kBab = "route:bab-el-mandeb";
constexpr const char* kPanama = "route:panama-canal";
constexpr const char* kCape = "route:cape-of-good-hope";

const Sea& before_the_red_sea() {
  static const Sea shared(
      {2021, 12, 31}, {{"suez", RouteLever{kSuez, 0}}, {"bab", RouteLever{kBab, 0}}, {"panama", RouteLever{kPanama, 0.5}}},
      {{0}, {1}, {2}});
  return shared;
}
const Sea& after_the_red_sea() {
  static const Sea shared({2024, 12, 31},
                          {{"suez", RouteLever{kSuez, 0}},
                           {"open", RouteLever{kBab, 1}},
                           {"dear", RouteLever{.gate = kBab, .cost_million_usd = 3.36}}},
                          {{0}, {1}, {1, 2}});
  return shared;
}

// What was afloat when the run began has passed already: so much may still land by a closed way.
constexpr double kAfloat = 6;  // TWh

TEST(route_market, closing_suez_or_bab_el_mandeb_in_2021_sends_the_gulf_round_the_cape) {
  const Sea& sea = before_the_red_sea();
  sea.tell("as of 2021-12-31", 0), sea.tell("Suez closed", 1), sea.tell("Bab el-Mandeb closed", 2);
  const auto to_europe = [&](std::size_t future, const char* gate) {
    return sea.twh(future, gate, "node:qatar", "region:europe");
  };
  for (const std::size_t future : {0, 1, 2})
    std::printf("Qatar to Europe: %.0f TWh, by Suez %.0f, by the Cape %.0f\n", to_europe(future, ""),
                to_europe(future, kSuez), to_europe(future, kCape));
  EXPECT_GT(to_europe(0, kSuez), 0.8 * to_europe(0, ""));
  for (const std::size_t closed : {1, 2}) {
    EXPECT_LT(sea.twh(closed, closed == 1 ? kSuez : kBab), kAfloat);
    EXPECT_GT(to_europe(closed, kCape), 0.8 * to_europe(closed, ""));
    EXPECT_GT(to_europe(closed, ""), 0.5 * to_europe(0, "")) << "Europe still buys";
    EXPECT_GT(sea.ship_days(closed), sea.ship_days(0) + 300);
    EXPECT_GT(sea.hire(closed), sea.hire(0) + 100);
  }
}

TEST(route_market, after_2024_closing_suez_is_no_news_and_reopening_bab_el_mandeb_shortens_voyages) {
  const Sea& sea = after_the_red_sea();
  sea.tell("as of 2024-12-31", 0), sea.tell("Suez closed", 1), sea.tell("Bab el-Mandeb reopened", 2);
  sea.tell("... at the premium of the day", 3);
  EXPECT_LT(sea.twh(0, kSuez), kHearTwh);
  EXPECT_NEAR(sea.ship_days(1), sea.ship_days(0), 1);
  EXPECT_NEAR(sea.price(1, "node:netherlands"), sea.price(0, "node:netherlands"), 1e-3);
  for (const char* gate : {kSuez, kBab, kCape, kPanama}) EXPECT_NEAR(sea.twh(1, gate), sea.twh(0, gate), 0.1) << gate;
  EXPECT_GT(sea.twh(2, kSuez), 30);
  EXPECT_LT(sea.twh(2, kCape), sea.twh(0, kCape) - 30);
  EXPECT_LT(sea.ship_days(2), sea.ship_days(0) - 300);
  // Where insurers go on asking what they did, the way round stays cheaper for all but a hair of it.
  EXPECT_LT(sea.twh(3, kSuez), 0.03 * sea.twh(2, kSuez));
}

TEST(route_market, half_of_panama_sends_us_cargoes_to_asia_by_suez_or_the_cape) {
  const Sea& sea = before_the_red_sea();
  sea.tell("as of 2021-12-31", 0), sea.tell("Panama at 50 %", 3);
  const auto to_asia = [&](std::size_t future, const char* gate) {
    return sea.twh(future, gate, "country:us", "region:asia");
  };
  for (const std::size_t future : {0, 3})
    std::printf("US to Asia: %.0f TWh, by Panama %.0f, Suez %.0f, the Cape %.0f\n", to_asia(future, ""),
                to_asia(future, kPanama), to_asia(future, kSuez), to_asia(future, kCape));
  const auto slot = std::ranges::find(sea.of(3).bindings, std::string(kPanama), &Binding::id);
  ASSERT_NE(slot, sea.of(3).bindings.end());
  std::printf("a slot is worth %.2f USD/MWh of the cargo in %d months\n", slot->usd_per_mwh, slot->month_count);
  EXPECT_GT(slot->usd_per_mwh, 0.1);
  // One slot a day, half a cargo of 1.14 TWh; cargoes of the month before land too.
  EXPECT_LT(sea.twh(3, kPanama), 0.5 * 1.14 * (365 + 31));
  EXPECT_GT(to_asia(3, kSuez) + to_asia(3, kCape), to_asia(0, kSuez) + to_asia(0, kCape) + 20);
  EXPECT_GT(sea.ship_days(3), sea.ship_days(0) + 300);
  EXPECT_GT(sea.hire(3), sea.hire(0) + 100);
}

}  // namespace
}  // namespace netback::market
