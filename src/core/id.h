// Index ids: 4 bytes, no implicit conversions, so that a node cannot be used where an arc is meant.
#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>

namespace netback {

template <class Tag>
struct Id {
  std::uint32_t index = UINT32_MAX;
  constexpr Id() = default;
  constexpr explicit Id(std::size_t i) : index(static_cast<std::uint32_t>(i)) {}
  constexpr bool valid() const { return index != UINT32_MAX; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

}  // namespace netback
