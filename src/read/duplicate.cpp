#include "read/duplicate.h"

#include <algorithm>
#include <bit>

namespace netback::read {
namespace {

constexpr std::size_t kShingle = 5;

std::uint64_t hash_run(std::span<const FoldedWord> words) {
  std::uint64_t hash = words.size();
  for (const FoldedWord& word : words) hash = (std::rotl(hash, 23) ^ word.hash) * 0x9E3779B97F4A7C15ull;
  return hash;
}

}  // namespace

FirstSeen::FirstSeen(std::size_t most) : slots_(std::bit_ceil(2 * most + 1)) {}

std::uint32_t FirstSeen::owner(std::uint64_t run, std::uint32_t block) {
  const std::uint32_t tag = static_cast<std::uint32_t>(run >> 32) | 1;  // 0 marks a free slot
  std::size_t at = run & (slots_.size() - 1);
  while (slots_[at].tag != 0 && slots_[at].tag != tag) at = (at + 1) & (slots_.size() - 1);
  if (slots_[at].tag == 0) slots_[at] = {tag, block}, ++count_;
  return slots_[at].block;
}

std::size_t DuplicateMarker::find_owners(std::size_t b) {
  owners_.clear();
  const std::span<const FoldedWord> words = book_.words_of(features_[b]);
  const std::size_t width = std::min(kShingle, words.size());
  const std::size_t total = words.size() - width + 1;
  for (std::size_t i = 0; i < total; ++i) {
    const std::uint32_t owner = first_seen_.owner(hash_run(words.subspan(i, width)), static_cast<std::uint32_t>(b));
    if (owner != b) owners_.push_back(owner);
  }
  seen_[b] = 1;
  return total;
}

void DuplicateMarker::mark(std::vector<BlockRole>& roles) {
  if (repeats_ || !adds_nothing_known(roles)) mark_all(roles);
}

// Do the blocks that joined the body since the last time repeat nothing either?
bool DuplicateMarker::adds_nothing_known(const std::vector<BlockRole>& roles) {
  for (std::size_t b = 0; b < roles.size(); ++b) {
    if (roles[b].role != Role::body || features_[b].word_count == 0 || seen_[b]) continue;
    if (!first_seen_.has_room(features_[b].word_count)) return false;
    find_owners(b);
    if (!owners_.empty()) return false;
  }
  return true;
}

void DuplicateMarker::mark_all(std::vector<BlockRole>& roles) {
  std::size_t all = 0;
  for (std::size_t b = 0; b < roles.size(); ++b)
    if (roles[b].role == Role::body) all += features_[b].word_count;
  first_seen_ = FirstSeen(all);
  seen_.assign(roles.size(), 0);
  repeats_ = false;
  for (std::size_t b = 0; b < roles.size(); ++b) {
    if (roles[b].role != Role::body || features_[b].word_count == 0) continue;
    const std::size_t total = find_owners(b);
    repeats_ = repeats_ || !owners_.empty();
    if (owners_.empty() || owners_.size() * 5 < total * 4) continue;
    // The earlier block that it shares most with.
    std::sort(owners_.begin(), owners_.end());
    std::size_t most = 0;
    std::uint32_t owner = owners_.front();
    for (std::size_t i = 0, run = 0; i < owners_.size(); ++i) {
      run = i > 0 && owners_[i] == owners_[i - 1] ? run + 1 : 1;
      if (run > most) most = run, owner = owners_[i];
    }
    roles[b] = {Role::duplicate, "at least 80 % of its five-word runs stand in an earlier paragraph", "", owner};
  }
}

}  // namespace netback::read
