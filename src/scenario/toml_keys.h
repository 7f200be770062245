// The keys of scenario.toml, by lever. One table for reading, writing and the hints of error messages.
#pragma once
#include <span>
#include <string_view>

namespace netback::scenario {

inline constexpr std::string_view kSchema = "netback.scenario/1";
inline constexpr std::string_view kTopKeys[] = {"schema", "title", "as_of", "remarks", "event"};
// Keys that every event may have.
inline constexpr std::string_view kEventKeys[] = {"id",         "title",       "lever",       "from",   "until",
                                                  "durations",  "ramp_months", "probability", "given",  "excludes",
                                                  "known_from", "surprise",    "because",     "assumed"};

// Keys of a lever beside those; the first is what the lever acts on. `value`: an amount ("27.5 bcm/a"), a share ("50 %") or
// a price ("3 usd/mwh").
inline constexpr std::string_view kCapacityKeys[] = {"target", "value"};  // share of nameplate
inline constexpr std::string_view kFlowKeys[] = {"target", "seller", "value", "mode"};  // amount; resume or cap
inline constexpr std::string_view kRestrictionKeys[] = {"target", "kind",      "restrictor",
                                                        "buyers", "commodity", "value"};  // share still allowed
inline constexpr std::string_view kLiftKeys[] = {"target", "kind", "restrictor", "buyers", "commodity"};
inline constexpr std::string_view kStakeKeys[] = {"target", "buyer", "from_owner", "value"};  // share of the whole asset
inline constexpr std::string_view kContractKeys[] = {"target", "seller",        "buyer",        "route",
                                                     "value",  "minimum_share", "maximum_share"};
inline constexpr std::string_view kTaxKeys[] = {"target", "buyers", "value"};  // price
inline constexpr std::string_view kPlainKeys[] = {
    "target", "value"};  // route: share or money; tariff, price_cap: price; demand, supply: factor as share
inline constexpr std::string_view kAgreementKeys[] = {"topic"};

struct LeverKeys {
  std::string_view lever;
  std::span<const std::string_view> keys;
};
inline constexpr LeverKeys kLeverKeys[] = {
    {"capacity", kCapacityKeys}, {"flow", kFlowKeys},           {"restriction", kRestrictionKeys},
    {"lift", kLiftKeys},         {"stake", kStakeKeys},         {"contract", kContractKeys},
    {"route", kPlainKeys},       {"tariff", kPlainKeys},        {"demand", kPlainKeys},
    {"supply", kPlainKeys},      {"agreement", kAgreementKeys}, {"tax", kTaxKeys},
    {"price_cap", kPlainKeys},
};

}  // namespace netback::scenario
