// Keys numbered 0, 1, ... in the order they come: open addressing, one array of seats and one of keys, no memory per key.
// A text key is a view, whose letters somebody must keep: KeepLetters does.
// Example: KeyTable<std::string_view> words; words.add("gas") == 0; words.find("oil") == kNoKey.
#pragma once
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
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

template <class Key>
class KeyTable {
 public:
  explicit KeyTable(std::size_t expected = 0) { reserve(expected); }
  void reserve(std::size_t expected) {
    keys_.reserve(expected);
    std::size_t seats = 16;
    while (seats < 2 * expected) seats *= 2;
    if (seats > seats_.size()) move_to(seats);
  }
  std::uint32_t find(Key key) const {
    const Seat& seat = seats_[seat_of(key, key_hash(key))];
    return seat.number;  // kNoKey where the seat is free
  }
  // Number of the key, new or known.
  std::uint32_t add(Key key) {
    const std::uint32_t hash = key_hash(key);
    std::size_t at = seat_of(key, hash);
    if (seats_[at].number != kNoKey) return seats_[at].number;
    if (2 * (keys_.size() + 1) > seats_.size()) move_to(2 * seats_.size()), at = seat_of(key, hash);
    seats_[at] = {hash, static_cast<std::uint32_t>(keys_.size())};
    keys_.push_back(key);
    return seats_[at].number;
  }
  std::size_t size() const { return keys_.size(); }
  const Key& key(std::uint32_t number) const { return keys_[number]; }

 private:
  struct Seat { std::uint32_t hash = 0, number = kNoKey; };
  std::size_t seat_of(const Key& key, std::uint32_t hash) const {  // its own, or the free one it would take
    std::size_t at = hash & (seats_.size() - 1);
    while (seats_[at].number != kNoKey && !(seats_[at].hash == hash && keys_[seats_[at].number] == key))
      at = (at + 1) & (seats_.size() - 1);
    return at;
  }
  void move_to(std::size_t count) {
    std::vector<Seat> seats(count);
    for (const Seat& seat : seats_) {
      if (seat.number == kNoKey) continue;
      std::size_t at = seat.hash & (count - 1);
      while (seats[at].number != kNoKey) at = (at + 1) & (count - 1);
      seats[at] = seat;
    }
    seats_ = std::move(seats);
  }
  std::vector<Seat> seats_;  // a power of two of them
  std::vector<Key> keys_;
};

// Letters that stay where they are until it goes, also when it is moved.
class KeepLetters {
 public:
  // Room for `size` letters; write them before the next call. `keep` copies.
  char* room(std::size_t size) {
    if (blocks_.empty() || size > left_) {  // none after it was moved from
      const std::size_t block = size > kBlock ? size : kBlock;
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(block));
      next_ = blocks_.back().get(), left_ = block;
    }
    char* const given = next_;
    next_ += size, left_ -= size;
    return given;
  }
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    return {static_cast<char*>(std::memcpy(room(text.size()), text.data(), text.size())), text.size()};
  }

 private:
  static constexpr std::size_t kBlock = 32 << 10;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace netback
