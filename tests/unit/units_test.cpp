// Each constant against a second source, written beside it.
#include "core/units.h"

#include <gtest/gtest.h>

namespace netback::units {
namespace {

constexpr double kJoulePerKwh = 3.6e6;

TEST(units, bcm_of_pipeline_gas) {
  // Second source: IEA Key World Energy Statistics, gross calorific value of Russian gas 38.23 MJ/m3; within 1 %.
  EXPECT_NEAR(kTwhPerBcm, 38.23 / 3.6, 0.01 * kTwhPerBcm);
}

TEST(units, bcm_of_the_energy_institute) {
  // Second source: the same review's table "1 billion cubic metres = 36 petajoules net"; net is 0.9 of gross for gas.
  EXPECT_NEAR(kTwhPerBcmEi, 36.0 / 0.9 / 3.6, 1e-9);
  EXPECT_NEAR(kTwhPerBcmEi, 11.11, 0.005);
}

TEST(units, million_tonnes_of_lng) {
  // Second source: IGU World LNG Report conversion, 1 t LNG = 53.38 MMBtu (within 4 %: cargoes differ) and
  // BP: 1 Mt LNG = 1.36 bcm of 40 MJ/m3.
  EXPECT_NEAR(kTwhPerMtLng, 1.36 * 40 / 3.6, 0.02);
  EXPECT_NEAR(kTwhPerMtLng, 53.38 / kMmbtuPerMwh, 0.04 * kTwhPerMtLng);
}

TEST(units, btu) {
  // Second source: the pound, degree and calorie that define it: 453.59237 g x 5/9 K x 4.1868 J.
  const double joule_per_btu = 453.59237 * 5.0 / 9.0 * 4.1868;
  EXPECT_NEAR(kMmbtuPerMwh, 1e3 * kJoulePerKwh / joule_per_btu / 1e6, 1e-8);
}

TEST(units, billion_cubic_feet) {
  // Second source: by volume, 0.0283168 bcm at 38.6 MJ/m3 (1,037 Btu/cf in SI), from the foot of 0.3048 m.
  const double cubic_metres = 0.3048 * 0.3048 * 0.3048;
  const double joule_per_cubic_metre = 1037 * 1055.05585262 / cubic_metres;
  EXPECT_NEAR(joule_per_cubic_metre / 1e6, 38.6, 0.05);
  EXPECT_NEAR(kTwhPerBcf, cubic_metres * joule_per_cubic_metre / kJoulePerKwh, 1e-8);
}

TEST(units, barrel_of_crude) {
  // Second source: volume of the barrel (42 US gallons of 231 cubic inches) at 0.858 t/m3, a 33 API crude.
  const double cubic_metres = 42 * 231 * 0.0254 * 0.0254 * 0.0254;
  EXPECT_NEAR(1 / kBarrelsPerTonne, cubic_metres * 0.858, 0.0005);
}

TEST(units, nautical_mile) {
  // Second source: one minute of latitude, a sixtieth of a degree of the 40,007.863 km meridian (WGS 84), within 0.02 %.
  EXPECT_NEAR(kMetrePerNauticalMile, 40'007'863.0 / 360 / 60, 0.0002 * kMetrePerNauticalMile);
}

TEST(units, amounts_by_the_words_of_the_tables) {
  EXPECT_EQ(twh_per("twh"), 1.0);
  EXPECT_EQ(twh_per("bcm"), kTwhPerBcm);
  EXPECT_EQ(twh_per("bcm_ei"), kTwhPerBcmEi);
  EXPECT_EQ(twh_per("mtpa"), kTwhPerMtLng);
  EXPECT_EQ(twh_per("bcf"), kTwhPerBcf);
  EXPECT_FALSE(twh_per("BCM"));
  EXPECT_FALSE(twh_per(""));
}

TEST(units, prices_go_there_and_back) {
  EXPECT_NEAR(usd_per_mwh(10), 34.12, 0.005);  // 10 USD/MMBtu, as TTF is quoted beside JKM
  EXPECT_NEAR(usd_per_mmbtu(usd_per_mwh(7.25)), 7.25, 1e-12);
}

}  // namespace
}  // namespace netback::units
