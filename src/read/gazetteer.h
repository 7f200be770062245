// What the reader needs to know of the world, handed in from outside so that this room depends on core alone.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/alias_view.h"
#include "read/claim.h"

namespace netback::read {

class AliasIndex;  // link.h

using Alias = AliasView;

// Answers a definite description with the ids it names; empty when the world has no answer.
using Answer = std::function<std::vector<std::string>(const Description&)>;

// Names are indexed once, when it is made; copies share the index. `letters` keeps what the aliases point into; without it
// they must outlive every copy.
class Gazetteer {
 public:
  Gazetteer(std::vector<Alias> aliases, Answer answer, std::shared_ptr<const void> letters = nullptr);
  const AliasIndex& names() const { return *names_; }

 private:
  std::shared_ptr<const void> letters_;
  std::shared_ptr<const AliasIndex> names_;
};

}  // namespace netback::read
