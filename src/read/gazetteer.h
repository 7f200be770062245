// What the reader needs to know of the world, handed in from outside so that this room depends on core alone.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "read/claim.h"

namespace netback::read {

struct Alias {
  std::string text, ref, kind;  // kind: name, short, demonym, metonym, description, acronym
};

struct Gazetteer {
  std::vector<Alias> aliases;
  // Answers a definite description with the ids it names; empty when the world has no answer.
  std::function<std::vector<std::string>(const Description&)> answer;
};

}  // namespace netback::read
