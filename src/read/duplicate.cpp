#include <algorithm>
#include <bit>

#include "read/article.h"
#include "read/block_feature.h"

namespace netback::read {
namespace {

constexpr std::size_t kShingle = 5;

std::uint64_t hash_run(std::span<const FoldedWord> words) {
  std::uint64_t hash = words.size();
  for (const FoldedWord& word : words) hash = (std::rotl(hash, 23) ^ word.hash) * 0x9E3779B97F4A7C15ull;
  return hash | 1;  // 0 marks a free slot
}

// Run of words -> the block that had it first. Open addressing, sized once: linear in the words.
class FirstSeen {
 public:
  explicit FirstSeen(std::size_t most) : slots_(std::bit_ceil(2 * most + 1)) {}
  std::uint32_t owner(std::uint64_t run, std::uint32_t block) {
    std::size_t at = run >> 20 & (slots_.size() - 1);
    while (slots_[at].run != 0 && slots_[at].run != run) at = (at + 1) & (slots_.size() - 1);
    if (slots_[at].run == 0) slots_[at] = {run, block};
    return slots_[at].block;
  }

 private:
  struct Slot {
    std::uint64_t run = 0;
    std::uint32_t block = 0;
  };
  std::vector<Slot> slots_;
};

}  // namespace

void mark_duplicates(const WordBook& book, const std::vector<Features>& features, std::vector<BlockRole>& roles) {
  std::size_t all = 0;
  for (std::size_t b = 0; b < roles.size(); ++b)
    if (roles[b].role == Role::body) all += features[b].word_count;
  FirstSeen first_seen(all);
  std::vector<std::uint32_t> owners;
  for (std::size_t b = 0; b < roles.size(); ++b) {
    if (roles[b].role != Role::body || features[b].word_count == 0) continue;
    const std::span<const FoldedWord> words = book.words_of(features[b]);
    const std::size_t width = std::min(kShingle, words.size());
    const std::size_t total = words.size() - width + 1;
    owners.clear();
    for (std::size_t i = 0; i < total; ++i) {
      const std::uint32_t owner = first_seen.owner(hash_run(words.subspan(i, width)), static_cast<std::uint32_t>(b));
      if (owner != b) owners.push_back(owner);
    }
    if (owners.empty() || owners.size() * 5 < total * 4) continue;
    // The earlier block that it shares most with.
    std::sort(owners.begin(), owners.end());
    std::size_t most = 0;
    std::uint32_t owner = owners.front();
    for (std::size_t i = 0, run = 0; i < owners.size(); ++i) {
      run = i > 0 && owners[i] == owners[i - 1] ? run + 1 : 1;
      if (run > most) most = run, owner = owners[i];
    }
    roles[b] = {Role::duplicate, "at least 80 % of its five-word runs stand in an earlier paragraph", "", owner};
  }
}

}  // namespace netback::read
