// What HTML says about itself: containers that name their purpose (nav, class="related-posts"), meta tags and JSON-LD.
#pragma once
#include <string>
#include <string_view>

#include "read/html_element.h"
#include "read/page.h"

namespace netback::read {

struct Hint {
  Role role = Role::body;  // body = no hint
  bool story = false;      // holds the story
  std::string_view why;    // lives for ever
};
Hint hint_of(ElementName tag, std::string_view attributes);

// The next attribute from `at` on, which moves behind it; false at the end. Values keep their entities.
bool next_attribute(std::string_view attributes, std::size_t& at, std::string_view& name, std::string_view& value);
// Value of an attribute with entities decoded; empty when absent. `name` in lower case.
std::string attribute(std::string_view attributes, std::string_view name);

void read_meta(std::string_view attributes, RawPage& page);
// What an element with itemprop= or <time> says.
void read_microdata(ElementName tag, std::string_view attributes, RawPage& page);
void read_json_ld(std::string_view json, RawPage& page);

}  // namespace netback::read
