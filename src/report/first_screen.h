// What a reader must know first, in words (design 8): talk or deal, from when, what would change, who says so, what must
// come true, what moves ownership and not gas, remarks. And the three doubts, kept apart, that close the report.
#pragma once
#include <string>
#include <vector>

#include "report/facts.h"

namespace netback::report {

struct Paragraph {
  std::string id, heading;
  std::vector<std::string> lines;
};

std::vector<Paragraph> first_screen(const Facts& facts);
std::vector<Paragraph> doubts(const Facts& facts);
inline constexpr const char* kLastLine = "A scenario, not a forecast, not advice.";

// Parts of the first screen, each in its own file.
Paragraph talk_or_deal(const Facts& facts);
Paragraph if_all_happened(const Facts& facts);
Paragraph weighted_by_odds(const Facts& facts);
Paragraph who_says_so(const Facts& facts);
Paragraph what_must_come_true(const Facts& facts);
Paragraph ownership_only(const Facts& facts);
Paragraph remarks(const Facts& facts);
// "Why: the line X is closed. Lifting this would lower the shortage."; empty where nothing is known.
std::string why_short(const Facts& facts, const market::Shortage& shortage);
// Which headline numbers are intervals; empty unless ranges were asked for.
std::string ranges_line(const Facts& facts);

}  // namespace netback::report
