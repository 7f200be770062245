#include <algorithm>
#include <unordered_map>

#include "read/article.h"

namespace netback::read {
namespace {

constexpr std::size_t kShingle = 5;

std::uint64_t hash_words(const std::vector<std::string>& words, std::size_t first, std::size_t count) {
  std::uint64_t hash = 1469598103934665603ull;
  for (std::size_t i = first; i < first + count; ++i) {
    for (const char c : words[i]) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    hash = (hash ^ 0x20) * 1099511628211ull;
  }
  return hash;
}

}  // namespace

void mark_duplicates(const RawPage& page, const std::vector<std::vector<std::string>>& words,
                     std::vector<BlockRole>& roles) {
  (void)page;
  std::unordered_map<std::uint64_t, std::size_t> first_seen;  // shingle -> block
  for (std::size_t b = 0; b < roles.size(); ++b) {
    if (roles[b].role != Role::body) continue;
    const std::size_t width = std::min(kShingle, words[b].size());
    if (width == 0) continue;
    std::size_t shared = 0;
    const std::size_t total = words[b].size() - width + 1;
    std::unordered_map<std::size_t, std::size_t> owners;
    for (std::size_t i = 0; i < total; ++i) {
      const std::uint64_t hash = hash_words(words[b], i, width) + width;
      const auto [found, added] = first_seen.emplace(hash, b);
      if (!added && found->second != b) ++shared, ++owners[found->second];
    }
    if (shared * 5 < total * 4) continue;
    std::size_t owner = b, most = 0;
    for (const auto& [block, count] : owners)
      if (count > most || (count == most && block < owner)) owner = block, most = count;
    roles[b] = {Role::duplicate, "at least 80 % of its five-word runs stand in an earlier paragraph", owner};
  }
}

}  // namespace netback::read
