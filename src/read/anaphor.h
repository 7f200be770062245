// Things named before and named again by their kind alone: "the plant", "the company", "the strait". What was last mentioned
// of its kind is meant; where one mention named several things, each of them is kept with its share of the score.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "read/link.h"

namespace netback::read {

class Mentions {
 public:
  // Adds to `result` what definite descriptions within `range` go back to. `hits` are those of the whole sentence.
  void resolve(const Tokens& tokens, Range range, std::string_view text, const std::vector<AliasHit>& hits,
               const AliasIndex& index, LinkResult& result) const;
  // To be called once a sentence, after its claims.
  void see(const std::vector<AliasHit>& hits, const AliasIndex& index);

 private:
  struct Group {
    std::vector<std::vector<std::string>> mentions;  // of one sentence; ids of each mention
    std::size_t when = 0;
  };
  std::array<Group, 11> groups_;  // by kind of thing
  std::size_t clock_ = 0;  // hits seen so far
};

// The word may end such a description; for kNamesThing.
bool names_thing(const SpelledWord& word);

}  // namespace netback::read
