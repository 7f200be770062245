// Positions in solver arrays are 32-bit integers, as the solver takes them; vectors want sizes.
#pragma once
#include <cstddef>
#include <cstdint>

namespace netback {

// `index` as a position in a vector; never below 0.
constexpr std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

}  // namespace netback
