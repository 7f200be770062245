// What the claims of a page have to do with each other.
#include <algorithm>
#include <unordered_map>

#include "read/claim_maker.h"

namespace netback::read {
namespace {

constexpr std::size_t kRelateBack = 200;   // claims looked back at
constexpr std::size_t kMostRelations = 8;  // of one claim

// The same things, or without any the same parties.
bool shares_matter(const Claim& a, const Claim& b) {
  for (const std::string& asset : a.event.assets)
    if (std::find(b.event.assets.begin(), b.event.assets.end(), asset) != b.event.assets.end()) return true;
  return a.event.assets.empty() && b.event.assets.empty() && !a.event.agent.empty() && a.event.agent == b.event.agent &&
         a.event.target == b.event.target;
}

}  // namespace

void ClaimMaker::relate() {
  std::vector<Claim>& claims = page_.claims;
  // Claims seen so far by the type of their event; "background" relates to nothing.
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_type;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    Claim& claim = claims[i];
    const auto each_earlier = [&](std::string_view type, auto&& relate) {
      if (type.empty() || type == "background") return;
      const auto found = by_type.find(type);
      if (found == by_type.end()) return;
      const std::vector<std::size_t>& same = found->second;
      auto at = std::lower_bound(same.begin(), same.end(), i - std::min(i, kRelateBack));
      for (; at != same.end() && claim.relations.size() < kMostRelations; ++at) relate(*at);
    };
    each_earlier(claim.condition_type, [&](std::size_t j) { claim.relations.push_back({"conditionOn", claims[j].id}); });
    each_earlier(claim.event.type, [&](std::size_t j) {
      const Claim& earlier = claims[j];
      if (claim.event.type == "no_comment" || carried_[i] || carried_[j] || claim.negated == earlier.negated ||
          !shares_matter(claim, earlier))
        return;
      claim.relations.push_back({claim.origin == earlier.origin ? "supersedes" : "contradicts", earlier.id});
    });
    by_type[claim.event.type].push_back(i);
  }
}

}  // namespace netback::read
