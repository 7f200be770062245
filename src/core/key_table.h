// Keys numbered 0, 1, ... in the order they come: open addressing, one array of seats and one of keys, no memory per key.
// A text key is a view, whose letters somebody must keep: KeepLetters does.
// Example: KeyTable<std::string_view> words; words.add("gas") == 0; words.find("oil") == kNoKey.
#pragma once
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace netback {

inline constexpr std::uint32_t kNoKey = 0xFFFFFFFFu;

constexpr std::uint32_t key_hash(std::uint64_t key) {
  key = (key ^ key >> 32) * 0xFF51AFD7ED558CCDu;
  return static_cast<std::uint32_t>(key >> 32);
}
inline std::uint32_t key_hash(std::string_view key) {  // eight letters at a time
  std::uint64_t hash = 0x9E3779B97F4A7C15u ^ key.size();
  const char* at = key.data();
  std::size_t left = key.size();
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t part;
    std::memcpy(&part, at, 8);
    hash = (hash ^ part) * 0xFF51AFD7ED558CCDu;
    hash ^= hash >> 32;
  }
  std::uint64_t part = 0;
  for (std::size_t i = 0; i < left; ++i) part |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
  hash = (hash ^ part) * 0xC4CEB9FE1A85EC53u;
  return static_cast<std::uint32_t>(hash >> 32);
}

// Where numbers sit by the hash of their keys. A seat of four bytes holds the number + 1 in as many low bits as there are
// seats, and the hash's bits above them: few keys are looked at that are not the one sought. 0 = free.
class KeySeats {
 public:
  // `hash_of` gives the hash of a number's key, for those that move.
  template <class HashOf>
  void reserve(std::size_t expected, HashOf&& hash_of) {
    std::size_t count = 16;
    while (count < 2 * expected) count *= 2;
    if (count <= seats_.size()) return;
    std::vector<std::uint32_t> old(count);
    old.swap(seats_);
    for (const std::uint32_t seat : old)
      if (seat) put(hash_of((seat & (old.size() - 1)) - 1), (seat & (old.size() - 1)) - 1);
  }
  // The number with this hash for which `is_it` holds, or kNoKey.
  template <class IsIt>
  std::uint32_t find(std::uint32_t hash, IsIt&& is_it) const {
    if (seats_.empty()) return kNoKey;
    const std::uint32_t low = static_cast<std::uint32_t>(seats_.size() - 1);
    for (std::uint32_t at = hash & low; seats_[at]; at = (at + 1) & low)
      if (((seats_[at] ^ hash) & ~low) == 0 && is_it((seats_[at] & low) - 1)) return (seats_[at] & low) - 1;
    return kNoKey;
  }
  void put(std::uint32_t hash, std::uint32_t number) {
    const std::uint32_t low = static_cast<std::uint32_t>(seats_.size() - 1);
    std::uint32_t at = hash & low;
    while (seats_[at]) at = (at + 1) & low;
    seats_[at] = (hash & ~low) | (number + 1);
  }

 private:
  std::vector<std::uint32_t> seats_;  // a power of two of them, at least twice the numbers
};

template <class Key>
class KeyTable {
 public:
  explicit KeyTable(std::size_t expected = 0) { reserve(expected); }
  void reserve(std::size_t expected) {
    if (expected == 0) return;
    keys_.reserve(expected);
    seats_.reserve(expected, [this](std::uint32_t number) { return key_hash(keys_[number]); });
  }
  std::uint32_t find(Key key) const { return find(key, key_hash(key)); }  // kNoKey where there is none
  bool contains(Key key) const { return find(key) != kNoKey; }
  // Number of the key, new or known.
  std::uint32_t add(Key key) {
    const std::uint32_t hash = key_hash(key);
    if (const std::uint32_t known = find(key, hash); known != kNoKey) return known;
    seats_.reserve(keys_.size() + 1, [this](std::uint32_t number) { return key_hash(keys_[number]); });
    seats_.put(hash, static_cast<std::uint32_t>(keys_.size()));
    keys_.push_back(key);
    return static_cast<std::uint32_t>(keys_.size() - 1);
  }
  std::size_t size() const { return keys_.size(); }
  const Key& key(std::uint32_t number) const { return keys_[number]; }

 private:
  std::uint32_t find(Key key, std::uint32_t hash) const {
    return seats_.find(hash, [&](std::uint32_t number) { return keys_[number] == key; });
  }
  KeySeats seats_;
  std::vector<Key> keys_;
};

// Runs of values that stay where they are until it goes, also when it is moved.
template <class T>
class KeepRuns {
 public:
  // Room for `size` values; write them before the next call. `keep` copies.
  T* room(std::size_t size) {
    if (blocks_.empty() || size > left_) {  // none after it was moved from
      const std::size_t block = size > kBlock ? size : kBlock;
      blocks_.push_back(std::make_unique_for_overwrite<T[]>(block));
      next_ = blocks_.back().get(), left_ = block;
    }
    T* const given = next_;
    next_ += size, left_ -= size;
    return given;
  }
  std::span<const T> keep(std::span<const T> run) {
    if (run.empty()) return {};
    return {static_cast<T*>(std::memcpy(room(run.size()), run.data(), run.size_bytes())), run.size()};
  }

 private:
  static_assert(std::is_trivially_copyable_v<T>);
  static constexpr std::size_t kBlock = (32 << 10) / sizeof(T);
  std::vector<std::unique_ptr<T[]>> blocks_;
  T* next_ = nullptr;
  std::size_t left_ = 0;
};

class KeepLetters : public KeepRuns<char> {
 public:
  std::string_view keep(std::string_view text) {
    const std::span<const char> kept = KeepRuns::keep(text);
    return {kept.data(), kept.size()};
  }
};

}  // namespace netback
