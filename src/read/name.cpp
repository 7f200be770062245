// Names of the enumerations as they stand in claims.json, and of sources by their id.
#include <algorithm>

#include "core/number.h"
#include "read/claim.h"

namespace netback::read {

const char* hedge_name(Hedge hedge) {
  constexpr const char* kNames[] = {"asserted", "reported", "alleged",     "probable", "possible",
                                    "doubtful", "planned",  "conditional", "denied",   "no_comment"};
  return kNames[static_cast<int>(hedge)];
}
const char* kind_name(Kind kind) {
  constexpr const char* kNames[] = {"authorial", "reported", "denial", "no_comment", "unverified", "precondition"};
  return kNames[static_cast<int>(kind)];
}
const char* state_name(When::State state) {
  constexpr const char* kNames[] = {"open", "resolved", "bounded", "symbolic"};
  return kNames[static_cast<int>(state)];
}
const char* source_kind_name(Source::SourceKind kind) {
  constexpr const char* kNames[] = {"page", "outlet", "official", "company", "anonymous", "document", "other"};
  return kNames[static_cast<int>(kind)];
}
const char* role_name(Role role) {
  constexpr const char* kNames[] = {"title",   "body",    "heading", "duplicate",  "error_banner",
                                    "menu",    "byline",  "caption", "disclaimer", "comments",
                                    "related", "consent", "advert",  "empty",      "other"};
  return kNames[static_cast<int>(role)];
}

const Source* PageRead::source(const std::string& id) const {
  // Ids are "s" and the place in the list; the search is for pages made by hand.
  if (id.starts_with('s'))
    if (const auto at = parse_number(std::string_view(id).substr(1));
        at && *at >= 0 && *at < static_cast<double>(sources.size()))
      if (const Source& there = sources[static_cast<std::size_t>(*at)]; there.id == id) return &there;
  const auto found = std::ranges::find(sources, id, &Source::id);
  return found == sources.end() ? nullptr : &*found;
}

}  // namespace netback::read
