#include "read/origin.h"

#include <algorithm>
#include <map>
#include <set>

#include "read/text.h"

namespace netback::read {
namespace {

constexpr std::size_t kSharedClaims = 2;  // fewer prove no copying
constexpr double kSharedPart = 0.5;

std::string key_of(const Source& source) { return source.ref.empty() ? "name:" + fold(source.name) : source.ref; }

bool is_long(const ClaimKey& key) { return static_cast<std::size_t>(std::ranges::count(key.words, ' ')) + 1 >= kCopyWords; }

}  // namespace

std::vector<std::string> page_families(const std::vector<NamedPage>& pages, const std::vector<ClaimKey>& keys) {
  std::map<std::size_t, std::set<std::pair<std::string, std::size_t>>> holders;  // text -> pages, smallest hash first
  std::vector<std::size_t> counts(pages.size());
  for (const ClaimKey& key : keys)
    if (is_long(key)) {
      holders[key.text].emplace(pages[key.at.page].page.sha256, key.at.page);
      ++counts[key.at.page];
    }
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> shared;
  for (const auto& [text, holding] : holders)
    for (const auto& [hash, page] : holding)
      if (page != holding.begin()->second) ++shared[std::minmax(holding.begin()->second, page)];
  Union families(pages.size());
  for (const auto& [pair, count] : shared)
    if (count >= kSharedClaims &&
        static_cast<double>(count) >= kSharedPart * static_cast<double>(std::min(counts[pair.first], counts[pair.second])))
      families.join(pair.first, pair.second);
  std::vector<std::string> smallest(pages.size()), names(pages.size());
  for (std::size_t p = 0; p < pages.size(); ++p) {
    std::string& name = smallest[families.of(p)];
    if (name.empty() || pages[p].page.sha256 < name) name = pages[p].page.sha256;
  }
  for (std::size_t p = 0; p < pages.size(); ++p) names[p] = smallest[families.of(p)];
  return names;
}

OriginKey origin_of(const PageRead& page, const Claim& claim, const std::string& family) {
  const Source* last = nullptr;
  const Source* outlet = nullptr;
  for (const Link& link : claim.chain) {
    const Source* source = page.source(link.source);
    if (!source || source->kind == Source::SourceKind::page) continue;
    last = source;
    if (source->kind == Source::SourceKind::outlet) outlet = source;
  }
  if (!last) {
    if (claim.basis.unnamed) return {"page:" + family + "|unnamed", "somebody the page does not name", ""};
    return {"page:" + family, "the page itself", ""};
  }
  // "Officials", "the data": not the same in another house.
  const bool nameless =
      last->kind == Source::SourceKind::anonymous || (last->kind == Source::SourceKind::document && last->ref.empty());
  if (!nameless) return {key_of(*last), last->name, last->ref};
  if (outlet) return {key_of(*outlet), outlet->name, outlet->ref};
  return {"page:" + family + "|" + fold(last->name), last->name, ""};
}

}  // namespace netback::read
