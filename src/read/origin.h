// Who stands behind a claim: the end of its chain, the same wherever it is quoted. Unnamed officials of one outlet are that
// outlet's; what a page says itself is one origin with the pages that copy it.
#pragma once
#include <string>
#include <vector>

#include "read/same_claim.h"

namespace netback::read {

struct OriginKey {
  std::string key;   // equal for one origin
  std::string name;  // as printed
  std::string ref;   // world id, or empty
};

// Pages that share half of the shorter one's claims nearly word for word are one family: named by its smallest hash.
std::vector<std::string> page_families(const std::vector<NamedPage>& pages, const std::vector<ClaimKey>& keys);
OriginKey origin_of(const PageRead& page, const Claim& claim, const std::string& family);

}  // namespace netback::read
