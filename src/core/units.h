// Every conversion factor of Netback, each with its source. Inside: TWh (gross calorific), USD/MWh, million USD;
// 1 TWh x 1 USD/MWh = 1 million USD, so no factor stands between them.
#pragma once
#include <optional>
#include <string_view>

namespace netback::units {

// 1 bcm of pipeline gas as traded in Europe (10.55 kWh/m3 GCV; ENTSOG transparency uses 10.5-10.6 by point).
inline constexpr double kTwhPerBcm = 10.55;
// 1 "standard" bcm of the Energy Institute: 40 MJ/m3 GCV at 15 C = 40/3.6 kWh/m3 (Statistical Review, definitions).
inline constexpr double kTwhPerBcmEi = 40.0 / 3.6;
// 1 Mt of LNG: 54.4 GJ/t GCV, mean of cargoes (GIIGNL annual report, conversion table: 15.1 MWh/t).
inline constexpr double kTwhPerMtLng = 15.1;
// 1 MWh = 3.412141633 MMBtu (International Table Btu, 1055.05585262 J).
inline constexpr double kMmbtuPerMwh = 3.412141633;
// 1 bcf = 28.316846592 million m3 (international foot); as energy at 1,037 Btu/cf (EIA average heat content).
inline constexpr double kTwhPerBcf = 1.037e12 / 3.412141633e12;
// 1 barrel of crude = 0.1364 t (BP/EI approximate world average, 7.33 bbl/t).
inline constexpr double kBarrelsPerTonne = 7.33;
// 1 nautical mile = 1852 m (SI brochure).
inline constexpr double kMetrePerNauticalMile = 1852.0;

// Energy of one unit of an amount column in TWh: "twh", "bcm", "bcm_ei", "mtpa", "bcf". Empty for an unknown word.
std::optional<double> twh_per(std::string_view unit);

constexpr double usd_per_mwh(double usd_per_mmbtu) { return usd_per_mmbtu * kMmbtuPerMwh; }
constexpr double usd_per_mmbtu(double usd_per_mwh) { return usd_per_mwh / kMmbtuPerMwh; }

}  // namespace netback::units
