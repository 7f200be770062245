// "27.5 bcm/a", "10 mtpa", "50 %": what stands in `value` of scenario.toml. Writing is exact: reading the text back gives
// the same number, bit by bit.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace netback::scenario {

// bcm/a (10.55 TWh), bcm_ei/a (11.11), mtpa or Mt/a of LNG, bcf/d, mcm/d, twh/a.
std::optional<double> parse_twh_per_year(std::string_view text);
std::string twh_per_year_text(double twh);
// "50 %" or "0.5 share"
std::optional<double> parse_share(std::string_view text);
std::string share_text(double share);
// "3 usd/mwh" or "1 usd/mmbtu"
std::optional<double> parse_usd_per_mwh(std::string_view text);
std::string usd_per_mwh_text(double value);
// "0.8 million usd" or "800000 usd"
std::optional<double> parse_million_usd(std::string_view text);
std::string million_usd_text(double value);

// The word of the list that differs by the fewest letters; empty when none is near.
std::string nearest(std::string_view word, const auto& list);
int letters_apart(std::string_view a, std::string_view b);

std::string nearest(std::string_view word, const auto& list) {
  std::string best;
  int least = static_cast<int>(word.size()) / 2 + 1;
  for (const auto& item : list)
    if (const int apart = letters_apart(word, item); apart < least) least = apart, best = item;
  return best;
}

}  // namespace netback::scenario
