// A market model as a PyPSA network: the same linear program, column by column, in PyPSA's words. docs/exports.md says
// which row becomes which bus and which column which component.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/error.h"
#include "model/model.h"

namespace netback::exports {

using Files = std::vector<std::pair<std::string, std::string>>;  // name and text

// Files of a CSV folder but meta.json. Every row of the program becomes a bus or a bound, every column a component of the
// same cost and bounds. Fails (bad input) when the program holds what PyPSA has no word for.
Result<Files> pypsa(const model::MarketModel& model);

struct PypsaMeta {
  double objective = 0;               // ours for exactly this program, million USD
  std::vector<std::string> left_out;  // words of --drop
  std::string program;                // "Netback 0.1.0"
};
std::string meta_json(const model::MarketModel& model, const PypsaMeta& meta);

}  // namespace netback::exports
