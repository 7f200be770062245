// A run as of a day, and what a line that opens moves.
#include "world/sanity_world.h"

namespace netback::market {
namespace {

using namespace sanity;

TEST(sanity_run, every_certificate_holds) {
  for (const auto& outcome : run().solved.outcomes) EXPECT_TRUE(outcome.certificate.holds()) << outcome.certificate.worst();
}

TEST(sanity_run, months_begin_after_the_day_of_the_run) {
  EXPECT_EQ(run().of(base).months.front(), Month(2025, 4));
  EXPECT_EQ(run().of(base).months.back(), Month(2027, 3));
}

TEST(sanity_run, nobody_pays_to_be_rid_of_gas) {
  for (const auto& [place, series] : run().of(base).price)
    EXPECT_GT(*std::min_element(series.begin(), series.end()), 0) << place;
}

TEST(sanity_run, nothing_is_unserved) {
  for (const auto& [place, series] : run().of(base).unserved) ADD_FAILURE() << place << " lacks " << sum(series) << " TWh";
}

TEST(sanity_nord_stream, is_used_and_lowers_the_price_of_germany) {
  const double flow = pipe_sum(run().of(stream), "pipe:nord-stream-2"), before = price_after(base, "node:germany", kFirst);
  const double after = price_after(stream, "node:germany", kFirst);
  std::printf("Nord Stream 2/B carries %.0f TWh in 15 months; Germany %.2f -> %.2f USD/MWh\n", flow, before, after);
  EXPECT_EQ(pipe_sum(run().of(base), "pipe:nord-stream-2"), 0);
  EXPECT_GT(flow, 100);
  EXPECT_LT(after, before - 0.05);
}

TEST(sanity_nord_stream, sends_lng_to_asia_rather_than_shutting_it_in) {
  const World& world = run().world;
  const auto change = [&](const std::string& place) {
    return lng_sum(world, run().of(stream), place, kFirst) - lng_sum(world, run().of(base), place, kFirst);
  };
  const double all = change(""), asia = change("region:asia"), europe = change("region:europe");
  std::printf("LNG: all %+.1f, Asia %+.1f, Europe %+.1f TWh\n", all, asia, europe);
  EXPECT_LT(europe, 0);
  EXPECT_GT(asia, 0);
  EXPECT_GT(asia, -all);
}

TEST(sanity_nord_stream, leaves_power_of_siberia_alone) {
  const double before = pipe_sum(run().of(base), "pipe:power-of-siberia", kFirst),
               after = pipe_sum(run().of(stream), "pipe:power-of-siberia", kFirst);
  EXPECT_NEAR(after, before, 0.005 * before);
}

TEST(sanity_nord_stream, a_surprise_changes_nothing_before_its_month) {
  const Outcome &a = run().of(base), &b = run().of(surprise);
  for (const auto& [place, series] : a.price)
    for (std::size_t t = 0; t < series.size() && a.months[t] < kFirst; ++t)
      EXPECT_EQ(series[t], b.price.at(place)[t]) << place;
  for (const auto& [place, series] : a.consumption)
    for (std::size_t t = 0; t < series.size() && a.months[t] < kFirst; ++t)
      EXPECT_NEAR(series[t], b.consumption.at(place)[t], 1e-5) << place;
  EXPECT_LT(mean(from_month(b, b.price.at("node:germany"), kFirst)), price_after(base, "node:germany", kFirst));
}

// Known beforehand, stores are drawn down earlier: use and prices move a little, and what is not used is in store.
TEST(sanity_nord_stream, before_its_first_month_only_storage_acts) {
  const Outcome &a = run().of(base), &b = run().of(stream);
  const auto before = [&](const std::map<std::string, Series>& table) {
    std::map<std::string, double> total;
    for (const auto& [id, series] : table) total[id] = sum(from_month(a, series, Month(1900, 1), kFirst));
    return total;
  };
  // The seller may fill its own stores for the new line: its share of output and stock is counted apart.
  const auto of_seller = [](const std::string& id) { return id.find(":russia") != std::string::npos; };
  double stock = 0, use = 0, all_use = 0, output = 0, worst = 0, own_stock = 0, own_output = 0;
  std::string where;
  for (const auto& [id, series] : a.stock)
    for (std::size_t t = 0; t < series.size(); ++t)
      if (a.months[t] + 1 == kFirst) (of_seller(id) ? own_stock : stock) += b.stock.at(id)[t] - series[t];
  auto used = before(b.consumption), made = before(b.production);
  for (const auto& [id, twh] : before(a.consumption)) use += used[id] - twh, all_use += twh;
  for (const auto& [id, twh] : before(a.production)) (of_seller(id) ? own_output : output) += made[id] - twh;
  for (const auto& [id, series] : a.price) {
    const double change =
        mean(from_month(b, b.price.at(id), Month(1900, 1), kFirst)) / mean(from_month(a, series, Month(1900, 1), kFirst)) -
        1;
    if (std::abs(change) > std::abs(worst)) worst = change, where = id;
  }
  const auto fall = [&](Month from, Month until) {
    return mean(from_month(b, b.price.at("node:germany"), from, until)) -
           mean(from_month(a, a.price.at("node:germany"), from, until));
  };
  const double fall_before = fall(Month(1900, 1), kFirst), fall_after = fall(kFirst, Month(2100, 1));
  std::printf(
      "before: use %+.1f of %.0f, output %+.1f, stock %+.1f TWh (Russia %+.1f, %+.1f); Germany %+.2f before, %+.2f after; "
      "largest change %+.1f %% "
      "at %s\n",
      use, all_use, output, stock, own_output, own_stock, fall_before, fall_after, 100 * worst, where.c_str());
  // What is used more comes out of store, not out of the ground, and no price falls further than it will.
  EXPECT_LE(stock, 1);
  // What pipes lose, what plants use and what is at sea as the month begins make up the rest.
  EXPECT_NEAR(use, -stock - own_stock + output + own_output, 0.001 * all_use);
  EXPECT_LT(std::abs(output), 0.25 * std::abs(stock));
  EXPECT_LT(std::abs(use), 0.005 * all_use);
  EXPECT_LE(fall_before, 0.05);
  EXPECT_GT(fall_before, fall_after - 0.5);
}

}  // namespace
}  // namespace netback::market
