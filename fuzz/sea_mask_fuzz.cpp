// Any bytes as a chart of the sea: refused, or read so that writing it and reading it again gives the same.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "route/sea_mask.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using netback::route::SeaMask;
  auto mask = SeaMask::of_bytes({reinterpret_cast<const char*>(data), size}, "fuzz");
  if (!mask) return 0;
  mask->measure_clearance();
  (void)mask->clear(mask->centre(0, 0), mask->centre(mask->rows() - 1, mask->cols() - 1));
  const auto bytes = mask->bytes();
  const auto again = SeaMask::of_bytes(bytes, "fuzz");
  if (!again || again->bytes() != bytes) std::abort();
  return 0;
}
