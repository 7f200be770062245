// Values by key in flat memory, on KeyTable's terms: text keys are views whose letters somebody must keep. Nothing is ever
// taken out.
// Example: KeyMap<std::string_view, int> share; share["gas"] = 3; share.find("gas")->second == 3; share.find("oil") ==
// share.end().
#pragma once
#include <span>
#include <utility>

#include "core/key_table.h"

namespace netback {

template <class Key, class Value>
class KeyMap {
 public:
  using Entry = std::pair<Key, Value>;
  void reserve(std::size_t expected) {
    entries_.reserve(expected);
    seats_.reserve(expected, hash_of());
  }
  // Entries stay where they are until the next new key.
  const Entry* find(Key key) const {
    const std::uint32_t number = find(key, key_hash(key));
    return number == kNoKey ? end() : &entries_[number];
  }
  const Entry* begin() const { return entries_.data(); }
  const Entry* end() const { return entries_.data() + entries_.size(); }
  Value& operator[](Key key) {
    const std::uint32_t hash = key_hash(key);
    if (const std::uint32_t known = find(key, hash); known != kNoKey) return entries_[known].second;
    seats_.reserve(entries_.size() + 1, hash_of());
    seats_.put(hash, static_cast<std::uint32_t>(entries_.size()));
    return entries_.emplace_back(key, Value()).second;
  }
  std::size_t size() const { return entries_.size(); }

 private:
  std::uint32_t find(Key key, std::uint32_t hash) const {
    return seats_.find(hash, [&](std::uint32_t number) { return entries_[number].first == key; });
  }
  auto hash_of() const {
    return [this](std::uint32_t number) { return key_hash(entries_[number].first); };
  }
  KeySeats seats_;
  std::vector<Entry> entries_;
};

// A list of numbers for each key, all lists in one array: add() all, then close(), then ask.
template <class Key>
class KeyLists {
 public:
  void add(Key key, std::uint32_t value) { added_.emplace_back(keys_.add(key), value); }
  void close() {
    begin_.assign(keys_.size() + 1, 0);
    for (const auto& [key, value] : added_) ++begin_[key + 1];
    for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
    values_.resize(added_.size());
    std::vector<std::uint32_t> next = begin_;
    for (const auto& [key, value] : added_) values_[next[key]++] = value;
    added_ = {};
  }
  // Its values in the order they were added.
  std::span<const std::uint32_t> of(Key key) const {
    const std::uint32_t number = keys_.find(key);
    if (number == kNoKey) return {};
    return std::span(values_).subspan(begin_[number], begin_[number + 1] - begin_[number]);
  }

 private:
  KeyTable<Key> keys_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> added_;  // key and value, until it is closed
  std::vector<std::uint32_t> begin_, values_;
};

}  // namespace netback
