// Parts of summary.json: the market in depth.
#pragma once
#include <nlohmann/json.hpp>

#include "report/facts.h"

namespace netback::report {

nlohmann::ordered_json contracts_json(const Facts& facts);
nlohmann::ordered_json mark_ups_json(const Facts& facts);
nlohmann::ordered_json netbacks_json(const Facts& facts);
nlohmann::ordered_json marginal_json(const Facts& facts);
nlohmann::ordered_json shortages_json(const market::Outcome& outcome);
nlohmann::ordered_json ranges_json(const Facts& facts);
nlohmann::ordered_json durations_json(const Facts& facts);
nlohmann::ordered_json envelope_json(const Facts& facts);
nlohmann::ordered_json sensitivity_json(const Facts& facts);
nlohmann::ordered_json security_json(const Facts& facts);

// Six decimals: enough for any use, and no digit of noise; null where there is no number.
nlohmann::ordered_json number(double value);

}  // namespace netback::report
