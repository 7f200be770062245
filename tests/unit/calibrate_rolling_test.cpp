// A base year lived through: what the year before teaches, and what is not known yet.
#include "calibrate/rolling_year.h"

#include "calibrate/spread.h"
#include "calibrate/year_before.h"
#include "toy_years.h"

namespace netback::calibrate {
namespace {

constexpr int kYear = 2020;

// One node with a store; the year before wanted 80, this one 120 at twice the price.
world::World two_years(bool with_the_year_before = true) {
  toy::ToyWorld toy;
  toy.node("e");
  toy.storage("e", 60, 2, 0.2, {kYear, 1, 1}, 30);
  world::World world = toy.world();
  const auto add_year = [&](int year, double wanted, double price) {
    toy::ToyWorld part;
    part.node("e");
    part.supply("e", 140, 5, 15, 80), part.demand("e", wanted, -0.5, price);
    const world::World rows = part.world();
    world.supply.insert(world.supply.end(), rows.supply.begin(), rows.supply.end());
    world.demand.insert(world.demand.end(), rows.demand.begin(), rows.demand.end());
    toy::of_year(world, year);
  };
  if (with_the_year_before) add_year(kYear - 1, 80, 20);
  add_year(kYear, 120, 40);
  return world;
}
double price_in(const market::Outcome& outcome, int month) {
  return outcome.price.at("node:e")[static_cast<std::size_t>(month - 1)];
}

TEST(as_the_year_before, is_its_use_at_its_price_over_what_this_year_would_want_then) {
  const world::World all = two_years();
  const auto before = world_of_year(all, kYear - 1), own = world_of_year(all, kYear);
  ASSERT_TRUE(before && own);
  const auto found = as_the_year_before(*before, *own, {}, kYear, {kYear, 1, 1}, {Month(kYear, 6), Month(kYear + 1, 1)});
  ASSERT_EQ(found.size(), 2U) << "supply is the same in both years";
  for (const Setting& one : found) {
    EXPECT_EQ(one.row, "demand:e/all/2020");
    EXPECT_NEAR(one.value, 80 / (120 * 1.25), 1e-9);  // 1 - 0.5 (20 / 40 - 1)
  }
  // What was announced for the year counts in place of the year before's own use.
  ListedEvent more;
  more.id = "event:1", more.target = "node:e", more.path = Path::announced, more.year = kYear, more.month = 6;
  more.known_from = {kYear - 1, 10, 1}, more.value = 1.1;
  const auto told = as_the_year_before(*before, *own, {more}, kYear, {kYear, 1, 1}, {Month(kYear, 6)});
  ASSERT_EQ(told.size(), 1U);
  EXPECT_NEAR(told[0].value, 1.1 * 80 / (120 * 1.25), 1e-9);
}

TEST(rolling_year, learns_month_by_month_that_the_year_is_dearer_than_the_one_before) {
  const world::World all = two_years();
  const auto own = world_of_year(all, kYear);
  ASSERT_TRUE(own);
  const auto foreseen = solve_year(*own, kYear);
  const auto rolling = rolling_year(all, kYear, {}, Expectation::rolling, 1);
  ASSERT_TRUE(foreseen && rolling);
  EXPECT_TRUE(rolling->certificate.holds());
  EXPECT_LT(price_in(*rolling, 1), price_in(*foreseen, 1) - 1);
  EXPECT_GT(price_in(*rolling, 10), price_in(*rolling, 1) + 1);
  EXPECT_LT(rolling->stock.at("storage:e")[5], foreseen->stock.at("storage:e")[5] - 1);
}

TEST(rolling_year, without_a_year_before_or_news_is_the_year_foreseen) {
  const world::World all = two_years(false);
  const auto foreseen = solve_year(*world_of_year(all, kYear), kYear);
  const auto rolling = rolling_year(all, kYear, {}, Expectation::rolling, 1);
  ASSERT_TRUE(foreseen && rolling);
  for (int month = 1; month <= 12; ++month)
    EXPECT_NEAR(price_in(*rolling, month), price_in(*foreseen, month), 1e-6) << month;
}

TEST(rolling_year, a_cold_winter_ahead_keeps_gas_in_store) {
  world::World all = two_years(false);
  toy::lies_in(all, "country:e", "region:europe");
  const auto rolling = rolling_year(all, kYear, {}, Expectation::rolling, 1),
             tight = rolling_year(all, kYear, {}, Expectation::pessimistic, 1);
  ASSERT_TRUE(rolling && tight);
  EXPECT_GT(tight->stock.at("storage:e")[9], rolling->stock.at("storage:e")[9] + 0.1);
}

// An outage of the second half-year that is known from July on: until then nobody keeps gas for it.
TEST(rolling_year, what_breaks_is_not_known_before) {
  world::World all = two_years(false);
  world::AssetState broken;
  broken.id = "state:field", broken.asset = "supply:e/2020", broken.state = "damaged", broken.share = 0.7;
  broken.from = Date{kYear, 7, 1}, broken.until = Date{kYear, 12, 1}, broken.known_from = {kYear, 7, 1};
  all.asset_states.push_back(broken);
  const auto foreseen = solve_year(*world_of_year(all, kYear), kYear);
  const auto rolling = rolling_year(all, kYear, {}, Expectation::rolling, 1);
  ASSERT_TRUE(foreseen && rolling);
  EXPECT_LT(price_in(*rolling, 6), price_in(*foreseen, 6) - 0.5);
  EXPECT_GT(price_in(*rolling, 8), price_in(*rolling, 6) + 0.5);
}

TEST(year_cases, do_not_depend_on_threads_and_cover_the_curves) {
  world::World all = two_years();
  toy::quoted(all, "price:ttf", "node:e");
  toy::observe(all, "price", "price:ttf", "", kYear, 12);
  const auto one = year_cases(all, kYear, false, {}, 1, ""), many = year_cases(all, kYear, false, {}, 3, "");
  ASSERT_TRUE(one && many);
  ASSERT_EQ(one->size(), std::size(kCurves));
  std::vector<std::vector<Figure>> lists;
  for (std::size_t i = 0; i < one->size(); ++i) {
    EXPECT_EQ((*one)[i].curve, kCurves[i]);
    EXPECT_EQ((*one)[i].foresight.price, (*many)[i].foresight.price);
    EXPECT_EQ((*one)[i].rolling.price, (*many)[i].rolling.price);
    EXPECT_EQ((*one)[i].pessimistic.stock, (*many)[i].pessimistic.stock);
    lists.push_back(figures(score(all, (*one)[i].rolling, kYear)));
  }
  ASSERT_FALSE(lists[0].empty());
  EXPECT_EQ(lists[0][0].name, "TTF");
  const Range range = ranges(lists).at("TTF");
  EXPECT_LT(range.low, range.high) << "curves that differ give prices that differ";
  for (const auto& list : lists) EXPECT_TRUE(range.low <= list[0].value && list[0].value <= range.high);
}

}  // namespace
}  // namespace netback::calibrate
