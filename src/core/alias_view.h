// What text may call a thing of the world: the word between the tables that hold names and the reader that finds them.
#pragma once
#include <string_view>

namespace netback {

struct AliasView {
  std::string_view text, ref, kind;  // kind: name, short, demonym, metonym, description, acronym
};

}  // namespace netback
