// Both forms of the market side by side: hub prices, where they differ, and the certificates of both.
#pragma once
#include <string>

#include "market/forms.h"
#include "report/report.h"

namespace netback::report {

std::string forms_text(const world::World& world, const Input::Manifest& manifest, const market::FormCheck& check,
                       bool colour, int width);
// netback.forms/1
std::string forms_json(const Input::Manifest& manifest, const market::FormCheck& check);

}  // namespace netback::report
