// What HTML says about itself: containers that name their purpose (nav, class="related-posts"), meta tags and JSON-LD.
#pragma once
#include <string>
#include <string_view>

#include "read/page.h"

namespace netback::read {

struct Hint {
  Role role = Role::body;  // body = no hint
  std::string_view why;
};
Hint hint_of(std::string_view tag, std::string_view attributes);
// Value of an attribute with entities decoded; empty when absent.
std::string attribute(std::string_view attributes, std::string_view name);
void read_meta(std::string_view attributes, RawPage& page);
void read_json_ld(std::string_view json, RawPage& page);

}  // namespace netback::read
