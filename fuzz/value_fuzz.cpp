// Any bytes as a number, a date, a month or a value with its unit: what is read is finite and is read back from its own
// text.
#include <cmath>
#include <cstdint>
#include <string_view>

#include "core/date.h"
#include "core/month.h"
#include "core/number.h"
#include "core/units.h"
#include "core/utf8.h"
#include "fuzz_require.h"
#include "read/text.h"
#include "read/time.h"
#include "scenario/value.h"

namespace netback {
namespace {

void check(std::string_view text) {
  if (const auto number = parse_number(text)) {
    require(std::isfinite(*number) && parse_number(number_text(*number)) == *number);
    require(parse_number(fixed_text(*number, 2)).has_value());
  }
  if (const auto day = parse_date(text)) {
    require(day->month >= 1 && day->month <= 12 && day->day >= 1 && day->day <= days_in_month(day->year, day->month));
    require(parse_date(day->text()) == day && date_from_days(days_since_epoch(*day)) == *day);
  }
  if (const auto month = parse_month(text)) require(parse_month(month->text()) == month);
  if (const auto twh = scenario::parse_twh_per_year(text))
    require(std::isfinite(*twh) && scenario::parse_twh_per_year(scenario::twh_per_year_text(*twh)) == *twh);
  if (const auto share = scenario::parse_share(text))
    require(std::isfinite(*share) && scenario::parse_share(scenario::share_text(*share)) == *share);
  if (const auto price = scenario::parse_usd_per_mwh(text))
    require(std::isfinite(*price) && scenario::parse_usd_per_mwh(scenario::usd_per_mwh_text(*price)) == *price);
  (void)units::twh_per(text);
  if (first_invalid_utf8(text) != std::string_view::npos) return;
  if (const auto day = read::date_in(text)) require(date_from_days(days_since_epoch(*day)) == *day);
  require(first_invalid_utf8(read::fold(text)) == std::string_view::npos);
}

}  // namespace
}  // namespace netback

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  netback::check({reinterpret_cast<const char*>(data), size});
  return 0;
}
