// Which claims say the same. Two ways: nearly the same words (copies), or the same event, parties, things, amounts, time and
// condition in other words.
#pragma once
#include <string>
#include <vector>

#include "read/merge.h"

namespace netback::read {

// Sets that grow together; the smallest index stands for the set.
class Union {
 public:
  explicit Union(std::size_t count);
  std::size_t of(std::size_t i);
  void join(std::size_t a, std::size_t b);

 private:
  std::vector<std::size_t> parent_;
};

struct ClaimKey {
  ClaimPlace at;
  const Claim* claim = nullptr;
  std::string words;  // folded, one space between
  std::string matter;  // event, parties, things; empty = too little is known of them
  std::string topic;  // the matter with its condition, and whether it is left open or needed
  std::string figures;  // amounts and fixed times; empty = none
  std::size_t text = 0;  // claims with nearly the same words share it; by content, not by place
  std::size_t same = 0;  // claims of one statement share it
};

// Event types that many unlike statements share: there the figures must agree too.
bool is_broad(std::string_view type);

// Keys of all claims, sorted by content so that nothing depends on the order of pages.
std::vector<ClaimKey> claim_keys(const std::vector<NamedPage>& pages);
// Fills `text` and `same`.
void group_claims(std::vector<ClaimKey>& keys);

// Long enough that equal words mean copying, not chance.
inline constexpr std::size_t kCopyWords = 8;

}  // namespace netback::read
