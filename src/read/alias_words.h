// How names are compared, for the index of them and for the search in it.
#pragma once
#include <cstdint>
#include <string_view>

#include "core/key_table.h"

namespace netback::read {

inline constexpr std::size_t kSlipLength = 8;      // shorter names have too many neighbours
inline constexpr std::size_t kSlipBuckets = 8192;  // about as many as names have keys

inline constexpr std::size_t kStartLetters = 3, kEndLetters = 4;
// Keys of a name of at least seven letters: its first three, its last four.
inline std::uint64_t start_of(std::string_view name) {
  return 1u | static_cast<unsigned char>(name[0]) << 8 | static_cast<unsigned char>(name[1]) << 16 |
         static_cast<unsigned char>(name[2]) << 24;
}
inline std::uint64_t end_of(std::string_view name) {
  std::uint64_t key = 2;
  for (const char c : name.substr(name.size() - kEndLetters)) key = key << 8 | static_cast<unsigned char>(c);
  return key << 8;
}

inline std::size_t slip_bucket(std::uint64_t key) { return key_hash(key) % kSlipBuckets; }

}  // namespace netback::read
