#include "read/duplicate.h"

#include <algorithm>
#include <bit>

namespace netback::read {
namespace {

constexpr std::size_t kShingle = 5;

// Hash of runs of words, each made of the one before: a polynomial whose digits are the words' hashes.
constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15ull;
constexpr std::uint64_t kFirstOfRun = kBase * kBase * kBase * kBase;
static_assert(kShingle == 5);

std::uint64_t hash_run(std::span<const FoldedWord> words) {
  std::uint64_t hash = 0;
  for (const FoldedWord& word : words) hash = hash * kBase + word.hash;
  return hash;
}

std::uint64_t next_run(std::uint64_t hash, const FoldedWord& first, const FoldedWord& next) {
  return (hash - first.hash * kFirstOfRun) * kBase + next.hash;
}

// High bits depend on all bits.
std::uint64_t spread(std::uint64_t hash) { return (hash ^ hash >> 32) * 0xFF51AFD7ED558CCDull; }

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
  std::uint64_t run = hash_run(words.first(width));
  for (std::size_t i = 0;; run = next_run(run, words[i - 1], words[i + width - 1])) {
    const std::uint32_t owner = first_seen_.owner(spread(run), static_cast<std::uint32_t>(b));
    if (owner != b) owners_.push_back(owner);
    if (++i == total) break;
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
