// The same gas in a tight and in a slack world, a pipe with and without gas behind it, and more LNG than anybody asked for.
#include "calibrate/past_year.h"
#include "world/sanity_world.h"

namespace netback::market {
namespace {

using namespace sanity;

World of_year(int year) {
  auto world = calibrate::world_of_year(tables(), year);
  if (!world) throw std::runtime_error(world.error().what);
  return std::move(*world);
}

Outcome solved_year(const World& world, int year) {
  auto outcome = calibrate::solve_year(world, year);
  if (!outcome) throw std::runtime_error(outcome.error().what);
  return std::move(*outcome);
}

double price(const Outcome& outcome, const char* node) { return mean(outcome.price.at(node)); }

// Gas from nowhere at a node, TWh a year, cheaper than any other.
void add_supply(World& world, const std::string& node, double twh) {
  world::Supply row;
  row.id = "supply:zz-added", row.node = node, row.base_year = world.supply.front().base_year;
  row.capacity = twh / 0.95, row.production = 0.9 * twh, row.cash_cost = 0.5, row.base_cost = 0.6, row.wall_cost = 1;
  world.supply.push_back(row);
}

double lng_from(const Outcome& outcome, const std::string& seller) {
  double twh = 0;
  for (const auto& flow : outcome.lng_flows)
    if (flow.seller == seller) twh += sum(flow.twh);
  return twh;
}

TEST(sanity_glut, the_same_gas_moves_germany_more_where_gas_is_short) {
  const double added = 27.5 * units::kTwhPerBcm;
  double moved[2] = {0, 0}, before[2] = {0, 0};
  const int years[] = {2020, 2021};
  for (int i = 0; i < 2; ++i) {
    World world = of_year(years[i]);
    before[i] = price(solved_year(world, years[i]), "node:germany");
    add_supply(world, "node:germany", added);
    moved[i] = before[i] - price(solved_year(world, years[i]), "node:germany");
  }
  std::printf("27.5 bcm more in Germany: slack 2020 %.2f of %.2f, tight 2021 %.2f of %.2f USD/MWh\n", moved[0], before[0],
              moved[1], before[1]);
  EXPECT_GT(moved[0], 0);
  EXPECT_GT(moved[1], 1.3 * moved[0]);
}

// Nord Stream 2 whole and allowed in 2024. West Siberia has idle fields; take them away and the pipe robs other ways.
TEST(sanity_glut, a_pipe_carries_new_gas_only_where_fields_are_idle) {
  const World plain = of_year(2024);
  const Outcome before = solved_year(plain, 2024);
  World open = plain;
  std::erase_if(open.asset_states, [](const auto& row) { return row.asset.starts_with("pipe:nord-stream-2"); });
  std::erase_if(open.restrictions, [](const auto& row) { return row.target == "pipe:nord-stream-2"; });
  World dry = open;  // no field gives more than it did
  for (auto& row : dry.supply)
    if (row.node == "node:russia-west-siberia" || row.node == "node:russia-european")
      row.capacity = sum(before.production.at(row.node)) / 0.995, row.production = 0.97 * row.capacity;
  const auto abroad = [&](const Outcome& outcome) {
    double twh = 0;
    for (const auto& [where, by_seller] : outcome.sales)
      if (!in_place(plain, where, "country:russia") && by_seller.contains("seller:russia"))
        twh += sum(by_seller.at("seller:russia"));
    return twh;
  };
  const double with_fields = abroad(solved_year(open, 2024)) - abroad(before),
               without = abroad(solved_year(dry, 2024)) - abroad(before);
  std::printf("Russia's sales abroad with Nord Stream 2: %+.0f TWh with idle fields, %+.0f without\n", with_fields, without);
  EXPECT_GT(with_fields, 100);
  EXPECT_LT(without, 0.7 * with_fields);  // what is left comes out of Russia's stores
}

// Where more LNG comes than anybody burns at a price, the dearest gas stops: American cargoes, and there the price stops
// too: what goes on coming puts out one of these for every one that comes. 150 bcm do it in the slack world of 2019 and
// 2020; in 2024, with prices twice as high, demand takes up as much before, and it needs 200.
TEST(sanity_glut, prices_stop_at_what_american_cargoes_cost) {
  for (const auto& [year, added] : {std::pair{2019, 150.0}, std::pair{2024, 200.0}}) {
    const World plain = of_year(year);
    const auto with = [&](double bcm) {
      World glut = plain;
      const double twh = bcm * units::kTwhPerBcm;
      for (auto& plant : glut.liquefaction)
        if (plant.id == "lng:qatar-ras-laffan") plant.capacity += twh / plant.availability;
      add_supply(glut, "node:qatar", 1.1 * twh);
      return solved_year(glut, year);
    };
    const Outcome before = solved_year(plain, year), glut = with(added), more = with(added + 30);
    const auto ttf = [](const Outcome& outcome) { return price(outcome, "node:netherlands"); };
    std::printf(
        "%d, LNG of %.0f and %.0f bcm more: TTF %.2f, %.2f, %.2f USD/MMBtu; Henry Hub %.2f; US LNG %.0f, %.0f, %.0f TWh\n",
        year, added, added + 30, units::usd_per_mmbtu(ttf(before)), units::usd_per_mmbtu(ttf(glut)),
        units::usd_per_mmbtu(ttf(more)), units::usd_per_mmbtu(price(more, "node:us-gulf")), lng_from(before, "seller:us"),
        lng_from(glut, "seller:us"), lng_from(more, "seller:us"));
    double cut = 0, most_other = 0;
    for (const char* seller : {"seller:australia", "seller:nigeria", "seller:russia", "seller:algeria", "seller:rest"}) {
      const double less = std::max(0.0, lng_from(before, seller) - lng_from(glut, seller));
      cut += less, most_other = std::max(most_other, less);
      std::printf("  %s %.0f", seller, less);
    }
    const double american = lng_from(before, "seller:us") - lng_from(glut, "seller:us");
    std::printf("  us %.0f TWh less\n", american);
    const double hub = price(glut, "node:us-gulf");
    EXPECT_GT(ttf(more), 0.9 * ttf(glut)) << year;  // it stops
    EXPECT_GT(ttf(glut), hub) << year;              // above the gas itself: the way costs
    EXPECT_LT(ttf(glut), 1.15 * hub + units::usd_per_mwh(3.5)) << year;  // own use, cash cost of the plant, ship, terminal
    EXPECT_GT(american, most_other) << year;
  }
}

}  // namespace
}  // namespace netback::market
