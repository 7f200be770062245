// Names in text to ids of the world: a trie over folded alias words, longest match first; metonyms by their place in
// the sentence; demonyms; definite descriptions that the world's tables answer.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/key_table.h"
#include "read/gazetteer.h"
#include "read/grammar.h"
#include "read/text.h"
#include "read/time.h"

namespace netback::read {

struct AliasHit {
  Range tokens;
  std::vector<std::size_t> aliases;  // indices into the gazetteer
  double score = 1.0;
};

// Built once for a gazetteer and asked by every page: nothing of it changes afterwards.
class AliasIndex {
 public:
  AliasIndex(std::vector<Alias> aliases, Answer answer);
  // Longest hits from left to right; a hit may begin inside another only when it ends later.
  std::vector<AliasHit> find(const Tokens& tokens, Range range, std::string_view text) const;
  // Id of a whole name; of several the person, government or organisation; empty when unknown.
  std::string exact(std::string_view name) const;
  // Id of a word of some alias, for Spelling::name_word; 0 when it is in none.
  std::uint32_t word_id(std::string_view folded) const;
  // The node to which a word of this id leads from the root, for Spelling::name_start; 0 = it begins no alias.
  std::uint32_t name_start(std::uint32_t word) const { return word ? step(0, word) : 0; }
  // Does a name of several letters begin, or end, with the first or last letters of the word? A word of few may be any's.
  bool may_begin_long_name(std::string_view folded) const;
  bool may_end_long_name(std::string_view folded) const;
  bool has_government(std::string_view ref) const { return governments_.find(ref) != kNoKey; }
  const Alias& alias(std::size_t i) const { return aliases_[i]; }
  // Ids that a definite description names; none when nobody can say.
  std::vector<std::string> answer(const Description& d) const { return answer_ ? answer_(d) : std::vector<std::string>(); }

 private:
  struct LongName {  // one long enough for a slip of the pen
    std::string_view text;
    std::uint32_t alias;
  };
  struct Slip {  // a LongName under its first letters and again under its last
    std::uint64_t key;
    std::uint32_t name, next;  // next of the same bucket
    std::uint32_t size;        // of the name, which must differ by one letter at most
    char first;                // letter of it, in which no slip is looked for
  };
  std::uint32_t insert(const std::vector<std::string_view>& words);
  void add_long_name(std::string_view name, std::uint32_t alias);
  void sort_by_node(const std::vector<std::uint32_t>& node_of);
  std::span<const std::uint32_t> ending_in(std::uint32_t node) const {
    return {by_node_.data() + node_begin_[node], by_node_.data() + node_begin_[node + 1]};
  }
  std::uint32_t step(std::uint32_t node, std::uint32_t word) const;  // 0: no such name
  bool has_slip_key(std::uint64_t key) const;
  AliasHit near(const Tokens& tokens, Range range) const;

  std::vector<Alias> aliases_;
  Answer answer_;
  KeepLetters letters_;                        // of folded names
  KeyTable<std::string_view> words_;           // of all aliases; ids are numbers + 1
  KeyTable<std::uint64_t> edges_;              // of the trie: node and word; leads to node number + 1
  std::vector<std::uint32_t> by_node_;         // aliases, those that end in a node together
  std::vector<std::uint32_t> node_begin_;      // of by_node_
  std::uint32_t lng_word_ = 0;                 // "lng", for which "liquefied natural gas" stands too
  std::vector<LongName> long_names_;
  std::vector<Slip> slips_;
  std::vector<std::uint32_t> slip_buckets_;    // first of `slips_`, by key; kNoKey = none
  KeyTable<std::string_view> governments_;
};

struct LinkResult {
  std::vector<Reference> links;
  std::vector<Description> descriptions;
};
// Links of the words in `range`; `text` is the block's. Spans are bytes of the block's text.
// `sentence` are the hits of the whole sentence.
LinkResult link_range(const Tokens& tokens, Range range, std::string_view text, const AliasIndex& index,
                      const std::vector<AliasHit>& sentence);
// The government of a country if the tables know one, else empty: country:us -> gov:us.
std::string government_of(std::string_view country, const AliasIndex& index);

}  // namespace netback::read
