// A half-open range of bytes in the untouched input page.
#pragma once
#include <cstddef>
#include <string_view>

namespace netback {

struct TextSpan {
  std::size_t begin = 0, end = 0;
  constexpr std::size_t size() const { return end - begin; }
  friend constexpr bool operator==(TextSpan, TextSpan) = default;
  std::string_view in(std::string_view bytes) const { return bytes.substr(begin, end - begin); }
};

}  // namespace netback
