#include "scenario/value.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/number.h"
#include "core/units.h"

namespace netback::scenario {
namespace {

struct Unit {
  std::string_view name;
  double factor;
};

// In the order in which writing tries them.
constexpr Unit kFlows[] = {
    {"bcm/a", units::kTwhPerBcm},      {"mtpa", units::kTwhPerMtLng}, {"bcf/d", units::kTwhPerBcf * 365},       {"twh/a", 1},
    {"bcm_ei/a", units::kTwhPerBcmEi}, {"mt/a", units::kTwhPerMtLng}, {"mcm/d", units::kTwhPerBcm * 365 / 1000}};
constexpr Unit kMoney[] = {{"million usd", 1}, {"usd", 1e-6}};
constexpr Unit kPrices[] = {{"usd/mwh", 1}, {"usd/mmbtu", units::kMmbtuPerMwh}};

std::optional<double> parse(std::string_view text, const auto& units) {
  const std::size_t space = text.find_first_of(" \t");
  if (space == std::string_view::npos) return std::nullopt;
  const auto number = parse_number(text.substr(0, space));
  std::string unit(text.substr(std::min(text.find_first_not_of(" \t", space), text.size())));
  for (char& c : unit) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (const Unit& known : units)
    if (number && unit == known.name && std::isfinite(*number * known.factor)) return *number * known.factor;
  return std::nullopt;
}

// The first unit in which six decimals say the number exactly; the base unit always does.
std::string text_of(double value, const auto& units, std::string_view base) {
  for (const Unit& unit : units) {
    const double rounded = std::round(value / unit.factor * 1e6) / 1e6;
    if (rounded * unit.factor == value) return number_text(rounded) + " " + std::string(unit.name);
  }
  return number_text(value) + " " + std::string(base);
}

}  // namespace

std::optional<double> parse_twh_per_year(std::string_view text) { return parse(text, kFlows); }
std::string twh_per_year_text(double twh) { return text_of(twh, kFlows, "twh/a"); }
std::optional<double> parse_usd_per_mwh(std::string_view text) { return parse(text, kPrices); }
std::string usd_per_mwh_text(double value) { return text_of(value, kPrices, "usd/mwh"); }

std::optional<double> parse_million_usd(std::string_view text) { return parse(text, kMoney); }
std::string million_usd_text(double value) { return text_of(value, kMoney, "million usd"); }

std::optional<double> parse_share(std::string_view text) {
  if (text.ends_with('%')) {
    text.remove_suffix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    const auto number = parse_number(text);
    return number ? std::optional(*number / 100) : std::nullopt;
  }
  constexpr Unit kShare[] = {{"share", 1}};
  return parse(text, kShare);
}

std::string share_text(double share) {
  const double rounded = std::round(share * 100 * 1e9) / 1e9;
  return rounded / 100 == share ? number_text(rounded) + " %" : number_text(share) + " share";
}

int letters_apart(std::string_view a, std::string_view b) {
  a = a.substr(0, 64), b = b.substr(0, 64);
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int corner = row[0];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int change = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

}  // namespace netback::scenario
