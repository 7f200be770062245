// Twelve hex digits that name a run by what it was made from.
#pragma once
#include <string>

#include "report/report.h"

namespace netback::report {

std::string run_id(const Input& input);

}  // namespace netback::report
