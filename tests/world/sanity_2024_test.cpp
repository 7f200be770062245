// The base year smells right.
#include "world/sanity_world.h"

namespace netback::market {
namespace {

using namespace sanity;

TEST(sanity_2024, certificate_holds) {
  EXPECT_TRUE(year().outcome.certificate.holds()) << year().outcome.certificate.worst();
}

TEST(sanity_2024, asia_pays_more_than_europe_and_europe_more_than_america) {
  const double jkm = price_2024("price:jkm"), ttf = price_2024("price:ttf"), henry_hub = price_2024("price:henry-hub");
  std::printf("JKM %.2f > TTF %.2f > Henry Hub %.2f USD/MMBtu\n", jkm, ttf, henry_hub);
  EXPECT_GT(jkm, ttf);
  EXPECT_GT(ttf, henry_hub);
}

TEST(sanity_2024, yearly_prices_are_within_a_factor_of_one_and_a_half) {
  for (const auto& row : year().world.observed) {
    if (row.measure != "price" || row.year != 2024) continue;
    const double model = ours(row).value_or(0);
    EXPECT_LT(model, 1.5 * row.value) << row.id;
    EXPECT_GT(model, row.value / 1.5) << row.id;
  }
}

TEST(sanity_2024, great_exporters_are_within_fifteen_percent) {
  for (const char* who : {"russia", "norway", "us", "qatar"}) {
    const auto& row = observed(std::string("export/") + who + "/2024");
    const double model = ours(row).value_or(0);
    std::printf("exports %-8s %7.1f observed %7.1f bcm\n", who, model / units::kTwhPerBcmEi,
                row.value / units::kTwhPerBcmEi);
    EXPECT_NEAR(model, row.value, 0.15 * row.value) << who;
  }
}

TEST(sanity_2024, lng_exports_by_country_are_within_ten_percent) {
  int count = 0, with_a_month_more = 0;
  for (const auto& row : year().world.observed) {
    if (row.measure != "lng_export" || row.year != 2024 || !row.subject.starts_with("country:") ||
        row.value <= 3 * units::kTwhPerBcmEi)
      continue;
    const double model = ours(row).value_or(0);
    // A cargo counts where it lands: those of a month may all land on this side of New Year in place of the other.
    const double a_month = model / 12;
    const bool is_near = std::abs(model - row.value) <= 0.1 * row.value;
    with_a_month_more += !is_near;
    EXPECT_NEAR(model, row.value, 0.1 * row.value + (is_near ? 0 : a_month))
        << row.subject << " " << model / units::kTwhPerBcmEi << " bcm, observed " << row.value / units::kTwhPerBcmEi;
    ++count;
  }
  EXPECT_GE(count, 15);
  EXPECT_LE(with_a_month_more, 1);
}

TEST(sanity_2024, nothing_flows_by_nord_stream) {
  for (const auto& flow : year().outcome.pipe_flows) EXPECT_FALSE(flow.pipe.starts_with("pipe:nord-stream"));
}

TEST(sanity_2024, no_turkmen_gas_leaves_russia) {
  const World& world = year().world;
  for (const auto& flow : year().outcome.pipe_flows)
    if (flow.seller == "seller:turkmenistan" && in_place(world, flow.from_node, "country:russia")) {
      EXPECT_TRUE(in_place(world, flow.to_node, "country:russia")) << flow.pipe << " " << sum(flow.twh) << " TWh";
    }
  for (const auto& [place, sales] : year().outcome.sales)
    if (in_place(world, place, "region:eu")) {
      EXPECT_FALSE(sales.contains("seller:turkmenistan")) << place;
    }
}

TEST(sanity_2024, stocks_of_the_eu_are_lowest_in_march_and_highest_in_autumn) {
  Series stock(12, 0);
  for (const auto& row : year().world.storage)
    if (const auto found = year().outcome.stock.find(row.id);
        found != year().outcome.stock.end() && in_place(year().world, row.node, "region:eu"))
      for (std::size_t t = 0; t < 12; ++t) stock[t] += found->second[t];
  for (const double s : stock) std::printf("%.0f ", s);
  std::printf("TWh in EU stores at month ends\n");
  EXPECT_EQ(std::min_element(stock.begin(), stock.end()) - stock.begin(), 2);
  const auto fullest = std::max_element(stock.begin(), stock.end()) - stock.begin();
  EXPECT_TRUE(fullest == 9 || fullest == 10) << "fullest at the end of month " << fullest + 1;
}

TEST(sanity_2024, nothing_is_unserved) {
  for (const auto& [place, series] : year().outcome.unserved) ADD_FAILURE() << place << " lacks " << sum(series) << " TWh";
}

TEST(sanity_2024, nobody_pays_to_be_rid_of_gas) {
  for (const auto& [place, series] : year().outcome.price)
    EXPECT_GE(*std::min_element(series.begin(), series.end()), 0)
        << place << ": output or a contract that must flow has nowhere to go";
}

}  // namespace
}  // namespace netback::market
