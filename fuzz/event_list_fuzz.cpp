// Any bytes as a dated list of events: every fault is told with its line, and what is read sets rows the same way twice,
// each by a value and in a month of the list.
#include <cstdint>
#include <string_view>

#include "calibrate/event_list.h"
#include "fuzz_require.h"
#include "unit/scenario_fixture.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace netback;
  static const world::World kWorld = scenario::test::small_world();
  std::vector<world::Finding> findings;
  const auto list = calibrate::parse_event_list({reinterpret_cast<const char*>(data), size}, "fuzz.csv", findings);
  for (const auto& finding : findings)
    require(!finding.what.empty() && finding.where.starts_with("fuzz.csv") && !finding.fix.empty());
  if (!list) {
    require(!list.error().what.empty() && list.error().where.starts_with("fuzz.csv"));
    return 0;
  }
  if (list->empty() || !findings.empty()) return 0;
  const int year = list->front().year;
  for (const auto path : {calibrate::Path::announced, calibrate::Path::pessimistic}) {
    const calibrate::View view{Date{year, 6, 1}, Month(year, 6), path};
    const auto set = calibrate::settings(kWorld, *list, year, view);
    require(set == calibrate::settings(kWorld, *list, year, view));
    for (const auto& one : set) require(one.month.year() == year && one.value >= 0 && one.value <= 20);
  }
  return 0;
}
