// Days and dollars of a round voyage, each checked by hand: a ship of 10 knots makes 240 nm a day.
#include "route/voyage.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sea_fixture.h"

namespace netback::route {
namespace {

using test::Sea;

constexpr Date kDay{2024, 7, 1};

Passage only_way(Sea& sea) { return *SeaNetwork(sea.world()).passage("port:a", "port:b", {}); }

const CostItem* item(const std::vector<CostItem>& bill, const std::string& kind) {
  const auto found = std::ranges::find(bill, kind, &CostItem::kind);
  return found == bill.end() ? nullptr : &*found;
}

double total(const std::vector<CostItem>& bill) {
  double sum = 0;
  for (const auto& part : bill) sum += part.cost.value;
  return sum;
}

TEST(RouteVoyage, EveryPartOfTheBillIsWhatAHandReckons) {
  Sea sea;
  sea.leg("a", "b", 2400, "canal");
  sea.strait("canal").delay = 1;
  auto& toll = sea.cost("canal", "toll", 0.5, 0.4);
  toll.low = 0.8, toll.high = 1.5;
  const Shipping ship(sea.world(), sea.ship(), kDay);
  const Passage passage = only_way(sea);
  const SeaTime time = ship.time(passage, 7);
  EXPECT_EQ(time.days(), 11);
  EXPECT_EQ(ship.round_days(time).value, 24);  // twice 10 at sea and 1 at the canal, 2 in port
  const auto bill = ship.bill(passage, time, {.gas_usd_per_mwh = 30, .hire_usd_per_day = 50'000});
  EXPECT_NEAR(item(bill, "fuel")->cost.value, 20 * 0.01, 1e-12);
  EXPECT_NEAR(item(bill, "boil_off")->cost.value, 10 * 0.001 * 30, 1e-12);
  EXPECT_NEAR(item(bill, "port")->cost.value, 0.5, 1e-12);
  EXPECT_NEAR(item(bill, "toll")->cost.value, 0.9, 1e-12);
  EXPECT_NEAR(item(bill, "toll")->cost.low, 0.72, 1e-12);
  EXPECT_NEAR(item(bill, "toll")->cost.high, 1.35, 1e-12);
  EXPECT_EQ(item(bill, "toll")->rows, (std::vector<std::string>{"cost:0"}));
  EXPECT_NEAR(item(bill, "hire")->cost.value, 24 * 0.05, 1e-12);
  EXPECT_NEAR(total(bill), 0.2 + 0.3 + 0.5 + 0.9 + 1.2, 1e-12);
  const Voyage voyage = ship.voyage(passage, 7, 30);
  EXPECT_NEAR(voyage.ship_days_per_twh, 24, 1e-12);
  EXPECT_NEAR(voyage.laden_days, 12, 1e-12);
  EXPECT_NEAR(voyage.cost_usd_per_mwh, 1.9, 1e-12);  // all but hire
  EXPECT_NEAR(voyage.dues_usd_per_mwh, 1.4, 1e-12);
}

TEST(RouteVoyage, IceSlowsBendsAndShuts) {
  Sea sea;
  sea.leg("a", "b", 1200, "", "north");
  auto& july = sea.ice("north", 7, 0.9, 5);
  july.detour = 1.1, july.speed_low = 4, july.speed_high = 8, july.escort = 0.25;
  sea.ice("north", 8, 1, 15);     // faster than the ship is
  sea.ice("north", 6, 0.49, 12);  // a month mostly shut
  sea.cost("north", "escort", 2, 1);
  const Shipping ship(sea.world(), sea.ship(), kDay);
  const Passage passage = only_way(sea);
  EXPECT_NEAR(ship.time(passage, 7).sailing.value, 1200 * 1.1 / 120, 1e-12);
  EXPECT_NEAR(ship.time(passage, 7).sailing.low, 1200 * 1.1 / 192, 1e-12);
  EXPECT_NEAR(ship.time(passage, 7).sailing.high, 1200 * 1.1 / 96, 1e-12);
  EXPECT_NEAR(ship.time(passage, 8).sailing.value, 5, 1e-12);
  EXPECT_TRUE(ship.open(passage, 7));
  EXPECT_FALSE(ship.open(passage, 6));
  EXPECT_FALSE(ship.open(passage, 1));  // no row
  EXPECT_FALSE(ship.voyage(passage, 1, 30).open);
  const Voyage mean = ship.mean_voyage(passage, 30);
  EXPECT_NEAR(mean.laden_days, (ship.voyage(passage, 7, 30).laden_days + ship.voyage(passage, 8, 30).laden_days) / 2, 1e-12);
  // Another class finds no row.
  sea.ship().ice_class = "arc7";
  EXPECT_FALSE(Shipping(sea.world(), sea.ship(), kDay).mean_voyage(passage, 30).open);
}

TEST(RouteVoyage, AnIcebreakerIsPaidForWhereItLeads) {
  Sea sea;
  sea.leg("a", "n/a", 300, "", "kara");
  sea.leg("n/a", "b", 100, "north", "north");
  sea.ice("north", 7, 1, 10).escort = 0.5, sea.ice("kara", 7, 1, 10).escort = 0.1;
  sea.cost("north", "escort", 2, 2);
  sea.strait("gate");
  Passage passage = only_way(sea);
  const Shipping ship(sea.world(), sea.ship(), kDay);
  EXPECT_NEAR(item(ship.bill(passage, ship.time(passage, 7), {}), "escort")->cost.value, 2, 1e-12);
  // A strait that bears no zone's name: the mean over the miles in ice.
  sea.world().passage_costs[0].strait = "route:gate";
  passage.gates = {"route:gate"};
  const Shipping other(sea.world(), sea.ship(), kDay);
  EXPECT_NEAR(item(other.bill(passage, other.time(passage, 7), {}), "escort")->cost.value, 4 * (300 * 0.1 + 100 * 0.5) / 400,
              1e-12);
}

TEST(RouteVoyage, OfTwoRowsTheNewerCountsAndAShipsOwnBeforeAll) {
  Sea sea;
  sea.leg("a", "b", 240, "canal");
  sea.cost("canal", "toll", 1, 0);
  sea.cost("canal", "toll", 2, 0).known_from = Date{2023, 1, 1};
  sea.cost("canal", "toll", 3, 0).from = Date{2025, 1, 1};
  sea.cost("canal", "booking", 0.1, 0);
  const Passage passage = only_way(sea);
  const auto paid = [&](Date day, const std::string& kind) {
    const Shipping ship(sea.world(), sea.ship(), day);
    const auto bill = ship.bill(passage, ship.time(passage, 1), {});
    return item(bill, kind) ? item(bill, kind)->cost.value : 0;
  };
  EXPECT_EQ(paid(kDay, "toll"), 2);
  sea.world().passage_costs[2].known_from = Date{2024, 1, 1};
  EXPECT_EQ(paid(kDay, "toll"), 2);  // not yet in force
  EXPECT_EQ(paid({2025, 7, 1}, "toll"), 3);
  EXPECT_EQ(paid(kDay, "booking"), 0.1);
  sea.cost("canal", "toll", 0.7, 0, "vessel:ten-knots");
  EXPECT_EQ(paid({2025, 7, 1}, "toll"), 0.7);
  sea.world().passage_costs.back().vessel = "vessel:other";
  EXPECT_EQ(paid({2025, 7, 1}, "toll"), 3);
}

TEST(RouteVoyage, AShipTooBroadOrTooDeepIsKeptOut) {
  Sea sea;
  sea.leg("a", "b", 240, "canal");
  auto& canal = sea.strait("canal");
  canal.beam = 51.25, canal.draft = 15.2;
  const Passage passage = only_way(sea);
  sea.ship().beam = 50, sea.ship().draft = 12;
  EXPECT_TRUE(Shipping(sea.world(), sea.ship(), kDay).open(passage, 1));
  sea.ship().beam = 53.8;
  const Shipping broad(sea.world(), sea.ship(), kDay);
  EXPECT_FALSE(broad.voyage(passage, 1, 30).open);
  EXPECT_EQ(broad.too_large_for(), (std::set<std::string>{"route:canal"}));
  sea.ship().beam = 50, sea.ship().draft = 15.3;
  EXPECT_FALSE(Shipping(sea.world(), sea.ship(), kDay).open(passage, 1));
}

TEST(RouteVoyage, HalfTheCarbonOfAVoyageWithOneEndInTheRegion) {
  Sea sea;
  sea.leg("a", "b", 2400);
  auto& w = sea.world();
  for (const char* name : {"a", "b"}) {
    Sea::add(w.ports, std::string("port:") + name).country = std::string("country:") + name;
    Sea::add(w.countries, std::string("country:") + name);
  }
  auto& charge = Sea::add(w.carbon_charges, "charge:1");
  charge.region = "region:eu", charge.share = 0.4, charge.series = "price:eua", charge.from = Date{2024, 1, 1};
  const auto price = [&](const std::string& series, Month month, double value) {
    auto& row = Sea::add(w.prices, "quote:" + series + month.text());
    row.series = series, row.month = month, row.value = value;
  };
  price("price:eua", Month(2024, 5), 60), price("price:eua", Month(2024, 6), 70), price("price:eua", Month(2024, 9), 90);
  price("price:eur-usd", Month(2024, 6), 1.1);
  const auto paid = [&](Date day) {
    const Passage passage = only_way(sea);
    const Shipping ship(w, sea.ship(), day);
    const auto bill = ship.bill(passage, ship.time(passage, 1), {});
    return item(bill, "carbon") ? item(bill, "carbon")->cost.value : 0;
  };
  EXPECT_EQ(paid(kDay), 0);
  w.countries[0].regions = {"region:eu"};
  EXPECT_NEAR(paid(kDay), 20 * 100 * 0.4 * 0.5 * 70 * 1.1 / 1e6, 1e-12);
  w.countries[1].regions = {"region:eu"};
  EXPECT_NEAR(paid(kDay), 20 * 100 * 0.4 * 70 * 1.1 / 1e6, 1e-12);
  EXPECT_EQ(paid({2023, 7, 1}), 0);
}

}  // namespace
}  // namespace netback::route
