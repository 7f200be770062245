// The parts of the HTML page. Everything that comes from a page, a table or a scenario passes escape().
#pragma once
#include <string>
#include <string_view>

#include "report/facts.h"

namespace netback::report {

std::string_view html_style();
// The quoted claims in page order, or the whole text with its claims marked; each with chain, odds and events.
std::string html_claims(const Facts& facts);
// The page's text with claim spans marked, innermost claim on top.
std::string html_full_text(const Facts& facts);
// Rows behind the assets of the report, and their sources.
std::string html_sources(const Facts& facts);

}  // namespace netback::report
