#include "model/timeline.h"

#include "toy_world.h"

namespace netback::model {
namespace {

world::World stocks_of(Date day) {
  toy::ToyWorld toy;
  toy.node("a");
  toy.storage("a", 100, 1, 1, day, 50);
  return toy.world();
}

TEST(model_timeline, runs_in_from_the_last_known_stocks_and_out_to_the_end_of_march) {
  const Timeline line = make_timeline(stocks_of({2025, 1, 1}), {2025, 3, 14}, 24);
  EXPECT_EQ(line.start, Month(2025, 1));
  EXPECT_EQ(line.report, Month(2025, 4));
  EXPECT_EQ(line.tail, Month(2027, 4));
  EXPECT_EQ(line.end, Month(2027, 4));
  EXPECT_EQ(line.period_count(), 27);
  EXPECT_EQ(line.month(3), line.report);
  EXPECT_EQ(line.index(line.tail), 27);
}

TEST(model_timeline, a_horizon_that_ends_elsewhere_gets_a_tail) {
  const Timeline line = make_timeline(stocks_of({2025, 1, 1}), {2025, 3, 14}, 30);
  EXPECT_EQ(line.tail, Month(2027, 10));
  EXPECT_EQ(line.end, Month(2028, 4));
}

TEST(model_timeline, a_long_run_ends_in_seasons) {
  const Timeline line = make_timeline(stocks_of({2025, 1, 1}), {2025, 3, 14}, 72);
  EXPECT_EQ(line.tail, Month(2031, 4));
  EXPECT_EQ(line.end, Month(2031, 4));
  EXPECT_EQ(line.seasonal(), Month(2027, 4));
  EXPECT_EQ(line.season_count, 8);
  EXPECT_EQ(line.period_count(), 27 + 8);
  EXPECT_EQ(line.month(27), Month(2027, 4));
  EXPECT_EQ(line.month(28), Month(2027, 10));
  EXPECT_EQ(line.length(26), 1);
  EXPECT_EQ(line.length(27), 6);
  EXPECT_EQ(line.day_count(27), 183);
  EXPECT_EQ(line.index(Month(2027, 9)), 27);
  EXPECT_EQ(line.index(Month(2031, 3)), 34);
  EXPECT_EQ(line.monthly().period_count(), 75);
}

TEST(model_timeline, months_go_on_to_the_next_season) {
  const Timeline line = make_timeline(stocks_of({2025, 1, 1}), {2025, 5, 31}, 60);
  EXPECT_EQ(line.report, Month(2025, 6));
  EXPECT_EQ(line.seasonal(), Month(2027, 10));
}

TEST(model_timeline, three_years_are_monthly_throughout) {
  EXPECT_EQ(make_timeline(stocks_of({2025, 1, 1}), {2025, 3, 14}, 36).season_count, 0);
}

TEST(model_timeline, without_stocks_there_is_no_run_in) {
  const Timeline line = make_timeline(toy::ToyWorld().world(), {2025, 12, 31}, 12);
  EXPECT_EQ(line.start, Month(2026, 1));
  EXPECT_EQ(line.report, Month(2026, 1));
  EXPECT_EQ(line.tail, Month(2027, 1));
}

TEST(model_timeline, stocks_over_a_year_old_are_no_start) {
  EXPECT_EQ(make_timeline(stocks_of({2024, 1, 1}), {2025, 3, 14}, 24).start, Month(2025, 4));
  EXPECT_EQ(make_timeline(stocks_of({2024, 4, 1}), {2025, 3, 14}, 24).start, Month(2024, 4));
}

TEST(model_timeline, stocks_of_a_later_day_are_not_looked_at) {
  EXPECT_EQ(make_timeline(stocks_of({2025, 7, 1}), {2025, 3, 14}, 24).start, Month(2025, 4));
}

TEST(model_timeline, a_past_year_is_its_twelve_months_and_the_winter_after) {
  const Timeline line = year_timeline(2024);
  EXPECT_EQ(line.start, Month(2024, 1));
  EXPECT_EQ(line.report, Month(2024, 1));
  EXPECT_EQ(line.tail, Month(2025, 1));
  EXPECT_EQ(line.end, Month(2025, 4));
}

}  // namespace
}  // namespace netback::model
