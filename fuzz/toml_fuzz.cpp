// Any bytes as scenario.toml: an error says where and what to write instead; what is read is a fixed point of writing.
#include <cstdint>
#include <string_view>

#include "fuzz_require.h"
#include "scenario/scenario.h"
#include "unit/scenario_fixture.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace netback;
  static const world::World kWorld = scenario::test::small_world();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = scenario::parse_toml(bytes, "fuzz.toml", kWorld);
  if (!read) {
    require(!read.error().what.empty() && read.error().where.starts_with("fuzz.toml") && !read.error().fix.empty());
    return 0;
  }
  const std::string written = scenario::to_toml(*read);
  const auto again = scenario::parse_toml(written, "again.toml", kWorld);
  require(again.has_value());
  require(scenario::to_toml(*again) == written);
  return 0;
}
