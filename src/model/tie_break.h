// A fraction in [0, 1) from an id: FNV-1a, the same on every machine.
#pragma once
#include <cstdint>
#include <string_view>

namespace netback::model {

constexpr double id_fraction(std::string_view id) {
  std::uint64_t hash = 14695981039346656037ull;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return static_cast<double>(hash >> 11) / static_cast<double>(std::uint64_t{1} << 53);
}

}  // namespace netback::model
